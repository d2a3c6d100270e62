"""Five quick questions, and the picture of who speaks with whom."""

import streamlit as st

from pages.ui import quiz, state
from pages.ui.measured_use import belief_and_log, put_back
from pages.ui.navigation import steps
from pages.ui.own_numbers import own_numbers_line
from pages.ui.picture import picture
from pages.ui.verdict import verdict
from smm.assessment import assess
from smm.charts import conversation_chart
from smm.diagnosis import Source

t = state.translator()
presenting = state.presenting()
plan = state.plan()
open_questions = plan.answers.unanswered

if presenting:
    assessment = assess(plan)
    picture(conversation_chart(assessment, t, True), t)
    if plan.measured is not None:
        belief_and_log(assessment, t, True)
else:
    st.title(t("5 quick questions"), anchor=False, help=t("Field term: {term}.", term=t("diagnosis")))
    asked, beside = st.columns([11, 9], gap="large")
    shown = beside.container(key="follows")
    with asked:
        all_at_once = st.toggle(t("All at once"), key="all_at_once", persist_state="session")
        if all_at_once:
            quiz.all_questions(t)
        else:
            quiz.one_question(t)
    plan = state.plan()
    assessment = assess(plan)
    drawn = len(plan.answers.unanswered) < 5 or assessment.diagnosis.log is not None
    with shown:
        if plan.answers.unanswered:
            left = t.plural("{count} question to go.", "{count} questions to go.", len(plan.answers.unanswered))
            st.markdown(left if drawn else t("The picture of who speaks with whom appears here. {left}", left=left))
        if drawn:
            picture(conversation_chart(assessment, t), t)
            if not plan.answers.unanswered or assessment.diagnosis.level_source is Source.LOG:
                verdict(assessment.diagnosis, t)
    if plan.measured is not None:
        belief_and_log(assessment, t, False)
    put_back(t)
own_numbers_line(t, presenting)

steps("conversation", t, presenting, ready=presenting or not plan.answers.unanswered)
