"""Counts of a whole log and of its parts (channels, companies), by the same expressions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from smm.conversation.engines import Engine, Frame
from smm.conversation.flows import CODES, FLOW
from smm.conversation.results import Quantiles
from smm.media import Flow

ALL, CHANNEL, COMPANY = "all", "channel", "company"
SUMMED = ("opened", "answered", "back", "two_way", "many", "mixed")
FLOWS = {code: flow for flow, code in CODES.items()}


@dataclass(frozen=True)
class Part:
    """What was counted in a part of a log.

    Attributes
    ----------
    messages, writers : dict of Flow to int
        Messages, and how many different authors wrote them.
    people : int
        Different consumers.
    threads, opened, answered, back, two_way, many, mixed : int
        Threads: all; opened by a consumer; of those, answered by the company; of those, in which a consumer writes
        again; with two messages on each side; with two consumers; of several places.
    timed : int
        Answered threads of which the minutes to the first reply are known.
    minutes : Quantiles or None
        Of these.
    """

    messages: Mapping[Flow, int] = field(default_factory=dict)
    writers: Mapping[Flow, int] = field(default_factory=dict)
    people: int = 0
    threads: int = 0
    opened: int = 0
    answered: int = 0
    back: int = 0
    two_way: int = 0
    many: int = 0
    mixed: int = 0
    timed: int = 0
    minutes: Quantiles | None = None

    @property
    def total(self) -> int:
        """All messages."""
        return sum(self.messages.values())

    @property
    def company(self) -> int:
        """Messages of the company."""
        return self.messages.get(Flow.COMPANY_TO_CONSUMER, 0)


def parts(
    engine: Engine, messages: Frame, facts: Frame, places: Mapping[int, tuple[str, str]]
) -> dict[str, dict[str, Part]]:
    """Return what was counted in all, by channel and by company: ``{"all": {"": …}, "channel": {name: …}, …}``."""
    named = {
        ALL: [""] * len(places),
        CHANNEL: [channel for channel, _ in places.values()],
        COMPANY: [company for _, company in places.values()],
    }
    several = [ALL, *(by for i, by in enumerate((CHANNEL, COMPANY)) if len({pair[i] for pair in places.values()}) > 1)]
    written = engine.keep(messages.group_by("author", FLOW, "place").agg(nw.len().alias("count")))
    sums = [nw.when(nw.col(name)).then(nw.lit(1)).count().alias(name) for name in SUMMED]
    of_places = engine.rows(facts.group_by("place").agg(nw.len().alias("threads"), *sums))
    timed = engine.keep(facts.filter(~nw.col("minutes").is_null()).select("place", "minutes"))
    counted = _placed(engine, written, list(places), named)
    minutes = _placed(engine, timed, list(places), named)
    return {by: _parts(engine, counted, minutes, by, _added(of_places, named[by])) for by in several}


def _added(rows: Sequence[Mapping[str, int]], names: Sequence[str]) -> dict[str, Counter[str]]:
    """Return the sums of places as those of the parts they belong to."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        counts = {name: int(value) for name, value in row.items() if name != "place"}
        found.setdefault(names[row["place"]], Counter()).update(counts)
    return found


def _placed(engine: Engine, frame: Frame, places: list[int], named: Mapping[str, list[str]]) -> Frame:
    if len(places) == 1:  # nothing to join
        return frame.with_columns(**{name: nw.lit(values[0]) for name, values in named.items()})
    columns = {name: ("VARCHAR", values) for name, values in named.items()}
    return frame.join(engine.small({"place": ("BIGINT", places), **columns}), on="place", how="inner")


def _parts(
    engine: Engine, counted: Frame, timed: Frame, by: str, threads: Mapping[str, Mapping[str, int]]
) -> dict[str, Part]:
    flows = _by_name(
        engine, counted.group_by(by, FLOW).agg(nw.col("count").sum(), nw.col("author").n_unique().alias("people")), by
    )
    consumers = counted.filter(nw.col(FLOW) != CODES[Flow.COMPANY_TO_CONSUMER])
    people = _by_name(engine, consumers.group_by(by).agg(nw.col("author").n_unique().alias("people")), by)
    quantiles = [nw.col("minutes").quantile(q, "linear").alias(name) for q, name in ((0.5, "median"), (0.9, "p90"))]
    minutes = _by_name(engine, timed.group_by(by).agg(nw.len().alias("timed"), *quantiles), by)
    return {
        name: Part(
            messages={FLOWS[row[FLOW]]: int(row["count"]) for row in flows[name]},
            writers={FLOWS[row[FLOW]]: int(row["people"]) for row in flows[name]},
            people=int(people[name][0]["people"]) if name in people else 0,
            **threads.get(name, {}),
            timed=int(minutes[name][0]["timed"]) if name in minutes else 0,
            minutes=Quantiles(median=minutes[name][0]["median"], p90=minutes[name][0]["p90"])
            if name in minutes
            else None,
        )
        for name in sorted(flows)
    }


def _by_name(engine: Engine, frame: Frame, by: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in engine.rows(frame):
        found.setdefault(row[by], []).append(row)
    return found
