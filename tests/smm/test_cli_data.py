"""The command ``read``: files in, clean tables out, and no traceback whatever comes."""

import csv
import gzip
import io
import json
import zipfile

import pytest
from click.testing import CliRunner

from smm.cli import main

EXPORT = "Report\n\nDay;Euro\n1/5/2026;3,50\n2/5/2026;4\n"


def run(*arguments):
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def table(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True))


def test_the_table_is_written_under_the_same_name(tmp_path):
    (tmp_path / "spend.csv").write_bytes(EXPORT.encode("utf-16"))
    result = run(tmp_path / "spend.csv", "--out", tmp_path / "out", "--json")
    assert result.exit_code == 0, result.output
    (entry,) = json.loads(result.stdout)
    wanted = {"encoding": "utf-16", "delimiter": ";", "header_rows": 1, "preamble_rows": 1, "rows": 2, "columns": 2}
    assert entry.items() >= wanted.items()
    assert table(tmp_path / "out" / "spend.csv") == [["Day", "Euro"], ["1/5/2026", "3,50"], ["2/5/2026", "4"]]


def test_further_tables_get_a_number(tmp_path):
    second = "\nCountry;People;Share\nItaly;10;5%\nSpain;20;7%\n"
    (tmp_path / "a.csv").write_text(EXPORT + second, encoding="utf-8")
    assert run(tmp_path / "a.csv", "--out", tmp_path / "out").exit_code == 0
    assert table(tmp_path / "out" / "a.2.csv")[0] == ["Country", "People", "Share"]


def test_every_guess_is_shown_and_the_person_may_know_better(tmp_path):
    (tmp_path / "a.csv").write_bytes("a;b|c\n'1;1'|è\n".encode("cp1252"))
    told = ("--encoding", "cp1252", "--delimiter", "|", "--quote", "'", "--header-rows", "0")
    result = run(tmp_path / "a.csv", "--out", tmp_path / "out", "--lang", "en", *told)
    assert "Letters written in cp1252 (sure: 100%), cells separated by | (100%)" in result.output
    assert "rows of headings: 0 (100%)." in result.output
    assert table(tmp_path / "out" / "a.csv") == [["a;b", "c"], ["1;1", "è"]]


