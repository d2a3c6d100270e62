"""Tables of figures: what columns are by their cells and by arithmetic, and how much a table is spend, posts or weeks.

Words come first (``matching``); what is said here is about columns that no known word names, and stays below the
confidence at which a match is taken without asking, unless cells leave no doubt (codes of currencies, names of media).
"""

from collections.abc import Mapping, Sequence

from smm.ingest.understanding.matching import DATES, FIELDS, KNOWN, METRICS, Column, Kind, Match, samples
from smm.ingest.understanding.ratios import sums_across
from smm.ingest.understanding.vocabulary import platform_in, score

ENGAGED = frozenset({"likes", "comments", "shares", "saves"})
DELIVERED = frozenset({"impressions", "reach", "clicks", "results"})
BY_CELLS, BY_ARITHMETIC, BY_SHAPE = 0.92, 0.8, 0.6
UNNAMED = 0.85
"""Most a kind can be believed when nothing in its headings is known."""

Found = Mapping[str, Match]


def by_structure(columns: Sequence[Column], kind: Kind, found: Found) -> dict[str, Match]:
    """Return further fields of a kind, told by cells, by arithmetic between columns, or by shape."""
    taken = {one.index for one in found.values()}
    free = [c for c in columns if c.index not in taken and c.filled and not c.made]
    more: dict[str, Match] = {}
    for field, column, sure in _candidates(free, columns, kind, found):
        wanted = field in FIELDS[kind] and field not in found and field not in more
        if wanted and column.index not in taken:
            more[field] = Match(column.name, column.index, sure)
            taken.add(column.index)
    return more


def _candidates(
    free: Sequence[Column], columns: Sequence[Column], kind: Kind, found: Found
) -> list[tuple[str, Column, float]]:
    by_cells = [("currency", c, 0.95) for c in free if c.codes == 1.0]
    by_cells += [("channel", c, BY_CELLS) for c in free if c.platforms >= 0.7 and c.distinct > 1 and not c.is_url]
    by_cells += [("format", c, BY_ARITHMETIC) for c in free if c.format_words >= 0.7 and c.distinct <= 12]
    if kind is Kind.WEEKLY:
        return _dates(free, kind, found)
    if kind is Kind.POSTS:
        counts = [] if any(name in METRICS for name in found) else _counts(free)
        return by_cells + _dates(free, kind, found) + _ids(free) + _texts(free) + counts
    spend = [] if "spend" in found else _money(free, columns)
    return by_cells + _dates(free, kind, found) + spend + _delivery(free, columns, found, spend) + _campaigns(free)


def _dates(free: Sequence[Column], kind: Kind, found: Found) -> list[tuple[str, Column, float]]:
    if DATES & set(found):
        return []
    dated = [c for c in free if c.is_date and (not c.is_number or c.length == 8)]  # ten digits may be an id
    if len(dated) > 1 and kind is Kind.SPEND:
        return [("period_start", dated[0], BY_SHAPE), ("period_end", dated[1], BY_SHAPE)]
    field = "published_at" if kind is Kind.POSTS else "date"
    return [(field, c, BY_CELLS if len(dated) == 1 else BY_SHAPE) for c in dated]


def _money(free: Sequence[Column], columns: Sequence[Column]) -> list[tuple[str, Column, float]]:
    """Return columns that may be what was spent: amounts of a currency, the dividend of prices, the largest amount."""
    rated = {ratio.above for c in columns for ratio in c.parts}
    amounts = [c for c in free if c.is_number and not c.percent and not c.is_date]
    signed = sorted((c for c in amounts if c.money), key=_size, reverse=True)
    priced = [c for c in amounts if c.index in rated and not c.whole and c not in signed]
    cents = sorted((c for c in amounts if not c.whole and c not in signed and c not in priced), key=_size, reverse=True)
    sure = BY_ARITHMETIC if len(signed) == 1 else 0.7
    found = [("spend", c, sure) for c in signed] + [("spend", c, 0.7) for c in priced]
    return found + [("spend", c, BY_SHAPE) for c in cents]


def _size(column: Column) -> float:
    return sum(abs(v) for v in column.sample if v is not None)


