"""How sure the scores are: the interval, and the numbers that move the answer most."""

import streamlit as st

from pages.ui.navigation import go
from pages.ui.picture import show_table
from smm.assessment import Assessment
from smm.drivers import drivers_table
from smm.i18n import Translator


def sureness(assessment: Assessment, t: Translator) -> None:
    """Say what the interval means and which assumptions weigh most."""
    st.subheader(t("How sure is it?"), anchor=False)
    total = assessment.spread.total
    st.markdown(
        t(
            "All numbers of the model were drawn together {draws} times. "
            "In 8 cases of 10 the average is between {low} and {high} points.",
            draws=t.number(assessment.spread.draws),
            low=t.number(total.low),
            high=t.number(total.high),
        )
    )
    st.markdown(t("These numbers move the average most, from their low end to their high end:"))
    show_table(drivers_table(assessment, t), t, "drivers")
    if st.button(t("Every number and its source"), key="to_method", icon=":material/menu_book:"):
        go("method")
