"""Small tables of channel, money and hours: every row is read as it was meant, or refused by row and column."""

import contextlib
import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smm.errors import MixTableError
from smm.i18n import Language
from smm.media import Channel, catalogue
from smm.mix_table import ROW_LIMIT, SIZE_LIMIT, mix_rows, parse_number, read_mix_csv, read_mix_rows
from smm.table import Column, Kind, Table
from tests.smm.documents import assert_readable

CHANNELS = catalogue()


def read(text, encoding="utf-8"):
    return read_mix_csv(text.encode(encoding), CHANNELS)


def amounts(table):
    return [(a.channel, a.money, a.hours) for a in table.allocations]


def places(table):
    return [(problem.row, problem.column) for problem in table.problems]


def refused(content):
    with pytest.raises(MixTableError) as caught:
        read_mix_csv(content, CHANNELS)
    assert_readable(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "canale;euro;ore\nSito web;12,5;3\n",
        "channel,money,hours\nWebsite,12.5,3\n",
        "channel\tmoney\thours\nwebsite\t12.5\t3\n",
        "ore;canale;euro\n3;Sito web;12,5\n",
        "Ore;Note;Canale;Spesa (€)\n3;ciao;sito web;12,50\n",
        "CANALE;COSTO;TEMPO\nSITO  WEB;12,5 €;3 h\n",
        "channel,cost in EUR,hours / month\nWEBSITE,€12.50,3h\n",
        "canale;euro;ore\r\nSito web;12,5;3\r\n",
        '"canale";"euro";"ore"\n"Sito web";"12,5";"3"\n',
        "\n\ncanale;euro;ore\n\nSito web;12,5;3\n;;\n\n",
        "canale;euro;ore\nSito web;12,5;3",
        "\ufeffcanale;euro;ore\nSito web;12,5;3\n",
    ],
)
def test_headings_order_separators_and_decimals_of_both_languages(text):
    table = read(text)
    assert amounts(table) == [("website", 12.5, 3)]
    assert (table.rows, table.problems) == (1, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_and_the_euro_sign_in_every_encoding(encoding):
    table = read("canale;€;ore\nProfilo dell'attività su Google;12,5 €;3\n", encoding)
    assert amounts(table) == [("google_business_profile", 12.5, 3)]


@pytest.mark.parametrize("language", Language)
def test_every_channel_is_known_by_its_id_and_its_name(language):
    for channel in CHANNELS.values():
        for name in (channel.id, channel.name(language), channel.name(language).upper()):
            assert amounts(read_mix_rows([["id", "h"], [name, "2"]], CHANNELS)) == [(channel.id, 0, 2)]


def test_a_channel_of_ones_own_is_known_too():
    own = CHANNELS.extended((Channel(id="own_1", name_it="Radio Città", media_type="paid"),))
    assert amounts(read_mix_rows([["canale", "euro"], ["radio citta", 5]], own)) == [("own_1", 5, 0)]


def test_money_or_hours_may_be_left_out_and_cells_may_be_empty():
    assert amounts(read("canale;ore\nblog;3\n")) == [("blog", 0, 3)]
    assert amounts(read("canale;euro\nblog;3\n")) == [("blog", 3, 0)]
    assert amounts(read("canale;euro;ore\nblog;;\nwebsite\n")) == [("blog", 0, 0), ("website", 0, 0)]


def test_rows_of_one_channel_are_added_up():
    table = read("canale;euro;ore\nblog;1;2\nwebsite;5;5\nBlog aziendale con commenti;10;20\n")
    assert amounts(table) == [("blog", 11, 22), ("website", 5, 5)]
    assert table.rows == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("  ", 0),
        ("-", 0),
        ("–", 0),
        ("0", 0),
        ("7", 7),
        ("7,5", 7.5),
        ("7.5", 7.5),
        (".5", 0.5),
        ("12,50", 12.5),
        ("1234", 1234),
        ("1234,5", 1234.5),
        ("1234.5", 1234.5),
        ("1234,567", 1234.567),
        ("4,33333333333333", 4.33333333333333),
        ("0,125", 0.125),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", 1234567.89),
        ("1 234,50", 1234.5),
        ("1\xa0234,50", 1234.5),
        ("1'234.50", 1234.5),
        ("12,50 €", 12.5),
        ("€ 12.50", 12.5),
        ("EUR 12", 12),
        ("12 eur", 12),
        ("$12", 12),
        ("3h", 3),
        ("3 h", 3),
        ("2.5 H", 2.5),
    ],
)
def test_numbers_as_people_write_them(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["-5", "−5", "+5", "1e5", "nan", "inf", "tre", "h", "5%", "1/2", "3 ore", "1.5.2", "1,2,3", "12.34,5", "=1+1"],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "123,456", "1.234 €"])
def test_a_number_with_two_readings_is_refused(text):
    with pytest.raises(ValueError, match="two readings"):
        parse_number(text)


