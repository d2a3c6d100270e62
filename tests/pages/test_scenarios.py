"""Kept mixes: the contract of their picture, and the block that keeps, changes, uses and compares them."""

import math
from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from smm.benefits import Benefit
from smm.charts.scenarios import costs_table, scenarios_chart
from smm.i18n import Translator
from smm.link import encode
from smm.mix import Allocation
from smm.optimisation.best import optimise
from smm.plan import Plan
from smm.scenario import SCENARIO_LIMIT, ScenarioKind
from smm.scenarios import compare, keep, titles
from smm.table import Kind
from tests.pages.chart_contract import assert_sound, assert_speaks, assert_translated
from tests.pages.plans import MARKUP, PLANS, named
from tests.pages.test_forged import ON_THE_WIRE, send, usable, wires
from tests.pages.test_markup import PLAIN, alive
from tests.pages.test_one_language import PHRASE, allowed
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    LANGUAGES,
    PRESENT,
    TIMEOUT,
    buttons,
    calm,
    field,
    figure_words,
    places,
    plan_of,
    said,
    shown,
    sound,
    unescaped,
)

CAFE = PLANS["cafe"]
LONG = "A very long name with Wordsthatneverendwhatevertheroomthereisforthem " + "x" * 11


def kept(plan, *names, mix=None):
    for name in names:
        plan = keep(plan, ScenarioKind.MINE, name, mix=mix)
    return plan


FULL = keep(keep(CAFE, ScenarioKind.TODAY), ScenarioKind.BEST, mix=optimise(CAFE).best.mix)
FULL = keep(FULL, ScenarioKind.MINE, "Only the blog", mix=[Allocation(channel="blog", hours=3)])
TRIED = {
    "one": (CAFE, [None]),
    "four": (FULL, [None, 0, 1, 2]),
    "worse": (FULL, [1, 2]),
    "equal": (kept(CAFE, "Same"), [None, 0]),
    "empty": (kept(Plan(), "Nothing"), [None, 0]),
    "extreme": (kept(PLANS["extreme"], "Much"), [None, 0]),
    "markup": (kept(named(MARKUP), MARKUP, LONG, LONG), [None, 0, 1, 2]),
    "measured": (kept(PLANS["measured"], "Much"), [0, None]),
}
COMPARED = {name: compare(plan, places, draws=64) for name, (plan, places) in TRIED.items()}
EVERY = pytest.mark.parametrize(("name", "language"), list(product(TRIED, LANGUAGES)))


def drawn(name, language, present=False):
    return scenarios_chart(COMPARED[name], Translator(language), present)


@EVERY
def test_it_says_what_it_shows_whatever_the_size_of_type(name, language):
    small, large = (drawn(name, language, present) for present in (False, True))
    assert_speaks(small)
    assert small.id == "scenarios"
    assert (small.title, small.sentence, small.table) == (large.title, large.sentence, large.table)


@pytest.mark.parametrize("name", TRIED)
def test_its_words_are_translated(name):
    assert_translated(*(drawn(name, language) for language in LANGUAGES))


@EVERY
def test_its_tables_have_rows_as_wide_as_their_headings(name, language):
    t = Translator(language)
    for table in (drawn(name, language).table, costs_table(COMPARED[name], t)):
        assert len({column.name for column in table.columns}) == len(table.columns)
        for row, written in zip(table.rows, table.written(t), strict=True):
            for column, cell, text in zip(table.columns, row, written, strict=True):
                assert isinstance(cell, str) == (column.kind is Kind.TEXT) and text.strip()
                assert isinstance(cell, str) or math.isfinite(cell)


@PRESENT
@EVERY
def test_its_figure_is_sound(name, language, present):
    assert_sound(drawn(name, language, present), language, present)


@pytest.mark.parametrize("name", TRIED)
def test_its_numbers_are_those_of_the_comparison(name):
    rows = drawn(name, "en").table.rows
    sides = COMPARED[name].sides
    assert [row[2] for row in rows] == [v for s in sides for v in (s.total, *(s.scores[b] for b in Benefit))]
    assert [row[6] for row in rows] == [
        v for s in sides for v in (s.total_difference, *(s.differences[b] for b in Benefit))
    ]
    assert [row[5] for row in costs_table(COMPARED[name], Translator("en")).rows] == [side.cost for side in sides]


@PRESENT
def test_each_column_carries_its_name_its_costs_and_its_scores(present):
    words = " ".join(figure_words(drawn("four", "en", present).figure.to_plotly_json())).replace("</b><br><b>", " ")
    for title, side in zip(titles(FULL, Translator("en")).values(), COMPARED["four"].sides, strict=True):
        assert title in words and f"<b>{side.total:.0f}</b>" in words
        assert f"€{side.money:,.0f}" in words


def test_the_title_is_the_finding():
    best, now = COMPARED["four"].best, COMPARED["four"].first
    more = round(best.total) - round(now.total)
    assert drawn("four", "en").title == f"«Best mix» earns most: {more} points more than «Now»"
    assert drawn("worse", "en").title.startswith("No other mix here earns more than «Best mix»")
    assert drawn("equal", "en").title.startswith("All of them earn about")
    assert drawn("one", "en").title.startswith("«Now» earns")


@PRESENT
def test_names_are_never_read_as_markup_and_take_two_lines_at_most(present):
    words = figure_words(drawn("markup", "en", present).figure.to_plotly_json())
    headers = [text for text in words if "€" in text]
    assert len(headers) == 4 and any("R&amp;D" in text for text in headers)
    for text in headers:
        assert text.count("<br>") <= 3
        assert not set("<>") & set(text.replace("<b>", "").replace("</b>", "").replace("<br>", ""))


