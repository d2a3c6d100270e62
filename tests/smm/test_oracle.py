"""The fast model against the slow one, on the same plan documents."""

import json

import pytest
from hypothesis import given

from smm.assessment import assess
from smm.plan import read_plan
from smm.trades import templates
from tests.smm import oracle
from tests.smm.folders import DATA
from tests.smm.strategies import MEASURED, measurements, plans

PLANS = [f"templates/{trade}" for trade in templates()] + ["examples/bar_centrale", "examples/facebook_page_2014"]


def assert_agrees(plan):
    document = json.loads(plan.dumps())
    expected = oracle.assess(document)
    found = assess(plan, draws=2).scores
    for benefit, result in found.benefits.items():
        slow = expected[benefit.value]
        assert result.score == pytest.approx(slow["score"], abs=1e-9)
        assert result.potential == pytest.approx(slow["potential"], abs=1e-9)
        assert result.locked == pytest.approx(slow["potential"] - slow["score"], abs=1e-9)
        assert result.contributions == pytest.approx(slow["contributions"], abs=1e-9)
    weights = document["weights"]
    assert found.total == pytest.approx(oracle.mean(expected, weights, "score"), abs=1e-9)
    assert found.total_potential == pytest.approx(oracle.mean(expected, weights, "potential"), abs=1e-9)


@pytest.mark.parametrize("name", PLANS)
def test_templates_and_examples_agree(name):
    assert_agrees(read_plan((DATA / f"{name}.json").read_bytes()))


@given(plans(measured=MEASURED))
def test_random_plans_agree(plan):
    assert_agrees(plan)


@given(plans(measured=measurements(used=True)))
def test_random_measured_plans_agree(plan):
    assert_agrees(plan)
    expected = oracle.liveliness(json.loads(plan.dumps())["answers"], json.loads(plan.dumps())["measured"])
    currents = assess(plan, draws=2).diagnosis.currents
    assert {current.value: value for current, value in currents.items()} == pytest.approx(expected, abs=1e-12)
