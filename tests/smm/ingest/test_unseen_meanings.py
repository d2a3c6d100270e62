"""What a stranger's exports mean: dates and numbers as other countries write them, and files that overlap."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from smm.ingest.batch import import_files

DAYS = [date(2026, 1, 1) + timedelta(i) for i in range(40)]


def imported(*texts):
    return [one.found for one in import_files([(str(i), lambda t=t: t.encode()) for i, t in enumerate(texts)])]


@pytest.mark.parametrize("form", ["{0:%d}. {0:%m}. {0:%Y}", "{0.day}. {0.month}. {0.year}", "{0:%Y}. {0:%m}. {0:%d}."])
def test_dates_with_spaces_behind_their_points(form):
    rows = "".join(f"{form.format(day)};Alpha;{i * 37 % 91 + 1},50 Kč;{i}\n" for i, day in enumerate(DAYS))
    (found,) = imported("Datum;Kampaň;Utracená částka;Prokliky\n" + rows)
    place = found.columns.index("period_start")
    assert [row[place][:10] for row in found.rows] == [day.isoformat() for day in DAYS]


def test_amounts_of_both_manners_in_one_column():
    rows = "".join(f"{day};Alpha;{'1.234,50' if i % 2 else '1,234.50'}\n" for i, day in enumerate(DAYS))
    (found,) = imported("Day;Campaign;Cost\n" + rows)
    assert found.sums["spend"] == 40 * Decimal("1234.50")


def spend(days, figures=True):
    heading = "Day,Campaign,Cost" + (",Impressions,Clicks" if figures else "") + "\n"
    more = [f",{1000 + d.day * 7},{d.day % 9}" if figures else "" for d in days]
    return heading + "".join(f"{d},Alpha,{d.day * 37 % 91 + 1}.25{m}\n" for d, m in zip(days, more, strict=True))


def test_days_that_stand_in_two_files_count_once():
    (whole,) = imported(spend(DAYS))
    first, second = imported(spend(DAYS[:25]), spend(DAYS[15:]))
    assert (first.duplicates, second.duplicates, second.rows_out) == (0, 10, 15)
    assert second.rows_in == second.rows_out + second.duplicates
    for field, total in whole.sums.items():
        assert first.sums[field] + second.sums[field] == total
    assert [warning.values["count"] for warning in second.warnings] == [10]


def test_single_figures_that_agree_are_kept_and_told():
    first, second = imported(spend(DAYS[:25], figures=False), spend(DAYS[15:], figures=False))
    assert (second.duplicates, second.rows_out) == (0, 25)
    assert [warning.values["count"] for warning in second.warnings] == [10]


def test_a_file_given_twice_counts_once():
    first, second = imported(spend(DAYS), spend(DAYS))
    assert (first.rows_out, second.rows_out, second.duplicates) == (40, 0, 40)
    assert not any(second.sums.values())


def test_rows_alike_in_one_file_stay():
    (found,) = imported(spend([*DAYS, DAYS[0]]))
    assert (found.rows_out, found.duplicates) == (41, 0)


def test_tables_that_are_not_taken_are_told():
    rows = "".join(f"{day},Alpha,{i * 37 % 91 + 1}.25,{i}\n" for i, day in enumerate(DAYS))
    text = f"Day,Campaign,Cost,Clicks\n{rows}\nDevice,Views,Share\nMobile,500,40\nDesktop,360,40\n"
    (one,) = import_files([("a.csv", text.encode)])
    assert one.found.rows_out == 40
    assert [note.values.get("count") for note in one.notes] == [1]


def test_a_remark_among_the_rows_cuts_no_table():
    rows = [f"{day},Alpha,{i * 37 % 91 + 1}.25,{i}\n" for i, day in enumerate(DAYS)]
    text = "Day,Campaign,Cost,Clicks\n" + "".join(rows[:20]) + "# segment,two,of,three\n" + "".join(rows[20:])
    (found,) = imported(text)
    assert (found.rows_in, found.rows_out, len(found.rejected)) == (41, 40, 1)


def test_dates_that_cannot_be_read_are_told():
    rows = "".join(f"令和8年1月{i + 1}日,A,{i * 37 % 91 + 1}.25,{i}\n" for i in range(28))
    (found,) = imported("日付,キャンペーン,費用,クリック数\n" + rows)
    assert [warning.values.get("column") for warning in found.warnings] == ["日付"]
