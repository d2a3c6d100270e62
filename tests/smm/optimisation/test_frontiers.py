"""Frontiers against the best mix of each budget alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.errors import SmmError
from smm.optimisation.best import optimise, with_budgets
from smm.optimisation.frontiers import STEPS, frontier
from smm.optimisation.problem import KINDS
from smm.trades import example, template
from tests.smm.optimisation.limits import limited
from tests.smm.strategies import plans

PROVEN = 1e-6
BAR = example("bar_centrale")


def assert_in_order(found):
    amounts, scores = zip(*((p.amount, p.score) for p in found.points), strict=True)
    assert list(amounts) == sorted(set(amounts))
    assert all(after >= before - PROVEN for before, after in zip(scores, scores[1:], strict=False))
    assert found.amount in amounts and found.gain >= 0
    return amounts, scores


def with_budget(plan, kind, amount):
    return with_budgets(plan, amount if kind == "money" else None, amount if kind == "hours" else None)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("limits", [{}, {"channels_most": 4}, {"groups": {"owned": {"hours_least": 3.0}}}])
def test_every_point_is_the_best_of_its_budget(kind, limits):
    plan = limited(BAR, money=150.0, hours=20.0, **limits)
    found = frontier(plan, kind)
    amounts, scores = assert_in_order(found)
    for amount, score in list(zip(amounts, scores, strict=True))[::4]:
        assert score == pytest.approx(optimise(with_budget(plan, kind, amount)).objective, abs=1e-5)
    more = with_budget(plan, kind, found.amount + STEPS[KINDS.index(kind)])
    assert found.gain == pytest.approx(optimise(more).objective - optimise(plan).objective, abs=1e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("trade", ["association", "cafe", "restaurant"])
def test_straight_lines_between_its_points_are_near_the_curve(trade, kind):
    plan = template(trade)
    amounts, scores = assert_in_order(frontier(plan, kind))
    for left, right, low, high in zip(amounts, amounts[1:], scores, scores[1:], strict=False):
        between = optimise(with_budget(plan, kind, (left + right) / 2)).objective
        assert between == pytest.approx((low + high) / 2, abs=1.0)


@given(plans(), st.sampled_from(KINDS))
@settings(max_examples=25)
def test_any_plan_has_a_frontier_that_rises_ever_more_slowly(plan, kind):
    amounts, scores = assert_in_order(frontier(plan, kind))
    steps = [(s2 - s1) / (a2 - a1) for a1, a2, s1, s2 in zip(amounts, amounts[1:], scores, scores[1:], strict=False)]
    widths = [a2 - a1 for a1, a2 in zip(amounts, amounts[1:], strict=False)]
    for one, other, width, next_width in zip(steps, steps[1:], widths, widths[1:], strict=False):
        assert other <= one + 2 * PROVEN / width + 2 * PROVEN / next_width  # each score is proven to PROVEN


def test_the_least_is_what_the_limits_ask():
    plan = limited(
        template("cafe"),
        hours=20.0,
        channels={"blog": {"hours_least": 2.0}},
        groups={"owned": {"hours_least": 5.0}},
    )
    assert frontier(plan, "hours").points[0].amount == pytest.approx(5.0)


def test_limits_that_clash_are_refused():
    plan = limited(BAR, hours=1.0, channels={"blog": {"hours_least": 6.0}})
    with pytest.raises(SmmError):
        frontier(plan, "hours")
