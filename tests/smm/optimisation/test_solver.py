"""The solver against another one, against random mixes and against itself in other units."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smm.optimisation.solver.certificate import gap
from smm.optimisation.solver.interior import solve
from tests.smm.optimisation.programs import PROGRAMS, SEEDS, feasible, in_units, program
from tests.smm.optimisation.solvers import by_clarabel

PROVEN = 1e-6
"""Points: how good the best mix must be."""


def assert_within_the_limits(p, amounts):
    room = 1e-9 * np.abs(p.most).max()
    assert (amounts >= p.low - 1e-12 * room).all() and (amounts <= p.high * (1 + 1e-12)).all()
    sums = p.sums(amounts)
    assert (sums <= p.most * (1 + 1e-9)).all() and (sums >= p.least - room).all()


@pytest.mark.parametrize("seeds", [range(first, first + 25) for first in range(0, 200, 25)], ids=lambda seeds: seeds[0])
def test_the_objective_is_the_one_of_an_independent_solver(seeds):
    for seed in seeds:
        p = program(seed, channels=1 + seed % 25, groups=seed % 2 == 0)
        found = solve(p)
        assert_within_the_limits(p, found.amounts)
        assert found.value[0] == pytest.approx(by_clarabel(p), abs=PROVEN)
        assert gap(p, found.amounts) <= PROVEN


@given(PROGRAMS, SEEDS)
def test_no_random_mix_beats_the_best_by_more_than_the_gap(p, seed):
    found = solve(p)
    bound = gap(p, found.amounts)
    assert 0 <= bound <= PROVEN
    others = feasible(p, seed)
    assert p.value(others).max() <= found.value[0] + bound + 1e-9


@given(PROGRAMS, SEEDS)
def test_the_bound_holds_for_any_mix_and_not_only_for_the_best(p, seed):
    best = solve(p).value[0]
    for mix in np.split(feasible(p, seed, count=5), 5):
        assert gap(p, mix) >= best - p.value(mix)[0] - PROVEN


@given(PROGRAMS, st.floats(1, 10), st.sampled_from([0, 1]))
@example(program(240005, 12, False), 8.0, 0)
@example(program(15, 16, False), 8.0, 0)  # an amount so near its most that rounding leaves no room
def test_more_of_a_budget_never_hurts(p, factor, kind):
    most = p.most.copy()
    most[0, kind] *= factor
    assert solve(p.with_(most=most)).value[0] >= solve(p).value[0] - PROVEN


@given(PROGRAMS, SEEDS)
@example(program(66106, 3, True), 18220)  # what is locked is, but for rounding, the least of its group
def test_locking_a_channel_never_helps(p, seed):
    random = np.random.default_rng(seed)
    mix = feasible(p, seed, count=1)
    locked = random.random(mix.shape[2]) < 0.4
    low, high = np.where(locked, mix, p.low), np.where(locked, mix, p.high)
    found = solve(p.with_(low=low, high=high))
    assert found.value[0] <= solve(p).value[0] + PROVEN
    assert found.value[0] >= p.value(mix)[0] - PROVEN
    assert found.amounts[0][:, locked] == pytest.approx(mix[0][:, locked])


@given(SEEDS, st.integers(1, 20), st.sampled_from([1e-6, 1.0, 1e6]), st.sampled_from([1e-6, 1.0, 1e6]))
def test_the_units_of_money_and_hours_change_nothing(seed, channels, money, hours):
    p = program(seed, channels)
    scaled = in_units(p, (money, hours))
    first, second = solve(p), solve(scaled)
    assert second.value[0] == pytest.approx(first.value[0], abs=PROVEN)
    assert gap(scaled, second.amounts) <= PROVEN
    assert_within_the_limits(scaled, second.amounts)
    assert second.amounts.sum(axis=2) == pytest.approx(
        first.amounts.sum(axis=2) * [[money, hours]], rel=1e-5, abs=1e-12
    )


@given(SEEDS, st.integers(1, 12))
def test_many_problems_together_are_solved_as_each_alone(seed, channels):
    p = program(seed, channels)
    most = p.most * np.linspace(1, 3, 7)[:, np.newaxis]
    together = solve(p.with_(most=most))
    for i in range(7):
        alone = solve(p.with_(most=most[i : i + 1]))
        assert together.value[i] == pytest.approx(alone.value[0], abs=PROVEN)


@given(SEEDS, st.integers(1, 12), st.sampled_from([0, 1]))
def test_a_price_is_what_a_little_more_brings(seed, channels, kind):
    p = program(seed, channels, groups=False)
    found = solve(p)
    step = 1e-4 * p.most[0, kind]
    more, less = p.most.copy(), p.most.copy()
    more[0, kind] += step
    less[0, kind] -= step
    above, below = (solve(p.with_(most=most)).value[0] for most in (more, less))
    ahead, behind = (above - found.value[0]) / step, (found.value[0] - below) / step
    slack = 1e-3 * abs(found.price[0, kind]) + 2e-8 / step
    assert ahead - slack <= found.price[0, kind] <= behind + slack


@pytest.mark.parametrize("factor", [0.0, 1e-9, 1e-4, 1e4, 1e6])
@pytest.mark.parametrize("kind", [0, 1])
def test_budgets_of_nothing_and_of_everything_are_solved(factor, kind):
    for seed in range(5):
        p = program(seed, 15, groups=False)
        most = p.most.copy()
        most[0, kind] *= factor
        p = p.with_(low=np.zeros_like(p.low), high=np.full_like(p.high, np.inf), most=most)
        found = solve(p)
        assert_within_the_limits(p, found.amounts)
        assert gap(p, found.amounts) <= PROVEN


def test_where_nothing_brings_points_nothing_is_spent():
    p = program(3, 10, groups=False)
    found = solve(p.with_(dose=np.zeros_like(p.dose)))
    assert found.value[0] == 0
    assert (found.amounts == p.low).all()
    assert (found.price == 0).all()


def test_a_least_without_a_most_shuts_nothing_out():
    p = program(7, 12)
    least = np.where(np.isfinite(p.least), p.least, 0.0)
    most = p.most.copy()
    most[0, 2:] = np.inf
    found = solve(p.with_(least=least, most=most))
    assert gap(p.with_(least=least, most=most), found.amounts) <= PROVEN
