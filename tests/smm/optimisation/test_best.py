"""The best mix of a plan: what it says against the model, the oracle and the limits."""

import pytest
from hypothesis import given

from smm.assessment import assess
from smm.errors import SmmError
from smm.i18n import Language
from smm.limits import Limits
from smm.media import MediaType
from smm.optimisation.best import optimise, with_budgets
from smm.optimisation.clash import LimitsError
from smm.plan import Plan
from smm.trades import example, template, templates
from tests.smm import oracle
from tests.smm.optimisation.limits import limited
from tests.smm.strategies import MEASURED, plans

PROVEN = 1e-6
BAR = example("bar_centrale")


def assert_keeps_the_budgets(found):
    for budget in (found.money, found.hours):
        assert 0 <= budget.spent <= budget.amount * (1 + 1e-9)
        assert budget.price >= 0 and budget.gain >= 0


@pytest.mark.parametrize("trade", templates())
def test_the_score_of_the_best_mix_is_the_score_of_the_model(trade):
    plan = template(trade)
    found = optimise(plan)
    assert found.gap <= PROVEN
    assert found.objective >= found.objective_now
    assert found.objective_now == pytest.approx(assess(plan).scores.total, abs=1e-9)
    best = oracle.mean(oracle.assess(found.best.model_dump(mode="json")), plan.weights.model_dump(), "score")
    assert found.objective == pytest.approx(best, abs=1e-9)
    assert sum(c.points for c in found.channels.values()) == pytest.approx(best, abs=1e-9)
    assert sum(c.points_now for c in found.channels.values()) == pytest.approx(found.objective_now, abs=1e-9)
    assert_keeps_the_budgets(found)


@given(plans(measured=MEASURED))
def test_any_plan_has_a_proven_best_mix(plan):
    found = optimise(plan)
    assert 0 <= found.gap <= PROVEN
    assert found.objective == pytest.approx(assess(found.best, draws=2).scores.total, abs=1e-7)
    if found.today_fits:
        assert found.objective >= found.objective_now - PROVEN
    assert_keeps_the_budgets(found)


def test_where_the_plan_has_no_limits_todays_totals_stand_for_them():
    plan = BAR.model_copy(update={"limits": Limits()})
    found = optimise(plan)
    assert (found.money.amount, found.hours.amount) == (80, 26)
    assert found.money.from_today and found.hours.from_today and found.today_fits
    assert not optimise(BAR).money.from_today


def test_a_price_is_near_what_the_next_step_adds_and_never_below():
    found = optimise(BAR)
    assert found.money.gain <= 10 * found.money.price <= 1.1 * found.money.gain
    assert found.hours.gain <= found.hours.price <= 1.1 * found.hours.gain
    more = optimise(with_budgets(BAR, 110, 30))
    assert more.objective - found.objective == pytest.approx(found.money.gain, abs=PROVEN)


def test_marginal_points_are_those_of_a_little_more():
    found = optimise(BAR)
    for name, kind in (("whatsapp_business", "hours"), ("google_reviews", "hours"), ("meta_ads", "money")):
        now = next((a for a in BAR.mix if a.channel == name), None)
        little = {"channel": name, "money": now.money if now else 0.0, "hours": now.hours if now else 0.0}
        little[kind] += 1e-4
        plan = BAR.with_allocation(type(BAR.mix[0])(**little))
        rise = (assess(plan, draws=2).scores.total - found.objective_now) / 1e-4
        assert getattr(found.channels[name].marginal_now, kind) == pytest.approx(rise, rel=1e-3)


def test_at_the_best_no_channel_pays_more_than_its_budget():
    found = optimise(BAR)
    for channel in found.channels.values():
        assert channel.marginal.hours <= found.hours.price + 1e-6
        assert channel.marginal.money <= found.money.price + 1e-6
        if channel.hours > 1e-6:
            assert channel.marginal.hours == pytest.approx(found.hours.price, abs=1e-5)


def test_a_budget_of_nothing_has_the_price_of_the_best_first_unit():
    found = optimise(with_budgets(BAR, 0, 30))
    assert found.money.spent == 0
    assert found.money.price == max(c.marginal.money for c in found.channels.values()) > 0


def test_locks_bounds_and_groups_are_kept():
    plan = limited(
        BAR,
        money=200.0,
        hours=30.0,
        channels={
            "instagram_profile": {"locked": True},
            "google_reviews": {"hours_most": 2.0},
            "blog": {"hours_least": 1.5},
        },
        groups={"earned": {"hours_most": 6.0}, "paid": {"money_least": 150.0, "money_most": 160.0}},
    )
    found = optimise(plan)
    assert found.gap <= PROVEN
    assert found.channels["instagram_profile"].hours == 10
    assert found.channels["google_reviews"].hours <= 2 + 1e-9
    assert found.channels["blog"].hours == pytest.approx(1.5)
    totals = {
        (media_type, kind): sum(
            getattr(c, kind) for name, c in found.channels.items() if plan.channels[name].media_type is media_type
        )
        for media_type in MediaType
        for kind in ("money", "hours")
    }
    assert totals[MediaType.EARNED, "hours"] <= 6 + 1e-9
    assert 150 - 1e-9 <= totals[MediaType.PAID, "money"] <= 160 + 1e-9


def test_money_that_buys_hours_is_gathered_on_few_channels():
    found = optimise(template("ecommerce"))
    both = [c for c in found.channels.values() if c.money > 0 and c.hours > 0]
    assert len(both) <= 1


@pytest.mark.parametrize("hours", [1e-12, 1e-8, 1e-4])
def test_hardly_any_hours_beside_much_money_are_not_overspent(hours):
    for trade in templates():
        found = optimise(with_budgets(template(trade), 11689.035168842798, hours))
        assert found.gap <= PROVEN
        assert_keeps_the_budgets(found)


@pytest.mark.parametrize(
    ("limits", "places"),
    [
        (
            {"money": 100.0, "groups": {"paid": {"money_least": 120.0}}},
            {"limits.money", "limits.groups.paid.money_least"},
        ),
        (
            {
                "hours": 30.0,
                "channels": {"blog": {"hours_least": 6.0}, "podcast": {"hours_most": 1.0}},
                "groups": {"owned": {"hours_most": 5.0}},
            },
            {"limits.groups.owned.hours_most", "limits.channels.blog.hours_least"},
        ),
        (
            {"hours": 8.0, "channels": {"instagram_profile": {"locked": True}}},
            {"limits.hours", "limits.channels.instagram_profile.locked"},
        ),
    ],
)
def test_limits_that_clash_are_named_and_no_others(limits, places):
    with pytest.raises(LimitsError) as caught:
        optimise(limited(BAR, **limits))
    assert {problem.place for problem in caught.value.problems} == places
    for language in Language:
        assert len(caught.value.explain(language)) == len(places)


def test_limits_travel_in_the_plan_file_and_name_known_channels():
    plan = limited(BAR, channels={"blog": {"hours_most": 2.0}}, groups={"paid": {"money_most": 50.0}})
    assert Plan.model_validate_json(plan.dumps()) == plan
    with pytest.raises(SmmError):
        from smm.plan import plan_from_document

        plan_from_document({"version": 1, "limits": {"channels": {"nothing": {"locked": True}}}})


def test_a_plan_with_limits_can_be_kept_by_itself():
    one, other = (
        Plan(limits={"channels": {name: {"hours_most": 3.0} for name in names}})
        for names in (("blog", "newsletter"), ("newsletter", "blog"))
    )
    assert one == other and hash(one) == hash(other)
