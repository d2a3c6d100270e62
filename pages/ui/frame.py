"""What surrounds every screen: type, language of the document, the two switches, and the safety net."""

import gc
import logging
import traceback
from pathlib import Path

import pandas as pd
import streamlit as st

from pages.ui import focus, state
from pages.ui.browser import speak_and_remember
from smm.assessment import assess
from smm.charts import CHARTS, best_mix_chart
from smm.evidence import evidence
from smm.i18n import Language, Translator
from smm.link import encode
from smm.optimisation.best import optimise
from smm.reference import catalogue_table, evidence_table
from smm.trades import template

LOG = logging.getLogger("smm.app")

HERE = Path(__file__).parent
STYLE, PRESENT_STYLE = (f"<style>{(HERE / name).read_text('utf-8')}</style>" for name in ("look.css", "present.css"))


def keep_memory_still() -> None:
    """Draw one plan of every kind, then leave all that was loaded out of later garbage collections.

    What is frozen costs a collection nothing, and the first visitor waits for no import.
    """
    for language in Language:
        t, assessment = Translator(language), assess(template("cafe", language))
        for chart in CHARTS:
            drawn = chart(assessment, t)
            drawn.figure.to_json()
            pd.DataFrame(drawn.table.written(t))
        best_mix_chart(optimise(assessment.plan), t).figure.to_json()
        encode(assessment.plan)
        evidence_table(evidence().values(), t)
        catalogue_table(t)
    gc.collect()
    gc.freeze()


def failed(error: Exception) -> bool:
    """Show a plain message instead of a traceback; the plan stays in the session and in the link."""
    where = traceback.extract_tb(error.__traceback__)[-1]  # the place, never the message: it could quote a user
    LOG.error("a screen failed: %s at %s:%s", type(error).__name__, Path(where.filename).name, where.lineno)
    t = state.translator()
    st.error(
        t("This screen could not be drawn. Your plan is safe: reload the page, or go back to the start."),
        icon=":material/error:",
    )
    return True


def dress(screen: str, presenting: bool, part: int | str | None) -> None:
    """Set the type, and tell the browser the language, the names, and what is shown: each part begins at its top."""
    with st.container(key="dress"):  # what comes and goes in it moves nothing that follows
        st.html(STYLE + (PRESENT_STYLE if presenting else ""))
        quick = focus.channel() is not None  # each element delays the picture that follows a slider there
        speak_and_remember(f"{screen}/{part}/{presenting}", focus.place(), ask=not quick)


def switches(t: Translator) -> None:
    """Draw the language and the Present switch; both also live in the link."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="switches"):
        st.toggle(
            t("Present"),
            state.presenting(),
            key=state.PRESENT,
            persist_state="session",
            help=t("Large type for a shared screen"),
        )
        st.segmented_control(
            t("Language"),
            [language.value for language in Language],
            default=state.language().value,
            key=state.LANGUAGE,
            persist_state="session",
            required=True,
            format_func=lambda code: str(code).upper(),
            label_visibility="collapsed",
        )
