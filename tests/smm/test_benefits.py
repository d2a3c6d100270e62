"""The scores of one situation: what goes in and what stands in the result."""

import math

import numpy as np
import pytest
from hypothesis import given

from smm.benefits import (
    BENEFITS,
    Benefit,
    capabilities,
    liveliness,
    normalised,
    points,
    score,
    situation,
    weights,
)
from smm.diagnosis import Answers, Current, diagnose
from smm.media import catalogue
from smm.mix import Allocation
from smm.parameters import default_parameters
from smm.sample import DrawnSample, ModeSample
from tests.smm.strategies import ANSWERS, WEIGHTS

P = default_parameters()
EQUAL = dict.fromkeys(Benefit, 1.0)
LIVELY = Answers(
    consumer_to_consumer="always", consumer_to_company="always", company_to_consumer="always", active="yes"
)


def situation_of(*allocations, answers=LIVELY):
    return situation(allocations, diagnose(answers), catalogue(), 10_000, 40)


def test_a_situation_holds_every_channel_once_sorted_by_id():
    s = situation_of(
        Allocation(channel="website", hours=1),
        Allocation(channel="blog", hours=2, money=5),
        Allocation(channel="website", hours=3),
    )
    assert [channel.id for channel in s.channels] == ["blog", "website"]
    assert s.hours.tolist() == [2, 4] and s.money.tolist() == [5, 0]


def test_weights_sum_to_one_in_every_draw():
    for sample in (ModeSample(P), DrawnSample(P, 256)):
        table = weights(sample)
        assert table.shape == (5, 4, sample.size)
        assert table.sum(axis=1) == pytest.approx(np.ones((5, sample.size)))
        assert table.min() >= 0


def test_broadcast_feeds_cocreation_alone_in_every_draw():
    broadcast = weights(DrawnSample(P, 256))[:, list(Current).index(Current.BROADCAST)]
    fed = broadcast.max(axis=1) > 0
    assert dict(zip(BENEFITS, fed.tolist(), strict=True)) == dict.fromkeys(Benefit, False) | {Benefit.COCREATE: True}


def test_a_channel_carries_dialogue_as_well_as_its_weaker_direction():
    channels = [catalogue()["whatsapp_business"], catalogue()["website"]]
    carried = capabilities(channels, ModeSample(P))
    assert carried[:, :, 0].T.tolist() == [[0.5, 1.0, 0.5, 0.0], [1.0, 0.2, 0.2, 0.0]]


def test_better_capabilities_are_better_in_every_draw():
    sample = DrawnSample(P, 256)
    none, low, medium, high = (sample.value(f"capability_{name}") for name in ("none", "low", "medium", "high"))
    assert none.max() < low.min() and low.max() < medium.min() and medium.max() < high.min()


@given(ANSWERS)
def test_the_currents_of_the_score_are_those_of_the_diagnosis(answers):
    diagnosis = diagnose(answers)
    assert liveliness(diagnosis, ModeSample(P))[:, 0].tolist() == [diagnosis.currents[current] for current in Current]


@given(ANSWERS)
def test_dialogue_is_never_livelier_than_either_side_in_any_draw(answers):
    out, back, dialogue, _ = liveliness(diagnose(answers), DrawnSample(P, 64))
    assert np.all(dialogue <= np.minimum(out, back) + 1e-12)


def test_points_run_from_0_towards_100():
    assert points(np.array([0.0, math.log(2), 50.0])) == pytest.approx([0.0, 50.0, 100.0])


@given(WEIGHTS)
def test_benefit_weights_become_shares(weights_of_a_plan):
    shares = normalised(weights_of_a_plan.by_benefit())
    assert list(shares) == list(Benefit)
    assert sum(shares.values()) == pytest.approx(1.0)


def test_no_weight_at_all_means_equal_weights():
    assert normalised(dict.fromkeys(Benefit, 0.0)) == pytest.approx(dict.fromkeys(Benefit, 0.2))


def test_the_total_is_the_weighted_mean():
    s = situation_of(Allocation(channel="whatsapp_business", hours=10))
    one = score(s, P, dict.fromkeys(Benefit, 0.0) | {Benefit.SERVE: 2.0})
    assert one.total == pytest.approx(one.benefits[Benefit.SERVE].score)
    assert one.total_locked == pytest.approx(one.benefits[Benefit.SERVE].locked, abs=1e-9)


def test_every_channel_of_the_mix_has_its_contribution_even_when_it_is_nothing():
    s = situation_of(Allocation(channel="blog"), Allocation(channel="whatsapp_business", hours=10))
    result = score(s, P, EQUAL).benefits[Benefit.SERVE]
    assert result.contributions["blog"] == 0
    assert result.contributions["whatsapp_business"] == pytest.approx(result.score)


def test_locked_points_open_when_everything_comes_alive():
    mix = Allocation(channel="google_reviews", hours=5)
    silent = score(situation_of(mix, answers=Answers()), P, EQUAL).benefits
    lively = score(situation_of(mix), P, EQUAL).benefits
    for benefit in Benefit:
        assert silent[benefit].score == 0 and lively[benefit].locked == pytest.approx(0, abs=1e-9)
        assert silent[benefit].locked == pytest.approx(lively[benefit].score)
