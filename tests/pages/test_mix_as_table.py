"""The mix as a table: edited, pasted or read from a file; with one bad row nothing changes and the row is named."""

import pytest

from smm.i18n import Language, Translator
from smm.mix_table import read_mix_csv
from tests.pages.plans import PLANS
from tests.pages.visitor import IN_BOTH_LANGUAGES, LANGUAGES, calm, field, open_app, plan_of, said, show, sound


@pytest.fixture(params=LANGUAGES)
def at(request):
    return show(open_app("mix", PLANS["cafe"], request.param), {"mix_view": "sheet"})


def paste(at, text):
    field(at, "text_area", "pasted").set_value(text).run()
    return sound(at.button(key="use_pasted").click().run())


def amounts(at):
    return [(a.channel, a.money, a.hours) for a in plan_of(at).mix]


TWO = [("facebook_page", 0, 13), ("website", 12.5, 3)]
GOOD = {
    "Italian": ("canale;euro;ore\nPagina Facebook;0;13\nSito web;12,50;3\n", TWO),
    "English": ("channel,money,hours\nFacebook Page,0,13\nWebsite,12.50,3\n", TWO),
    "tabs": ("canale\tore\nblog\t2\nblog\t3\n", [("blog", 0, 5)]),
    "thousands": ("channel;money\nwebsite;1.234,50 €\n", [("website", 1234.5, 0)]),
}


@pytest.mark.parametrize("name", GOOD)
def test_pasted_rows_become_the_mix(at, name):
    text, wanted = GOOD[name]
    calm(paste(at, text))
    assert amounts(at) == wanted


BAD = {
    "unknown channel": "canale;euro;ore\nSito web;1;1\nTelepatia;1;1\n",
    "two readings": "canale;euro;ore\nSito web;1.234;1\n",
    "negative": "canale;euro;ore\nSito web;-5;1\n",
    "not a number": "canale;euro;ore\nSito web;tanto;1\nBlog aziendale con commenti;1;NaN\n",
    "infinite": "channel,money,hours\nwebsite,1e999,1\n",
    "no headings": "Sito web;1;1\n",
    "nothing": "",
    "Markdown": "canale;euro;ore\n[a](http://y.example) :red[b] `c` $d$;1;1\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_named_and_changes_nothing(at, name):
    before = plan_of(at)
    paste(at, BAD[name])
    assert plan_of(at) == before
    assert len(at.error) > 0
    language = Language(at.session_state["lang"])
    for line in refusals(BAD[name], before, language):
        assert line in said(at)
    assert not any("](http" in error.value or ":red[" in error.value for error in at.error)


def refusals(text, plan, language):
    """What the package itself says about the rows."""
    try:
        return [problem.explain(language) for problem in read_mix_csv(text.encode(), plan.channels).problems]
    except ValueError as error:
        return error.explain(language)


def test_the_row_and_the_column_of_a_bad_cell_are_said(at):
    paste(at, "canale;euro;ore\nSito web;1;1\nSito web;tanto;1\n")
    t = Translator(at.session_state["lang"])
    assert t("Row {row}, column {column}", row=3, column="euro") in said(at)


def edit(at, **edits):
    """Edit cells as the table in the browser does."""
    name = f"sheet_{at.session_state['lang']}~{at.session_state['revision']}"
    at.session_state[name] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | edits
    at.run()
    return sound(at.button(key="use_sheet").click().run())


def headings(at):
    t = Translator(at.session_state["lang"])
    return t("channel"), t("money"), t("hours")


def test_cells_edited_in_the_table_become_the_mix(at):
    channel, money, hours = headings(at)
    rows = amounts(at)
    name = plan_of(at).channels["blog"].name(Language(at.session_state["lang"]))
    calm(
        edit(at, edited_rows={0: {hours: 11.5}}, added_rows=[{channel: name, money: 7.0, hours: 1.0}], deleted_rows=[1])
    )
    assert amounts(at) == [(rows[0][0], rows[0][1], 11.5), *rows[2:], ("blog", 7.0, 1.0)]


def test_a_bad_row_in_the_table_is_named_and_changes_nothing(at):
    channel, money, hours = headings(at)
    before = plan_of(at)
    edit(at, added_rows=[{channel: "Telepathy", money: 7.0, hours: 1.0}])
    assert plan_of(at) == before
    t = Translator(at.session_state["lang"])
    assert t("Row {row}, column {column}", row=len(before.mix) + 2, column=channel) in said(at)


def test_a_file_in_windows_letters_with_decimal_commas(at):
    content = "canale;soldi €;ore\nProfilo dell’attività su Google;0;2,5\n".encode("cp1252")
    field(at, "file_uploader", "mix_file").upload("mix.csv", content).run()
    calm(at.button(key="use_file").click().run())
    assert amounts(at) == [("google_business_profile", 0, 2.5)]


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04", b"a;b\n1;2", b"canale;euro\nboh;1"])
def test_a_file_that_is_no_table_changes_nothing(at, content):
    before = plan_of(at)
    field(at, "file_uploader", "mix_file").upload("mix.csv", content).run()
    sound(at.button(key="use_file").click().run())
    assert plan_of(at) == before
    assert len(at.error) > 0


@IN_BOTH_LANGUAGES
def test_a_new_mix_is_confirmed(language):
    at = show(open_app("mix", PLANS["cafe"], language), {"mix_view": "sheet"})
    paste(at, "canale;ore\nblog;2\n")
    assert Translator(language)("The table is now your mix.") in said(at)
