"""What to do next: three moves, and the best mix in the place of today's, which can be taken back."""

from typing import NoReturn

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from smm.i18n import N_, Translator
from smm.optimisation.moves import next_moves
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import differs
from smm.optimisation.words.moves import sentence
from smm.plan import Plan

BEFORE = "improve_before"


def moves(plan: Plan, t: Translator) -> None:
    """List the next moves, each with its points and its reason."""
    found = next_moves(plan)
    if found:
        st.subheader(t("Next moves, an hour each"), anchor=False)
        st.markdown("\n".join(f"{i}. {literal(sentence(move, plan, t))}" for i, move in enumerate(found, 1)))


def use(found: Optimum, t: Translator) -> None:
    """Offer to make the best mix today's."""
    if not differs(found):
        return
    if st.button(t("Use this mix"), key="use_best", type="primary", icon=":material/check:"):
        put(found.best)


def put(plan: Plan) -> NoReturn:
    """Put a mix in the place of today's, and keep the one before for the way back."""
    before = state.plan().mix
    state.replace(plan)
    st.session_state[state.key(BEFORE)] = before
    state.notify(N_("This mix is now yours. One press takes it back."))
    st.rerun()


def way_back(t: Translator) -> None:
    """Offer to take back the mix there was, as long as no other plan came in between."""
    before = st.session_state.get(state.key(BEFORE))
    if before is None:
        return
    if st.button(t("Back to the mix before"), key="back_to_before", icon=":material/undo:"):
        state.replace(state.plan().model_copy(update={"mix": before}))
        st.rerun()
