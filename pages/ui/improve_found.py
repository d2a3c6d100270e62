"""The best mix of the session's plan, found once for each plan."""

from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.ui import state
from pages.ui.kept import holds, kept
from pages.ui.literal import literal
from smm.i18n import Language, Translator
from smm.optimisation.best import optimise
from smm.optimisation.clash import LimitsError
from smm.optimisation.doubt import Doubt, doubt
from smm.optimisation.few import Few, few_channels
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import clash
from smm.plan import Plan

BEST, DOUBT, FEW = "improve:best", "improve:doubt", "improve:few"


def sign(plan: Plan) -> Plan:
    """Return what results are kept for: the plan in whatever language it is read."""
    return plan.model_copy(update={"language": Language.EN})


def found_for(plan: Plan) -> Optimum:
    """Return the best mix.

    Raises
    ------
    LimitsError
    """
    return kept(BEST, sign(plan), lambda: optimise(plan))


def doubt_for(plan: Plan) -> Doubt | None:
    """Return how sure the best mix is, if that is known already; :func:`find_rest` finds it."""
    return kept(DOUBT, sign(plan), _missing) if holds(DOUBT, sign(plan)) else None


def few_for(plan: Plan) -> Few | None:
    """Return what few channels still bring, if that is known already and worth saying."""
    return kept(FEW, sign(plan), _missing) if holds(FEW, sign(plan)) else None


def find_rest(found: Optimum, where: DeltaGenerator, t: Translator) -> None:
    """Find how sure the best mix is, and what fewer channels bring; the screen without them stands in the meantime."""
    one = sign(found.plan)
    if holds(DOUBT, one) and holds(FEW, one):
        return
    state.remember()  # the address does not wait for it
    words = t("Finding out how sure this is…")
    bar = where.progress(0.0, text=words)

    def show(share: float) -> None:
        bar.progress(share, text=words)

    kept(DOUBT, one, lambda: doubt(found, progress=show))
    kept(FEW, one, lambda: few_channels(found))
    state.draw_again()


def _missing() -> NoReturn:
    raise LookupError


def explain(error: LimitsError, plan: Plan, t: Translator) -> None:
    """Name the limits that clash; the plan stays as it is."""
    lines = "\n".join(f"- {literal(line)}" for line in clash(error, plan, t))
    st.error(
        t("No mix keeps all these limits together.") + f"\n\n{lines}\n\n" + t("Change or remove one of them."),
        icon=":material/error:",
    )
