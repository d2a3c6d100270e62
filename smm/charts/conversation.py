"""Who speaks with whom: three nodes, and arrows as wide as the flow is alive."""

from typing import Any

from smm.assessment import Assessment
from smm.belief_and_log import logged, measured_share, said
from smm.charts.chart import Chart, plain
from smm.charts.triangle import triangle
from smm.comparison import Topic
from smm.diagnosis import Activity, Diagnosis, Source
from smm.i18n import Translator
from smm.media import Flow
from smm.table import Column, Kind, Table
from smm.verdict import verdict
from smm.words import ACTIVITIES, FLOWS, FREQUENCIES, LEVELS


def conversation_chart(assessment: Assessment, t: Translator, present: bool = False) -> Chart:
    """Draw who speaks with whom according to the answers, or to the log where one is used."""
    diagnosis = assessment.diagnosis
    flows = _flows_in_words(diagnosis, t)
    return Chart(
        id="conversation",
        title=verdict(diagnosis, t),
        subtitle=_subtitle(diagnosis, t),
        figure=_figure(assessment, t, present),
        table=_table(diagnosis, t),
        sentence=_sentence(diagnosis, flows, t),
        alt=t("Three circles joined by arrows: you, customers, other customers. {flows}.", flows=flows.capitalize()),
    )


def _subtitle(diagnosis: Diagnosis, t: Translator) -> str:
    if diagnosis.log is not None:
        return t("The wider the arrow, the larger its share of the messages. Dashed: none.")
    if any(_unknown(diagnosis, flow) for flow in Flow):
        return t("The wider the arrow, the more people speak that way. Dashed: nobody does. Dotted: not answered yet.")
    return t("The wider the arrow, the more people speak that way. Dashed: nobody does.")


def _flows_in_words(diagnosis: Diagnosis, t: Translator) -> str:
    """Return who speaks to whom how often; with a log how much, and in brackets what was answered."""
    if diagnosis.log is None:
        return ", ".join(f"{t(FLOWS[flow]).lower()} {said(diagnosis, Topic(flow.value), t)}" for flow in Flow)
    return ", ".join(f"{t(FLOWS[flow]).lower()} {_beside(diagnosis, Topic(flow.value), t)}" for flow in Flow)


def _beside(diagnosis: Diagnosis, topic: Topic, t: Translator) -> str:
    """Return the measured share of a topic, and in brackets what was answered."""
    share = measured_share(diagnosis, topic)
    told = t("unknown") if share is None else t.percent(share)
    return f"{told} («{said(diagnosis, topic, t)}»)"


def _sentence(diagnosis: Diagnosis, flows: str, t: Translator) -> str:
    if diagnosis.log is None and diagnosis.undecided:
        return _so_far(diagnosis, t)
    level = t("Still open") if diagnosis.undecided else t(LEVELS[diagnosis.level])
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


def _so_far(diagnosis: Diagnosis, t: Translator) -> str:
    """Return what was answered, and nothing about what was not."""
    answers = diagnosis.answers
    parts = [
        f"{t(FLOWS[flow]).lower()} {t(FREQUENCIES[answers.frequency(flow)])}"
        for flow in Flow
        if flow.value not in diagnosis.unanswered
    ]
    if answers.active:
        parts.append(t(ACTIVITIES[answers.active]))
    return t("So far: {answers}.", answers=", ".join(parts)) if parts else t("No question is answered yet.")


def _table(diagnosis: Diagnosis, t: Translator) -> Table:
    answers = diagnosis.answers
    rows = [(t(FLOWS[flow]), said(diagnosis, Topic(flow.value), t), diagnosis.flows[flow]) for flow in Flow]
    activity = t(ACTIVITIES[answers.active]) if answers.active else t("not answered yet")
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
    diagnosis = assessment.diagnosis
    words = {flow: _on_arrow(diagnosis, flow, t, present) for flow in Flow}
    alive = {flow: None if _unknown(diagnosis, flow) else diagnosis.flows[flow] for flow in Flow}
    return triangle(alive, words, t, present)


def _unknown(diagnosis: Diagnosis, flow: Flow) -> bool:
    return flow.value in diagnosis.counted_as_never


def _on_arrow(diagnosis: Diagnosis, flow: Flow, t: Translator, present: bool) -> str:
    """Return the measured share of a flow, or how often it is believed to run; on one line where there is room."""
    if _unknown(diagnosis, flow):
        return "<b>?</b>"
    often = plain(t(FREQUENCIES[diagnosis.answers.frequency(flow)]))
    if diagnosis.log is None:
        return f"<b>{often}</b>"
    share = diagnosis.log.share(flow)
    if share is None:
        text = t("<b>{often}</b><br>you believe", often=often)
    else:
        text = t("<b>{share}</b><br>of messages", share=t.percent(share))
    return text.replace("<br>", " ") if present else text
