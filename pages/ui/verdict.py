"""The verdict in words: what disagrees, and the next step."""

import streamlit as st

from smm.diagnosis import Diagnosis, Direction
from smm.i18n import Translator
from smm.words import CONTRADICTIONS, DIRECTIONS, LEVELS, NEXT_STEPS


def verdict(diagnosis: Diagnosis, t: Translator) -> None:
    """Say where belief, answers and mix disagree, and what to do next."""
    belief = t(DIRECTIONS[diagnosis.answers.direction or Direction.ONE_WAY])
    for contradiction in diagnosis.contradictions:
        text = t(CONTRADICTIONS[contradiction], belief=belief, level=t(LEVELS[diagnosis.level]).lower())
        st.warning(text, icon=":material/balance:")
    st.markdown(t("**Next step.** {step}", step=t(NEXT_STEPS[diagnosis.level])))
