"""What pictures of a curve share: its axes and what they show, its line, a mark, words, and a shaded range."""

from typing import Any

from smm.charts.chart import ACCENT, INK, NEUTRAL, RULE, plain, text_size
from smm.i18n import N_, Translator

BEST, TODAY = "diamond", "circle"
"""The best mix is a solid diamond, today a hollow circle."""
MARGIN = {False: {"l": 42, "r": 14, "t": 32, "b": 30}, True: {"l": 70, "r": 14, "t": 46, "b": 48}}
TITLES = {"hours": N_("Points by hours a month"), "money": N_("Points by money a month")}


def axes(present: bool, *, top: float, right: float, bottom: float = 0.0) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a horizontal and a vertical axis with few numbers, from zero; a mark at the corner hides none of them."""
    look = {"fixedrange": True, "tickfont": {"size": text_size(present), "color": NEUTRAL}, "zeroline": False}
    look |= {"ticks": "outside", "ticklen": 12 if present else 7, "tickcolor": "rgba(0,0,0,0)"}
    across = look | {"range": [0, right], "nticks": 5, "showgrid": False, "showline": True, "linecolor": NEUTRAL}
    up = look | {"range": [bottom, top], "nticks": 4, "gridcolor": RULE, "gridwidth": 1}
    return across, up


def line(x: list[float], y: list[float], present: bool, colour: str = ACCENT, **more: Any) -> dict[str, Any]:
    """Return a curve."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": 5 if present else 3},
        "hoverinfo": "skip",
    } | more


def mark(x: float, y: float, shape: str, present: bool, colour: str = ACCENT, **more: Any) -> dict[str, Any]:
    """Return one marked place on a curve."""
    fill = colour if shape == BEST else "#ffffff"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": shape,
            "size": 20 if present else 13,
            "color": fill,
            "line": {"color": colour if shape == BEST else INK, "width": 3 if present else 2},
        },
    } | more


def note(text: str, x: float, y: float, present: bool, **more: Any) -> dict[str, Any]:
    """Return words at a place of a curve."""
    look = {"size": text_size(present), "color": INK}
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": look, "borderpad": 2} | more


def heading(kind: str, top: float, t: Translator, present: bool) -> dict[str, Any]:
    """Return what the axes show, written above them at the left edge."""
    place = {"xanchor": "left", "xshift": -MARGIN[present]["l"], "yanchor": "bottom", "yshift": 10 if present else 4}
    return note(f"<b>{plain(t(TITLES[kind]))}</b>", 0, top, present, **place)


def shade(low: float, high: float, **more: Any) -> dict[str, Any]:
    """Return a pale range from one amount to another, as high as the picture."""
    place = {"x0": low, "x1": high, "y0": 0, "y1": 1, "yref": "y domain", "layer": "below"}
    return {"type": "rect", "fillcolor": RULE, "opacity": 0.45, "line": {"width": 0}} | place | more
