"""Which column is which field: what the heading says, weighed by what the cells are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from smm.ingest import dates, numbers
from smm.ingest.vocabulary import booleans, fold, score, without_unit

ACCEPTED = 0.9
"""Confidence from which a match is taken without asking."""
SAMPLE = 2_000


class Kind(StrEnum):
    """The kinds of table the door knows."""

    INTERACTIONS = "interactions"
    REVIEWS = "reviews"
    POSTS = "posts"
    SPEND = "spend"
    WEEKLY = "weekly"
    MIX = "mix"


METRICS = ("impressions", "reach", "likes", "comments", "shares", "saves", "views", "clicks", "results")
FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.INTERACTIONS: (
        "message_id", "sent_at", "author", "author_is_company", "inbound", "in_reply_to", "thread_id", "channel",
        "company", "answer_text", "answer_at", "answered", "text",
    ),
    Kind.REVIEWS: (
        "message_id", "sent_at", "author", "rating", "channel", "company", "answer_text", "answer_at", "answered", "text",
    ),
    Kind.POSTS: ("post_id", "published_at", "channel", "format", "paid", "company", "text", "spend", "currency", *METRICS),
    Kind.SPEND: ("period_start", "period_end", "date", "channel", "campaign", "ad_group", "spend", "currency", *METRICS),
    Kind.WEEKLY: ("date", "outcome"),
    Kind.MIX: ("channel", "money", "hours"),
}  # fmt: skip
DATES = frozenset({"sent_at", "published_at", "period_start", "period_end", "date", "answer_at"})
NUMBERS = frozenset({*METRICS, "spend", "money", "hours", "rating", "outcome"})
TRUTHS = frozenset({"author_is_company", "inbound", "paid", "answered"})
KNOWN = frozenset(field for fields in FIELDS.values() for field in fields)
IDS = frozenset({"message_id", "post_id", "thread_id", "in_reply_to"})


@dataclass(frozen=True)
class Column:
    """A column as it stands: its heading and what its cells are."""

    index: int
    name: str
    is_number: bool
    is_date: bool
    is_truth: bool
    unique: bool
    filled: float
    length: float


@dataclass(frozen=True)
class Match:
    """A field's column and how sure that is."""

    column: str
    index: int
    confidence: float


