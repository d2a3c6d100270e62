"""Up to four mixes side by side: a column for each, a row for each benefit, the interval a thin line."""

import textwrap
from typing import Any, NamedTuple

from smm.benefits import Benefit
from smm.charts.chart import ACCENT, INK, NEUTRAL, Chart, figure, hidden_axis, plain, text_size
from smm.i18n import Translator
from smm.scenarios import Comparison, Side, titles
from smm.table import Column, Kind, Table
from smm.uncertainty import Interval
from smm.words import BENEFITS, LEVELS

FULL = 100.0
BAR = 0.6
"""Share of a column in which its bars lie; the number stands in the rest."""
TRACK = "#eceff1"
"""So pale that it only says where 100 points would end."""


class Look(NamedTuple):
    """Sizes in pixels, and how many letters fit across the whole picture."""

    line: int
    name: int
    bar: int
    row: int
    letters: int


LOOK = {
    False: Look(line=19, name=21, bar=16, row=51, letters=44),
    True: Look(line=31, name=33, bar=18, row=58, letters=88),
}
GAP = 10
"""Pixels between the names of the columns and the first row."""


class Row(NamedTuple):
    """What a row of the picture says of one mix, in points."""

    name: str
    score: float
    interval: Interval
    locked: float
    difference: float


def scenarios_chart(comparison: Comparison, t: Translator, present: bool = False) -> Chart:
    """Draw up to four mixes side by side, benefit by benefit, with what each takes in a month."""
    names = _names(comparison, t)
    return Chart(
        id="scenarios",
        title=_title(comparison, names, t),
        subtitle=t("Points from 0 to 100, and money and hours a month. Thin line: 8 cases in 10."),
        figure=_figure(comparison, names, t, present),
        table=_table(comparison, names, t),
        sentence=_sentence(comparison, names, t),
        alt=t("Bars side by side, a column for each mix. {rows}", rows=_in_words(comparison, names, t)),
    )


def costs_table(comparison: Comparison, t: Translator) -> Table:
    """Return what each mix takes in a month and which level it has; differences are to the first."""
    columns = (
        Column(name=t("mix")),
        Column(name=t("level")),
        Column(name=t("channels"), kind=Kind.NUMBER),
        Column(name=t("money"), kind=Kind.MONEY),
        Column(name=t("hours"), kind=Kind.HOURS),
        Column(name=t("money and time"), kind=Kind.MONEY),
        Column(name=t("difference"), kind=Kind.MONEY),
    )
    sides = zip(_names(comparison, t), comparison.sides, strict=True)
    rows = tuple(
        (name, t(LEVELS[s.level]), float(s.channels), s.money, s.hours, s.cost, s.cost_difference) for name, s in sides
    )
    return Table(columns=columns, rows=rows)


def _names(comparison: Comparison, t: Translator) -> list[str]:
    found = titles(comparison.plan, t)
    return [found[side.place] for side in comparison.sides]


def _rows(side: Side, t: Translator) -> list[Row]:
    average = Row(t("On average"), side.total, side.total_interval, side.total_locked, side.total_difference)
    return [
        average,
        *(Row(t(BENEFITS[b]), side.scores[b], side.intervals[b], side.locked[b], side.differences[b]) for b in Benefit),
    ]


def _title(comparison: Comparison, names: list[str], t: Translator) -> str:
    first, best = comparison.first, comparison.best
    name, score = names[comparison.sides.index(best)], t.number(best.total)
    gained = round(best.total) - round(first.total)
    if len(comparison.sides) == 1:
        return t("«{name}» earns {score} points of 100", name=name, score=score)
    if gained >= 1:
        return t.plural(
            "«{name}» earns most: {count} point more than «{first}»",
            "«{name}» earns most: {count} points more than «{first}»",
            gained,
            name=name,
            first=names[0],
        )
    if round(min(side.total for side in comparison.sides)) == round(best.total):
        return t("All of them earn about {score} points of 100", score=score)
    return t("No other mix here earns more than «{name}»: {score} points of 100", name=names[0], score=score)


def _sentence(comparison: Comparison, names: list[str], t: Translator) -> str:
    """Say the best mix and the first with score, interval, money and hours."""
    shown = [comparison.best] if comparison.best is comparison.first else [comparison.best, comparison.first]
    return " ".join(_one_in_words(side, names[comparison.sides.index(side)], comparison, t) for side in shown)


def _one_in_words(side: Side, name: str, comparison: Comparison, t: Translator) -> str:
    return t(
        "«{name}»: {score} points of 100 on average (8 cases in 10: {low} to {high}) for {money} and {hours} a month.",
        name=name,
        score=t.number(side.total),
        low=t.number(side.total_interval.low),
        high=t.number(side.total_interval.high),
        money=t.money(side.money, comparison.plan.profile.currency, digits=0),
        hours=t.hours(round(side.hours, 1)),
    )


