"""Dates as people and programs write them: the order of day and month is decided on the whole column."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from smm.resources import rows

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_HALF_BEFORE = re.compile(rf"(오전|오후|午前|午後|上午|下午)\s*({_CLOCK})")
_HALF_AFTER = re.compile(rf"({_CLOCK})\s*(π\.?μ\.?|μ\.?μ\.?|ص|م)(?!\w)", re.IGNORECASE)
_AFTERNOON = frozenset(["오후", "午後", "下午", "μ.μ.", "μμ", "μ.μ", "μμ.", "م"])
_ZONE = re.compile(r"(?:\s*(?:Z|UTC|GMT)|\s*([+-]\d{2}):?(\d{2}))$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SMALL = (
    "de del di of do d the le la el il den der um at om kl uhr a as alle st nd rd th am pm ad ce r г года og och "
    "den on en em to t z utc gmt cet cest"
)
_THREE = re.compile(r"^\D*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?!\d)")
_DOTTED = re.compile(r"^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)")
"""Where days are written with points, the day stands first (Unicode CLDR knows no other place)."""
_PLAIN = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?)?", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})[-\s./][^\W\d_]+\.?[-\s./](\d{2})$")
_POINT = re.compile(r"(?<=\d)\.\s+(?=\d)")
"""A point with a space behind it between two numbers: ``1. 5. 2026``, ``2026. 05. 01.``"""
SAMPLE = 500
"""Different cells that are tried as dates; which number comes first is looked for in all."""
_WORD = re.compile(r"[^\W\d_]+")
_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?")


@dataclass(frozen=True)
class DateFormat:
    """Which comes first where only numbers stand, ``dmy`` or ``mdy``; whether both fit every cell.

    Attributes
    ----------
    order : str
        ``dmy``, ``mdy``, or ``serial``: days since the end of 1899, as spreadsheets count.
    year : int or None
        The year of months and weeks that name none.
    """

    order: str = "dmy"
    confidence: float = 1.0
    ambiguous: bool = False
    year: int | None = None


@cache
def month_names() -> dict[str, int]:
    """Return the months' names, whole and short, in many languages, without accents."""
    return {row["term"]: int(row["month"]) for row in rows("vocabulary/months.csv")}


@cache
def day_words() -> frozenset[str]:
    """Return the words that stand in a date beside its month: days of the week, *of*, *at*, in many languages."""
    return frozenset(row["term"] for row in rows("vocabulary/days.csv")) | frozenset(_SMALL.split())


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    if text.isascii():
        return text.casefold()
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))


