"""What each current alone would bring, against the slow model and the laws of concave scores."""

import json

import pytest
from hypothesis import given

from smm.assessment import assess
from smm.diagnosis import Current
from smm.trades import start, templates
from smm.unlocking import unlocking
from tests.smm import oracle
from tests.smm.strategies import measurements, plans


def assert_unlocks_as_the_slow_model(plan):
    document = json.loads(plan.dumps())
    before = oracle.mean(oracle.assess(document), document["weights"], "score")
    assessment = assess(plan, draws=2)
    found = unlocking(assessment)
    for current in Current:
        alive = oracle.mean(oracle.assess(document, [current.value]), document["weights"], "score")
        assert found[current] == pytest.approx(alive - before, abs=1e-9)
    locked = assessment.scores.total_locked
    assert max(found.values()) <= locked + 1e-9
    assert sum(found.values()) >= locked - 1e-9


@given(plans())
def test_random_plans(plan):
    assert_unlocks_as_the_slow_model(plan)


@given(plans(measured=measurements(used=True)))
def test_random_measured_plans(plan):
    assert_unlocks_as_the_slow_model(plan)


@pytest.mark.parametrize("trade", templates())
def test_a_silent_mix_has_all_of_it_to_gain(trade):
    assert_unlocks_as_the_slow_model(start(trade))
