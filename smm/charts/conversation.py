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
from smm.words import ACTIVITIES, FLOWS, FREQUENCIES, LEVELS, VERDICTS


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
    diagnosis = assessment.diagnosis
    words = {flow: _on_arrow(diagnosis, flow, t, present) for flow in Flow}
    return triangle(diagnosis.flows, words, t, present)


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
