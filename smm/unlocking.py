"""What each answer alone would bring if it were the liveliest: where the silence costs most."""

from smm.answers import Activity, Frequency
from smm.assessment import Assessment, scored
from smm.measured import Measured
from smm.media import Flow
from smm.own_numbers import parameters_of
from smm.plan import Plan

LIVELIEST = {flow.value: Frequency.ALWAYS for flow in Flow} | {"active": Activity.YES}
"""The best answer to each question that moves a score."""
LOGGED = {flow.value: flow.value for flow in Flow} | {"active": "reply_rate"}
"""What a log measures in the place of each answer."""


def unlocking(assessment: Assessment) -> dict[str, float]:
    """Return by how many points the average would change with each answer, and no other, at its liveliest.

    Where a used log tells in the place of an answer, its number is at its highest instead. Points are of the weighted
    mean of the benefits at the most likely values.

    Examples
    --------
    >>> from smm.assessment import assess
    >>> from smm.trades import template
    >>> found = unlocking(assess(template("cafe"), draws=2))
    >>> max(found, key=found.get)
    'consumer_to_consumer'
    """
    p = parameters_of(assessment.plan)
    now = assessment.scores.total
    return {question: scored(_lively(assessment.plan, question), p)[-1].total - now for question in LIVELIEST}


def _lively(plan: Plan, question: str) -> Plan:
    log = plan.measured if plan.measured is not None and plan.measured.used else Measured(messages=0)  # tells nothing
    if getattr(log, LOGGED[question]) is None:
        return plan.model_copy(update={"answers": plan.answers.model_copy(update={question: LIVELIEST[question]})})
    return plan.model_copy(update={"measured": log.model_copy(update={LOGGED[question]: 1.0})})
