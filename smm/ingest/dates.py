"""Dates as people and programs write them: the order of day and month is decided on the whole column."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

LANGUAGES = tuple(
    [
        "it",
        "en",
        "de",
        "fr",
        "es",
        "pt",
        "nl",
        "pl",
        "sv",
        "da",
        "nb",
        "fi",
        "cs",
        "sk",
        "hu",
        "ro",
        "el",
        "tr",
        "ru",
        "uk",
        "bg",
        "hr",
        "ar",
        "he",
        "hi",
        "id",
        "vi",
        "th",
    ]
)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_ZONE = re.compile(r"(?:\s*(?:Z|UTC|GMT)|\s*([+-]\d{2}):?(\d{2}))$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_WORD = re.compile(r"[^\W\d_]+")
_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?")


@dataclass(frozen=True)
class DateFormat:
    """Which comes first where only numbers stand, ``dmy`` or ``mdy``; whether both fit every cell."""

    order: str = "dmy"
    confidence: float = 1.0
    ambiguous: bool = False


@cache
def month_names() -> dict[str, int]:
    """Return the months' names, whole and short, in many languages, without accents."""
    from babel import Locale

    found: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    for word in _WORD.findall(_folded(name)):
                        if len(word) > 1:
                            found.setdefault(word, number)
    return found


def _folded(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))


def decide(cells: Iterable[str]) -> DateFormat | None:
    """Return how a column writes dates, or None when most cells are not dates.

    Examples
    --------
    >>> decide(["12/04/2026", "13/04/2026"]), decide(["01/02/2026"]).ambiguous
    (DateFormat(order='dmy', confidence=1.0, ambiguous=False), True)
    """
    distinct = sorted({cell.strip() for cell in cells if cell.strip()})[:5_000]
    day_first = month_first = numeric = fits = 0
    for text in distinct:
        if parse(text, DateFormat("dmy")) is None and parse(text, DateFormat("mdy")) is None:
            continue
        fits += 1
        parts = _three_numbers(text)
        if parts:
            numeric += 1
            day_first += parts[0] > 12
            month_first += parts[1] > 12
    if not distinct or fits < 0.8 * len(distinct):
        return None
    if not numeric:
        return DateFormat()
    if day_first or month_first:
        order = "dmy" if day_first >= month_first else "mdy"
        return DateFormat(order, round(max(day_first, month_first) / (day_first + month_first), 2))
    order = min(("dmy", "mdy"), key=lambda o: _span(distinct, DateFormat(o)))
    other = "mdy" if order == "dmy" else "dmy"
    clear = _span(distinct, DateFormat(order)) * 5 < _span(distinct, DateFormat(other))
    return DateFormat(order, 0.85 if clear else 0.5, ambiguous=not clear)


def _span(cells: Iterable[str], form: DateFormat) -> float:
    """Return the days between the first and the last date: the right order gives one period, not scattered days."""
    dates = [d for d in (parse(c, form) for c in cells) if d]
    naive = [d.replace(tzinfo=None) for d in dates]
    return (max(naive) - min(naive)).total_seconds() / 86_400 if len(naive) > 1 else 0.0


def _three_numbers(text: str) -> tuple[int, int] | None:
    match = re.match(r"^\D*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?!\d)", text.strip())
    return (int(match[1]), int(match[2])) if match and not _WORD.search(text[: match.end()]) else None


def parse(text: str, form: DateFormat) -> datetime | None:
    """Return the moment in a cell: with a zone in UTC, without one as it stands; None when it is no date.

    Examples
    --------
    >>> parse("ter., 5 de mai. de 2026", DateFormat()), parse("20260501", DateFormat())
    (datetime.datetime(2026, 5, 5, 0, 0), datetime.datetime(2026, 5, 1, 0, 0))
    >>> parse("Wed Oct 11 06:55:44 +0000 2017", DateFormat()).isoformat()
    '2017-10-11T06:55:44+00:00'
    """
    raw = unicodedata.normalize("NFKC", text).strip()
    if not 6 <= len(raw) <= 60 or not any(c.isdigit() for c in raw):
        return None
    if raw.isdigit():
        return _digits(raw)
    zone = re.search(r"(?<=[\s\d])([+-]\d{2}):?(\d{2})(?=\s|$)|(?<=\d)Z$|\b(?:UTC|GMT)\b", raw)
    clock = _TIME.search(raw)
    if zone and (not clock or zone.start() < clock.start()):
        zone = _ZONE.search(raw) if clock else None  # before the clock, -2026 is a year
    rest = raw
    for found in (zone, clock):
        if found:
            rest = rest.replace(found[0], " ", 1)
    day = _day(rest.replace("T ", " "), form)
    if day is None:
        return None
    try:
        moment = datetime(*day) + _clock(clock)
    except (ValueError, OverflowError):
        return None
    if not zone:
        return moment
    offset = timedelta(hours=int(zone[1]), minutes=int(zone[1][0] + zone[2])) if zone[1] else timedelta()
    return (moment - offset).replace(tzinfo=UTC)


def _digits(raw: str) -> datetime | None:
    try:
        if len(raw) == 8 and raw[:2] in ("19", "20"):
            return datetime.strptime(raw, "%Y%m%d")
        if len(raw) in (10, 13):
            seconds = int(raw) / (1000 if len(raw) == 13 else 1)
            if 946_684_800 <= seconds <= 2_240_000_000:
                return datetime.fromtimestamp(seconds, UTC)
    except ValueError:
        return None
    return None


def _clock(found: re.Match[str] | None) -> timedelta:
    if found is None:
        return timedelta()
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    if hour > 24 or int(found[2]) > 59 or int(found[3] or 0) > 60:
        raise ValueError(found[0])
    return timedelta(hours=hour, minutes=int(found[2]), seconds=int(found[3] or 0))


def _day(text: str, form: DateFormat) -> tuple[int, int, int] | None:
    text = text.strip()
    found = _ISO.match(text) or _ASIAN.match(text)
    if found:
        return int(found[1]), int(found[2]), int(found[3] or 1)
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    months = [month_names()[w] for w in _WORD.findall(_folded(text)) if w in month_names()]
    words = _WORD.findall(text)
    if months and len(words) <= 6:
        years = [n for n in numbers if 1900 <= n <= 2100]
        days = [n for n in numbers if 1 <= n <= 31]
        if len(years) == 1 and len(numbers) <= 2 and len(days) <= 1:
            return years[0], months[0], days[0] if days else 1
        return None
    if words or len(numbers) != 3 or not _three_numbers(text):
        return None
    first, second, year = numbers
    year += 2000 if year < 100 else 0
    day, month = (first, second) if form.order == "dmy" else (second, first)
    if month > 12 >= day:
        day, month = month, day  # this cell can only be read the other way round
    return year, month, day


def parse_period(text: str, form: DateFormat) -> tuple[datetime, datetime] | None:
    """Return the first and the last day of a period such as ``1 May 2026 - 8 May 2026``."""
    parts = re.split(r"\s+(?:-|–|—|to|al?|bis|au|hasta)\s+", text.strip())
    if len(parts) != 2:
        return None
    start, end = parse(parts[0], form), parse(parts[1], form)
    return (start, end) if start and end else None
