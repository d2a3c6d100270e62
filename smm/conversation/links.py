"""Climbing reply links to the top of their chains, in a number of rounds that is logarithmic in the chains' length.

Each round every message learns the ancestor of its ancestor (pointer jumping: Wyllie 1979), so that after *r* rounds it
knows the one 2 to the *r* steps above.
"""

from math import ceil, log2
from typing import NamedTuple

import narwhals as nw

from smm.conversation.engines import ROW, Engine, Frame

UP, ON, TOP, STEPS = "up", "on", "top", "steps"


class Climbed(NamedTuple):
    """Where chains of links end.

    Attributes
    ----------
    tops : Frame
        ``n, top, steps``: for each message with a link, the last one above it and how many links away it is. Of a
        circle the top is its message of lowest number, and the steps are 0.
    cyclic : int
        Messages that stand in a circle.
    """

    tops: Frame
    cyclic: int


def climb(engine: Engine, links: Frame) -> Climbed:
    """Follow links to their ends.

    Parameters
    ----------
    links : Frame
        ``n, up``: at most one link from each message, none to itself. With ``on``, FALSE where the message above
        surely has no link, which spares looking.

    Examples
    --------
    >>> from smm.conversation.engines.duckdb import DuckDBEngine
    >>> with DuckDBEngine() as engine:
    ...     links = engine.small({"n": ("BIGINT", [2, 3, 7, 8]), "up": ("BIGINT", [1, 2, 8, 7])})
    ...     climbed = climb(engine, links)
    ...     sorted(engine.rows(climbed.tops), key=lambda row: row["n"])[:3], climbed.cyclic
    ([{'n': 2, 'top': 1, 'steps': 1}, {'n': 3, 'top': 1, 'steps': 2}, {'n': 7, 'top': 7, 'steps': 0}], 2)
    """
    sure = ON in links.collect_schema().names()
    links = engine.keep(links)
    first = links.select(ROW, UP, nw.lit(1).alias(STEPS))
    active = links.filter(ON).select(ROW, UP, nw.lit(1).alias(STEPS)) if sure else first
    ended = [links.filter(~nw.col(ON)).select(ROW, UP, nw.lit(1).alias(STEPS))] if sure else []
    while True:
        known = nw.concat(
            [
                active.with_columns(nw.lit(False).alias("ends")),
                *(e.with_columns(nw.lit(True).alias("ends")) for e in ended),
            ]
        )
        above = known.select(nw.col(ROW).alias("above"), nw.col(UP).alias("next"), nw.col(STEPS).alias("more"), "ends")
        jumped = engine.keep(
            active.join(above, left_on=UP, right_on="above", how="left").select(
                ROW,
                nw.coalesce("next", UP).alias(UP),
                (nw.col(STEPS) + nw.coalesce("more", nw.lit(0))).alias(STEPS),
                nw.coalesce("ends", nw.lit(True)).alias("ends"),
            )
        )
        (told,) = engine.rows(jumped.select(all=nw.len(), ended=nw.when(nw.col("ends")).then(nw.lit(1)).count()))
        left = told["all"] - told["ended"]
        ended.append(jumped.filter("ends").drop("ends"))
        active = jumped.filter(~nw.col("ends")).drop("ends")
        if not left:
            return Climbed(_tops(ended), 0)
        if not told["ended"]:  # every chain has a message at each height: where none ends, there are only circles
            circles, members = _circles(engine, links.join(active.select(ROW), on=ROW, how="inner"), left)
            return Climbed(_tops([*ended, circles]), members)


def _tops(pieces: list[Frame]) -> Frame:
    return nw.concat(pieces).select(ROW, nw.col(UP).alias(TOP), STEPS)


def _circles(engine: Engine, links: Frame, size: int) -> tuple[Frame, int]:
    """Return the messages that lead into circles, with the lowest message of theirs, and how many form the circles."""
    state = links.select(ROW, UP, nw.min_horizontal(ROW, UP).alias("low"))
    for _ in range(ceil(log2(size)) + 1):
        above = state.select(nw.col(ROW).alias("above"), nw.col(UP).alias("next"), nw.col("low").alias("lower"))
        state = engine.keep(
            state.join(above, left_on=UP, right_on="above", how="inner").select(
                ROW, nw.col("next").alias(UP), nw.min_horizontal("low", "lower").alias("low")
            )
        )
    within = state.select(UP).unique()
    lowest = state.join(within, left_on=ROW, right_on=UP, how="inner").select(
        nw.col(ROW).alias("member"), nw.col("low")
    )
    found = state.select(ROW, UP).join(lowest, left_on=UP, right_on="member", how="inner")
    tops = engine.keep(found.select(ROW, nw.col("low").alias(UP), nw.lit(0).alias(STEPS)))
    (members,) = engine.rows(lowest.select(count=nw.len()))
    return tops, int(members["count"])
