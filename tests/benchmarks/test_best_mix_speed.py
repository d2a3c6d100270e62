"""How long the best mix takes: ``pytest tests/benchmarks/test_best_mix_speed.py --benchmark-enable -n 0``."""

import numpy as np
import pytest

from smm.optimisation.best import optimise
from smm.optimisation.choice import search
from smm.optimisation.doubt import DRAWS, doubt
from smm.optimisation.effort import halfway, least_effort
from smm.optimisation.frontiers import frontier
from smm.optimisation.small_steps import small_steps
from smm.optimisation.solver.certificate import gap
from smm.optimisation.solver.interior import solve
from smm.optimisation.solver.outer import Choices
from smm.trades import example
from tests.smm.optimisation.programs import program

PROVEN = 1e-6
BAR = example("bar_centrale")


@pytest.mark.benchmark(group="best mix")
@pytest.mark.parametrize("channels", [40, 200])
def test_a_solve_with_two_budgets_and_groups(benchmark, channels):
    p = program(1, channels)
    assert gap(p, benchmark(solve, p).amounts) <= PROVEN


@pytest.mark.benchmark(group="best mix")
@pytest.mark.parametrize("channels", [40, 200])
def test_its_certificate(benchmark, channels):
    p = program(1, channels)
    amounts = solve(p).amounts
    assert benchmark(gap, p, amounts) <= PROVEN


@pytest.mark.benchmark(group="best mix")
@pytest.mark.parametrize("seed", [0, 2, 3, 4, 5])
def test_on_or_off_for_20_channels(benchmark, seed):
    p, random = program(seed, 20), np.random.default_rng(seed)
    optional = (p.low[0] <= 0).all(axis=0)
    least = 0.1 * p.most[0, :2, None] * random.random((2, 20)) * optional
    p = p.with_(high=np.maximum(p.high, least))
    made = Choices(optional=optional, open=optional, least=least, used_most=6)
    found = benchmark(search, p, made)
    assert found.bound - found.value <= PROVEN


@pytest.mark.benchmark(group="best mix")
def test_a_plan_of_40_channels(benchmark):
    assert benchmark(optimise, BAR).gap <= PROVEN


@pytest.mark.benchmark(group="best mix")
def test_how_sure_over_256_draws(benchmark):
    assert benchmark(doubt, optimise(BAR)).draws == DRAWS == 256


@pytest.mark.benchmark(group="best mix")
def test_a_frontier(benchmark):
    assert benchmark(frontier, BAR, "money").gain > 0


@pytest.mark.benchmark(group="best mix")
def test_three_small_steps(benchmark):
    assert len(benchmark(small_steps, BAR)) == 3


@pytest.mark.benchmark(group="best mix")
def test_the_least_effort(benchmark):
    assert benchmark(least_effort, BAR, halfway(optimise(BAR))).reached
