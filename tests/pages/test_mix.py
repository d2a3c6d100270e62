"""The mix: steps, exact amounts, formats, channels that come and go, the business, the limits."""

import pytest

from smm.i18n import Translator
from smm.media import MediaType, catalogue
from smm.mix import Allocation
from smm.parameters import default_parameters
from smm.steps import Step, allocation_of
from tests.pages.plans import INNOCENT, PLANS
from tests.pages.visitor import LANGUAGES, calm, field, open_app, plan_of, said, show, sound

CHANNEL = "facebook_page"


@pytest.fixture
def at():
    return open_app("mix", PLANS["cafe"])


@pytest.fixture
def exact(at):
    return calm(at.button(key=f"exact_{CHANNEL}").click().run())


def allocation(at, channel=CHANNEL):
    return next(a for a in plan_of(at).mix if a.channel == channel)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("channel", [CHANNEL, "google_reviews"])
def test_a_step_stands_for_amounts(at, channel, step):
    other = Step.LOT if step is not Step.LOT else Step.NONE
    calm(field(at, "button_group", f"step_{channel}").set_value(other).run())
    calm(field(at, "button_group", f"step_{channel}").set_value(step).run())
    wanted = allocation_of(catalogue()[channel], step, PLANS["cafe"].profile, default_parameters())
    assert (allocation(at, channel).hours, allocation(at, channel).money) == (wanted.hours, wanted.money)
    assert field(at, "button_group", f"step_{channel}").value == step


def test_a_step_keeps_the_formats(exact):
    calm(field(exact, "button_group", f"formats_{CHANNEL}").set_value(["photo"]).run())
    calm(field(show(exact, {"exact": None}), "button_group", f"step_{CHANNEL}").set_value(Step.LOT).run())
    assert allocation(exact).formats == ("photo",)


@pytest.mark.parametrize("hours", [0.0, 0.5, 37.5, 40.0])
def test_exact_hours(exact, hours):
    calm(field(exact, "slider", f"hours_{CHANNEL}").set_value(hours).run())
    assert allocation(exact).hours == hours


@pytest.mark.parametrize(("hours", "step"), [(0.0, Step.NONE), (0.5, Step.LITTLE), (40.0, Step.LOT)])
def test_the_step_follows_the_hours(exact, hours, step):
    calm(field(exact, "slider", f"hours_{CHANNEL}").set_value(hours).run())
    assert field(exact, "button_group", f"step_{CHANNEL}").value == step


def started_from(at):
    return list(field(at, "slider", f"hours_{CHANNEL}").proto.default)


def test_a_slider_that_is_moved_is_not_drawn_anew_and_follows_what_else_changes_it(exact):
    before = started_from(exact)
    for hours in (30.0, 35.5):
        calm(field(exact, "slider", f"hours_{CHANNEL}").set_value(hours).run())
        assert started_from(exact) == before != [hours]
    calm(field(exact, "button_group", f"step_{CHANNEL}").set_value(Step.LITTLE).run())
    assert started_from(exact) == [allocation(exact).hours] != before


def test_a_slider_never_starts_beyond_its_end():
    plan = PLANS["empty"].with_allocation(Allocation(channel=CHANNEL, hours=120))
    at = calm(show(open_app("mix", plan), {"exact": CHANNEL}))
    assert started_from(at) == [120.0]
    for hours in (90.0, 20.0):
        calm(field(at, "slider", f"hours_{CHANNEL}").set_value(hours).run())
        assert allocation(at).hours == hours
        assert started_from(at) == [hours]


@pytest.mark.parametrize("money", [0.0, 0.01, 1234.56, 1e6])
def test_exact_money(exact, money):
    calm(field(exact, "number_input", f"money_{CHANNEL}").set_value(money).run())
    assert allocation(exact).money == money


def test_what_is_earned_has_no_price(at):
    calm(at.button(key="exact_google_reviews").click().run())
    with pytest.raises(KeyError):
        field(at, "number_input", "money_google_reviews")


@pytest.mark.parametrize("formats", [[], ["photo"], ["message", "link"]])
def test_formats(exact, formats):
    calm(field(exact, "button_group", f"formats_{CHANNEL}").set_value(formats).run())
    assert list(allocation(exact).formats) == formats


def test_exact_amounts_are_one_tap_away_and_close_again(at):
    assert not at.slider
    calm(at.button(key=f"exact_{CHANNEL}").click().run())
    assert [slider.key.partition("~")[0] for slider in at.slider] == [f"hours_{CHANNEL}"]
    assert not calm(at.button(key="exact_done").click().run()).slider


