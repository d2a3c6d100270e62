"""From a prepared log to its result: counts and quantiles by the engine, the rest on small tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log

import narwhals as nw

from smm.conversation.engines import Engine, Frame
from smm.conversation.known import NO_TIMES, SHORT, Known, group, measures
from smm.conversation.links import UP
from smm.conversation.messages import Messages
from smm.conversation.parts import ALL, CHANNEL, COMPANY, Part, parts
from smm.conversation.ratings import ratings
from smm.conversation.results import Conversation, FlowCount, Group, Quality, ReplyTimes
from smm.conversation.speakers import Speakers
from smm.conversation.threads import Threaded
from smm.conversation.times import Times, times
from smm.ingest.privacy import masked_label
from smm.media import Flow

MONTH_DAYS = 30.4375
"""The mean month of the Julian calendar, 365.25 / 12: a definition."""
LEAST_DAYS = 7
"""Days from which messages a month are told. Assumption: a log must show every weekday once, for weekdays differ; a
shorter one says so (``SHORT``)."""
CURVE = (
    1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 4_320, 5_760, 7_200, 10_080,
    20_160, 43_200,
)  # fmt: skip
"""Minutes at which the curve of reply times is told, up to a month: how finely it is drawn. No verdict reads it."""


@dataclass(frozen=True)
class Prepared:
    """A log ready to be summed up.

    Attributes
    ----------
    frame : Frame
        Messages with flow and thread.
    facts : Frame
        Threads (see :func:`~smm.conversation.facts.thread_facts`).
    has : frozenset of str
        Columns the log has.
    rows : Frame
        All rows, with the handles their texts mention.
    """

    frame: Frame
    facts: Frame
    log: Messages
    threaded: Threaded
    has: frozenset[str]
    rows: Frame
    speakers: Speakers


def summed(engine: Engine, ready: Prepared, zone: str, told: Callable[[float], None]) -> Conversation:
    """Return everything the log says, except its network and the verdict."""
    links = "in_reply_to" in ready.has
    known = Known(links, links or "thread_id" in ready.has, "time" in ready.has, "author" in ready.has)
    counted = parts(engine, ready.frame, ready.facts, ready.log.places)
    told(0.9)
    whole = counted[ALL].get("", Part())
    found = measures(whole, known, whole=True)
    when = times(engine, ready.frame, zone)
    quality = _quality(engine, ready, whole)
    months, short = _months(when)
    gone = dict(found.not_measurable)
    if short:
        gone["inbound_a_month"] = short
    inbound = found.flows[Flow.CONSUMER_TO_COMPANY].messages
    unasked, replied = _company_posts(engine, ready.log.frame) if links else (None, None)
    return Conversation.model_construct(
        messages=whole.total,
        people=found.people,
        companies=tuple(sorted({masked_label(company) for _, company in ready.log.places.values() if company})),
        first_at=when.first,
        last_at=when.last,
        zone=zone,
        flows=found.flows,
        threads=whole.threads,
        threads_apart=whole.threads + ready.threaded.joined,
        opened=whole.opened,
        answered=whole.answered,
        replies=replied,
        reply_rate=found.reply_rate,
        first_reply=_reply_times(engine, ready.facts, whole) if "first_reply" not in gone else None,
        two_way_thread_share=found.two_way,
        multi_party_thread_share=found.many,
        return_share=found.back,
        direction_entropy=_entropy(found.flows),
        broadcast_ratio=unasked / replied if unasked is not None and replied else None,
        inbound_a_month=inbound / months if months and inbound is not None else None,
        depths=_histogram(engine, ready.facts.select(value=nw.col("height") + 1)) if links else {},
        lengths=_histogram(engine, ready.facts.select(value=nw.col("messages"))) if known.threads else {},
        hours=when.hours,
        company_hours=when.company_hours,
        weeks=when.weeks,
        channels=_groups(counted.get(CHANNEL, {}), whole.total, known),
        by_company=_groups(counted.get(COMPANY, {}), whole.total, known),
        ratings=ratings(_ratings(engine, ready)),
        network=None,
        currents={},
        level=None,
        reasons=(),
        not_measurable=gone,
        quality=quality,
    )


def _groups(found: Mapping[str, Part], whole: int, known: Known) -> tuple[Group, ...]:
    named = ((masked_label(name), part) for name, part in found.items() if name)
    made = (group(name, part, whole, known) for name, part in named)
    return tuple(sorted(made, key=lambda one: (-one.messages, one.name)))


def _months(when: Times) -> tuple[float | None, str]:
    if when.first is None or when.last is None:
        return None, NO_TIMES
    days = (when.last - when.first).total_seconds() / 86_400
    return (days / MONTH_DAYS, "") if days >= LEAST_DAYS else (None, SHORT)


def _entropy(flows: Mapping[Flow, FlowCount]) -> float | None:
    shares = [count.share for count in flows.values()]
    if None in shares:
        return None
    return -sum(share * log(share) for share in shares if share) / log(len(flows))


def _company_posts(engine: Engine, frame: Frame) -> tuple[int, int]:
    """Return how many messages the company wrote unasked, and how many as answers to consumers."""
    alone = nw.col(UP).is_null() & nw.col("missing").is_null()
    answer = ~nw.col("missing").is_null() | ~nw.coalesce("up_company", nw.lit(True))
    counts = {"opened": alone, "replied": answer}
    counted = [nw.when(one).then(nw.lit(1)).count().alias(name) for name, one in counts.items()]
    (row,) = engine.rows(frame.filter("is_company").select(*counted))
    return int(row["opened"]), int(row["replied"])


def _reply_times(engine: Engine, facts: Frame, whole: Part) -> ReplyTimes | None:
    if whole.minutes is None:
        return None
    timed = facts.filter(~nw.col("minutes").is_null())
    within = [nw.when(nw.col("minutes") <= m).then(nw.lit(1)).count().alias(f"m{m}") for m in CURVE]
    (row,) = engine.rows(timed.select(*within, longest=nw.col("minutes").max()))
    points = [(float(m), int(row[f"m{m}"]) / whole.timed) for m in CURVE if m < row["longest"]]
    return ReplyTimes(measured=whole.timed, minutes=whole.minutes, curve=(*points, (float(row["longest"]), 1.0)))


def _histogram(engine: Engine, values: Frame) -> dict[int, int]:
    rows = engine.rows(values.group_by("value").agg(nw.len().alias("count")))
    return {int(row["value"]): int(row["count"]) for row in sorted(rows, key=lambda row: row["value"])}


def _ratings(engine: Engine, ready: Prepared) -> dict[float, int]:
    if "rating" not in ready.has:
        return {}
    rated = ready.log.frame.filter(~nw.col("rating").is_null()).group_by("rating").agg(nw.len().alias("count"))
    return {float(row["rating"]): int(row["count"]) for row in engine.rows(rated)}


def _quality(engine: Engine, ready: Prepared, whole: Part) -> Quality:
    one = nw.lit(1)
    (row,) = engine.rows(
        ready.log.frame.select(
            dangling=nw.when(~nw.col("missing").is_null()).then(one).count(),
            timeless=nw.when(nw.col("time").is_null()).then(one).count(),
            backwards=nw.when(nw.col("time") < nw.col("up_time")).then(one).count(),
        )
    )
    (lost,) = engine.rows(
        ready.log.frame.filter(~nw.col("missing").is_null()).group_by("missing").agg(nw.len()).select(count=nw.len())
    )
    return Quality(
        **ready.log.counts,
        dangling=int(row["dangling"] or 0),
        missing_parents=int(lost["count"]),
        cyclic=ready.threaded.cyclic,
        without_time=int(row["timeless"] or 0),
        backwards=int(row["backwards"] or 0),
        several_companies=whole.mixed,
        one_sided=whole.total > 0 and whole.company in (0, whole.total),
    )
