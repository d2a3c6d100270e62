"""What each channel contributes to each benefit: a heat map with numbers."""

from typing import Any

from smm.assessment import Assessment
from smm.benefits import Benefit
from smm.charts.chart import ACCENT, INK, Chart, figure, plain, text_size
from smm.i18n import Translator
from smm.table import Column, Kind, Table
from smm.words import BENEFITS, BENEFITS_SHORT

DARK_FROM = 0.72
"""Share of the largest value from which white reads better than ink."""
MOST_ROWS = 10
"""Channels drawn by name; the rest are summed in one row, and all are in the table."""


def contributions_chart(assessment: Assessment, t: Translator, present: bool = False) -> Chart:
    """Draw how many points of each benefit each channel brings; columns sum to the scores."""
    ranked = _ranked(assessment)
    drawn = _drawn(ranked, assessment, t, 6 if present else MOST_ROWS)
    return Chart(
        id="contributions",
        title=_title(ranked, assessment, t),
        subtitle=t("Points each channel brings to each benefit; a column sums to the benefit's score."),
        figure=_figure(drawn, t, present),
        table=_table(ranked, assessment, t),
        sentence=_sentence(ranked, assessment, t),
        alt=t("Table of channels by benefits, darker for more points. {rows}", rows=_in_words(drawn, t)).strip(),
    )


def _ranked(assessment: Assessment) -> list[tuple[str, list[float]]]:
    """Return channel ids with their points in each benefit, the most useful first."""
    results = assessment.scores.benefits
    used = [a.channel for a in assessment.plan.used]
    rows = [(name, [results[b].contributions[name] for b in Benefit]) for name in used]
    return sorted(rows, key=lambda row: -sum(row[1]))


def _drawn(
    ranked: list[tuple[str, list[float]]], assessment: Assessment, t: Translator, most: int
) -> list[tuple[str, list[float]]]:
    channels = assessment.plan.channels
    named = [(channels[name].short_name(t.language), values) for name, values in ranked]
    if len(named) <= most:
        return named
    rest = named[most - 1 :]
    others = t.plural("{count} other", "{count} others", len(rest))
    return [*named[: most - 1], (others, [sum(column) for column in zip(*(v for _, v in rest), strict=True)])]


def _title(ranked: list[tuple[str, list[float]]], assessment: Assessment, t: Translator) -> str:
    if not ranked or sum(ranked[0][1]) == 0:
        return t("No channel brings points yet")
    best = assessment.plan.channels[ranked[0][0]].name(t.language)
    return t("The channel that brings the most: {channel}", channel=best)


def _sentence(ranked: list[tuple[str, list[float]]], assessment: Assessment, t: Translator) -> str:
    total = sum(sum(values) for _, values in ranked)
    if not total:
        return t("Nobody answers yet, so no channel brings points.")
    name, values = ranked[0]
    return t(
        "{channel}: {share} of all points, most of them to {benefit}.",
        channel=assessment.plan.channels[name].name(t.language),
        share=f"{t.number(100 * sum(values) / total)}%",
        benefit=t(BENEFITS[list(Benefit)[values.index(max(values))]]).lower(),
    )


def _in_words(drawn: list[tuple[str, list[float]]], t: Translator) -> str:
    return " ".join(
        t("{channel}: {points} points.", channel=name, points=t.number(sum(values))) for name, values in drawn
    )


def _table(ranked: list[tuple[str, list[float]]], assessment: Assessment, t: Translator) -> Table:
    channels = assessment.plan.channels
    columns = (Column(name=t("channel")), *(Column(name=t(BENEFITS[b]), kind=Kind.POINTS) for b in Benefit))
    return Table(columns=columns, rows=tuple((channels[name].name(t.language), *values) for name, values in ranked))


def _figure(drawn: list[tuple[str, list[float]]], t: Translator, present: bool) -> Any:
    rows = drawn[::-1]
    top = max((max(values) for _, values in rows), default=0.0) or 1.0
    heat = {
        "type": "heatmap",
        "z": [values for _, values in rows],
        "x": [t(BENEFITS_SHORT[b]) for b in Benefit],
        "y": list(range(len(rows))),
        "zmin": 0,
        "zmax": top,
        "colorscale": [[0, "#f6f2f9"], [1, ACCENT]],
        "showscale": False,
        "xgap": 2,
        "ygap": 26 if not present else 36,
        "hoverinfo": "skip",
    }
    row_height = 78 if present else 56
    return figure(
        [heat],
        t,
        height=row_height * max(len(rows), 1) + (48 if present else 36),
        present=present,
        annotations=_cells(rows, top, t, present),
        xaxis={
            "side": "top",
            "fixedrange": True,
            "tickfont": {"size": text_size(present)},
            "showgrid": False,
            "ticks": "",
        },
        yaxis={"visible": False, "fixedrange": True, "range": [-0.55, max(len(rows), 1) - 0.25]},
        margin={"l": 0, "r": 0, "t": 34 if present else 24, "b": 4},
    )


def _cells(rows: list[tuple[str, list[float]]], top: float, t: Translator, present: bool) -> list[dict[str, Any]]:
    """Write every number in its cell and every channel's name above its row."""
    size = text_size(present)
    marks = []
    for y, (name, values) in enumerate(rows):
        label = {"x": -0.5, "y": y, "xanchor": "left", "yshift": 23 if not present else 32}
        marks.append(label | {"text": plain(name), "showarrow": False, "font": {"size": size}})
        for x, value in enumerate(values):
            colour = "#ffffff" if value > DARK_FROM * top else INK
            cell = {"x": x, "y": y, "text": t.number(value, 1), "showarrow": False}
            marks.append(cell | {"font": {"size": size, "color": colour}})
    return marks
