"""The three-step control."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smm.media import MediaType, catalogue
from smm.mix import Allocation
from smm.parameters import default_parameters
from smm.plan import Profile
from smm.steps import HOUR_GRAIN, MONEY_GRAIN, STEPS, Step, allocation_of, step_of
from smm.trades import template, templates

P = default_parameters()
MOVABLE = [c for c in catalogue().values() if c.moved_by_hours or c.media_type is MediaType.PAID]
PROFILES = {trade: template(trade).profile for trade in templates()} | {"default": Profile()}


@pytest.mark.parametrize("channel", MOVABLE, ids=lambda c: c.id)
@pytest.mark.parametrize("step", Step)
def test_the_step_that_was_chosen_is_the_step_that_is_shown(channel, step):
    for name, profile in PROFILES.items():
        assert step_of(allocation_of(channel, step, profile, P), channel, profile, P) is step, name


@pytest.mark.parametrize("audience", [50.0, 300.0, 1000.0])
def test_the_step_that_was_chosen_is_shown_to_the_smallest_business_too(audience):
    profile = Profile(audience=audience)
    for channel in MOVABLE:
        for step in Step:
            shown = step_of(allocation_of(channel, step, profile, P), channel, profile, P)
            assert shown is step, (channel.id, step)


@pytest.mark.parametrize("channel", catalogue().values(), ids=lambda c: c.id)
def test_what_is_bought_takes_money_and_everything_else_takes_hours(channel):
    a = allocation_of(channel, Step.LOT, Profile(), P)
    if channel.media_type is MediaType.PAID:
        assert a.money > 0 and a.hours == 0
    else:
        assert a.money == 0 and (a.hours > 0) == channel.moved_by_hours


@pytest.mark.parametrize("channel", catalogue().values(), ids=lambda c: c.id)
def test_steps_are_round_amounts_and_more_is_never_less(channel):
    none, little, lot = (allocation_of(channel, step, Profile(), P) for step in Step)
    assert (none.money, none.hours) == (0, 0)
    assert little.money <= lot.money and little.hours <= lot.hours
    for a in (little, lot):
        assert a.money % MONEY_GRAIN == 0 or a.money < 2 * MONEY_GRAIN
        assert a.hours % HOUR_GRAIN == 0 or a.hours < 2 * HOUR_GRAIN


@given(st.sampled_from(MOVABLE), st.floats(0, 1e4), st.floats(0, 1e3))
def test_any_amount_has_a_step_and_nothing_has_none(channel, money, hours):
    step = step_of(Allocation(channel=channel.id, money=money, hours=hours), channel, Profile(), P)
    assert (step is Step.NONE) == (money == 0 and hours == 0)


def test_a_channel_that_is_not_in_the_mix_is_not_used():
    assert step_of(None, catalogue()["blog"], Profile(), P) is Step.NONE


@example(1e10, 40.0, Step.LOT)
@given(st.floats(1, 1e10), st.floats(0.1, 1e7), st.sampled_from(Step))
def test_every_profile_has_its_steps(audience, hour_price, step):
    profile = Profile(audience=audience, hour_price=hour_price)
    for channel in catalogue().values():
        assert allocation_of(channel, step, profile, P).channel == channel.id


def test_every_step_has_a_word():
    assert set(STEPS) == set(Step)
