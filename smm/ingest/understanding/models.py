"""The canonical tables as pydantic models: what a value must be to stand in a row."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from smm.i18n import N_
from smm.ingest.understanding.matching import DATES, Kind

FIRST_YEAR, LAST_YEAR = 1990, 2100
BEST_RATING = 100
ANOTHER_DATE, ANOTHER_RATING = N_("a date from 1990 to 2100"), N_("a rating from 0 to 100")
UNFIT = N_("a value that fits this field")


def _of_our_time(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("another time")
    return moment


Moment = Annotated[datetime, AfterValidator(_of_our_time)]
Rating = Annotated[Decimal, Field(ge=0, le=BEST_RATING)]


class Row(BaseModel):
    """A row of any canonical table; a field that the file does not hold is None."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class InteractionRow(Row):
    """A message; of a review also the rating and the owner's answer."""

    message_id: str | None = None
    sent_at: Moment | None = None
    author: str | None = None
    author_is_company: bool | None = None
    inbound: bool | None = None
    in_reply_to: str | None = None
    thread_id: str | None = None
    channel: str | None = None
    company: str | None = None
    rating: Rating | None = None
    answer_text: str | None = None
    answer_at: Moment | None = None
    answered: bool | None = None
    text: str | None = None


class Counted(Row):
    """What platforms count."""

    spend: Decimal | None = None
    currency: str | None = None
    impressions: Decimal | None = None
    reach: Decimal | None = None
    clicks: Decimal | None = None
    likes: Decimal | None = None
    comments: Decimal | None = None
    shares: Decimal | None = None
    saves: Decimal | None = None
    results: Decimal | None = None
    views: Decimal | None = None
    channel: str | None = None


class PostRow(Counted):
    """A post."""

    post_id: str | None = None
    published_at: Moment | None = None
    format: str | None = None
    paid: bool | None = None
    company: str | None = None
    text: str | None = None


class SpendRow(Counted):
    """What was spent on a channel in a time."""

    period_start: Moment | None = None
    period_end: Moment | None = None
    date: Moment | None = None
    campaign: str | None = None
    ad_group: str | None = None


class WeeklyRow(BaseModel):
    """An outcome and, under their own names, the money or hours of each channel."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    date: Moment | None = None
    outcome: Decimal | None = None


class MixRow(Row):
    """A channel of a media mix."""

    channel: str | None = None
    money: Decimal | None = None
    hours: Decimal | None = None


ROWS: Mapping[Kind, type[BaseModel]] = {
    Kind.INTERACTIONS: InteractionRow,
    Kind.REVIEWS: InteractionRow,
    Kind.POSTS: PostRow,
    Kind.SPEND: SpendRow,
    Kind.WEEKLY: WeeklyRow,
    Kind.MIX: MixRow,
}


@cache
def _adapter(kind: Kind, name: str) -> TypeAdapter[object] | None:
    found = ROWS[kind].model_fields.get(name)
    return None if found is None or found.annotation is None else TypeAdapter(found.annotation)


def expected(kind: Kind, name: str, value: object) -> str:
    """Return what a field of a kind of table must hold where a value does not fit it; empty when it does.

    Examples
    --------
    >>> expected(Kind.SPEND, "date", "1899-12-30T00:00:00"), expected(Kind.SPEND, "date", "2026-05-01T00:00:00")
    ('a date from 1990 to 2100', '')
    """
    adapter = _adapter(kind, name)
    if adapter is None or value is None:
        return ""
    try:
        adapter.validate_python(value)
    except ValidationError:
        return ANOTHER_DATE if name in DATES else ANOTHER_RATING if name == "rating" else UNFIT
    return ""
