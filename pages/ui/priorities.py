"""What matters most: the weights of the five benefits."""

import streamlit as st

from pages.ui import state
from pages.ui.plan_field import plan_field
from smm.benefits import Benefit
from smm.i18n import Translator
from smm.plan import Plan
from smm.words import BENEFIT_TERMS, BENEFITS

TOP = 3


def priorities(t: Translator) -> None:
    """Draw a slider for each benefit; only the ratios count, and only for the average."""
    weights = state.plan().weights
    if len(set(weights.by_benefit().values())) > 1:
        st.caption(t("What matters more to you counts more in the average."))
    with st.expander(t("What matters most to you"), icon=":material/tune:", key="priorities"):
        st.caption(t("0 leaves a benefit out of the average, 3 counts it three times."))
        for benefit in Benefit:
            value = float(getattr(weights, benefit.value))
            plan_field(
                st.slider,
                t(BENEFITS[benefit]),
                f"weight_{benefit}",
                value,
                lambda plan, weight, benefit=benefit: _weigh(plan, benefit, weight),
                min_value=0.0,
                max_value=max(float(TOP), value),
                step=0.5,
                format="localized",
                help=t("Field term: {term}.", term=t(BENEFIT_TERMS[benefit])),
            )


def _weigh(plan: Plan, benefit: Benefit, weight: float) -> Plan:
    return plan.model_copy(update={"weights": plan.weights.model_copy(update={benefit.value: float(weight)})})
