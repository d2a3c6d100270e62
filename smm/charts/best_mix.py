"""Today against the best mix: hours and money told apart, what changes most first, how sure as a thin line."""

import math
from dataclasses import dataclass
from typing import Any

from smm.charts.chart import COLOURS, INK, NEUTRAL, PATTERNS, RULE, Chart, figure, hidden_axis, plain, text_size
from smm.i18n import N_, Translator
from smm.optimisation.doubt import Doubt
from smm.optimisation.results import Budget, Optimum
from smm.optimisation.words.mix import amount, compared, exchanged
from smm.table import Column, Kind, Table
from smm.uncertainty import Interval
from smm.words import MEDIA_TYPES_SHORT

KINDS = ("hours", "money")
HEADINGS = {"hours": N_("Hours a month"), "money": N_("Money a month")}
MOST_ROWS = 7
"""Amounts drawn by name; the rest are summed, and all are in the table."""
MOST_BESIDE = 5
"""Amounts of a kind that are drawn on a shared screen, where the two kinds stand side by side."""
EACH = 2
"""Amounts of either kind that are drawn, whatever the other kind does."""
CHANGED = 5e-3
"""Share of a budget that is worth a row."""
HEADING, REST = "heading", "the rest"
LOOSE = 8
"""Pixels between the two kinds."""
LONGEST = 30
SIDE = 8
"""Pixels left of zero, so that a circle there is whole."""
ROOM, FAR = 1.2, 1.02
"""How much wider the axis is than the largest amount, and than the far end of an interval, so that no mark is cut."""


@dataclass(frozen=True)
class _Row:
    channel: str
    kind: str
    now: float
    best: float
    sure: Interval | None
    change: float


@dataclass(frozen=True)
class _Panel:
    """The amounts of one kind: all, those drawn, and where."""

    kind: str
    axis: str
    rows: list[_Row]
    drawn: list[_Row]
    places: dict[str, float]

    @property
    def others(self) -> list[_Row]:
        return [row for row in self.rows if row not in self.drawn]


def best_mix_chart(found: Optimum, t: Translator, present: bool = False, sure: Doubt | None = None) -> Chart:
    """Draw what each channel gets today and in the best mix.

    Parameters
    ----------
    found : Optimum
    t : Translator
    present : bool
        Whether the screen is shared: hours and money then stand side by side.
    sure : Doubt, optional
        How sure each amount is, of :func:`smm.optimisation.doubt.doubt`; without it no interval is drawn.
    """
    rows = _rows(found, sure)
    panels, height = _panels(rows, present)
    return Chart(
        id="best_mix",
        title=compared(found, t),
        subtitle=t(
            "Coloured bar: the best mix. Circle: today. Thin line: 8 cases in 10. "
            "Plain: your own channels; striped: paid; dotted: from others."
        ),
        figure=_figure(panels, height, found, t, present),
        table=_table(found, sure, t),
        sentence=exchanged(found, t),
        alt=t("Bars of today and the best mix. {rows}", rows=_in_words(rows, found, t)).strip(),
    )


def _budget(found: Optimum, kind: str) -> Budget:
    budget: Budget = getattr(found, kind)
    return budget


def _rows(found: Optimum, doubt: Doubt | None) -> list[_Row]:
    """Return every amount that is not zero twice, what changes the largest share of its budget first."""
    rows = []
    for name, channel in found.allocation.items():
        for kind in KINDS:
            now, best = getattr(channel, f"{kind}_now"), getattr(channel, kind)
            scale = max(_budget(found, kind).amount, now, best)
            if scale > 0 and max(now, best) > CHANGED * scale:
                sure = getattr(doubt.channels[name], kind) if doubt else None
                rows.append(_Row(name, kind, now, best, sure, abs(best - now) / scale))
    return sorted(rows, key=lambda row: (-row.change, row.channel))


def _drawn(rows: list[_Row], present: bool) -> dict[str, list[_Row]]:
    """Return the rows of each kind that are drawn: the largest changes, and a few of either kind in any case."""
    by_kind = {kind: [row for row in rows if row.kind == kind] for kind in KINDS}
    if present:
        return {kind: found[:MOST_BESIDE] for kind, found in by_kind.items()}
    kept = [row for found in by_kind.values() for row in found[:EACH]]
    kept += [row for row in rows if row not in kept][: MOST_ROWS - len(kept)]
    return {kind: [row for row in found if row in kept] for kind, found in by_kind.items()}


def _in_words(rows: list[_Row], found: Optimum, t: Translator) -> str:
    return " ".join(
        t(
            "{channel}: today {now}, best {best}.",
            channel=found.plan.channels[row.channel].name(t.language),
            now=amount(row.kind, row.now, found.plan, t),
            best=amount(row.kind, row.best, found.plan, t),
        )
        for row in rows
    )


def _table(found: Optimum, sure: Doubt | None, t: Translator) -> Table:
    names = {
        "money": (t("money today"), t("money, best"), t("money, low (P10)"), t("money, high (P90)")),
        "hours": (t("hours today"), t("hours, best"), t("hours, low (P10)"), t("hours, high (P90)")),
    }
    shown = 4 if sure else 2
    columns = (
        Column(name=t("channel")),
        Column(name=t("type")),
        *(Column(name=name, kind=Kind.HOURS) for name in names["hours"][:shown]),
        *(Column(name=name, kind=Kind.MONEY) for name in names["money"][:shown]),
        Column(name=t("points today"), kind=Kind.POINTS),
        Column(name=t("points, best"), kind=Kind.POINTS),
    )
    rows = []
    for name, channel in sorted(found.allocation.items(), key=lambda item: (-item[1].points, item[0])):
        cells: list[str | float] = [found.plan.channels[name].name(t.language)]
        cells.append(t(MEDIA_TYPES_SHORT[found.plan.channels[name].media_type]))
        for kind in KINDS:
            cells += [getattr(channel, f"{kind}_now"), getattr(channel, kind)]
            if sure:
                interval = getattr(sure.channels[name], kind)
                cells += [interval.low, interval.high]
        rows.append((*cells, channel.points_now, channel.points))
    return Table(columns=columns, rows=tuple(rows))


