"""What more money, or more hours, would bring."""

import streamlit as st

from pages.ui.improve_found import sign
from pages.ui.kept import holds, kept
from pages.ui.picture import picture
from smm.charts import frontier_chart
from smm.i18n import N_, Translator
from smm.optimisation.choice import has_choices
from smm.optimisation.frontiers import Frontier, frontier
from smm.optimisation.results import Optimum

KINDS = {"money": N_("Money a month"), "hours": N_("Hours a month")}


def frontiers(found: Optimum, t: Translator, presenting: bool) -> None:
    """Draw the frontier of one budget."""
    kind = st.segmented_control(
        t("Budget"),
        list(KINDS),
        format_func=lambda name: t(KINDS[name]) if name in KINDS else str(name),
        key="frontier_of",
        default="money",
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    curve = _found(found, kind if kind in KINDS else "money", t)
    picture(frontier_chart(curve, found, t, presenting), t, found.plan.profile.currency)


def _found(found: Optimum, kind: str, t: Translator) -> Frontier:
    """Return the frontier; with choices of channels it takes seconds, and says how far it is."""
    slot, mark = f"improve:frontier_{kind}", sign(found.plan)
    if holds(slot, mark) or not has_choices(found.plan.limits):
        return kept(slot, mark, lambda: frontier(found.plan, kind))
    words = t("Finding the best mix of every amount…")
    holder = st.empty()
    bar = holder.progress(0.0, text=words)

    def show(share: float) -> None:
        bar.progress(share, text=words)

    curve = kept(slot, mark, lambda: frontier(found.plan, kind, progress=show))
    holder.empty()
    return curve
