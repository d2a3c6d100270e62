"""Where you talk: the media mix in three groups, owned, paid and earned."""

import streamlit as st

from pages.ui import focus, live, mix_rows, mix_sheet, state
from pages.ui.business import business
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


if presenting and state.plan().used:
    picture(chart(), t, state.plan().profile.currency)
elif presenting:
    st.title(t("Where do you talk with customers?"), anchor=False)
else:
    opened = focus.channel()
    if opened:
        st.title(state.literal(state.plan().channels[opened].name(t.language)), anchor=False)
    else:
        help_ = t("Field term: {term}.", term=t("media mix"))
        st.title(t("Where do you talk with customers?"), anchor=False, help=help_)
        st.markdown(t("Say for each channel: not used, a little or a lot. The picture follows."))
    controls, beside = st.columns([11, 9], gap="large")
    shown = beside.container(key="follows")
    with shown:
        where = st.container(key="picture")

    def redraw() -> None:
        """Draw the picture of the plan as it is now in its place."""
        live.fill(where, chart(), state.plan(), t)

    with controls:
        if opened:
            mix_rows.exact(opened, redraw, t)
        else:
            whole_mix()
    with shown:
        if state.plan().used and not opened:
            redraw()
            details(chart, t, state.plan().profile.currency)
            take_away(t)

if not state.plan().used:
    st.info(t("No channel is used yet. Add a channel, or start from a trade."))
    if st.button(t("Choose a trade"), key="to_start", icon=":material/flag:"):
        go("start")

if presenting or not opened:
    steps("mix", t, presenting)
