"""Spans of time as people write them: weeks, months, quarters, years, and from one day to another."""

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from smm.ingest.understanding import dates
from smm.ingest.understanding.dates import DateFormat
from smm.resources import rows

Span = tuple[datetime, datetime]
DAYS_IN_MONTH = 365.25 / 12
FILLERS = frozenset({"de", "of", "del", "di", "d", "do", "r", "г", "y"})
"""Small words between a month and its year."""
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_TO = "-|–|—|~|to|al?|bis|au|hasta|até|ate|t/m|tot|do|till|til|по|έως|から"
_RANGE = re.compile(rf"\s+(?:{_TO})\s+|\s*(?:–|—|~|～|〜|\.{{2,}})\s*|(?<=\d)/(?=\d{{4}}-)")
_LEAD = re.compile(r"^(?:from|dal?|vom|von|du|del?|desde|van|od|från|с|από)\s+", re.IGNORECASE)
_SHORT_RANGE = re.compile(r"^(\d{1,2})\.?\s*[-–—]\s*(\d{1,2})\.?(\s+\D.*|[./]\d.*)$")
_NUMERIC = re.compile(r"^(?:(\d{4})[-/. ]?(\d{2})|(\d{1,2})[-/. ](\d{4}))$")


@cache
def units() -> dict[str, str]:
    """Return the words for a week, a quarter and a year with what each is, folded."""
    return {row["term"]: row["unit"] for row in rows("vocabulary/periods.csv")}


def parse_period(text: str, form: DateFormat) -> Span | None:
    """Return the first and the last day of a span; None when a text names none, or a single day.

    Parameters
    ----------
    text : str
    form : DateFormat
        Its ``year`` is taken when the text names none.

    Examples
    --------
    >>> [str(day.date()) for day in parse_period("KW 12/2026", DateFormat())]
    ['2026-03-16', '2026-03-22']
    >>> [str(day.date()) for day in parse_period("1 May 2026 - 8 May 2026", DateFormat())]
    ['2026-05-01', '2026-05-08']
    >>> [str(day.date()) for day in parse_period("Q1 2026", DateFormat())], parse_period("13/05/2026", DateFormat())
    (['2026-01-01', '2026-03-31'], None)
    """
    if dates.is_plain(text):
        return None
    raw = unicodedata.normalize("NFKC", text).strip() if len(text) < 200 else ""
    if not 1 <= len(raw) <= 60:
        return None
    return _single(raw, form) or _range(raw, form)


def _single(raw: str, form: DateFormat) -> Span | None:
    numeric = _NUMERIC.match(raw)
    if numeric:
        year, month = (numeric[1], numeric[2]) if numeric[1] else (numeric[4], numeric[3])
        return month_of(int(year), int(month))
    pieces = _PIECES.findall(dates.folded(raw))
    numbers = [p for p in pieces if p.isdigit()]
    words = [p for p in pieces if not p.isdigit()]
    if len(numbers) > 2 or not words or len(words) > 4:
        return None
    year = next((int(n) for n in numbers if len(n) == 4 and 1950 <= int(n) <= 2100), None)
    rest = [int(n) for n in numbers if len(n) <= 2]
    if year is None and len(numbers) == 2 and len(numbers[-1]) == 2:
        year, rest = 2000 + int(numbers[-1]), rest[:1]
    year = year or form.year
    unit = next((units()[w] for w in words if w in units()), None)
    if unit and year and len(rest) == 1:
        return week_of(year, rest[0]) if unit == "week" else quarter_of(year, rest[0])
    months = [dates.month_names()[w] for w in words if w in dates.month_names()]
    if len(months) == 2 == len(words) and year and len(numbers) <= 1:
        first, last = month_of(year, months[0]), month_of(year, months[1])
        return (first[0], last[1]) if first and last and first[0] < last[1] else None
    others = [w for w in words if w not in dates.month_names() and w not in FILLERS]
    if len(months) != 1 or others:
        return _asian_month(raw)
    month = months[0]
    if not numbers and form.year:
        return month_of(form.year, month)
    if len(numbers) == 1:
        short = re.fullmatch(r"[^\W\d_]+\.?[-\s'’/.]+(\d{2})", raw)
        year = int(numbers[0]) if len(numbers[0]) == 4 else 2000 + int(short[1]) if short else None
        return month_of(year, month) if year and 1950 <= year <= 2100 else None
    return None


def _asian_month(raw: str) -> Span | None:
    found = re.fullmatch(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]", raw)
    return month_of(int(found[1]), int(found[2])) if found else None


def month_of(year: int, month: int) -> Span | None:
    """Return the first and the last day of a month."""
    if not (1950 <= year <= 2100 and 1 <= month <= 12):
        return None
    after = datetime(year + month // 12, month % 12 + 1, 1)
    return datetime(year, month, 1), after - timedelta(days=1)


def week_of(year: int, week: int) -> Span | None:
    """Return the Monday and the Sunday of a week of ISO 8601."""
    try:
        monday = datetime.combine(date.fromisocalendar(year, week, 1), datetime.min.time())
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def quarter_of(year: int, quarter: int) -> Span | None:
    """Return the first and the last day of a quarter of a year."""
    first, last = month_of(year, 3 * quarter - 2), month_of(year, 3 * quarter)
    return (first[0], last[1]) if first and last and 1 <= quarter <= 4 else None


def _range(raw: str, form: DateFormat) -> Span | None:
    bare = _LEAD.sub("", raw)
    digits = re.fullmatch(r"(\d{8})\s*-\s*(\d{8})", bare)
    if digits:
        return _ordered(dates.parse(digits[1], form), dates.parse(digits[2], form))
    short = _SHORT_RANGE.match(bare)
    if short:
        found = _ordered(dates.parse(short[1] + short[3], form), dates.parse(short[2] + short[3], form))
        if found:
            return found
    parts = [part for part in _RANGE.split(bare) if part.strip()]
    if len(parts) != 2:
        return None
    last = dates.parse(parts[1], form)
    if last is None:
        ends = _single(parts[1].strip(), form)
        starts = _single(parts[0].strip(), replace(form, year=ends[1].year)) if ends else None
        return (starts[0], ends[1]) if starts and ends and starts[0] <= ends[1] else None
    first = dates.parse(parts[0], form) or dates.parse(f"{parts[0]} {last.year}", form)
    first = first or dates.parse(f"{parts[0].rstrip('./-')}{'.' if '.' in parts[0] else '/'}{last.year}", form)
    return _ordered(first, last)


def _ordered(first: datetime | None, last: datetime | None) -> Span | None:
    if first is None or last is None:
        return None
    return (first, last) if first.replace(tzinfo=None) <= last.replace(tzinfo=None) else None


def months_between(start: date, end: date) -> float:
    """Return how many months two days and all between them are: whole months as such, other days by 30.44.

    Examples
    --------
    >>> months_between(date(2026, 1, 1), date(2026, 2, 28)), months_between(date(2026, 1, 10), date(2026, 2, 9)) > 1
    (2.0, True)
    """
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return float(12 * (end.year - start.year) + end.month - start.month + 1)
    return ((end - start).days + 1) / DAYS_IN_MONTH
