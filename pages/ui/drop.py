"""A dropped file: read with progress, understood, corrected by hand, put where it belongs."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.ui import findings
from pages.ui.accept import accept
from pages.ui.columns import columns_of, decisions, kind_of
from pages.ui.dropped_file import Drop, heading
from pages.ui.how_read import how_read, said, told, which_table
from pages.ui.kept import kept
from pages.ui.literal import literal
from pages.ui.long_work import Progress, stopped, work
from smm.errors import SmmError
from smm.i18n import Translator
from smm.ingest.batch import FileImport, merged, understand
from smm.ingest.files.formats import read_bytes
from smm.ingest.mapping_file import SavedMapping
from smm.ingest.text.structure import Reading, TextTable
from smm.ingest.understanding.meaning import Imported, Options, import_table
from smm.ingest.understanding.stacked import as_one

SAMPLE_ROWS = 400


def pseudonym_key() -> bytes:
    """Return the key of this session's pseudonyms; it is never written anywhere."""
    key: bytes = st.session_state.setdefault("pseudonym_key", secrets.token_bytes(32))
    return key


def boxes(drops: Sequence[Drop], saved: SavedMapping | None, t: Translator) -> None:
    """Draw every dropped file; rows that stand in several count once."""
    frames, heads = [st.container(border=True, key=f"file_{drop.owner}") for drop in drops], []
    found: list[FileImport] = []
    tables: list[TextTable | None] = []
    for drop, frame in zip(drops, frames, strict=True):
        with frame:
            heading(drop, t)
            heads.append(st.container())
            table, typed = _typed(drop, saved, t)
            found.append(FileImport(drop.name, typed))
            tables.append(table)
    once = merged(found) if len(found) > 1 else found
    for drop, head, frame, one, table in zip(drops, heads, frames, once, tables, strict=True):
        if one.found is not None and table is not None:
            with head:
                findings.understood(one.found, t)
            with frame:
                _results(drop, one.found, table, t)


def _results(drop: Drop, found: Imported, table: TextTable, t: Translator) -> None:
    findings.preview(found, t)
    findings.refusals(found, t)
    findings.downloads(drop.name.split(".")[0] or "table", found, table, drop.owner, t)
    accept(drop, found, t)


def _typed(drop: Drop, saved: SavedMapping | None, t: Translator) -> tuple[TextTable | None, Imported | None]:
    reading = None if stopped(drop.owner, t) else _read(drop, t)
    if reading is None:
        return None, None
    said(reading, t)
    likely = kept(f"{drop.id}:likely", (told(drop.owner), saved), lambda: _likely(reading, saved))
    table = which_table(reading, drop.owner, likely, t)
    found = _understood(drop, table, saved, t) if table else None
    how_read(drop.owner, reading, t)
    return table, found


def _understood(drop: Drop, table: TextTable, saved: SavedMapping | None, t: Translator) -> Imported | None:
    key = pseudonym_key()
    place = (told(drop.owner), table.lines[:1], table.columns)

    def understood(progress: Progress | None) -> Imported | None:
        return understand(table, Options(key=key), saved, progress)

    first = work(drop.owner, f"{drop.id}:first", (place, saved), understood, t, long=drop.long)
    kind = kind_of(first, drop.owner, t)
    if kind is None:
        st.warning(t("Say what this table is, and which columns it has."), icon=":material/help:")
        return None
    if first is None or first.kind is not kind:
        given = Options(kind=kind, key=key)
        first = kept(f"{drop.id}:kind", (place, kind), lambda: import_table(table, given))
    mapping = columns_of(table, kind, first, drop.owner, t)
    more = decisions(first, drop.owner, t) if first else Options()
    options = replace(more, kind=kind, told=mapping, only_told=True, key=key)
    if first and more == Options() and mapping == {name: one.column for name, one in first.mapping.items()}:
        return first  # nothing was corrected
    found = kept(f"{drop.id}:typed", (place, options), lambda: import_table(table, options) if mapping else None)
    if found is None:
        st.warning(t("Say what this table is, and which columns it has."), icon=":material/help:")
    return found


def _likely(reading: Reading, saved: SavedMapping | None) -> int:
    """Return the table of a file that is most surely of a known kind, judged by its first rows."""
    starts = [replace(one, rows=one.rows[:SAMPLE_ROWS], lines=one.lines[:SAMPLE_ROWS]) for one in reading.tables]
    found = [understand(one, Options(), saved) if len(starts) > 1 else None for one in starts]
    sure = [(one.kind_confidence, one.rows_out) if one else (0.0, 0) for one in found]
    return max(range(len(sure)), key=lambda i: sure[i], default=0)


def _read(drop: Drop, t: Translator) -> Reading | None:
    """Return what a file holds, or None when it is refused."""
    sign = told(drop.owner)

    def read(progress: Progress | None) -> Reading:
        return as_one(read_bytes(drop.content, sign, progress))

    try:
        return work(drop.owner, f"{drop.id}:reading", sign, read, t, long=drop.long)
    except SmmError as error:
        for line in error.explain(t.language):
            st.error(literal(line), icon=":material/error:")
        return None
