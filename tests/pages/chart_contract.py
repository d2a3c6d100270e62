"""What every picture keeps, of a plan as of a measured conversation: words, type, and a figure that stands still."""

import json
import math

import plotly.graph_objects as go
import pytest

from smm.charts.chart import PRESENT_TEXT_SIZE

LARGEST = 2_000
"""Pixels; a taller picture would not be one picture."""
SEPARATORS = {"it": ",.", "en": ".,"}


def inside(value):
    """Every value in a figure with the name it has, all the way down."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield key, one
        if isinstance(one, dict | list | tuple):
            yield from inside(one)


def assert_speaks(chart):
    """Its words are there, whole and filled."""
    for text in (chart.title, chart.subtitle, chart.sentence, chart.alt):
        assert text.strip() == text and text
        assert "{" not in text and "}" not in text and "None" not in text and "nan" not in text.split()


def assert_translated(one, other):
    """Not one of its words is the same in two languages."""
    assert one.title != other.title
    assert one.subtitle != other.subtitle
    assert one.sentence != other.sentence
    assert one.alt != other.alt
    assert [c.name for c in one.table.columns] != [c.name for c in other.table.columns]


def assert_stands_still(chart):
    """Its height is given and its width is not, and nothing in it is said twice."""
    figure = chart.figure.to_plotly_json()
    layout = figure["layout"]
    assert isinstance(layout["height"], int) and 0 < layout["height"] <= LARGEST
    assert not chart.figure.layout.title.text
    assert not any(trace.get("title") for trace in figure["data"])
    assert layout["showlegend"] is False
    assert "width" not in layout


def assert_finite_json(chart):
    for _, value in inside(chart.figure.to_plotly_json()):
        assert not isinstance(value, float) or math.isfinite(value)
    json.loads(chart.figure.to_json(), parse_constant=pytest.fail)


def assert_known_to_plotly(chart):
    """Plotly checks what a screen does not wait for."""
    made = chart.figure.to_plotly_json()
    go.Figure(data=made["data"], layout=made["layout"])


def assert_sound(chart, language, present):
    """Its figure keeps everything that holds of every figure."""
    assert_stands_still(chart)
    assert_finite_json(chart)
    assert_known_to_plotly(chart)
    if present:
        assert_large_type(chart)
    assert chart.figure.layout.separators == SEPARATORS[language]


def assert_large_type(chart):
    """Every size of type reads on a shared screen."""
    figure = chart.figure.to_plotly_json()
    assert figure["layout"]["font"]["size"] >= PRESENT_TEXT_SIZE >= 24
    fonts = [value for key, value in inside(figure) if str(key).endswith("font") and isinstance(value, dict)]
    smallest = figure["layout"].get("uniformtext", {}).get("minsize", PRESENT_TEXT_SIZE)
    assert all(size >= PRESENT_TEXT_SIZE for size in [smallest, *(font["size"] for font in fonts if "size" in font)])
