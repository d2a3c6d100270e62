"""The verdict in words: what disagrees, and the next step."""

import streamlit as st

from smm.belief_and_log import contradiction_sentence
from smm.contradictions import AGAINST_LOG
from smm.diagnosis import Diagnosis
from smm.i18n import Translator
from smm.words import NEXT_STEPS

COMPARED = frozenset(AGAINST_LOG.values())
"""Said by the table of belief and messages, not once more as a warning."""


def verdict(diagnosis: Diagnosis, t: Translator) -> None:
    """Say where belief, answers and mix disagree, and what to do next."""
    for contradiction in diagnosis.contradictions:
        if contradiction not in COMPARED:
            st.warning(contradiction_sentence(contradiction, diagnosis, t), icon=":material/balance:")
    st.markdown(t("**Next step.** {step}", step=t(NEXT_STEPS[diagnosis.level])))
