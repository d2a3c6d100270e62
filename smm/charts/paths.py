"""The way from media type through current to benefit: a flow of points."""

from typing import Any

from smm.assessment import Assessment
from smm.benefits import Benefit
from smm.charts.chart import COLOURS, CURRENT_COLOURS, INK, NEUTRAL, Chart, figure, plain
from smm.diagnosis import Current
from smm.i18n import Translator
from smm.media import MediaType
from smm.table import Column, Kind, Table
from smm.words import BENEFITS, BENEFITS_SHORT, CURRENTS, CURRENTS_SHORT, MEDIA_TYPES, MEDIA_TYPES_SHORT

Paths = dict[tuple[MediaType, Current, Benefit], float]

NODE_COLOURS: dict[Any, str] = {**COLOURS, **CURRENT_COLOURS, **dict.fromkeys(Benefit, NEUTRAL)}
EDGE = 0.001
"""Plotly takes a place of exactly 0 for no place at all."""
COLUMNS = (EDGE, 0.4, 1 - EDGE)
"""Across: the ways of talking stand left of the middle, so that their names have room on a phone."""
MARGIN = 8


def paths_chart(assessment: Assessment, t: Translator, present: bool = False) -> Chart:
    """Draw how the points of a plan come about, from media type through current to benefit."""
    paths = _paths(assessment)
    return Chart(
        id="paths",
        title=_title(paths, t),
        subtitle=t("Points flow from kinds of channel (left), through ways of talking, to benefits (right)."),
        figure=_figure(paths, t, present),
        table=_table(paths, t),
        sentence=_sentence(paths, t),
        alt=t("Flow of points from kinds of channel to benefits. {rows}", rows=_in_words(paths, t)),
    )


def _paths(assessment: Assessment) -> Paths:
    channels = assessment.plan.channels
    paths: Paths = {}
    for benefit, result in assessment.scores.benefits.items():
        for current, parts in result.parts.items():
            for name, points in parts.items():
                if points > 0:
                    key = (channels[name].media_type, current, benefit)
                    paths[key] = paths.get(key, 0.0) + points
    return paths


def _by_current(paths: Paths) -> dict[Current, float]:
    return {k: sum(points for (_, current, _), points in paths.items() if current is k) for k in Current}


def _title(paths: Paths, t: Translator) -> str:
    if not paths:
        return t("Nothing flows yet")
    currents = _by_current(paths)
    best = max(Current, key=lambda k: currents[k])
    share = f"{t.number(100 * currents[best] / sum(currents.values()))}%"
    return t("{share} of the points come from: {current}", share=share, current=t(CURRENTS[best]).lower())


def _sentence(paths: Paths, t: Translator) -> str:
    if not paths:
        return t("Answer the five questions and use a channel to see the way to the benefits.")
    currents = _by_current(paths)
    share = f"{t.number(100 * currents[Current.BROADCAST] / sum(currents.values()))}%"
    return t("Points from speaking alone: {share}. The rest needs customers to speak.", share=share)


def _in_words(paths: Paths, t: Translator) -> str:
    currents = _by_current(paths)
    return " ".join(
        t("{current}: {points} points.", current=t(CURRENTS[k]), points=t.number(v)) for k, v in currents.items()
    )


def _table(paths: Paths, t: Translator) -> Table:
    columns = (
        Column(name=t("kind of channel")),
        Column(name=t("way of talking")),
        Column(name=t("benefit")),
        Column(name=t("points"), kind=Kind.POINTS),
    )
    rows = tuple(
        (t(MEDIA_TYPES[kind]), t(CURRENTS[current]), t(BENEFITS[benefit]), points)
        for (kind, current, benefit), points in sorted(paths.items(), key=lambda item: -item[1])
    )
    return Table(columns=columns, rows=rows)


def _figure(paths: Paths, t: Translator, present: bool) -> Any:
    height, pad = (440, 26) if present else (400, 18)
    nodes = [key for key in (*MediaType, *Current, *Benefit) if any(key in path for path in paths)]
    place = {key: i for i, key in enumerate(nodes)}
    words = MEDIA_TYPES_SHORT | CURRENTS_SHORT | BENEFITS_SHORT
    links = _links(paths)
    across, down = _places(paths, nodes, height - 2 * MARGIN, pad)
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": [plain(t(words[key])) for key in nodes],
            "color": [NODE_COLOURS[key] for key in nodes],
            "x": across,
            "y": down,
            "pad": pad,
            "thickness": 16,
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        "link": {
            "source": [place[source] for source, _ in links],
            "target": [place[target] for _, target in links],
            "value": list(links.values()),
            "color": [_pale(NODE_COLOURS[source]) for source, _ in links],
            "hoverinfo": "skip",
        },
        "textfont": {"shadow": "none", "color": INK},
    }
    margin = {"l": 4, "r": 4, "t": MARGIN, "b": MARGIN}
    return figure([trace] if paths else [], t, height=height, present=present, margin=margin)


def _places(paths: Paths, nodes: list[Any], height: float, pad: float) -> tuple[list[float], list[float]]:
    """Return where each node stands, 0 to 1 across and down: the order of the words, whatever the plan."""
    total = sum(paths.values())
    columns = [[key for key in nodes if isinstance(key, kind)] for kind in (MediaType, Current, Benefit)]
    scale = (height - pad * (max(map(len, columns)) - 1)) / total if total else 0.0
    across, down = [], []
    for column, x in zip(columns, COLUMNS, strict=True):
        gap = (height - total * scale) / max(len(column) - 1, 1)
        top = 0.0 if len(column) > 1 else gap / 2
        for key in column:
            tall = scale * sum(points for path, points in paths.items() if key in path)
            across.append(x)
            down.append(min(max((top + tall / 2) / height, EDGE), 1 - EDGE))
            top += tall + gap
    return across, down


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.25)"


def _links(paths: Paths) -> dict[tuple[Any, Any], float]:
    links: dict[tuple[Any, Any], float] = {}
    for (kind, current, benefit), points in paths.items():
        for link in ((kind, current), (current, benefit)):
            links[link] = links.get(link, 0.0) + points
    return links
