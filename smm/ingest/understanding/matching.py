"""Which column is which field: what the heading says, weighed by what the cells are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from smm.ingest.understanding import dates, numbers
from smm.ingest.understanding.currencies import code_of, currency_of
from smm.ingest.understanding.ratios import Ratio, is_counter, ratios, running_sums
from smm.ingest.understanding.vocabulary import booleans, fold, formats, is_total, platform_in, score, without_unit

ACCEPTED = 0.9
"""Confidence from which a match is taken without asking."""
SAMPLE = 2_000
WIDEST = 500
SAMPLED = 40
"""Rows of which the figures are compared between columns."""
CLOSE, UNSURE = 0.1, 0.85
"""Two kinds as close as this are asked about."""


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
        "message_id", "sent_at", "author", "rating", "channel", "company", "answer_text", "answer_at", "answered",
        "text",
    ),
    Kind.POSTS: (
        "post_id", "published_at", "channel", "format", "paid", "company", "text", "spend", "currency", *METRICS,
    ),
    Kind.SPEND: (
        "period_start", "period_end", "date", "channel", "campaign", "ad_group", "spend", "currency", *METRICS,
    ),
    Kind.WEEKLY: ("date", "outcome"),
    Kind.MIX: ("channel", "money", "hours"),
}  # fmt: skip
DATES = frozenset({"sent_at", "published_at", "period_start", "period_end", "date", "answer_at"})
NUMBERS = frozenset({*METRICS, "spend", "money", "hours", "rating", "outcome"})
TRUTHS = frozenset({"author_is_company", "inbound", "paid", "answered"})
KNOWN = frozenset(field for fields in FIELDS.values() for field in fields)
FIGURES = frozenset({Kind.SPEND, Kind.POSTS, Kind.WEEKLY})
IDS = frozenset({"message_id", "post_id", "thread_id", "in_reply_to"})
KEYS: Mapping[Kind, str] = {
    Kind.INTERACTIONS: "message_id", Kind.REVIEWS: "message_id", Kind.POSTS: "post_id",
}  # fmt: skip
"""What a row of a kind is told by."""


@dataclass(frozen=True)
class Column:
    """A column as it stands: its heading and what its cells are.

    Attributes
    ----------
    percent, whole, signed : bool
        Shares in percent; whole numbers; some below zero.
    is_serial : bool
        Whole numbers that could be days as a spreadsheet counts them.
    spaced, platforms, format_words, codes : float
        Part of the distinct cells that hold several words, name a medium, a format of posts, a currency by its code.
    variety : float
        Distinct cells for each filled one.
    money : str or None
        The currency in the cells or in the heading.
    sample : tuple of float or None
        Numbers of the first rows, aligned between columns.
    made : bool
        Made of other columns: a rate, a price, a running sum, a counter.
    parts : tuple of Ratio
        The two columns it divides, if it does.
    """

    index: int
    name: str
    is_number: bool
    is_date: bool
    is_truth: bool
    unique: bool
    filled: float
    length: float
    percent: bool = False
    whole: bool = False
    signed: bool = False
    is_serial: bool = False
    is_url: bool = False
    spaced: float = 0.0
    platforms: float = 0.0
    format_words: float = 0.0
    codes: float = 0.0
    distinct: int = 0
    variety: float = 1.0
    money: str | None = None
    sample: tuple[float | None, ...] = ()
    made: bool = False
    parts: tuple[Ratio, ...] = ()


@dataclass(frozen=True)
class Match:
    """A field's column and how sure that is."""

    column: str
    index: int
    confidence: float


