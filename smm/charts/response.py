"""How the score answers to one channel: a curve of points against its hours, or money, with today and the best mix."""

from collections.abc import Sequence
from typing import Any

from smm.charts.beside import Room, Words, beside
from smm.charts.chart import COLOURS, Chart, figure
from smm.charts.curves import BEST, MARGIN, TODAY, axes, heading, line, mark, shade
from smm.i18n import Translator
from smm.optimisation.response import Response, responses
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import amount
from smm.table import Column, Kind, Table

HEIGHT = {False: 260, True: 320}
ROOM = 1.25
"""How much higher the axis is than the curve, for the words above it."""
STEPS = 5
"""Every so many places of a curve stand in the table."""


def response_chart(found: Optimum, channel: str, t: Translator, present: bool = False) -> Chart:
    """Draw what a channel adds to the best mix at every amount.

    Parameters
    ----------
    found : Optimum
    channel : str
        Id of a channel of the plan.
    t : Translator
    present : bool
        Whether the screen is shared: only the curve that is spoken of is drawn then.
    """
    curves = responses(found, [channel])[channel]
    spoken = sorted(curves, key=lambda curve: curve.best <= 0)[:1]  # the one the best mix uses, if any
    name = found.plan.channels[channel].name(t.language)
    return Chart(
        id="response",
        title=_title(spoken, name, found, t),
        subtitle=t(
            "Points that the channel adds, the others as in the best mix. Diamond: the best mix. Circle: today. "
            "Grey: where half of what it can give is reached, 8 cases in 10."
        ),
        figure=_figure(spoken if present else curves, found, t, present),
        table=_table(curves, found, t),
        sentence=_sentence(spoken, name, found, t),
        alt=t(
            "Curve of points by amount for {channel}. {rows}", channel=name, rows=_in_words(curves, found, t)
        ).strip(),
    )


def _title(curves: Sequence[Response], name: str, found: Optimum, t: Translator) -> str:
    if not curves:
        return t("{channel}: neither money nor hours move it", channel=name)
    if curves[0].best <= 0:
        return t("{channel}: the best mix leaves it out", channel=name)
    return t(
        "{channel}: {amount} a month add {points} points",
        channel=name,
        amount=amount(curves[0].kind, curves[0].best, found.plan, t),
        points=t.number(curves[0].points_best, 1),
    )


def _sentence(curves: Sequence[Response], name: str, found: Optimum, t: Translator) -> str:
    if not curves:
        return t("What others do with {channel} is out of your hands.", channel=name)
    first = curves[0]
    return t(
        "Half of what it can give is reached between {low} and {high}; from there each step brings ever less.",
        low=amount(first.kind, first.saturation.low, found.plan, t),
        high=amount(first.kind, first.saturation.high, found.plan, t),
    )


def _in_words(curves: tuple[Response, ...], found: Optimum, t: Translator) -> str:
    return " ".join(
        t(
            "Today {now}: {points_now} points; best {best}: {points_best} points.",
            now=amount(curve.kind, curve.now, found.plan, t),
            best=amount(curve.kind, curve.best, found.plan, t),
            points_now=t.number(curve.points_now, 1),
            points_best=t.number(curve.points_best, 1),
        )
        for curve in curves
    )


def _table(curves: tuple[Response, ...], found: Optimum, t: Translator) -> Table:
    columns = (
        Column(name=t("amount a month")),
        Column(name=t("points added"), kind=Kind.POINTS),
    )
    rows: list[tuple[str, float]] = []
    for curve in curves:
        rows += [
            (amount(curve.kind, x, found.plan, t), y)
            for x, y in zip(curve.amounts[::STEPS], curve.points[::STEPS], strict=True)
        ]
    return Table(columns=columns, rows=tuple(rows))


def _figure(curves: Sequence[Response], found: Optimum, t: Translator, present: bool) -> Any:
    layout: dict[str, Any] = {"annotations": [], "shapes": []}
    traces: list[dict[str, Any]] = []
    margin, count = MARGIN[present], max(len(curves), 1)
    inside = HEIGHT[present] * count - margin["t"] - margin["b"]
    between = (margin["t"] + margin["b"]) / inside
    each = (1 + between) / count
    for i, curve in enumerate(curves):
        n = str(i + 1) if i else ""
        across, up = axes(present, top=_top(curve), right=curve.amounts[-1])
        layout[f"xaxis{n}"] = across | {"anchor": f"y{n}"}
        bottom = max(1 - each * (i + 1) + between, 0.0)
        layout[f"yaxis{n}"] = up | {"domain": [bottom, 1 - each * i], "anchor": f"x{n}"}
        colour = COLOURS[found.plan.channels[curve.channel].media_type]
        traces += [one | {"xaxis": f"x{n}", "yaxis": f"y{n}"} for one in _marks(curve, colour, present)]
        place = {"xref": f"x{n}", "yref": f"y{n}"}
        height = inside * (each - between)
        layout["annotations"] += [one | place for one in _words(curve, height, found, t, present)]
        high = min(curve.saturation.high, curve.amounts[-1])
        layout["shapes"].append(shade(curve.saturation.low, high, xref=f"x{n}", yref=f"y{n} domain"))
    return figure(traces, t, height=HEIGHT[present] * count, present=present, margin=margin, **layout)


def _top(curve: Response) -> float:
    return ROOM * max(curve.points[-1], curve.points_now, curve.points_best) or 1.0


def _marks(curve: Response, colour: str, present: bool) -> list[dict[str, Any]]:
    return [
        line(list(curve.amounts), list(curve.points), present, colour),
        mark(curve.best, curve.points_best, BEST, present, colour),
        mark(curve.now, curve.points_now, TODAY, present, colour),
    ]


def _words(curve: Response, height: float, found: Optimum, t: Translator, present: bool) -> list[dict[str, Any]]:
    """Return what the axes show and the words at the two marks."""
    best, now = (amount(curve.kind, value, found.plan, t) for value in (curve.best, curve.now))
    marks = [
        Words(curve.best, curve.points_best, t("best: {amount}", amount=best)),
        Words(curve.now, curve.points_now, t("today: {amount}", amount=now)),
    ]
    if best == now:
        marks = [Words(curve.best, curve.points_best, t("today and best: {amount}", amount=best))]
    room = Room(curve.amounts, curve.points, curve.amounts[-1], _top(curve), height, present)
    return [heading(curve.kind, room.top, t, present), *beside(marks, room)]
