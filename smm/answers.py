"""The five questions of the article and the answers to them."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from smm.media import Flow


class Frequency(StrEnum):
    """How often a flow runs."""

    NEVER = "never"
    RARELY = "rarely"
    SOMETIMES = "sometimes"
    OFTEN = "often"
    ALWAYS = "always"


class Activity(StrEnum):
    """Whether the conversation is active."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Direction(StrEnum):
    """The user's own belief about the communication."""

    ONE_WAY = "one_way"
    TWO_WAY = "two_way"
    MANY_WAY = "many_way"


QUESTIONS = (*Flow, "active", "direction")
"""The fields of :class:`Answers`; screens ask them in the article's order (``data/questions.csv``)."""


class Answers(BaseModel):
    """The answers to the five questions; ``None`` is a question not answered yet.

    An unanswered question counts as *never* or *no*: nothing is credited that nobody claimed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    consumer_to_consumer: Frequency | None = None
    consumer_to_company: Frequency | None = None
    company_to_consumer: Frequency | None = None
    active: Activity | None = None
    direction: Direction | None = None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions still open, in the article's order."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is None)

    def frequency(self, flow: Flow) -> Frequency:
        """Return how often a flow runs, *never* when not answered."""
        return getattr(self, flow.value) or Frequency.NEVER
