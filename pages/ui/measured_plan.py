"""From the messages into the plan, and back out."""

import streamlit as st

from pages.ui import state
from pages.ui.navigation import go
from smm.conversation.results import Conversation
from smm.i18n import N_, Translator

BEFORE = "plan_before_measured"


def into_plan(conversation: Conversation, t: Translator) -> None:
    """Offer to use the measured conversation in the plan; once it is there, to see what changes, or to undo."""
    measured = conversation.for_plan()
    now = state.plan().measured
    with st.container(horizontal=True, key="measured_to_plan"):
        if now != measured.model_copy(update={"used": now.used}) if now else True:
            words = t("Use this in my plan")
            if st.button(words, key="use_measured", type="primary", icon=":material/check:"):
                st.session_state[BEFORE] = (now,)
                state.change(lambda plan: plan.with_measured(measured))
                state.notify(N_("The measured conversation is in your plan."))
                st.rerun()
        elif st.button(t("See what changes"), key="see_changes", type="primary", icon=":material/arrow_forward:"):
            go("benefits")
        if BEFORE in st.session_state and st.button(t("Undo"), key="undo_measured", icon=":material/undo:"):
            (before,) = st.session_state.pop(BEFORE)
            state.change(lambda plan: plan.with_measured(before))
            st.rerun()
