"""What there is in a month: money and hours; an empty field means as today."""

import streamlit as st

from pages.ui import state
from pages.ui.improve_limits import limits
from pages.ui.literal import literal
from pages.ui.plan_field import plan_field
from smm.i18n import Translator
from smm.optimisation.few import Few
from smm.optimisation.words.mix import amount, asked_in_words, fewer
from smm.plan import Plan

WIDTH = 150
"""Pixels; two fields stand side by side on a phone."""


def asked(t: Translator) -> None:
    """Draw the fields of the two budgets, say what they are in a week, and offer further limits."""
    plan = state.plan()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="asked"):
        labels = {
            "money": t("Money a month, in {currency}", currency=t.currency(plan.profile.currency)),
            "hours": t("Hours a month"),
        }
        for name, label in labels.items():
            plan_field(
                st.number_input,
                label,
                f"asked_{name}",
                getattr(plan.limits, name),
                lambda p, value, name=name: _limits(p, **{name: None if value is None else float(value)}),
                min_value=0.0,
                step=10.0 if name == "money" else 1.0,
                value=None,
                placeholder=amount(name, getattr(plan, name), plan, t),
                format="%g",
                width=WIDTH,
            )
        plan_field(
            st.number_input,
            t("Channels at most"),
            "asked_channels",
            plan.limits.channels_most,
            lambda p, value: _limits(p, channels_most=None if value is None else int(value)),
            min_value=1,
            max_value=800,
            step=1,
            value=None,
            placeholder=t("all"),
            help=t("How many channels can you look after?"),
            width=WIDTH,
        )
        with st.container(key="asked_in_words", width="content"):
            st.caption(literal(asked_in_words(plan, t)))
        limits(t)


def fewer_channels(few: Few, t: Translator) -> None:
    """Say what few channels still bring, and offer to use no more."""
    st.markdown(literal(fewer(few, t)))
    st.button(
        t.plural("At most {count} channel", "At most {count} channels", few.channels),
        key="use_few",
        icon=":material/filter_list:",
        on_click=state.change,
        args=(lambda plan: _limits(plan, channels_most=few.channels),),
    )


def _limits(plan: Plan, **values: object) -> Plan:
    return plan.model_copy(update={"limits": plan.limits.model_copy(update=values)})
