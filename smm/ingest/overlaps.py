"""Rows without an id that stand in two files of one call: periods that overlap."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported, Value

Row = tuple[Value, ...]
KINDS = (Kind.SPEND, Kind.WEEKLY)
DATES = ("period_start", "date")
ENOUGH = 2
"""Figures other than zero that must agree, besides the date and all names, before a row is taken for a copy."""


def without_copies(tables: Sequence[Imported | None]) -> list[Imported | None]:
    """Return tables of spend and of weeks without the rows an earlier one holds already, to the last cell.

    Rows with a single figure may agree by chance (a fixed sum a day): they stay, and it is said. Rows that come twice
    in one file stay too.
    """
    seen: dict[tuple[str, ...], Counter[Row]] = {}
    made: list[Imported | None] = []
    for one in tables:
        if one is None or one.kind not in KINDS or not any(name in one.columns for name in DATES):
            made.append(one)
            continue
        before = seen.setdefault((one.kind, *one.columns), Counter())
        own = Counter(one.rows)
        made.append(_without(one, before) if before else one)
        seen[(one.kind, *one.columns)] = before | own
    return made


def _without(found: Imported, before: Counter[Row]) -> Imported:
    left = before.copy()
    kept: list[Row] = []
    alike = 0
    place = next(found.columns.index(name) for name in DATES if name in found.columns)
    one_to_one = len(found.rows) == found.rows_out
    for row in found.rows:
        figures = sum(isinstance(value, Decimal) and bool(value) for value in row)
        same = left[row] > 0 and row[place] is not None and figures > 0
        left[row] -= same
        alike += same and not (one_to_one and figures >= ENOUGH)
        if not same or not (one_to_one and figures >= ENOUGH):
            kept.append(row)
    copies = len(found.rows) - len(kept)
    told = (
        (N_("{count} rows stand in another file too; one of each was kept."), copies),
        (
            N_("{count} rows stand in another file too; all were kept. Leave one file out if it is the same money."),
            alike,
        ),
    )
    warnings = [Problem(message=said, values={"count": count}) for said, count in told if count]
    sums = {
        name: sum((v for row in kept if isinstance(v := row[found.columns.index(name)], Decimal)), Decimal())
        for name in (found.sums if copies else ())
    }
    return replace(
        found,
        rows=tuple(kept),
        rows_out=found.rows_out - copies,
        duplicates=found.duplicates + copies,
        sums=sums or found.sums,
        warnings=(*found.warnings, *warnings),
    )
