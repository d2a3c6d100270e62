"""Closer looks at the best mix, one at a time; on a shared screen the choice stands first and never moves."""

from collections.abc import Callable

import streamlit as st

from pages.ui import state
from pages.ui.improve_frontier import frontiers
from pages.ui.improve_sure import sure
from pages.ui.improve_ways import ways
from pages.ui.literal import literal
from pages.ui.picture import picture, show_table
from pages.ui.scenarios import scenarios
from smm.charts import response_chart
from smm.i18n import N_, Translator
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import certificate
from smm.optimisation.words.proof import marginal_table, proof_lines

LOOK = "improve_look"
Look = Callable[[Optimum, Translator, bool], None]


def proof(found: Optimum, t: Translator, presenting: bool) -> None:
    """Say what is proven, which budget holds back, and what one more unit is worth everywhere."""
    st.subheader(literal(certificate(found, t)), anchor=False)
    st.markdown("\n".join(f"- {literal(line)}" for line in proof_lines(found, t)))
    if not presenting:
        st.markdown(t("Points that a little more would bring on each channel alone:"))
        show_table(marginal_table(found, t), t, "marginals", found.plan.profile.currency)


def channel(found: Optimum, t: Translator, presenting: bool) -> None:
    """Draw the response curve of one channel."""
    names = {
        name: found.plan.channels[name].name(t.language)
        for name in sorted(found.channels, key=lambda name: (-found.channels[name].points, name))
    }
    chosen = st.selectbox(
        t("Channel"),
        list(names),
        format_func=lambda name: names.get(name, name),
        key=state.key("response_of"),
        persist_state="session",
        label_visibility="collapsed" if presenting else "visible",
    )
    picture(response_chart(found, chosen if chosen in names else next(iter(names)), t, presenting), t)


def compare(found: Optimum, t: Translator, presenting: bool) -> None:
    """Draw the kept mixes side by side."""
    if presenting and not found.plan.scenarios:
        st.subheader(t("No mix is kept to compare yet"), anchor=False)
    else:
        scenarios(t)


LOOKS: dict[str, tuple[str, Look]] = {
    "proof": (N_("Proof"), proof),
    "sure": (N_("How sure"), sure),
    "budgets": (N_("Money and hours"), frontiers),
    "channel": (N_("Channel by channel"), channel),
    "ways": (N_("Smaller steps"), ways),
    "compare": (N_("Compare"), compare),
}
"""Words and drawing of each closer look, in order."""


def closer(found: Optimum, t: Translator, presenting: bool) -> bool:
    """Offer the closer looks and draw the chosen one; return whether one is chosen."""
    look = st.pills(
        t("Look closer"),
        list(LOOKS),
        format_func=lambda name: t(LOOKS[name][0]) if name in LOOKS else str(name),
        key=LOOK,
        persist_state="session",
        label_visibility="collapsed" if presenting else "visible",
    )
    if look in LOOKS:
        LOOKS[look][1](found, t, presenting)
    return look in LOOKS