def _delivery(
    free: Sequence[Column], columns: Sequence[Column], found: Found, spend: Sequence[tuple[str, Column, float]]
) -> list[tuple[str, Column, float]]:
    """Return impressions and clicks: what prices and rates divide by, or whole numbers, one bounding the other."""
    cost = found["spend"].index if "spend" in found else spend[0][1].index if spend else None
    whole = {c.index: c for c in _countable(free)}
    made: list[tuple[str, Column, float]] = []
    for ratio in (ratio for c in columns for ratio in c.parts):
        if ratio.below in whole and ratio.above == cost:
            made.append(("impressions" if ratio.scale > 1 else "clicks", whole[ratio.below], BY_ARITHMETIC))
        elif ratio.below in whole and ratio.above in whole and columns[ratio.column].percent:
            made += [("impressions", whole[ratio.below], BY_ARITHMETIC), ("clicks", whole[ratio.above], BY_ARITHMETIC)]
    ordered = sorted((c for c in whole.values() if c.distinct > 2), key=_size, reverse=True)
    if len(ordered) >= 2 and _bounded(ordered[-1], ordered[0]):
        made += [("impressions", ordered[0], BY_SHAPE), ("clicks", ordered[-1], BY_SHAPE)]
    return sorted(made, key=lambda one: -one[2])


def _bounded(low: Column, high: Column) -> bool:
    """Return whether one column stays under the other in every row, and by far."""
    pairs = [(a, b) for a, b in zip(low.sample, high.sample, strict=True) if a is not None and b is not None]
    return bool(pairs) and all(a <= b for a, b in pairs) and _size(low) <= 0.2 * _size(high)


def _campaigns(free: Sequence[Column]) -> list[tuple[str, Column, float]]:
    words = [c for c in free if _is_words(c) and c.length <= 80 and c.distinct > 1 and c.codes < 1]
    return [("campaign", c, BY_SHAPE) for c in words]


def _is_words(column: Column) -> bool:
    return not (column.is_number or column.is_date or column.is_truth or column.is_url)


def _ids(free: Sequence[Column]) -> list[tuple[str, Column, float]]:
    plain = [c for c in free if c.unique and c.distinct > 2 and 8 <= c.length <= 40 and not c.money]
    return [("post_id", c, 0.75) for c in plain if (_is_words(c) or (c.whole and not c.is_date)) and not c.platforms]


def _texts(free: Sequence[Column]) -> list[tuple[str, Column, float]]:
    return [("text", c, BY_SHAPE) for c in free if _is_words(c) and c.length > 25]


def _counts(free: Sequence[Column]) -> list[tuple[str, Column, float]]:
    """Return the largest of the counts as impressions: nothing happens to a post more often than being seen."""
    ordered = sorted((c for c in _countable(free) if c.distinct > 2), key=_size, reverse=True)
    return [("impressions", c, 0.5) for c in ordered[:1]]


def _countable(columns: Sequence[Column]) -> list[Column]:
    """Return the columns of whole numbers that may count something."""
    whole = (c for c in columns if c.is_number and c.whole and not c.percent and not c.is_date and not c.signed)
    return [c for c in whole if c.length < 10 and not c.made and not c.is_truth]


def series(columns: Sequence[Column], found: Found) -> dict[str, Match]:
    """Return the fields of a weekly table and, beside them, its other figures: money or hours of each channel."""
    dated = {one.index for field, one in found.items() if field in DATES}
    numeric = {i: v for i, v in samples(columns).items() if i not in dated}
    summed = sums_across(numeric)
    fields = {f: one for f, one in found.items() if one.index not in summed or score(one.column, f) == 1.0}
    taken = {one.index for one in fields.values()} | summed
    free = [c for c in columns if c.index in numeric and c.index not in taken and not c.made and not c.percent]
    names = [c.name for c in free]
    kept = [c for c in free if c.name.strip() and c.name not in KNOWN and names.count(c.name) == 1]
    return fields | {c.name: Match(c.name, c.index, 0.95 if _of_channel(c) else UNNAMED) for c in kept}


def _of_channel(column: Column) -> bool:
    """Return whether a heading names a medium, or the money or hours of something."""
    named = max(score(column.name, field) for field in ("spend", "hours", "money", "channel"))
    return platform_in(column.name) is not None or 0.5 <= named < 0.95


def fit(columns: Sequence[Column], kind: Kind, found: Found) -> float:
    """Return how much a table is of a kind, 0 to 1."""
    named = {field for field, one in found.items() if field in KNOWN and score(one.column, field) >= 0.5}
    sure = {field for field, one in found.items() if one.confidence >= 0.5}
    made = {Kind.SPEND: _spend_fit, Kind.POSTS: _posts_fit, Kind.WEEKLY: _weekly_fit}[kind](columns, found, sure, named)
    return max(0.0, min(made, 0.98 if named - {"date", "published_at", "currency"} else UNNAMED))


