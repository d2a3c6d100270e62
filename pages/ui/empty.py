"""What stands where a plan without a mix has nothing to show."""

import streamlit as st

from pages.ui import state
from pages.ui.navigation import go
from smm.i18n import Translator
from smm.trades import example


def no_mix(t: Translator) -> None:
    """Say that there is no mix yet, and offer a filled example."""
    st.info(t("There is no mix yet. Look at a filled example, or start from your trade."))
    if st.button(t("See a filled example"), key="use_example", type="primary", icon=":material/visibility:"):
        state.replace(example("bar_centrale").model_copy(update={"language": t.language}))
        st.rerun()
    if st.button(t("Choose a trade"), key="to_start", icon=":material/flag:"):
        go("start")