def describe(header: Sequence[str], rows: Sequence[Sequence[str]], undated: int | None = None) -> list[Column]:
    """Return what each column looks like, from at most two thousand rows; ``undated`` holds months without a year.

    Of a table wider than any export, the first columns are looked at.
    """
    step = max(1, len(rows) // SAMPLE)
    names = header[:WIDEST]
    columns = [_described(index, name, [row[index] for row in rows[::step]]) for index, name in enumerate(names)]
    divided = ratios(samples(columns))
    made = {ratio.column for ratio in divided} | _counted(columns)
    return [
        replace(
            c,
            made=c.index in made,
            parts=tuple(r for r in divided if r.column == c.index),
            is_date=c.is_date or c.index == undated,
        )
        for c in columns
    ]


def _described(index: int, name: str, cells: Sequence[str]) -> Column:
    full = [cell for cell in cells if not numbers.is_missing(cell)]
    form, dated = _decided(full)
    if full and form is None and not dated and len(full) <= SAMPLE // 10:
        without = [cell for cell in full if not is_total(cell)]
        form, dated = _decided(without)
        full = without if form or dated else full
    distinct = set(full)
    few = sorted(distinct)[:200]
    sample = _sample(cells[:SAMPLED], form)
    words = [] if form else few
    signs = [currency_of(cell) for cell in few[:40]] if form else []
    return Column(
        index,
        name,
        form is not None,
        dated,
        bool(full) and len(distinct) <= 4 and all(len(cell) < 20 and fold(cell) in booleans() for cell in distinct),
        len(distinct) >= 0.95 * len(full),
        len(full) / max(1, len(cells)),
        sum(map(len, full)) / max(1, len(full)),
        percent=form is not None and form.share >= 0.5,
        whole=form is not None and form.whole,
        signed=any(v is not None and v < 0 for v in sample),
        is_serial=form is not None and dates.is_serials(full),
        is_url=bool(words) and sum("://" in w or w[:4] == "www." for w in words) >= 0.8 * len(words),
        spaced=_share(words, lambda w: " " in w.strip()),
        platforms=_share(words, lambda w: len(w) <= 60 and platform_in(w) is not None),
        format_words=_share(words, lambda w: len(w) <= 30 and not formats().keys().isdisjoint(fold(w).split())),
        codes=_share(words, lambda w: len(w.strip()) == 3 and w.strip().isalpha() and code_of(w.strip()) is not None),
        distinct=len(distinct),
        variety=len(distinct) / max(1, len(full)),
        money=currency_of(name) or (next((c for c in signs if c), None) if form and any(signs) else None),
        sample=sample,
    )


def _decided(full: Sequence[str]) -> tuple[numbers.NumberFormat | None, bool]:
    return (numbers.decide(full), dates.decide(full) is not None) if full else (None, False)


def _share(words: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, words)) / len(words) if words else 0.0


def _sample(cells: Sequence[str], form: numbers.NumberFormat | None) -> tuple[float | None, ...]:
    if form is None:
        return ()
    values = (None if numbers.is_missing(cell) else numbers.parse(cell, form) for cell in cells)
    return tuple(None if v is None else float(v) for v in values)


def samples(columns: Sequence[Column]) -> dict[int, tuple[float | None, ...]]:
    """Return the numbers of the first rows of each column of figures."""
    return {c.index: c.sample for c in columns if c.sample and not c.is_date}


def _counted(columns: Sequence[Column]) -> frozenset[int]:
    found = samples(columns)
    return running_sums(found) | {index for index, values in found.items() if is_counter(values)}


def match(columns: Sequence[Column], kind: Kind, told: Mapping[str, str] | None = None) -> dict[str, Match]:
    """Return the fields of a kind with their columns; what the person told comes first."""
    found: dict[str, Match] = {}
    taken: set[int] = set()
    for field, name in (told or {}).items():
        index = next((c.index for c in columns if name in (c.name, c.name.strip())), None)
        if index is not None:
            found[field] = Match(columns[index].name, index, 1.0)
            taken.add(index)
    order = ("views", *FIELDS[kind]) if kind is Kind.POSTS else FIELDS[kind]
    pairs = [
        (fit, -order.index(field), column.distinct * (field in DATES), -column.index, field, column)
        for field in FIELDS[kind]
        for column in columns
        if (fit := _fit(column, field)) >= 0.45
    ]
    pairs.sort(key=lambda p: p[:4], reverse=True)
    for fit, _, _, _, field, column in pairs:
        if field not in found and column.index not in taken:
            found[field] = Match(column.name, column.index, round(fit, 2))
            taken.add(column.index)
    found = {field: _less_sure(one, field, kind, columns, told or {}) for field, one in found.items()}
    if kind in FIGURES:
        from smm.ingest.understanding import figures

        found |= figures.by_structure(columns, kind, found)
        found = figures.series(columns, found) if kind is Kind.WEEKLY else found
    return found


def _less_sure(one: Match, field: str, kind: Kind, columns: Sequence[Column], told: Mapping[str, str]) -> Match:
    """Return a match that is asked when another column with other figures is named as well, or another field is."""
    if kind not in FIGURES or field in told or one.confidence < ACCEPTED:
        return one
    own = columns[one.index]
    rivals = [
        c for c in columns if c.index != one.index and _differs(c, own, field) and _fit(c, field) >= one.confidence
    ]
    double = kind is Kind.POSTS and field in TWINS and score(own.name, TWINS[field]) == 1.0
    return replace(one, confidence=0.85) if rivals or double else one


