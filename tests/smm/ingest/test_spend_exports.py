"""Spend as many platforms and hands write it: invented files, sums worked out by hand, laws for any table."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smm.ingest.files.formats import read_bytes
from smm.ingest.text.cell_model import known_headings
from smm.ingest.text.structure import TextTable
from smm.ingest.to_plan import period, spent, spent_by_channel, with_spends
from smm.ingest.understanding.matching import KNOWN, Kind
from smm.ingest.understanding.meaning import import_table
from smm.ingest.understanding.numbers import decide, parse
from smm.media import catalogue
from smm.plan import Plan
from tests.smm.folders import shared
from tests.smm.ingest.opened import only_table, table

# name: text, spend, rows out, totals left out, currencies
EXPORTS = {
    "google it": (
        "Campagna;Codice valuta;Impr.;Clic;CTR;CPC medio;Costo\nA;EUR;1.000;50;5,00%;0,25;12,50\n"
        "B;EUR;4.000;80;2,00%;0,50;40,00\nC;EUR;2.000;20;1,00%;0,10;2,00\n"
        "Totale: campagne;EUR;7.000;150;2,14%;0,36;54,50\n",
        "54.50", 3, 1, ("EUR",),
    ),
    "linkedin en": (
        "Start Date (in UTC),Campaign Name,Total Spent,Impressions,Clicks\n05/13/2026,A,12.50,900,9\n"
        "05/14/2026,B,7.50,700,4\n",
        "20.00", 2, 0, (),
    ),
    "nl": ("Campagnenaam;Besteed bedrag (EUR);Weergaven\nA;12,50;900\nB;7,50;700\n", "20", 2, 0, ("EUR",)),
    "sv": (
        "Kampanjnamn;Spenderat belopp (SEK);Exponeringar\nA;1 012,50;900\nB;7,50;700\n", "1020", 2, 0, ("SEK",),
    ),
    "da": ("Kampagnenavn;Brugt beløb (DKK);Visninger\nA;1.012,50;900\nB;7,50;700\n", "1020", 2, 0, ("DKK",)),
    "tr": ("Kampanya Adı;Harcanan Tutar (TRY);Tıklamalar\nA;1.012,50;900\nB;7,50;700\n", "1020", 2, 0, ("TRY",)),
    "el": ("Όνομα καμπάνιας;Ποσό που δαπανήθηκε (EUR);Κλικ\nA;12,50;90\nB;7,50;70\n", "20", 2, 0, ("EUR",)),
    "ja": (
        'キャンペーン名,消化金額 (JPY),表示回数\nA,"1,200","30,000"\nB,800,"1,000"\n', "2000", 2, 0, ("JPY",),
    ),
    "ko": (
        '캠페인 이름,지출 금액 (KRW),노출\nA,"1,200","30,000"\nB,800,"1,000"\nC,500,900\n', "2500", 3, 0, ("KRW",),
    ),
    "brl in cells": ("Campanha;Gasto\nA;R$ 1.236,86\nB;R$ 200,00\nC;R$ 36,14\n", "1473", 3, 0, ("BRL",)),
    "indian": (
        'Campaign,Spend (₹),Impressions\nA,"₹1,23,456.50","12,34,567"\nB,"₹45,000.00","5,67,890"\nC,₹900.25,850\n',
        "169356.75", 3, 0, ("INR",),
    ),
    "millionths": (
        "segments.date,campaign.name,metrics.cost_micros,metrics.clicks\n2026-05-13,A,12500000,5\n2026-05-14,B,7500000,3\n",
        "20", 2, 0, (),
    ),
    "credits": (
        "Datum;Kampagne;Kosten\n13.01.2026;A;120,50\n14.01.2026;A;20,50-\n15.01.2026;B;(1,00)\n", "99", 3, 0, (),
    ),
    "currency in a note": (
        "Spend report\nCurrency: GBP\n\nPlatform,Campaign,Spend,Clicks\nMeta,A,100.00,50\nGoogle,C,50.00,20\n",
        "150", 2, 0, ("GBP",),
    ),
    "subtotals": (
        "Mezzo;Voce;Costo\nRadio;Spot A;100,00\nRadio;Spot B;50,00\nTotale Radio;;150,00\nStampa;Quotidiano;200,00\n"
        "Stampa;Rivista;80,00\nTotale Stampa;;280,00\nTotale complessivo;;430,00\n",
        "430", 4, 3, (),
    ),
    "no label": ("Mezzo;Spesa\nRadio;1.200,00\nVolantini;350,50\nFacebook;480,00\n;2.030,50\n", "2030.50", 3, 1, ()),
    "average": (
        "Campagna;Spesa;Clic\nA;100,00;50\nB;200,00;70\nC;60,00;30\nTotale;360,00;150\nMedia;120,00;50\n",
        "360", 3, 2, (),
    ),
    "total as a name": (
        "Campaign,Cost,Clicks\nTotal Wellness,100.00,50\nSpring,20.00,7\nSum up,60.00,30\n", "180", 3, 0, (),
    ),
    "a chance sum": ("Campaign,Cost\nA,100\nB,200\nC,300\n", "600", 3, 0, ()),
    "months across": (
        "Canale;Gennaio 2026;Febbraio 2026;Totale\nRadio;100,00;120,00;220,00\nFacebook;50,00;;50,00\n"
        "Totale;150,00;120,00;270,00\n",
        "270", 2, 1, (),
    ),
    "merged cells": ("Canale;Campagna;Spesa\nFacebook;A;100\n;B;50\n;C;20\nGoogle;D;70\n;E;30\n", "270", 5, 0, ()),
    "captions": (
        "Mezzo;Mese;Spesa\nStampa;;\nQuotidiano;01/2026;10,50\nRivista;02/2026;20,00\nAria;;\nRadio;01/2026;5,00\n",
        "35.50", 3, 0, (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_spend_to_the_cent_without_totals(name):
    text, spend, rows, totals, currencies = EXPORTS[name]
    found = only_table(text)
    assert found.kind is Kind.SPEND
    assert found.sums["spend"] == Decimal(spend)
    assert (found.rows_out, found.totals_rows, found.currencies) == (rows, totals, currencies)
    refused = len({p.row for p in found.rejected})
    assert found.rows_in == found.rows_out + refused + found.totals_rows + found.duplicates + found.blank_rows


# column of time: first cell, last cell, first day, last day
PERIODS = {
    "iso week": ("2026-W12", "2026-W14", "2026-03-16", "2026-04-05"),
    "KW": ("KW 12/2026", "KW 14/2026", "2026-03-16", "2026-04-05"),
    "quarter": ("Q1 2026", "Q2 2026", "2026-01-01", "2026-06-30"),
    "trimestre": ("1° trimestre 2026", "2° trimestre 2026", "2026-01-01", "2026-06-30"),
    "month it": ("Gennaio 2026", "marzo 2026", "2026-01-01", "2026-03-31"),
    "month pl": ("styczeń 2026", "marzec 2026", "2026-01-01", "2026-03-31"),
    "month short": ("Jan-26", "Mar-26", "2026-01-01", "2026-03-31"),
    "month number": ("01/2026", "03/2026", "2026-01-01", "2026-03-31"),
    "range": ("1 May 2026 - 8 May 2026", "17 May 2026 - 24 May 2026", "2026-05-01", "2026-05-24"),
    "range it": ("01/05/2026 - 15/05/2026", "01/06/2026 - 15/06/2026", "2026-05-01", "2026-06-15"),
    "range ja": ("2026年5月1日 ～ 2026年5月8日", "2026年5月9日 ～ 2026年5月16日", "2026-05-01", "2026-05-16"),
    "serial": ("46143", "46149", "2026-05-01", "2026-05-07"),
    "milliseconds": ("1778662800000", "1778749200000", "2026-05-13", "2026-05-14"),
    "day us": ("May 13, 2026", "May 14, 2026", "2026-05-13", "2026-05-14"),
    "day dots": ("13.05.2026", "14.05.2026", "2026-05-13", "2026-05-14"),
}


@pytest.mark.parametrize("name", PERIODS)
def test_days_of_a_period(name):
    first, last, start, end = PERIODS[name]
    found = import_table(table(("Date", "Campaign", "Cost"), (first, "A", "10.50"), (last, "B", "4.50")))
    assert tuple(map(str, period(found))) == (start, end)
    assert found.columns[:2] == ("period_start", "period_end")


def test_a_year_in_a_column_of_its_own_or_in_a_note():
    rows = (("2025", "11", "Meta", "100"), ("2026", "1", "Meta", "90"))
    found = import_table(table(("Anno", "Mese", "Canale", "Spesa"), *rows))
    assert tuple(map(str, period(found))) == ("2025-11-01", "2026-01-31")
    noted = only_table("Spese 2025\n\nMese;Canale;Spesa\nGennaio;Meta;100,00\nMarzo;Radio;90,00\n")
    assert tuple(map(str, period(noted))) == ("2025-01-01", "2025-03-31")


def test_months_without_any_year_are_counted_not_dated():
    found = only_table("Mese;Canale;Spesa\nGennaio;Meta;100,00\nFebbraio;Meta;110,00\nMarzo;Radio;90,00\n")
    assert period(found) == (None, None) and found.warnings
    assert spent(found).monthly == 100


def test_a_monthly_series_of_first_days_covers_its_last_month():
    rows = [(f"2026-{m:02d}-01", "A", "30") for m in range(1, 5)]
    found = import_table(table(("Month", "Campaign", "Cost"), *rows))
    assert str(period(found)[1]) == "2026-04-30" and spent(found).monthly == 30


@pytest.mark.parametrize(
    "days", [("01/02/2026", "05/07/2026", "02/03/2026"), ("01/01/2026", "02/01/2026", "03/01/2026")]
)
def test_an_order_that_fits_both_ways_is_asked(days):
    found = import_table(table(("Campaign", "Day", "Cost"), *[("A", day, "3") for day in days]))
    assert "date" in found.questions and found.warnings


def test_two_columns_of_dates_decide_together():
    rows = (("01/05/2026", "31/05/2026", "A", "3"), ("01/06/2026", "30/06/2026", "A", "3"))
    found = import_table(table(("Start date", "End date", "Campaign", "Cost"), *rows))
    assert tuple(map(str, period(found))) == ("2026-05-01", "2026-06-30") and not found.questions


def test_currencies_in_cells_stay_with_their_rows():
    rows = (("A", "€ 10,00"), ("B", "US$ 20,00"), ("C", "€ 5,00"))
    found = import_table(table(("Campaign", "Spend"), *rows))
    assert found.currencies == ("EUR", "USD") and "spend" not in found.sums and found.warnings
    assert spent(found) is None and spent(found, "EUR").total == 15


def test_two_columns_of_spend_are_asked():
    rows = (("A", "11.00", "10.00"), ("B", "22.00", "20.00"))
    found = import_table(table(("Campaign", "Spend (USD)", "Spend (EUR)"), *rows))
    assert "spend" in found.questions


def test_prices_and_running_sums_are_no_spend():
    header = ("Day", "Campaign", "Kliks", "Preis", "Summe bisher", "Kosten")
    figures = [("3", "3.34", "10.01", "10.01"), ("7", "2.94", "30.56", "20.55"), ("4", "1.94", "38.31", "7.75")]
    rows = [(f"2026-05-{10 + i}", "AB"[i % 2], *figures[i]) for i in range(3)]
    found = import_table(table(header, *rows))
    assert found.mapping["spend"].column == "Kosten" and found.sums["spend"] == Decimal("38.31")


def test_arithmetic_tells_unknown_headings():
    header = ("Bafe", "Gone", "Rilu", "Sato", "Teke", "Vomi")
    figures = [("900", "30", "10.01", "0.33", "3.33%"), ("2100", "70", "20.55", "0.29", "3.33%"),
               ("1000", "41", "7.75", "0.19", "4.10%"), ("800", "12", "5.50", "0.46", "1.50%")]  # fmt: skip
    found = import_table(table(header, *[("ABCD"[i], *row) for i, row in enumerate(figures)]), None)
    taken = {field: one.column for field, one in found.mapping.items()}
    assert {"spend": "Sato", "clicks": "Rilu", "impressions": "Gone"}.items() <= taken.items()
    assert {"spend", "clicks", "impressions"} <= set(found.questions) and found.kind_confidence < 0.9


OTHERS = {
    "payroll": "Employee,Month,Gross salary,Net salary\nA,2026-01,2000.00,1500.00\nB,2026-02,2100.00,1560.00\n",
    "bank": "Data;Descrizione;Importo;Saldo\n13/05/2026;Carta;12,50;100,00\n14/05/2026;Bonifico;200,00;300,00\n",
    "stock": "Item,Quantity,Unit cost,Total cost\nMug,30,4.00,120.00\nPlate,12,5.00,60.00\n",
    "hotel": "Data;Camere;Ricavi;Costi\n13/05/2026;10;1.200,00;400,00\n14/05/2026;12;1.300,00;420,00\n",
    "gifts": "Date,Donor,Amount,Campaign\n2026-05-13,A,25.00,Spring\n2026-05-14,B,60.00,Roof\n",
    "vans": "Mezzo;Targa;Costo\nFurgone;AB123;1.200,00\nAuto;CD456;800,00\n",
    "rates": "Channel,CPM,CPC,CTR\nMeta,5.00,0.40,1.2%\nGoogle,8.00,0.90,0.9%\n",
    "sales": "Product,Jan 2026,Feb 2026\nMug,120,110\nPlate,60,70\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_tables_of_other_worlds_are_never_taken_unasked(name):
    found = only_table(OTHERS[name])
    assert found is None or found.kind_confidence < 0.9


def test_a_refusal_names_row_column_and_what_was_expected():
    rows = [("A", f"2026-05-{day}", f"{day}.50") for day in range(10, 20)]
    found = import_table(table(("Campaign", "Day", "Cost"), *rows, ("B", "2026-05-20", "see Anna")))
    (problem,) = found.rejected
    assert (problem.row, problem.column, problem.found, problem.expected) == (12, "Cost", "xxx xxxx", "a number")
    assert problem.fix


# ---- laws -----------------------------------------------------------------------------------------------------------

cents = st.integers(1_00, 9_999_99).map(lambda n: Decimal(n) / 100)
counts = st.integers(20, 99_999)
campaigns = st.lists(st.tuples(cents, counts, counts), min_size=3, max_size=9)
LOCALES = {
    "it": (".", ","), "en": (",", "."), "fr": ("\u202f", ","), "ch": ("’", "."), "plain": ("", "."),
    "sv": ("\u00a0", ","),
}  # fmt: skip


def spelled(value, locale):
    groups, decimal = LOCALES[locale]
    return f"{value:,.2f}".replace(",", "\0").replace(".", decimal).replace("\0", groups)


def built(rows, locale="plain"):
    start = date(2026, 5, 13)
    body = [
        ((start + timedelta(days=i)).isoformat(), "Campaign " + "ABCDEFGHI"[i], spelled(s, locale), str(c), str(v))
        for i, (s, c, v) in enumerate(rows)
    ]
    return table(("Day", "Campaign", "Cost", "Clicks", "Impressions"), *body)


@settings(max_examples=40, deadline=None)
@given(campaigns, st.permutations(range(5)))
def test_the_order_of_columns_changes_nothing(rows, order):
    one = built(rows)
    other = TextTable(
        tuple(one.header[i] for i in order), tuple(tuple(row[i] for i in order) for row in one.rows), one.columns
    )
    found, again = import_table(one), import_table(other)
    assert (found.kind, found.sums) == (again.kind, again.sums)
    assert {f: m.column for f, m in found.mapping.items()} == {f: m.column for f, m in again.mapping.items()}


@settings(max_examples=40, deadline=None)
@given(campaigns, st.randoms(use_true_random=False))
def test_the_order_of_rows_keeps_the_sums(rows, random):
    one = built(rows)
    shuffled = list(one.rows)
    random.shuffle(shuffled)
    assert import_table(one).sums == import_table(table(one.header, *shuffled)).sums


@settings(max_examples=60, deadline=None)
@given(campaigns, st.integers(0, 9), st.sampled_from(["Total", "Gesamt", "Totale generale", "", "—", "Razem", "合計"]))
def test_a_total_anywhere_changes_no_sum(rows, place, label):
    one = built(rows)
    total = ("", label, str(sum(r[0] for r in rows)), str(sum(r[1] for r in rows)), str(sum(r[2] for r in rows)))
    body = list(one.rows)
    body.insert(min(place, len(body)), total)
    found = import_table(table(one.header, *body))
    assert found.sums["spend"] == sum(r[0] for r in rows) and found.totals_rows == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(cents, min_size=3, max_size=20), st.sampled_from(sorted(LOCALES)), st.sampled_from(["", "€ ", "CHF "]))
def test_numbers_come_back_from_any_locale(values, locale, sign):
    texts = [sign + spelled(value, locale) for value in values]
    form = decide(texts)
    assert [parse(text, form) for text in texts] == values


@settings(max_examples=40, deadline=None)
@given(campaigns, st.lists(st.text("bdfgklmnprstvzaeiou", min_size=5, max_size=9), min_size=5, max_size=5, unique=True))
def test_headings_without_meaning_are_never_believed(rows, names):
    assume(not set(names) & (KNOWN | known_headings()))  # «video» has a meaning
    found = import_table(table(names, *built(rows).rows))
    assert found is None or found.kind_confidence < 0.9
    sure = {f for f, one in found.mapping.items() if one.confidence >= 0.9} if found else set()
    assert sure <= {"date", "published_at", "channel", "currency"}


# ---- to the plan ----------------------------------------------------------------------------------------------------


def test_each_channel_gets_its_own_money_a_month():
    rows = (("2026-01", "Facebook", "100"), ("2026-02", "Instagram", "50"), ("2026-02", "Google Ads", "80"),
            ("2026-03", "Radio Sole", "90"), ("2026-03", "TikTok", "30"))  # fmt: skip
    found = import_table(table(("Month", "Channel", "Spend (EUR)"), *rows))
    each = spent_by_channel(found, catalogue())
    assert {name: one.monthly for name, one in each.items()} == {
        "meta_ads": 50, "google_search_ads": 26.67, "Radio Sole": 30, "tiktok_ads": 10,
    }  # fmt: skip
    plan = with_spends(Plan(), each)
    assert {a.channel: a.money for a in plan.mix} == {"meta_ads": 50, "google_search_ads": 26.67, "tiktok_ads": 10}


def test_a_weekly_model_table_leaves_the_total_column_out():
    rows = [(f"2026-{m:02d}", f"{m}0.50", f"{m}1.00", f"{m}2.25", f"{3 * m}3.75") for m in range(1, 7)]
    sums = [(m, a, b, c, str(Decimal(a) + Decimal(b) + Decimal(c))) for m, a, b, c, _ in rows]
    found = import_table(table(("Month", "Facebook", "Google", "Radio", "Total"), *sums))
    assert found.kind is Kind.WEEKLY and set(found.mapping) == {"date", "Facebook", "Google", "Radio"}
    each = {name: one.monthly for name, one in spent_by_channel(found, catalogue()).items()}
    assert each == {
        "meta_ads": round(sum(float(s[1]) for s in sums) / 6, 2),
        "google_search_ads": round(sum(float(s[2]) for s in sums) / 6, 2),
        "Radio": round(sum(float(s[3]) for s in sums) / 6, 2),
    }


@pytest.mark.parametrize("name", ["robyn_weekly.csv", "pymc_mmm_example.csv"])
def test_published_weekly_tables(name):
    (one,) = read_bytes((shared("data") / name).read_bytes()).tables
    found = import_table(one)
    assert found.kind is Kind.WEEKLY and found.rows_out == len(one.rows)
    assert {"date", "outcome"} <= set(found.mapping)
