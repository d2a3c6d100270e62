"""Work that takes a while: it shows how far it is, and stops when asked to."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from pages.ui import state
from pages.ui.kept import holds, kept
from smm.i18n import Translator

Result = TypeVar("Result")
Progress = Callable[[float], None]


def work(
    owner: str, slot: str, sign: Any, compute: Callable[[Progress | None], Result], t: Translator, *, long: bool
) -> Result:
    """Return what a slot holds for a sign, or compute it, under a bar and a button to stop when it is long."""
    if holds(slot, sign) or not long:
        return kept(slot, sign, lambda: compute(None))
    holder = st.empty()
    with holder.container():
        step = slot.rpartition(":")[2]
        st.button(t("Stop"), key=f"stop_{owner}_{step}", icon=":material/stop:", on_click=_stop, args=(_flag(owner),))
        progress = _bar(t)
    found = kept(slot, sign, lambda: compute(progress))
    holder.empty()
    return found


def stopped(owner: str, t: Translator) -> bool:
    """Return whether the person stopped the work on a file, and offer to take it up again."""
    if not st.session_state.get(_flag(owner)):
        return False
    st.info(t("You stopped reading this file."))
    if st.button(t("Read it again"), key=f"again_{owner}", icon=":material/refresh:"):
        st.session_state[_flag(owner)] = False
        st.rerun()
    return True


def _bar(t: Translator) -> Progress:
    bar = st.progress(0.0, text=t("Reading…"))

    def show(share: float) -> None:
        bar.progress(min(1.0, share), text=t("Reading… {share}", share=t.percent(share)))

    return show


def _stop(flag: str) -> None:
    st.session_state[flag] = True


def _flag(owner: str) -> str:
    return state.key(f"stopped_{owner}")
