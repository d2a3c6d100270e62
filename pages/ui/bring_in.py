"""A dropped file, from what was understood to the mix: kind, columns, preview, refusals, accept."""

import pandas as pd
import streamlit as st

from pages.ui import state
from pages.ui.accept import accept
from smm.errors import SmmError
from smm.i18n import N_, Translator
from smm.ingest.formats import read_bytes
from smm.ingest.matching import FIELDS, Kind
from smm.ingest.meaning import Imported, Options, import_table
from smm.ingest.reading_report import in_words
from smm.ingest.rejected import rejected_table
from smm.ingest.structure import TextTable
from smm.ingest.to_plan import period

KINDS = {
    Kind.INTERACTIONS: N_("messages"),
    Kind.REVIEWS: N_("reviews"),
    Kind.POSTS: N_("posts"),
    Kind.SPEND: N_("advertising spend"),
    Kind.WEEKLY: N_("a weekly series"),
    Kind.MIX: N_("a media mix"),
}
FIELD_NAMES = {
    "message_id": N_("message id"), "sent_at": N_("sent at"), "author": N_("author"), "rating": N_("rating"),
    "author_is_company": N_("written by the company"), "inbound": N_("comes from a customer"),
    "in_reply_to": N_("answers to"), "thread_id": N_("conversation"), "channel": N_("channel"),
    "company": N_("company"), "text": N_("text"), "answer_text": N_("the company's answer"),
    "answer_at": N_("answered at"), "answered": N_("answered"), "post_id": N_("post id"),
    "published_at": N_("published at"), "format": N_("format"), "paid": N_("paid"), "spend": N_("spend"),
    "currency": N_("currency"), "impressions": N_("impressions"), "reach": N_("reach"), "likes": N_("likes"),
    "comments": N_("comments"), "shares": N_("shares"), "saves": N_("saves"), "views": N_("views"),
    "clicks": N_("clicks"), "results": N_("results"), "period_start": N_("from"), "period_end": N_("to"),
    "date": N_("date"), "campaign": N_("campaign"), "ad_group": N_("ad group"), "outcome": N_("outcome"),
    "money": N_("money"), "hours": N_("hours"),
}  # fmt: skip
PREVIEW = 5
SAMPLES = 3


def file_box(name: str, content: bytes, number: int, t: Translator) -> None:
    """Draw everything about one file."""
    st.subheader(state.literal(name), anchor=False)
    try:
        reading = read_bytes(content)
    except SmmError as error:
        for line in error.explain(t.language):
            st.error(state.literal(line), icon=":material/error:")
        return
    st.markdown("  \n".join(state.literal(line) for line in in_words(name, reading, t)))
    table = max(reading.tables, key=lambda one: len(one.rows) * one.columns, default=None)
    if table is None:
        return
    found = import_table(table)
    options = _choices(table, found, number, t)
    found = import_table(table, options) if options.kind else None
    if found is None:
        st.warning(t("Say what this table is, and which columns it has."), icon=":material/help:")
        return
    _understood(found, t)
    _preview(found, number, t)
    accept(name, found, number, t)


def _choices(table: TextTable, found: Imported | None, number: int, t: Translator) -> Options:
    kind = st.selectbox(
        t("What this table is"),
        list(Kind),
        index=list(Kind).index(found.kind) if found else None,
        format_func=lambda one: t(KINDS[one]),
        placeholder=t("Choose"),
        key=state.key(f"kind_{number}"),
    )
    if kind is None:
        return Options()
    if found is None or found.kind is not kind:
        found = import_table(table, Options(kind=kind))
    mapping = found.mapping if found else {}
    header = list(table.header)
    told: dict[str, str] = {}
    unsure = bool(found and found.questions)
    with st.expander(t("Which column is what"), icon=":material/table_chart:", expanded=unsure, key=f"map_{number}"):
        for field in FIELDS[kind]:
            now = mapping.get(field)
            chosen = st.selectbox(
                t(FIELD_NAMES[field]).capitalize() + (" (?)" if now and now.confidence < 0.9 else ""),
                header,
                index=header.index(now.column) if now and now.column in header else None,
                placeholder=t("No column"),
                key=state.key(f"map_{number}_{kind}_{field}"),
                help=_samples(table, now.index, t) if now else None,
            )
            if chosen:
                told[field] = chosen
    return Options(kind=kind, told=told, only_told=True)


def _samples(table: TextTable, index: int, t: Translator) -> str:
    cells = [row[index] for row in table.rows if row[index].strip()][:SAMPLES]
    return t("For example: {values}", values=state.literal(" · ".join(cell[:40] for cell in cells)))


def _understood(found: Imported, t: Translator) -> None:
    start, end = period(found)
    lines = [
        t(
            "Rows taken: {rows}. Totals left out: {totals}. Repeated: {doubles}. Refused: {refused}.",
            rows=t.number(found.rows_out),
            totals=found.totals_rows,
            doubles=found.duplicates,
            refused=len(found.rejected),
        )
    ]
    if start and end:
        lines.append(t("From {start} to {end}.", start=start.isoformat(), end=end.isoformat()))
    currency = found.currencies[0] if len(found.currencies) == 1 else "EUR"
    for name, value in found.sums.items():
        written = t.money(float(value), currency) if name == "spend" else t.number(float(value))
        lines.append(f"{t(FIELD_NAMES[name]).capitalize()}: {written}")
    st.success("  \n".join(state.literal(line) for line in lines), icon=":material/check:")
    for warning in found.warnings:
        st.warning(state.literal(warning.explain(t.language)), icon=":material/warning:")


def _preview(found: Imported, number: int, t: Translator) -> None:
    names = [t(FIELD_NAMES[c]) if c in FIELD_NAMES else c for c in found.columns]
    cells = [
        ["" if v is None else state.literal(str(v).removesuffix("T00:00:00")) for v in row]
        for row in found.rows[:PREVIEW]
    ]
    if cells and names:
        st.table(pd.DataFrame(cells, columns=names).set_index(names[0]))
    if found.rejected:
        st.error(state.literal(found.rejected[0].explain(t.language)), icon=":material/error:")
        st.download_button(
            t("Download the refused rows"),
            rejected_table(found, t).to_csv(t.language),
            file_name="rejected.csv",
            mime="text/csv",
            key=f"rejected_{number}",
            on_click="ignore",
        )


def undo(t: Translator) -> None:
    """Offer to take back the last import."""
    before = st.session_state.get("before_import")
    if before is not None and st.button(t("Undo"), key="undo_import", icon=":material/undo:"):
        st.session_state["before_import"] = None
        state.replace(before)
        st.rerun()
