"""Nothing that was entered is lost: by a change of language or screen, by Present, or by the address."""

import pytest

import smm
from pages.ui.navigation import SCREENS
from smm.link import ADDRESS_LIMIT
from smm.plan import Plan
from tests.pages.plans import INNOCENT, PLANS, own
from tests.pages.visitor import (
    LANGUAGES,
    PATHS,
    calm,
    field,
    open_address,
    open_app,
    open_file,
    plan_of,
    said,
    screen_of,
    show,
    sound,
    turn_to,
)

FILLED = PLANS["half_open"].model_copy(
    update={
        "profile": smm.Profile(name=INNOCENT, audience=1234.0, currency="CHF", hour_price=17.5),
        "limits": smm.Limits(money=55.0, hours=6.5),
        "weights": smm.Weights(serve=2.5, optimise=0.0),
        "custom_channels": (own("own_1", smm.MediaType.EARNED, INNOCENT + " II"),),
        "mix": (
            *PLANS["half_open"].mix,
            smm.Allocation(channel="blog", hours=2.5, formats=(smm.Format.LINK,)),
            smm.Allocation(channel="own_1", hours=1.0),
        ),
    }
)
SWITCHES = {
    "trade": "gym",
    "mix_view": "sheet",
    "all_at_once": True,
    "look_closer": "way",
    "method_section": "conflicts",
}
TYPED = {"mix": ("text_area", "pasted", "canale;ore"), "method": ("text_input", "evidence_words", "reviews")}


@pytest.fixture
def at():
    at = open_file(open_app(language="it"), FILLED)
    return calm(show(at, SWITCHES))


def kept(at):
    return {name: at.session_state[name] for name in SWITCHES}


def same(one, other):
    return one.model_copy(update={"language": other.language}) == other


@pytest.mark.parametrize("path", PATHS)
def test_the_language_changes_nothing_else(at, path):
    turn_to(at, path)
    for language in ("en", "it", "en"):
        calm(at.button_group(key="lang").set_value(language).run())
        assert plan_of(at).language == language
        assert same(plan_of(at), FILLED)
        assert kept(at) == SWITCHES
        assert screen_of(at) == path


def test_a_tour_of_the_screens_changes_nothing(at):
    for path in (*PATHS, *reversed(PATHS)):
        turn_to(at, path)
        assert screen_of(calm(at)) == path
        assert same(plan_of(at), FILLED)
        assert kept(at) == SWITCHES


def test_a_tour_by_the_buttons_changes_nothing(at):
    calm(turn_to(at, "start"))
    turn_to(at, "mix")
    for path in PATHS[2:]:
        assert screen_of(calm(at.button(key="step_right").click().run())) == path
    for path in PATHS[-2:0:-1]:
        assert screen_of(calm(at.button(key="step_left").click().run())) == path
    assert same(plan_of(at), FILLED) and kept(at) == SWITCHES


def test_present_and_back_changes_nothing(at):
    for path in PATHS:
        turn_to(at, path)
        calm(at.toggle(key="present").set_value(True).run())
        assert at.query_params["present"] == "true"
        calm(at.toggle(key="present").set_value(False).run())
        assert "present" not in at.query_params
        assert same(plan_of(at), FILLED) and kept(at) == SWITCHES


def typed(at, path):
    kind, name, _ = TYPED[path]
    return getattr(at, kind)(key=name) if name == "evidence_words" else field(at, kind, name)


@pytest.mark.parametrize("path", TYPED)
@pytest.mark.parametrize("change", ["language", "screen"])
def test_what_was_typed_stays(at, path, change):
    text = TYPED[path][2]
    turn_to(at, path)
    show(at, {"method_section": "evidence"})
    typed(at, path).set_value(text).run()
    if change == "language":
        calm(at.button_group(key="lang").set_value("en").run())
    else:
        calm(turn_to(at, "start"))
        calm(turn_to(at, path))
    assert typed(at, path).value == text


def test_the_question_stays_where_it_was(at):
    turn_to(at, "conversation")
    at.toggle(key="all_at_once").set_value(False).run()
    calm(field(at, "radio", "answer_consumer_to_consumer").set_value("often").run())
    calm(at.button(key="question_next").click().run())
    asked = [radio.key for radio in calm(at).radio]
    turn_to(turn_to(at, "benefits"), "conversation")
    at.button_group(key="lang").set_value("en").run()
    assert [radio.key for radio in calm(at).radio] == asked


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_gives_the_plan_back(name, language):
    at = open_app("mix", PLANS[name], language)
    again = sound(open_address(at.query_params, "mix"))
    assert plan_of(again) == plan_of(at)
    assert again.query_params == at.query_params


@pytest.mark.parametrize("path", PATHS)
def test_no_name_is_in_the_link_on_any_screen(at, path):
    turn_to(at, path)
    assert INNOCENT.split()[0] not in repr(at.query_params)
    token = at.query_params["plan"]
    assert INNOCENT.split()[0] not in smm.decode(token).model_dump_json()
    assert len(token) <= ADDRESS_LIMIT


def test_a_plan_too_large_for_a_link_says_so_and_stays_in_the_session():
    channels = tuple(
        own(f"own_{i}", smm.MediaType.OWNED, hours_per_week_low=0.1 + i / 7, hours_per_week_high=90 + i / 13)
        for i in range(300)
    )
    mix = tuple(smm.Allocation(channel=c.id, hours=i / 17 + 0.123, money=i / 11) for i, c in enumerate(channels))
    plan = Plan(custom_channels=channels, mix=mix)
    assert len(smm.encode(plan)) > ADDRESS_LIMIT
    at = open_file(open_app(), plan)
    assert "plan" not in at.query_params
    assert at.warning and same(plan_of(at), plan)
    for path in PATHS:
        assert not turn_to(at, path).exception
    assert same(plan_of(at), plan)


def test_the_screens_stand_in_the_order_a_person_walks_through_them():
    walk = ["start", "mix", "conversation", "benefits", "improve", "import", "measured", "method"]
    assert [screen.path for screen in SCREENS] == walk
    assert "http" not in said(open_app())
