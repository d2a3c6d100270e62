"""Structure: bytes or grids to rectangular tables of text, with everything that was repaired or left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from smm.ingest.text.decoding import decode
from smm.ingest.text.detection import detect
from smm.ingest.text.dialect import STAND_IN, Dialect
from smm.ingest.text.heading_names import heading_names
from smm.ingest.text.layout import Block, blocks
from smm.ingest.text.plain_text import check_lines
from smm.ingest.text.records import Patience, Record, records, repaired
from smm.ingest.text.repair import Fault
from smm.ingest.text.wrapped import unwrapped

Row = tuple[str, ...]


@dataclass(frozen=True)
class Overrides:
    """What the person knows better; None leaves it to be found out."""

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_rows: int | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Repair:
    """One row that did not keep the rules: its line in the file (from 1) and what was wrong."""

    line: int
    fault: Fault


@dataclass(frozen=True)
class TextTable:
    """A rectangular table of text.

    Attributes
    ----------
    header : tuple of str
        One name for each column; empty when the file has no heading row.
    rows : tuple of tuple of str
        Cells verbatim, each row as wide as the table.
    lines : tuple of int
        The line of the file (from 1) each row began at.
    preamble, footer : tuple of str
        Rows above and below that are not data, as they stand.
    """

    header: Row
    rows: tuple[Row, ...]
    columns: int
    lines: tuple[int, ...] = ()
    header_rows: int = 1
    header_confidence: float = 1.0
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    repeated_headers: int = 0
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a file turned out to hold: its dialect and its tables."""

    tables: tuple[TextTable, ...]
    encoding: str = "utf-8"
    encoding_confidence: float = 1.0
    dialect: Dialect = field(default_factory=Dialect)
    rows_in: int = 0
    blank_rows: int = 0


def read_text(
    data: bytes, overrides: Overrides | None = None, progress: Callable[[float], None] | None = None
) -> Reading:
    r"""Read a delimited text file of unknown dialect.

    Parameters
    ----------
    data : bytes
    overrides : Overrides, optional
    progress : callable, optional
        Told the share of rows cut, from 0 to 1; what it raises ends the reading.

    Returns
    -------
    Reading
        Every row of the file is in a table, a preamble, a footer, a repeated header, or blank.

    Examples
    --------
    >>> table = read_text(b"Report\n\nday;euro;note\n1/5/2026;3,5;x\n2/5/2026;4;y\n3/5/20265,1;z\n").tables[0]
    >>> table.header, table.rows[-1], table.preamble
    (('day', 'euro', 'note'), ('3/5/2026', '5,1', 'z'), ('Report',))
    """
    wanted = overrides or Overrides()
    decoded = decode(data, wanted.encoding)
    check_lines(decoded.text)
    text, told = _told_delimiter(decoded.text)
    found = detect(text)
    dialect = Dialect(
        wanted.delimiter or told or found.delimiter,
        found.quote if wanted.quote is None else wanted.quote,
        (wanted.quote or found.quote)
        if wanted.escape is None and found.escape == found.quote
        else found.escape
        if wanted.escape is None
        else wanted.escape,
        1.0 if wanted.delimiter or told else found.confidence,
    )
    rows = unwrapped(records(text, dialect, progress=progress), dialect)
    if text is not decoded.text:  # the line that tells the delimiter is the first
        rows = [replace(row, line=row.line + 1) for row in rows]
    tables = tables_of(rows, dialect, wanted.header_rows)
    restored = tuple(_restored(table, dialect) for table in tables)
    blank = sum(row.blank for row in rows)
    return Reading(restored, decoded.encoding, decoded.confidence, dialect, len(rows), blank)


def read_grid(grid: Sequence[Sequence[str]], overrides: Overrides | None = None) -> Reading:
    """Read a sheet or list of rows that is already cut into cells."""
    wanted = overrides or Overrides()
    rows = [Record(i, "\x1f".join(cells), tuple(cells)) for i, cells in enumerate(grid, start=1)]
    dialect = Dialect(STAND_IN, "", "")
    tables = tables_of(rows, dialect, wanted.header_rows)
    blank = sum(row.blank for row in rows)
    return Reading(tuple(tables), "", 1.0, Dialect("", "", ""), len(rows), blank)


def tables_of(rows: Sequence[Record], dialect: Dialect, header: int | None) -> list[TextTable]:
    """Return the tables among the records of a file."""
    patience = Patience()
    return [_table(block, dialect, patience) for block in blocks(rows, header)]


def _table(block: Block, dialect: Dialect, patience: Patience) -> TextTable:
    rows = list(repaired(block.rows, dialect, block.width, block.header, patience))
    names = heading_names([row.cells for row in rows[: block.header]], block.width)
    body = rows[block.header :]
    return TextTable(
        header=names if block.header else (),
        rows=tuple(row.cells for row in body),
        columns=block.width,
        lines=tuple(row.line for row in body),
        header_rows=block.header,
        header_confidence=block.confidence,
        preamble=tuple(row.text for row in block.before),
        footer=tuple(row.text for row in block.after),
        repeated_headers=len(block.repeated),
        repairs=tuple(Repair(row.line, row.fault) for row in rows if row.fault),
    )


def _told_delimiter(text: str) -> tuple[str, str | None]:
    """Return a text without its ``sep=`` line, and the delimiter that line tells."""
    first, end, rest = text.partition("\n")
    told = first.strip("\r\ufeff").strip('"')
    if told.lower().startswith("sep=") and len(told) in (4, 5):
        return rest, told[4:] or "\t"
    return text, None


def _restored(table: TextTable, dialect: Dialect) -> TextTable:
    if dialect.mark != STAND_IN or dialect.delimiter == STAND_IN:
        return table
    rows = tuple(_with_delimiter(row, dialect) for row in table.rows)
    return replace(table, header=_with_delimiter(table.header, dialect), rows=rows)


def _with_delimiter(row: Row, dialect: Dialect) -> Row:
    return tuple(cell.replace(STAND_IN, dialect.delimiter) for cell in row)