@pytest.mark.parametrize("text", ["12 50", "1 2", "10 20", "3€4", "1'2", "5 6.7"])
def test_two_numbers_in_one_cell_are_not_run_together(text):
    with pytest.raises(ValueError):
        parse_number(text)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_an_amount_written_in_either_language_is_read_back(whole, cents):
    assert parse_number(f"{whole},{cents:02}") == parse_number(f"{whole}.{cents:02}") == float(f"{whole}.{cents:02}")
    english = f"{whole:,}.{cents:02}"
    italian = english.translate(str.maketrans(",.", ".,"))
    assert parse_number(english) == parse_number(italian) == float(f"{whole}.{cents:02}")


@given(st.text())
def test_any_text_is_an_amount_from_0_up_or_refused(text):
    with contextlib.suppress(ValueError):
        assert 0 <= parse_number(text) < 1e13


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("nothing;1;2", [(2, "Canale")]),
        (";1;2", [(2, "Canale")]),
        ("blog;tre;2", [(2, "Spesa €")]),
        ("blog;1;-2", [(2, "Ore")]),
        ("blog;1.234;2", [(2, "Spesa €")]),
        ("nothing;tre;x", [(2, "Canale"), (2, "Spesa €"), (2, "Ore")]),
        ("blog;1;2\n\n\nwebsite;x;1", [(5, "Spesa €")]),
        ('"blog";"1\n";2\nwebsite;x;1', [(3, "Spesa €")]),
        ("blog;1000000001;2", [(2, "Spesa €")]),
        ("blog;1;1000001", [(2, "Ore")]),
        ("blog;99999999999999;2", [(2, "Spesa €")]),
    ],
)
def test_what_cannot_be_read_is_named_by_row_and_column_as_a_spreadsheet_counts(rows, expected):
    table = read(f"Canale;Spesa €;Ore\n{rows}\n")
    assert places(table) == expected
    for problem in table.problems:
        for language in Language:
            assert str(problem.row) in problem.explain(language) and problem.column in problem.explain(language)
        assert problem.expected and problem.fix


def test_a_refused_amount_is_shown_as_it_was_written():
    assert read("canale;euro\nblog;tre euro\n").problems[0].found == "tre euro"
    assert read("canale;euro\nblog;1.234\n").problems[0].found == "1.234"
    assert read("canale;euro\nblog;1000000001\n").problems[0].found == "1000000001"


def test_a_tag_in_a_table_is_never_repeated():
    table = read("canale;<b>euro;ore\n<script>x;<b>;1\n")
    for problem in table.problems:
        assert "<" not in problem.explain(Language.IT)


def test_good_rows_are_kept_beside_refused_ones():
    table = read("canale;euro;ore\nblog;1;2\nnothing;1;1\nwebsite;3;4\n")
    assert amounts(table) == [("blog", 1, 2), ("website", 3, 4)]
    assert (table.rows, places(table)) == (3, [(3, "canale")])


def test_two_large_rows_of_one_channel_are_added_up_or_refused():
    try:
        table = read("canale;euro\nblog;600000000\nblog;600000000\n")
    except MixTableError as error:
        assert_readable(error)
    else:
        assert table.problems or amounts(table) == [("blog", 1.2e9, 0)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n  \n",
        b";;;\n;;\n",
        b"\xef\xbb\xbf",
        b"nome;prezzo\nblog;3\n",
        b"euro;ore\n3;4\n",
        b"canale\nblog\n",
        b"blog;3;4\nwebsite;1;2\n",
        b"\x00" * 50,
        b"canale;euro\n" + b"blog;1\n" * (ROW_LIMIT + 1),
        b"canale;euro\n" + b"blog;1\n" * SIZE_LIMIT,
        "canale;euro\nblog;3\n".encode("utf-16"),
    ],
)
def test_a_table_that_cannot_be_read_as_a_whole_is_refused(content):
    refused(content)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_understood(end):
    assert amounts(read(end.join(("canale;euro;ore", "blog;1;2", "website;3;4", "")))) == [
        ("blog", 1, 2),
        ("website", 3, 4),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"canale;euro\nblog;1\rwebsite;2\n",
        b"canale;euro\nblog;" + b"1" * 140_000,
        b'canale;euro\n"blog;1\n',
        b"id;h\n\x00;1",
    ],
)
def test_odd_bytes_are_read_or_refused(content):
    reads_or_is_refused(content)


