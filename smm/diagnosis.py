"""The five questions and what they say: how alive each current is, and whether the communication is social.

The article: «la comunicazione per essere tecnicamente social deve andare in più di una direzione».
"""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from smm.media import Capability, Channel, Flow
from smm.parameters import Parameters, default_parameters


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


class Contradiction(StrEnum):
    """A way in which belief, answers and mix disagree."""

    BELIEF_TOO_HIGH = "belief_too_high"
    BELIEF_TOO_LOW = "belief_too_low"
    ACTIVE_WITHOUT_VOICE = "active_without_voice"
    VOICE_WITHOUT_CHANNEL = "voice_without_channel"
    COMMUNITY_WITHOUT_CHANNEL = "community_without_channel"


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


class Diagnosis(BaseModel):
    """What the five answers say.

    Attributes
    ----------
    flows : dict of Flow to float
        How alive each flow is, 0 to 1.
    active : float
        How active the conversation is, 0 to 1.
    currents : dict of Current to float
        How alive each current is, 0 to 1; dialogue is ``min(flows in, flows out) * active``.
    level : Level
    social : bool
    contradictions : tuple of Contradiction
        Where the belief, the answers and the channels disagree.
    unanswered : tuple of str
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    answers: Answers
    flows: dict[Flow, float]
    active: float
    currents: dict[Current, float]
    level: Level
    social: bool
    contradictions: tuple[Contradiction, ...] = ()
    unanswered: tuple[str, ...] = ()


def diagnose(
    answers: Answers, channels: Iterable[Channel] = (), model_parameters: Parameters | None = None
) -> Diagnosis:
    """Derive currents, level and contradictions from the five answers.

    Parameters
    ----------
    answers : Answers
    channels : iterable of Channel
        The channels in use; only the contradictions between answers and mix need them.
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``.

    Examples
    --------
    >>> answers = Answers(company_to_consumer="always", consumer_to_company="never", consumer_to_consumer="never")
    >>> diagnose(answers).level
    <Level.MONOLOGUE: 'monologue'>
    """
    p = model_parameters or default_parameters()
    flows = {flow: p.mode(f"frequency_{answers.frequency(flow)}") for flow in Flow}
    active = p.mode(f"active_{answers.active or Activity.NO}")
    alive = {flow: value >= p.mode("alive_from") for flow, value in flows.items()}
    level = derive_level(alive, answers.active is Activity.YES)
    return Diagnosis.model_construct(
        answers=answers,
        flows=flows,
        active=active,
        currents=currents(flows, active),
        level=level,
        social=level.social,
        contradictions=tuple(_contradictions(answers, alive, level, tuple(channels))),
        unanswered=answers.unanswered,
    )


def currents(flows: dict[Flow, float], active: float) -> dict[Current, float]:
    """Return how alive the four currents are, from the three flows and the activity (all 0 to 1)."""
    out, back = flows[Flow.COMPANY_TO_CONSUMER], flows[Flow.CONSUMER_TO_COMPANY]
    return {
        Current.BROADCAST: out,
        Current.VOICE: back,
        Current.DIALOGUE: min(out, back) * active,
        Current.COMMUNITY: flows[Flow.CONSUMER_TO_CONSUMER],
    }


def derive_level(alive: dict[Flow, bool], active: bool) -> Level:
    """Return the verdict from which flows are alive and whether the conversation is active.

    The table of the model, made total: no flow alive is silence; customers who speak to a company that does not
    speak back, or only among themselves, are unheard.
    """
    out, back = alive[Flow.COMPANY_TO_CONSUMER], alive[Flow.CONSUMER_TO_COMPANY]
    among = alive[Flow.CONSUMER_TO_CONSUMER]
    if not (out or back or among):
        return Level.SILENCE
    if not (back or among):
        return Level.MONOLOGUE
    if not (out and back):
        return Level.UNHEARD
    if not active:
        return Level.EMERGING
    return Level.MANY_WAY if among else Level.TWO_WAY


def _contradictions(
    answers: Answers, alive: dict[Flow, bool], level: Level, channels: tuple[Channel, ...]
) -> Iterable[Contradiction]:
    order = tuple(Direction)
    derived = {Level.TWO_WAY: Direction.TWO_WAY, Level.MANY_WAY: Direction.MANY_WAY}.get(level, Direction.ONE_WAY)
    if not answers.unanswered and answers.direction is not None and answers.direction is not derived:
        higher = order.index(answers.direction) > order.index(derived)
        yield Contradiction.BELIEF_TOO_HIGH if higher else Contradiction.BELIEF_TOO_LOW
    if answers.active is Activity.YES and answers.consumer_to_company and not alive[Flow.CONSUMER_TO_COMPANY]:
        yield Contradiction.ACTIVE_WITHOUT_VOICE
    if channels and alive[Flow.CONSUMER_TO_COMPANY] and not _carries(channels, Flow.CONSUMER_TO_COMPANY):
        yield Contradiction.VOICE_WITHOUT_CHANNEL
    if channels and alive[Flow.CONSUMER_TO_CONSUMER] and not _carries(channels, Flow.CONSUMER_TO_CONSUMER):
        yield Contradiction.COMMUNITY_WITHOUT_CHANNEL


def _carries(channels: tuple[Channel, ...], flow: Flow) -> bool:
    return any(channel.capability(flow) in (Capability.MEDIUM, Capability.HIGH) for channel in channels)
