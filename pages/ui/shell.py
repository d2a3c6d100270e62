"""Navigation, language, theme: nothing else. Every screen is a file under ``pages/``."""

from pathlib import Path

import streamlit as st

from pages.ui import focus, frame, quiz, state
from pages.ui.navigation import pages
from pages.ui.spoken import speak_again
from smm.i18n import N_

ICON = Path(__file__).with_name("icon.svg")
TITLE = N_("Is your marketing a conversation?")


def draw() -> None:
    """Run the screen the address asks for."""
    state.begin()
    speak_again()
    t = state.translator()
    st.set_page_config(page_title=t(TITLE), page_icon=ICON, layout="wide")
    alone = state.presenting() or focus.channel() is not None
    page = st.navigation(pages(t), position="hidden" if alone else "top")
    focus.keep_to_its_screen(page.url_path)
    frame.dress(page.url_path, state.presenting(), quiz.at() if page.url_path == quiz.SCREEN else focus.channel())
    frame.switches(t)
    state.show_notices()
    page.run()
    state.remember()
