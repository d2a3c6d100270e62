"""Words at the marks of a curve: on any screen they meet neither the curve, nor each other, nor an edge."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.charts.beside import Room, Words, beside
from smm.charts.curves import MARGIN

INK = 3.0
"""Pixels of a line above and below its letters."""
HEIGHT = {False: 176.0, True: 226.0}
WIDTHS = {False: (278.0, 560.0, 1160.0), True: (1146.0,)}
LETTER = {False: 6.6, True: 11.0}
TEXTS = {
    "today": st.sampled_from(["today: 0 h", "oggi: 12,5 h", "oggi: 1.250 €"]),
    "best": st.sampled_from(["best: 3.8 h", "migliore: 12,5 h", "migliore: 1.250 €"]),
    "both": st.sampled_from(["today and best: 3.8 h", "oggi e migliore: 1.250 €"]),
}


@st.composite
def curves(draw):
    """A curve that rises ever less, as those of the model do, and one or two marks on it."""
    steep, far, top = draw(st.floats(0.05, 3.0)), draw(st.floats(0.5, 6.0)), draw(st.floats(1.2, 3.0))
    u = np.linspace(0.0, far, 61)
    points = -np.expm1(-steep * u / (1 + u))
    places = draw(st.lists(st.one_of(st.just(0.0), st.floats(0.0, 0.8)), min_size=1, max_size=2))
    names = ["both"] if len(places) == 1 else ["today", "best"]
    marks = [
        Words(far * place, float(np.interp(far * place, u, points)), draw(TEXTS[name]))
        for place, name in zip(places, names, strict=True)
    ]
    present = draw(st.booleans())
    return marks, Room(tuple(u), tuple(points), far, top * points[-1], HEIGHT[present], present)


def box(words, room, width):
    """Left, right, bottom and top of the letters, in pixels from the corner of the axes."""
    lines = words["text"].split("<br>")
    across, up = room.line * len(lines), words["y"] / room.top * room.height
    x = words["x"] / room.right * width + words.get("xshift", 0)
    wide = LETTER[room.present] * max(map(len, lines))
    left = x if words["xanchor"] == "left" else x - wide
    bottom = up if words["yanchor"] == "bottom" else up - across
    return left, left + wide, bottom + INK, bottom + across - INK


@given(curves())
def test_they_keep_clear(drawn):
    marks, room = drawn
    placed = beside(marks, room)
    assert sorted(one["text"].replace("<br>", " ") for one in placed) == sorted(one.text for one in marks)
    for width in WIDTHS[room.present]:
        boxes = [box(one, room, width) for one in placed]
        x = np.linspace(0.0, room.right, 600)
        height = np.interp(x, room.amounts, room.points) / room.top * room.height
        for left, right, bottom, top in boxes:
            inside = (x / room.right * width > left) & (x / room.right * width < right)
            assert not (inside & (height > bottom) & (height < top)).any()
            assert left >= -MARGIN[room.present]["l"] and right <= width + MARGIN[room.present]["r"]
            assert bottom >= 0 and top <= room.height
        if len(boxes) == 2:
            (left, right, bottom, top), (left2, right2, bottom2, top2) = boxes
            assert right <= left2 or right2 <= left or top <= bottom2 or top2 <= bottom


@pytest.mark.parametrize("present", [False, True])
def test_where_nothing_rises_they_stand_one_above_the_other(present):
    marks = [Words(0.0, 0.0, "best: 0 h"), Words(0.1, 0.0, "today: 1 h")]
    low, high = beside(marks, Room((0.0, 1.0), (0.0, 0.0), 1.0, 1.0, HEIGHT[present], present))
    assert low["y"] > 0 and (high["y"] - low["y"]) * HEIGHT[present] >= 18
