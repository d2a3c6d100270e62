"""What ``import`` says of a file, and its typed table as a file."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from smm.errors import Problem
from smm.i18n import Translator
from smm.ingest.downloads import written
from smm.ingest.privacy import masked
from smm.ingest.understanding.matching import ACCEPTED
from smm.ingest.understanding.meaning import Imported
from smm.table import safe


def entry_of(name: str, found: Imported, t: Translator, notes: Sequence[Problem] = ()) -> dict[str, Any]:
    """Return the entry of one file for machines; ``notes`` are about the file as a whole."""
    return {
        "file": name,
        "kind": found.kind.value,
        "kind_confidence": found.kind_confidence,
        "mapping": {f: {"column": masked(m.column), "confidence": m.confidence} for f, m in found.mapping.items()},
        "questions": sorted([*found.questions, *(["kind"] if found.kind_confidence < ACCEPTED else [])]),
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
        "warnings": [p.explain(t.language) for p in (*notes, *found.warnings)],
        "_said": [p.explain(t.language) for p in (*notes, *found.warnings, *found.rejected[:20])],
    }


def refused_entry(name: str, why: str) -> dict[str, Any]:
    """Return the entry of a file that was refused."""
    return {"file": name, "kind": None, "refused": why, "rejected": [], "_said": [f"{name}: {why}"]}


def to_canonical_csv(found: Imported) -> bytes:
    """Return the typed table as RFC 4180 text in UTF-8 in which no cell runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(name) for name in found.columns])
    writer.writerows([written(value) for value in row] for row in found.rows)
    return out.getvalue().encode("utf-8", errors="replace")
