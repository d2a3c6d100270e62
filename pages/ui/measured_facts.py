"""Beside the pictures: hours to answer everyone, what is wrong with the log, what it cannot tell, and the file."""

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from smm.conversation.capacity import PARAMETER, capacity
from smm.conversation.results import Conversation
from smm.conversation.said import capacity_sentence, quality_lines, ratings_sentence, unmeasured_lines
from smm.conversation.summary import summary
from smm.i18n import Translator
from smm.own_numbers import parameters_of

MOST_MINUTES = 60
"""Where the slider ends: an hour for one answer; *Method* takes any."""


def capacity_now(conversation: Conversation, t: Translator) -> None:
    """Say how many hours it takes to answer everyone, against those of the plan."""
    inbound = conversation.inbound_a_month
    if inbound is None:
        return
    st.subheader(t("Hours to answer everyone"), anchor=False)
    p = parameters_of(state.plan())
    usual = min(max(round(p.mode(PARAMETER)), 1), MOST_MINUTES)
    minutes = st.slider(
        t("Minutes for one answer"), 1, MOST_MINUTES, usual, key="reply_minutes", persist_state="session"
    )
    available = sum(one.hours for one in state.plan().mix)
    found = capacity(inbound, available, p.replaced(**{PARAMETER: float(minutes)}))
    st.markdown(f"**{literal(capacity_sentence(found, t))}**")


def ratings(conversation: Conversation, t: Translator) -> None:
    """Say what the given ratings say, where there are any."""
    if conversation.ratings:
        st.subheader(t("Ratings"), anchor=False)
        st.markdown(f"**{literal(ratings_sentence(conversation.ratings, t))}**")


def quality(conversation: Conversation, t: Translator) -> None:
    """Say what is wrong with the log and what it cannot tell; nothing is hidden."""
    st.subheader(t("How good the log is"), anchor=False)
    rows = t.plural("{count} row was read.", "{count} rows were read.", conversation.quality.rows)
    lines = quality_lines(conversation.quality, t) or [t("Nothing is wrong with it.")]
    st.markdown("\n".join(f"- {literal(line)}" for line in (rows, *lines, *unmeasured_lines(conversation, t))))


def take_away(conversation: Conversation, t: Translator) -> None:
    """Offer the measured numbers as a file."""
    import json

    st.download_button(
        t("Download the measured numbers"),
        lambda: json.dumps(summary(conversation), ensure_ascii=False, indent=2).encode(),
        file_name="measured.json",
        mime="application/json",
        key="download_measured",
        icon=":material/download:",
        on_click="ignore",
    )
