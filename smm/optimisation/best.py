"""One call from a plan to its best mix."""

from dataclasses import replace

import numpy as np

from smm.limits import Limits
from smm.optimisation.choice import choices, has_choices, search
from smm.optimisation.choice_clash import refuse_choices
from smm.optimisation.clash import checked_problem
from smm.optimisation.prices import budget_prices, gains, marginals
from smm.optimisation.problem import MixProblem
from smm.optimisation.results import Budget, ChannelBest, Optimum, PerUnit, Proof
from smm.optimisation.solver import certificate
from smm.optimisation.solver.interior import solve
from smm.optimisation.solver.program import HOURS, MONEY, SLACK
from smm.optimisation.tidy import tidied
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.plan import Plan
from smm.presence import saturate
from smm.sample import Floats


def optimise(plan: Plan, model_parameters: Parameters | None = None) -> Optimum:
    """Find the mix of money and hours with the highest total score within a plan's limits, and prove it.

    Parameters
    ----------
    plan : Plan
        Its ``limits`` hold; a missing total is today's. Answers and measurement stay as they are.
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``, with the plan's own numbers in their place.

    Returns
    -------
    Optimum
        Amounts in currency and hours a month, scores in points.

    Raises
    ------
    LimitsError
        When no mix keeps all the limits; it names those that clash.

    Examples
    --------
    >>> from smm.trades import example
    >>> found = optimise(example("bar_centrale"))
    >>> round(found.objective_now, 1), round(found.objective, 1), found.gap < 1e-6
    (43.4, 83.3, True)
    """
    p = model_parameters or parameters_of(plan)
    problem, bound, rounds = _chosen(checked_problem(plan, p), p)
    solved = solve(problem.program)
    amounts = tidied(problem, solved.amounts)
    value = problem.score(amounts[0])
    gap = certificate.gap(problem.program, amounts) if bound is None else max(0.0, bound - value)
    prices = budget_prices(problem, solved)
    more = gains(problem, value)
    return Optimum.model_construct(  # computed here, so there is nothing to validate
        plan=plan,
        channels=_channels(problem, amounts[0]),
        objective=value,
        objective_now=problem.score_now,
        gap=gap,
        proof=Proof.model_construct(bound=value + gap, choices=bound is not None, rounds=rounds),
        today_fits=_fits(problem, problem.today),
        money=_budget(problem, MONEY, amounts[0], prices[MONEY], more[MONEY]),
        hours=_budget(problem, HOURS, amounts[0], prices[HOURS], more[HOURS]),
    )


def with_budgets(plan: Plan, money: float | None, hours: float | None) -> Plan:
    """Return a plan with other totals of money and hours a month; ``None`` keeps the plan's.

    Examples
    --------
    >>> from smm.trades import example
    >>> limits = with_budgets(example("bar_centrale"), 300.0, None).limits
    >>> limits.money, limits.hours
    (300.0, 30.0)
    """
    asked = {name: value for name, value in (("money", money), ("hours", hours)) if value is not None}
    return plan.model_copy(update={"limits": Limits.model_validate(plan.limits.model_dump() | asked)})


def _chosen(problem: MixProblem, p: Parameters) -> tuple[MixProblem, float | None, int]:
    """Return the problem with its choices made for the best, the proven bound, and the rounds it took."""
    if not has_choices(problem.plan.limits):
        return problem, None, 0
    found = search(problem.program, choices(problem))
    if found is None:
        refuse_choices(problem, p)
    return replace(problem, program=found.program), found.bound, found.rounds


def _fits(problem: MixProblem, amounts: Floats) -> bool:
    p, one = problem.program, amounts[np.newaxis]
    inside = (one >= p.low * (1 - SLACK)).all() and (one <= p.high * (1 + SLACK)).all()
    sums = p.sums(one)
    return bool(inside and (sums <= p.most * (1 + SLACK)).all() and (sums >= p.least * (1 - SLACK)).all())


def _budget(problem: MixProblem, kind: int, amounts: Floats, price: float, gain: float) -> Budget:
    limits = problem.plan.limits
    return Budget.model_construct(
        amount=problem.budgets[kind],
        spent=float(amounts[kind].sum()),
        from_today=(limits.money, limits.hours)[kind] is None,
        binds=price > SLACK,
        price=price,
        gain=gain,
    )


def _channels(problem: MixProblem, amounts: Floats) -> dict[str, ChannelBest]:
    now, then = _points(problem, problem.today), _points(problem, amounts)
    slope_now, slope = marginals(problem, problem.today), marginals(problem, amounts)
    return {
        name: ChannelBest.model_construct(
            money=float(amounts[MONEY, i]),
            hours=float(amounts[HOURS, i]),
            money_now=float(problem.today[MONEY, i]),
            hours_now=float(problem.today[HOURS, i]),
            presence=float(then[0][i]),
            presence_now=float(now[0][i]),
            points=float(then[1][i]),
            points_now=float(now[1][i]),
            marginal=PerUnit.model_construct(money=float(slope[MONEY, i]), hours=float(slope[HOURS, i])),
            marginal_now=PerUnit.model_construct(money=float(slope_now[MONEY, i]), hours=float(slope_now[HOURS, i])),
        )
        for i, name in enumerate(problem.ids)
    }


def _points(problem: MixProblem, amounts: Floats) -> tuple[Floats, Floats]:
    """Return presence and points of every channel; the points sum to the total score."""
    p = problem.program
    there = saturate((amounts / p.full[0]).sum(axis=0))
    doses = p.dose[0] * there
    total = doses.sum(axis=1)
    ratio = np.divide(-100.0 * np.expm1(-total), total, out=np.zeros_like(total), where=total > 0)
    return there, (p.weight * ratio) @ doses
