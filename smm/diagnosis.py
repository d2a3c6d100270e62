"""What the five answers and, where there is one, the log say: how alive each current is, and whether it is social.

The article: «la comunicazione per essere tecnicamente social deve andare in più di una direzione».
"""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from smm.answers import QUESTIONS, Activity, Answers, Direction, Frequency
from smm.belief import Belief, believe, currents, derive_level
from smm.comparison import Comparison, compare
from smm.contradictions import Contradiction, contradictions
from smm.levels import Current, Level
from smm.measured import Measured
from smm.media import Channel, Flow
from smm.parameters import Parameters, default_parameters

__all__ = [
    "QUESTIONS",
    "Activity",
    "Answers",
    "Contradiction",
    "Current",
    "Diagnosis",
    "Direction",
    "Frequency",
    "Level",
    "Source",
    "currents",
    "derive_level",
    "diagnose",
]


class Source(StrEnum):
    """Where a value of the diagnosis comes from."""

    ANSWERS = "answers"
    LOG = "log"


class Diagnosis(BaseModel):
    """What the five answers say, and what a log says in their place where it is used.

    Attributes
    ----------
    flows : dict of Flow to float
        How alive each flow is, 0 to 1.
    active : float
        How active the conversation is, 0 to 1: the answer, or the measured reply rate.
    currents : dict of Current to float
        How alive each current is, 0 to 1; dialogue is ``min(flows in, flows out) * active``, or the reply rate.
    level : Level
    social : bool
    belief : Belief
        The same from the answers alone.
    measured : Measured or None
        What the log said, whether it is used or not.
    comparisons : tuple of Comparison
        Belief against the log, whether it is used or not; empty without a log.
    sources : dict of Current to Source
    level_source : Source
    contradictions : tuple of Contradiction
        Where the belief, the answers, the channels and a used log disagree.
    unanswered : tuple of str
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    answers: Answers
    flows: dict[Flow, float]
    active: float
    currents: dict[Current, float]
    level: Level
    social: bool
    belief: Belief
    measured: Measured | None = None
    comparisons: tuple[Comparison, ...] = ()
    sources: dict[Current, Source]
    level_source: Source
    contradictions: tuple[Contradiction, ...] = ()
    unanswered: tuple[str, ...] = ()

    @property
    def log(self) -> Measured | None:
        """The measurement that takes the place of answers; ``None`` when there is none or it is not used."""
        return self.measured if self.measured is not None and self.measured.used else None

    @property
    def undecided(self) -> bool:
        """Whether the verdict waits for an answer: no log tells it, and one of the five questions is open.

        The fifth changes no level, but a belief is asked before it is answered by the verdict.
        """
        return self.level_source is Source.ANSWERS and bool(self.unanswered)

    @property
    def counted_as_never(self) -> tuple[str, ...]:
        """The open questions whose missing answer lowers a current, because no log tells it."""
        told_by = {flow.value: ALONG[flow] for flow in Flow} | {"active": Current.DIALOGUE}
        return tuple(q for q, c in told_by.items() if q in self.unanswered and self.sources[c] is Source.ANSWERS)

    @property
    def believed_level(self) -> Level:
        """The level from the answers alone."""
        return self.belief.level

    @property
    def believed_flows(self) -> dict[Flow, float]:
        """How alive each flow is from the answers alone, 0 to 1."""
        return self.belief.flows

    @property
    def believed_currents(self) -> dict[Current, float]:
        """How alive each current is from the answers alone, 0 to 1."""
        return self.belief.currents


def diagnose(
    answers: Answers,
    channels: Iterable[Channel] = (),
    model_parameters: Parameters | None = None,
    measured: Measured | None = None,
) -> Diagnosis:
    """Derive currents, level and contradictions from the five answers and a measured conversation.

    Where a used log could tell, its numbers take the place of the answers, current by current; where it could not,
    the answers stand. Without a measured level the level is the one of the answers.

    Parameters
    ----------
    answers : Answers
    channels : iterable of Channel
        The channels in use; only the contradictions between answers and mix need them.
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``.
    measured : Measured, optional
        What a log said; one that is not used is only compared.

    Examples
    --------
    >>> answers = Answers(company_to_consumer="always", consumer_to_company="never", consumer_to_consumer="never")
    >>> diagnose(answers).level
    <Level.MONOLOGUE: 'monologue'>
    >>> seen = diagnose(answers, measured=Measured(messages=900, consumer_to_company=0.5, reply_rate=0.1))
    >>> {current.value: source.value for current, source in seen.sources.items()}
    {'broadcast': 'answers', 'voice': 'log', 'dialogue': 'log', 'community': 'answers'}
    """
    p = model_parameters or default_parameters()
    belief = believe(answers, p)
    comparisons = () if measured is None else compare(answers, belief, measured, p)
    log = measured if measured is not None and measured.used else Measured(messages=0)  # which tells nothing
    logged = log.currents(p.mode("measured_full_share"))
    flows = {flow: _first(logged[ALONG[flow]], belief.flows[flow]) for flow in Flow}
    active = _first(log.reply_rate, belief.active)
    level = log.level or belief.level
    return Diagnosis.model_construct(
        answers=answers,
        flows=flows,
        active=active,
        currents=currents(flows, active) | {c: value for c, value in logged.items() if value is not None},
        level=level,
        social=level.social,
        belief=belief,
        measured=measured,
        comparisons=comparisons,
        sources=_sources(logged),
        level_source=Source.LOG if log.level else Source.ANSWERS,
        contradictions=tuple(
            contradictions(answers, belief, tuple(channels), comparisons if log is measured else (), log.level)
        ),
        unanswered=answers.unanswered,
    )


ALONG = {
    Flow.COMPANY_TO_CONSUMER: Current.BROADCAST,
    Flow.CONSUMER_TO_COMPANY: Current.VOICE,
    Flow.CONSUMER_TO_CONSUMER: Current.COMMUNITY,
}
"""The current that each flow is."""


def _first(logged: float | None, believed: float) -> float:
    return believed if logged is None else logged


def _sources(logged: dict[Current, float | None]) -> dict[Current, Source]:
    """Return where each current comes from; no dialogue is known from a log in which one side never speaks."""
    known = {current for current, value in logged.items() if value is not None}
    if 0.0 in (logged.get(Current.BROADCAST), logged.get(Current.VOICE)):
        known.add(Current.DIALOGUE)
    return {current: Source.LOG if current in known else Source.ANSWERS for current in Current}
