"""A picture that follows a slider at once: its place on the screen, filled by a whole run or by one fragment.

A fragment may draw plain elements into a place made outside it, but no widgets. So what must follow the slider (title,
figure, sentence, warnings) has one place of its own, and the rest of the screen waits for the next whole run. One place
and few elements: each costs a message, and the figure waits for the messages before it.
"""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui.literal import literal
from pages.ui.picture import figure, words
from smm.charts import Chart
from smm.i18n import Translator
from smm.plan import Plan


def fill(where: DeltaGenerator, chart: Chart, plan: Plan, t: Translator, ahead: float = 0) -> None:
    """Draw a chart into its place and, seconds later, its words and where the mix is over its budget."""
    with where:
        figure(chart)
        time.sleep(ahead)
        words(chart)
        lines = over_budget(plan, t)
        if lines:
            st.warning("\n\n".join(literal(line) for line in lines), icon=":material/warning:")


def over_budget(plan: Plan, t: Translator) -> list[str]:
    """Say where the mix takes more than there is."""
    amounts = (
        (plan.hours, plan.limits.hours, t.hours),
        (plan.money, plan.limits.money, lambda value: t.money(value, plan.profile.currency, digits=0)),
    )
    return [
        t(
            "Your mix takes {used} a month; «About your business» says {limit}.",
            used=written(used),
            limit=written(limit),
        )
        for used, limit, written in amounts
        if limit is not None and used > limit
    ]
