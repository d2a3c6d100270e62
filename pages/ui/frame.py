"""What surrounds every screen: type, language of the document, the two switches, and the safety net."""

import gc
import logging
import traceback
from pathlib import Path

import pandas as pd
import streamlit as st

from pages.ui import state
from pages.ui.browser import speak_and_remember
from smm.assessment import assess
from smm.charts import CHARTS
from smm.evidence import evidence
from smm.i18n import Language, Translator
from smm.link import encode
from smm.reference import catalogue_table, evidence_table
from smm.trades import template

LOG = logging.getLogger("smm.app")

STYLE = """
<style>
.block-container { max-width: 76rem; padding-top: 3.8rem; padding-bottom: 3rem; }
.st-key-dress { position: absolute; height: 0; overflow: hidden; }
.st-key-switches { position: fixed; top: 0.55rem; right: 1rem; z-index: 999991; width: auto !important; }
[data-testid="stMarkdownContainer"] p { max-width: 70ch; }
</style>
"""
PRESENT_STYLE = """
<style>
html { font-size: 24px; }
.block-container { max-width: 100%; padding: 0.6rem 1.6rem 3.4rem; }
[data-testid="stHeader"] { display: none; }
h1 { font-size: 40px !important; }
h2, h3 { font-size: 36px !important; }
h1, h2, h3 { line-height: 1.15 !important; padding: 0 !important; }
[data-testid="stHeading"] [data-testid="stMarkdownContainer"], [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
p, label, li, td, th, code, code span, button p,
[data-testid="stMarkdownContainer"] p, [data-testid="stCaptionContainer"] p
  { font-size: 24px !important; line-height: 1.3 !important; }
[data-testid="stMarkdownContainer"] p { max-width: none; }
[data-testid="stVerticalBlock"] { gap: 0.4rem; }
.st-key-steps { position: fixed; bottom: 0; left: 0; right: 0; z-index: 999990; width: auto !important;
  padding: 0.35rem 1.6rem; background: #ffffff; }
.st-key-switches { top: auto; bottom: 0.5rem; right: auto; left: 50%; transform: translateX(-50%); }
</style>
"""


def keep_memory_still() -> None:
    """Draw one plan of every kind, then leave all that was loaded out of later garbage collections.

    Streamlit collects after each run; what is frozen costs it nothing, and the first visitor waits for no import.
    """
    for language in Language:
        t, assessment = Translator(language), assess(template("cafe", language))
        for chart in CHARTS:
            drawn = chart(assessment, t)
            drawn.figure.to_json()
            pd.DataFrame(drawn.table.written(t))
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


def dress(presenting: bool) -> None:
    """Set the type, and tell the browser the language and the names to keep."""
    with st.container(key="dress"):
        st.html(STYLE + (PRESENT_STYLE if presenting else ""))
        speak_and_remember()


def switches(t: Translator) -> None:
    """Draw the language and the Present switch; both also live in the link."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="switches"):
        st.toggle(t("Present"), key=state.PRESENT, persist_state="session", help=t("Large type for a shared screen"))
        st.segmented_control(
            t("Language"),
            [language.value for language in Language],
            key=state.LANGUAGE,
            persist_state="session",
            required=True,
            format_func=lambda code: str(code).upper(),
            label_visibility="collapsed",
        )