def _in_words(comparison: Comparison, names: list[str], t: Translator) -> str:
    found = []
    for side, name in zip(comparison.sides, names, strict=True):
        rows = ", ".join(f"{row.name} {t.number(row.score)}" for row in _rows(side, t))
        found.append(f"{name}: {rows}.")
    return " ".join(found)


def _table(comparison: Comparison, names: list[str], t: Translator) -> Table:
    points = (t("points"), t("low (P10)"), t("high (P90)"), t("locked"), t("difference"))
    columns = (Column(name=t("mix")), Column(name=t("benefit")), *(Column(name=n, kind=Kind.POINTS) for n in points))
    rows = tuple(
        (name, row.name, row.score, row.interval.low, row.interval.high, row.locked, row.difference)
        for name, side in zip(names, comparison.sides, strict=True)
        for row in _rows(side, t)
    )
    return Table(columns=columns, rows=rows)


def _figure(comparison: Comparison, names: list[str], t: Translator, present: bool) -> Any:
    """Draw in pixels from the top, so that type and bars keep their distance on any screen."""
    look, columns = LOOK[present], [_rows(side, t) for side in comparison.sides]
    headers = _headers(comparison, names, t, present)
    header = GAP + look.line * max(map(len, headers))
    height = header + look.row * len(columns[0])
    tops = [height - header - look.row * i for i in range(len(columns[0]))]
    levels = [top - look.name - look.bar / 2 for top in tops]
    traces: list[dict[str, Any]] = []
    marks = [_mark(0, top, plain(row.name), present) for top, row in zip(tops, columns[0], strict=True)]
    marks += [_mark(i, height, "<br>".join(lines), present) for i, lines in enumerate(headers)]
    for i, rows in enumerate(columns):
        traces += [
            _bars(i, [FULL] * len(rows), levels, TRACK, look),
            _bars(i, [r.score for r in rows], levels, _colour(i, columns), look),
        ]
        traces.append(_intervals(i, rows, levels, present))
        marks += [
            _mark(i + BAR + 0.03, y, f"<b>{t.number(row.score)}</b>", present, yanchor="middle")
            for row, y in zip(rows, levels, strict=True)
        ]
    return figure(
        traces,
        t,
        height=height,
        present=present,
        barmode="overlay",
        annotations=marks,
        xaxis=hidden_axis(range=[0, len(columns)]),
        yaxis=hidden_axis(range=[0, height]),
        margin={"l": 2, "r": 2, "t": 0, "b": 0},
    )


def _colour(column: int, columns: list[list[Row]]) -> str:
    """Return grey for the mix that the others are compared with."""
    return NEUTRAL if column == 0 and len(columns) > 1 else ACCENT


def _bars(column: int, points: list[float], levels: list[float], colour: str, look: Look) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [column] * len(points),
        "x": [BAR * value / FULL for value in points],
        "y": levels,
        "width": look.bar,
        "marker": {"color": colour},
        "hoverinfo": "skip",
    }


def _intervals(column: int, rows: list[Row], levels: list[float], present: bool) -> dict[str, Any]:
    ends = [[column + BAR * points / FULL for points in (row.interval.low, row.interval.high)] for row in rows]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for pair in ends for x in (*pair, None)],
        "y": [y for level in levels for y in (level, level, None)],
        "line": {"color": INK, "width": 4 if present else 2.5},
        "hoverinfo": "skip",
    }


def _headers(comparison: Comparison, names: list[str], t: Translator, present: bool) -> list[list[str]]:
    """Return the lines at the top of each column: its name, money and hours."""
    currency, letters = comparison.plan.profile.currency, LOOK[present].letters // len(names)
    found = []
    for side, name in zip(comparison.sides, names, strict=True):
        lines = [f"<b>{plain(line)}</b>" for line in _short(name, letters)]
        amounts = [t.money(side.money, currency, digits=0), t.hours(round(side.hours, 1))]
        found.append([*lines, " · ".join(amounts)] if present else [*lines, *amounts])
    return found


def _short(name: str, letters: int) -> list[str]:
    """Return a name on at most two lines."""
    lines = textwrap.wrap(name, letters)
    if len(lines) > 2:
        lines = [
            lines[0],
            textwrap.shorten(" ".join(lines[1:]), letters, placeholder="…") or lines[1][: letters - 1] + "…",
        ]
    return lines or [""]


def _mark(x: float, y: float, text: str, present: bool, yanchor: str = "top") -> dict[str, Any]:
    font = {"size": text_size(present)}
    place = {"x": x, "y": y, "xanchor": "left", "yanchor": yanchor, "align": "left", "showarrow": False, "borderpad": 0}
    return place | {"text": text, "font": font}
