"""How a file was read: every guess with how sure it is, and a choice that overrules it."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.ui.literal import literal
from smm.i18n import N_, Translator
from smm.ingest.files.formats import FileReading
from smm.ingest.reading_report import guesses_in_words, mended_in_words, notes_in_words
from smm.ingest.text.structure import Overrides, Reading, TextTable

ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "shift_jis", "gb18030")
DELIMITERS = {
    ",": N_("comma"),
    ";": N_("semicolon"),
    "\t": N_("tab"),
    "|": N_("bar"),
    " ": N_("space"),
    ":": N_("colon"),
}
HEADINGS = (0, 1, 2, 3)
PARTS = ("encoding", "delimiter", "header_rows", "sheet")


def told(owner: str) -> Overrides:
    """Return what the person chose for a file, before the choices are drawn."""
    return Overrides(**{part: st.session_state.get(_key(owner, part)) for part in PARTS})


def said(reading: Reading, t: Translator) -> None:
    """Draw what is to be said of the file as a whole, and what was mended."""
    notes = notes_in_words(reading, t) if reading.tables else [t("The file is empty.")]
    if notes:
        st.markdown("  \n".join(map(literal, notes)))
    mended = mended_in_words(reading, t)
    if mended:
        st.info("  \n".join(literal(line) for line in mended), icon=":material/healing:")


def how_read(owner: str, reading: Reading, t: Translator) -> None:
    """Draw every guess with how sure it is, and the choices that overrule it."""
    with st.expander(t("Was it read wrongly?"), icon=":material/build:", key=f"read_{owner}"):
        for guess in guesses_in_words(reading, t):
            st.markdown(literal(guess))
        st.caption(t("What you leave empty is worked out by itself."))
        with st.container(horizontal=True):
            if reading.encoding:
                _choice(_key(owner, "encoding"), t("Letters written in"), ENCODINGS, t)
                signs = tuple(DELIMITERS)
                _choice(_key(owner, "delimiter"), t("What separates cells"), signs, t, lambda d: t(DELIMITERS[d]))
            _choice(_key(owner, "header_rows"), t("Rows of headings"), HEADINGS, t)
            sheets = reading.sheets if isinstance(reading, FileReading) else ()
            if len(sheets) > 1:
                _choice(_key(owner, "sheet"), t("Sheet"), sheets, t)


def _choice(where: str, label: str, options: Sequence[Any], t: Translator, written: Callable[[Any], str] = str) -> None:
    st.selectbox(
        label,
        options,
        index=None,
        format_func=written,
        placeholder=t("By itself"),
        key=where,
        persist_state="session",
        width=220,
    )


def which_table(reading: Reading, owner: str, likely: int, t: Translator) -> TextTable | None:
    """Return the table that is meant; of several the person may choose another than the likely one."""
    if not reading.tables:
        return None
    if len(reading.tables) == 1:
        return reading.tables[0]
    place = st.selectbox(
        t("Which table of the file"),
        range(len(reading.tables)),
        index=likely,
        format_func=lambda i: _named(reading.tables[i], i, t),
        key=f"which_{owner}",
        persist_state="session",
    )
    return reading.tables[place]


def _named(table: TextTable, place: int, t: Translator) -> str:
    heads = ", ".join(name for name in table.header[:4] if name) or t("without headings")
    return t.plural(
        "{place}. {heads} ({count} row)",
        "{place}. {heads} ({count} rows)",
        len(table.rows),
        place=place + 1,
        heads=heads,
    )


def _key(owner: str, part: str) -> str:
    return f"how_{part}_{owner}"
