"""The frozen registry of screens, in the order an owner walks through them."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st

from pages.ui import state
from smm.i18n import N_, Translator


@dataclass(frozen=True)
class Screen:
    """A file under ``pages/``, the words on its link and its address."""

    file: str
    title: str
    icon: str
    path: str


SCREENS = (
    Screen("pages/plan/start.py", N_("Start"), ":material/flag:", "start"),
    Screen("pages/plan/mix.py", N_("Where you talk"), ":material/tune:", "mix"),
    Screen("pages/plan/conversation.py", N_("5 questions"), ":material/forum:", "conversation"),
    Screen("pages/plan/benefits.py", N_("Benefits"), ":material/bar_chart:", "benefits"),
    Screen("pages/plan/improve.py", N_("The best mix"), ":material/trending_up:", "improve"),
    Screen("pages/data/import.py", N_("Your data"), ":material/upload_file:", "import"),
    Screen("pages/data/measured.py", N_("What the messages say"), ":material/query_stats:", "measured"),
    Screen("pages/about/method.py", N_("Method"), ":material/menu_book:", "method"),
)
BY_PATH = {screen.path: screen for screen in SCREENS}


ROOT = Path(__file__).resolve().parents[2]


def pages(t: Translator) -> list[st.Page]:
    """Return Streamlit's pages with translated titles; the first is the default."""
    return [
        st.Page(ROOT / screen.file, title=t(screen.title), icon=screen.icon, url_path=screen.path, default=i == 0)
        for i, screen in enumerate(SCREENS)
    ]


def go(path: str) -> NoReturn:
    """Leave for another screen."""
    st.switch_page(ROOT / BY_PATH[path].file, query_params=state.link())


def neighbours(path: str) -> tuple[Screen | None, Screen | None]:
    """Return the screens before and after one, ``None`` at the ends."""
    i = SCREENS.index(BY_PATH[path])
    return (SCREENS[i - 1] if i else None), (SCREENS[i + 1] if i + 1 < len(SCREENS) else None)


def steps(path: str, t: Translator, presenting: bool, ready: bool = True) -> None:
    """Draw the way back and the way on, which stands out when ready; on a shared screen the arrow keys do the same."""
    before, after = neighbours(path)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="steps"):
        for screen, icon, key in ((before, "arrow_back", "left"), (after, "arrow_forward", "right")):
            if screen is None:
                st.space("small")
            elif st.button(
                t(screen.title),
                key=f"step_{key}",
                icon=None if presenting else f":material/{icon}:",  # there the shortcut shows the arrow
                icon_position="right" if screen is after else "left",
                type="primary" if screen is after and ready else "secondary",
                shortcut=key if presenting else None,
            ):
                go(screen.path)
