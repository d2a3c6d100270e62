"""Nobody's name, address or number leaves the door unasked; nothing that leaves it runs in a spreadsheet."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smm.cli import main
from smm.i18n import Language, Translator
from smm.ingest.batch import import_files
from smm.ingest.downloads import to_download
from smm.ingest.files.formats import read_bytes
from smm.ingest.import_report import entry_of, refused_entry, to_canonical_csv
from smm.ingest.mapping_file import read_mapping, saved
from smm.ingest.privacy import masked, safe_id
from smm.ingest.rejected import rejected_table
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Options, import_table, pseudonym
from smm.table import FORMULA_STARTS, safe
from tests.smm.ingest.opened import KEY, csv_of, imported, rows_of

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "N"]), max_size=12)
NAMES = st.from_regex(r"[a-z]{4,8}[._-]?[a-z]{4,8}", fullmatch=True)
EMAILS = st.builds("{}@{}.{}".format, NAMES, NAMES, st.sampled_from(["it", "com", "example.org", "co.uk"]))
PHONES = st.builds(
    lambda start, mark, parts: start + mark.join(parts),
    st.sampled_from(["+39 ", "0039", "+1-", "+44(0)", "(06) ", "3"]),
    st.sampled_from(["", " ", "-", ".", "/"]),
    st.lists(st.from_regex(r"[1-9]{3}", fullmatch=True), min_size=3, max_size=4),
)


@given(WORDS, st.one_of(EMAILS, PHONES), WORDS)
def test_no_address_or_number_is_left_in_a_text(before, secret, after):
    hidden = masked(f"{before} {secret} {after}")
    assert secret not in hidden and "[" in hidden
    assert masked(f"{before}{secret}").find(secret) < 0


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("call 333-1234567 now", "call [phone] now"), ("tel.3331234567", "tel.[phone]"),
        ("+39 333 123 45 67 or 06/1234567", "[phone] or [phone]"), ("2026-05-14 3331234567", "2026-05-14 [phone]"),
        ("on 2026-05-14 at 10:30, 14/05/2026", "on 2026-05-14 at 10:30, 14/05/2026"),
        ("at 10:30 for 4, 12,50 €", "at 10:30 for 4, 12,50 €"),
        ("@rosa_b and @Bar.Centrale: hi", "[handle] and [handle]: hi"), ("https://video.example/@rosa", "https://video.example/[handle]"),
        ("rosa(at)bar.it", "[email]"), ("rosa＠bar.it", "[email]"), ("mail:rosa.b+x@bar.it!", "mail:[email]!"),
        ("IT60X0542811101000000123456", "[iban]"), ("DE89 3704 0044 0532 0130 00", "[iban]"),
        ("4111-1111-1111-1111", "[card]"), ("378282246310005", "[card]"), ("order 12345", "order 12345"),
    ],
)  # fmt: skip
def test_what_is_hidden(text, hidden):
    assert masked(text) == hidden


@given(st.text(max_size=60))
def test_hiding_twice_hides_no_more(text):
    assert masked(masked(text)) == masked(text)


@given(st.text(min_size=1), st.text(min_size=1), st.binary(min_size=16), st.binary(min_size=16))
def test_pseudonyms(one, other, key, another):
    assert pseudonym(one, key) == pseudonym(f" {one} ", key)
    assume(key != another)
    assert pseudonym(one, key) != pseudonym(one, another)
    assume(one.strip().removeprefix("@").casefold() != other.strip().removeprefix("@").casefold())
    assert pseudonym(one, key) != pseudonym(other, key)


@given(EMAILS, st.from_regex(r"\+[1-9]{2} ?[1-9]{9}", fullmatch=True))
def test_ids_that_call_somebody_are_hashed_and_still_point(email, phone):
    for secret in (email, f"<{email}>", phone):
        assert secret not in safe_id(secret, KEY) and safe_id(secret, KEY) == safe_id(secret, KEY)
    assert safe_id("1245403438755852288", KEY) == "1245403438755852288"


HEAD = ["message id", "date", "author", "channel", "in reply to", "text", "phone", "likes"]
PLACES = st.integers(0, len(HEAD) - 1)


@settings(max_examples=6, deadline=None)
@given(EMAILS, st.from_regex(r"\+[1-9]{2} [1-9]{9}", fullmatch=True), st.data())
@pytest.mark.parametrize("kind", [Kind.INTERACTIONS, Kind.REVIEWS, Kind.POSTS, Kind.SPEND])
def test_no_secret_leaves_the_door(kind, email, phone, data):
    """Wherever they stand, even as a heading, they are in no table, report, refusal or download."""
    rows = [[f"m{i}", f"2026-05-{i:02d}", f"who{i % 3}", "X", "", f"hello number {i}", "", str(i)] for i in range(1, 8)]
    head = list(HEAD)
    for secret in (email, phone):
        row = data.draw(st.sampled_from([head, *rows]))
        row[data.draw(PLACES)] = data.draw(st.sampled_from(["{}", "a {} b", "({})"])).format(secret)
    left = []
    for one in import_files([("a", lambda: csv_of(head, rows))], Options(kind=kind, keep_text=True)):
        for language in Language:
            t = Translator(language)
            if one.found is None:
                left.append(str(refused_entry("a", " ".join(p.explain(language) for p in one.refused))))
                continue
            left.append(json.dumps(entry_of("a", one.found, t, one.notes), ensure_ascii=False))
            left.append(to_download(one.found, language).decode("utf-8-sig"))
            (table,) = read_bytes(csv_of(head, rows)).tables
            left.append(rejected_table(one.found, table, t).to_csv(language).decode("utf-8-sig"))
            left.append(to_canonical_csv(one.found).decode())
    everything = "\n".join(left)
    assert email not in everything and phone not in everything


LOG = csv_of(
    ["id", "created at", "author", "from company", "text", "phone"],
    [["1", "2026-05-14 09:00", "Rosa Conti", "no", "call me, 333 1234567", "333 1234567"],
     ["2", "2026-05-14 09:30", "Bar", "yes", "we do, Rosa", ""],
     ["3", "2026-05-14 10:00", "Rosa Conti", "no", "thank you all", ""]],
)  # fmt: skip


def test_texts_and_unmapped_columns_are_dropped_unless_asked():
    kept, dropped = imported(LOG), imported(LOG, keep_text=False)
    assert "text" not in dropped.columns and rows_of(kept)[0]["text"] == "call me, [phone]"
    assert "333" not in str(kept.rows) and "Rosa Conti" not in str(kept.rows)
    assert len({row["author"] for row in rows_of(kept)}) == 2


def run(*arguments):
    return CliRunner().invoke(main, ["import", *map(str, arguments), "--lang", "en"])


def test_the_key_is_kept_used_again_and_may_be_deleted(tmp_path):
    (tmp_path / "log.csv").write_bytes(LOG)
    key, out = tmp_path / "key", tmp_path / "out" / "log.interactions.csv"

    def authors(*more):
        assert run(tmp_path / "log.csv", "--out", tmp_path / "out", *more).exit_code == 0
        return [row["author"] for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))]

    first = authors("--key", key)
    assert key.stat().st_mode & 0o077 == 0 and authors("--key", key) == first
    key.unlink()
    assert set(authors("--key", key)).isdisjoint(first) and set(authors()).isdisjoint(first)
    assert authors("--keep-authors")[0] == "Rosa Conti"
    key.write_text("short", encoding="ascii")
    assert run(tmp_path / "log.csv", "--key", key).exit_code == 2


# spreadsheets


@pytest.mark.parametrize("language", Language)
@given(start=st.sampled_from(FORMULA_STARTS), rest=st.text(max_size=10), negative=st.integers(-(10**6), -1))
def test_no_cell_runs_and_negative_numbers_stay(language, start, rest, negative):
    cell = start + rest
    table = TextTable(("Campaign", "Cost"), ((cell, "1.50"), ("B", str(negative)), ("C", "3")), 2)
    found = import_table(table, Options(kind=Kind.SPEND, told={"campaign": "Campaign", "spend": "Cost"}))
    text = to_download(found, language).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language is Language.IT else ","))[1:]
    places = dict(zip(found.columns, range(9), strict=False))
    assert all(not row[places["campaign"]].startswith(FORMULA_STARTS) or safe(cell) == cell for row in rows)
    assert str(negative) in [row[places["spend"]] for row in rows]


def test_what_is_read_stays_verbatim(tmp_path):
    (tmp_path / "a.csv").write_text("Campaign,Cost\n=1+1,-5\n@x,3\n", encoding="utf-8")
    CliRunner().invoke(main, ["read", str(tmp_path / "a.csv"), "--out", str(tmp_path / "out")])
    assert (tmp_path / "out" / "a.csv").read_text(encoding="utf-8").splitlines()[1:] == ["=1+1,-5", "@x,3"]


# columns remembered


def test_columns_are_saved_and_used_again(tmp_path):
    (tmp_path / "may.csv").write_bytes(
        csv_of(["k", "when", "who", "words"], [["a", "2026-05-14", "Rosa", "hello"]] * 3)
    )
    told = [f"--map={pair}" for pair in ("message_id=k", "sent_at=when", "author=who", "text=words")]
    kept = tmp_path / "columns.json"
    run(tmp_path / "may.csv", "--kind", "interactions", *told, "--save-mapping", kept)
    assert read_mapping(kept.read_bytes()).columns == {
        "message_id": "k",
        "sent_at": "when",
        "author": "who",
        "text": "words",
    }
    (tmp_path / "june.csv").write_bytes(csv_of(["words", "k", "who", "when"], [["bye", "b", "Aldo", "2026-06-14"]] * 3))
    result = run(tmp_path / "june.csv", "--mapping", kept, "--json")
    assert {m["column"] for m in json.loads(result.stdout)[0]["mapping"].values()} == {"k", "when", "who", "words"}


@pytest.mark.parametrize(("heading", "cells"), [("Price", "12"), ("Place", ("Rome", "Turin"))])
def test_a_column_that_is_gone_is_told(tmp_path, heading, cells):
    kept = tmp_path / "columns.json"
    kept.write_text(
        json.dumps({"version": 1, "kind": "spend", "columns": {"spend": "Cost", "campaign": "Campaign"}}),
        encoding="utf-8",
    )
    (tmp_path / "a.csv").write_bytes(csv_of(["Campaign", heading], [["A", cells[0]], ["B", cells[1]]]))
    result = run(tmp_path / "a.csv", "--mapping", kept, "--json")
    (entry,) = json.loads(result.stdout)
    assert "Cost" in entry["warnings"][0] and "spend" not in entry["mapping"] and "Cost" in result.stderr
    (tmp_path / "b.csv").write_bytes(csv_of(["x", "y"], [["A", "1"], ["B", "2"]]))
    assert run(tmp_path / "b.csv", "--mapping", kept).exit_code == 1


def test_a_column_named_but_absent_is_told(tmp_path):
    (tmp_path / "a.csv").write_bytes(csv_of(["Campaign", "Cost"], [["A", "1"], ["B", "2"]]))
    assert "Nowhere" in run(tmp_path / "a.csv", "--map", "campaign=Nowhere").stderr


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "kind": "spend", "columns": {}}',
        '{"kind": "poems", "columns": {}}',
        " " * 300_000,
    ],
)
def test_a_file_of_columns_that_is_none_is_refused(content, tmp_path):
    (tmp_path / "a.csv").write_bytes(LOG)
    (tmp_path / "m.json").write_text(content, encoding="utf-8")
    result = run(tmp_path / "a.csv", "--mapping", tmp_path / "m.json")
    assert result.exit_code == 2 and "m.json" in result.stderr


def test_what_is_saved_comes_back():
    found = imported(LOG)
    assert read_mapping(saved(found).dumps().encode()) == saved(found)
