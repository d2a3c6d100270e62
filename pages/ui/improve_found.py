"""The best mix of the session's plan, found once for each plan."""

import streamlit as st

from pages.ui import state
from pages.ui.kept import kept
from smm.i18n import Language, Translator
from smm.optimisation.best import optimise
from smm.optimisation.clash import LimitsError
from smm.optimisation.intervals import split_intervals
from smm.optimisation.results import Optimum
from smm.optimisation.said import clash
from smm.plan import Plan
from smm.uncertainty import Interval


def sign(plan: Plan) -> Plan:
    """Return what results are kept for: the plan in whatever language it is read."""
    return plan.model_copy(update={"language": Language.EN})


def found_for(plan: Plan) -> Optimum:
    """Return the best mix.

    Raises
    ------
    LimitsError
    """
    return kept("improve:best", sign(plan), lambda: optimise(plan))


def ranges_for(plan: Plan) -> dict[str, dict[str, Interval]]:
    """Return how sure each amount of the best mix is."""
    return kept("improve:ranges", sign(plan), lambda: split_intervals(plan))


def explain(error: LimitsError, plan: Plan, t: Translator) -> None:
    """Name the limits that clash; the plan stays as it is."""
    lines = "\n".join(f"- {state.literal(line)}" for line in clash(error, plan, t))
    st.error(
        t("No mix keeps all these limits together.") + f"\n\n{lines}\n\n" + t("Change or remove one of them."),
        icon=":material/error:",
    )
