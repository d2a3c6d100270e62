"""Who answers and mentions whom: from messages to the edges of a network."""

from collections.abc import Callable
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from smm.conversation.engines import ROW, Engine, Frame
from smm.conversation.results import Network
from smm.conversation.speakers import Speakers
from smm.conversation.summing import Prepared
from smm.parameters import Parameters

Progress = Callable[[float], None]
Columns = dict[str, NDArray[Any]]


def network_of(engine: Engine, ready: Prepared, progress: Progress, p: Parameters | None = None) -> Network:
    """Measure the network of replies, and of mentions where the log has texts; authors in the order of their names."""
    from smm.conversation.network import network

    messages, texts = ready.log.frame, "handles" in ready.has
    ties = messages.filter(~nw.col("up_author").is_null()).select(source="author", target="up_author")
    if texts:
        ties = nw.concat([_whole(ties), _whole(_mentions(engine, messages, ready.rows, ready.speakers))])
    pairs = engine.columns(ties.group_by("source", "target").agg(nw.len().alias("count")))
    mine = nw.when("is_company").then(nw.lit(1)).count()
    people = engine.columns(messages.group_by("author").agg(nw.len().alias("count"), mine.alias("company")))
    codes, order = _ordered(engine, people, ready.speakers)
    place = np.argsort(codes)

    def numbers(name: str) -> NDArray[np.int64]:
        return np.asarray(place[np.searchsorted(codes, _numbers(pairs, name), sorter=place)], np.int64)

    return network(
        numbers("source"),
        numbers("target"),
        _numbers(pairs, "count"),
        _numbers(people, "company")[order] > 0,
        _numbers(people, "count")[order],
        model_parameters=p,
        mentions=texts,
        told=progress,
    )


def _whole(ties: Frame) -> Frame:
    """Return ties of one type: a log without replies has no numbers whose type could be told."""
    return ties.select(*(nw.col(name).cast(nw.Int64()) for name in ("source", "target")))


def _ordered(engine: Engine, people: Columns, speakers: Speakers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the codes of the authors in the order of their names, and the rows of ``people`` in that order.

    So nothing depends on the order of the log.
    """
    named = engine.columns(speakers.frame.group_by("code").agg(nw.col("plain").min()).select("code", "plain"))
    names = dict(zip(_numbers(named, "code").tolist(), named["plain"].tolist(), strict=True))
    codes = _numbers(people, "author")
    order = np.array(sorted(range(len(codes)), key=lambda i: names[int(codes[i])]), np.int64)
    return codes[order], order


def _mentions(engine: Engine, messages: Frame, rows: Frame, speakers: Speakers) -> Frame:
    """Return who mentions whom: one tie for a message and each author it names, none for the one it answers."""
    plain = nw.col("handles").str.to_lowercase()
    said = engine.words(rows.filter(~nw.col("handles").is_null()).select(ROW, handles=plain), "handles")
    names = speakers.frame.select(target="code", handles=nw.col("plain")).unique()
    found = said.join(names, on="handles", how="inner").group_by(ROW, "target").agg(nw.len())
    by = found.select(ROW, "target").join(messages.select(ROW, "author", "up_author"), on=ROW, how="inner")
    other = by.filter(~nw.coalesce(nw.col("target") == nw.col("up_author"), nw.lit(False)))
    return other.select(nw.col("author").alias("source"), "target")


def _numbers(columns: Columns, name: str) -> NDArray[np.int64]:
    return np.asarray(columns[name], np.int64)
