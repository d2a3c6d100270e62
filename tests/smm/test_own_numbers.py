"""Own numbers: they take the place of the usual ones everywhere, and what is impossible is refused at its place."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.assessment import assess
from smm.benefits import Benefit
from smm.conversation.measure import PARAMETERS, Asked, measure_files
from smm.errors import PlanError
from smm.levels import Level
from smm.limits import CHANNELS_LIMIT
from smm.link import decode, encode
from smm.media import catalogue
from smm.optimisation.best import optimise
from smm.optimisation.doubt import doubt
from smm.optimisation.effort import least_effort, level_effort
from smm.optimisation.frontiers import frontier
from smm.optimisation.moves import next_moves
from smm.optimisation.small_steps import small_steps
from smm.own_numbers import ENDS, FIELDS, NUMBERS_LIMIT, OwnNumbers, parameters_of, plays_a_part
from smm.parameters import Scale, default_parameters
from smm.plan import CUSTOM_LIMIT, Plan, plan_from_document, read_plan
from smm.trades import example, template
from tests.smm.digits import SEVEN_DIGITS
from tests.smm.documents import PUBLISHED, refused
from tests.smm.strategies import MEASURED, NUMBERS, plans

P = default_parameters()
CAFE = template("cafe")
BAR = example("bar_centrale")


def own(plan, **numbers):
    return plan_from_document(plan.model_dump(mode="json") | {"numbers": numbers})


def three(low, mode, high):
    return {"low": low, "mode": mode, "high": high}


def usual(name):
    return {end: getattr(P[name], end) for end in ENDS}


@pytest.mark.parametrize("name", P)
def test_every_number_may_be_set_within_bounds_that_hold_its_usual_range(name):
    assert P[name].least <= P[name].low <= P[name].high <= P[name].most
    assert math.isfinite(P[name].least) and math.isfinite(P[name].most)
    assert P[name].scale is Scale.LINEAR or P[name].least > 0


def test_a_plan_without_own_numbers_is_written_and_linked_as_before():
    assert "numbers" not in json.loads(CAFE.dumps())
    assert read_plan(PUBLISHED).numbers == OwnNumbers()
    assert parameters_of(CAFE) is P and CAFE.channels["blog"] is catalogue()["blog"]
    assert "numbers" not in CAFE.model_dump(exclude_defaults=True)


@given(plans(measured=MEASURED))
def test_every_number_at_its_usual_value_changes_nothing(plan):
    numbers = {name: usual(name) for name in P}
    for channel in catalogue().values():
        for kind, (low, high) in FIELDS.items():
            if plays_a_part(channel, kind):
                numbers[f"{kind}:{channel.id}"] = {"low": getattr(channel, low), "high": getattr(channel, high)}
    said = own(plan, **numbers)
    before, after = assess(plan, draws=16).summary(), assess(said, draws=16).summary()
    assert before == after


@given(plans(measured=MEASURED, numbers=NUMBERS))
def test_scores_stay_between_0_and_100_whatever_the_numbers(plan):
    summary = assess(plan, draws=16).summary()
    for result in (*summary["scores"].values(), summary["total"]):
        for name in ("score", "low", "median", "high", "potential", "locked"):
            assert 0 <= result[name] <= 100
        assert result["low"] <= result["median"] <= result["high"]
    json.dumps(summary, allow_nan=False)


@given(plans(numbers=NUMBERS))
def test_equal_plans_have_equal_hashes_and_other_numbers_make_another_plan(plan):
    again = plan_from_document(json.loads(plan.dumps()))
    assert again == plan and hash(again) == hash(plan)
    changed = own(plan, response=three(1.0, 1.25, 1.75))
    assert changed != plan or plan.numbers == changed.numbers


def test_the_order_of_the_numbers_does_not_matter():
    numbers = {"response": three(1.0, 2.0, 3.0), "hours:blog": {"low": 1.0, "high": 2.0}}
    one, other = own(CAFE, **numbers), own(CAFE, **dict(reversed(numbers.items())))
    assert one.dumps() == other.dumps() and encode(one) == encode(other) and hash(one) == hash(other)


def test_parameters_and_ranges_do_what_the_same_numbers_do_elsewhere():
    response = own(CAFE, response=three(2.0, 3.0, 4.0))
    given_ = P.replaced(response=3.0)
    assert assess(response).scores == assess(CAFE, given_).scores
    ranged = own(CAFE, **{f"hours:{CAFE.mix[0].channel}": {"low": 0.5, "high": 2.0}})
    channel = CAFE.channels[CAFE.mix[0].channel]
    copy = channel.model_dump() | {"id": "copy", "hours_per_week_low": 0.5, "hours_per_week_high": 2.0}
    mix = [CAFE.mix[0].model_copy(update={"channel": "copy"}), *CAFE.mix[1:]]
    other = CAFE.model_validate(CAFE.model_dump() | {"custom_channels": [copy], "mix": [a.model_dump() for a in mix]})
    assert assess(ranged, draws=2).scores.total == pytest.approx(assess(other, draws=2).scores.total, rel=1e-12)


@pytest.mark.parametrize("name", ["facebook_page", "whatsapp_business", "google_reviews"])
def test_twice_the_hours_over_a_range_of_twice_the_hours_is_the_same_presence(name):
    channel = catalogue()[name]
    plan = CAFE.model_copy(update={"mix": Plan(mix=[{"channel": name, "hours": 7}]).mix})
    double = {"low": 2 * channel.hours_per_week_low, "high": 2 * channel.hours_per_week_high}
    twice = own(plan.with_allocation(plan.mix[0].model_copy(update={"hours": 14.0})), **{f"hours:{name}": double})
    before, after = assess(plan), assess(twice)
    for benefit in Benefit:
        assert after.scores.benefits[benefit].score == pytest.approx(before.scores.benefits[benefit].score, rel=1e-12)
        assert after.spread.scores[benefit] == pytest.approx(before.spread.scores[benefit], rel=SEVEN_DIGITS)


@pytest.mark.parametrize("factor", [0.5, 0.25])
def test_only_the_ratios_of_the_weights_of_a_benefit_count(factor):
    row = {f"weight_{Benefit.OPTIMISE}_{current}": P for current in ("voice", "dialogue", "community")}
    scaled = {name: {end: factor * getattr(P[name], end) for end in ENDS} for name in row}
    before, after = assess(CAFE), assess(own(CAFE, **scaled))
    assert after.scores.total == pytest.approx(before.scores.total, rel=1e-12)
    assert after.spread.total == pytest.approx(before.spread.total, rel=1e-9)


def test_a_weight_moves_its_benefit_alone():
    more = own(CAFE, weight_cocreate_broadcast=three(0.9, 1.0, 1.0))
    before, after = assess(CAFE).scores.benefits, assess(more).scores.benefits
    assert {b for b in Benefit if before[b].score != after[b].score} == {Benefit.COCREATE}


def test_the_best_mix_and_the_next_moves_use_them():
    plan = own(BAR, response=three(0.5, 0.7, 1.0), **{"hours:google_reviews": {"low": 40.0, "high": 90.0}})
    found = optimise(plan)
    assert found.objective_now == pytest.approx(assess(plan, draws=2).scores.total, abs=1e-9)
    assert found.gap < 1e-6 and found.allocation != optimise(BAR).allocation
    assert next_moves(plan) == next_moves(plan, parameters_of(plan)) != next_moves(BAR)
    p = parameters_of(plan)
    assert doubt(found, draws=4) == doubt(found, p, draws=4) != doubt(optimise(BAR), draws=4)
    assert small_steps(plan, most=1) == small_steps(plan, p, most=1) != small_steps(BAR, most=1)
    assert least_effort(plan, 40.0) == least_effort(plan, 40.0, p) != least_effort(BAR, 40.0)
    level = Level.MANY_WAY
    assert level_effort(plan, level) == level_effort(plan, level, p) != level_effort(BAR, level)
    assert frontier(plan, "hours") == frontier(plan, "hours", p) != frontier(BAR, "hours")


@given(plans(largest=4, numbers=NUMBERS))
def test_the_proof_holds_whatever_the_numbers(plan):
    plan = plan.model_copy(update={"limits": Plan(limits={"money": 300.0, "hours": 30.0}).limits})
    found = optimise(plan)
    assert found.gap < 1e-3
    assert found.objective >= found.objective_now - 1e-6 or not found.today_fits


def test_numbers_leave_with_their_own_channel_and_stay_with_one_of_the_catalogue():
    radio = {"id": "radio", "media_type": "paid", "money_eur_high": 9.0}
    plan = plan_from_document({"version": 1, "custom_channels": [radio]})
    numbers = {name: {"low": 1.0, "high": 2.0} for name in ("hours:radio", "price:radio", "hours:blog")}
    plan = own(plan, **numbers)
    assert plan.channels["radio"].money_eur_high == plan.channels["blog"].hours_per_week_high == 2.0
    assert list(plan.without_channel("radio").numbers) == ["hours:blog"]
    assert list(plan.without_channel("blog").numbers) == ["hours:blog", "hours:radio", "price:radio"]
    read_plan(plan.without_channel("radio").dumps())


def test_own_numbers_travel_in_the_link():
    plan = own(CAFE, response=three(1.0, 2.0, 3.0), **{"hours:blog": {"low": 1.0, "high": 2.0}})
    assert decode(encode(plan)) == plan
    assert len(encode(plan)) - len(encode(CAFE)) < 120


WRONG = [
    ("numbers", None),
    ("numbers", []),
    ("numbers.response", {"response": 3}),
    ("numbers.response.high", {"response": {"low": 1, "mode": 2}}),
    ("numbers.response.mode", {"response": {"low": 1, "high": 2}}),
    ("numbers.response.mode", {"response": three(1, "2", 3)}),
    ("numbers.response.low", {"response": three(True, 2, 3)}),
    ("numbers.response.mode", {"response": three(1, float("nan"), 3)}),
    ("numbers.response.high", {"response": three(1, 2, float("inf"))}),
    ("numbers.response.high", {"response": three(1, 2, 101)}),
    ("numbers.response.low", {"response": three(0, 2, 3)}),
    ("numbers.response.low", {"response": three(-1, 2, 3)}),
    ("numbers.response", {"response": three(3, 2, 1)}),
    ("numbers.response", {"response": three(1, 4, 3)}),
    ("numbers.response.colour", {"response": three(1, 2, 3) | {"colour": 1}}),
    ("numbers.capability_high.high", {"capability_high": three(1, 1, 1.5)}),
    ("numbers.weight_serve_dialogue.mode", {"weight_serve_dialogue": three(0, -0.5, 1)}),
    ("numbers.weight_serve", {"weight_serve_dialogue": three(0, 0, 1)}),
    ("numbers.frequency_sometimes", {"frequency_rarely": three(0.15, 0.6, 0.65)}),
    ("numbers.telepathy", {"telepathy": three(1, 2, 3)}),
    ("numbers.", {"": three(1, 2, 3)}),
    ("numbers.hours", {"hours": three(1, 2, 3)}),
    ("numbers.hours:", {"hours:": {"low": 1, "high": 2}}),
    ("numbers.cost:blog", {"cost:blog": {"low": 1, "high": 2}}),
    ("numbers.hours:own_1", {"hours:own_1": {"low": 1, "high": 2}}),
    ("numbers.price:blog", {"price:blog": {"low": 1, "high": 2}}),
    ("numbers.hours:meta_ads", {"hours:meta_ads": {"low": 1, "high": 2}}),
    ("numbers.hours:blog.mode", {"hours:blog": three(1, 2, 3)}),
    ("numbers.hours:blog", {"hours:blog": {"low": 3, "high": 2}}),
    ("numbers.hours:blog.high", {"hours:blog": {"low": 0, "high": 0}}),
    ("numbers.hours:blog.high", {"hours:blog": {"low": 1, "high": 1e5}}),
    ("numbers.hours:blog.low", {"hours:blog": {"low": 1e-9, "high": 1}}),
    ("numbers.price:meta_ads.low", {"price:meta_ads": {"low": -1, "high": 1}}),
    ("numbers", {f"n{i}": three(1, 2, 3) for i in range(NUMBERS_LIMIT + 1)}),
    ("numbers.‹script›alert(1)‹/script…", {"<script>alert(1)</script>": three(1, 2, 3)}),
]


@pytest.mark.parametrize(("place", "numbers"), WRONG, ids=lambda value: str(value)[:60])
def test_an_unknown_or_impossible_number_is_refused_at_its_place(place, numbers):
    error = refused(plan_from_document, {"version": 1, "numbers": numbers})
    assert place in [problem.place for problem in error.problems]
    assert all(problem.fix for problem in error.problems)


def test_a_plan_may_set_every_number_there_is():
    ranges = len(FIELDS) * (len(catalogue()) + CUSTOM_LIMIT)
    assert len(P) + ranges <= NUMBERS_LIMIT and len(catalogue()) + CUSTOM_LIMIT <= CHANNELS_LIMIT


def test_ten_thousand_numbers_are_refused_as_too_many():
    error = refused(
        plan_from_document, {"version": 1, "numbers": {f"n{i}": {"low": 1, "high": 2} for i in range(10**4)}}
    )
    assert len(error.problems) == 1


@given(st.dictionaries(st.text(max_size=12), st.dictionaries(st.sampled_from(ENDS), st.floats()), max_size=3))
def test_any_numbers_are_a_plan_or_refused(numbers):
    try:
        assert plan_from_document({"version": 1, "numbers": numbers}).numbers.keys() == numbers.keys()
    except PlanError as error:
        assert error.problems


def test_a_measurement_uses_those_that_concern_it():
    rows = [
        f"{i},{who},{str(who != 'bar').lower()},{up}" for i, who, up in [(1, "rosa", ""), (2, "bar", 1), (3, "pia", "")]
    ]
    log = "\n".join(["id,author,inbound,reply_to", *rows]).encode()
    numbers = own(BAR, network_authors_min=three(2, 2, 2), response=three(1, 2, 3)).numbers.only(PARAMETERS)
    assert list(numbers) == ["network_authors_min"]
    few, more = (
        measure_files([("log.csv", log)], {}, asked).conversation for asked in (Asked(), Asked(numbers=numbers))
    )
    assert few.network.structures == () != more.network.structures
