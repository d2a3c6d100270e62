"""How sure the best mix is, and the mix that is safest."""

import streamlit as st

from pages.ui import state
from pages.ui.improve_found import doubt_for
from pages.ui.improve_use import put
from pages.ui.literal import literal
from pages.ui.navigation import go
from pages.ui.picture import show_table
from smm.i18n import Translator
from smm.optimisation.results import Optimum
from smm.optimisation.using import using
from smm.optimisation.words.doubt import doubt_lines, doubt_table, doubt_title


def sure(found: Optimum, t: Translator, presenting: bool) -> None:
    """Say how sure the best mix is; offer the safest mix, and the assumptions."""
    doubt = doubt_for(found.plan)
    if doubt is None:
        st.subheader(t("Finding out how sure this is…"), anchor=False)
        return
    st.subheader(literal(doubt_title(found, doubt, t)), anchor=False)
    st.markdown("\n".join(f"- {literal(line)}" for line in doubt_lines(doubt, t)))
    if presenting:
        return
    show_table(doubt_table(found, doubt, t), t, "doubt", found.plan.profile.currency)
    with st.container(horizontal=True, key="sure_ways"):
        if st.button(t("Use the safest mix"), key="use_safest", icon=":material/shield:"):
            put(using(state.plan(), doubt.robust.channels))
        if st.button(t("Every number and its source"), key="to_method", icon=":material/menu_book:"):
            go("method")
