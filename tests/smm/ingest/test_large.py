"""Large files: read without being held in memory, with the same result as small ones."""

import pytest

from smm.ingest.text import large, pieces
from smm.ingest.text.large import copy_large
from smm.ingest.text.structure import read_text
from smm.ingest.text.writing import to_csv
from tests.smm.ingest.pollution import HEADER, encode, one_row, source

TABLE = source(400)
CLEAN = encode([HEADER, *TABLE])
ROW = encode(TABLE[:1])


@pytest.fixture(autouse=True)
def small_limits(monkeypatch):
    """Everything is large, and a piece is shorter than the file."""
    monkeypatch.setattr(large, "LARGE", 1)
    monkeypatch.setattr(large, "SAMPLE", 30_000)
    monkeypatch.setattr(pieces, "PIECE", 7_000)


def written(folder, data):
    path = folder / "long.csv"
    path.write_bytes(data)
    out = folder / "out.csv"
    copied = copy_large(path, out)
    return copied, (out.read_bytes() if copied else None)


def as_rows(data):
    return read_text(data).tables[0].rows


def test_a_clean_file_is_copied_cell_by_cell(tmp_path):
    copied, out = written(tmp_path, CLEAN.encode())
    assert copied.account.rows == 400
    assert not copied.account.repairs
    assert as_rows(out) == tuple(map(tuple, TABLE))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "Report\r\n\r\n" + text,
        lambda text: text + "\r\n\r\nTotal of nothing\r\n",
        lambda text: text.replace(ROW, ROW + "," * 8 + "\r\n", 1),
        lambda text: "sep=,\r\n" + text,
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text + encode(TABLE[:30]) + encode([HEADER, *TABLE[30:]]),
        lambda text: text.replace(TABLE[7][6], "one\r\ntwo " * 40),
    ],
    ids=["preamble", "footer", "blank", "sep", "line feeds", "heading again", "lines in a cell"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_in_pieces_or_at_once_the_result_is_the_same(tmp_path, change, encoding):
    data = change(CLEAN.replace("Soft", "Più soft")).encode(encoding)
    reading = read_text(data)
    copied, out = written(tmp_path, data)
    account = copied.account
    assert out.replace(b"\r\n", b"\n") == to_csv(reading.tables[0]).replace(b"\r\n", b"\n")
    assert account.rows == len(reading.tables[0].rows)
    assert account.blank == reading.blank_rows
    assert [(r.line, r.fault) for r in account.repairs] == [(r.line, r.fault) for r in reading.tables[0].repairs]


@pytest.mark.parametrize("kind", ["with ;", "without", "with one more", "stray quote"])
def test_a_fault_far_down_is_mended_and_told(tmp_path, kind):
    cases = [case for case in one_row(TABLE, False, step=397) if case.name.startswith("row 397") and kind in case.name]
    for case in cases:
        copied, out = written(tmp_path, case.text.encode())
        assert as_rows(out) == tuple(map(tuple, case.expected[1:])), case.name
        assert [repair.line for repair in copied.account.repairs] == [398], case.name


def test_another_table_further_down_is_left_to_the_careful_way(tmp_path):
    other = encode([["day", "clicks"], *[[f"2026-05-{1 + d % 28}", str(d)] for d in range(3_000)]])
    assert written(tmp_path, (CLEAN + other).encode())[0] is None


def test_a_file_without_line_ends_is_left_to_the_careful_way(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "LONGEST_PIECE", 50_000)
    assert written(tmp_path, (CLEAN + "x" * 200_000).encode())[0] is None


def test_what_is_no_text_is_left_to_others(tmp_path):
    assert written(tmp_path, b'[{"a": 1}]\n')[0] is None