def block():
    import streamlit as st  # noqa: F401

    from pages.ui import state
    from pages.ui.scenarios import scenarios

    state.begin()
    state.show_notices()
    scenarios(state.translator())
    state.remember()


def opened(plan=CAFE, language="en", present=False):
    at = AppTest.from_function(block, default_timeout=TIMEOUT)
    at.query_params.update({"lang": language, "plan": encode(plan)} | ({"present": "true"} if present else {}))
    at.context = {"locale": None}
    return calm(at.run())


def press(at, name):
    return at.button(key=name).click().run()


@IN_BOTH_LANGUAGES
def test_a_mix_is_kept_renamed_copied_used_and_removed(language):
    at = opened(language=language)
    field(at, "text_input", "scenario_name_0").set_value("Before")
    at = calm(press(at, "keep_mix"))
    assert [(s.name, s.kind) for s in plan_of(at).scenarios] == [("Before", "today")]
    at = calm(field(at, "text_input", "scenario_title_0").set_value("Winter").run())
    assert plan_of(at).scenarios[0].name == "Winter" and "Winter" in said(at)
    at = calm(press(at, "copy_scenario_0"))
    assert [(s.name, s.kind) for s in plan_of(at).scenarios] == [("Winter", "today"), ("Winter", "mine")]
    assert "Winter 2" in said(at)
    at = calm(press(at, "remove_scenario_0"))
    assert len(plan_of(at).scenarios) == 1
    at = calm(press(at, "undo_scenario"))
    assert len(plan_of(at).scenarios) == 2
    at = calm(press(at, "keep_mix"))
    assert plan_of(at).scenarios[2].kind == "mine"
    assert "Winter" not in repr(at.query_params)


def test_a_kept_mix_becomes_the_plan_s_and_one_press_takes_it_back():
    at = calm(press(opened(FULL), "use_scenario_2"))
    assert plan_of(at).mix == FULL.scenarios[2].mix and plan_of(at).answers == FULL.scenarios[2].answers
    at = calm(press(at, "undo_scenario"))
    assert plan_of(at).mix == CAFE.mix and "undo_scenario" not in buttons(at)


@PRESENT
@IN_BOTH_LANGUAGES
def test_the_picture_is_that_of_the_comparison(language, present):
    at = opened(FULL, language, present)
    chart = scenarios_chart(compare(plan_of(at), [None, 0, 1, 2]), Translator(language), present)
    (element,) = at.get("plotly_chart")
    assert element.proto.alt == chart.alt and chart.title in said(at) and chart.sentence in said(at)


def test_what_is_compared_is_chosen_and_four_at_most():
    at = opened(kept(FULL, "Five"))
    pills = at.button_group(key=f"compared_4~{at.session_state['revision']}")
    at = calm(pills.set_value(["1", "2"]).run())
    assert "No other mix here earns more than «Best mix»" in said(at)
    at = calm(
        at.button_group(key=f"compared_4~{at.session_state['revision']}").set_value(["3", "2", "1", "0", "now"]).run()
    )
    assert "Four are compared at most" in said(at)
    at = calm(at.button_group(key=f"compared_4~{at.session_state['revision']}").set_value([]).run())
    assert at.get("plotly_chart")


def test_nothing_kept_shows_no_picture_and_nothing_on_a_shared_screen():
    assert not opened().get("plotly_chart")
    shared = opened(present=True)
    assert not shared.get("plotly_chart") and not shown(shared)


def test_on_a_shared_screen_there_is_nothing_to_change():
    at = opened(FULL, present=True)
    assert not at.text_input and not at.button_group
    assert buttons(at) == []


def test_eight_are_kept_and_no_more_is_offered():
    at = opened(kept(CAFE, *map(str, range(SCENARIO_LIMIT))))
    assert "keep_mix" not in buttons(at)
    at = press(at, "copy_scenario_0")
    assert [unescaped(error.value).partition(".")[0] for error in at.error] == ["A plan keeps at most 8 mixes"]
    assert len(plan_of(at).scenarios) == SCENARIO_LIMIT


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a\x00b"])
def test_a_name_that_is_no_name_is_refused_and_nothing_is_kept(name):
    at = opened()
    field(at, "text_input", "scenario_name_0").set_value(name)
    at = press(at, "keep_mix")
    assert len(at.error) == 1 and "<script" not in said(at)
    assert plan_of(at).scenarios == ()


def test_names_with_markup_are_only_text():
    at = opened()
    field(at, "text_input", "scenario_name_0").set_value(MARKUP)
    at = calm(press(at, "keep_mix"))
    assert MARKUP in said(at)
    assert [text for place, text in places(at) if not place.startswith(PLAIN) and alive(text)] == []


def test_a_forged_message_never_breaks_the_block():
    at, broken = opened(FULL, "it"), []
    for key, wire in wires(at).items():
        for value in ON_THE_WIRE[wire]:
            at = at if usable(at, key) else opened(FULL, "it")
            send(at, key, wire, value)
            try:
                sound(at)
            except (AssertionError, ValueError) as error:
                broken.append((key, str(value)[:60], str(error)[:300]))
                at = opened(FULL, "it")
    assert broken == []


@PRESENT
def test_the_block_speaks_one_language(present):
    italian, english = (set(map(unescaped, shown(opened(FULL, language, present)))) for language in LANGUAGES)
    assert [text for text in italian & english if PHRASE.search(text) and not allowed(text)] == []
