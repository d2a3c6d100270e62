"""Rows of spend made complete: first and last day of each, and what merged cells of a sheet left out."""

from collections.abc import Mapping, Sequence

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.cells import Reader, Value, span_of, written
from smm.ingest.understanding.matching import Match
from smm.ingest.understanding.periods import months_between
from smm.ingest.understanding.years import period_in

MERGED = ("channel", "campaign", "date", "period_start")
GAPS = 0.2
"""Part of empty cells from which a column is taken for merged cells."""

Row = dict[str, Value]


def completed(
    values: Sequence[Row],
    table: TextTable,
    places: Sequence[int],
    of: Mapping[str, Reader],
    mapping: Mapping[str, Match],
) -> tuple[list[Row], list[Problem]]:
    """Return rows of spend with the days they are about, and what must be said.

    Parameters
    ----------
    values : sequence of dict
    table : TextTable
    places : sequence of int
        The row of the table each of the values comes from.
    of : mapping of str to Reader
    mapping : mapping of str to Match
    """
    rows = [dict(row) for row in values]
    warnings = [_filled_down(rows, name, mapping) for name in MERGED if name in mapping]
    if "date" in mapping:
        _from_dates(rows, table, places, of["date"], mapping["date"])
    elif "period_start" in mapping and "period_end" not in mapping:
        for row in rows:
            row["period_end"] = row["period_start"]
    elif "period_start" not in mapping:
        noted = period_in((*table.preamble, *table.footer))
        for row in rows if noted else ():
            row["period_start"], row["period_end"] = noted or (None, None)
    return rows, [warning for warning in warnings if warning]


def _filled_down(rows: Sequence[Row], name: str, mapping: Mapping[str, Match]) -> Problem | None:
    """Give the empty cells of a column what stands above them, when they look like one merged cell."""
    empty = [i for i, row in enumerate(rows) if row[name] is None]
    if not rows or rows[0][name] is None or len(empty) < max(2, GAPS * len(rows)):
        return None
    others = [n for n in ("channel", "campaign", "date", "period_start") if n in mapping and n != name]
    if not others or any(all(rows[i][n] is None for n in others) for i in empty):
        return None
    for i in empty:
        rows[i][name] = rows[i - 1][name]
    said = N_("Column {column}: {count} empty cells were given the value above them.")
    return Problem(message=said, values={"column": mapping[name].column, "count": len(empty)})


def _from_dates(rows: Sequence[Row], table: TextTable, places: Sequence[int], reader: Reader, one: Match) -> None:
    """Give each row its first and last day: a date is a day, a week of a weekly series, or a whole month."""
    known: dict[str, tuple[str, str] | None] = {}
    above: tuple[str, str] | None = None
    for row, place in zip(rows, places, strict=True):
        cell = table.rows[place][one.index]
        if cell not in known:
            span = span_of(cell, reader)
            known[cell] = (written(span[0]), written(span[1])) if span else None
        above = known[cell] or (above if row["date"] is not None else None)
        if above or "period_start" not in row:
            row["period_start"], row["period_end"] = above or (None, None)


def months_of_series(table: TextTable, places: Sequence[int], reader: Reader, one: Match) -> float | None:
    """Return how many months a series covers, from the first day of its first row to the last day of its last."""
    spans = [span for cell in {table.rows[i][one.index] for i in places} if (span := span_of(cell, reader))]
    if not spans:
        return None
    return months_between(min(first.date() for first, _ in spans), max(last.date() for _, last in spans))
