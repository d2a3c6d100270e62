"""Who speaks with whom: three nodes, and arrows as wide as the flow is alive."""

import math
from typing import Any

from smm.assessment import Assessment
from smm.belief_and_log import logged, measured_share, said
from smm.charts.chart import ACCENT, INK, NEUTRAL, Chart, figure, hidden_axis, plain, text_size
from smm.comparison import Topic
from smm.diagnosis import Activity, Diagnosis, Source
from smm.i18n import N_, Translator
from smm.media import Flow
from smm.table import Column, Kind, Table
from smm.words import ACTIVITIES, FLOWS, FLOWS_ON_ARROWS, FREQUENCIES, LEVELS, VERDICTS

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
    Flow.COMPANY_TO_CONSUMER: {"x": 2.6, "y": 3.25, "xanchor": "right", "align": "right"},
    Flow.CONSUMER_TO_COMPANY: {"x": 7.4, "y": 3.25, "xanchor": "left", "align": "left"},
    Flow.CONSUMER_TO_CONSUMER: {"x": 5.0, "y": 1.35, "yanchor": "bottom"},
}
"""Where the words of each arrow stand."""
NODE_GAP = 0.8
THINNEST, WIDEST = 0.06, 0.55
HEAD_LENGTH = 0.6


def conversation_chart(assessment: Assessment, t: Translator, present: bool = False) -> Chart:
    """Draw who speaks with whom according to the answers, or to the log where one is used."""
    diagnosis = assessment.diagnosis
    log = diagnosis.log is not None
    flows = _flows_in_words(diagnosis, t)
    return Chart(
        id="conversation",
        title=t(VERDICTS[diagnosis.level]),
        subtitle=t("The wider the arrow, the larger its share of the messages. Dashed: none.")
        if log
        else t("The wider the arrow, the more people speak that way. Dashed: nobody does."),
        figure=_figure(assessment, t, present),
        table=_table(diagnosis, t),
        sentence=_sentence(diagnosis, flows, t),
        alt=t("Three circles joined by arrows: you, customers, other customers. {flows}.", flows=flows.capitalize()),
    )


def _flows_in_words(diagnosis: Diagnosis, t: Translator) -> str:
    """Return who speaks to whom how often; with a log how much, and in brackets what was answered."""
    if diagnosis.log is None:
        answers = diagnosis.answers
        return ", ".join(f"{t(FLOWS[flow]).lower()} {t(FREQUENCIES[answers.frequency(flow)])}" for flow in Flow)
    return ", ".join(f"{t(FLOWS[flow]).lower()} {_beside(diagnosis, Topic(flow.value), t)}" for flow in Flow)


def _beside(diagnosis: Diagnosis, topic: Topic, t: Translator) -> str:
    """Return the measured share of a topic, and in brackets what was answered."""
    share = measured_share(diagnosis, topic)
    told = t("unknown") if share is None else t.percent(share)
    return f"{told} («{said(diagnosis, topic, t)}»)"


def _sentence(diagnosis: Diagnosis, flows: str, t: Translator) -> str:
    level = t(LEVELS[diagnosis.level])
    if diagnosis.log is None:
        activity = t(ACTIVITIES[diagnosis.answers.active or Activity.NO])
        return t("{level}: {flows}; {activity}.", level=level, flows=flows, activity=activity)
    if diagnosis.level_source is Source.LOG:
        level = f"{level} («{said(diagnosis, Topic.LEVEL, t).lower()}»)"
    return t(
        "{level}. Shares of the messages, in brackets your answers: {flows}; conversations answered {answered}.",
        level=level,
        flows=flows,
        answered=_beside(diagnosis, Topic.ANSWERING, t),
    )


def _table(diagnosis: Diagnosis, t: Translator) -> Table:
    answers = diagnosis.answers
    rows = [(t(FLOWS[flow]), t(FREQUENCIES[answers.frequency(flow)]), diagnosis.flows[flow]) for flow in Flow]
    activity = t(ACTIVITIES[answers.active or Activity.NO])
    rows.append((t("Is the conversation active?"), activity, diagnosis.active))
    columns = (
        Column(name=t("who speaks to whom")),
        Column(name=t("answer")),
        Column(name=t("how alive"), kind=Kind.SHARE),
    )
    if diagnosis.log is None:
        return Table(columns=columns, rows=tuple(rows))
    topics = (*(Topic(flow.value) for flow in Flow), Topic.ANSWERING)
    told = [(said(diagnosis, topic, t), logged(diagnosis, topic, t)) for topic in topics]
    return Table(
        columns=(*columns, Column(name=t("in the messages"))),
        rows=tuple((row[0], answer, row[2], log) for row, (answer, log) in zip(rows, told, strict=True)),
    )


def _figure(assessment: Assessment, t: Translator, present: bool) -> Any:
    flows = assessment.diagnosis.flows
    traces = [_arrow(*ARROWS[flow], flows[flow]) for flow in Flow]
    return figure(
        [*traces, _nodes(present)],
        t,
        height=400 if present else 360,
        present=present,
        annotations=[*_node_labels(t, present), *_flow_labels(assessment, t, present)],
        xaxis=hidden_axis(range=[0, 10]),
        yaxis=hidden_axis(range=[-0.35, 6.25], **({"scaleanchor": "x"} if present else {})),  # wide: keep the shape
    )


def _arrow(start: Point, end: Point, two_heads: bool, alive: float) -> dict[str, Any]:
    """Return an arrow between two nodes as a polygon, or a dashed line when nothing flows."""
    tail, tip = _between(start, end)
    if alive == 0:
        dashed = {"color": NEUTRAL, "width": 2, "dash": "dash"}
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


def _flow_labels(assessment: Assessment, t: Translator, present: bool) -> list[dict[str, Any]]:
    """Write beside each arrow who speaks to whom and how much, outside the triangle where there is room."""
    labels = []
    for flow, label in LABELS.items():
        text = f"{t(FLOWS_ON_ARROWS[flow])}<br>{_on_arrow(assessment.diagnosis, flow, t, present)}"
        labels.append({"text": text, "showarrow": False, "font": {"size": text_size(present), "color": INK}} | label)
    return labels


def _on_arrow(diagnosis: Diagnosis, flow: Flow, t: Translator, present: bool) -> str:
    """Return the measured share of a flow, or how often it is believed to run; on one line where there is room."""
    often = plain(t(FREQUENCIES[diagnosis.answers.frequency(flow)]))
    if diagnosis.log is None:
        return f"<b>{often}</b>"
    share = diagnosis.log.share(flow)
    if share is None:
        text = t("<b>{often}</b><br>you believe", often=often)
    else:
        text = t("<b>{share}</b><br>of messages", share=t.percent(share))
    return text.replace("<br>", " ") if present else text
