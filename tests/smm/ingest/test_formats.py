"""Formats of files: what is read of each, and hostile files held to a limit of memory and time."""

import datetime
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.cli import main
from smm.errors import SmmError
from smm.i18n import Language
from smm.ingest.files.formats import read_bytes, sheets
from smm.ingest.files.grids import written
from smm.ingest.files.limits import MEMORY_LIMIT, SECONDS_LIMIT
from tests.smm.ingest import hostile
from tests.smm.ingest.opened import csv_of, imported, rows_of

PROJECT = Path(__file__).resolve().parents[3]
CHILD = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_DATA, (2 * {memory}, 2 * {memory}))
from smm.errors import SmmError
from smm.ingest.batch import import_file
from smm.ingest.understanding.meaning import Options
for path in sorted(Path(sys.argv[1]).iterdir()):
    start = time.perf_counter()
    Path("/proc/self/clear_refs").write_text("5")  # restart the high-water mark of memory
    one = import_file(path.name, path.read_bytes, Options())
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    said = [[problem.explain(language) for problem in one.refused] for language in ("it", "en")]
    print(json.dumps([path.name, said, time.perf_counter() - start, int(peak.split()[1]) * 1024]), flush=True)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Read every hostile file in one process of its own; return what was said, how long it took, how much memory."""
    folder = tmp_path_factory.mktemp("hostile")
    pieces = {}
    for name, data, pieces[name] in hostile.files():
        (folder / name).write_bytes(data)
    code = CHILD.replace("{memory}", str(MEMORY_LIMIT))
    child = [sys.executable, "-c", code, str(folder)]
    result = subprocess.run(child, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stderr[-2_000:]
    told = {name: rest for name, *rest in map(json.loads, result.stdout.splitlines())}
    return {name: (piece, *told[name]) for name, piece in pieces.items()}


def test_hostile_files_are_refused_within_limits(outcomes):
    assert len(outcomes) > 30
    for name, (piece, (italian, english), seconds, memory) in outcomes.items():
        assert piece in " ".join(english), (name, english)
        assert italian and italian != english, name
        assert seconds < SECONDS_LIMIT and memory < MEMORY_LIMIT, (name, seconds, memory)


NAMES = ("../../x", "C:\\\\Windows", "NUL", "..", "a/b", "=1+1", "x" * 300, "&lt;script&gt;")


@pytest.mark.parametrize("name", NAMES)
def test_names_of_sheets_lead_nowhere(name, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "book.xlsx").write_bytes(hostile.workbook(name=name))
    for command in ("read", "import"):
        result = CliRunner().invoke(main, [command, str(tmp_path / "in"), "--out", str(tmp_path / "out")])
        assert result.exit_code == 0, result.output
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["book.spend.csv", "book.xlsx", "book.xlsx"]


# workbooks


def book(**filled):
    """Return a workbook; each keyword is a sheet with its rows, ``_name`` a hidden one."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in filled.items():
        sheet = made.create_sheet(name.strip("_"))
        sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


SPEND = [["Campaign", "Day", "Cost"], ["A", datetime.date(2026, 5, 14), 10.5], ["B", datetime.date(2026, 5, 15), 2]]


def test_the_sheet_that_means_something_is_taken():
    notes = [["Exported by the desk"], ["Do not forward"]]
    people = [["Agent", "Team"], *([f"Agent {i}", "East"] for i in range(40))]
    found = imported(book(Notes=notes, People=people, Ads=SPEND, _Old=[*SPEND * 9]))
    assert (found.kind.value, found.rows_out, float(found.sums["spend"])) == ("spend", 2, 12.5)
    assert rows_of(found)[0]["period_start"] == rows_of(found)[0]["period_end"] == "2026-05-14T00:00:00"


def test_every_visible_sheet_is_read_and_hidden_ones_are_told():
    data = book(Notes=[["x"]], Ads=SPEND, _Old=SPEND)
    reading = read_bytes(data)
    assert sheets(data) == ("Notes", "Ads") and len(reading.tables) == 2
    assert reading.tables[0].header == ("Campaign", "Day", "Cost")
    assert reading.notes[0].values == {"count": 1}


def test_a_sheet_is_chosen_by_name(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(book(One=SPEND, _Two=SPEND[:2]))
    for sheet, rows in (("One", 2), ("Two", 1)):
        result = CliRunner().invoke(main, ["import", str(tmp_path / "a.xlsx"), "--sheet", sheet, "--json"])
        assert json.loads(result.stdout)[0]["rows_in"] == rows
    assert CliRunner().invoke(main, ["import", str(tmp_path / "a.xlsx"), "--sheet", "Three"]).exit_code == 1


def test_formulas_without_a_value_are_told():
    reading = read_bytes(book(Ads=[*SPEND, ["C", datetime.date(2026, 5, 16), "=1+1"]]))
    assert reading.notes[0].values == {"count": 1} and "formula" in reading.notes[0].message


def test_formulas_with_a_value_give_it():
    rows = hostile.GOOD.replace(hostile.cell("B2", "3"), '<c r="B2"><f>1+2</f><v>3</v></c>')
    assert float(imported(hostile.workbook(rows)).sums["spend"]) == 7


def test_a_merged_title_is_no_heading():
    made = openpyxl.load_workbook(io.BytesIO(book(Ads=[["Campaign report"], [], *SPEND])))
    made.active.merge_cells("A1:C1")
    out = io.BytesIO()
    made.save(out)
    assert imported(out.getvalue()).sums["spend"] == imported(book(Ads=SPEND)).sums["spend"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.datetime(2026, 5, 14, 9, 30), "2026-05-14T09:30:00"), (datetime.time(9, 30), "09:30:00"),
        (float("nan"), ""), (1e17, "1e+17"), (0.1, "0.1"), ([1, None], "[1, null]"),
        (b"a\xff", "a\ufffd"), (-3.0, "-3"),
    ],
)  # fmt: skip
def test_typed_cells_as_text(value, text):
    assert written(value) == text


