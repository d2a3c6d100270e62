"""Presence: money and hours become being there."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.media import Channel, MediaType, Purchase, catalogue
from smm.parameters import default_parameters
from smm.presence import FullPresence, full_presence, full_presences, saturate
from smm.sample import DrawnSample

AUDIENCE, HOUR_PRICE = 10_000.0, 40.0


def full(channel, audience=AUDIENCE, hour_price=HOUR_PRICE):
    return full_presence(channel, audience, hour_price, default_parameters())


@pytest.mark.parametrize("channel", catalogue().values(), ids=lambda c: c.id)
def test_every_channel_is_moved_by_what_its_type_says(channel):
    presence = full(channel)
    assert math.isfinite(presence.money) == channel.moved_by_money == (channel.media_type is not MediaType.EARNED)
    assert math.isfinite(presence.hours) == channel.moved_by_hours
    assert presence.money > 0 and presence.hours > 0


@pytest.mark.parametrize("channel", catalogue().of_type(MediaType.OWNED), ids=lambda c: c.id)
def test_owned_money_is_the_price_of_its_hours(channel):
    low, high = channel.hours_per_week_low, channel.hours_per_week_high
    assert full(channel).hours == pytest.approx(math.sqrt(low * high) * 4.33)
    assert full(channel).money == pytest.approx(40 * full(channel).hours)


def test_impressions_are_not_made_by_hours():
    bought = [c for c in catalogue().values() if c.purchase is Purchase.IMPRESSIONS]
    assert bought and all(full(channel).hours == math.inf for channel in bought)


@pytest.mark.parametrize(
    ("channel", "money"),
    [
        ("meta_ads", math.sqrt(5 * 15) * 4 * 10_000 / 1000),
        ("google_search_ads", math.sqrt(1 * 5) * 0.02 * 10_000),
        ("click_to_message_ads", math.sqrt(1 * 5) * 0.005 * 10_000),
        ("influencer_partnership", math.sqrt(50 * 5000)),
        ("sponsored_article", math.sqrt(150 * 2000)),
        ("affiliate_programme", math.sqrt(5 * 30) * 10),
        ("google_reviews", math.inf),
        ("word_of_mouth", math.inf),
    ],
)
def test_money_depends_on_how_the_channel_is_bought(channel, money):
    assert full(catalogue()[channel]).money == pytest.approx(money)


def test_a_range_from_zero_is_read_from_a_tenth_of_its_top():
    assert full(catalogue()["shares"]).hours == pytest.approx(math.sqrt(0.05 * 0.5) * 4.33)


def test_hours_do_not_move_what_nobody_can_touch():
    assert full(catalogue()["private_sharing"]) == FullPresence(money=math.inf, hours=math.inf)


def test_an_owned_channel_without_hours_has_no_price_either():
    # Its money is its hours times the price of an hour, and what hours do not move takes infinitely many.
    channel = Channel(id="own_1", media_type="owned", hours_per_week_low=0, hours_per_week_high=0)
    assert full(channel) == FullPresence(money=math.inf, hours=math.inf)


def test_a_paid_channel_without_a_price_cannot_be_bought():
    channel = Channel(id="own_1", media_type="paid", money_eur_low=0, money_eur_high=0)
    assert full(channel).money == math.inf


@given(st.floats(10, 1e7), st.floats(1, 500))
def test_audience_moves_paid_reach_and_the_price_of_an_hour_moves_owned_money(audience, hour_price):
    for name in ("meta_ads", "google_search_ads", "click_to_message_ads"):
        once, twice = (full(catalogue()[name], audience * k, hour_price).money for k in (1, 2))
        assert twice == pytest.approx(2 * once)
    once, twice = (full(catalogue()["blog"], audience, hour_price * k).money for k in (1, 2))
    assert twice == pytest.approx(2 * once)


def test_many_draws_have_one_column_for_each_channel_and_the_same_infinities():
    channels = tuple(catalogue().values())
    p = default_parameters()
    money, hours = full_presences(channels, AUDIENCE, HOUR_PRICE, p, DrawnSample(p, 64))
    assert money.shape == hours.shape == (len(channels), 64)
    for i, channel in enumerate(channels):
        assert np.all(np.isfinite(money[i])) == channel.moved_by_money
        assert np.all(np.isfinite(hours[i])) == channel.moved_by_hours
    assert money.min() > 0 and hours.min() > 0


@given(st.floats(0, 1e6), st.floats(0.001, 1e3))
def test_saturation_rises_towards_one_and_bends_down(u, step):
    low, middle, high = saturate(np.array([u, u + step, u + 2 * step]))
    assert 0 <= low <= middle <= high < 1
    assert middle - low >= high - middle - 1e-12


@given(st.floats(0.001, 1000))
def test_the_elasticity_of_presence_is_one_over_one_plus_u(u):
    nearby = u * (1 + 1e-6)
    before, after = saturate(np.array([u, nearby]))
    assert math.log(after / before) / math.log(nearby / u) == pytest.approx(1 / (1 + u), abs=1e-4)


def test_use_adds_money_and_hours():
    assert FullPresence(money=200.0, hours=10.0).usage(100.0, 5.0) == 1.0
    assert FullPresence(money=math.inf, hours=10.0).usage(1e9, 5.0) == 0.5
