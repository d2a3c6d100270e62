"""The frontier of a budget: the best score for every amount of money, or of hours, the other budget as it is.

Without choices all amounts are solved together, which takes less time than one after the other from where the last one
ended. With choices each amount has a search of its own, so there are fewer.
"""

import numpy as np

from smm.optimisation.choice import choices, has_choices, search
from smm.optimisation.clash import checked_problem
from smm.optimisation.doubt import Progress
from smm.optimisation.problem import KINDS, LARGEST, MixProblem
from smm.optimisation.results import Result
from smm.optimisation.solver.interior import solve
from smm.parameters import Parameters
from smm.plan import Plan
from smm.sample import Floats

STEPS = (100.0, 4.0)
"""The next steps people think in: a hundred units of currency a month, an hour a week."""
POINTS, POINTS_WITH_CHOICES = 25, 9
"""Amounts of a curve. Straight lines between 25 leave it by 0.7 points at most in any trade. With choices each amount
is a search of about 50 ms, so nine of them keep a person waiting less than half a second."""


class FrontierPoint(Result):
    """A budget a month and the best score it allows."""

    amount: float
    score: float


class Frontier(Result):
    """The best score against one budget.

    Attributes
    ----------
    kind : str
        ``money`` or ``hours``.
    points : tuple of FrontierPoint
        By rising amount; the plan's own and the next step are among them.
    amount, score : float
        The plan's budget and its best score.
    step, gain : float
        The next step (100 of currency, or four hours) and the points it brings.
    """

    kind: str
    points: tuple[FrontierPoint, ...]
    amount: float
    score: float
    step: float
    gain: float


def frontier(
    plan: Plan, kind: str, model_parameters: Parameters | None = None, progress: Progress | None = None
) -> Frontier:
    """Return the best score for amounts from the least the limits allow to twice the plan's.

    Parameters
    ----------
    plan : Plan
    kind : str
        ``money`` or ``hours``.
    model_parameters : Parameters, optional
    progress : callable, optional
        Told the share of the work that is done, 0 to 1.

    Raises
    ------
    LimitsError
        When no mix keeps the plan's limits.

    Examples
    --------
    >>> from smm.trades import example
    >>> hours = frontier(example("bar_centrale"), "hours")
    >>> hours.amount, hours.gain > 0
    (30.0, True)
    """
    place, problem = KINDS.index(kind), checked_problem(plan, model_parameters)
    own, step = problem.budgets[place], STEPS[place]
    amounts = _amounts(problem, place)
    scores = _scores(problem, place, amounts, progress)
    known = ~np.isnan(scores)
    at = dict(zip(amounts[known].tolist(), scores[known].tolist(), strict=True))
    return Frontier.model_construct(
        kind=kind,
        points=tuple(FrontierPoint.model_construct(amount=a, score=s) for a, s in at.items()),
        amount=own,
        score=at[own],
        step=step,
        gain=max(0.0, at.get(own + step, at[own]) - at[own]),
    )


def _amounts(problem: MixProblem, kind: int) -> Floats:
    """Return amounts that lie closer together near the least, where the curve bends most."""
    own, step = problem.budgets[kind], STEPS[kind]
    most = min(max(2 * own, own + 2 * step), LARGEST[kind])
    count = POINTS_WITH_CHOICES - 2 if has_choices(problem.plan.limits) else POINTS
    least = _least(problem, kind)
    grid = least + (most - least) * np.linspace(0.0, 1.0, count) ** 2
    return np.unique(np.concatenate([grid, [own, min(own + step, LARGEST[kind])]]))


def _least(problem: MixProblem, kind: int) -> float:
    """Return the least budget with which the limits can be kept."""
    needed = problem.program.low[0, kind].copy()
    total = 0.0
    for media_type in {channel.media_type for channel in problem.channels}:
        members = np.array([channel.media_type is media_type for channel in problem.channels])
        asked = [row.least for row in problem.rows if row.kind == kind and row.group is media_type]
        total += max([needed[members].sum(), *asked])
    return min(total, problem.budgets[kind])


def _scores(problem: MixProblem, kind: int, amounts: Floats, progress: Progress | None) -> Floats:
    most = np.repeat(problem.program.most, len(amounts), axis=0)
    most[:, kind] = amounts
    if not has_choices(problem.plan.limits):
        return solve(problem.program.with_(most=most)).value
    scores = []
    for i in range(len(amounts)):
        found = search(problem.program.with_(most=most[i : i + 1]), choices(problem))
        scores.append(np.nan if found is None else found.value)
        if progress is not None:
            progress((i + 1) / len(amounts))
    return np.array(scores)
