"""What to do next: three moves, and the best mix in the place of today's, which can be taken back."""

import streamlit as st

from pages.ui import state
from smm.i18n import N_, Translator
from smm.optimisation.moves import next_moves
from smm.optimisation.results import Optimum
from smm.optimisation.said import WORTH
from smm.optimisation.sentences import sentence
from smm.plan import Plan

BEFORE = "improve_before"


def moves(plan: Plan, t: Translator) -> None:
    """List the next moves, each with its points and its reason."""
    found = next_moves(plan)
    if found:
        st.subheader(t("Next moves, an hour each"), anchor=False)
        st.markdown("\n".join(f"{i}. {state.literal(sentence(move, plan, t))}" for i, move in enumerate(found, 1)))


def use(found: Optimum, t: Translator) -> None:
    """Offer to make the best mix today's."""
    if found.today_fits and found.objective - found.objective_now < WORTH:
        return
    if st.button(t("Use this mix"), key="use_best", type="primary", icon=":material/check:"):
        before = state.plan()
        state.replace(found.best)
        st.session_state[state.key(BEFORE)] = before.mix
        state.notify(N_("The best mix is now yours. One press takes it back."))
        st.rerun()


def way_back(t: Translator) -> None:
    """Offer to take back the mix there was, as long as no other plan came in between."""
    before = st.session_state.get(state.key(BEFORE))
    if before is None:
        return
    if st.button(t("Back to the mix before"), key="back_to_before", icon=":material/undo:"):
        state.replace(state.plan().model_copy(update={"mix": before}))
        st.rerun()


def mix_before() -> Plan | None:
    """Return the plan with the mix there was before the best one was used, if it was."""
    before = st.session_state.get(state.key(BEFORE))
    return None if before is None else state.plan().model_copy(update={"mix": before})
