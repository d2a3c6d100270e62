"""One channel at a time: the channel whose exact amounts are set, alone on its screen.

The other channels and the ways to other screens step aside until it is done: there is one thing to do, and a picture
that follows a slider need not wait for a browser that draws the rest as well.
"""

import streamlit as st

from pages.ui import state

OPENED, PLACE, SCREEN = "exact", "place", "mix"


def channel() -> str | None:
    """Return the channel of the mix whose exact amounts are open."""
    name = st.session_state.get(OPENED)
    return name if not state.presenting() and any(a.channel == name for a in state.plan().mix) else None


def on(name: str | None) -> None:
    """Open a channel's exact amounts, or close them."""
    if name is None and channel():
        turn_to(f"row_{channel()}")
    st.session_state[OPENED] = name


def turn_to(key: str) -> None:
    """Bring an element into view in the next run, by its key."""
    st.session_state[PLACE] = key


def place() -> str | None:
    """Return the key of what is to be brought into view, once."""
    wanted, st.session_state[PLACE] = st.session_state.get(PLACE), None
    return wanted


def keep_to_its_screen(path: str) -> None:
    """Close the channel when another screen was reached, as by the browser's way back."""
    if path != SCREEN and channel():
        on(None)
        st.rerun()
