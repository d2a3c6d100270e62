"""Ways that ask less than the whole best mix: few changes, the cheapest change to a score, answers to a level."""

from collections.abc import Iterable

import streamlit as st

from pages.ui import state
from pages.ui.improve_found import sign
from pages.ui.improve_use import put
from pages.ui.kept import holds, kept
from pages.ui.literal import literal
from smm.i18n import Translator
from smm.optimisation.effort import Effort, halfway, least_effort, levels_above
from smm.optimisation.results import Optimum
from smm.optimisation.small_steps import Step, small_steps
from smm.optimisation.using import changing
from smm.optimisation.words.ways import effort_lines, level_line, step_line, steps_title
from smm.plan import Plan

TARGET = "effort_target"


def ways(found: Optimum, t: Translator, presenting: bool) -> None:
    """Draw the small steps, the least effort and the answers that lead further."""
    plan = found.plan
    steps = _steps(plan, t)
    st.subheader(literal(steps_title(steps, found.objective_now, t)), anchor=False)
    for step in steps:
        with st.container(horizontal=True, vertical_alignment="center", key=f"step_of_{step.changes}"):
            st.markdown(literal(step_line(step, plan, t)))
            if step.channels and not presenting:
                label = t.plural("Make {count} change", "Make {count} changes", step.changes)
                if st.button(label, key=f"use_step_{step.changes}", icon=":material/check:"):
                    put(changing(state.plan(), step.channels))
    st.subheader(t("The cheapest way to a score"), anchor=False)
    _effort(found, t, presenting)
    levels = kept("improve:levels", sign(plan), lambda: levels_above(plan))
    if levels:
        st.subheader(t("What money cannot buy: people who talk"), anchor=False)
        _list(level_line(level, t) for level in levels)


def _list(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {literal(line)}" for line in lines))


def _steps(plan: Plan, t: Translator) -> tuple[Step, ...]:
    slot, mark = "improve:steps", sign(plan)
    if holds(slot, mark):
        return kept(slot, mark, tuple)
    with st.spinner(t("Finding the best few changes…"), show_time=True):
        return kept(slot, mark, lambda: small_steps(plan))


def _effort(found: Optimum, t: Translator, presenting: bool) -> None:
    """Ask for a score, and say the cheapest change that reaches it."""
    target = halfway(found)
    if not presenting:
        asked = st.number_input(
            t("Points to reach"),
            min_value=0.0,
            max_value=100.0,
            value=target,
            step=1.0,
            format="%g",
            key=state.key(TARGET),
            width=150,
        )
        target = float(asked)
    effort: Effort = kept("improve:effort", (sign(found.plan), target), lambda: least_effort(found.plan, target))
    _list(effort_lines(effort, found.plan, t))
    offered = effort.reached and effort.channels and not presenting
    if offered and st.button(t("Use the cheapest way"), key="use_effort", icon=":material/check:"):
        put(changing(state.plan(), effort.channels))
