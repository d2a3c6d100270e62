"""Own numbers on screen: changed, marked everywhere, refused in plain words, put back, and none lost on the way."""

import pytest

from smm.i18n import Translator
from smm.model_numbers import how_many_own, with_number
from smm.own_numbers import OwnNumbers, changed_numbers
from tests.pages.plans import MARKUP, PLANS, named
from tests.pages.test_one_language import PHRASE, allowed
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    LANGUAGES,
    PRESENT,
    calm,
    open_app,
    open_file,
    plan_of,
    said,
    screen_of,
    show,
    shown,
    turn_to,
    unescaped,
)

OWN = with_number(with_number(PLANS["cafe"], "response", low=1, mode=2, high=3), "hours:google_reviews", low=2, high=9)
OWN = with_number(OWN, "weight_optimise_voice", low=0.1, mode=0.2, high=0.3)
NUMBERS = {"method_section": "numbers"}


def opened(name=None, plan=PLANS["cafe"], language="en", **more):
    at = open_app("method", plan, language, **more)
    return calm(show(at, NUMBERS | ({"which_number": name} if name else {})))


def one(at, kind, start):
    return next(widget for widget in getattr(at, kind) if (widget.key or "").startswith(start))


def use(at, **values):
    for end, value in values.items():
        one(at, "number_input", f"own_{end}_").set_value(value)
    return one(at, "button", "own_use_").click().run()


@IN_BOTH_LANGUAGES
def test_a_number_is_changed_marked_and_put_back(language):
    t = Translator(language)
    at = calm(use(opened("response", language=language), low=1.2, mode=2.5, high=4.0))
    assert plan_of(at).numbers == with_number(PLANS["cafe"], "response", low=1.2, mode=2.5, high=4.0).numbers
    assert at.query_params["plan"] and how_many_own(plan_of(at), t) in said(at)
    row = at.table[0].value.iloc[0]
    assert t("yours") in list(row) and "2\\.25" in " ".join(row).replace(",", "\\.")
    at = calm(at.button(key="own_back").click().run())
    assert plan_of(at).numbers == OwnNumbers() and t("yours") not in at.table[0].value.to_numpy().ravel()


def test_a_range_of_a_channel_has_two_fields():
    at = calm(use(opened("hours:google_reviews"), low=2.0, high=9.0))
    assert plan_of(at).channels["google_reviews"].hours_per_week_high == 9.0
    assert len(at.number_input) == 2


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("response", {"low": 3.0, "mode": 2.0}, "out of order"),
        ("frequency_rarely", {"mode": 0.6, "high": 0.7}, "A step of a scale"),
        ("weight_serve_dialogue", {"low": 0.0, "mode": 0.0}, "no weight above zero"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_fields_and_nothing_changes(name, values, words):
    at = use(opened(name), **values)
    assert [words in unescaped(error.value) for error in at.error] == [True]
    assert "file" not in unescaped(at.error[0].value)
    assert plan_of(at).numbers == OwnNumbers()


def test_a_value_no_field_of_ours_sends_changes_nothing():
    assert plan_of(calm(use(opened("response"), high=1e9))).numbers == OwnNumbers()


def test_one_press_restores_all_and_one_more_takes_them_again():
    at = calm(opened(plan=OWN).button(key="own_all_back").click().run())
    assert plan_of(at).numbers == OwnNumbers()
    at = calm(at.button(key="own_again").click().run())
    assert changed_numbers(plan_of(at)) == changed_numbers(OWN)


@PRESENT
@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["benefits", "conversation"])
def test_where_a_score_is_shown_the_own_numbers_are_counted(path, language, present):
    own, without = (open_app(path, plan, language, present) for plan in (OWN, PLANS["cafe"]))
    line = how_many_own(OWN, Translator(language))
    assert line in said(calm(own)) and "3" in line
    assert line.partition(":")[0] not in said(calm(without))


def test_the_line_leads_to_the_numbers():
    at = open_app("benefits", OWN)
    at = calm(at.button(key="to_own_numbers").click().run())
    assert screen_of(at) == "method" and at.selectbox(key="which_number")


def test_a_driver_that_is_own_says_so():
    at = calm(show(open_app("benefits", OWN), {"look_closer": "sure"}))
    assert "yours" in at.table[-1].value.to_numpy().ravel()


@PRESENT
@pytest.mark.parametrize("section", ["model", "numbers", "channels"])
def test_marked_tables_are_in_one_language(section, present):
    texts = [
        set(map(unescaped, shown(calm(show(open_app("method", OWN, language, present), {"method_section": section})))))
        for language in LANGUAGES
    ]
    assert [text for text in texts[0] & texts[1] if PHRASE.search(text) and not allowed(text) and "·" not in text] == []
    assert all(any(word in text for text in found) for word, found in zip(("tuo", "your"), texts, strict=True))


def test_on_a_shared_screen_there_is_nothing_to_change():
    at = opened(plan=OWN, present=True)
    assert not at.selectbox and not at.number_input and "yours" in at.table[0].value.to_numpy().ravel()


def test_numbers_of_a_channel_with_markup_in_its_name_are_only_text():
    plan = with_number(named(MARKUP), "hours:own_1", low=1, high=3)
    at = turn_to(open_file(open_app(), plan), "method")
    assert MARKUP in said(calm(show(at, NUMBERS | {"which_number": "hours:own_1"})))


def test_a_removed_channel_takes_its_numbers_along():
    plan = with_number(named("Radio"), "hours:own_1", low=1, high=3)
    at = show(turn_to(open_file(open_app(), plan), "method"), NUMBERS | {"which_number": "hours:own_1"})
    at = show(turn_to(calm(at), "mix"), {"exact": "own_1"})
    at = calm(at.button(key="remove_own_1").click().run())
    assert plan_of(at).numbers == OwnNumbers()
    calm(turn_to(at, "method"))
