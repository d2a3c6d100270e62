"""What ``import`` says of a file, and its typed table as a file."""

import csv
import io
from decimal import Decimal
from typing import Any

from smm.i18n import Translator
from smm.ingest.cells import Value
from smm.ingest.meaning import Imported
from smm.table import safe


def entry_of(name: str, found: Imported, t: Translator) -> dict[str, Any]:
    """Return the entry of one file for machines."""
    return {
        "file": name,
        "kind": found.kind.value,
        "kind_confidence": found.kind_confidence,
        "mapping": {f: {"column": m.column, "confidence": m.confidence} for f, m in found.mapping.items()},
        "questions": sorted(found.questions),
        "rows_in": found.rows_in,
        "rows_out": found.rows_out,
        "sums": {field: float(value) for field, value in found.sums.items()},
        "currencies": list(found.currencies),
        "totals_rows": found.totals_rows,
        "duplicates": found.duplicates,
        "blank_rows": found.blank_rows,
        "rejected": [
            {"row": p.row, "column": p.column, "expected": t(p.expected), "found": p.found, "fix": t(p.fix)}
            for p in found.rejected
        ],
        "warnings": [p.explain(t.language) for p in found.warnings],
        "_said": [p.explain(t.language) for p in (*found.warnings, *found.rejected[:20])],
    }


def refused_entry(name: str, why: str) -> dict[str, Any]:
    """Return the entry of a file that was refused."""
    return {"file": name, "kind": None, "refused": why, "rejected": [], "_said": [f"{name}: {why}"]}


def to_canonical_csv(found: Imported) -> bytes:
    """Return the typed table as RFC 4180 text in UTF-8 in which no cell runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(found.columns)
    writer.writerows([_written(value) for value in row] for row in found.rows)
    return out.getvalue().encode("utf-8", errors="replace")


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else safe(value)