def _spend_fit(columns: Sequence[Column], found: Found, sure: set[str], named: set[str]) -> float:
    if "spend" not in sure:
        return 0.0
    one = found["spend"]
    column = columns[one.index]
    fit = 0.6 if score(column.name, "spend") >= 0.95 else 0.35 if "spend" in named or column.money else 0.3
    fit += 0.3 * ("campaign" in named or "ad_group" in named) or 0.1 * ("campaign" in sure and bool(sure & DATES))
    fit += 0.25 * _names_media(columns, found) or 0.15 * ("channel" in named)
    fit += (
        0.1 * bool(sure & DATES)
        + 0.1 * min(2, len(named & DELIVERED))
        + _told_by_figures(found, sure & DELIVERED - named)
    )
    fit += 0.1 * bool("currency" in sure or column.money)
    about = _about_posts(columns, sure & named)
    if about >= 2 or (about and named & ENGAGED) or "hours" in _others(columns):
        fit -= 0.35
    if named <= DATES and not (column.money or _names_media(columns, found) or sure & (DELIVERED | {"campaign"})):
        return 0.3  # amounts of anything
    return fit if score(column.name, "spend") >= 0.9 else min(fit, UNNAMED)


def _told_by_figures(found: Found, fields: set[str]) -> float:
    """Return how much impressions and clicks that no word names say for spend: more when prices divide by them."""
    return max((0.15 if found[field].confidence >= BY_ARITHMETIC else 0.05 for field in fields), default=0.0)


def _names_media(columns: Sequence[Column], found: Found) -> bool:
    return "channel" in found and columns[found["channel"].index].platforms >= 0.4


def _others(columns: Sequence[Column]) -> set[str]:
    return {"hours"} if any(score(c.name, "hours") == 1.0 and c.is_number for c in columns) else set()


def _about_posts(columns: Sequence[Column], fields: set[str]) -> int:
    """Return how many columns say that a row is a post: its id, format, text, address."""
    return len(fields & {"post_id", "format", "text", "paid"}) + any(c.is_url and c.unique for c in columns)


def _posts_fit(columns: Sequence[Column], found: Found, sure: set[str], named: set[str]) -> float:
    metrics = sure & set(METRICS)
    about = _about_posts(columns, sure)
    if not metrics:
        return 0.0
    counted = len(metrics) if metrics & named else len(_countable(columns))
    fit = 0.25 + 0.07 * min(counted, 5) + 0.1 * bool(metrics & named & ENGAGED)
    fit += 0.15 * bool(sure & DATES) + 0.15 * min(about, 3)
    if any(score(c.name, "campaign") >= 0.95 and c.filled for c in columns) or (
        "spend" in named and not metrics & ENGAGED
    ):
        fit -= 0.35
    if _many_speak(columns):
        fit -= 0.4
    if not about:
        fit = min(fit, 0.5 if metrics & named else 0.3)
    return fit if metrics & named & (ENGAGED | {"views"}) else min(fit, 0.7 if metrics & named else 0.55)


def _many_speak(columns: Sequence[Column]) -> bool:
    """Return whether rows are comments of many people rather than posts of one page: authors, or answers to others."""
    authors = any(score(c.name, "author") >= 0.6 and c.distinct > 2 and c.variety >= 0.3 for c in columns)
    return authors or any(score(c.name, "in_reply_to") >= 0.95 for c in columns)


def _weekly_fit(columns: Sequence[Column], found: Found, sure: set[str], named: set[str]) -> float:
    names = [name for name in found if name not in KNOWN]
    if "date" not in sure or len(names) + ("outcome" in sure) < 2:
        return 0.0
    date = columns[found["date"].index]
    if not date.unique or any(score(c.name, "campaign") >= 0.95 for c in columns):
        return 0.0
    media = sum(_of_channel(columns[found[name].index]) for name in names)
    delivered = sum(max(score(c.name, f) for f in METRICS) >= 0.95 for c in columns if c.is_number)
    words = sum(not c.is_number and not c.is_date and c.filled > 0 and c.distinct > 1 for c in columns)
    fit = 0.45 + 0.2 * ("outcome" in named) + 0.15 * bool("date" in named) + 0.1 * min(media, 2)
    return fit - 0.2 * min(delivered, 2) - 0.15 * min(words, 2)