def reads_or_is_refused(content):
    try:
        table = read_mix_csv(content, CHANNELS)
    except MixTableError as error:
        assert_readable(error)
    else:
        assert table.rows >= len(table.allocations)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(content):
    reads_or_is_refused(content)
    reads_or_is_refused(b"canale;euro;ore\n" + content)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(";,\t"))
def test_any_text_under_good_headings_is_a_table_or_refused(text, separator):
    reads_or_is_refused(separator.join(("canale", "euro", "ore")).encode() + b"\n" + text.encode())


AMOUNTS = st.one_of(
    st.just(("", 0.0)),
    st.integers(0, 999).map(lambda n: (str(n), float(n))),
    st.integers(0, 99_999).map(lambda cents: (f"{cents // 100},{cents % 100:02}", cents / 100)),
    st.sampled_from(["tre", "-1", "1.234", "nan"]).map(lambda text: (text, None)),
)
ROWS = st.tuples(st.sampled_from(["blog", "Sito web", "Website", "nothing", "google_reviews"]), AMOUNTS, AMOUNTS)


@given(st.lists(ROWS, max_size=20), st.sampled_from(";\t"))
def test_every_row_is_accounted_for(rows, separator):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["canale", "euro", "ore"], *((name, money[0], hours[0]) for name, money, hours in rows)])
    table = read(out.getvalue())
    good = [row for row in rows if row[0] != "nothing" and row[1][1] is not None and row[2][1] is not None]
    wrong = [i for i, row in enumerate(rows, start=2) if row not in good]
    assert table.rows == len(rows)
    assert sorted({problem.row for problem in table.problems}) == wrong
    assert sum(a.money for a in table.allocations) == pytest.approx(sum(row[1][1] for row in good))
    assert sum(a.hours for a in table.allocations) == pytest.approx(sum(row[2][1] for row in good))


@pytest.mark.parametrize("language", Language)
def test_rows_made_for_editing_are_read_back(language):
    table = read("canale;euro;ore\nblog;1,5;2\nwebsite;3;4\n")
    rows = mix_rows(table.allocations, CHANNELS, language)
    again = read_mix_rows([["channel", "money", "hours"], *rows], CHANNELS)
    assert again.allocations == table.allocations


def test_cells_may_be_numbers_or_nothing():
    rows = [["channel", "money", "hours"], ["blog", 2.5, None], ["website", None, 3], [None, None, None]]
    assert amounts(read_mix_rows(rows, CHANNELS)) == [("blog", 2.5, 0), ("website", 0, 3)]


@given(st.floats(0, 1e6), st.floats(0, 1e5))
def test_numbers_given_as_numbers_are_never_ambiguous(money, hours):
    table = read_mix_rows([["channel", "money", "hours"], ["blog", money, hours]], CHANNELS)
    assert table.problems == ()
    assert amounts(table) == [("blog", money, hours)]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, -0.5, pytest.param(10**400, id="huge"), 2e9])
def test_numbers_given_as_numbers_that_are_no_amounts_are_refused_by_row_and_column(value):
    table = read_mix_rows([["channel", "money", "hours"], ["blog", value, 1]], CHANNELS)
    assert places(table) == [(2, "money")]


@example(1.125, 0.004, Language.IT)
@given(st.floats(0, 1e6), st.floats(0, 1e4), st.sampled_from(Language))
def test_a_table_written_for_a_spreadsheet_is_read_back(money, hours, language):
    columns = (Column(name="canale"), Column(name="euro", kind=Kind.MONEY), Column(name="ore", kind=Kind.HOURS))
    written = Table(columns=columns, rows=(("blog", money, hours),)).to_csv(language)
    table = read_mix_csv(written, CHANNELS)
    assert table.problems == ()
    assert table.allocations[0].money == pytest.approx(money, abs=5.1e-5)
    assert table.allocations[0].hours == pytest.approx(hours, abs=5.1e-5)