def _figure(panels: list[_Panel], height: int, found: Optimum, t: Translator, present: bool) -> Any:
    traces: list[Any] = []
    notes: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    for i, panel in enumerate(panels):
        side = {"domain": [[0, 0.485], [0.515, 1]][i]} if present else {}
        over = {"overlaying": "x"} if panel.axis != "x" and not present else {}
        axes[f"xaxis{panel.axis[1:]}"] = hidden_axis(range=[0, _top(panel.rows)]) | side | over
        traces += _marks(panel, found, present)
        notes += _labels(panel, found, t, present)
    return figure(
        traces,
        t,
        height=height,
        present=present,
        barmode="overlay",
        margin={"l": SIDE + 2, "r": 2, "t": 4, "b": 4},
        annotations=notes,
        yaxis=hidden_axis(range=[-height, 0]),
        **axes,
    )


def _top(rows: list[_Row]) -> float:
    """Return where the axis ends: the same with and without intervals, unless one goes far."""
    amounts = max((x for row in rows for x in (row.now, row.best)), default=1.0)
    return max([ROOM * amounts, *(FAR * row.sure.high for row in rows if row.sure)])


def _panels(rows: list[_Row], present: bool) -> tuple[list[_Panel], int]:
    """Return what is drawn, each heading, amount and remainder in pixels below the top, and the height of it all."""
    head, step, rest = (38, 54, 34) if present else (24, 36, 26)
    panels: list[_Panel] = []
    below, deepest = 0.0, 0.0
    for kind, drawn in _drawn(rows, present).items():
        if not drawn:
            continue
        below = 0.0 if present else below
        places = {HEADING: -below} | {row.channel: -below - head - step * i for i, row in enumerate(drawn)}
        below += head + step * len(drawn)
        panel = _Panel(kind, "x2" if panels else "x", [row for row in rows if row.kind == kind], drawn, places)
        if panel.others:
            places[REST] = -below
            below += rest
        panels.append(panel)
        below += LOOSE
        deepest = max(deepest, below)
    return panels, max(math.ceil(deepest), 40)


def _marks(panel: _Panel, found: Optimum, present: bool) -> list[dict[str, Any]]:
    rows, thick = panel.drawn, 16 if present else 11
    y = [panel.places[row.channel] - (42 if present else 28) for row in rows]
    types = [found.plan.channels[row.channel].media_type for row in rows]
    shared = {"xaxis": panel.axis, "yaxis": "y", "hoverinfo": "skip"}
    bar = shared | {"type": "bar", "orientation": "h", "y": y, "width": thick}
    pattern = {"shape": [PATTERNS[kind] for kind in types], "fgcolor": "#ffffff", "fillmode": "overlay"}
    sure = [(row.sure, place) for row, place in zip(rows, y, strict=True) if row.sure]
    return [
        bar | {"x": [row.now for row in rows], "marker": {"color": RULE}},
        bar
        | {
            "x": [row.best for row in rows],
            "marker": {"color": [COLOURS[kind] for kind in types], "pattern": pattern | {"size": 7, "solidity": 0.3}},
        },
        shared
        | {
            "type": "scatter",
            "mode": "lines",
            "x": [x for interval, _ in sure for x in (interval.low, interval.high, None)],
            "y": [x for _, place in sure for x in (place, place, None)],
            "line": {"color": INK, "width": 4 if present else 2.5},
        },
        shared
        | {
            "type": "scatter",
            "mode": "markers",
            "x": [row.now for row in rows],
            "y": y,
            "cliponaxis": False,
            "marker": {"size": thick, "color": "#ffffff", "line": {"color": INK, "width": 3 if present else 2}},
        },
    ]


def _labels(panel: _Panel, found: Optimum, t: Translator, present: bool) -> list[dict[str, Any]]:
    """Write the kind above its amounts, and each channel above its bar with its amounts at the right."""
    kind, plan = panel.kind, found.plan

    def line(text: str, place: str, right: bool = False, colour: str = INK) -> dict[str, Any]:
        return {
            "text": text, "x": 1 if right else 0, "xanchor": "right" if right else "left",
            "xref": f"{panel.axis} domain",
            "y": panel.places[place], "yref": "y", "yanchor": "top", "showarrow": False, "borderpad": 0,
            "font": {"size": text_size(present), "color": colour}, "xshift": 0 if right else -SIDE,
        }  # fmt: skip

    def change(now: float, best: float) -> str:
        return f"{plain(amount(kind, now, plan, t))} → <b>{plain(amount(kind, best, plan, t))}</b>"

    labels = [line(f"<b>{plain(t(HEADINGS[kind]))}</b>", HEADING, colour=NEUTRAL)]
    for row in panel.drawn:
        labels.append(line(plain(_short(plan.channels[row.channel].short_name(t.language))), row.channel))
        labels.append(line(change(row.now, row.best), row.channel, right=True))
    if panel.others:
        count = t.plural("{count} other", "{count} others", len(panel.others))
        now, best = sum(row.now for row in panel.others), sum(row.best for row in panel.others)
        labels.append(line(plain(count), REST, colour=NEUTRAL))
        labels.append(line(change(now, best), REST, right=True, colour=NEUTRAL))
    return labels


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
