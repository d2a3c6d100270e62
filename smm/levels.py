"""What a conversation is made of, and what it is called: four currents, six levels."""

from enum import StrEnum


class Current(StrEnum):
    """The four currents of the model; dialogue is the article's point."""

    BROADCAST = "broadcast"
    VOICE = "voice"
    DIALOGUE = "dialogue"
    COMMUNITY = "community"


class Level(StrEnum):
    """The verdict, from nobody speaking to everybody speaking with everybody."""

    SILENCE = "silence"
    MONOLOGUE = "monologue"
    UNHEARD = "unheard"
    EMERGING = "emerging"
    TWO_WAY = "two_way"
    MANY_WAY = "many_way"

    @property
    def social(self) -> bool:
        """Whether communication runs in more than one direction, and is active."""
        return self in (Level.TWO_WAY, Level.MANY_WAY)
