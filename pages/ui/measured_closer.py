"""Closer looks at a measured conversation, one at a time."""

from typing import Literal

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from pages.ui.measured_verdict import level_of
from pages.ui.picture import details, draw, picture
from smm.charts import (
    Chart,
    channel_groups_chart,
    company_groups_chart,
    conversation_hours_chart,
    conversation_trend_chart,
    network_chart,
    reply_time_chart,
    thread_depth_chart,
)
from smm.charts.groups import not_shown, shown
from smm.conversation.known import NO_TIMES
from smm.conversation.results import Conversation
from smm.i18n import N_, Translator

VIEWS = {
    "reply": (N_("Waiting time"), reply_time_chart, "first_reply"),
    "depth": (N_("Length"), thread_depth_chart, "depths"),
    "hours": (N_("Hours"), conversation_hours_chart, "hours"),
    "trend": (N_("Week by week"), conversation_trend_chart, "weeks"),
    "channels": (N_("By channel"), channel_groups_chart, "channels"),
    "companies": (N_("By company"), company_groups_chart, "companies"),
    "network": (N_("Who answers whom"), network_chart, "network"),
}
"""Words, picture, and the measure it needs."""
MISSING = {
    "depth": N_("The log does not say which message answers which."),
    "hours": NO_TIMES,
    "trend": NO_TIMES,
    "channels": N_("The log names no channels."),
    "network": N_("There are too few people in the log."),
}
LOOK = "measured_look"


def below(conversation: Conversation, t: Translator) -> None:
    """Offer the closer looks, and draw the chosen one or say why it cannot be drawn."""
    look, chart = _chosen(conversation, t, False)
    _pills(conversation, t)
    if chart is not None:
        picture(chart, t)
    elif look:
        st.subheader(t("This cannot be shown"), anchor=False)
        st.info(literal(_why(look, conversation, t, False)))


def on_a_shared_screen(main: Chart | None, conversation: Conversation, t: Translator) -> None:
    """Draw one picture, the chosen look or else the main one, and below it the looks, still in view.

    A look that cannot be drawn leaves the main picture where it is and says why.
    """
    look, chart = _chosen(conversation, t, True)
    if chart is None:
        st.title(level_of(conversation, t), anchor=False)
    drawn = chart or main
    if drawn:
        draw(drawn)
    if look and chart is None:
        st.info(literal(_why(look, conversation, t, True)))
    _pills(conversation, t, label="collapsed")
    if drawn:
        details(lambda: drawn, t, state.plan().profile.currency, drawn.id)


def _offered(conversation: Conversation) -> list[str]:
    """Return the looks to choose from; most logs are of one company, which is nothing to compare."""
    return [view for view in VIEWS if view != "companies" or conversation.by_company]


def _chosen(conversation: Conversation, t: Translator, presenting: bool) -> tuple[str | None, Chart | None]:
    """Return the chosen look and its picture, if it can be drawn."""
    look = st.session_state.get(LOOK)
    if look not in _offered(conversation):
        return None, None
    return look, VIEWS[look][1](conversation, t, presenting)


def _pills(conversation: Conversation, t: Translator, label: Literal["visible", "collapsed"] = "visible") -> None:
    offered = _offered(conversation)
    if st.session_state.get(LOOK) not in offered:  # another log offered it
        st.session_state[LOOK] = None
    st.pills(
        t("Look closer"),
        offered,
        format_func=lambda view: t(VIEWS[view][0]) if view in VIEWS else str(view),
        key=LOOK,
        persist_state="session",
        label_visibility=label,
    )


def _why(look: str, conversation: Conversation, t: Translator, presenting: bool) -> str:
    groups = {"channels": conversation.channels, "companies": conversation.by_company}.get(look, ())
    _, hidden = shown(groups, presenting)
    if hidden:
        return not_shown(hidden, t)
    reason = conversation.not_measurable.get(VIEWS[look][2]) or MISSING.get(look)
    return t(reason) if reason else t("The log cannot show this.")
