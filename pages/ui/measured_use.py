"""The measured conversation of a plan: beside what was answered, used or set aside, taken out and put back."""

import pandas as pd
import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from pages.ui.plan_field import plan_field
from smm.assessment import Assessment
from smm.belief_and_log import belief_table, effect, what_belief_got_wrong, where_from
from smm.i18n import N_, Translator
from smm.measured import Measured
from smm.plan import Plan

REMOVED = "measured_removed"


def belief_and_log(assessment: Assessment, t: Translator, presenting: bool) -> None:
    """Show what is believed and what the messages say side by side, with what belief got wrong."""
    with st.container(key="belief_and_log"):
        st.subheader(t("What you believe, what the messages say"), anchor=False)
        st.markdown(f"**{literal(what_belief_got_wrong(assessment.diagnosis, t))}**")
        if presenting:
            _side_by_side(assessment, t)
            return
        table, choices = st.columns([13, 7], gap="large")
        with table:
            _side_by_side(assessment, t)
        with choices:
            use(assessment, t)
            _remove(t)


def use(assessment: Assessment, t: Translator) -> None:
    """Offer to take the measured numbers in place of the answers, and say what then comes from where."""
    measured = assessment.plan.measured
    if measured is None:
        return
    plan_field(st.toggle, t("Use the measured conversation"), "measured_used", measured.used, _use)
    st.caption(literal(f"{effect(assessment, t)} {where_from(assessment.diagnosis, t)}"))


def source(assessment: Assessment, t: Translator) -> None:
    """Say on a shared screen what comes from measured messages."""
    if assessment.diagnosis.log is not None:
        st.caption(literal(where_from(assessment.diagnosis, t)))


def _use(plan: Plan, used: bool) -> Plan:
    return plan if plan.measured is None else plan.with_measured(plan.measured.model_copy(update={"used": used}))


def _side_by_side(assessment: Assessment, t: Translator) -> None:
    """Draw the table; what belief got wrong stands out."""
    table, rows = belief_table(assessment.diagnosis, t), assessment.diagnosis.comparisons
    cells = [[literal(cell) for cell in row] for row in table.written(t)]
    for row, compared in zip(cells, rows, strict=True):
        if compared.differs:
            row[2:] = [f"**{cell}**" for cell in row[2:]]
    frame = pd.DataFrame(cells, columns=[column.name for column in table.columns])
    st.table(frame.set_index(table.columns[0].name))


def _remove(t: Translator) -> None:
    if st.button(t("Remove the measured conversation"), key="remove_measured", icon=":material/delete:"):
        st.session_state[state.key(REMOVED)] = state.plan().measured
        state.change(lambda plan: plan.with_measured(None))
        state.notify(N_("The measured conversation is out of your plan."))
        st.rerun()


def put_back(t: Translator) -> None:
    """Offer to take back the removal, as long as no other plan came in between."""
    removed: Measured | None = st.session_state.get(state.key(REMOVED))
    if removed is None or state.plan().measured is not None:
        return
    if st.button(t("Put the measured conversation back"), key="put_measured_back", icon=":material/undo:"):
        st.session_state[state.key(REMOVED)] = None
        state.change(lambda plan: plan.with_measured(removed))
        st.rerun()
