"""How sure the advice is: against the same numbers drawn and solved one by one, and against its bounds."""

import numpy as np
import pytest
from hypothesis import given, settings

from smm.optimisation.best import optimise
from smm.optimisation.doubt import doubt
from smm.optimisation.problem import mix_problem
from smm.optimisation.solver.interior import solve
from smm.parameters import default_parameters
from smm.sample import DrawnSample
from smm.trades import example, template
from tests.smm.optimisation.limits import limited
from tests.smm.strategies import plans

DRAWS = 64
P = default_parameters()
BAR = example("bar_centrale")


def drawn(plan, draws=DRAWS):
    return mix_problem(plan, P, DrawnSample(P, draws))


def mix_of(found):
    return np.array([[c.money for c in found.channels.values()], [c.hours for c in found.channels.values()]])


def test_every_number_is_that_of_the_draws_solved_one_by_one():
    found = optimise(BAR)
    sure, problem = doubt(found, draws=DRAWS), drawn(BAR)
    whole, best, now, there = problem.program.spread_out(), [], [], []
    hours = []
    for d in range(DRAWS):
        one = whole.part(d, d + 1)
        alone = solve(one)
        there.append(alone.value[0])
        hours.append(alone.amounts[0, 1])
        best.append(one.value(mix_of(found)[None])[0])
        now.append(one.value(problem.today[None])[0])
    best, now, there = map(np.array, (best, now, there))
    assert sure.chance == np.mean(best > now)
    assert sure.regret.mean == pytest.approx(np.mean(there - best), abs=1e-6)
    assert sure.regret.high == pytest.approx(np.quantile(there - best, 0.9), abs=1e-6)
    assert sure.gain.median == pytest.approx(np.quantile(best - now, 0.5), abs=1e-9)
    assert sure.robust.bound == pytest.approx(np.quantile(there, 0.1), abs=1e-6)
    reviews = np.array(hours)[:, problem.ids.index("google_reviews")]
    assert list(sure.channels["google_reviews"].hours) == pytest.approx(np.quantile(reviews, [0.1, 0.5, 0.9]), abs=1e-3)


@given(plans())
@settings(max_examples=15)
def test_the_doubt_of_any_plan_is_in_order(plan):
    found = optimise(plan)
    sure = doubt(found, draws=16)
    assert 0 <= sure.chance <= 1
    assert min(sure.regret.mean, sure.regret.high) >= 0
    for interval in (sure.best, sure.today, sure.gain):
        assert interval.low <= interval.median <= interval.high
    for channel in sure.channels.values():
        for interval in (channel.money, channel.hours, channel.money_share, channel.hours_share):
            assert 0 <= interval.low <= interval.median <= interval.high
        assert channel.money_share.high <= 1 + 1e-9 and channel.hours_share.high <= 1 + 1e-9
    assert sure.robust.best_low - 1e-6 <= sure.robust.low <= sure.robust.bound + 1e-6
    assert sure.robust.objective <= found.objective + 1e-6


@pytest.mark.parametrize("trade", ["cafe", "studio", "winery"])
def test_the_robust_mix_keeps_the_limits_and_scores_what_it_says(trade):
    plan = limited(template(trade), money=300.0, hours=26.0, channels_most=7, presence_if_used=0.1)
    sure = doubt(optimise(plan), draws=DRAWS)
    chosen = sure.robust.channels
    problem = drawn(plan)
    mix = np.array([[getattr(chosen.get(n), kind, 0.0) for n in problem.ids] for kind in ("money", "hours")])
    assert len(chosen) <= 7 and mix[0].sum() <= 300 * (1 + 1e-9) and mix[1].sum() <= 26 * (1 + 1e-9)
    assert sure.robust.low == pytest.approx(np.quantile(problem.program.value(mix[None]), 0.1), abs=1e-9)
    assert sure.channels_held


def test_progress_ends_at_one():
    said = []
    doubt(optimise(BAR), draws=80, progress=said.append)
    assert said == sorted(said) and said[-1] == 1.0 and len(said) == 3


def test_the_climb_leaves_none_of_its_own_mixes_better():
    found = optimise(BAR)
    sure, problem = doubt(found, draws=DRAWS), drawn(BAR)
    lows = [np.quantile(problem.program.value(a[None]), 0.1) for a in solve(problem.program).amounts]
    assert sure.robust.low >= max(lows) - 1e-6
