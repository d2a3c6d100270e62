"""What is brought to be measured: files dropped here, tables that wait from the data screen, or an example."""

from collections.abc import Mapping

import streamlit as st

from pages.ui.dropped_file import Drop, away, box, dropped
from pages.ui.literal import literal
from pages.ui.measured_work import ZONE, Brought, company_field, company_known, zone, zones
from pages.ui.waiting import WAITING
from smm.i18n import Translator
from smm.ingest.samples import example_messages
from smm.ingest.understanding.meaning import Imported

BOX, EXAMPLE = "message_files", "measured_example"
LARGEST = 50  # megabytes of one file


def brought(t: Translator, presenting: bool) -> Brought | None:
    """Draw the box, and return what there is to measure; the box is not drawn on a shared screen."""
    here = not presenting and not _any()
    if here:
        st.markdown(
            t("Bring the messages you exchange with customers: a support log, comments, reviews, a chat.")
            + " "
            + t("You then see who really talks with whom, and whether you answer.")
        )
    drops = dropped(BOX) if presenting else _box(t)
    waiting: Mapping[str, Imported] = st.session_state.get(WAITING, {})
    if drops or waiting:
        if waiting and not presenting:
            names = literal(t.listing(list(waiting)))
            st.caption(t("Also measured, from your data: {names}.", names=names))
        files = tuple((drop.name, drop.content) for drop in drops)
        return Brought(files, waiting, (*(drop.id for drop in drops), *(_sign(n, one) for n, one in waiting.items())))
    if st.session_state.get(EXAMPLE):
        if not presenting:
            end_of_example(t)
        name = t("example")
        return Brought(((name, example_messages()),), {}, ("example",), True)
    return None


def _sign(name: str, table: Imported) -> str:
    """Return what tells a table from another of its name."""
    ends = hash((table.columns, table.rows_in, len(table.rows), table.rows[:3], table.rows[-3:]))
    return f"{name} {ends}"


def _any() -> bool:
    return bool(
        st.session_state.get(BOX) or dropped(BOX) or st.session_state.get(WAITING) or st.session_state.get(EXAMPLE)
    )


def _box(t: Translator) -> list[Drop]:
    """Draw the box, folded away once there is something to show."""
    if not _any():
        return _files(t)
    with st.expander(t("Files and time zone"), icon=":material/upload_file:", key="measured_box"):
        drops = _files(t)
        for drop in drops:
            if drop.earlier:
                st.markdown(literal(drop.name))
                away(drop, t, BOX)
        _zone(t)
        if company_known():
            company_field(t)
    return drops


def _files(t: Translator) -> list[Drop]:
    drops = box(t("Files of messages"), LARGEST, BOX)
    st.caption(
        t("CSV, Excel, JSON or Parquet; several files are measured together.")
        + " "
        + t("The box is in English: «Upload» means choose files. The limit is {size} MB each.", size=LARGEST)
        + " "
        + t("Nothing is kept on the server's disk.")
    )
    return drops


def _zone(t: Translator) -> None:
    st.selectbox(
        t("Time zone of hours and weeks"),
        zones(),
        index=zones().index(zone(t)),
        key=ZONE,
        persist_state="session",
    )


def nothing_yet(t: Translator, presenting: bool) -> None:
    """Offer an example where nothing is there to measure."""
    if presenting:
        st.info(t("There are no messages yet."))
    if st.button(t("See a filled example"), key="use_messages", type="primary", icon=":material/visibility:"):
        st.session_state[EXAMPLE] = True
        st.rerun()


def end_of_example(t: Translator) -> None:
    """Say that the messages are made up, and offer to put them away."""
    with st.container(horizontal=True, vertical_alignment="center", key="example_note"):
        st.markdown(t("These are two months of made-up messages of a café."))
        if st.button(t("Put the example away"), key="no_messages", icon=":material/close:"):
            st.session_state[EXAMPLE] = False
            st.rerun()
