"""Small steps: the best mix that changes at most so many channels of today's."""

from dataclasses import replace

import numpy as np

from smm.optimisation.choice import Chosen, choices, search
from smm.optimisation.clash import checked_problem
from smm.optimisation.problem import MixProblem
from smm.optimisation.results import Change, Result
from smm.optimisation.solver.program import HOURS, MONEY
from smm.parameters import Parameters
from smm.plan import Plan
from smm.sample import Floats

MOST = 3
"""Changes; more at once are no small step. Assumption."""
SAME = 1e-9
"""Share of a budget below which a difference to today's is rounding."""


class Step(Result):
    """The best mix within some changes.

    Attributes
    ----------
    changes : int
        Most channels that may change.
    objective, gap : float
        Its score, and the points that any other mix within as many changes can gain at most.
    channels : dict of channel to Change
        The channels that change.
    """

    changes: int
    objective: float
    gap: float
    channels: dict[str, Change]


def small_steps(plan: Plan, model_parameters: Parameters | None = None, most: int = MOST) -> tuple[Step, ...]:
    """Return the best mix within one change, two changes and so on.

    Parameters
    ----------
    plan : Plan
        Where so few changes do not bring today's mix within its limits, that step is left out.
    model_parameters : Parameters, optional
    most : int

    Raises
    ------
    LimitsError
        When no mix keeps the plan's limits.

    Examples
    --------
    >>> from smm.trades import example
    >>> first, *_ = small_steps(example("bar_centrale"), most=1)
    >>> first.changes, len(first.channels), round(first.objective)
    (1, 1, 55)
    """
    problem = checked_problem(plan, model_parameters)
    found = ((count, _within(problem, count)) for count in range(1, most + 1))
    return tuple(_step(problem, count, chosen) for count, chosen in found if chosen is not None)


def _within(problem: MixProblem, count: int) -> Chosen | None:
    return search(problem.program, replace(choices(problem), today=problem.today, changes_most=count))


def _step(problem: MixProblem, count: int, chosen: Chosen) -> Step:
    return Step.model_construct(
        changes=count,
        objective=chosen.value,
        gap=chosen.bound - chosen.value,
        channels=changed(problem, chosen.amounts[0]),
    )


def settled(problem: MixProblem, amounts: Floats) -> Floats:
    """Return amounts of shape (2, channels) in which what is today's but for rounding is today's."""
    same = np.isclose(amounts, problem.today, rtol=SAME, atol=SAME * max(problem.budgets))
    return np.where(same, problem.today, amounts)


def changed(problem: MixProblem, amounts: Floats) -> dict[str, Change]:
    """Return the channels whose amounts, of shape (2, channels), are not today's."""
    amounts = settled(problem, amounts)
    return {
        problem.ids[i]: Change.model_construct(
            money=float(amounts[MONEY, i]),
            hours=float(amounts[HOURS, i]),
            money_now=float(problem.today[MONEY, i]),
            hours_now=float(problem.today[HOURS, i]),
        )
        for i in np.flatnonzero((amounts != problem.today).any(axis=0))
    }
