"""One call from a plan to all its numbers."""

import json

import pytest
from hypothesis import given

from smm.assessment import assess
from smm.benefits import Benefit
from smm.diagnosis import Current, Level
from smm.media import Flow
from smm.parameters import default_parameters
from smm.plan import Plan
from smm.trades import example, template
from tests.smm.strategies import MEASURED, plans


def assert_keeps_the_interface(summary):
    """What every reader of ``score --json`` may rely on."""
    assert isinstance(summary["social"], bool)
    assert summary["level"] in set(Level)
    assert list(summary["scores"]) == list(Benefit)
    for result in summary["scores"].values():
        for name in ("score", "low", "high", "potential", "locked"):
            assert isinstance(result[name], float)
            assert 0 <= result[name] <= 100
        assert isinstance(result["contributions"], dict)
        assert sum(result["contributions"].values()) == pytest.approx(result["score"], abs=1e-9)
        assert set(result["contribution_intervals"]) == set(result["contributions"])


@given(plans(measured=MEASURED))
def test_the_summary_is_plain_json_of_the_published_shape(plan):
    summary = assess(plan, draws=16).summary()
    assert json.loads(json.dumps(summary, allow_nan=False)) == summary
    assert_keeps_the_interface(summary)


def test_the_summary_says_more_for_those_who_want_it():
    summary = assess(example("bar_centrale")).summary()
    assert set(summary["flows"]) == set(Flow) and set(summary["currents"]) == set(Current)
    assert summary["draws"] == 1024 and summary["unanswered"] == []
    assert {"score", "low", "median", "high", "potential", "locked"} <= set(summary["total"])
    assert all(set(driver) == {"name", "points"} for driver in summary["drivers"])


def test_social_is_two_way_or_many_way():
    for trade in ("cafe", "beauty", "gym", "shop"):
        summary = assess(template(trade), draws=2).summary()
        assert summary["social"] == (summary["level"] in ("two_way", "many_way"))


def test_other_parameters_give_other_scores():
    plan = template("cafe")
    assert assess(plan, default_parameters().replaced(response=2.0)).scores.total > assess(plan).scores.total


def test_channels_of_ones_own_count():
    own = {"id": "radio", "media_type": "owned", "company_to_consumer": "high"}
    plan = Plan(
        custom_channels=[own], mix=[{"channel": "radio", "hours": 9}], answers={"company_to_consumer": "always"}
    )
    assert assess(plan).scores.benefits[Benefit.COCREATE].contributions["radio"] > 0
    assert assess(plan).diagnosis.level is Level.MONOLOGUE


def test_a_channel_listed_but_not_used_raises_no_contradiction():
    answers = {"company_to_consumer": "always", "consumer_to_company": "always"}
    without = Plan(mix=[{"channel": "website", "hours": 3}], answers=answers)
    listed = Plan(mix=[*without.mix, {"channel": "whatsapp_business"}], answers=answers)
    assert assess(listed).diagnosis.contradictions == assess(without).diagnosis.contradictions != ()
