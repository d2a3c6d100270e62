"""Cells to typed values: numbers, dates, spans of time, yes or no, decided column by column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding import dates, numbers
from smm.ingest.understanding.currencies import code_of
from smm.ingest.understanding.matching import DATES, IDS, KNOWN, METRICS, NUMBERS, TRUTHS, Match
from smm.ingest.understanding.periods import parse_period
from smm.ingest.understanding.vocabulary import LONGEST_HEADING, booleans, fold, is_total, sides
from smm.ingest.understanding.years import undated
from smm.resources import rows

Value = str | Decimal | bool | None
AMBIGUOUS = 0.8
"""Most a column is believed whose numbers or dates can be read in two ways."""
MONEY = frozenset({"spend", "money"})
TWO_ORDERS = N_("Column {column}: day and month can be read in two orders; taken as {order}.")
SIDES = frozenset({"author_is_company", "inbound"})


@dataclass(frozen=True)
class Reader:
    """How the cells of one field are read.

    Attributes
    ----------
    unknown : bool
        Months or weeks of no known year: they are no value.
    number : NumberFormat or None
    date : DateFormat or None
    scale : Decimal
        What one of the column's units is worth: ``0.000001`` for millionths, 1000 for thousands.
    days : int
        Days a date stands for: 1, 7 in a weekly series; 0 for its whole month.
    """

    unknown: bool = False
    number: numbers.NumberFormat | None = None
    date: dates.DateFormat | None = None
    scale: Decimal = Decimal(1)
    days: int = 1


@dataclass(frozen=True)
class Readers:
    """A reader for each field, what must be said about them, and the matches that are less sure because of them."""

    of: Mapping[str, Reader]
    mapping: Mapping[str, Match]
    warnings: tuple[Problem, ...]


def numeric(name: str) -> bool:
    """Return whether a field holds numbers; so does every column of a weekly table that is not a known field."""
    return name in NUMBERS or name not in KNOWN


def readers(table: TextTable, mapping: Mapping[str, Match], order: str | None = None) -> Readers:
    """Decide numbers and dates column by column; a column that fits two ways follows the file's others.

    Parameters
    ----------
    table : TextTable
    mapping : mapping of str to Match
    order : str, optional
        ``dmy`` or ``mdy``, when the person says so.
    """
    cells = {name: [row[one.index] for row in table.rows] for name, one in mapping.items()}
    without_year = undated(table)
    first = {name: numbers.decide(cells[name]) for name in mapping if numeric(name)}
    prefer = _usual_mark({name: form for name, form in first.items() if form and _shows_mark(cells[name])})
    together = _dates_together({name: cells[name] for name in mapping if name in DATES})
    found: dict[str, Reader] = {}
    sure = dict(mapping)
    warnings: list[Problem] = []
    for name, one in mapping.items():
        if numeric(name):
            known = first[name]
            again = prefer and known and (known.ambiguous or known.confidence == 1.0)
            form = (numbers.decide(cells[name], prefer) if again else known) or numbers.NumberFormat(prefer or ".")
            found[name] = Reader(number=form, scale=scale_of(one.column) if name in MONEY else Decimal(1))
            if form.ambiguous and name not in METRICS:
                said = N_("Column {column}: points and commas can be read in two ways; taken as thousands.")
                warnings.append(Problem(message=said, values={"column": one.column}))
                sure[name] = _at_most(one, form.confidence)
            if found[name].scale == 1000:
                sure[name] = _at_most(one, AMBIGUOUS)
        elif name in DATES and one.index == without_year:
            found[name] = Reader(unknown=True)
            sure[name] = _at_most(one, AMBIGUOUS)
        elif name in DATES:
            date = dates.DateFormat(order) if order else _date_form(cells[name], together)
            found[name] = Reader(date=date, days=_days(cells[name], date) if name == "date" else 1)
            if date.ambiguous:
                shown = "31/12" if date.order == "dmy" else "12/31"
                warnings.append(Problem(message=TWO_ORDERS, values={"column": one.column, "order": shown}))
                sure[name] = _at_most(one, AMBIGUOUS)
        else:
            found[name] = Reader()
    return Readers(found, sure, tuple(warnings))


def _at_most(one: Match, confidence: float) -> Match:
    return replace(one, confidence=min(one.confidence, confidence)) if one.confidence < 1 else one


def _usual_mark(forms: Mapping[str, numbers.NumberFormat]) -> str | None:
    """Return the decimal mark of the columns that leave no doubt."""
    clear = [form.decimal for form in forms.values() if not form.ambiguous]
    return max(sorted(set(clear)), key=clear.count) if clear else None


def _shows_mark(cells: Sequence[str]) -> bool:
    return any("." in cell or "," in cell for cell in cells)


def _dates_together(cells: Mapping[str, Sequence[str]]) -> dates.DateFormat | None:
    """Return the one order that fits all columns of dates, when a single column may leave it open."""
    forms = [f for f in (_decided(column) for column in cells.values()) if f]
    clear = {f.order for f in forms if not f.ambiguous and f.confidence == 1.0 and f.order != "serial"}
    return dates.DateFormat(next(iter(clear))) if len(clear) == 1 and any(f.ambiguous for f in forms) else None


def _decided(cells: Sequence[str]) -> dates.DateFormat | None:
    full = [c for c in cells if not numbers.is_missing(c)]
    return dates.decide(full) or dates.decide([c for c in full if not is_total(c)])


def _date_form(cells: Sequence[str], together: dates.DateFormat | None) -> dates.DateFormat:
    if dates.is_serials([c for c in cells if not numbers.is_missing(c)]):
        return dates.DateFormat("serial")
    found = _decided(cells) or dates.DateFormat()
    numbered = any(dates.in_numbers(cell) for cell in cells)
    return together if found.ambiguous and together and numbered else found


def _days(cells: Iterable[str], form: dates.DateFormat) -> int:
    """Return how many days each date stands for: 7 in a weekly series, 0 (a month) where all are first days."""
    moments = {dates.parse(c, form) for c in set(cells) if parse_period(c, form) is None}
    found = sorted(m.replace(tzinfo=None) for m in moments if m)
    steps = {(b.date() - a.date()).days for a, b in zip(found, found[1:], strict=False)}
    if len(found) < 3 or not steps:
        return 1
    if {m.day for m in found} == {1} and min(steps) >= 28:
        return 0
    return 7 if all(s % 7 == 0 for s in steps) and min(steps) == 7 else 1


@cache
def _scales() -> dict[str, Decimal]:
    return {fold(row["term"]): Decimal(row["scale"]) for row in rows("vocabulary/scales.csv")}


def scale_of(heading: str) -> Decimal:
    """Return what the amounts under a heading must be multiplied by.

    Examples
    --------
    >>> scale_of("cost_micros"), scale_of("Kosten (T€)"), scale_of("Amount spent (EUR)")
    (Decimal('0.000001'), Decimal('1000'), Decimal('1'))
    """
    heading = heading[:LONGEST_HEADING]
    words = fold(heading).split()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 3, len(words) + 1)))
    named = next((_scales()[run] for run in runs if run in _scales()), None)
    if named:
        return named
    signs = re.findall(r"[^\s()\[\]/.,;:_]+", heading)
    thousands = any(s[:1] in "Tk" and len(s) > 1 and code_of(s[1:]) and not code_of(s) for s in signs)
    return Decimal(1000) if thousands else Decimal(1)


def value_of(name: str, cell: str, reader: Reader) -> tuple[Value, bool]:
    """Return a typed value, and whether the cell could be read."""
    if reader.unknown or numbers.is_missing(cell):
        return None, True
    if reader.number:
        number = numbers.parse(cell, reader.number)
        return (number * reader.scale if number is not None and reader.scale != 1 else number), number is not None
    if reader.date:
        span = span_of(cell, reader)
        return (written(span[1] if name == "period_end" else span[0]) if span else None), span is not None
    if name in TRUTHS:
        truth = booleans().get(fold(cell))
        if truth is None and name in SIDES and fold(cell) in sides():
            truth = sides()[fold(cell)] is (name == "author_is_company")
        return truth, truth is not None
    if name in IDS:
        return cell.strip().removesuffix(".0"), True
    return cell.strip(), True


def is_ruined(text: object) -> bool:
    """Return whether an id has lost its last digits in a spreadsheet.

    Examples
    --------
    >>> is_ruined("6.49E+17"), is_ruined("649")
    (True, False)
    """
    return isinstance(text, str) and "E+" in text.upper()


def span_of(cell: str, reader: Reader) -> tuple[datetime, datetime] | None:
    """Return the first and the last moment a cell of dates stands for."""
    if not reader.date:
        return None
    span = parse_period(cell, reader.date)
    if span:
        return span
    moment = dates.parse(cell, reader.date)
    if moment is None:
        return None
    if reader.days == 0:
        after = moment.replace(day=28) + timedelta(days=4)
        return moment, after - timedelta(days=after.day)
    return moment, moment + timedelta(days=reader.days - 1)


def written(moment: datetime) -> str:
    """Return a moment in ISO 8601."""
    return moment.isoformat().replace("+00:00", "Z")
