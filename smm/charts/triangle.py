"""Three circles and three arrows between them: you, customers, other customers."""

import math
from collections.abc import Mapping
from typing import Any

from smm.charts.chart import ACCENT, INK, NEUTRAL, figure, hidden_axis, plain, text_size
from smm.i18n import N_, Translator
from smm.media import Flow
from smm.words import FLOWS_ON_ARROWS

Point = tuple[float, float]

COMPANY: Point = (5.0, 5.2)
CUSTOMERS: Point = (1.9, 0.9)
OTHERS: Point = (8.1, 0.9)
NODES = ((COMPANY, N_("You")), (CUSTOMERS, N_("Customers")), (OTHERS, N_("Other customers")))
ARROWS: dict[Flow, tuple[Point, Point, bool]] = {
    Flow.COMPANY_TO_CONSUMER: (COMPANY, CUSTOMERS, False),
    Flow.CONSUMER_TO_COMPANY: (OTHERS, COMPANY, False),
    Flow.CONSUMER_TO_CONSUMER: (CUSTOMERS, OTHERS, True),
}
"""From, to, and whether the arrow has two heads."""
LABELS: dict[Flow, dict[str, Any]] = {
    Flow.COMPANY_TO_CONSUMER: {"x": 3.25, "y": 4.2, "xanchor": "right", "align": "right"},
    Flow.CONSUMER_TO_COMPANY: {"x": 6.75, "y": 4.2, "xanchor": "left", "align": "left"},
    Flow.CONSUMER_TO_CONSUMER: {"x": 5.0, "y": 1.35, "yanchor": "bottom"},
}
"""Where the words of each arrow stand: above its middle, where there is more room on a phone."""
NODE_GAP = 0.8
THINNEST, WIDEST = 0.06, 0.55
HEAD_LENGTH = 0.6


def triangle(
    alive: Mapping[Flow, float | None],
    words: Mapping[Flow, str],
    t: Translator,
    present: bool,
    height: int | None = None,
) -> Any:
    """Return the figure: arrows as wide as a flow is alive (0 to 1; dashed at 0, dotted where unknown), with words."""
    traces = [_arrow(*ARROWS[flow], alive[flow]) for flow in Flow]
    return figure(
        [*traces, _nodes(present)],
        t,
        height=height or (400 if present else 310),
        present=present,
        annotations=[*_node_labels(t, present), *_flow_labels(words, t, present)],
        xaxis=hidden_axis(range=[0, 10]),
        yaxis=hidden_axis(range=[-0.35, 6.25], scaleanchor="x"),  # else an arrow's width would follow its direction
    )


def _arrow(start: Point, end: Point, two_heads: bool, alive: float | None) -> dict[str, Any]:
    """Return an arrow between two nodes as a polygon, or a line: dashed when nothing flows, dotted when unknown."""
    tail, tip = _between(start, end)
    if not alive:
        dashed = {"color": NEUTRAL, "width": 2, "dash": "dot" if alive is None else "dash"}
        ends = [tail, tip]
        return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": dashed} | _xy(ends)
    solid = {"color": ACCENT, "width": 0}
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "fill": "toself",
        "fillcolor": ACCENT,
        "line": solid,
    } | _xy(_polygon(tail, tip, two_heads, THINNEST + (WIDEST - THINNEST) * alive))


def _between(start: Point, end: Point) -> tuple[Point, Point]:
    """Return the two points where an arrow leaves one node's circle and touches the other's."""
    ux, uy, _ = _direction(start, end)
    tail = (start[0] + ux * NODE_GAP, start[1] + uy * NODE_GAP)
    return tail, (end[0] - ux * NODE_GAP, end[1] - uy * NODE_GAP)


def _direction(start: Point, end: Point) -> tuple[float, float, float]:
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length, length


def _polygon(tail: Point, tip: Point, two_heads: bool, width: float) -> list[Point]:
    ux, uy, length = _direction(tail, tip)
    half, head = width / 2, width / 2 + 0.25

    def at(along: float, across: float) -> Point:
        return tail[0] + ux * along - uy * across, tail[1] + uy * along + ux * across

    begin = HEAD_LENGTH if two_heads else 0.0
    neck = length - HEAD_LENGTH
    shaft = [at(begin, half), at(neck, half), at(neck, head), at(length, 0), at(neck, -head), at(neck, -half)]
    back = [at(begin, -half), *([at(begin, -head), at(0, 0), at(begin, head)] if two_heads else [])]
    return [*shaft, *back, at(begin, half)]


def _xy(points: list[Point]) -> dict[str, list[float]]:
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _nodes(present: bool) -> dict[str, Any]:
    marker = {"size": 40 if present else 32, "color": [ACCENT, INK, INK]}
    places = [place for place, _ in NODES]
    return {"type": "scatter", "mode": "markers", "marker": marker, "hoverinfo": "skip"} | _xy(places)


def _node_labels(t: Translator, present: bool) -> list[dict[str, Any]]:
    size = text_size(present)
    shift = size + (16 if present else 14)
    labels = []
    for place, name in NODES:
        mark = {"x": place[0], "y": place[1], "yshift": shift if place == COMPANY else -shift}
        labels.append(mark | {"text": f"<b>{plain(t(name))}</b>", "showarrow": False, "font": {"size": size}})
    return labels


def _flow_labels(words: Mapping[Flow, str], t: Translator, present: bool) -> list[dict[str, Any]]:
    """Write beside each arrow who speaks to whom and how much, outside the triangle where there is room."""
    labels = []
    for flow, label in LABELS.items():
        text = f"{t(FLOWS_ON_ARROWS[flow])}<br>{words[flow]}"
        labels.append({"text": text, "showarrow": False, "font": {"size": text_size(present), "color": INK}} | label)
    return labels
