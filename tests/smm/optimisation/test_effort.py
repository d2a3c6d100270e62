"""Least effort against another solver, small steps and levels against the model."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.answers import Answers
from smm.assessment import assess
from smm.levels import Level
from smm.optimisation.best import optimise
from smm.optimisation.effort import least_effort, level_effort, levels_above
from smm.optimisation.problem import mix_problem
from smm.optimisation.small_steps import small_steps
from smm.parameters import default_parameters
from smm.sample import ModeSample
from smm.trades import example, template, templates
from tests.smm.optimisation.limits import limited
from tests.smm.strategies import ANSWERS, plans

PROVEN = 1e-5
P = default_parameters()
BAR = example("bar_centrale")


def with_changes(plan, channels):
    mix = {a.channel: {"channel": a.channel, "money": a.money, "hours": a.hours} for a in plan.used}
    mix |= {n: {"channel": n, "money": max(c.money, 0.0), "hours": max(c.hours, 0.0)} for n, c in channels.items()}
    return type(plan).model_validate({**plan.model_dump(mode="json"), "mix": list(mix.values())})


def by_clarabel(problem, price, target):
    """The least cost, from the same model written for CVXPY."""
    import cvxpy as cp

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of CVXPY's own imports
        p = problem.program
        moves = np.isfinite(p.full[0])
        full = np.where(moves, p.full[0], 1.0)
        share = cp.Variable(full.shape)
        u = cp.sum(cp.multiply(moves.astype(float), share), axis=0)
        dose = p.dose[0] @ (1 - cp.inv_pos(1 + u))
        score = 100 * p.weight @ (1 - cp.exp(-dose))
        amounts = cp.multiply(full, share)
        limits = [share >= 0, score >= target]
        limits += [
            cp.sum(cp.multiply(row, amounts)) / most <= 1 for row, most in zip(p.coefficients, p.most[0], strict=True)
        ]
        scale = price * full
        cost = cp.sum(cp.multiply(scale, cp.pos(share - problem.today / full)))
        asked = cp.Problem(cp.Minimize(cost / 100), limits)
        asked.solve(solver="CLARABEL", tol_gap_abs=1e-9, tol_gap_rel=1e-9, tol_feas=1e-9)
    return 100 * float(asked.value)


@pytest.mark.parametrize("trade", templates())
def test_the_cost_is_the_least_of_an_independent_solver(trade):
    plan = template(trade)
    best = optimise(plan)
    target = 0.5 * (best.objective + best.objective_now)
    found = least_effort(plan, target)
    assert found.reached and found.within_budgets
    problem = mix_problem(plan, P, ModeSample(P))
    price = np.array([[1.0], [plan.profile.hour_price]])
    assert found.cost == pytest.approx(by_clarabel(problem, price, target), rel=1e-4, abs=1e-2)


@given(plans(), st.floats(0.05, 1.3))
@settings(max_examples=30)
def test_what_is_reached_is_what_is_said(plan, share):
    best = optimise(plan)
    target = best.objective_now + share * (best.objective - best.objective_now)
    found = least_effort(plan, target)
    changed = with_changes(plan, found.channels)
    assert found.objective == pytest.approx(assess(changed, draws=2).scores.total, abs=PROVEN)
    assert changed.money - plan.money == pytest.approx(found.money_more, abs=1e-6 * max(1, changed.money))
    assert changed.hours - plan.hours == pytest.approx(found.hours_more, abs=1e-6 * max(1, changed.hours))
    if found.reached:
        assert found.objective >= target - PROVEN
        put = [
            max(c.money - c.money_now, 0) + plan.profile.hour_price * max(c.hours - c.hours_now, 0)
            for c in found.channels.values()
        ]
        assert found.cost == pytest.approx(sum(put), rel=1e-5, abs=1e-3)
    if share <= 0.99 and best.today_fits and best.objective > best.objective_now + 0.1:
        assert found.reached and found.within_budgets


def test_nothing_is_changed_for_a_score_that_is_there():
    found = least_effort(BAR, 30.0)
    assert (found.reached, found.cost, found.channels) == (True, 0.0, {})


def test_a_higher_score_never_costs_less():
    costs = [least_effort(BAR, target).cost for target in (45, 55, 65, 75, 85)]
    assert costs == sorted(costs) and costs[0] > 0


def test_more_than_the_budgets_allow_says_what_it_takes():
    found = least_effort(BAR, optimise(BAR).objective + 2)
    assert found.reached and not found.within_budgets
    assert found.money_more > 20 or found.hours_more > 4


def test_what_no_mix_reaches_is_said():
    found = least_effort(BAR, 99.999)
    assert not found.reached and found.channels == {}
    assert found.objective == pytest.approx(assess(BAR).scores.total)


def test_choices_are_kept():
    plan = limited(BAR, money=300.0, hours=40.0, channels_most=5, presence_if_used=0.2)
    found = least_effort(plan, 60.0)
    changed = with_changes(plan, found.channels)
    assert found.reached and len(changed.used) <= 5


@pytest.mark.parametrize("trade", ["cafe", "shop"])
def test_small_steps_rise_to_the_best(trade):
    plan = template(trade)
    best, steps = optimise(plan), small_steps(plan)
    scores = [best.objective_now, *(s.objective for s in steps), best.objective]
    assert scores == sorted(scores)
    for step in steps:
        assert len(step.channels) <= step.changes and step.gap <= PROVEN
        assert step.objective == pytest.approx(assess(with_changes(plan, step.channels)).scores.total, abs=PROVEN)


def test_steps_that_cannot_keep_the_limits_are_left_out():
    plan = limited(BAR, hours=20.0, channels_most=3)
    assert [step.changes for step in small_steps(plan, most=len(BAR.used) - 2)] == [
        len(BAR.used) - 3,
        len(BAR.used) - 2,
    ]
    assert small_steps(plan, most=len(BAR.used) - 4) == ()


QUIET = {
    "consumer_to_consumer": "never",
    "consumer_to_company": "never",
    "company_to_consumer": "never",
    "active": "no",
}


@pytest.mark.parametrize(
    ("answers", "level", "count"),
    [
        ({}, Level.MONOLOGUE, 1),
        ({"company_to_consumer": "often"}, Level.EMERGING, 1),
        ({"company_to_consumer": "often"}, Level.TWO_WAY, 2),
        ({}, Level.MANY_WAY, 4),
        ({"company_to_consumer": "often", "consumer_to_company": "often", "active": "yes"}, Level.TWO_WAY, 0),
    ],
)
def test_the_fewest_answers_that_reach_a_level(answers, level, count):
    plan = BAR.model_copy(update={"answers": Answers.model_validate({**QUIET, **answers})})
    found = level_effort(plan, level)
    assert len(found.changes) == count
    changed = plan.model_copy(update={"answers": Answers.model_validate({**QUIET, **answers, **found.changes})})
    there = assess(changed)
    assert tuple(Level).index(there.diagnosis.level) >= tuple(Level).index(level)
    assert found.points == pytest.approx(there.scores.total - assess(plan).scores.total)


@given(st.sampled_from(tuple(templates())), ANSWERS)
def test_the_levels_that_are_named_are_above_todays_and_ask_for_different_answers(trade, answers):
    plan = template(trade).model_copy(update={"answers": answers})
    order, now, named = tuple(Level).index, assess(plan, draws=2).diagnosis.level, levels_above(plan)
    levels = [order(one.level) for one in named]
    assert levels == sorted(set(levels)) and all(level > order(now) for level in levels)
    asked = [one.changes for one in named]
    assert all(changes not in asked[:i] for i, changes in enumerate(asked)) and {} not in asked
    for one in named:
        there = plan.model_copy(update={"answers": Answers.model_validate(answers.model_dump() | one.changes)})
        assert assess(there, draws=2).diagnosis.level is one.level
    reached = {level for level in Level if level_effort(plan, level) and order(level) > order(now)}
    assert bool(named) == bool(reached) and (not reached or named[-1].level is max(reached, key=order))
