"""Where the words of marks on a rising curve stand: clear of the curve, of each other and of the edges.

A curve that rises ever less leaves room right below a mark and left above it. How high a picture is is known, how wide
is not; so words that stand low start at the amount where the curve has risen above them, the same place at any width.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from smm.charts.chart import plain
from smm.charts.curves import MARGIN, note

LATE = 0.6
"""Share of the width from which words stand left above a mark, where they have room."""
CLEAR = 4.0
"""Pixels between words and what is beside them."""


@dataclass(frozen=True)
class Words:
    """A mark and what is written at it."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Room:
    """A curve and the axes it stands in; ``height`` is in pixels."""

    amounts: Sequence[float]
    points: Sequence[float]
    right: float
    top: float
    height: float
    present: bool

    @property
    def line(self) -> float:
        """Height of a line of words in pixels."""
        return 28.0 if self.present else 18.0

    @property
    def side(self) -> float:
        """Pixels from the middle of a mark to the words beside it."""
        return 16.0 if self.present else 11.0

    def above_axis(self, points: float) -> float:
        """Return how many pixels above the axis points lie."""
        return self.height * points / self.top

    def passed(self, height: float) -> float:
        """Return the amount from which on the curve is higher than so many pixels."""
        points = np.maximum.accumulate(self.points)
        return float(np.interp(height * self.top / self.height, points, self.amounts))

    def wide(self, text: str) -> float:
        """Return how wide words and the gap before them are on the narrowest screen, as an amount."""
        letter = 11.5 if self.present else 6.8
        return self.amount(self.side + letter * max(map(len, text.split("\n"))))

    def amount(self, pixels: float) -> float:
        """Return what so many pixels across are on the narrowest screen."""
        return self.right * pixels / (1140.0 if self.present else 278.0)


def beside(marks: Sequence[Words], room: Room) -> list[dict[str, Any]]:
    """Return the words at one or two marks, on a rising curve or below it, as annotations."""
    ordered = sorted(marks, key=lambda one: (one.y, one.x))
    if room.above_axis(max(room.points)) < 2 * room.line:  # too low for words below it
        lowest = room.above_axis(max(room.points)) + room.side / 2
        return [_over(one, room, lowest + i * room.line) for i, one in enumerate(ordered)]
    below: list[Words] = []
    over: list[Words] = []
    for one in reversed(ordered):
        late = one is ordered[-1] and one.x > LATE * room.right
        if _fits(one, room) and not late:
            below.append(one)
        elif not over and room.wide(one.text) <= one.x:
            over.append(one)
        else:
            below.append(one if _fits(one, room) else replace(one, text=one.text.replace(": ", ":\n", 1)))
    lefts = [_over(one, room, room.above_axis(one.y) + room.side / 2) for one in over]
    return [*lefts, *_under(below[::-1], marks, room)]


def _fits(one: Words, room: Room) -> bool:
    start = max(one.x, room.passed(_tall(one, room) + 2 * CLEAR))
    return start + room.wide(one.text) <= room.right


def _tall(one: Words, room: Room) -> float:
    return room.line * len(one.text.split("\n"))


def _over(one: Words, room: Room, height: float) -> dict[str, Any]:
    """Return words above the curve, so many pixels above the axis: left of their mark where they have room."""
    anchor = "right" if room.wide(one.text) <= one.x else "left"
    at = height * room.top / room.height
    return note(_plain(one), one.x, at, room.present, xanchor=anchor, yanchor="bottom", align=anchor)


def _under(below: list[Words], marks: Sequence[Words], room: Room) -> list[dict[str, Any]]:
    """Return words right below their marks, one above the other, each where the curve has risen above it."""
    tops = [room.above_axis(one.y) - CLEAR for one in below]
    for i in reversed(range(len(below) - 1)):  # first down, as far as the ones above need
        tops[i] = min(tops[i], tops[i + 1] - _tall(below[i + 1], room))
    floor = 0.0
    for i, one in enumerate(below):  # then up, as far as the axis needs
        tops[i] = max(tops[i], floor + _tall(one, room) + (0.0 if i else CLEAR))
        floor = tops[i]
    found, look = [], {"xanchor": "left", "yanchor": "top", "align": "left", "xshift": room.side}
    for one, top in zip(below, tops, strict=True):
        met = [m.x for m in marks if m.x >= one.x and room.above_axis(m.y) - room.side < top]
        start = max([one.x, room.passed(top + CLEAR), *met])
        start = min(start, max(one.x, room.right + room.amount(MARGIN[room.present]["r"]) - room.wide(one.text)))
        at = top * room.top / room.height
        found.append(note(_plain(one), start, at, room.present, **look))
    return found


def _plain(one: Words) -> str:
    return plain(one.text).replace("\n", "<br>")
