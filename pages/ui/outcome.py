"""What the five answers come to: the verdict and what to do about it, with the picture beside."""

import streamlit as st

from pages.ui import quiz
from pages.ui.literal import literal
from pages.ui.navigation import go
from pages.ui.picture import picture
from smm.assessment import Assessment
from smm.belief_and_log import contradiction_sentence
from smm.charts import conversation_chart
from smm.contradictions import AGAINST_LOG
from smm.diagnosis import Diagnosis
from smm.i18n import Translator
from smm.words import NEXT_STEPS

COMPARED = frozenset(AGAINST_LOG.values())
"""Said by the table of belief and messages, not once more as a warning."""


def outcome(assessment: Assessment, t: Translator) -> None:
    """Draw the verdict before its picture, so that on a phone it and the way on are in view at once."""
    chart = conversation_chart(assessment, t)
    told, beside = st.columns([9, 11], gap="large")
    with told:
        st.subheader(literal(chart.title), anchor=False)
        what_to_do(assessment.diagnosis, t)
        with st.container(horizontal=True, key="outcome_ways"):
            if st.button(
                t("See the benefits"),
                key="to_benefits",
                icon=":material/arrow_forward:",
                icon_position="right",
                type="primary",
            ):
                go("benefits")
            with st.popover(t("Change an answer"), icon=":material/edit:", key="question_again"):
                quiz.given(t)
    with beside:
        picture(chart, t, titled=False)


def what_to_do(diagnosis: Diagnosis, t: Translator) -> None:
    """Say where belief, answers and mix disagree, and what to do next."""
    for contradiction in diagnosis.contradictions:
        if contradiction not in COMPARED:
            st.warning(contradiction_sentence(contradiction, diagnosis, t), icon=":material/balance:")
    st.markdown(t("**Next step.** {step}", step=t(NEXT_STEPS[diagnosis.level])))
