"""Kept mixes: whole snapshots in file and link, compared as if each were the plan."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.answers import Answers
from smm.assessment import assess
from smm.benefits import Benefit
from smm.errors import PlanError
from smm.i18n import Language, Translator
from smm.link import ADDRESS_LIMIT, decode, encode
from smm.media import catalogue
from smm.mix import MIX_LIMIT, Allocation
from smm.model_numbers import with_number
from smm.names import names_of, with_names
from smm.optimisation.best import optimise
from smm.plan import Plan, plan_from_document, read_plan
from smm.scenario import SCENARIO_LIMIT, Scenario, ScenarioKind
from smm.scenarios import MOST, compare, duplicated, keep, removed, renamed, titles, used
from smm.trades import example, template
from tests.smm.documents import PUBLISHED, assert_readable, refused
from tests.smm.strategies import MEASURED, NUMBERS, PLAIN_NAMES, plans

BAR = example("bar_centrale")
MINE = ScenarioKind.MINE
KINDS = st.sampled_from(ScenarioKind)


def test_a_plan_that_keeps_nothing_is_written_as_before():
    assert "scenarios" not in json.loads(BAR.dumps())
    assert read_plan(PUBLISHED).scenarios == ()


@given(plans(kept=3), KINDS, PLAIN_NAMES)
def test_what_is_kept_is_the_whole_mix_with_its_answers(plan, kind, name):
    kept = keep(plan, kind, name)
    assert kept.scenarios[:-1] == plan.scenarios
    assert kept.scenarios[-1] == Scenario(name=name, kind=kind, mix=plan.mix, answers=plan.answers)
    changed = kept.model_copy(update={"mix": (), "answers": Answers()})
    back = used(changed, len(plan.scenarios))
    assert back == kept and assess(back, draws=2).summary() == assess(plan, draws=2).summary()
    assert removed(kept, len(plan.scenarios)) == plan
    assert used(plan, None) is plan


@settings(max_examples=30)
@given(plans(kept=2), PLAIN_NAMES)
def test_a_copy_stands_behind_its_original_and_is_one_s_own(plan, name):
    for place, scenario in enumerate(plan.scenarios):
        twice = duplicated(plan, place, name)
        assert removed(twice, place + 1) == plan
        assert twice.scenarios[place + 1].model_copy(update={"name": scenario.name, "kind": scenario.kind}) == scenario
        assert twice.scenarios[place + 1].kind is MINE
        again = renamed(plan, place, name)
        assert again.scenarios[place].name == name.strip()
        assert renamed(again, place, scenario.name) == plan


@settings(max_examples=30)
@given(plans(largest=4, kept=3, measured=MEASURED, numbers=NUMBERS), st.data())
def test_each_side_is_the_assessment_of_its_mix_and_differences_are_to_the_first(plan, data):
    places = [None, *range(len(plan.scenarios))]
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=MOST, unique=True))
    found = compare(plan, chosen, draws=16)
    first = assess(used(plan, chosen[0]), draws=16)
    for place, side in zip(chosen, found.sides, strict=True):
        one = assess(used(plan, place), draws=16)
        assert side.place == place and side.level == one.diagnosis.level
        assert side.total == one.scores.total and side.total_interval == one.spread.total
        assert (side.money, side.hours, side.channels) == (one.plan.money, one.plan.hours, len(one.plan.used))
        assert side.cost == pytest.approx(one.plan.money + one.plan.hours * plan.profile.hour_price)
        for benefit in Benefit:
            result = one.scores.benefits[benefit]
            assert side.scores[benefit] == result.score and side.locked[benefit] == result.locked
            assert side.intervals[benefit] == one.spread.scores[benefit]
            assert side.differences[benefit] == result.score - first.scores.benefits[benefit].score
        assert side.total_difference == one.scores.total - first.scores.total
    assert found.first.total_difference == found.first.cost_difference == 0
    assert found.best.total == max(side.total for side in found.sides)


def test_the_best_mix_can_be_kept_beside_today_s():
    plan = keep(keep(BAR, ScenarioKind.TODAY), ScenarioKind.BEST, "Best", mix=optimise(BAR).best.mix)
    found = compare(plan, [0, 1])
    assert found.best is found.sides[1] and found.sides[1].total_difference > 30
    assert found.sides[1].total == pytest.approx(optimise(BAR).objective, abs=1e-6)
    assert found.sides[1].money <= BAR.limits.money + 1e-6 and found.sides[1].hours <= BAR.limits.hours + 1e-6


@pytest.mark.parametrize("places", [[], [None, None], [0, 0], [5], [-1], [None, 0, 1, 2, 3]])
def test_only_one_to_four_mixes_of_the_plan_are_compared(places):
    plan = BAR
    for _ in range(5):
        plan = keep(plan, MINE)
    with pytest.raises(ValueError, match="one to 4"):
        compare(plan, places, draws=2)


def test_at_most_eight_are_kept():
    plan = BAR
    for _ in range(SCENARIO_LIMIT):
        plan = keep(plan, MINE)
    for more in (lambda: keep(plan, MINE), lambda: duplicated(plan, 0)):
        with pytest.raises(PlanError) as caught:
            more()
        assert_readable(caught.value)
        assert "8" in caught.value.explain(Language.EN)[0]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a\nb", "x" * 81])
def test_a_name_that_is_no_name_is_refused(name):
    plan = keep(BAR, MINE)
    for made in (lambda: keep(BAR, MINE, name), lambda: renamed(plan, 0, name)):
        with pytest.raises(PlanError) as caught:
            made()
        assert_readable(caught.value)


WRONG = [
    ("scenarios", None),
    ("scenarios", {}),
    ("scenarios", [{"kind": "mine"}] * (SCENARIO_LIMIT + 1)),
    ("scenarios", [{"kind": "mine"}] * 10_000),
    ("scenarios[0]", [3]),
    ("scenarios[0].kind", [{}]),
    ("scenarios[0].kind", [{"kind": "worst"}]),
    ("scenarios[0].name", [{"kind": "mine", "name": "<script>alert(1)</script>"}]),
    ("scenarios[0].colour", [{"kind": "mine", "colour": 1}]),
    ("scenarios[1].mix[0].channel", [{"kind": "mine"}, {"kind": "mine", "mix": [{"channel": "telepathy"}]}]),
    ("scenarios[0].mix[0].hours", [{"kind": "mine", "mix": [{"channel": "blog", "hours": float("nan")}]}]),
    ("scenarios[0].mix[0].money", [{"kind": "mine", "mix": [{"channel": "blog", "money": -1}]}]),
    ("scenarios[0].mix", [{"kind": "mine", "mix": [{"channel": "blog"}] * (MIX_LIMIT + 1)}]),
    ("scenarios[0].mix", [{"kind": "mine", "mix": [{"channel": "blog", "money": 9e8}] * 2}]),
    ("scenarios[0].answers.active", [{"kind": "mine", "answers": {"active": "maybe"}}]),
]


@pytest.mark.parametrize(("place", "scenarios"), WRONG, ids=lambda value: str(value)[:60])
def test_an_impossible_scenario_is_refused_at_its_place(place, scenarios):
    error = refused(plan_from_document, {"version": 1, "scenarios": scenarios})
    assert [problem.place for problem in error.problems] == [place]


def test_a_removed_channel_of_one_s_own_leaves_every_kept_mix():
    own = {"id": "radio", "media_type": "owned"}
    mix = [{"channel": "radio", "hours": 1}, {"channel": "blog", "hours": 2}]
    plan = keep(plan_from_document({"version": 1, "custom_channels": [own], "mix": mix}), MINE)
    left = plan.without_channel("radio")
    assert [a.channel for a in left.scenarios[0].mix] == ["blog"]
    assert read_plan(left.dumps()) == left
    assert plan.without_channel("blog").scenarios == plan.scenarios  # what was kept stays as it was


def test_names_stay_out_of_the_link_and_come_back_from_the_tab():
    plan = keep(keep(BAR, MINE, "Zia Peppina"), ScenarioKind.BEST)
    there = decode(encode(plan))
    assert "Peppina" not in there.model_dump_json() and [s.kind for s in there.scenarios] == ["mine", "best"]
    assert with_names(there, names_of(plan)) == plan
    assert with_names(there, {"scenario:0": 5, "scenario:9": "x"}).scenarios == there.scenarios


def test_every_mix_has_a_title_of_its_own():
    plan = Plan()
    for kind, name in ((MINE, ""), (MINE, "Now"), (MINE, ""), (ScenarioKind.BEST, ""), (MINE, "Now"), (MINE, "My mix")):
        plan = keep(plan, kind, name)
    found = titles(plan, Translator("en"))
    assert list(found.values()) == ["Now", "My mix", "Now 2", "My mix 2", "Best mix", "Now 3", "My mix 3"]
    assert len(set(titles(plan, Translator("it")).values())) == 7


@pytest.mark.parametrize("digits", [0, 2, 15])
def test_as_many_mixes_of_twenty_channels_as_a_plan_keeps_fit_into_the_address(digits):
    random = Random(1)

    def mix():
        amounts = ((c, random.uniform(0, 900), random.uniform(0, 30)) for c in random.sample(list(catalogue()), 20))
        return [Allocation(channel=c, money=round(m, digits), hours=round(h, digits)) for c, m, h in amounts]

    plan = template("cafe").model_copy(update={"mix": tuple(mix())})
    for kind in ScenarioKind:
        plan = keep(plan, kind, "A name of one's own", mix())
    assert len(encode(plan)) <= ADDRESS_LIMIT * 2 // 3
    assert used(decode(encode(plan)), 3).mix == plan.scenarios[3].mix
    while len(plan.scenarios) < SCENARIO_LIMIT:
        plan = keep(plan, MINE, "A name of one's own", mix())
    assert len(encode(plan)) <= ADDRESS_LIMIT


def test_own_numbers_count_for_every_mix():
    plan = keep(BAR, MINE, mix=[Allocation(channel="blog", hours=9)])
    own = with_number(plan, "response", low=1.0, mode=3.0, high=4.0)
    before, after = compare(plan, [None, 0], draws=2), compare(own, [None, 0], draws=2)
    assert all(a.total > b.total for a, b in zip(after.sides, before.sides, strict=True))