def describe(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Return what each column looks like, from at most two thousand rows."""
    step = max(1, len(rows) // SAMPLE)
    columns = []
    for index, name in enumerate(header):
        cells = [row[index] for row in rows[::step]]
        full = [cell for cell in cells if not numbers.is_missing(cell)]
        distinct = set(full)
        columns.append(
            Column(
                index,
                name,
                bool(full) and numbers.decide(full) is not None,
                bool(full) and dates.decide(full) is not None,
                bool(full) and all(fold(cell) in booleans() for cell in distinct) and len(distinct) <= 4,
                len(distinct) >= 0.95 * len(full),
                len(full) / max(1, len(cells)),
                sum(map(len, full)) / max(1, len(full)),
            )
        )
    return columns


def match(columns: Sequence[Column], kind: Kind, told: Mapping[str, str] | None = None) -> dict[str, Match]:
    """Return the fields of a kind with their columns; what the person told comes first."""
    found: dict[str, Match] = {}
    taken: set[int] = set()
    for field, name in (told or {}).items():
        index = next((c.index for c in columns if name in (c.name, c.name.strip())), None)
        if index is not None:
            found[field] = Match(columns[index].name, index, 1.0)
            taken.add(index)
    pairs = [
        (_fit(column, field), -FIELDS[kind].index(field), -column.index, field, column)
        for field in FIELDS[kind]
        for column in columns
    ]
    for fit, _, _, field, column in sorted(pairs, key=lambda p: p[:3], reverse=True):
        if fit >= 0.45 and field not in found and column.index not in taken:
            found[field] = Match(column.name, column.index, round(fit, 2))
            taken.add(column.index)
    if kind is Kind.WEEKLY:
        free = [c for c in columns if c.index not in taken and c.is_number and c.name.strip() and c.name not in KNOWN]
        found |= {c.name: Match(c.name, c.index, 0.95) for c in free}
    return found


def _fit(column: Column, field: str) -> float:
    named = score(column.name, field)
    if not named or (column.filled == 0 and named < 1):
        return 0.0
    if field in DATES:
        typed = 1.0 if column.is_date else 0.0 if column.filled else 0.5
    elif field in NUMBERS:
        typed = 1.0 if column.is_number or (not column.filled and named == 1) else 0.0
    elif field in TRUTHS:
        typed = 1.0 if column.is_truth else 0.0
    elif field in IDS:
        typed = 1.0 if column.length < 80 and (column.unique or field in ("thread_id", "in_reply_to")) else 0.7
    elif field == "text":
        typed = 0.8 if column.is_number else 1.0
    else:
        typed = 0.3 if column.is_date else 0.97 if column.is_number and field == "author" else 1.0
    return 0.97 * named * typed


def kinds(columns: Sequence[Column], told: Mapping[str, str] | None = None) -> list[tuple[Kind, float]]:
    """Return the kinds a table could be, the likeliest first."""
    scored = [(kind, round(_kind_fit(columns, kind, match(columns, kind, told)), 3)) for kind in Kind]
    return sorted(scored, key=lambda pair: -pair[1])


def _kind_fit(columns: Sequence[Column], kind: Kind, found: Mapping[str, Match]) -> float:
    sure = {field for field, one in found.items() if one.confidence >= 0.5}
    metrics = len(sure & set(METRICS))
    dated = sure & DATES
    match kind:
        case Kind.INTERACTIONS:
            linked = sure & {"in_reply_to", "thread_id", "author_is_company", "inbound"}
            fit = 0.35 * bool(linked) + 0.2 * ("text" in sure) + 0.2 * ("author" in sure) + 0.15 * bool(dated)
            return fit + 0.1 * ("message_id" in sure) - 0.1 * (_has(columns, "rating") and not linked)
        case Kind.REVIEWS:
            answers = bool(sure & {"answer_text", "answered", "answer_at"})
            fit = 0.45 * ("rating" in sure) + 0.2 * answers + 0.2 * ("text" in sure) + 0.1 * bool(dated)
            return fit if "rating" in sure or answers else 0.0
        case Kind.POSTS:
            about = len(sure & {"post_id", "format", "text", "paid"})
            fit = 0.3 * bool(metrics) + 0.05 * min(metrics, 5) + 0.15 * min(about, 2) + 0.15 * bool(dated)
            return fit - 0.3 * _has(columns, "campaign") if metrics else 0.0
        case Kind.SPEND:
            if "spend" not in sure:
                return 0.0
            fit = 0.5 + 0.2 * ("campaign" in sure) + 0.1 * bool(dated) + 0.05 * min(metrics, 3)
            return fit - 0.3 * (_has(columns, "hours") or _has(columns, "post_id"))
        case Kind.WEEKLY:
            free = [c for c in columns if c.is_number and not c.is_date]
            whole = len(free) >= 2 and "date" in sure and columns[found["date"].index].unique
            return 0.55 + 0.15 * ("outcome" in sure) if whole and not metrics else 0.0
        case Kind.MIX:
            fit = 0.3 * ("channel" in sure) + 0.2 * ("money" in sure) + 0.4 * ("hours" in sure)
            return fit if "channel" in sure and not dated else 0.0


def _has(columns: Sequence[Column], field: str) -> bool:
    return any(score(column.name, field) >= 0.9 for column in columns)


def unit_of(heading: str) -> str:
    """Return the unit in brackets at a heading's end: ``EUR`` of ``Amount spent (EUR)``."""
    return without_unit(heading)[1]
