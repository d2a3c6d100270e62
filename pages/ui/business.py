"""About the business: the few facts the model needs, filled in beforehand."""

import streamlit as st

from pages.ui import state
from pages.ui.plan_field import plan_field
from smm.i18n import Translator
from smm.plan import Plan


def _profile(plan: Plan, **values: object) -> Plan:
    return plan.model_copy(update={"profile": plan.profile.model_copy(update=values)})


def _limits(plan: Plan, **values: object) -> Plan:
    return plan.model_copy(update={"limits": plan.limits.model_copy(update=values)})


def business(t: Translator) -> None:
    """Draw the fields about the business, folded away."""
    plan = state.plan()
    with st.expander(t("About your business"), icon=":material/storefront:", key="business"):
        plan_field(
            st.text_input,
            t("Name"),
            "name",
            plan.profile.name,
            lambda p, name: _profile(p, name=name.strip()),
            max_chars=80,
            help=t("Stays in your file; it never goes into a link or on a shared screen."),
        )
        plan_field(
            st.number_input,
            t("People you can hope to reach"),
            "audience",
            float(plan.profile.audience),
            lambda p, people: _profile(p, audience=float(people)),
            min_value=1.0,
            max_value=1e10,
            step=500.0,
            format="%.0f",
            help=t("Customers, followers, people nearby. It decides how much advertising makes a full presence."),
        )
        plan_field(
            st.number_input,
            t("What an hour of work costs, in {currency}", currency=t.currency(plan.profile.currency)),
            "hour_price",
            float(plan.profile.hour_price),
            lambda p, price: _profile(p, hour_price=float(price)),
            min_value=0.01,
            max_value=1e7,
            step=5.0,
            format="%g",
        )
        currencies = list(dict.fromkeys(("EUR", "CHF", "GBP", "USD", plan.profile.currency)))
        plan_field(
            st.selectbox,
            t("Currency"),
            "currency",
            plan.profile.currency,
            lambda p, currency: _profile(p, currency=currency),
            options=currencies,
        )
        for name, label in (("hours", t("Hours you have a month")), ("money", t("Money you have a month"))):
            plan_field(
                st.number_input,
                label,
                f"limit_{name}",
                getattr(plan.limits, name),
                lambda p, value, name=name: _limits(p, **{name: None if value is None else float(value)}),
                min_value=0.0,
                step=5.0,
                value=None,
                placeholder=t("no limit"),
                format="%g",
            )
