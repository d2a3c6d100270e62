"""What every picture is made of, and the look they share."""

import html
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from smm.diagnosis import Current
from smm.i18n import Translator
from smm.media import MediaType
from smm.table import Table

COLOURS = {MediaType.OWNED: "#0b62a4", MediaType.PAID: "#b8480c", MediaType.EARNED: "#2f7d32"}
"""Colour means media type, everywhere; each is at least 5:1 on white."""
PATTERNS = {MediaType.OWNED: "", MediaType.PAID: "/", MediaType.EARNED: "."}
"""Never colour alone."""
NEUTRAL = "#5f6368"
ACCENT = "#7b3fa0"
PALE = "#e4d8ec"
"""The accent, pale enough to carry dark text: locked potential."""
INK = "#101418"
RULE = "#d0d5da"
FONT = '"Source Sans", sans-serif'

CURRENT_COLOURS = {
    Current.BROADCAST: "#8a8f94",
    Current.VOICE: "#a98bbf",
    Current.DIALOGUE: ACCENT,
    Current.COMMUNITY: "#5b2d78",
}

TEXT_SIZE = 15
PRESENT_TEXT_SIZE = 24
SHARED_LOOK = 405
"""Pixels of a closer look on a shared screen: what else can be looked at stays in view below it."""


@dataclass(frozen=True)
class Chart:
    """One picture of a result with everything that goes around it.

    Attributes
    ----------
    title : str
        What the picture says.
    subtitle : str
        What it shows, and in which unit.
    figure : plotly.graph_objects.Figure
        Fixed height, no title of its own.
    table : Table
        The data behind it.
    sentence : str
        The finding in one sentence, with its numbers.
    alt : str
        The picture in words, for who cannot see it.
    """

    id: str
    title: str
    subtitle: str
    figure: go.Figure
    table: Table
    sentence: str
    alt: str


def text_size(present: bool) -> int:
    """Return the size of the text inside a picture, in pixels."""
    return PRESENT_TEXT_SIZE if present else TEXT_SIZE


def plain(text: str) -> str:
    """Return text that Plotly shows as it is (it would read some HTML in it)."""
    return html.escape(text, quote=False)


def figure(traces: list[Any], t: Translator, height: int, present: bool, **layout: Any) -> go.Figure:
    """Return a figure with the shared look: own font, no grid, fixed height, the language's separators.

    Plotly checks nothing here, which halves the time; the tests check every figure we make.
    """
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 2, "r": 2, "t": 4, "b": 4},
        "font": {"family": FONT, "size": text_size(present), "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",." if t.language.value == "it" else ".,",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"font": {"family": FONT, "size": text_size(present)}},
        "template": {},  # Plotly's own look is longer than the figure, and nothing of it is ours
        "datarevision": 0,  # no figure of ours changes: given the same again, as by Streamlit, Plotly draws nothing
    }
    made = go.Figure(data=traces, layout=base | layout, _validate=False)
    made.layout.template = None  # given the same again, Plotly would take even an empty look for another
    return made


def hidden_axis(**more: Any) -> dict[str, Any]:
    """Return an axis that only places marks."""
    return {"visible": False, "fixedrange": True} | more
