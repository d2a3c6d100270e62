"""Choices among words follow the language on screen."""

from typing import Any

import streamlit as st

from pages.ui import state

WRITTEN = "own_name"
"""How the key begins of a text in a form: what is being written there is not heard before the form is sent."""


def speak_again() -> None:
    """Send every choice to the browser again when the language changed; fields of the plan see to it themselves.

    A browser keeps a choice as the words it showed, and would send the words of the old language as a new choice.
    Choices in a form that was not sent begin anew: nobody has heard them yet.
    """
    if state.turned():
        for key, value in st.session_state.items():
            if key != state.LANGUAGE and not str(key).startswith(WRITTEN) and _in_words(value):
                st.session_state[key] = value


def _in_words(value: Any) -> bool:
    chosen = value if isinstance(value, list) else [value]
    return bool(chosen) and all(isinstance(one, str) for one in chosen)
