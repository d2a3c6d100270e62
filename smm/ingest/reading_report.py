"""What ``read`` says of a file: as JSON for machines, as sentences for people."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from smm.i18n import N_, Translator
from smm.ingest.files.formats import FileReading
from smm.ingest.text.large import Copied
from smm.ingest.text.repair import Fault
from smm.ingest.text.structure import Reading, Repair

FAULTS = {
    Fault.DELIMITER_MISSING: N_("A missing delimiter was put back"),
    Fault.DELIMITER_SURPLUS: N_("A surplus delimiter was taken out"),
    Fault.STRAY_QUOTE: N_("A stray quotation mark was kept inside its cell"),
    Fault.OTHER_DELIMITER: N_("A row with another delimiter was cut at that one"),
    Fault.QUOTED_WHOLE: N_("A row quoted as a whole was cut into cells"),
    Fault.CELLS_MISSING: N_("A short row was filled with empty cells"),
    Fault.CELLS_EMPTY: N_("Empty cells beyond the table were taken off"),
    Fault.UNMENDED: N_("A row fits no column; it was kept whole, look at it"),
}


def as_json(name: str, reading: Reading) -> dict[str, Any]:
    """Return the entry of one file, numbers of its first table at the top."""
    tables = reading.tables
    first = tables[0] if tables else None
    return {
        "file": name,
        "encoding": reading.encoding,
        "delimiter": reading.dialect.delimiter,
        "quote": reading.dialect.quote,
        "escape": reading.dialect.escape,
        "confidence": {
            "encoding": reading.encoding_confidence,
            "delimiter": reading.dialect.confidence,
            "header": first.header_confidence if first else 0.0,
        },
        "header_rows": first.header_rows if first else 0,
        "preamble_rows": len(first.preamble) if first else 0,
        "footer_rows": len(first.footer) if first else 0,
        "rows": len(first.rows) if first else 0,
        "columns": first.columns if first else 0,
        "blank_rows": reading.blank_rows,
        "tables": [{"rows": len(t.rows), "columns": t.columns, "header_rows": t.header_rows} for t in tables],
        "repairs": [_as_json(repair) for table in tables for repair in table.repairs],
        "sheets": list(reading.sheets) if isinstance(reading, FileReading) else [],
    }


def _as_json(repair: Repair) -> dict[str, Any]:
    return {"line": repair.line, "fault": repair.fault.value}


def in_words(name: str, reading: Reading, t: Translator) -> list[str]:
    """Return what was read, how sure each guess is, and what is to be said of the file as a whole."""
    if not reading.tables:
        return [t("{file}: the file is empty.", file=name)]
    first = reading.tables[0]
    size = _size(name, len(first.rows), first.columns, len(reading.tables), t)
    return [*size, *guesses_in_words(reading, t), *notes_in_words(reading, t)]


def notes_in_words(reading: Reading, t: Translator) -> list[str]:
    """Return what is to be said of a file as a whole."""
    bare = bool(reading.tables) and not reading.tables[0].header_rows
    notes = reading.notes if isinstance(reading, FileReading) else ()
    missing = [t("The table has no heading row; none was made up.")] if bare else []
    return [*missing, *(note.explain(t.language) for note in notes)]


def mended_in_words(reading: Reading, t: Translator) -> list[str]:
    """Return a line for each kind of repair, with the first places."""
    return _mended([repair for table in reading.tables for repair in table.repairs], t)


def _size(name: str, rows: int, columns: int, tables: int, t: Translator) -> list[str]:
    size = t.plural(
        "{file}: {count} row, {columns} columns.",
        "{file}: {count} rows, {columns} columns.",
        rows,
        file=name,
        columns=t.number(columns),
    )
    several = t("The file holds {tables} tables; the others are written beside it, numbered.", tables=tables)
    return [size, several] if tables > 1 else [size]


def guesses_in_words(reading: Reading, t: Translator) -> list[str]:
    """Return the line that says what was guessed of a text file, and how sure each guess is."""
    if not reading.encoding or not reading.tables:
        return []
    table = reading.tables[0]
    delimiter = {"\t": t("tab"), " ": t("space")}.get(reading.dialect.delimiter, reading.dialect.delimiter)
    return [
        t(
            "Letters written in {encoding} (sure: {encoding_sure}), cells separated by {delimiter} ({delimiter_sure}), "
            "rows of headings: {rows} ({rows_sure}).",
            encoding=reading.encoding,
            encoding_sure=t.percent(reading.encoding_confidence),
            delimiter=delimiter,
            delimiter_sure=t.percent(reading.dialect.confidence),
            rows=table.header_rows,
            rows_sure=t.percent(table.header_confidence),
        )
    ]


def _mended(repairs: Sequence[Repair], t: Translator) -> list[str]:
    lines = []
    for fault, count in Counter(repair.fault for repair in repairs).items():
        places = ", ".join(str(r.line) for r in islice((r for r in repairs if r.fault is fault), 9))
        lines.append(t("{fault}: {count} (line {places}).", fault=t(FAULTS[fault]), count=count, places=places))
    return lines


def copied_as_json(name: str, copied: Copied) -> dict[str, Any]:
    """Return the entry of a large file, with the account of all its rows."""
    account, start = copied.account, copied.start
    table = {"rows": account.rows, "columns": copied.table.columns, "header_rows": copied.table.header_rows}
    return as_json(name, start) | {
        "footer_rows": account.footer,
        "rows": account.rows,
        "blank_rows": account.blank,
        "tables": [table],
        "repairs": [_as_json(repair) for repair in account.repairs],
    }


def copied_in_words(name: str, copied: Copied, t: Translator) -> list[str]:
    """Return the line a clean file needs, and one for each kind of repair."""
    table, account = copied.table, copied.account
    return [
        *_size(name, account.rows, table.columns, 1, t),
        *guesses_in_words(copied.start, t),
        *_mended(account.repairs, t),
    ]
