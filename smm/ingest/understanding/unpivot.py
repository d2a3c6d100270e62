"""Wide tables of money, a column for each month (or week, or quarter), as long ones: a row for each amount."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from smm.ingest.text.structure import TextTable
from smm.ingest.understanding import numbers
from smm.ingest.understanding.dates import DateFormat, parse
from smm.ingest.understanding.matching import WIDEST, Kind, Match
from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.periods import parse_period
from smm.ingest.understanding.totals import total_rows
from smm.ingest.understanding.vocabulary import LONGEST_HEADING, is_total, platform_in, score
from smm.ingest.understanding.years import YEAR

SURE, LIKELY = 0.92, 0.85


@dataclass(frozen=True)
class Wide:
    """A wide table made long.

    Attributes
    ----------
    table : TextTable
        The columns that are no time, then ``date``, then a column for each figure.
    origin : tuple of int
        The row of the wide table each long row comes from.
    totals : frozenset of int
        Rows of the wide table that add up others; they have no long rows.
    mapping : mapping of str to Match
        ``date`` and the figures: their columns in the long table.
    """

    table: TextTable
    origin: tuple[int, ...]
    totals: frozenset[int]
    mapping: dict[str, Match]


def made_long(table: TextTable) -> Wide | None:
    """Return a wide table made long, or None when its headings are not times.

    Examples
    --------
    >>> wide = TextTable(("Channel", "Jan 2026", "Feb 2026"), (("Radio", "10", "20"), ("Meta", "5", "")), 3)
    >>> made_long(wide).table.rows
    (('Radio', 'Jan 2026', '10'), ('Radio', 'Feb 2026', '20'), ('Meta', 'Jan 2026', '5'))
    """
    if table.columns > WIDEST:
        return None
    times = _times(table)
    if len({time for time, _ in times.values()}) < 2 or len(table.rows) < 1:
        return None
    numeric = [c for c in range(table.columns) if _is_number([row[c] for row in table.rows])]
    if any(c not in numeric for c in times):
        return None
    kept = [c for c in range(table.columns) if c not in times and c not in numeric]
    if not kept:
        return None
    totals = _totals(table, times)
    figures = list(dict.fromkeys(field for _, field in times.values()))
    rows, origin, lines = [], [], []
    for i, row in enumerate(table.rows):
        for time in dict.fromkeys(time for time, _ in times.values()) if i not in totals else ():
            cells = [row[c] for field in figures for c, (t, f) in times.items() if (t, f) == (time, field)]
            if any(not is_missing(cell) for cell in cells) and len(cells) == len(figures):
                rows.append((*(row[c] for c in kept), time, *cells))
                origin.append(i)
                lines.append(table.lines[i] if table.lines else i + 2)
    names = [table.header[c] for c in times]
    said = f"{names[0]} … {names[-1]}"
    header = (*(table.header[c] for c in kept), said, *(said for _ in figures))
    long = replace(table, header=header, rows=tuple(rows), columns=len(header), lines=tuple(lines))
    sure = _sureness(table, kept, figures)
    mapping = {field: Match(said, len(kept) + 1 + k, sure) for k, field in enumerate(figures)}
    return Wide(long, tuple(origin), totals, {"date": Match(said, len(kept), SURE)} | mapping) if rows else None


def _times(table: TextTable) -> dict[int, tuple[str, str]]:
    """Return the columns whose heading is a span of time, with that span and the figure they hold."""
    years = {y for note in (*table.preamble, *table.header[:WIDEST]) for y in YEAR.findall(note[:500])}
    form = DateFormat(year=int(next(iter(years)))) if len(years) == 1 else DateFormat()
    found = {i: (time, "spend") for i, time in _days(table.header).items()}
    for index, name in enumerate(table.header):
        if index in found or len(name) > LONGEST_HEADING:
            continue
        if parse_period(name, form):
            found[index] = (_with_year(name, form), "spend")
            continue
        words = name.replace("_", " ").split()
        for cut in range(1, len(words)):
            for time, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                figure = next((f for f in ("spend", "impressions", "clicks") if score(" ".join(rest), f) >= 0.95), None)
                if index not in found and figure and parse_period(" ".join(time), form):
                    found[index] = (_with_year(" ".join(time), form), figure)
    return found


def _days(names: Sequence[str]) -> dict[int, str]:
    """Return the headings that are days, with the month each stands for when all are the first of one."""
    moments = {i: parse(name, DateFormat()) for i, name in enumerate(names) if parse_period(name, DateFormat()) is None}
    days = {i: moment for i, moment in moments.items() if moment}
    firsts = all(day.day == 1 for day in days.values())
    return {i: f"{day:%Y-%m}" if firsts else names[i] for i, day in days.items()}


def _with_year(name: str, form: DateFormat) -> str:
    if parse_period(name, DateFormat()) is not None:
        return name
    span = parse_period(name, form)
    return f"{span[0].date()} - {span[1].date()}" if span else name


def _is_number(cells: Sequence[str]) -> bool:
    full = [cell for cell in cells if not is_missing(cell)]
    return not full or numbers.decide(full) is not None


def _totals(table: TextTable, times: dict[int, tuple[str, str]]) -> frozenset[int]:
    additive = {str(c): _parsed([row[c] for row in table.rows]) for c in times}
    return total_rows(table.rows, additive, set(times))


def _parsed(cells: Sequence[str]) -> list[Decimal | None]:
    form = numbers.decide(cells) or numbers.NumberFormat()
    return [None if is_missing(cell) else numbers.parse(cell, form) for cell in cells]


def _sureness(table: TextTable, kept: Sequence[int], figures: Sequence[str]) -> float:
    """Return how sure the figures are money spent: rows name media, or a note or heading says so."""
    media = [row[c] for c in kept for row in table.rows if not is_total(row[c])]
    named = any(score(word, "spend") >= 0.95 for note in table.preamble for word in note[:200].split())
    share = sum(platform_in(cell[:60]) is not None for cell in media) / max(1, len(media))
    return SURE if len(figures) > 1 or named or share >= 0.6 else LIKELY


def kind_of(wide: Wide) -> tuple[Kind, float]:
    """Return the kind of a wide table, and how sure that is."""
    return Kind.SPEND, min(match.confidence for match in wide.mapping.values())