# JSON and Parquet


MESSAGES = [
    {
        "id": 9007199254740993 + i,
        "at": f"2026-05-14T{9 + i:02d}:00:00Z",
        "from": {"name": who},
        "text": f"hello, {who} {i}",
    }
    for i, who in enumerate(["Rosa", "Bar", "Rosa", "Aldo"])
]
LINES = "\n".join(map(json.dumps, MESSAGES)).encode()
WAYS = {
    "list": json.dumps(MESSAGES).encode(),
    "wrapped": json.dumps({"meta": {"page": 1}, "data": MESSAGES}, indent=1).encode(),
    "lines": LINES,
    "packed lines": gzip.compress(LINES),
    "packed list": gzip.compress(json.dumps(MESSAGES).encode()),
    "parquet": hostile.parquet(pa.Table.from_pylist(MESSAGES)),
    "packed parquet": gzip.compress(hostile.parquet(pa.Table.from_pylist(MESSAGES))),
    "in an archive": hostile.packed({"folder/a.json": json.dumps(MESSAGES), "__MACOSX/a.json": "x", "b.png": "x"}),
}


@pytest.mark.parametrize("way", WAYS)
def test_objects_within_objects(way):
    (table,) = read_bytes(WAYS[way]).tables
    assert table.header == ("id", "at", "from.name", "text")
    assert [row[0] for row in table.rows] == [str(9007199254740993 + i) for i in range(4)]
    assert table.rows[1][2:] == ("Bar", "hello, Bar 1")


def test_answers_inside_comments_become_rows_that_answer():
    reply = {"id": "c1r1", "text": "Yes, until ten", "author": "Bar", "timestamp": "2026-05-14T10:00:00Z"}
    first = {
        "id": "c1",
        "text": "Are you open?",
        "author": "Rosa",
        "timestamp": "2026-05-14T09:00:00Z",
        "replies": [reply],
    }
    (table,) = read_bytes(json.dumps({"comments": [first, {**first, "id": "c2", "replies": []}]}).encode()).tables
    places = [table.header.index(name) for name in ("id", "parent_id")]
    assert [tuple(row[i] for i in places) for row in table.rows] == [("c1", ""), ("c1r1", "c1"), ("c2", "")]


def test_one_damaged_line_is_told_and_counted():
    reading = read_bytes(LINES + b'\n{"id": 1, "at": "20')
    assert len(reading.tables[0].rows) == 4 and reading.notes[0].values == {"count": 1, "line": 5}
    assert reading.tables[0].footer == ('{"id": 1, "at": "20',)


def test_numbers_stay_as_they_were_written():
    data = b'[{"id": ' + b"9" * 5_000 + b', "x": 1e999, "y": NaN, "z": 3.10, "w": -Infinity}]'
    (table,) = read_bytes(data).tables
    assert table.rows[0] == ("9" * 5_000, "1e999", "", "3.10", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=120, deadline=None)
@given(JSON)
def test_no_json_raises(value):
    try:
        reading = read_bytes(json.dumps(value).encode())
    except SmmError as error:
        assert error.explain(Language.IT)
    else:
        assert all(len(row) == table.columns for table in reading.tables for row in table.rows)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([hostile.workbook(), WAYS["parquet"], WAYS["packed lines"], WAYS["in an archive"]]), st.data())
def test_no_damage_raises(data, draw):
    changed = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 6))):
        changed[draw.draw(st.integers(4, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        read_bytes(bytes(changed[: draw.draw(st.integers(8, len(data)))]))
    except SmmError as error:
        assert error.explain(Language.IT)


# folders


def test_links_in_a_folder_are_passed_over_and_told(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "outside.csv").write_text("Campaign,Cost\nA,1\n", encoding="utf-8")
    (folder / "a.csv").write_bytes(csv_of(["Campaign", "Cost"], [["A", "1"], ["B", "2"]]))
    (folder / "link.csv").symlink_to(tmp_path / "outside.csv")
    (folder / "loop").symlink_to(folder)
    (folder / "nothing.csv").symlink_to(tmp_path / "gone.csv")
    result = CliRunner().invoke(main, ["import", str(folder), "--json", "--lang", "en"])
    assert [entry["file"] for entry in json.loads(result.stdout)] == ["a.csv"]
    assert "3 entries" in result.stderr


def test_what_is_no_plain_file_is_refused():
    result = CliRunner().invoke(main, ["import", "/dev/zero", "--lang", "en"])
    assert result.exit_code == 1 and "no plain file" in result.stderr


def test_two_files_of_one_stem_do_not_overwrite_each_other(tmp_path):
    for name in ("a.x.csv", "a.y.csv"):
        (tmp_path / name).write_text(f"Campaign,Cost\nA,1\n{name},2\n", encoding="utf-8")
    CliRunner().invoke(main, ["import", str(tmp_path), "--out", str(tmp_path / "out")])
    assert len(list((tmp_path / "out").iterdir())) == 2
