"""What a table is and which of its columns is what: shown with samples, corrected by hand."""

from collections.abc import Sequence
from zlib import crc32

import streamlit as st

from pages.ui.fields import FIELD_NAMES, KINDS
from pages.ui.literal import literal
from smm.i18n import Translator
from smm.ingest.privacy import masked, masked_label, shape
from smm.ingest.questions import asks_company, asks_order
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.canonical import PRIVATE
from smm.ingest.understanding.matching import ACCEPTED, FIELDS, Kind, Match
from smm.ingest.understanding.meaning import Imported, Options
from smm.ingest.understanding.roles import VOICES

SAMPLES = 3
LONGEST = 28
HIDDEN = PRIVATE | {"author"}
ORDERS = {"dmy": "31/12", "mdy": "12/31"}


def kind_of(found: Imported | None, owner: str, t: Translator) -> Kind | None:
    """Return what the table is, as found or as the person says."""
    kinds = list(Kind)
    return st.selectbox(
        t("What this table is"),
        kinds,
        index=kinds.index(found.kind) if found else None,
        format_func=lambda one: t(KINDS[one]),
        placeholder=t("Choose"),
        key=f"kind_{owner}_{st.session_state.get(f'which_{owner}')}",
        persist_state="session",
    )


def columns_of(table: TextTable, kind: Kind, found: Imported | None, owner: str, t: Translator) -> dict[str, str]:
    """Return the column of each field, as found or as the person says; each with three values it holds."""
    matches = found.mapping if found else {}
    unsure = not found or bool(found.questions)
    told: dict[str, str] = {}
    heads = crc32(repr(table.header).encode())  # another reading has columns of its own, and this one keeps its choices
    label = t("Which column is what")
    with st.expander(label, icon=":material/table_chart:", expanded=unsure, key=f"map_{owner}"):
        if unsure:
            st.markdown(t("Check the columns with a question mark, or choose others."))
        sides = st.columns(2, gap="medium")
        for i, field in enumerate(FIELDS[kind]):
            with sides[i % 2]:
                chosen = _column(table, field, matches.get(field), f"map_{owner}_{heads}_{kind}_{field}", t)
            if chosen:
                told[field] = chosen
    return told


def _column(table: TextTable, field: str, now: Match | None, where: str, t: Translator) -> str | None:
    header = list(table.header)
    doubt = " (?)" if now and now.confidence < ACCEPTED else ""
    chosen = st.selectbox(
        t(FIELD_NAMES[field]).capitalize() + doubt,
        header,
        index=header.index(now.column) if now and now.column in header else None,
        format_func=masked,
        placeholder=t("No column"),
        key=where,
        persist_state="session",
    )
    if chosen in header:
        values = samples(table, header.index(chosen), hide=field in HIDDEN)
        st.caption(t("For example: {values}", values=literal(" · ".join(values))) if values else t("It is empty."))
    return chosen


def samples(table: TextTable, index: int, *, hide: bool) -> Sequence[str]:
    """Return the first different values of a column; names and texts only as their shape."""
    found = list(dict.fromkeys(row[index].strip() for row in table.rows[:500] if row[index].strip()))[:SAMPLES]
    shown = [shape(cell, LONGEST + 1) if hide else masked_label(cell) for cell in found]
    return [cell if len(cell) <= LONGEST else cell[:LONGEST] + "…" for cell in shown]


def decisions(found: Imported, owner: str, t: Translator) -> Options:
    """Return what else the person decides: the order of dates, who speaks for the company, whether texts stay."""
    order = None
    if asks_order(found) or f"order_{owner}" in st.session_state:
        order = st.segmented_control(
            t("Day and month can be read in two ways. The last day of the year is written"),
            list(ORDERS),
            format_func=lambda one: ORDERS[one],
            key=f"order_{owner}",
            persist_state="session",
        )
    company: tuple[str, ...] = ()
    where = f"company_{owner}"
    if asks_company(found) or st.session_state.get(where):
        written = st.text_input(
            t("Names you write under, separated by commas"), key=where, max_chars=500, persist_state="session"
        )
        company = tuple(name.strip() for name in written.split(",") if name.strip())
    keep = False
    if found.kind in VOICES and PRIVATE & found.mapping.keys():
        keep = st.checkbox(
            t("Keep the texts for this session; addresses and numbers in them are hidden"),
            key=f"text_{owner}",
            persist_state="session",
        )
    return Options(order=order, company=company, keep_text=keep)
