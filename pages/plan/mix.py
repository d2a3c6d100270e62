"""Where you talk: the media mix in three groups, owned, paid and earned."""

import streamlit as st

from pages.ui import focus, live, mix_rows, mix_sheet, state
from pages.ui.business import business
from pages.ui.mix_exact import exact
from pages.ui.navigation import go, steps
from pages.ui.opening import take_away
from pages.ui.picture import details, picture
from smm.charts import Chart, effort_chart
from smm.media import MediaType

t = state.translator()
presenting = state.presenting()


def chart() -> Chart:
    """Return the picture of the plan as it is now."""
    return effort_chart(state.plan(), t, presenting)


def whole_mix() -> None:
    """Draw the mix one channel at a time or as a table, and what the model needs to know of the business."""
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


def every_channel() -> None:
    """Draw the whole mix, and beside it the picture of it."""
    help_ = t("Field term: {term}.", term=t("media mix"))
    st.title(t("Where do you talk with customers?"), anchor=False, help=help_)
    st.markdown(
        t("Say for each channel: not used, a little or a lot. For exact hours and money, tap the number beside.")
    )
    controls, beside = st.columns([11, 9], gap="large")
    with controls:
        whole_mix()
    with beside.container(key="follows"):
        if state.plan().used:
            live.fill(st.container(), chart(), state.plan(), t)
            details(chart, t, state.plan().profile.currency)
            take_away(t)


opened = focus.channel()
if presenting and state.plan().used:
    picture(chart(), t, state.plan().profile.currency)
elif presenting:
    st.title(t("Where do you talk with customers?"), anchor=False)
elif opened:
    exact(opened, chart, t)
else:
    every_channel()

if not state.plan().used:
    st.info(t("No channel is used yet. Add a channel, or start from a trade."))
    if st.button(t("Choose a trade"), key="to_start", icon=":material/flag:"):
        go("start")

if not opened:
    steps("mix", t, presenting)
