"""A picture that follows a slider at once: its places on the screen, filled by a whole run or by one fragment.

A fragment may draw plain elements into places made outside it, but no widgets. So what must follow the slider (title,
figure, sentence, warnings) has places of its own, and the rest of the screen waits for the next whole run.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui import state
from pages.ui.picture import CONFIG
from smm.charts import Chart
from smm.i18n import Translator
from smm.plan import Plan


@dataclass(frozen=True)
class Places:
    """Where the parts of a live picture stand."""

    title: DeltaGenerator
    figure: DeltaGenerator
    sentence: DeltaGenerator
    subtitle: DeltaGenerator
    budget: DeltaGenerator


def places() -> Places:
    """Make the places of a live picture, empty, where the screen stands now."""
    return Places(*(st.empty() for _ in range(5)))


def fill(where: Places, chart: Chart, plan: Plan, t: Translator) -> None:
    """Draw a chart and the mix's budget into their places."""
    where.title.subheader(state.literal(chart.title), anchor=False)
    where.figure.plotly_chart(chart.figure, theme=None, key=f"chart_{chart.id}", config=CONFIG, alt=chart.alt)
    where.sentence.markdown(f"**{state.literal(chart.sentence)}**")
    where.subtitle.caption(state.literal(chart.subtitle))
    lines = over_budget(plan, t)
    if lines:
        where.budget.warning("\n\n".join(lines), icon=":material/warning:")
    else:
        where.budget.empty()


def over_budget(plan: Plan, t: Translator) -> list[str]:
    """Say where the mix takes more than there is."""
    amounts = (
        (plan.hours, plan.limits.hours, t.hours),
        (plan.money, plan.limits.money, lambda value: t.money(value, plan.profile.currency, digits=0)),
    )
    return [
        t("Your mix takes {used} a month; you said you have {limit}.", used=written(used), limit=written(limit))
        for used, limit, written in amounts
        if limit is not None and used > limit
    ]
