"""Open and save plan files."""

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from pages.ui.navigation import go
from smm.errors import PlanError
from smm.i18n import N_, Translator
from smm.plan import SIZE_LIMIT, read_plan


def open_plan_file(t: Translator) -> None:
    """Offer to open a plan file; a refused one is explained and the current plan stays."""
    with st.expander(t("Open a plan you saved"), icon=":material/folder_open:", key="open_file"):
        st.markdown(t("Choose the file (.json) that you saved here. It is read in memory and not kept."))
        st.caption(t("The box below is in English: «Upload» means choose a file. The limit is 1 MB."))
        file = st.file_uploader(
            t("Plan file"), type="json", key=state.key("plan_file"), max_upload_size=-(-SIZE_LIMIT // 1_000_000)
        )
        if file is None:
            return
        try:
            opened = read_plan(file.getvalue())
        except PlanError as error:
            for line in error.explain(t.language):
                st.error(literal(line), icon=":material/error:")
            return
        state.replace(opened.model_copy(update={"language": t.language}))
        state.notify(N_("Your plan is open."))
        go("mix")


def take_away(t: Translator) -> None:
    """Offer the complete plan as a file, written when asked for, and the link without names."""
    with st.container(horizontal=True, vertical_alignment="center", key="take_away"):
        st.download_button(
            t("Save the plan as a file"),
            lambda: state.plan().dumps().encode(),
            file_name="plan.json",
            mime="application/json",
            key="save_plan",
            icon=":material/save:",
            on_click="ignore",
        )
        with st.popover(t("Share the link"), icon=":material/link:", key="share"):
            st.markdown(t("The address of this page holds your plan, without names. Copy it from the address bar."))
    if state.LINK not in state.link() and state.plan().mix:
        st.warning(t("This plan is too large for a link. Save it as a file."), icon=":material/warning:")
