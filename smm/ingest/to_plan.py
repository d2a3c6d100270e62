"""From a typed table to the plan: what was spent becomes a channel's money a month, posts become hours and formats."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from smm.ingest.understanding.cells import Value
from smm.ingest.understanding.matching import KNOWN, METRICS, Kind
from smm.ingest.understanding.meaning import Imported
from smm.ingest.understanding.periods import months_between
from smm.ingest.understanding.vocabulary import platform_in, platforms, score
from smm.media import Catalogue, Format, MediaType
from smm.mix import Allocation, merged
from smm.plan import Plan

HOURS_A_POST = 0.5
"""Hours that a post takes to make and follow (assumption, the same as in the example of a real page)."""
BOOSTED = "boosted_posts"
START, END = ("period_start", "date", "published_at", "sent_at"), ("period_end", "date", "published_at", "sent_at")


@dataclass(frozen=True)
class Spent:
    """What a table of spend says of one channel.

    Attributes
    ----------
    total : Decimal
        In the table's currency.
    start, end : date or None
        First and last day named; None when the table has no dates.
    months : float
        Length of the period, one month at least.
    currency : str or None
        None when the table names none.
    """

    total: Decimal
    start: date | None
    end: date | None
    months: float
    currency: str | None = None

    @property
    def monthly(self) -> float:
        """Money a month, in whole units of currency."""
        return max(0.0, round(float(self.total) / self.months, 2))

    def times(self, rate: Decimal) -> "Spent":
        """Return the spend in another currency, of which one unit here is worth ``rate``."""
        return replace(self, total=self.total * rate)

    def plus(self, other: "Spent") -> "Spent":
        """Return the spend of two names of one channel, of the same table and so of the same time."""
        return replace(self, total=self.total + other.total)


@dataclass(frozen=True)
class Posted:
    """What a table of posts says of one channel.

    Attributes
    ----------
    channel : str
        Id of an owned channel, or of *boosted posts*.
    posts : int
    months : float
        Length of the period, one month at least.
    formats : tuple of Format
        What was posted, in the catalogue's order.
    total : Decimal
        Money spent on these posts, when the table tells.
    """

    channel: str
    posts: int
    months: float
    formats: tuple[Format, ...] = ()
    total: Decimal = Decimal()

    @property
    def hours(self) -> float:
        """Hours a month, at :data:`HOURS_A_POST` for each post."""
        return round(self.posts / self.months * HOURS_A_POST, 1)

    @property
    def monthly(self) -> float:
        """Money a month."""
        return max(0.0, round(float(self.total) / self.months, 2))


def spent(found: Imported, currency: str | None = None) -> Spent | None:
    """Return the spend of a table, or None when it holds none, or several currencies and none is chosen.

    Parameters
    ----------
    found : Imported
    currency : str, optional
        Of a table in several currencies, take the rows in this one.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> rows = (("A", "2026-04-01", "60"), ("A", "2026-05-31", "60"))
    >>> round(spent(import_table(TextTable(("Campaign", "Day", "Cost"), rows, 3))).monthly)
    60
    """
    if found.kind not in (Kind.SPEND, Kind.POSTS) or "spend" not in found.columns:
        return None
    if len(found.currencies) > 1 and currency not in found.currencies:
        return None
    return _spent(_records(found, currency), found)


def spent_by_channel(
    found: Imported, channels: Catalogue, file_name: str = "", currency: str | None = None
) -> dict[str, Spent]:
    """Return the spend of each paid channel that the rows name; rows that name none count for the file's channel.

    In a weekly table each column of money is a channel. A name that stands for no paid channel (``Radio``) keeps its
    own name as key, for the person to place; so does a file whose channel nothing tells.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> from smm.media import catalogue
    >>> rows = (("Facebook", "60"), ("Instagram", "40"), ("Radio", "30"))
    >>> found = import_table(TextTable(("Canale", "Spesa"), rows, 2))
    >>> {name: one.monthly for name, one in spent_by_channel(found, catalogue()).items()}
    {'meta_ads': 100.0, 'Radio': 30.0}
    """
    if found.kind is Kind.WEEKLY:
        return _of_series(found, channels)
    if spent(found, currency) is None:
        return {}
    usual = named_channel(file_name, found, channels) or file_name or likely_channel(file_name, found, channels)
    groups: dict[str, list[dict[str, Value]]] = defaultdict(list)
    for row in _records(found, currency):
        groups[_paid_channel(str(row.get("channel") or ""), channels, usual)].append(row)
    return {name: _spent(rows, found) for name, rows in groups.items() if any(row.get("spend") for row in rows)}


def _of_series(found: Imported, channels: Catalogue) -> dict[str, Spent]:
    """Return the money of each column of a weekly table that is no count, hours or share."""
    made: dict[str, Spent] = {}
    for name in found.columns:
        if name in KNOWN or any(score(name, field) >= 0.5 for field in ("hours", *METRICS)):
            continue
        rows: list[dict[str, Value]] = [{"spend": row[found.columns.index(name)]} for row in found.rows]
        one = _spent(rows, found)
        key = _paid_channel(name, channels, name)
        if one.total:
            made[key] = made[key].plus(one) if key in made else one
    return made


def _paid_channel(name: str, channels: Catalogue, usual: str) -> str:
    if not name.strip():
        return usual
    if name in channels and channels[name].media_type is MediaType.PAID:
        return name
    platform = platform_in(name)
    channel = platforms()[platform][1] if platform else ""
    return channel if channel in channels else name.strip()


def _records(found: Imported, currency: str | None = None) -> list[dict[str, Value]]:
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    several = len(found.currencies) > 1
    return [row for row in rows if not several or currency is None or row.get("currency") == currency]


def _spent(rows: Sequence[Mapping[str, Value]], found: Imported) -> Spent:
    total = sum((v for row in rows if isinstance(v := row.get("spend"), Decimal)), Decimal())
    start, end = period(found)
    named = {str(row["currency"]) for row in rows if row.get("currency")}
    return Spent(total, start, end, months_of(found), named.pop() if len(named) == 1 else None)


def period(found: Imported) -> tuple[date | None, date | None]:
    """Return the first and the last day a table names."""
    days = [_days(found, names) for names in (START, END)]
    if not days[0] or not days[1]:
        return None, None
    return datetime.fromisoformat(min(days[0])).date(), datetime.fromisoformat(max(days[1])).date()


def _days(found: Imported, names: Iterable[str]) -> set[str]:
    places = [found.columns.index(name) for name in names if name in found.columns]
    return {str(row[i])[:10] for row in found.rows for i in places if row[i]}


def months_of(found: Imported) -> float:
    """Return the length of a table's period in months, one at least.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> rows = (("Radio", "Jan 2026", "60"), ("Radio", "Feb 2026", "60"))
    >>> months_of(import_table(TextTable(("Channel", "Month", "Cost"), rows, 3)))
    2.0
    """
    start, end = period(found)
    if found.months or not start or not end:
        return max(1.0, found.months or 1.0)
    return max(1.0, months_between(start, end))


def likely_channel(name: str, found: Imported, channels: Catalogue) -> str:
    """Return the paid channel a table of spend is probably about; the first of all when nothing tells."""
    return named_channel(name, found, channels) or channels.of_type(MediaType.PAID)[0].id


def named_channel(name: str, found: Imported, channels: Catalogue) -> str | None:
    """Return the paid channel that a file's name, headings, channels or campaigns tell, or None."""
    paid = [channel.id for channel in channels.of_type(MediaType.PAID)]
    words = (name, *(m.column for m in found.mapping.values()), *_named(found))
    guesses = (platforms()[p][1] for p in map(platform_in, words) if p)
    return next((guess for guess in guesses if guess in paid), None)


