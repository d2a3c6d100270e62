"""Dates by column: which number comes first, in columns long and short, and dates at the ends of the calendar."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.ingest.understanding.dates import DateFormat, decide, parse


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.sampled_from("T "))
def test_the_plain_form_is_read_as_any_other(moment, between):
    said = moment.replace(microsecond=0)
    assert parse(f"{said:%Y-%m-%d}{between}{said:%H:%M:%S}", DateFormat()) == said
    assert parse(f"{said:%Y/%m/%d}{between}{said:%H:%M:%S}", DateFormat()) == said


@pytest.mark.parametrize("text", ["0001-01-01 00:00+02:00", "9999-12-31T24:00", "2026-02-30", "2026-01-01 25:00"])
def test_what_no_calendar_has_is_no_date(text):
    assert parse(text, DateFormat()) is None


@pytest.mark.parametrize("written", ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"])
def test_the_order_is_looked_for_in_all_cells(written):
    cells = [(datetime(2026, 1, 1) + timedelta(minutes=47 * i)).strftime(written) for i in range(12_000)]
    found = decide(cells)
    assert (found.order, found.ambiguous) == ("dmy" if written.startswith("%d") else "mdy", False)


@pytest.mark.parametrize(("text", "hour"), [("02-Mar-26 09:00 AM", 9), ("2 mars 26", 0), ("02/MAR/26 21:00", 21)])
def test_a_year_of_two_digits_after_a_named_month(text, hour):
    assert parse(text, DateFormat()) == datetime(2026, 3, 2, hour)


def test_what_happens_at_several_hours_is_no_monthly_series():
    hours = [f"{day:02d}/03/2026 {hour:02d}:15" for day in (2, 3, 4) for hour in (9, 11, 15)]
    assert decide(hours) == DateFormat("dmy", 0.85)
    assert decide([f"{day:02d}/03/2026" for day in (2, 3, 4)]).ambiguous


def test_the_day_stands_first_before_points():
    assert decide(["01.02.2026", "03.02.2026"]) == DateFormat("dmy", 0.95)
    assert decide(["01.02.2026", "02.13.2026"]).order == "mdy"
