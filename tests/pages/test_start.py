"""The first screen: a trade, an example, an empty mix, a file."""

import json

import pytest

from pages.ui import state
from smm.i18n import Language, Translator
from smm.plan import Plan, read_plan
from smm.trades import example, start, templates
from tests.pages.plans import INNOCENT, PLANS, named
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    calm,
    field,
    open_app,
    open_file,
    plan_of,
    said,
    screen_of,
    sound,
    turn_to,
)


@pytest.mark.parametrize("trade", templates())
@IN_BOTH_LANGUAGES
def test_a_trade_fills_the_mix_and_leaves_the_questions_open(trade, language):
    at = open_app(language=language)
    calm(at.button_group(key="trade").set_value(trade).run())
    calm(at.button(key="use_template").click().run())
    assert screen_of(at) == "mix"
    assert plan_of(at) == start(trade, Language(language))


@pytest.mark.parametrize(
    ("button", "plan", "screen"),
    [
        ("use_example", example("bar_centrale"), "benefits"),
        ("use_real", example("facebook_page_2014"), "benefits"),
        ("use_empty", Plan(), "mix"),
    ],
)
@IN_BOTH_LANGUAGES
def test_the_other_ways_to_begin(button, plan, screen, language):
    at = open_app(plan=PLANS["half_open"], language=language)
    calm(at.button(key=button).click().run())
    assert screen_of(at) == screen
    assert plan_of(at) == plan.model_copy(update={"language": Language(language)})


@IN_BOTH_LANGUAGES
def test_an_empty_plan_offers_the_example_on_the_benefits_screen(language):
    at = calm(open_app("benefits", language=language).button(key="use_example").click().run())
    assert plan_of(at).mix == example("bar_centrale").mix


def test_an_open_plan_can_be_continued():
    at = open_app(plan=PLANS["cafe"])
    assert screen_of(calm(at.button(key="continue_plan").click().run())) == "mix"
    with pytest.raises(KeyError):
        open_app().button(key="continue_plan")


@IN_BOTH_LANGUAGES
def test_a_plan_file_opens_complete_in_the_language_on_screen(language):
    saved = named(INNOCENT)
    at = calm(open_file(open_app(language=language), saved))
    assert screen_of(at) == "mix"
    assert plan_of(at) == saved.model_copy(update={"language": Language(language)})
    assert INNOCENT not in str(at.query_params)


def impossible(**fields):
    return json.dumps(Plan().model_dump(mode="json") | fields).encode()


BAD_FILES = {
    "empty": b"",
    "not JSON": b"{",
    "a list": b"[]",
    "not a plan": b'{"hello": 1}',
    "no text": b"\xff\xfe\x00\x01",
    "an image": b"\x89PNG\r\n\x1a\n\x00\x00",
    "from the future": impossible(version=99),
    "negative money": impossible(mix=[{"channel": "blog", "money": -5}]),
    "not a number": impossible(mix=[{"channel": "blog", "hours": "many"}]),
    "infinite": b'{"version": 1, "mix": [{"channel": "blog", "hours": Infinity}]}',
    "unknown channel": impossible(mix=[{"channel": "telepathy", "hours": 1}]),
    "unknown answer": impossible(answers={"active": "perhaps"}),
    "markup in a name": impossible(profile={"name": "<img src=x onerror=alert(1)>"}),
    "Markdown in a field": impossible(**{"[a](http://y.example)": ":red[x]"}),
    "deeply nested": b"[" * 100_000,
    "a very long number": b'{"version": ' + b"1" * 10_000 + b"}",
}


@pytest.mark.parametrize("name", BAD_FILES)
@IN_BOTH_LANGUAGES
def test_a_file_that_is_no_plan_is_explained_and_changes_nothing(name, language):
    at = open_app(plan=PLANS["cafe"], language=language)
    before = plan_of(at)
    open_file(at, BAD_FILES[name])
    sound(at)
    assert plan_of(at) == before
    assert screen_of(at) == "start"
    try:
        read_plan(BAD_FILES[name])
    except ValueError as refusal:
        for line in refusal.explain(Language(language)):
            assert line in said(at)
    assert len(at.error) > 0
    assert not any("](http" in error.value or ":red[" in error.value for error in at.error)


def test_another_file_can_be_opened_after_a_bad_one():
    at = open_file(open_app(), b"{")
    assert len(at.error) == 1
    assert calm(open_file(at, PLANS["cafe"])) and plan_of(at).mix == PLANS["cafe"].mix


def test_every_field_starts_afresh_from_the_opened_plan():
    at = open_app("mix", PLANS["cafe"])
    revision = at.session_state[state.REVISION]
    open_file(turn_to(at, "start"), named(INNOCENT))
    assert at.session_state[state.REVISION] > revision
    assert field(at, "text_input", "name").value == INNOCENT


@IN_BOTH_LANGUAGES
def test_opening_a_plan_is_confirmed(language):
    at = open_file(open_app(language=language), PLANS["cafe"])
    assert Translator(language)("Your plan is open.") in said(at)
