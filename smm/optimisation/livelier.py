"""The fewest answers that must become livelier before a level is reached."""

from collections.abc import Callable
from enum import StrEnum
from itertools import combinations

from smm.answers import Activity, Answers, Frequency
from smm.diagnosis import Diagnosis, diagnose
from smm.levels import Level
from smm.media import Flow
from smm.parameters import Parameters
from smm.plan import Plan

MOST = 4
"""All there are: three flows, and whether the conversation is active."""


def fewest_answers(plan: Plan, p: Parameters, wanted: Callable[[Level], bool], most: int = MOST) -> Answers | None:
    """Return a plan's answers with the fewest changes that reach a wanted level, ``None`` where none do.

    A flow becomes *sometimes*, the conversation active: what the levels ask for. Where a log decides, answers change
    nothing, and there are none.

    Examples
    --------
    >>> from smm.parameters import default_parameters
    >>> from smm.trades import example
    >>> bar = example("bar_centrale")
    >>> answers = fewest_answers(bar, default_parameters(), lambda level: level is Level.MANY_WAY)
    >>> bar.answers.active.value, answers.active.value
    ('partly', 'yes')
    """
    for count in range(1, most + 1):
        for changes in combinations(_livelier(plan.answers), count):
            answers = plan.answers.model_copy(update=dict(changes))
            if wanted(diagnosis(plan.model_copy(update={"answers": answers}), p).level):
                return answers
    return None


def diagnosis(plan: Plan, p: Parameters) -> Diagnosis:
    """Return the diagnosis of a plan."""
    return diagnose(plan.answers, [plan.channels[a.channel] for a in plan.used], p, plan.measured)


def _livelier(answers: Answers) -> list[tuple[str, StrEnum]]:
    quiet = (Frequency.NEVER, Frequency.RARELY)
    flows = (Flow.COMPANY_TO_CONSUMER, Flow.CONSUMER_TO_COMPANY, Flow.CONSUMER_TO_CONSUMER)
    found: list[tuple[str, StrEnum]] = [
        (flow.value, Frequency.SOMETIMES) for flow in flows if answers.frequency(flow) in quiet
    ]
    return found if answers.active is Activity.YES else [*found, ("active", Activity.YES)]
