"""What people write is shown as they wrote it: never read as Markdown, TeX, HTML or a link."""

import html
import re

import pytest

from pages.ui.literal import literal
from smm.charts import CHARTS
from smm.i18n import Translator
from tests.pages.plans import MARKUP, named
from tests.pages.visitor import (
    LANGUAGES,
    PATHS,
    VIEWS,
    assessed,
    calm,
    figure_words,
    open_app,
    open_file,
    places,
    said,
    show,
    turn_to,
)

ALIVE = ("[x](http", "`c`", "*d*", "_e_", "$f$", ":red[", "~i~", ":smile:")
"""Pieces of the name that Markdown would read, were they not escaped."""
PLAIN = ("alt", "figure", "selectbox.options", "code.code_text", "text_input.", "text_area.", "arrow_data_frame.")
"""Where Streamlit shows text as it is."""


def alive(text):
    """The pieces that are left when every escaped character is taken out."""
    bare = re.sub(r"\\.", "", text)
    return [piece for piece in ALIVE if piece in bare]


def opened(language, present):
    at = calm(open_file(open_app(language=language), named(MARKUP)))
    return calm(at.toggle(key="present").set_value(present).run())


@pytest.mark.parametrize("present", [False, True], ids=["normal", "present"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_names_are_only_text_on_every_screen(path, language, present):
    at = turn_to(opened(language, present), path)
    views = [*VIEWS[path], *([{"mix_view": "list", "exact": "own_1"}] if path == "mix" else [])]
    for view in views:
        found = [(place, text) for place, text in places(calm(show(at, view))) if not place.startswith(PLAIN)]
        assert [(place, text) for place, text in found if alive(text)] == []


def test_the_name_is_on_screen_as_it_was_written():
    assert MARKUP in said(turn_to(opened("en", False), "mix"))


@pytest.mark.parametrize("present", [False, True], ids=["normal", "present"])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_a_figure_shows_names_as_they_are(chart, present):
    drawn = chart(assessed(named(MARKUP)), Translator("en"), present)
    lines = (text.replace("<br>", " ") for text in figure_words(drawn.figure.to_plotly_json()))  # ours: a new line
    words = [text for text in lines if "D 'a'" in text]
    assert all(html.escape(MARKUP, quote=False) in text for text in words)
    assert bool(words) == (chart.__name__ in ("effort_chart", "contributions_chart"))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_words_around_a_figure_carry_names_unchanged(chart):
    drawn = chart(assessed(named(MARKUP)), Translator("en"))
    cells = [cell for row in drawn.table.rows for cell in row if isinstance(cell, str)]
    for text in (drawn.title, drawn.sentence, drawn.alt, *cells):
        assert "&amp;" not in text and "\\" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_with_markup_in_a_form_is_only_text(language):
    at = open_app("mix", language=language)
    name = f"own_name~{at.session_state['revision']}"
    at.text_input(key=name).set_value(MARKUP)
    calm(at.button(key=name.replace("name", "add")).click().run())
    assert MARKUP in said(at)
    assert [text for place, text in places(at) if not place.startswith(PLAIN) and alive(text)] == []


@pytest.mark.parametrize("text", ["http://evil.example/x", "www.evil.example", "ann@example.org", "a\u202egpj.exe"])
def test_a_bare_address_is_no_link_and_no_sign_turns_the_reading(text):
    shown = re.sub(r"\\(.)", r"\1", literal(text))
    assert not re.search(r"https?://|www\.|\w@\w|[\u202a-\u202e\u2066-\u2069]", shown)
    assert shown.replace("\u2060", "") == text.replace("\u202e", "")
