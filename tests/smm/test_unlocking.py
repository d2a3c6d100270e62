"""What each answer alone would bring, against the slow model."""

import json

import pytest
from hypothesis import given

from smm.assessment import assess
from smm.trades import start, templates
from smm.unlocking import LIVELIEST, unlocking
from tests.smm import oracle
from tests.smm.strategies import measurements, plans

LOGGED = {"active": "reply_rate"}


def livelier(document, question):
    """The same plan document with one answer at its liveliest, or what a used log says in its place."""
    log, name = document["measured"], LOGGED.get(question, question)
    if log and log["used"] and log[name] is not None:
        return document | {"measured": log | {name: 1.0}}
    best = "yes" if question == "active" else "always"
    return document | {"answers": document["answers"] | {question: best}}


def assert_unlocks_as_the_slow_model(plan):
    document = json.loads(plan.dumps())
    before = oracle.mean(oracle.assess(document), document["weights"], "score")
    assessment = assess(plan, draws=2)
    found = unlocking(assessment)
    assert set(found) == set(LIVELIEST)
    for question, points in found.items():
        after = oracle.mean(oracle.assess(livelier(document, question)), document["weights"], "score")
        assert points == pytest.approx(after - before, abs=1e-9)
        assert -1e-9 <= points <= assessment.scores.total_locked + 1e-9


@given(plans())
def test_random_plans(plan):
    assert_unlocks_as_the_slow_model(plan)


@given(plans(measured=measurements(used=True)))
def test_random_measured_plans(plan):
    assert_unlocks_as_the_slow_model(plan)


@pytest.mark.parametrize("trade", templates())
def test_a_mix_without_answers(trade):
    assert_unlocks_as_the_slow_model(start(trade))
