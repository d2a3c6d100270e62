"""What the messages say: who really talks with whom, measured from logs of messages."""

import streamlit as st

from pages.ui import measured_closer, measured_facts, measured_files, measured_verdict, state
from pages.ui.measured_plan import into_plan
from pages.ui.measured_work import measurement
from pages.ui.navigation import steps
from pages.ui.picture import picture
from smm.charts import measured_flows_chart

t = state.translator()
presenting = state.presenting()

if not presenting:
    st.title(t("What the messages say"), anchor=False, help=t("Field term: {term}.", term=t("measured diagnosis")))
brought = measured_files.brought(t, presenting)
above = st.container()
found = measurement(brought, t) if brought else None

if found is None:
    if presenting:
        above.title(t("What the messages say"), anchor=False)
    if not brought:
        measured_files.nothing_yet(t, presenting)
else:
    conversation = measured_verdict.judged_now(found.conversation)
    chart = measured_flows_chart(conversation, t, presenting, state.plan().answers)
    if presenting:
        measured_closer.on_a_shared_screen(chart, conversation, t)
    else:
        says, shows = st.columns([9, 11], gap="large")
        with says:
            measured_verdict.verdict(conversation, t)
            into_plan(conversation, t)
            measured_verdict.reasons(conversation, t)
        with shows:
            if chart:
                picture(chart, t)
        measured_closer.below(conversation, t)
    if presenting and brought and brought.example:
        st.caption(t("These are two months of made-up messages of a café."))
    if not presenting:
        measured_facts.capacity_now(conversation, t)
        measured_facts.ratings(conversation, t)
        measured_facts.quality(conversation, t)
        measured_facts.take_away(conversation, t)

steps("measured", t, presenting)
