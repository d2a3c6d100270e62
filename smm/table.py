"""A small table of results, and its safe way into a spreadsheet."""

import csv
import io
import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from smm.i18n import Language, Translator

Cell = str | float | None

_NUMBER = re.compile(r"-\d{1,15}(?:[.,]\d{1,15})?%?")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Kind(StrEnum):
    """How the numbers of a column are written."""

    TEXT = "text"
    POINTS = "points"
    SHARE = "share"
    MONEY = "money"
    HOURS = "hours"
    NUMBER = "number"
    PRECISE = "precise"


class Column(BaseModel):
    """A translated heading and the kind of its cells."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    kind: Kind = Kind.TEXT


class Table(BaseModel):
    """Rows of text and numbers under typed columns; the data behind a chart."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def written(self, t: Translator, currency: str = "EUR") -> list[list[str]]:
        """Return every cell as text in a language, ready to be read by a person."""
        kinds = [column.kind for column in self.columns]
        return [[write(cell, kind, t, currency) for cell, kind in zip(row, kinds, strict=True)] for row in self.rows]

    def to_csv(self, language: Language) -> bytes:
        """Return a file a spreadsheet opens as it is and in which no cell runs as a formula.

        Italian spreadsheets expect semicolons and decimal commas, English ones commas and points; both get a byte
        order mark, without which accents break.

        Examples
        --------
        >>> table = Table(columns=(Column(name="who"), Column(name="h", kind="hours")), rows=(("=1+1", 2.5),))
        >>> table.to_csv(Language.IT).decode("utf-8-sig").splitlines()
        ['who;h', "'=1+1;2,5"]
        """
        italian = language is Language.IT
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";" if italian else ",", lineterminator="\r\n")
        writer.writerow([safe(column.name) for column in self.columns])
        for row in self.rows:
            writer.writerow([_csv_cell(cell, italian) for cell in row])
        return out.getvalue().encode("utf-8-sig")


def write(cell: Cell, kind: Kind, t: Translator, currency: str = "EUR") -> str:
    """Return one cell as text for a person."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    match kind:
        case Kind.POINTS:
            return t.number(cell, 1)
        case Kind.SHARE:
            return f"{t.number(100 * cell)}%"
        case Kind.MONEY:
            return t.money(cell, currency)
        case Kind.HOURS:
            return t.hours(cell)
        case Kind.PRECISE:
            return t.precise(cell)
    return t.short(cell)


def safe(text: str) -> str:
    """Return text that a spreadsheet never runs as a formula; a plain negative number stays a number.

    Examples
    --------
    >>> safe("=HYPERLINK()"), safe("Bar"), safe("-5"), safe("-5+1")
    ("'=HYPERLINK()", 'Bar', '-5', "'-5+1")
    """
    return "'" + text if text.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text


def _csv_cell(cell: Cell, italian: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe(cell)
    text = f"{cell:.4f}".rstrip("0").rstrip(".")
    if len(text.partition(".")[2]) == 3:
        text += "0"  # three digits after a mark could be read as thousands
    return text.replace(".", ",") if italian else text
