"""Where you talk: the media mix in three groups, owned, paid and earned."""

import streamlit as st

from pages.ui import mix_rows, mix_sheet, state
from pages.ui.business import business
from pages.ui.navigation import go, steps
from pages.ui.opening import take_away
from pages.ui.picture import picture
from smm.assessment import assess
from smm.charts import effort_chart
from smm.media import MediaType

t = state.translator()
presenting = state.presenting()

if not presenting:
    st.title(t("Where do you talk with customers?"), anchor=False, help=t("Field term: {term}.", term=t("media mix")))
    st.markdown(t("Say for each channel: not used, a little or a lot. The picture follows."))
    controls, shown = st.columns([11, 9], gap="large")
    with controls:
        view = st.segmented_control(
            t("View"),
            ["list", "sheet"],
            format_func={"list": t("One by one"), "sheet": t("As a table")}.get,
            key="mix_view",
            default="list",
            required=True,
            persist_state="session",
            label_visibility="collapsed",
        )
        if view == "sheet":
            mix_sheet.sheet(t)
        else:
            for media_type in MediaType:
                mix_rows.group(media_type, t)
            mix_rows.own_channel(t)
        business(t)
else:
    shown = st.container()

plan = state.plan()
with shown:
    if plan.used:
        picture(effort_chart(assess(plan), t, presenting), t, plan.profile.currency)
    else:
        st.info(t("No channel is used yet. Add a channel, or start from a trade."))
        if st.button(t("Choose a trade"), key="to_start", icon=":material/flag:"):
            go("start")
    if not presenting:
        mix_rows.budget(plan, t)
        take_away(plan, t)

steps("mix", t, presenting)
