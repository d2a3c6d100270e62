"""The five benefits: what each gets now, and what silence costs."""

import streamlit as st

from pages.ui import state
from pages.ui.empty import no_mix
from pages.ui.literal import literal
from pages.ui.measured_use import source, use
from pages.ui.navigation import go, steps
from pages.ui.opening import take_away
from pages.ui.own_numbers import own_numbers_line
from pages.ui.picture import picture
from pages.ui.priorities import priorities
from pages.ui.sureness import sureness
from smm.advice import next_steps
from smm.assessment import assess
from smm.charts import benefits_chart, contributions_chart, paths_chart
from smm.diagnosis import Diagnosis
from smm.verdict import counted_as_never, verdict

t = state.translator()
presenting = state.presenting()
plan = state.plan()
currency = plan.profile.currency


def whether_social(diagnosis: Diagnosis) -> None:
    """Say whether it is social, or what is still to answer before that can be said, with the way there."""
    with st.container(horizontal=True, vertical_alignment="center", key="whether_social"):
        still_open = counted_as_never(diagnosis, t)
        st.markdown(literal(still_open or verdict(diagnosis, t)))
        if (still_open or diagnosis.undecided) and st.button(
            t("Answer now"), key="to_questions", type="primary", icon=":material/forum:"
        ):
            go("conversation")


if not (presenting and plan.used):
    st.title(t("What your mix brings"), anchor=False)

if not plan.used:
    no_mix(t)
else:
    assessment = assess(plan)
    if not presenting:
        whether_social(assessment.diagnosis)
    main, beside = (st.container(), None) if presenting else st.columns([12, 8], gap="large")
    with main:
        picture(benefits_chart(assessment, t, presenting), t, currency)
        own_numbers_line(t, presenting)
    if beside is None:
        source(assessment, t)
    else:
        with beside:
            st.subheader(t("Three next steps"), anchor=False)
            st.markdown("\n".join(f"{i}. {literal(step)}" for i, step in enumerate(next_steps(assessment, t), 1)))
            use(assessment, t)
            priorities(t)
            take_away(t)
    views = {"channels": t("By channel"), "way": t("The way there"), "sure": t("How sure is it?")}
    look = st.pills(t("Look closer"), list(views), format_func=views.get, key="look_closer", persist_state="session")
    if look == "channels":
        picture(contributions_chart(assessment, t, presenting), t, currency)
    elif look == "way":
        picture(paths_chart(assessment, t, presenting), t, currency)
    elif look == "sure":
        sureness(assessment, t)

steps("benefits", t, presenting)
