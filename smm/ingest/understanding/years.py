"""Months, weeks and quarters whose year stands elsewhere: in a column of its own, or in a note above the table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.dates import DateFormat, month_names
from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.periods import parse_period, units
from smm.ingest.understanding.vocabulary import LONGEST_HEADING, fold

YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_YEARLIKE = re.compile(r"\d{3}")
WIDEST = 500
"""Columns of a table that are looked at."""
MOST_PARTS = 60
"""Most different months, weeks or quarters a column may hold."""
MONTHS_IN = {"month": 1.0, "week": 12 * 7 / 365.25, "quarter": 3.0}
ANYYEAR = DateFormat(year=2024)


def with_years(table: TextTable) -> TextTable:
    """Return a table whose months, weeks and quarters name their year, when it can be found.

    Examples
    --------
    >>> with_years(TextTable(("Anno", "Mese", "Spesa"), (("2025", "11", "3"), ("2026", "1", "4")), 3)).rows[1]
    ('2026', '2026-01', '4')
    """
    place = _yearless(table)
    if place is None:
        return table
    column, unit = place
    years = _years(table)
    if years is None:
        return table
    rows = tuple(
        tuple(_dated(cell, unit, year) if i == column else cell for i, cell in enumerate(row))
        for row, year in zip(table.rows, years, strict=True)
    )
    return replace(table, rows=rows)


def undated(table: TextTable) -> int | None:
    """Return the column of months, weeks or quarters whose year is nowhere to be found, or None.

    Examples
    --------
    >>> undated(TextTable(("Spesa", "Mese"), (("3", "Gennaio"), ("4", "Febbraio")), 2))
    1
    """
    place = _yearless(table)
    return place[0] if place and _years(table) is None else None


def months_without_year(table: TextTable) -> float | None:
    """Return how many months a table spans whose months, weeks or quarters name no year; None when they do.

    Examples
    --------
    >>> months_without_year(TextTable(("Mese", "Spesa"), (("Gennaio", "3"), ("Febbraio", "4")), 2))
    2.0
    """
    place = _yearless(table)
    if place is None or _years(table) is not None:
        return None
    column, unit = place
    return MONTHS_IN[unit] * len({fold(row[column]) for row in table.rows if _part(row[column], unit)})


def _yearless(table: TextTable) -> tuple[int, str] | None:
    """Return the column of months, weeks or quarters without a year, and which of them it holds."""
    for index, name in enumerate(table.header[:WIDEST]):
        cells = {row[index] for row in table.rows[:MOST_PARTS]}
        if not all(_short(cell) for cell in cells):
            continue
        cells = {row[index] for row in table.rows if not is_missing(row[index])}
        if not 1 < len(cells) <= MOST_PARTS or not all(map(_short, cells)):
            continue
        words = fold(name[:LONGEST_HEADING])
        named = units().get(words) or next((units()[w] for w in words.split() if w in units() and len(w) > 2), "")
        for unit in MONTHS_IN:
            fits = sum(_part(cell, unit, bare=named == unit) is not None for cell in cells)
            if fits >= max(2, 0.8 * (len(cells) - 1)):
                return index, unit
    return None


def _short(cell: str) -> bool:
    """Return whether a cell could be a month, week or quarter without its year."""
    return len(cell) <= 30 and not _YEARLIKE.search(cell)


def _part(cell: str, unit: str, bare: bool = True) -> int | None:
    """Return the number of a month, week or quarter; a bare number counts only under a heading that says so."""
    words = fold(cell).split()
    digits = [w for w in re.findall(r"\d+", cell) if len(w) <= 2]
    if unit == "month":
        named = [month_names()[w] for w in words if w in month_names()]
        if len(named) == 1 == len(words):
            return named[0]
        return int(digits[0]) if bare and len(words) == 1 and digits and cell.strip().isdigit() and 1 <= int(
            digits[0]) <= 12 else None  # fmt: skip
    most = 53 if unit == "week" else 4
    if len(digits) != 1 or not 1 <= int(digits[0]) <= most:
        return None
    marked = any(units().get(w) == unit for w in re.findall(r"[^\W\d_]+", fold(cell)))
    return int(digits[0]) if marked or (bare and cell.strip().isdigit()) else None


def _years(table: TextTable) -> Sequence[int | None] | None:
    """Return the year of each row: of a column of years, or the one year the notes name."""
    for index, name in enumerate(table.header[:WIDEST]):
        if units().get(fold(name[:LONGEST_HEADING])) != "year":
            continue
        cells = [row[index].strip() for row in table.rows if not is_missing(row[index])]
        if cells and all(YEAR.fullmatch(c) for c in cells if c.isdigit()):
            return [int(row[index]) if row[index].strip().isdigit() else None for row in table.rows]
    noted = {found for note in (*table.preamble, *table.header[:WIDEST]) for found in YEAR.findall(note[:500])}
    return [int(next(iter(noted)))] * len(table.rows) if len(noted) == 1 else None


def _dated(cell: str, unit: str, year: int | None) -> str:
    part = _part(cell, unit)
    if part is None or year is None:
        return cell
    return {"month": f"{year}-{part:02d}", "week": f"{year}-W{part:02d}", "quarter": f"Q{part} {year}"}[unit]


def period_in(notes: Sequence[str]) -> tuple[str, str] | None:
    """Return the first and last day of the one span of time that notes around a table name, in ISO 8601.

    Examples
    --------
    >>> period_in(["Campaign report", "May 1, 2026 - May 31, 2026"])
    ('2026-05-01', '2026-05-31')
    """
    found = set()
    for note in notes:
        said = note[:200].split("\x1f")[0].strip().strip('",;\t ')
        span = next((s for s in (parse_period(part, DateFormat()) for part in (said, _after_colon(said))) if s), None)
        if span:
            found.add((span[0].date().isoformat(), span[1].date().isoformat()))
    return next(iter(found)) if len(found) == 1 else None


def _after_colon(text: str) -> str:
    return text.partition(":")[2].strip()
