"""Who speaks with whom in the messages: each arrow as wide as its share, what is believed beside it."""

from typing import Any

from smm.answers import Answers
from smm.charts.chart import Chart, plain
from smm.charts.triangle import triangle
from smm.conversation.results import Conversation
from smm.i18n import Translator
from smm.media import Flow
from smm.table import Column, Kind, Table
from smm.words import FLOWS, FREQUENCIES

SHARED_HEIGHT = 322
"""Pixels on a shared screen: the looks below the picture stay in view."""


def measured_flows_chart(
    conversation: Conversation, t: Translator, present: bool = False, answers: Answers | None = None
) -> Chart | None:
    """Draw the measured flows, with the answers beside them; ``None`` when no share is known."""
    shares = {flow: count.share for flow, count in conversation.flows.items()}
    if not conversation.messages or all(share is None for share in shares.values()):
        return None
    flows = ", ".join(f"{t(FLOWS[flow]).lower()} {_told(shares[flow], flow, answers, t)}" for flow in Flow)
    return Chart(
        id="measured_flows",
        title=_title(shares, t),
        subtitle=t("The wider the arrow, the larger its share of the messages. Dashed: none, or not measurable."),
        figure=_figure(shares, t, present, answers),
        table=_table(conversation, t, answers),
        sentence=_sentence(conversation, flows, t, answers),
        alt=t("Three circles joined by arrows: you, customers, other customers. {flows}.", flows=flows.capitalize()),
    )


def _title(shares: dict[Flow, float | None], t: Translator) -> str:
    known = {flow: share for flow, share in shares.items() if share is not None}
    widest = max(known, key=lambda flow: known[flow])
    return t("{share} of the messages: {flow}", share=t.percent(known[widest]), flow=t(FLOWS[widest]).lower())


def _believed(flow: Flow, answers: Answers | None, t: Translator) -> str:
    """Return how often a flow is believed to run; empty when nothing was answered."""
    frequency = getattr(answers, flow.value) if answers else None
    return t(FREQUENCIES[frequency]) if frequency else ""


def _told(share: float | None, flow: Flow, answers: Answers | None, t: Translator) -> str:
    measured = t("not measurable") if share is None else t.percent(share)
    believed = _believed(flow, answers, t)
    return f"{measured} («{believed}»)" if believed else measured


def _sentence(conversation: Conversation, flows: str, t: Translator, answers: Answers | None) -> str:
    messages = t.plural("{count} message", "{count} messages", conversation.messages)
    if any(_believed(flow, answers, t) for flow in Flow):
        return t("{messages}, in brackets your answers: {flows}.", messages=messages, flows=flows)
    return t("{messages}: {flows}.", messages=messages, flows=flows)


def _table(conversation: Conversation, t: Translator, answers: Answers | None) -> Table:
    columns = (
        Column(name=t("who speaks to whom")),
        Column(name=t("messages"), kind=Kind.NUMBER),
        Column(name=t("share"), kind=Kind.SHARE),
        Column(name=t("people"), kind=Kind.NUMBER),
        Column(name=t("your answer")),
    )
    rows = tuple(
        (t(FLOWS[flow]), count.messages, count.share, count.people, _believed(flow, answers, t) or t("no answer"))
        for flow, count in conversation.flows.items()
    )
    return Table(columns=columns, rows=rows)


def _figure(shares: dict[Flow, float | None], t: Translator, present: bool, answers: Answers | None) -> Any:
    words = {flow: _on_arrow(shares[flow], _believed(flow, answers, t), t, present) for flow in Flow}
    height = SHARED_HEIGHT if present else None
    return triangle(shares, words, t, present, height)


def _on_arrow(share: float | None, believed: str, t: Translator, present: bool) -> str:
    measured = t("unknown") if share is None else t.percent(share)
    if not believed:
        return f"<b>{measured}</b>"
    text = t("<b>{share}</b><br>you: {often}", share=measured, often=plain(believed))
    return text.replace("<br>", " · ") if present else text
