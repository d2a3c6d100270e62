"""Choices among words follow the language on screen."""

import streamlit as st

from pages.ui import state

SPOKEN = "choices_spoken"
IN_WORDS = ("kind_", "channel_", "owned_", "sample_kind", "which_", "how_")
"""How the keys begin of choices whose options are words."""


def speak_again() -> None:
    """Send every choice to the browser again when the language changed: it would keep the words of the old one."""
    now = state.language()
    if st.session_state.get(SPOKEN, now) is not now:
        for key in [str(key) for key in st.session_state if str(key).startswith(IN_WORDS)]:
            st.session_state[key] = st.session_state[key]
    st.session_state[SPOKEN] = now
