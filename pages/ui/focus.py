"""One channel at a time: the channel whose exact amounts are set, alone on its screen.

The other channels and the ways to other screens step aside until it is done: there is one thing to do, and a picture
that follows a slider need not wait for a browser that draws the rest as well.
"""

import streamlit as st

from pages.ui import state

OPENED, CLOSED, SCREEN = "exact", "exact_closed", "mix"


def channel() -> str | None:
    """Return the channel of the mix whose exact amounts are open."""
    name = st.session_state.get(OPENED)
    return name if not state.presenting() and any(a.channel == name for a in state.plan().mix) else None


def on(name: str | None) -> None:
    """Open a channel's exact amounts, or close them."""
    st.session_state[CLOSED] = st.session_state.get(OPENED)
    st.session_state[OPENED] = name


def left() -> str | None:
    """Return the channel whose amounts were just closed, once: the list begins there."""
    name = st.session_state.get(CLOSED)
    st.session_state[CLOSED] = None
    return name if channel() is None else None


def keep_to_its_screen(path: str) -> None:
    """Close the channel when another screen was reached, as by the browser's way back."""
    if path != SCREEN and channel():
        on(None)
        st.rerun()
