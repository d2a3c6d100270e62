"""Meaning: exports of many platforms and languages, invented values, sums computed by hand."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.ingest.files.formats import read_bytes
from smm.ingest.text.structure import read_text
from smm.ingest.understanding.dates import DateFormat, decide, parse
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Options, import_table, pseudonym
from smm.ingest.understanding.numbers import NumberFormat
from smm.ingest.understanding.numbers import decide as decide_number
from smm.ingest.understanding.numbers import parse as parse_number
from smm.ingest.understanding.vocabulary import derived, score, terms


def imported(text, encoding="utf-8", **options):
    return import_table(read_bytes(text.encode(encoding)).tables[0], Options(**options))


SPEND = {
    "it": (
        "Inizio dei report;Fine dei report;Nome della campagna;Risultati;Costo per risultati;Importo speso (EUR);"
        "Impression;Copertura\n"
        "2026-05-01;2026-05-31;;30;;1.245,50;31.000;\n"
        "2026-05-01;2026-05-31;Primavera;10;123,45;1.234,50;30.000;20.100\n"
        "2026-05-01;2026-05-31;Estate;20;0,55;11,00;1.000;900\n"
    ),
    "en": (
        "Campaign report\nMay 1, 2026 - May 31, 2026\n"
        "Campaign status\tCampaign\tBudget\tImpr.\tCTR\tCurrency code\tCost\t"
        "Clicks\tConversions\tAvg. CPC\nEnabled\tSpring\t50.00\t30,000\t1.2%\tEUR\t1,234.50\t360\t10\t3.43\n"
        "Enabled\tSummer\t10.00\t1,000\t3.0%\tEUR\t11.00\t30\t20\t0.37\n"
        "Total: Campaigns\t--\t60.00\t31,000\t1.26%\tEUR\t1,245.50\t390\t30\t3.19\n"
        "Total: Account\t--\t60.00\t31,000\t1.26%\tEUR\t1,245.50\t390\t30\t3.19\n"
    ),
    "de": (
        "Tag;Kampagne;Ausgegebener Betrag (EUR);Impressionen;Kosten pro Ergebnis\n"
        "01.05.2026;Frühling;1.234,50;30.000;1,2\n"
        "13.05.2026;Sommer;11,00;1.000;2,5\nGesamt;;1.245,50;31.000;3,1\n"
    ),
    "fr": (
        "Campagne;Jour;Montant dépensé (EUR);Impressions\nA;13/05/2026;1 234,50 €;30 000\nB;14/05/2026;11,00 €;1 000\n"
    ),
    "es": 'Campaña,Importe gastado (EUR),Impresiones\nA,"1.234,50","30.000"\nB,"11,00","1.000"\n',
    "pl": "Kampania;Wydana kwota (EUR);Wyświetlenia\nA;1234,50;30000\nB;11,00;1000\nRazem;1245,50;31000\n",
    "ru": "Кампания;Расход, EUR;Показы\nA;1234,50;30000\nB;11,00;1000\nИтого;1245,50;31000\n",
    "ja": 'キャンペーン,ご利用金額 (EUR),表示回数\nA,"1,234.50","30,000"\nB,11.00,"1,000"\n',
}


@pytest.mark.parametrize("language", SPEND)
def test_spend_adds_up_without_its_totals(language):
    found = imported(SPEND[language], "utf-16" if language == "en" else "utf-8")
    assert found.kind is Kind.SPEND
    assert found.sums["spend"] == Decimal("1245.50")
    assert found.sums["impressions"] == 31_000
    assert found.rows_out == 2 and not found.rejected
    assert found.rows_in == found.rows_out + found.totals_rows + found.duplicates


def test_derived_figures_are_not_taken():
    found = imported(SPEND["it"])
    assert found.mapping["results"].column == "Risultati"
    assert "Costo per risultati" not in {m.column for m in found.mapping.values()}


def test_several_currencies_are_never_added():
    found = imported("Campaign,Cost,Currency\nA,10,EUR\nB,20,USD\n")
    assert found.currencies == ("EUR", "USD")
    assert "spend" not in found.sums and found.warnings


def test_a_cell_that_is_no_number_is_rejected_with_its_place():
    text = "Campaign,Day,Cost\n" + "".join(f"A,2026-05-{d:02d},{d}.50\n" for d in range(1, 10)) + "B,2026-05-10,3.апр\n"
    found = imported(text)
    (problem,) = found.rejected
    assert (problem.row, problem.column, problem.found) == (11, "Cost", "9.xxx")
    assert found.rows_out == 9 and found.sums["spend"] == Decimal("49.50")


def test_posts_in_italian():
    text = (
        "ID del post,Orario di pubblicazione,Tipo di post,Visualizzazioni,Copertura,Mi piace,Condivisioni,Commenti\n"
        "11,05/13/2026 10:00,Foto,100,90,5,1,2\n"
        "12,05/14/2026 11:00,Video,200,150,7,0,3\n12,05/14/2026 11:00,Video,210,160,8,0,3\n"
    )
    found = imported(text)
    assert found.kind is Kind.POSTS and found.duplicates == 1
    assert (found.sums["likes"], found.sums["views"]) == (13, 310)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert [(r["published_at"], r["format"]) for r in rows] == [
        ("2026-05-13T10:00:00", "photo"),
        ("2026-05-14T11:00:00", "video"),
    ]


def test_answers_in_a_column_become_messages():
    text = (
        "Review ID;Date;Reviewer;Stars;Review;Owner answer\n1;2026-05-01;Rosa;5;Very good coffee here;Thank you\n"
        "2;2026-05-02;Aldo;2;It was cold and slow;\n"
    )
    found = imported(text, keep_text=True)
    assert found.kind is Kind.REVIEWS and (found.rows_in, found.rows_out, len(found.rows)) == (2, 2, 3)
    answer = dict(zip(found.columns, found.rows[1], strict=True))
    assert (answer["in_reply_to"], answer["author_is_company"], answer["text"]) == ("1", True, "Thank you")


LOG = (
    "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n"
    "1,rosa,True,Wed Oct 11 06:55:44 +0000 2017,hello is anyone there,2,\n"
    "2,bar,False,Wed Oct 11 06:56:44 +0000 2017,yes we are open now,,1.0\n"
)


def test_interactions_keep_no_names_and_no_texts():
    found = imported(LOG)
    assert found.kind is Kind.INTERACTIONS
    assert "text" not in found.columns and "rosa" not in str(found.rows)
    row = dict(zip(found.columns, found.rows[1], strict=True))
    assert (row["in_reply_to"], row["author_is_company"], row["sent_at"]) == ("1", True, "2017-10-11T06:56:44Z")


def test_pseudonyms_hold_within_a_key_only():
    assert pseudonym("Rosa", b"a") == pseudonym("rosa ", b"a") != pseudonym("Rosa", b"b")


def test_what_the_person_says_wins():
    text = "A,B,Cost\nx,2026-05-01,3\ny,2026-05-02,4\n"
    found = imported(text, told={"campaign": "A"}, kind=Kind.SPEND)
    assert found.mapping["campaign"].column == "A" and found.mapping["campaign"].confidence == 1


def test_a_table_of_another_world_is_of_no_kind():
    assert imported("planet,moons\nMars,2\nVenus,0\n") is None


def test_both_orders_fit_and_it_is_said():
    text = "Campaign,Day,Cost\nA,01/02/2026,3\nB,05/07/2026,4\n"
    assert imported(text).warnings


@pytest.mark.parametrize("decimal", [".", ","])
@given(values=st.lists(st.decimals(0, 10**7, places=2), min_size=3, max_size=20))
def test_numbers_come_back(decimal, values):
    texts = [f"{v:,.2f}".translate({44: 46, 46: 44} if decimal == "," else {}) for v in values]
    form = decide_number(texts)
    assert form.decimal == decimal
    assert [parse_number(text, form) for text in texts] == values


@pytest.mark.parametrize("order", ["%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d.%m.%y", "%Y%m%d", "%d/%m/%Y %H:%M"])
@given(days=st.lists(st.dates(min_value=__import__("datetime").date(2015, 1, 13)), min_size=1, max_size=9))
def test_dates_come_back(order, days):
    days = [day.replace(year=2015 + day.year % 30, day=13 + day.day % 14) for day in days]
    texts = [day.strftime(order) for day in days]
    form = decide(texts)
    assert [parse(text, form).date() for text in texts] == days


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_no_cell_raises(text):
    parse(text, DateFormat())
    parse_number(text, NumberFormat())
    decide([text])
    decide_number([text])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text("ab1,. €-/", max_size=8), min_size=2, max_size=2), min_size=1, max_size=8))
def test_no_row_is_unaccounted_for(rows):
    text = "\n".join(["Campaign;Cost", *(";".join(row) for row in rows)])
    for table in read_text(text.encode()).tables:
        found = import_table(table, Options(kind=Kind.SPEND))
        rejected = len({p.row for p in found.rejected})
        assert found.rows_in == found.rows_out + rejected + found.totals_rows + found.duplicates + found.blank_rows


def test_no_synonym_is_a_derived_figure():
    clash = {(field, term) for field, known in terms().items() for term in known if term in derived()}
    assert {field for field, _ in clash} <= {"money", "channel"}, clash


@pytest.mark.parametrize("heading", ["Cost per result", "CTR", "Costo per clic", "Kosten pro Klick", "Coste por clic"])
def test_ratios_name_no_sum(heading):
    assert all(score(heading, field) < 0.45 for field in ("spend", "clicks", "results"))


def test_a_series_names_the_currency_over_its_channels():
    weeks = "".join(f"2026-05-{4 + 7 * i:02d};{3000 + i};{20 + i},50;{i * 10}\n" for i in range(4))
    text = "Week;Sales;Facebook (USD);Radio (USD)\n" + weeks
    (table,) = read_bytes(text.encode()).tables
    assert import_table(table).currencies == ("USD",)
