"""What ``read`` says of a file: as JSON for machines, as sentences for people."""

from collections import Counter
from typing import Any

from smm.i18n import N_, Translator
from smm.ingest.formats import FileReading
from smm.ingest.large import Copied
from smm.ingest.repair import Fault
from smm.ingest.structure import Reading

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
        "repairs": [{"line": r.line, "fault": r.fault.value} for t in tables for r in t.repairs],
        "sheets": list(reading.sheets) if isinstance(reading, FileReading) else [],
    }


def in_words(name: str, reading: Reading, t: Translator) -> list[str]:
    """Return what was understood and mended, a line for each kind of repair with its first places."""
    if not reading.tables:
        return [t("{file}: the file is empty.", file=name)]
    first = reading.tables[0]
    lines = [
        t(
            "{file}: {rows} rows, {columns} columns, {tables} table(s).",
            file=name,
            rows=t.number(len(first.rows)),
            columns=t.number(first.columns),
            tables=len(reading.tables),
        )
    ]
    if not first.header_rows:
        lines.append(t("The table has no heading row; none was made up."))
    repairs = [repair for table in reading.tables for repair in table.repairs]
    for fault, count in Counter(repair.fault for repair in repairs).items():
        places = ", ".join(str(r.line) for r in repairs if r.fault is fault)[:60]
        lines.append(t("{fault}: {count} (line {places}).", fault=t(FAULTS[fault]), count=count, places=places))
    lines.extend(note.explain(t.language) for note in (reading.notes if isinstance(reading, FileReading) else ()))
    return lines


def copied_as_json(name: str, copied: Copied) -> dict[str, Any]:
    """Return the entry of a large file that needed no repair."""
    return {
        "file": name,
        "encoding": "utf-8",
        "delimiter": copied.dialect.delimiter,
        "quote": copied.dialect.quote,
        "escape": copied.dialect.escape,
        "confidence": {"encoding": 1.0, "delimiter": copied.dialect.confidence, "header": 0.95},
        "header_rows": 1,
        "preamble_rows": 0,
        "footer_rows": 0,
        "rows": copied.rows,
        "columns": copied.columns,
        "blank_rows": 0,
        "tables": [{"rows": copied.rows, "columns": copied.columns, "header_rows": 1}],
        "repairs": [],
    }


def copied_in_words(name: str, copied: Copied, t: Translator) -> list[str]:
    """Return the one line a clean file needs."""
    rows, columns = t.number(copied.rows), t.number(copied.columns)
    return [
        t("{file}: {rows} rows, {columns} columns, {tables} table(s).", file=name, rows=rows, columns=columns, tables=1)
    ]
