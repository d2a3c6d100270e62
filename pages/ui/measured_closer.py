"""Closer looks at a measured conversation, one at a time."""

import streamlit as st

from pages.ui import state
from pages.ui.picture import picture
from smm.charts import (
    channel_groups_chart,
    company_groups_chart,
    conversation_hours_chart,
    conversation_trend_chart,
    network_chart,
    reply_time_chart,
    thread_depth_chart,
)
from smm.charts.groups import not_shown, shown
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
    "channels": N_("The log names no channels."),
    "companies": N_("The log names no companies to compare."),
    "network": N_("There are too few people in the log."),
}


LOOK = "measured_look"


def chosen() -> bool:
    """Return whether a closer look is chosen; on a shared screen it takes the place of the main picture."""
    return st.session_state.get(LOOK) in VIEWS


def looks(conversation: Conversation, t: Translator, presenting: bool) -> None:
    """Offer the closer looks, and draw the chosen one or say why it cannot be drawn."""
    above = st.container() if presenting else None
    look = st.pills(
        t("Look closer"),
        list(VIEWS),
        format_func=lambda view: t(VIEWS[view][0]) if view in VIEWS else str(view),
        key=LOOK,
        persist_state="session",
    )
    if look in VIEWS:
        with above or st.container():
            _look(look, conversation, t, presenting)


def _look(look: str, conversation: Conversation, t: Translator, presenting: bool) -> None:
    _, draw, measure = VIEWS[look]
    chart = draw(conversation, t, presenting)
    if chart is not None:
        picture(chart, t)
    else:
        st.subheader(t("This cannot be shown"), anchor=False)
        st.info(state.literal(_why(look, measure, conversation, t, presenting)))


def _why(look: str, measure: str, conversation: Conversation, t: Translator, presenting: bool) -> str:
    groups = {"channels": conversation.channels, "companies": conversation.by_company}.get(look, ())
    _, hidden = shown(groups, presenting)
    if hidden:
        return not_shown(hidden, t)
    reason = conversation.not_measurable.get(measure) or MISSING.get(look)
    return t(reason) if reason else t("The log cannot show this.")
