"""Tables of results: written for people and for spreadsheets."""

import csv
import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.i18n import Language, Translator
from smm.table import Column, Kind, Table, safe, write

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
CELLS = st.one_of(st.none(), TEXT, st.floats(-1e9, 1e9))
STARTS = "=+-@\t\r"


def table_of(*rows, columns=("name", "points")):
    kinds = {"name": Kind.TEXT, "points": Kind.POINTS}
    return Table(columns=tuple(Column(name=n, kind=kinds.get(n, Kind.TEXT)) for n in columns), rows=rows)


def opened(content, language):
    """The cells as a spreadsheet of that language sees them."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language is Language.IT else ","))


def is_number(text, language):
    try:
        return math.isfinite(float(text.replace(",", ".") if language is Language.IT else text))
    except ValueError:
        return False


@given(TEXT, st.lists(st.tuples(TEXT, CELLS), max_size=5), st.sampled_from(Language))
def test_no_cell_starts_a_formula(heading, rows, language):
    content = table_of(*rows, columns=(heading, "points")).to_csv(language)
    for row in opened(content, language):
        for cell in row:
            assert not cell.startswith(tuple(STARTS)) or is_number(cell, language)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("language", Language)
def test_text_that_looks_like_a_formula_stays_text(start, language):
    payload = start + 'HYPERLINK("http://example.org";"x")'
    content = table_of((payload, 1.0)).to_csv(language)
    assert opened(content, language)[1][0] == "'" + payload
    assert safe(payload) == "'" + payload


@given(st.lists(st.tuples(TEXT, CELLS), max_size=5), st.sampled_from(Language))
def test_a_file_has_every_row_and_column(rows, language):
    cells = opened(table_of(*rows).to_csv(language), language)
    assert cells[0] == ["name", "points"]
    assert [len(row) for row in cells] == [2] * (len(rows) + 1)


def test_an_italian_file_has_semicolons_and_decimal_commas_and_an_english_one_commas_and_points():
    table = table_of(("Caffè", 1234.5), ("b", None))
    assert table.to_csv(Language.IT).decode("utf-8-sig") == "name;points\r\nCaffè;1234,5\r\nb;\r\n"
    assert table.to_csv(Language.EN).decode("utf-8-sig") == "name,points\r\nCaffè,1234.5\r\nb,\r\n"


@pytest.mark.parametrize("language", Language)
def test_a_file_begins_with_a_byte_order_mark_so_that_accents_survive(language):
    assert table_of().to_csv(language).startswith(b"\xef\xbb\xbf")


@given(st.floats(-1e9, 1e9))
def test_numbers_in_a_file_keep_four_decimals(value):
    for language in Language:
        cell = opened(table_of(("a", value)).to_csv(language), language)[1][1]
        assert float(cell.replace(",", ".")) == pytest.approx(value, abs=5.1e-5)


@pytest.mark.parametrize(
    ("cell", "kind", "italian", "english"),
    [
        (None, Kind.POINTS, "", ""),
        ("=1+1", Kind.TEXT, "=1+1", "=1+1"),
        (12.34, Kind.POINTS, "12,3", "12.3"),
        (0.123, Kind.SHARE, "12%", "12%"),
        (1234.5, Kind.MONEY, "1.234,50 €", "€1,234.50"),
        (2.5, Kind.HOURS, "2,5 h", "2.5 h"),
        (1234.5, Kind.NUMBER, "1.234,5", "1,234.5"),
    ],
)
def test_a_cell_is_written_for_people_in_their_language(cell, kind, italian, english):
    assert write(cell, kind, Translator(Language.IT)).replace("\xa0", " ") == italian
    assert write(cell, kind, Translator(Language.EN)).replace("\xa0", " ") == english


def test_a_whole_table_is_written_for_people():
    table = table_of(("a", 1.25), ("b", None))
    assert table.written(Translator(Language.IT)) == [["a", "1,2"], ["b", ""]]