def _differs(one: Column, other: Column, field: str) -> bool:
    """Return whether two columns of one name say different things, so that it matters which is taken."""
    if field in NUMBERS:
        return one.sample != other.sample
    return field == "campaign" and one.distinct > 1 and other.distinct > 1


TWINS = {"views": "impressions", "impressions": "views"}
"""Fields that some languages call by one and the same word."""


def _fit(column: Column, field: str) -> float:
    named = score(column.name, field)
    if not named or (column.filled == 0 and named < 1):
        return 0.0
    if field in DATES:
        typed = 1.0 if column.is_date else 0.95 if column.is_serial else 0.0 if column.filled else 0.5
    elif field in NUMBERS:
        typed = 1.0 if column.is_number or (not column.filled and named == 1) else 0.0
        typed *= _count_fit(column, field, named)
    elif field in TRUTHS:
        typed = 1.0 if column.is_truth else 0.0
    elif field in IDS:
        typed = 1.0 if column.length < 80 and (column.unique or field in ("thread_id", "in_reply_to")) else 0.7
        typed = 0.94 if field == "post_id" and 0.5 <= column.variety < 0.95 and column.length < 80 else typed
        typed *= 0.3 if (column.is_url and named < 1) or (field == "post_id" and column.spaced > 0.5) else 1.0
    elif field == "text":
        typed = 0.8 if column.is_number else 1.0
    elif field == "channel":
        typed = 0.0 if column.is_date or (named < 0.9 and column.platforms < 0.5) else 1.0
    elif field in ("company", "campaign", "currency", "format"):
        typed = 0.3 if column.is_date else 0.4 if column.is_number else 1.0
        typed *= 0.5 if field == "company" and named < 0.9 else 1.0
    else:
        typed = 0.3 if column.is_date else 0.97 if column.is_number and field == "author" else 1.0
    return (0.97 if column.filled else 0.85) * named * typed


def _count_fit(column: Column, field: str, named: float) -> float:
    """Return how well the figures of a column suit a field: no rates, no counts of parts or below zero."""
    if field in ("rating", "hours", "outcome") or not column.filled:
        return 1.0
    if column.percent or (column.made and not column.whole):
        return 0.0
    if field in METRICS:
        if named < 0.95 and {"id", "ids", "no", "nr"} & set(fold(column.name).split()):
            return 0.0
        return 0.5 if column.signed or (field != "results" and not column.whole) else 1.0
    return 0.5 if column.is_date else 1.0


def kinds(columns: Sequence[Column], told: Mapping[str, str] | None = None) -> list[tuple[Kind, float]]:
    """Return the kinds a table could be, the likeliest first."""
    scored = [(kind, round(_kind_fit(columns, kind, match(columns, kind, told)), 3)) for kind in Kind]
    scored.sort(key=lambda pair: -pair[1])
    (first, best), (_, next_best) = scored[:2]
    if first in FIGURES and best - next_best < CLOSE:
        scored[0] = (first, min(best, UNSURE))
    return scored


def _kind_fit(columns: Sequence[Column], kind: Kind, found: Mapping[str, Match]) -> float:
    sure = {field for field, one in found.items() if one.confidence >= 0.5}
    dated = sure & DATES
    if kind in FIGURES:
        from smm.ingest.understanding import figures

        return figures.fit(columns, kind, found)
    match kind:
        case Kind.INTERACTIONS:
            linked = sure & {"in_reply_to", "thread_id", "author_is_company", "inbound"}
            fit = 0.35 * bool(linked) + 0.2 * ("text" in sure) + 0.2 * ("author" in sure) + 0.15 * bool(dated)
            return fit + 0.1 * ("message_id" in sure) - 0.1 * (_has(columns, "rating") and not linked)
        case Kind.REVIEWS:
            answers = bool(sure & {"answer_text", "answered", "answer_at"})
            fit = 0.45 * ("rating" in sure) + 0.2 * answers + 0.2 * ("text" in sure) + 0.1 * bool(dated)
            return fit if "rating" in sure or answers else 0.0
        case _:
            fit = 0.3 * ("channel" in sure) + 0.2 * ("money" in sure) + 0.4 * ("hours" in sure)
            return fit if "channel" in sure and not dated else 0.0


def _has(columns: Sequence[Column], field: str) -> bool:
    return any(score(column.name, field) >= 0.9 for column in columns)


def unit_of(heading: str) -> str:
    """Return the unit in brackets at a heading's end: ``EUR`` of ``Amount spent (EUR)``."""
    return without_unit(heading)[1]
