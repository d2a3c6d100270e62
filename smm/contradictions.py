"""Ways in which belief, answers, mix and log disagree."""

from collections.abc import Iterable
from enum import StrEnum

from smm.answers import Activity, Answers, Direction
from smm.belief import Belief
from smm.comparison import Agreement, Comparison, Topic
from smm.levels import Level
from smm.media import Capability, Channel, Flow


class Contradiction(StrEnum):
    """A way in which belief, answers, mix and log disagree."""

    BELIEF_TOO_HIGH = "belief_too_high"
    BELIEF_TOO_LOW = "belief_too_low"
    ACTIVE_WITHOUT_VOICE = "active_without_voice"
    VOICE_WITHOUT_CHANNEL = "voice_without_channel"
    COMMUNITY_WITHOUT_CHANNEL = "community_without_channel"
    BELIEF_ABOVE_LOG = "belief_above_log"
    BELIEF_BELOW_LOG = "belief_below_log"
    ANSWERS_ABOVE_LOG = "answers_above_log"
    ANSWERS_BELOW_LOG = "answers_below_log"
    COMPANY_SPEAKS_LESS = "company_speaks_less"
    COMPANY_SPEAKS_MORE = "company_speaks_more"
    CUSTOMERS_WRITE_LESS = "customers_write_less"
    CUSTOMERS_WRITE_MORE = "customers_write_more"
    COMMUNITY_LESS = "community_less"
    COMMUNITY_MORE = "community_more"
    ANSWERED_LESS = "answered_less"
    ANSWERED_MORE = "answered_more"


AGAINST_LOG = {
    (Topic.LEVEL, Agreement.LESS): Contradiction.ANSWERS_ABOVE_LOG,
    (Topic.LEVEL, Agreement.MORE): Contradiction.ANSWERS_BELOW_LOG,
    (Topic.COMPANY_TO_CONSUMER, Agreement.LESS): Contradiction.COMPANY_SPEAKS_LESS,
    (Topic.COMPANY_TO_CONSUMER, Agreement.MORE): Contradiction.COMPANY_SPEAKS_MORE,
    (Topic.CONSUMER_TO_COMPANY, Agreement.LESS): Contradiction.CUSTOMERS_WRITE_LESS,
    (Topic.CONSUMER_TO_COMPANY, Agreement.MORE): Contradiction.CUSTOMERS_WRITE_MORE,
    (Topic.CONSUMER_TO_CONSUMER, Agreement.LESS): Contradiction.COMMUNITY_LESS,
    (Topic.CONSUMER_TO_CONSUMER, Agreement.MORE): Contradiction.COMMUNITY_MORE,
    (Topic.ANSWERING, Agreement.LESS): Contradiction.ANSWERED_LESS,
    (Topic.ANSWERING, Agreement.MORE): Contradiction.ANSWERED_MORE,
}
"""The contradiction of each disagreement with the log."""
WITH_LOG = frozenset({*AGAINST_LOG.values(), Contradiction.BELIEF_ABOVE_LOG, Contradiction.BELIEF_BELOW_LOG})
"""Contradictions that only a log can show."""


def contradictions(
    answers: Answers,
    belief: Belief,
    channels: tuple[Channel, ...],
    comparisons: tuple[Comparison, ...],
    logged: Level | None,
) -> Iterable[Contradiction]:
    """Yield where the fifth answer, the other answers, the channels in use and the log disagree.

    Parameters
    ----------
    comparisons : tuple of Comparison
        Empty when no log is used.
    logged : Level, optional
        The measured level that is used; the fifth answer is then compared with it.
    """
    yield from _overall(answers, belief, comparisons, logged)
    if answers.active is Activity.YES and answers.consumer_to_company and not belief.alive[Flow.CONSUMER_TO_COMPANY]:
        yield Contradiction.ACTIVE_WITHOUT_VOICE
    if channels and belief.alive[Flow.CONSUMER_TO_COMPANY] and not _carries(channels, Flow.CONSUMER_TO_COMPANY):
        yield Contradiction.VOICE_WITHOUT_CHANNEL
    if channels and belief.alive[Flow.CONSUMER_TO_CONSUMER] and not _carries(channels, Flow.CONSUMER_TO_CONSUMER):
        yield Contradiction.COMMUNITY_WITHOUT_CHANNEL
    yield from against_log(comparisons)


def against_log(comparisons: Iterable[Comparison]) -> Iterable[Contradiction]:
    """Yield the disagreements with the log: the level first, then the widest gap first."""
    ordered = sorted(comparisons, key=lambda row: (row.topic is not Topic.LEVEL, -abs(row.gap or 0)))
    for row in ordered:
        if row.agreement in (Agreement.LESS, Agreement.MORE):
            yield AGAINST_LOG[row.topic, row.agreement]


def _overall(
    answers: Answers, belief: Belief, comparisons: tuple[Comparison, ...], logged: Level | None
) -> Iterable[Contradiction]:
    """Compare the fifth answer with the measured level, or with the other answers when all are given."""
    if answers.direction is None or (logged is None and answers.unanswered):
        return
    order = tuple(Direction)
    steps = order.index(answers.direction) - order.index(directions(logged or belief.level))
    if steps == 0:
        return
    if logged is None:
        yield Contradiction.BELIEF_TOO_HIGH if steps > 0 else Contradiction.BELIEF_TOO_LOW
    elif (Topic.LEVEL, Agreement.LESS if steps > 0 else Agreement.MORE) not in {
        (row.topic, row.agreement) for row in comparisons
    }:  # said once: the other answers already disagree with the log in the same way
        yield Contradiction.BELIEF_ABOVE_LOG if steps > 0 else Contradiction.BELIEF_BELOW_LOG


def directions(level: Level) -> Direction:
    """Return in how many directions a conversation of a level goes."""
    return {Level.TWO_WAY: Direction.TWO_WAY, Level.MANY_WAY: Direction.MANY_WAY}.get(level, Direction.ONE_WAY)


def _carries(channels: tuple[Channel, ...], flow: Flow) -> bool:
    return any(channel.capability(flow) in (Capability.MEDIUM, Capability.HIGH) for channel in channels)
