"""One press puts what was read into the mix, and one takes it back."""

from collections.abc import Callable

import streamlit as st

from pages.ui import state
from smm.i18n import Translator
from smm.plan import Plan

BEFORE = "before_import"


def button(owner: str, ready: bool, update: Callable[[Plan], Plan], said: str, t: Translator) -> None:
    """Offer to change the mix, and keep the plan as it was before."""
    if st.button(
        t("Put it into my mix"), key=f"accept_{owner}", type="primary", icon=":material/check:", disabled=not ready
    ):
        before = state.plan()
        state.change(update)
        if state.plan() != before:  # a second press changes nothing, and must not take the way back
            st.session_state[BEFORE] = before
        state.notify(said)
        st.rerun()


def undo(t: Translator) -> None:
    """Offer to take back the last import."""
    before = st.session_state.get(BEFORE)
    if before is not None and st.button(t("Undo"), key="undo_import", icon=":material/undo:"):
        st.session_state[BEFORE] = None
        state.replace(before)
        st.rerun()
