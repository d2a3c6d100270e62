"""When people write: hours of the week and weeks, in a time zone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from smm.conversation.engines import Engine, Frame
from smm.conversation.flows import CODES, FLOW
from smm.conversation.results import Week
from smm.media import Flow

QUARTER = 900
"""Seconds; every time zone differs from UTC by a whole number of them."""
HOUR, DAY, WEEK = 3_600, 86_400, 604_800
MONDAY = 4 * DAY
"""Seconds of 1970 before its first Monday, 5 January."""
Hours = tuple[tuple[int, ...], ...]


class Times(NamedTuple):
    """Messages by hour of the week and by week.

    Attributes
    ----------
    hours, company_hours : tuple of 7 tuples of 24 int
        Of consumers and of the company, from Monday, 0 to 23 hours.
    """

    first: datetime | None
    last: datetime | None
    hours: Hours
    company_hours: Hours
    weeks: tuple[Week, ...]


def times(engine: Engine, messages: Frame, zone: str) -> Times:
    """Return when messages were written; empty tables when none has a time."""
    known = messages.filter(~nw.col("time").is_null())
    (ends,) = engine.rows(known.select(first=nw.col("time").min(), last=nw.col("time").max()))
    if ends["first"] is None:
        return Times(None, None, (), (), ())
    quarters = known.with_columns(quarter=nw.col("time") // QUARTER).group_by("quarter", FLOW)
    table = engine.columns(quarters.agg(nw.len().alias("count")))
    start, flow, count = (np.asarray(table[name], np.int64) for name in ("quarter", FLOW, "count"))
    local = _local(start * QUARTER, ZoneInfo(zone))
    company = flow == CODES[Flow.COMPANY_TO_CONSUMER]
    return Times(
        _moment(ends["first"]),
        _moment(ends["last"]),
        _hours(local[~company], count[~company]),
        _hours(local[company], count[company]),
        _weeks(local, flow, count),
    )


def _moment(seconds: Any) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _local(seconds: NDArray[np.int64], zone: ZoneInfo) -> NDArray[np.int64]:
    """Return local times as seconds since 1970 on the wall clock; clocks change on whole quarters of an hour."""
    if zone.key == "UTC":
        return seconds
    different, places = np.unique(seconds, return_inverse=True)
    offsets = [datetime.fromtimestamp(int(one), zone).utcoffset() or timedelta() for one in different]
    moved: NDArray[np.int64] = seconds + np.array([int(o.total_seconds()) for o in offsets], np.int64)[places]
    return moved


def _hours(local: NDArray[np.int64], count: NDArray[np.int64]) -> Hours:
    slot = ((local - MONDAY) % WEEK) // HOUR
    table = np.bincount(slot, weights=count, minlength=168).astype(int).reshape(7, 24)
    return tuple(tuple(map(int, row)) for row in table)


def _weeks(local: NDArray[np.int64], flow: NDArray[np.int64], count: NDArray[np.int64]) -> tuple[Week, ...]:
    """Return every week from the first to the last, also those in which nobody wrote."""
    week = (local - MONDAY) // WEEK
    first = int(week.min())
    table = np.zeros((int(week.max()) - first + 1, len(CODES)), np.int64)
    np.add.at(table, (week - first, flow), count)
    monday = date(1970, 1, 5)
    return tuple(
        Week(
            start=monday + timedelta(weeks=first + i),
            flows={one: int(row[code]) for one, code in CODES.items()},
        )
        for i, row in enumerate(table)
    )