def likely_owned(name: str, found: Imported, channels: Catalogue) -> str:
    """Return the owned channel a table of posts is probably about, from its file name, headings and channels."""
    owned = [channel.id for channel in channels.of_type(MediaType.OWNED)]
    words = (name, *(m.column for m in found.mapping.values()), *_named(found))
    guesses = (platforms()[p][0] for p in map(platform_in, words) if p)
    usual = "facebook_page" if "facebook_page" in owned else owned[0]
    return next((guess for guess in guesses if guess in owned), usual)


def _named(found: Imported) -> list[str]:
    """Return the distinct channels and campaigns of a table, the first hundred."""
    places = [found.columns.index(name) for name in ("channel", "campaign") if name in found.columns]
    return list(dict.fromkeys(str(row[i]) for i in places for row in found.rows[:2_000] if row[i]))[:100]


def posted(found: Imported, channels: Catalogue, owned: str) -> tuple[Posted, ...]:
    """Return what a table of posts says of each channel: unpaid posts of owned ones, paid posts of *boosted posts*.

    Parameters
    ----------
    found : Imported
        Of the kind *posts*; any other kind gives nothing.
    channels : Catalogue
    owned : str
        The channel of posts whose row names none; see :func:`likely_owned`.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> from smm.media import catalogue
    >>> names = ("Post ID", "Publish time", "Type", "Boosted", "Likes")
    >>> rows = (("1", "2026-05-13", "Photo", "no", "3"), ("2", "2026-05-20", "Video", "yes", "9"))
    >>> found = import_table(TextTable(names, rows, 5))
    >>> [(one.channel, one.posts, one.hours) for one in posted(found, catalogue(), "facebook_page")]
    [('facebook_page', 1, 0.5), ('boosted_posts', 1, 0.5)]
    """
    if found.kind is not Kind.POSTS:
        return ()
    groups: dict[str, list[dict[str, Value]]] = defaultdict(list)
    for row in _records(found):
        groups[_owned_channel(row, channels, owned)].append(row)
    months = months_of(found)
    summed = len(found.currencies) < 2
    return tuple(
        Posted(name, len(rows), months, _formats(rows), _spent(rows, found).total if summed else Decimal())
        for name, rows in sorted(groups.items(), key=lambda pair: (pair[0] == BOOSTED, pair[0]))
    )


