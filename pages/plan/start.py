"""Start: choose a trade, open a plan, or look at a filled example."""

import streamlit as st

from pages.ui import focus, state
from pages.ui.literal import literal
from pages.ui.navigation import go, steps
from pages.ui.opening import open_plan_file
from smm.trades import example, start, template, templates

t = state.translator()
presenting = state.presenting()
trades = templates()

st.title(t("Is your marketing a conversation?"), anchor=False)
st.markdown(
    t(
        "Communication is *social* only when it goes in more than one direction. "
        "In five minutes you see what yours brings, and what silence costs."
    )
)

if state.plan().used:
    with st.container(horizontal=True, vertical_alignment="center", key="continue"):
        count = len(state.plan().used)
        st.markdown(t.plural("Your plan is open: {count} channel.", "Your plan is open: {count} channels.", count))
        if st.button(t("Continue"), key="continue_plan", type="primary", icon=":material/arrow_forward:"):
            go("mix")

st.subheader(t("What is your trade?"), anchor=False)
chosen = st.pills(
    t("What is your trade?"),
    list(trades),
    format_func=lambda trade: (
        f":material/{trades[trade].icon}: {t.pick(trades[trade].title_en, trades[trade].title_it)}"
    ),
    key="trade",
    persist_state="session",
    label_visibility="collapsed",
    on_change=focus.turn_to,
    args=("use_template",),
)
if chosen in trades:
    usual = template(chosen, t.language)
    with st.container(border=True, key="trade_card"):
        st.markdown(t.pick(trades[chosen].story_en, trades[chosen].story_it))
        names = [usual.channels[a.channel].name(t.language) for a in usual.used]
        st.caption(t("Usual channels: {channels}.", channels=literal(t.listing(names))))
        if st.button(t("Start from this mix"), key="use_template", type="primary", icon=":material/arrow_forward:"):
            state.replace(start(chosen, t.language))
            go("mix")

st.subheader(t("Or"), anchor=False)
with st.container(horizontal=True, key="other_ways"):
    if st.button(t("See a filled example"), key="use_example", icon=":material/visibility:"):
        state.replace(example("bar_centrale").model_copy(update={"language": t.language}))
        go("benefits")
    if st.button(t("See a real page of 500 posts"), key="use_real", icon=":material/bar_chart:"):
        state.replace(example("facebook_page_2014").model_copy(update={"language": t.language}))
        go("benefits")
    if st.button(t("Start from an empty mix"), key="use_empty", icon=":material/add:"):
        state.replace(state.Plan(language=t.language))
        go("mix")
open_plan_file(t)

steps("start", t, presenting, ready=False)
