"""Layouts of exports that nobody has seen before: no row may vanish or become a heading."""

import csv
import io

import pytest

from smm.ingest.text.repair import Fault
from smm.ingest.text.structure import read_text

NAMES = ("id", "text", "price", "count")
ROWS = [(str(i), f'Hello, "friend" {i}' if i % 3 else f"Hello {i}", f"{i}.50", str(i * 7)) for i in range(1, 31)]


def line(cells):
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def wrapped(cells):
    return '"' + line(cells).replace('"', '""') + '"'


@pytest.mark.parametrize("heading", [line, wrapped])
def test_rows_quoted_as_a_whole_are_cut(heading):
    text = "\n".join([heading(NAMES), *map(wrapped, ROWS)]) + "\n"
    (table,) = read_text(text.encode()).tables
    assert (table.header, list(table.rows)) == (NAMES, ROWS)
    assert {repair.fault for repair in table.repairs} == {Fault.QUOTED_WHOLE}
    assert len([repair for repair in table.repairs if repair.line > 1]) == 30


def test_one_column_of_quoted_sentences_stays_one():
    text = "review\n" + "".join(f'"Good, clean, quiet {chr(97 + i)}"\n' for i in range(20))
    (table,) = read_text(text.encode()).tables
    assert (table.columns, len(table.rows)) == (1, 20)


@pytest.mark.parametrize(
    "above",
    [
        "Campaign report\nPeriod: 1 January - 28 February\nAccount: Bar, Rosa; currency EUR\n",
        '"Please note:\nthe figures, in full, are\nprovisional; see help"\n',
        "Account: Bar Rosa; EUR\n",
    ],
)
@pytest.mark.parametrize("mark", [",", ";"])
def test_sentences_above_are_no_table(above, mark):
    body = "".join(f"{mark.join((f'2026-01-{i:02d}', 'Alpha', str(i), str(i * 3)))}\n" for i in range(1, 25))
    text = f"{above}\n{mark.join(('Day', 'Campaign', 'Cost', 'Clicks'))}\n{body}"
    (table,) = read_text(text.encode()).tables
    assert (table.header, len(table.rows)) == (("Day", "Campaign", "Cost", "Clicks"), 24)


def test_a_delimiter_behind_every_row_invents_no_heading():
    text = "No,Day,Campaign,Cost\n" + "".join(f"{i},2026-01-{i:02d},Alpha,{i}.50,\n" for i in range(1, 25))
    (table,) = read_text(text.encode()).tables
    assert table.header == ("No", "Day", "Campaign", "Cost", "")


def test_a_title_above_two_columns_is_no_heading():
    text = "Followers by day\nDate,Views\n" + "".join(f"2026-01-{i:02d},{i * 9}\n" for i in range(1, 25))
    (table,) = read_text(text.encode()).tables
    assert (table.header, table.preamble) == (("Date", "Views"), ("Followers by day",))


def test_groups_of_columns_keep_their_names():
    body = "".join(f"2026-01-{i:02d},{i}.5,{i},{i}.7,{i}\n" for i in range(1, 25))
    (table,) = read_text(f",Facebook,,Google,\nDay,Cost,Clicks,Cost,Clicks\n{body}".encode()).tables
    assert table.header == ("Day", "Facebook Cost", "Facebook Clicks", "Google Cost", "Google Clicks")


def test_headings_that_come_twice_count_once():
    body = "".join(f"2026-01-{i:02d},{i}.5,{i}\n" for i in range(1, 25))
    (table,) = read_text(f"Day,Cost,Clicks\nDay,Cost,Clicks\n{body}".encode()).tables
    assert table.header == ("Day", "Cost", "Clicks")