def _owned_channel(row: Mapping[str, Value], channels: Catalogue, usual: str) -> str:
    if row.get("media_type") == MediaType.PAID and BOOSTED in channels:
        return BOOSTED
    platform = platform_in(str(row.get("channel") or ""))
    channel = platforms()[platform][0] if platform else ""
    return channel if channel in channels else usual


def _formats(rows: Sequence[Mapping[str, Value]]) -> tuple[Format, ...]:
    found = {row.get("format") for row in rows}
    return tuple(one for one in Format if one.value in found)


def with_spend(plan: Plan, channel: str, money: float) -> Plan:
    """Return the plan with a channel's money a month; hours and formats stay."""
    now = _now(plan, channel)
    return plan.with_allocation(now.model_copy(update={"money": money}))


def placed(found: Mapping[str, Spent], channels: Mapping[str, str]) -> dict[str, Spent]:
    """Return the spend of each channel, where the person put every name; names put nowhere are left out.

    Examples
    --------
    >>> found = {"Radio": Spent(Decimal(30), None, None, 1.0), "Flyers": Spent(Decimal(10), None, None, 1.0)}
    >>> placed(found, {"Radio": "meta_ads", "Flyers": "meta_ads"})["meta_ads"].monthly
    40.0
    """
    made: dict[str, Spent] = {}
    for name, channel in channels.items():
        made[channel] = made[channel].plus(found[name]) if channel in made else found[name]
    return made


def with_spends(plan: Plan, found: Mapping[str, Spent]) -> Plan:
    """Return the plan with the money a month of each channel it knows; names it does not know are left out."""
    for channel, one in found.items():
        if channel in plan.channels:
            plan = with_spend(plan, channel, one.monthly)
    return plan


def with_posts(plan: Plan, found: Iterable[Posted]) -> Plan:
    """Return the plan with the hours and formats of posts; money changes only where the table tells it.

    Examples
    --------
    >>> with_posts(Plan(), [Posted("blog", 8, 2.0, (Format.PHOTO,))]).mix
    (Allocation(channel='blog', money=0.0, hours=2.0, formats=(<Format.PHOTO: 'photo'>,)),)
    """
    for one in found:
        now = _now(plan, one.channel)
        formats = tuple(f for f in one.formats if f in plan.channels[one.channel].formats) or None
        money = one.monthly if one.total else now.money
        plan = plan.with_allocation(now.model_copy(update={"hours": one.hours, "formats": formats, "money": money}))
    return plan


def _now(plan: Plan, channel: str) -> Allocation:
    return next((a for a in merged(plan.mix) if a.channel == channel), Allocation(channel=channel))
