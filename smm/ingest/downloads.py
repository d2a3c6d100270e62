"""Typed tables as files that a spreadsheet opens as they are and in which nothing runs."""

import csv
import io
from decimal import Decimal

from smm.i18n import Language
from smm.ingest.understanding.meaning import Imported, Value
from smm.table import safe


def to_download(found: Imported, language: Language) -> bytes:
    r"""Return a typed table for a spreadsheet of a language.

    Italian spreadsheets expect semicolons and decimal commas, English ones commas and points; both get a byte order
    mark, without which accents break. A cell that would run as a formula is preceded by an apostrophe; numbers are not.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> found = import_table(TextTable(("Campaign", "Cost"), (("=1+1", "2.50"), ("B", "-1")), 2))
    >>> to_download(found, Language.IT).decode("utf-8-sig").splitlines()[1:]
    ["'=1+1;2,50", 'B;-1']
    """
    italian = language is Language.IT
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if italian else ",", lineterminator="\r\n")
    writer.writerow([safe(name) for name in found.columns])
    writer.writerows([_cell(value, italian) for value in row] for row in found.rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Value, italian: bool) -> str:
    text = written(value)
    return text.replace(".", ",") if italian and isinstance(value, Decimal) else text


def written(value: Value) -> str:
    """Return a typed value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else safe(value)
