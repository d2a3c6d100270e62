"""Files to readings: which format a file is, by its content first, and what it may cost to open it."""

import gzip
import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.files.chats import read_chat
from smm.ingest.files.json_tables import json_table
from smm.ingest.files.limits import RATIO_LIMIT, SIZE_LIMIT, refused
from smm.ingest.files.workbooks import OLE, Sheet, Workbook, old_workbook, unpacked, workbook
from smm.ingest.text.plain_text import check_text, no_table
from smm.ingest.text.structure import Overrides, Reading, TextTable, read_grid, read_text

__all__ = ["DataFileError", "FileReading", "read_bytes", "sheets"]
ZIP, GZIP, PARQUET = b"PK\x03\x04", b"\x1f\x8b", b"PAR1"
ENDINGS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".xls", ".parquet")
NO_TABLES = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"BZh9", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd",
    b"\x7fELF", b"SQLite format 3",
)  # fmt: skip
_PAGE = re.compile(rb"^\s*(?:<!doctype|<html|<table|<\?xml|<head|<meta)", re.IGNORECASE)


@dataclass(frozen=True)
class FileReading(Reading):
    """A reading of a file, with what is to be said of the file as a whole.

    Attributes
    ----------
    notes : tuple of Problem
    sheets : tuple of str
        Names of a workbook's visible sheets, in its order.
    """

    notes: tuple[Problem, ...] = ()
    sheets: tuple[str, ...] = ()


def read_bytes(
    data: bytes, overrides: Overrides | None = None, progress: Callable[[float], None] | None = None
) -> Reading:
    """Read a file of any format the door knows: text, workbook, JSON, Parquet, chat, each perhaps gzipped.

    Of a workbook every visible sheet is read, the fullest first, unless one is told. ``progress`` is told the share of
    a text that is read; what it raises ends the reading.

    Raises
    ------
    DataFileError
        When the file is too large to open, damaged, locked, or of a format nobody can read as a table.
    """
    if data.startswith(GZIP):
        data = _unzipped(data)
    if len(data) > SIZE_LIMIT:
        raise refused(N_("The file is too large."), N_("at most 200 MB once unpacked"))
    if data.startswith(ZIP):
        return _archive(data, overrides)
    if data.startswith(OLE):
        return _workbook(old_workbook(data), overrides)
    if data.startswith(PARQUET):
        from smm.ingest.files.parquet import parquet_grid

        return read_grid(parquet_grid(data), Overrides(header_rows=1))
    if data.startswith(NO_TABLES):
        raise no_table()
    if _PAGE.match(data[:2_000].removeprefix(b"\xef\xbb\xbf")):
        raise refused(
            N_("This is a web page or XML, not a table."), fix=N_("Open it in a spreadsheet and save as Excel.")
        )
    if data[:4_096].lstrip().removeprefix(b"\xef\xbb\xbf")[:1] in (b"{", b"["):
        found = json_table(data)
        if found is not None:
            return _with_lines(read_grid(found.grid, Overrides(header_rows=1)), found.left)
    check_text(data)
    chat = read_chat(data)
    if chat is not None:
        said = N_("{count} notices of the chat app are no messages; they were left out.")
        notes = (Problem(message=said, values={"count": len(chat.footer)}),) if chat.footer else ()
        return FileReading(tables=(chat,), rows_in=len(chat.rows) + len(chat.footer), notes=notes)
    return read_text(data, overrides, progress)


def _unzipped(data: bytes) -> bytes:
    """Return what a gzipped file holds: at most 200 MB, and for a small file at most 200 times its size."""
    most = min(SIZE_LIMIT, max(20_000_000, RATIO_LIMIT * len(data)))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(most + 1)
    except (OSError, EOFError, zlib.error):
        raise refused(N_("The packed file is damaged."), fix=N_("Export it again.")) from None
    if len(found) > most:
        raise refused(N_("The file is too large."), N_("at most 200 MB once unpacked"))
    if found.startswith(GZIP):
        raise refused(N_("The file is packed more than once."), fix=N_("Unpack it and drop the files."))
    return found


def _archive(data: bytes, overrides: Overrides | None) -> Reading:
    """Read a workbook, or the one file of data that an archive holds."""
    parts = unpacked(data)
    if "[Content_Types].xml" in parts:
        return _workbook(workbook(parts), overrides)
    inside = [name for name in parts if PurePosixPath(name).suffix.lower() in ENDINGS and "__MACOSX" not in name]
    if len(inside) != 1 or parts[inside[0]].startswith((ZIP, GZIP)):
        raise refused(N_("This is an archive, not a workbook."), fix=N_("Unpack it and drop the files."))
    return read_bytes(parts[inside[0]], overrides)


def _workbook(book: Workbook, overrides: Overrides | None) -> Reading:
    told = overrides.sheet if overrides else None
    visible = [sheet for sheet in book.sheets if not sheet.hidden]
    chosen = [sheet for sheet in book.sheets if sheet.name == told] if told is not None else visible or book.sheets
    if told is not None and not chosen:
        raise refused(N_("The workbook has no such sheet."))
    filled = sorted(chosen, key=_filled, reverse=True)
    readings = [read_grid(sheet.grid, overrides) for sheet in filled if sheet.grid]
    notes = book.notes
    hidden = [sheet for sheet in book.sheets if sheet.hidden and sheet.grid and sheet not in chosen]
    if hidden:
        said = N_("{count} hidden sheets were passed over; choose one by its name to read it.")
        notes = (*notes, Problem(message=said, values={"count": len(hidden)}))
    first = readings[0] if readings else Reading(())
    return FileReading(
        tables=tuple(table for reading in readings for table in reading.tables),
        encoding=first.encoding,
        dialect=first.dialect,
        rows_in=sum(reading.rows_in for reading in readings),
        blank_rows=sum(reading.blank_rows for reading in readings),
        notes=notes,
        sheets=tuple(sheet.name for sheet in visible),
    )


def _filled(sheet: Sheet) -> int:
    return sum(bool(cell) for row in sheet.grid for cell in row)


def _with_lines(reading: Reading, left: tuple[tuple[int, str], ...]) -> Reading:
    """Return a reading of JSON lines that keeps the damaged lines beside its table."""
    if not left or not reading.tables:
        return reading
    first: TextTable = replace(reading.tables[0], footer=tuple(line for _, line in left))
    said = N_("{count} lines of this file are no JSON objects; the first is line {line}.")
    notes = (Problem(message=said, values={"count": len(left), "line": left[0][0]}),)
    return FileReading(
        tables=(first, *reading.tables[1:]),
        dialect=reading.dialect,
        rows_in=reading.rows_in + len(left),
        blank_rows=reading.blank_rows,
        notes=notes,
    )


def sheets(data: bytes) -> tuple[str, ...]:
    """Return the names of a workbook's visible sheets, in order; empty for any other file."""
    reading = read_bytes(data)
    return reading.sheets if isinstance(reading, FileReading) else ()
