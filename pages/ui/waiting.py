"""Messages that wait in the session for the measured conversation."""

from collections.abc import Mapping

import streamlit as st

from pages.ui import state
from pages.ui.fields import KINDS
from pages.ui.literal import literal
from smm.i18n import N_, Translator
from smm.ingest.understanding.meaning import Imported

WAITING = "waiting"


def wait(name: str, found: Imported, owner: str, t: Translator) -> None:
    """Offer to keep a table of messages."""
    waiting: Mapping[str, Imported] = st.session_state.get(WAITING, {})
    if name in waiting:
        st.info(t("Kept in this session for the measured conversation; the mix is not changed."))
    elif st.button(
        t("Keep for the measured conversation"), key=f"accept_{owner}", type="primary", icon=":material/check:"
    ):
        st.session_state[WAITING] = {**waiting, name: found}
        state.notify(N_("The messages are kept for this session."))
        st.rerun()


def waiting_list(t: Translator) -> None:
    """Draw what waits for the measured conversation, and the way to be rid of it."""
    waiting: Mapping[str, Imported] = st.session_state.get(WAITING, {})
    if not waiting:
        return
    st.subheader(t("Kept for the measured conversation"), anchor=False)
    lines = [f"{name}: {t(KINDS[one.kind])}, {t.number(len(one.rows))}" for name, one in waiting.items()]
    st.markdown("\n".join(f"- {literal(line)}" for line in lines))
    if st.button(t("Forget these messages"), key="forget_waiting", icon=":material/delete:"):
        st.session_state[WAITING] = {}
        st.session_state.pop("pseudonym_key", None)
        st.rerun()