@pytest.mark.parametrize("media_type", MediaType)
def test_every_channel_can_be_added_and_removed(media_type):
    at = open_app("mix", PLANS["empty"])
    for channel in catalogue().of_type(media_type)[:3]:
        calm(add_box(at, media_type).set_value(channel.id).run())
        assert allocation(at, channel.id).used
        assert channel.id not in offered(at, media_type)
    for channel in catalogue().of_type(media_type)[:3]:
        calm(at.button(key=f"exact_{channel.id}").click().run())
        calm(at.button(key=f"remove_{channel.id}").click().run())
        assert channel.id not in {a.channel for a in plan_of(at).mix}
    assert plan_of(at).mix == ()


def add_box(at, media_type):
    return next(box for box in at.selectbox if (box.key or "").startswith(f"add_{media_type}"))


def offered(at, media_type):
    t = Translator(at.session_state["lang"])
    names = {channel.name(t.language): channel.id for channel in catalogue().of_type(media_type)}
    return {names[option] for option in add_box(at, media_type).options}


def test_a_channel_of_ones_own():
    at = open_app("mix", PLANS["cafe"])
    field(at, "text_input", "own_name").set_value(INNOCENT)
    field(at, "radio", "own_type").set_value(MediaType.EARNED)
    field(at, "select_slider", "own_consumer_to_consumer").set_value("high")
    calm(field(at, "button", "own_add").click().run())
    (channel,) = plan_of(at).custom_channels
    assert (channel.name_en, channel.media_type, channel.consumer_to_consumer) == (INNOCENT, "earned", "high")
    assert allocation(at, channel.id).used
    assert INNOCENT in said(at) and INNOCENT not in str(at.query_params)
    calm(at.button(key=f"exact_{channel.id}").click().run())
    calm(at.button(key=f"remove_{channel.id}").click().run())
    assert plan_of(at) == PLANS["cafe"].model_copy(update={"language": plan_of(at).language})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", "   ", "<b>Radio</b>", "Ra\tdio"])
def test_a_channel_of_ones_own_needs_a_plain_name(name, language):
    at = open_app("mix", PLANS["cafe"], language)
    before = plan_of(at)
    field(at, "text_input", "own_name").set_value(name)
    sound(field(at, "button", "own_add").click().run())
    assert plan_of(at) == before
    assert [*at.error, *at.success, *at.warning]


def test_three_channels_of_ones_own_with_one_name_stay_three():
    at = open_app("mix", PLANS["empty"])
    for _ in range(3):
        field(at, "text_input", "own_name").set_value("Radio")
        calm(field(at, "button", "own_add").click().run())
    assert len({channel.id for channel in plan_of(at).custom_channels}) == 3


BUSINESS = [
    ("text_input", "name", INNOCENT, lambda plan: plan.profile.name),
    ("number_input", "audience", 2500, lambda plan: plan.profile.audience),
    ("number_input", "hour_price", 18.5, lambda plan: plan.profile.hour_price),
    ("selectbox", "currency", "CHF", lambda plan: plan.profile.currency),
    ("number_input", "limit_hours", 12.5, lambda plan: plan.limits.hours),
    ("number_input", "limit_money", 300.0, lambda plan: plan.limits.money),
]


@pytest.mark.parametrize(("kind", "name", "value", "read"), BUSINESS, ids=[row[1] for row in BUSINESS])
def test_facts_about_the_business(at, kind, name, value, read):
    calm(field(at, kind, name).set_value(value).run())
    assert read(plan_of(at)) == value
    assert field(at, kind, name).value == value


@pytest.mark.parametrize("limit", ["limit_hours", "limit_money"])
def test_a_limit_can_be_taken_away_again(at, limit):
    calm(field(at, "number_input", limit).set_value(1.0).run())
    calm(field(at, "number_input", limit).set_value(None).run())
    assert getattr(plan_of(at).limits, limit.removeprefix("limit_")) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mix_beyond_the_limits_is_said_with_both_numbers(language):
    at = open_app("mix", PLANS["cafe"], language)
    assert not at.warning
    calm(field(at, "number_input", "limit_hours").set_value(1.0).run())
    t = Translator(language)
    assert t.hours(1.0) in said(at) and t.hours(plan_of(at).hours) in said(at)
    assert len(at.warning) == 1
