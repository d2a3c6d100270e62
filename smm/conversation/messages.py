"""From rows to messages: every row accounted for, every message once, every reply joined to what it answers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import narwhals as nw

from smm.conversation.engines import ROW, Engine, Frame, with_nulls
from smm.conversation.links import ON, UP
from smm.conversation.source import Source
from smm.conversation.speakers import Speakers

OPTIONAL: Mapping[str, Any] = {
    "time": nw.Int64, "author": nw.Int64, "thread_id": nw.String, "rating": nw.Float64, UP: nw.Int64, ON: nw.Boolean,
    "up_author": nw.Int64, "up_company": nw.Boolean, "up_time": nw.Int64, "missing": nw.String,
}  # fmt: skip
"""Columns a log may lack, and their types."""


FEW = 16
"""Pairs of channel and company up to which they are told apart one by one: speed alone, the result is the same."""


class Messages(NamedTuple):
    """The messages of a log, each with the one it answers, and what was left out.

    Attributes
    ----------
    frame : Frame
        ``n, is_company, author, time, thread_id, place, rating, up, up_author, up_company, up_time, on, missing``:
        authors and places by number; ``up`` is the message answered, ``on`` whether that one answers another,
        ``missing`` the id of one that is not in the log.
    counts : mapping of str to int
        ``rows, rejected, reactions, duplicates, unread_times, unknown_side``.
    places : mapping of int to (str, str)
        Channel and company of each place; empty where the log does not say.
    """

    frame: Frame
    counts: Mapping[str, int]
    places: Mapping[int, tuple[str, str]]


def together(sources: Sequence[Source]) -> tuple[Frame, Frame | None]:
    """Return the rows of several files, numbered on, and their authors."""
    whole = all(one.whole and "message_id" in one.has for one in sources)
    frames: list[Frame] = []
    authors: list[Frame] = []
    before = 0
    for one in sources:
        frame = one.frame.with_columns(nw.col(ROW) + before) if before else one.frame
        if not whole:
            frame = frame.with_columns(nw.col("message_id").cast(nw.String), nw.col("in_reply_to").cast(nw.String))
        if "message_id" not in one.has:
            frame = _with_ids(frame, len(frames))
        frames.append(frame)
        if one.authors is not None:
            authors.append(one.authors.with_columns(nw.col("first") + before))
        before += one.size
    return nw.concat(frames), nw.concat(authors) if authors else None


def _with_ids(frame: Frame, file: int) -> Frame:
    """Give ids to the rows of a file that has none, other ones than those of any other file."""
    own = nw.coalesce("message_id", nw.concat_str(nw.lit("row "), nw.col(ROW).cast(nw.String)))
    answered = nw.when(~nw.col("in_reply_to").is_null()).then(nw.concat_str(nw.lit(f"{file} "), nw.col("in_reply_to")))
    return frame.with_columns(message_id=nw.concat_str(nw.lit(f"{file} "), own), in_reply_to=answered)


def messages(
    engine: Engine, rows: Frame, speakers: Speakers, has: frozenset[str], places: Collection[tuple[str, str]]
) -> Messages:
    """Return the messages of a log; of a repeated id the first row wins.

    Parameters
    ----------
    rows : Frame
        As :func:`together` gives them.
    has : frozenset of str
        Columns that at least one file has; the others need no work.
    """
    good = rows.filter(~nw.col("rejected") & ~nw.col("reaction"))
    counts = _counted(engine, rows, speakers)
    good, counts["duplicates"] = _once(engine, good, counts.pop("good"))
    pairs = sorted(places)
    placed = _placed(engine, _authored(good, speakers, has), pairs)
    columns = ["message_id", "in_reply_to", "time", "author", "is_company", "thread_id", "rating", "place"]
    known = [name for name in columns if name in has | {"message_id", "is_company", "place"}]
    coded = engine.keep(placed.select(ROW, *known))
    linked = coded
    if "in_reply_to" in has:
        linked = engine.keep(_with_parents(coded, has))
        engine.drop(coded)
    return Messages(with_nulls(linked, OPTIONAL), counts, dict(enumerate(pairs)))


def _once(engine: Engine, good: Frame, count: int) -> tuple[Frame, int]:
    """Return each message once, and how many rows repeat one; ids that rise from row to row need no looking for."""
    if engine.rises(good, "message_id"):
        return good, 0
    firsts = engine.keep(good.group_by("message_id").agg(nw.col(ROW).min().alias("first")))
    (found,) = engine.rows(firsts.select(count=nw.len()))
    copies = count - int(found["count"])
    return (good.join(firsts.select("first"), left_on=ROW, right_on="first", how="inner") if copies else good), copies


def _counted(engine: Engine, rows: Frame, speakers: Speakers) -> dict[str, int]:
    fine = ~nw.col("rejected") & ~nw.col("reaction")
    told = {
        "rejected": nw.col("rejected") & ~nw.col("reaction"),
        "reactions": nw.col("reaction"),
        "good": fine,
        "unread_times": fine & nw.coalesce(nw.col("unread"), nw.lit(False)),
    }
    if speakers.flagged:
        told["unknown_side"] = fine & nw.col("flag").is_null()
    (found,) = engine.rows(
        rows.select(nw.len().alias("rows"), *(_count(one).alias(name) for name, one in told.items()))
    )
    return {"unknown_side": 0} | {name: int(value) for name, value in found.items()}


def _count(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).count()


def _authored(good: Frame, speakers: Speakers, has: frozenset[str]) -> Frame:
    """Put the number of each author for the name, and say whether the company wrote the message."""
    if "author" not in has:
        return good.with_columns(is_company=nw.coalesce("flag", nw.lit(False)))
    joined = good.join(speakers.frame, left_on="author", right_on="name", how="left").drop("author")
    speaks = nw.coalesce("speaks", nw.lit(False))
    said = nw.coalesce(nw.col("flag"), speaks) if speakers.flagged else speaks
    return joined.rename({"code": "author"}).with_columns(is_company=said)


def _placed(engine: Engine, rows: Frame, pairs: Sequence[tuple[str, str]]) -> Frame:
    """Put a number for each pair of channel and company."""
    if len(pairs) == 1:
        return rows.with_columns(place=nw.lit(0))
    named = [nw.coalesce(name, nw.lit("")) for name in ("channel", "company")]
    if len(pairs) <= FEW:  # quicker than a join
        place = nw.lit(0)
        for i, (channel, company) in enumerate(pairs[1:], start=1):
            place = (
                nw.when((named[0] == nw.lit(channel)) & (named[1] == nw.lit(company))).then(nw.lit(i)).otherwise(place)
            )
        return rows.with_columns(place=place)
    columns = {"channel": [one for one, _ in pairs], "company": [two for _, two in pairs]}
    texts = {name: ("VARCHAR", values) for name, values in columns.items()}
    numbers = engine.small({**texts, "place": ("BIGINT", range(len(pairs)))})
    told = rows.with_columns(channel=named[0], company=named[1])
    return told.join(numbers, on=list(columns), how="left")


def _with_parents(coded: Frame, has: frozenset[str]) -> Frame:
    about = {"up_author": "author", "up_time": "time"}
    parents = coded.select(
        nw.col("message_id").alias("up_id"),
        nw.col(ROW).alias(UP),
        nw.col("is_company").alias("up_company"),
        (~nw.col("in_reply_to").is_null()).alias(ON),
        **{up: nw.col(name) for up, name in about.items() if name in has},
    )
    joined = coded.drop("message_id").join(parents, left_on="in_reply_to", right_on="up_id", how="left")
    missing = nw.when(nw.col(UP).is_null()).then(nw.col("in_reply_to")).cast(nw.String)
    return joined.with_columns(missing=missing).drop("in_reply_to")
