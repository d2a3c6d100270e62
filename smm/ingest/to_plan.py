"""From a typed table to the plan: what was spent becomes a channel's money a month."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from smm.ingest.matching import Kind
from smm.ingest.meaning import Imported
from smm.media import Catalogue, MediaType
from smm.mix import Allocation, merged
from smm.plan import Plan

DAYS_IN_MONTH = 365.25 / 12
WORDS = {
    "google": "google_search_ads",
    "meta": "meta_ads",
    "facebook": "meta_ads",
    "instagram": "meta_ads",
    "youtube": "youtube_ads",
    "tiktok": "tiktok_ads",
    "linkedin": "linkedin_ads",
}


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
    """

    total: Decimal
    start: date | None
    end: date | None
    months: float

    @property
    def monthly(self) -> float:
        """Money a month, in whole units of currency."""
        return round(float(self.total) / self.months, 2)


def spent(found: Imported) -> Spent | None:
    """Return the spend of a table, or None when it holds none or several currencies.

    Examples
    --------
    >>> from smm.ingest.meaning import import_table
    >>> from smm.ingest.structure import TextTable
    >>> rows = (("A", "2026-04-01", "60"), ("A", "2026-05-31", "60"))
    >>> round(spent(import_table(TextTable(("Campaign", "Day", "Cost"), rows, 3))).monthly)
    60
    """
    if found.kind not in (Kind.SPEND, Kind.POSTS) or "spend" not in found.sums:
        return None
    start, end = period(found)
    days = (end - start).days + 1 if start and end else 0
    return Spent(found.sums["spend"], start, end, max(1.0, days / DAYS_IN_MONTH))


def period(found: Imported) -> tuple[date | None, date | None]:
    """Return the first and the last day a table names."""
    places = [found.columns.index(name) for name in found.columns if name in _DAYS]
    days = sorted({str(row[i])[:10] for row in found.rows for i in places if row[i]})
    if not days:
        return None, None
    return datetime.fromisoformat(days[0]).date(), datetime.fromisoformat(days[-1]).date()


_DAYS = frozenset({"period_start", "period_end", "date", "published_at", "sent_at"})


def likely_channel(name: str, found: Imported, channels: Catalogue) -> str:
    """Return the paid channel a table of spend is probably about, from its file name, channels and campaigns."""
    words = name.casefold() + " ".join(m.column.casefold() for m in found.mapping.values())
    paid = [channel.id for channel in channels.of_type(MediaType.PAID)]
    return next((channel for word, channel in WORDS.items() if word in words and channel in paid), paid[0])


def with_spend(plan: Plan, channel: str, money: float) -> Plan:
    """Return the plan with a channel's money a month; hours and formats stay."""
    now = next((a for a in merged(plan.mix) if a.channel == channel), Allocation(channel=channel))
    return plan.with_allocation(now.model_copy(update={"money": money}))
