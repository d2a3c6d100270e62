"""Five quick questions, and the picture of who speaks with whom."""

import streamlit as st

from pages.ui import quiz, state
from pages.ui.measured_use import belief_and_log, put_back
from pages.ui.navigation import steps
from pages.ui.outcome import outcome, what_to_do
from pages.ui.own_numbers import own_numbers_line
from pages.ui.picture import picture
from smm.assessment import assess
from smm.charts import conversation_chart

t = state.translator()
presenting = state.presenting()
assessment = assess(state.plan())


def asking() -> None:
    """Draw the questions, and beside them the picture of what is answered so far."""
    asked, beside = st.columns([11, 9], gap="large")
    shown = beside.container(key="follows")
    with asked:
        quiz.ask(t)
    with shown:
        picture(conversation_chart(assessment, t), t)
        if not assessment.diagnosis.undecided:
            what_to_do(assessment.diagnosis, t)


if presenting:
    picture(conversation_chart(assessment, t, True), t)
else:
    st.title(t("5 quick questions"), anchor=False, help=t("Field term: {term}.", term=t("diagnosis")))
    if quiz.finished():
        outcome(assessment, t)
    else:
        asking()
if assessment.plan.measured is not None:
    belief_and_log(assessment, t, presenting)
if not presenting:
    put_back(t)
own_numbers_line(t, presenting)

steps("conversation", t, presenting, ready=presenting)
