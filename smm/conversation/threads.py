"""Which messages belong together, and what each thread is like."""

from typing import NamedTuple

import narwhals as nw

from smm.conversation.engines import ROW, Engine, Frame
from smm.conversation.links import ON, STEPS, TOP, UP, climb

THREAD = "thread"


class Threaded(NamedTuple):
    """Messages with their thread and height in it.

    Attributes
    ----------
    frame : Frame
        The messages with ``thread`` and ``steps``, the links above them up to the first message of their chain.
    joined : int
        Threads that came together only because they answer the same missing message.
    cyclic : int
        Messages that answer each other, or themselves, in a circle.
    """

    frame: Frame
    joined: int
    cyclic: int


def with_threads(engine: Engine, messages: Frame, given: bool, replies: bool) -> Threaded:
    """Give every message a thread: the given one, else that of the first message of its chain.

    Chains whose first messages answer the same missing message are one thread.

    Parameters
    ----------
    given : bool
        Whether the log has ids of threads.
    replies : bool
        Whether it has links between messages.
    """
    if not replies and not given:
        return Threaded(messages.with_columns(nw.col(ROW).alias(THREAD), nw.lit(0).alias(STEPS)), 0, 0)
    linked = messages.filter(nw.coalesce(nw.col(UP) != nw.col(ROW), nw.lit(False)))
    height = climb(engine, linked.select(ROW, UP, ON))
    path = climb(engine, linked.filter(nw.col("thread_id").is_null()).select(ROW, UP, ON)) if given else height
    homes, joined = _homes(engine, messages, given)
    above = path.tops.join(homes, left_on=TOP, right_on="of", how="left")
    ends = above.select(ROW, nw.coalesce("home", TOP).alias(THREAD), STEPS)
    alone = homes.select(nw.col("of").alias(ROW), nw.col("home").alias(THREAD), nw.lit(0).alias(STEPS))
    placed = messages.join(nw.concat([_plain(ends), _plain(alone)]), on=ROW, how="left")
    if given:  # heights count all links, also those that lead out of a given thread
        placed = placed.drop(STEPS).join(height.tops.select(ROW, STEPS), on=ROW, how="left")
    (own,) = engine.rows(messages.filter(nw.col(UP) == nw.col(ROW)).select(count=nw.len()))
    filled = placed.with_columns(nw.coalesce(THREAD, ROW).alias(THREAD), nw.coalesce(STEPS, nw.lit(0)).alias(STEPS))
    return Threaded(filled, joined, height.cyclic + own["count"])


def _plain(frame: Frame) -> Frame:
    return frame.with_columns(nw.col(name).cast(nw.Int64) for name in (ROW, THREAD, STEPS))


def _homes(engine: Engine, messages: Frame, given: bool) -> tuple[Frame, int]:
    """Return the thread of each message that ends a chain but is not its thread, and how many chains came together."""
    lost = messages.filter(~nw.col("missing").is_null())
    if given:
        lost = lost.filter(nw.col("thread_id").is_null())
    gathered = engine.keep(lost.group_by("missing").agg(nw.col(ROW).min().alias("home"), nw.len().alias("count")))
    (told,) = engine.rows(gathered.select(all=nw.col("count").sum(), groups=nw.len()))
    homes = (
        lost.select(nw.col(ROW).alias("of"), "missing").join(gathered, on="missing", how="inner").select("of", "home")
    )
    if given:
        named = messages.filter(~nw.col("thread_id").is_null())
        first = engine.keep(named.group_by("thread_id").agg(nw.col(ROW).min().alias("home")))
        mine = named.select(nw.col(ROW).alias("of"), "thread_id").join(first, on="thread_id", how="inner")
        homes = nw.concat([homes, mine.select("of", "home")])
    return homes, int(told["all"] or 0) - int(told["groups"])
