"""What was understood of a table: sums, period, a preview, what was refused and why, and its downloads."""

from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal

import pandas as pd
import streamlit as st

from pages.ui import state
from pages.ui.fields import FIELD_NAMES
from pages.ui.literal import literal
from smm.i18n import Translator
from smm.ingest.downloads import to_download
from smm.ingest.mapping_file import saved
from smm.ingest.rejected import grouped, rejected_table
from smm.ingest.text.structure import TextTable
from smm.ingest.to_plan import period
from smm.ingest.understanding.matching import DATES
from smm.ingest.understanding.meaning import Imported, Value
from smm.words import FORMATS, MEDIA_TYPES

PREVIEW = 5
MONEY = ("spend", "money")
FORMAT_WORDS = {one.value: words for one, words in FORMATS.items()}
MEDIA_WORDS = {one.value: words for one, words in MEDIA_TYPES.items()}
MOST_GROUPS = 5


def understood(found: Imported, t: Translator) -> None:
    """Draw the account of rows, the period, the sums and what must be said."""
    if not found.rows_in:
        st.info(t("The table has headings, and no row below them."), icon=":material/info:")
        return
    start, end = period(found)
    lines = [_account(found, t)]
    if start and end:
        lines.append(t("From {start} to {end}.", start=t.day(start), end=t.day(end)))
    currency = found.currencies[0] if len(found.currencies) == 1 else state.plan().profile.currency
    for name, value in found.sums.items():
        written = t.money(float(value), currency) if name == "spend" else t.number(float(value))
        lines.append(f"{t(FIELD_NAMES[name]).capitalize()}: {written}")
    st.success("  \n".join(literal(line) for line in lines), icon=":material/check:")
    for warning in found.warnings:
        st.warning(literal(warning.explain(t.language)), icon=":material/warning:")


def _account(found: Imported, t: Translator) -> str:
    parts = [t.plural("{count} row taken", "{count} rows taken", found.rows_out)]
    if found.totals_rows:
        parts.append(t.plural("{count} total left out", "{count} totals left out", found.totals_rows))
    if found.duplicates:
        parts.append(t.plural("{count} repeated row left out", "{count} repeated rows left out", found.duplicates))
    if found.blank_rows:
        parts.append(t.plural("{count} row without figures", "{count} rows without figures", found.blank_rows))
    if found.rejected:
        parts.append(t.plural("{count} row refused", "{count} rows refused", len(found.rejected)))
    return t("{parts}, of {rows}.", parts=", ".join(parts), rows=t.number(found.rows_in))


def preview(found: Imported, t: Translator) -> None:
    """Draw the first rows as they were understood."""
    names = [t(FIELD_NAMES[c]) if c in FIELD_NAMES else literal(c) for c in found.columns]
    cells = [
        [literal(_written(name, value, t)) for name, value in zip(found.columns, row, strict=True)]
        for row in found.rows[:PREVIEW]
    ]
    if cells and names:
        st.table(pd.DataFrame(cells, columns=names).set_index(names[0]))


def _written(name: str, value: Value, t: Translator) -> str:
    """Return a typed value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, Decimal):
        return t.number(float(value), 2) if name in MONEY else t.short(float(value))
    if name in DATES:
        moment = datetime.fromisoformat(value)
        return t.day(moment) + ("" if moment.time() == time() else f" {moment:%H:%M}")
    words = {"format": FORMAT_WORDS, "media_type": MEDIA_WORDS}.get(name, {})
    return t(words[value]) if value in words else value


def refusals(found: Imported, t: Translator) -> None:
    """Draw what was refused, grouped by what mends it."""
    groups = grouped(found)
    if not groups:
        return
    lines = [literal(group.explain(t)) for group in groups[:MOST_GROUPS]]
    st.error("  \n".join(lines), icon=":material/error:")


def downloads(stem: str, found: Imported, table: TextTable, owner: str, t: Translator) -> None:
    """Offer the typed table, the refused rows and the columns as files."""
    with st.container(horizontal=True):
        if found.rejected:
            rejected = f"{stem}.rejected.csv"
            _file(
                t("Download the refused rows"),
                rejected,
                lambda: rejected_table(found, table, t).to_csv(t.language),
                owner,
            )
        clean = f"{stem}.{found.kind.value}.csv"
        _file(t("Download the clean table"), clean, lambda: to_download(found, t.language), owner)
        columns = f"{stem}.columns.json"
        _file(t("Save these columns for the next time"), columns, lambda: saved(found).dumps(), owner, "bookmark")


def _file(words: str, name: str, content: Callable[[], bytes | str], owner: str, icon: str = "download") -> None:
    part = name.rpartition(".")[0].rpartition(".")[2]
    st.download_button(
        words,
        content,
        file_name=name,
        mime="application/json" if name.endswith(".json") else "text/csv",
        key=f"{part}_file_{owner}",
        icon=f":material/{icon}:",
        on_click="ignore",
    )