def decide(cells: Iterable[str]) -> DateFormat | None:
    """Return how a column writes dates, or None when most cells are neither days nor spans of time.

    Examples
    --------
    >>> decide(["12/04/2026", "13/04/2026"]), decide(["01/02/2026"]).ambiguous
    (DateFormat(order='dmy', confidence=1.0, ambiguous=False, year=None), True)
    """
    distinct = sorted({cell.strip() for cell in cells if cell.strip()})
    if not _mostly(distinct[:: max(1, len(distinct) // 20)], 0.5):
        return None
    if not distinct or not _mostly(distinct[:: max(1, len(distinct) // SAMPLE)], 0.8):
        return None
    parts = [found for found in map(_three_numbers, distinct) if found and min(found) <= 12 and max(found) <= 31]
    if not parts:
        return DateFormat()
    day_first, month_first = sum(first > 12 for first, _ in parts), sum(second > 12 for _, second in parts)
    if day_first or month_first:
        order = "dmy" if day_first >= month_first else "mdy"
        sure = round(max(day_first, month_first) / (day_first + month_first), 2)
        return DateFormat(order, sure, ambiguous=bool(day_first and month_first))
    if all(_DOTTED.match(_POINT.sub(".", text)) for text in distinct):
        return DateFormat("dmy", 0.95)
    return _by_span(distinct[:: max(1, len(distinct) // SAMPLE)])


def readable(text: str) -> bool:
    """Return whether a text is a day or a span of time, whichever order its numbers have."""
    from smm.ingest.understanding.periods import parse_period

    return parse(text, DateFormat()) is not None or parse_period(text, DateFormat()) is not None


def _mostly(texts: Sequence[str], share: float) -> bool:
    return sum(map(readable, texts)) >= share * len(texts)


def _by_span(distinct: Sequence[str]) -> DateFormat:
    """Return the order in which the dates lie closer together, and whether the other one would do as well."""
    spans = {order: _span(distinct, DateFormat(order)) for order in ("dmy", "mdy")}
    order = min(spans, key=lambda o: spans[o])
    other = "mdy" if order == "dmy" else "dmy"
    clear = spans[order] * 5 < spans[other] and not _all_firsts(distinct, DateFormat(other))
    return DateFormat(order, 0.85 if clear else 0.5, ambiguous=not clear)


def _all_firsts(cells: Iterable[str], form: DateFormat) -> bool:
    """Return whether all dates are the same day of their months: a monthly series rather than scattered days.

    What happens at several hours of a day is no such series.
    """
    moments = [d for d in (parse(c, form) for c in cells) if d]
    return len({d.day for d in moments}) == 1 and len({d.date() for d in moments}) > 0.7 * len(moments)


def is_serials(cells: Iterable[str]) -> bool:
    """Return whether all cells could be days as a spreadsheet counts them (2000 to 2058).

    Examples
    --------
    >>> is_serials(["46143", "46144.5"]), is_serials(["461"])
    (True, False)
    """
    texts = [cell.strip() for cell in cells if cell.strip()]
    return bool(texts) and all(_SERIAL.fullmatch(t) and 36_526 <= float(t) <= 58_000 for t in texts)


def _span(cells: Iterable[str], form: DateFormat) -> float:
    """Return the days between the first and the last date: the right order gives one period, not scattered days."""
    dates = [d for d in (parse(c, form) for c in cells) if d]
    naive = [d.replace(tzinfo=None) for d in dates]
    return (max(naive) - min(naive)).total_seconds() / 86_400 if len(naive) > 1 else 0.0


def _three_numbers(text: str) -> tuple[int, int] | None:
    text = _POINT.sub(".", text.strip())
    match = _THREE.match(text)
    return (int(match[1]), int(match[2])) if match and not _WORD.search(text[: match.end()]) else None


def _half(word: str) -> str:
    """Return which half of the day a word means."""
    return "pm" if word.casefold() in _AFTERNOON else "am"


def parse(text: str, form: DateFormat) -> datetime | None:
    """Return the moment in a cell: with a zone in UTC, without one as it stands; None when it is no date.

    Examples
    --------
    >>> parse("ter., 5 de mai. de 2026", DateFormat()), parse("20260501", DateFormat())
    (datetime.datetime(2026, 5, 5, 0, 0), datetime.datetime(2026, 5, 1, 0, 0))
    >>> parse("1. 5. 2026", DateFormat()) == parse("2026. 05. 01.", DateFormat()) == datetime(2026, 5, 1)
    True
    >>> parse("1/5/2569", DateFormat()) == datetime(2026, 5, 1)
    True
    >>> parse("2026-05-01 오후 3:04", DateFormat()) == parse("1/5/2026 3:04 μ.μ.", DateFormat())
    True
    >>> parse("Wed Oct 11 06:55:44 +0000 2017", DateFormat()).isoformat()
    '2017-10-11T06:55:44+00:00'
    """
    moment, plain = _plain(text, form)
    if plain:
        return moment
    raw = _POINT.sub(".", unicodedata.normalize("NFKC", text).strip()) if len(text) < 200 else ""
    raw = _HALF_BEFORE.sub(lambda m: f"{m[2]} {_half(m[1])}", raw)
    raw = _HALF_AFTER.sub(lambda m: f"{m[1]} {_half(m[2])}", raw)
    if form.order == "serial" and _SERIAL.fullmatch(raw):
        return datetime(1899, 12, 30) + timedelta(seconds=round(float(raw) * 86_400))
    if not 6 <= len(raw) <= 60 or not any(c.isdigit() for c in raw):
        return None
    if raw.removesuffix(".0").isdigit():
        return _digits(raw.removesuffix(".0"))
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
    offset = timedelta(hours=int(zone[1]), minutes=int(zone[1][0] + zone[2])) if zone and zone[1] else timedelta()
    try:
        moment = datetime(*day) + _clock(clock) - offset
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if zone else moment


def is_plain(text: str) -> bool:
    """Return whether a text is a day or moment in numbers alone: ``2026-05-01T09:00:00``, ``1/5/26, 9:00``."""
    return (_PLAIN.fullmatch(text) or _NUMBERS.fullmatch(text)) is not None


def _plain(text: str, form: DateFormat) -> tuple[datetime | None, bool]:
    """Return the moment a text in numbers alone stands for, and whether it is such a text."""
    found = _PLAIN.fullmatch(text)
    if found:
        year, month, day = _common_era(int(found[1])), int(found[2]), int(found[3])
    else:
        found = _NUMBERS.fullmatch(text)
        if not found:
            return None, False
        year, month, day = _in_order(int(found[1]), int(found[2]), int(found[3]), form)
    hour, minute, second = (int(part or 0) for part in found.group(4, 5, 6))
    if hour > 24 or minute > 59 or second > 60:
        return None, True
    try:
        moment = datetime(year, month, day) + timedelta(hours=hour, minutes=minute, seconds=second)
    except (ValueError, OverflowError):
        return None, True
    return (moment.replace(tzinfo=UTC) if found[0].endswith("Z") else moment), True


def _in_order(first: int, second: int, year: int, form: DateFormat) -> tuple[int, int, int]:
    """Return year, month and day of a date in three numbers."""
    day, month = (first, second) if form.order == "dmy" else (second, first)
    if month > 12 >= day:
        day, month = month, day  # this cell can only be read the other way round
    return _common_era(year + (2000 if year < 100 else 0)), month, day


def _common_era(year: int) -> int:
    """Return a year as most of the world counts; Thai years are 543 ahead (1900 to 2100 are 2443 to 2643 there)."""
    return year - 543 if 2443 <= year <= 2643 else year


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
        return _common_era(int(found[1])), int(found[2]), int(found[3] or 1)
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    words = _WORD.findall(folded(text))
    months = [month_names()[w] for w in words if w in month_names()]
    if len(months) > 1 and words[0] in month_names():
        months = months[1:]  # ``mar. 5 mai``: Tuesday, not March
    if any(w not in month_names() and w not in day_words() for w in words if len(w) > 1 and w.isalpha()):
        return None
    short = _SHORT_YEAR.match(text)
    if short and len(months) == 1:
        return 2000 + int(short[2]), months[0], int(short[1])
    if months and len(words) <= 6:
        years = [n for n in map(_common_era, numbers) if 1900 <= n <= 2100]
        days = [n for n in numbers if 1 <= n <= 31]
        if len(years) == 1 and len(numbers) <= 2 and len(days) <= 1:
            return years[0], months[0], days[0] if days else 1
        return None
    if words or len(numbers) != 3 or not _three_numbers(text):
        return None
    return _in_order(numbers[0], numbers[1], numbers[2], form)


def in_numbers(text: str) -> bool:
    """Return whether a text is a date in numbers of which day and month might be exchanged."""
    return _three_numbers(text) is not None
