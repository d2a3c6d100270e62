"""Laws of any table of known headings over any cells: nothing raises, every row is accounted for, sums are right."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.i18n import Language, Translator
from smm.ingest.import_report import entry_of, to_canonical_csv
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Options, import_table
from smm.ingest.understanding.vocabulary import hints, terms

HEADINGS = sorted({term for known in (*terms().values(), *hints().values()) for term in known})
CELLS = (
    "", "-", "0", "12", "1.234", "1.234,50", "€ 12", "12%", "<1%", "(3)", "1E+17", "n/a", "Total", "A", "Facebook",
    "photo", "yes", "Sì", "2026-05-13", "13/05/2026", "01/02/2026", "Jan", "KW 12", "Q1", "46143", "1778662800", "2026",
    "EUR", "0001-01-01 00:00+02:00", "9999-12-31 24:00", "12:30", "=1+1", "http://a.b/c", "4/5", "agent", "2,5",
    "{'body': 'x'}", "several words that somebody says, and some more", "٣٫٥", "²",
)  # fmt: skip


@st.composite
def tables(draw):
    width, height = draw(st.integers(1, 7)), draw(st.integers(0, 10))
    header = tuple(draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width)))
    pools = [draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5)) for _ in range(width)]
    rows = tuple(tuple(draw(st.sampled_from(pool)) for pool in pools) for _ in range(height))
    return TextTable(header, rows, width, tuple(range(2, height + 2)))


@pytest.mark.parametrize("kind", [None, *Kind])
@settings(max_examples=40, deadline=None)
@given(table=tables())
def test_every_row_of_any_table_is_accounted_for(kind, table):
    found = import_table(table, Options(kind=kind, keep_text=True, key=b"k"))
    if found is None:
        return
    rejected = len({problem.row for problem in found.rejected})
    assert found.rows_in == found.rows_out + rejected + found.totals_rows + found.duplicates + found.blank_rows
    assert all(0 <= one.confidence <= 1 for one in found.mapping.values())
    assert entry_of("x", found, Translator(Language.IT))["kind"] == found.kind.value
    assert to_canonical_csv(found).count(b"\r\n") > len(found.rows)
    for field, total in found.sums.items():
        values = [row[found.columns.index(field)] for row in found.rows] if found.rows else []
        assert sum((v for v in values if v is not None), Decimal()) == total


def test_a_moment_that_is_a_serial_beside_no_date_is_no_error():
    table = TextTable(("naam campagne", "publicerades"), (("Jan", "46143"), ("<1%", "46143")), 2, (2, 3))
    assert import_table(table, Options(kind=Kind.REVIEWS)).rows_in == 2