@pytest.mark.parametrize(
    "wrong", [("--encoding", "klingon"), ("--encoding", "hex"), ("--delimiter", ""), ("--quote", "((")]
)
def test_what_nobody_can_mean_is_wrong_usage(tmp_path, wrong):
    (tmp_path / "a.csv").write_text(EXPORT, encoding="utf-8")
    result = run(tmp_path / "a.csv", "--out", tmp_path / "out", *wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_folder_stands_for_its_files(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text(EXPORT, encoding="utf-8")
    (folder / "b.csv.gz").write_bytes(gzip.compress(EXPORT.encode()))
    (folder / "c.jsonl").write_text('{"day": "2026-05-01", "clicks": 3}\n{"day": "2026-05-02"}\n', encoding="utf-8")
    result = run(folder, "--out", tmp_path / "out", "--json")
    found = [(e["file"], e["rows"]) for e in json.loads(result.stdout)]
    assert found == [
        ("a.csv", 2),
        ("b.csv.gz", 2),
        ("c.jsonl", 2),
    ]


def test_a_workbook(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Report of May"], [], ["Day", "Clicks"], ["2026-05-01", 3], ["2026-05-02", 4.5]):
        book.active.append(row)
    book.save(tmp_path / "w.xlsx")
    result = run(tmp_path / "w.xlsx", "--out", tmp_path / "out", "--json")
    (entry,) = json.loads(result.stdout)
    assert (entry["rows"], entry["columns"], entry["preamble_rows"]) == (2, 2, 1)


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_refused_file_keeps_its_entry_and_the_others_are_read(tmp_path, language):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 250_000_000)
    (tmp_path / "bomb.xlsx").write_bytes(bomb.getvalue())
    (tmp_path / "good.csv").write_text(EXPORT, encoding="utf-8")
    paths = (tmp_path / "bomb.xlsx", tmp_path / "good.csv")
    result = run(*paths, "--out", tmp_path / "out", "--json", "--lang", language)
    assert result.exit_code == 1
    refused, good = json.loads(result.stdout)
    assert refused["kind"] is None and "200 MB" in refused["refused"]
    assert good["rows"] == 2
    assert {"it": "grande", "en": "large"}[language] in result.stderr


@pytest.mark.parametrize("content", [b"\x1f\x8b broken", b"PK\x03\x04 broken", b"PAR1 broken"])
def test_damaged_files_are_refused(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)
    result = run(tmp_path / "x.csv", "--out", tmp_path / "out")
    assert result.exit_code == 1 and "Traceback" not in result.output + result.stderr


def test_nothing_to_read_is_wrong_usage(tmp_path):
    assert run(tmp_path / "absent.csv", "--out", tmp_path).exit_code == 2


def test_a_large_clean_file_is_copied_and_a_broken_one_mended(tmp_path):
    line = '{},"2026-05-01","hello, ""you"""\r\n'
    text = "id,day,text\r\n" + "".join(line.format(i) for i in range(500_000))
    (tmp_path / "clean.csv").write_text(text, encoding="utf-8", newline="")
    (entry,) = json.loads(run(tmp_path / "clean.csv", "--out", tmp_path / "out", "--json").stdout)
    assert (entry["rows"], entry["columns"], entry["repairs"]) == (500_000, 3, [])
    with (tmp_path / "out" / "clean.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len(rows) == 500_001 and rows[-1] == ["499999", "2026-05-01", 'hello, "you"']
    broken = text.replace('\r\n400000,"2026', '\r\n400000"2026', 1)
    (tmp_path / "broken.csv").write_text(broken, encoding="utf-8", newline="")
    (entry,) = json.loads(run(tmp_path / "broken.csv", "--out", tmp_path / "out", "--json").stdout)
    assert entry["rows"] == 500_000
    assert entry["repairs"] == [{"line": 400_002, "fault": "delimiter_missing"}]


SPEND = "Campagna;Importo speso (EUR)\nA;1.234,50\nB;11,00\nTotale;1.245,50\n"


def bring_in(*arguments):
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_import_says_what_it_understood(tmp_path):
    (tmp_path / "s.csv").write_text(SPEND, encoding="utf-8")
    result = bring_in(tmp_path / "s.csv", "--json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output + result.stderr
    (entry,) = json.loads(result.stdout)
    assert entry["kind"] == "spend" and entry["sums"] == {"spend": 1245.5}
    assert (entry["rows_in"], entry["rows_out"], entry["totals_rows"]) == (3, 2, 1)
    assert entry["mapping"]["spend"] == {"column": "Importo speso (EUR)", "confidence": 0.97}
    assert table(tmp_path / "out" / "s.spend.csv")[1] == ["A", "1234.50", "EUR"]


@pytest.mark.parametrize(("language", "said"), [("it", "spend 1.234.567,89"), ("en", "spend 1,234,567.89")])
def test_import_says_sums_to_the_cent(tmp_path, language, said):
    text = "Campagna;Importo speso (EUR)\nA;1.234.000,00\nB;567,89\n"
    (tmp_path / "s.csv").write_text(text, encoding="utf-8")
    assert said in bring_in(tmp_path / "s.csv", "--lang", language).stdout


def test_import_refuses_what_it_does_not_know_and_goes_on(tmp_path):
    (tmp_path / "a.csv").write_text("planet,moons\nMars,2\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(SPEND, encoding="utf-8")
    result = bring_in(tmp_path, "--json", "--lang", "en")
    first, second = json.loads(result.stdout)
    assert result.exit_code == 1 and first["kind"] is None and first["refused"] and second["kind"] == "spend"


def test_import_follows_the_person(tmp_path):
    (tmp_path / "a.csv").write_text("x;y\nSpring;10\nSummer;20\n", encoding="utf-8")
    result = bring_in(tmp_path / "a.csv", "--kind", "spend", "--map", "campaign=x", "--map", "spend=y", "--json")
    (entry,) = json.loads(result.stdout)
    assert entry["sums"] == {"spend": 30.0}
    assert bring_in(tmp_path / "a.csv", "--map", "nonsense").exit_code == 2
