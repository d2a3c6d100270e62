"""Belief against the log, point by point: where the answers say less, more or the same."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from smm.answers import Answers
from smm.belief import Belief
from smm.levels import Level
from smm.measured import Measured
from smm.media import Flow
from smm.parameters import Parameters

CLOSE = 1e-9
"""By how much a gap of exactly one step may fall short of it in binary arithmetic."""


class Topic(StrEnum):
    """What is compared: the three flows, whether customers are answered, and the verdict."""

    COMPANY_TO_CONSUMER = Flow.COMPANY_TO_CONSUMER.value
    CONSUMER_TO_COMPANY = Flow.CONSUMER_TO_COMPANY.value
    CONSUMER_TO_CONSUMER = Flow.CONSUMER_TO_CONSUMER.value
    ANSWERING = "answering"
    LEVEL = "level"


class Agreement(StrEnum):
    """What the log says beside the belief."""

    SAME = "same"
    LESS = "less"
    MORE = "more"


class Comparison(BaseModel):
    """One point on which belief and log are compared.

    Attributes
    ----------
    gap : float or None
        The log's value minus the believed one: how alive, -1 to 1; for the level, in levels. ``None`` when the
        question is open or the log cannot tell.
    agreement : Agreement or None
        ``None`` with the gap.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    topic: Topic
    gap: float | None
    agreement: Agreement | None

    @property
    def differs(self) -> bool:
        """Whether belief and log disagree."""
        return self.agreement in (Agreement.LESS, Agreement.MORE)


def compare(answers: Answers, belief: Belief, measured: Measured, p: Parameters) -> tuple[Comparison, ...]:
    """Compare what was answered with what was measured, one row for each topic.

    A flow, or answering, differs when one of the two calls it alive and the other does not, and they are at least one
    step of the scale of answers apart (*never* to *rarely*): 0.74 against 0.5 is no disagreement.

    Parameters
    ----------
    answers : Answers
        An open question is not compared; the level needs all answers but the fifth.
    belief : Belief
        What these answers say.
    measured : Measured
    p : Parameters

    Examples
    --------
    >>> from smm.belief import believe
    >>> from smm.parameters import default_parameters
    >>> p, answers = default_parameters(), Answers(consumer_to_consumer="sometimes")
    >>> rows = compare(answers, believe(answers, p), Measured(messages=50, consumer_to_consumer=0.02), p)
    >>> [(row.topic.value, row.agreement.value, round(row.gap, 2)) for row in rows if row.agreement]
    [('consumer_to_consumer', 'less', -0.44)]
    """
    shares = {flow: measured.share(flow) for flow in Flow}
    logged = {
        flow: None if share is None else min(1.0, share / p.mode("measured_full_share"))
        for flow, share in shares.items()
    }
    rows = [
        _alive(Topic(flow.value), belief.flows[flow] if getattr(answers, flow.value) else None, logged[flow], p)
        for flow in Flow
    ]
    rows.append(_alive(Topic.ANSWERING, belief.active if answers.active else None, measured.reply_rate, p))
    complete = not set(answers.unanswered) - {"direction"}
    return (*rows, _level(belief.level if complete else None, measured.level))


def _alive(topic: Topic, believed: float | None, logged: float | None, p: Parameters) -> Comparison:
    if believed is None or logged is None:
        return Comparison.model_construct(topic=topic, gap=None, agreement=None)
    gap, alive = logged - believed, p.mode("alive_from")
    step = p.mode("frequency_rarely") - p.mode("frequency_never")
    differs = (believed >= alive) is not (logged >= alive) and abs(gap) >= step - CLOSE
    return _told(topic, gap, differs)


def _level(believed: Level | None, logged: Level | None) -> Comparison:
    if believed is None or logged is None:
        return Comparison.model_construct(topic=Topic.LEVEL, gap=None, agreement=None)
    order = list(Level)
    gap = order.index(logged) - order.index(believed)
    return _told(Topic.LEVEL, float(gap), gap != 0)


def _told(topic: Topic, gap: float, differs: bool) -> Comparison:
    agreement = (Agreement.LESS if gap < 0 else Agreement.MORE) if differs else Agreement.SAME
    return Comparison.model_construct(topic=topic, gap=gap, agreement=agreement)
