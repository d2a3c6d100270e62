"""Least effort: the cheapest change of today's mix that reaches a score, and the fewest answers that reach a level.

A change costs what is put where it is not today: money as it is, hours at the plan's price of an hour. What is taken
away costs next to nothing. The cost is linear and the score concave, so tangents at the solutions of the linear
programme lead to the cheapest change (Kelley 1960).
"""

from dataclasses import replace

import numpy as np

from smm.levels import Level
from smm.optimisation.choice import choices
from smm.optimisation.clash import checked_problem
from smm.optimisation.livelier import diagnosis, fewest_answers
from smm.optimisation.problem import LARGEST, MixProblem, likely_problem
from smm.optimisation.results import Change, Optimum, Result
from smm.optimisation.small_steps import changed, settled
from smm.optimisation.solver.outer import OuterModel
from smm.optimisation.solver.program import HOURS, MONEY
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.plan import Plan
from smm.sample import Floats

ROUNDS = 60
"""Most linear programmes of one search: trades take at most 16, random plans with limits and choices 35."""
REACHED = 1e-6
"""Points below the target that count as there."""
ROOM = 20.0
"""Full presences of every channel that are room enough for any score that can be reached at all."""


class Effort(Result):
    """The cheapest change that reaches a score.

    Attributes
    ----------
    target, objective : float
        The score that was asked for and the one that is reached, points.
    reached : bool
    within_budgets : bool
        Whether the plan's money and hours are enough; else the change takes more of them.
    cost : float
        Currency a month of what is put where it is not today, hours at the price of an hour. No change that reaches
        the target costs less by more than a hundred-thousandth of what today's mix is worth.
    money_more, hours_more : float
        What the whole mix takes more than today's, a month; negative where it takes less.
    channels : dict of channel to Change
        The channels that change.
    """

    target: float
    objective: float
    reached: bool
    within_budgets: bool
    cost: float
    money_more: float
    hours_more: float
    channels: dict[str, Change]


class LevelEffort(Result):
    """The fewest answers that reach a level.

    Attributes
    ----------
    level, level_now : Level
    changes : dict of question to answer
        The answers that change; empty where today's reach it.
    points : float
        What the total score gains with today's mix.
    """

    level: Level
    level_now: Level
    changes: dict[str, str]
    points: float


def halfway(found: Optimum) -> float:
    """Return the score to ask for where nobody asks: halfway from today's to the best, in whole points."""
    return float(round((found.objective_now + found.objective) / 2))


def least_effort(plan: Plan, target: float, model_parameters: Parameters | None = None) -> Effort:
    """Return the cheapest change of today's mix that reaches a score.

    Parameters
    ----------
    plan : Plan
        Its limits hold; only its totals of money and hours are left behind where they are not enough.
    target : float
        Total score, points.
    model_parameters : Parameters, optional

    Raises
    ------
    LimitsError
        When no mix keeps the plan's limits.

    Examples
    --------
    >>> from smm.trades import example
    >>> effort = least_effort(example("bar_centrale"), 60)
    >>> effort.reached, effort.within_budgets, round(effort.objective, 3)
    (True, True, 60.0)
    """
    problem = checked_problem(plan, model_parameters)
    found = _cheapest(problem, target)
    if found is not None:
        return _effort(problem, target, found, within=True)
    wide = _with_room(problem)
    found = _cheapest(wide, target)
    return _effort(wide, target, found, within=False)


def level_effort(plan: Plan, level: Level, model_parameters: Parameters | None = None) -> LevelEffort | None:
    """Return the fewest answers that must change before a level is reached, ``None`` where no answers lead there.

    Examples
    --------
    >>> from smm.trades import example
    >>> level_effort(example("bar_centrale"), Level.MANY_WAY).changes
    {'active': 'yes'}
    """
    p = model_parameters or parameters_of(plan)
    now, levels = diagnosis(plan, p).level, tuple(Level)
    if levels.index(now) >= levels.index(level):
        return LevelEffort.model_construct(level=level, level_now=now, changes={}, points=0.0)
    answers = fewest_answers(plan, p, lambda reached: levels.index(reached) >= levels.index(level))
    if answers is None:
        return None
    there = plan.model_copy(update={"answers": answers})
    before, after = plan.answers.model_dump(mode="json"), answers.model_dump(mode="json")
    return LevelEffort.model_construct(
        level=level,
        level_now=now,
        changes={name: value for name, value in after.items() if value != before[name]},
        points=likely_problem(there, p).score_now - likely_problem(plan, p).score_now,
    )


def levels_above(plan: Plan, model_parameters: Parameters | None = None) -> tuple[LevelEffort, ...]:
    """Return the levels above today's that answers reach; of those that ask for the same answers, the highest.

    Examples
    --------
    >>> from smm.trades import example
    >>> [found.level.value for found in levels_above(example("bar_centrale"))]
    ['many_way']
    """
    reached = (level_effort(plan, level, model_parameters) for level in Level)
    highest = {tuple(found.changes.items()): found for found in reached if found is not None and found.changes}
    return tuple(highest.values())


def _cheapest(problem: MixProblem, target: float) -> Floats | None:
    """Return the cheapest mix that scores the target, ``None`` where no mix does."""
    made = replace(choices(problem), today=problem.today)
    model = OuterModel(problem.program, made, target, np.broadcast_to(_price(problem), problem.today.shape))
    for _ in range(ROUNDS):
        picked = model.solve()
        if picked is None or problem.score(picked.amounts) >= target - REACHED:
            return None if picked is None else picked.amounts
        model.refine(picked.amounts, picked.presence)
    return None


def _price(problem: MixProblem) -> Floats:
    return np.array([[1.0], [problem.plan.profile.hour_price]])


def _with_room(problem: MixProblem) -> MixProblem:
    """Return the problem with more money and hours than any score can need."""
    full, most = problem.program.full[0], problem.program.most.copy()
    enough = np.where(np.isfinite(full), ROOM * full, 0.0).sum(axis=1) + problem.today.sum(axis=1)
    most[0, [MONEY, HOURS]] = np.maximum(most[0, [MONEY, HOURS]], np.minimum(enough, LARGEST))
    return replace(problem, program=problem.program.with_(most=most))


def _effort(problem: MixProblem, target: float, found: Floats | None, *, within: bool) -> Effort:
    amounts = problem.today if found is None else settled(problem, found)
    more = amounts - problem.today
    return Effort.model_construct(
        target=target,
        objective=problem.score(amounts),
        reached=found is not None,
        within_budgets=within,
        cost=float((_price(problem) * np.maximum(more, 0.0)).sum()),
        money_more=float(more[MONEY].sum()),
        hours_more=float(more[HOURS].sum()),
        channels=changed(problem, amounts),
    )
