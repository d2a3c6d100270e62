"""A picture that follows a slider at once: its place on the screen, filled by a whole run or by one fragment.

A fragment may draw plain elements into a place made outside it, but no widgets. So what must follow the slider (title,
figure, sentence, warnings) has its places, and the rest of the screen waits for the next whole run. The figure goes
first: whatever reaches the browser before it, or within a frame or two after, is drawn with it.
"""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui.literal import literal
from pages.ui.picture import figure, heading, words
from smm.charts import Chart
from smm.i18n import Translator
from smm.plan import Plan

AHEAD = 0.03
"""Seconds by which a figure that follows a slider goes ahead of its title and words."""


def fill(where: DeltaGenerator, chart: Chart, plan: Plan, t: Translator) -> None:
    """Draw a chart, its title and words, and where the mix is over its budget."""
    with where:
        figure(chart)
        _say(chart, plan, t)


def follow(title: DeltaGenerator, where: DeltaGenerator, chart: Chart, plan: Plan, t: Translator) -> None:
    """Draw the same where a slider has moved: the figure, and a moment later its title, in its place, and words."""
    with where:
        figure(chart, titled=False)
        time.sleep(AHEAD)
        heading(chart.title, 3, title)
        _say(chart, plan, t)


def _say(chart: Chart, plan: Plan, t: Translator) -> None:
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
