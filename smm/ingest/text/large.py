"""Large text files: in little memory, and as fast as the disk allows when they need no repair.

The start of the file shows its dialect, by the same rules as for small files. DuckDB then copies it, strictly, all
cells as text and in parallel; the first row that breaks a rule ends that attempt, and the file goes piece by piece.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from smm.ingest.text.decoding import decode
from smm.ingest.text.dialect import Dialect
from smm.ingest.text.pieces import Account, copy_in_pieces, one_character
from smm.ingest.text.plain_text import check_text
from smm.ingest.text.structure import Overrides, Reading, TextTable, read_text

LARGE = 16_000_000
SAMPLE = 1_000_000
MEMORY = "700MB"


@dataclass(frozen=True)
class Copied:
    """A large file written without being held in memory: what its start showed, and the account of its rows."""

    start: Reading
    account: Account

    @property
    def table(self) -> TextTable:
        """The table as the start of the file shows it."""
        return self.start.tables[0]


def copy_large(path: Path, target: Path, overrides: Overrides | None = None) -> Copied | None:
    """Write a large file of one table as RFC 4180; None when it is small, or not one table of lines.

    Cells stay verbatim, and no row vanishes, as for small files.
    """
    if path.stat().st_size < LARGE:
        return None
    start = start_of(path, overrides or Overrides())
    if start is None or len(start.tables) != 1 or not one_character(start.dialect) or not start.tables[0].rows:
        return None
    (table,) = start.tables
    account = None
    if is_plain(table, start):
        rows = _copy(path, target, start.dialect, table.header)
        account = None if rows is None else Account(rows=rows)
    if account is None:
        account = copy_in_pieces(path, target, table, start.dialect, start.encoding)
    return None if account is None else Copied(start, account)


def start_of(path: Path, wanted: Overrides, size: int = SAMPLE) -> Reading | None:
    """Return what the first whole lines of a file show, or None when it is not text."""
    with path.open("rb") as file:
        head = file.read(size)
    return start_shown(head, wanted)


def start_shown(head: bytes, wanted: Overrides) -> Reading | None:
    """Return what the first bytes of a file show, up to the end of a line, or None when they are no text."""
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"PAR1")) or head.lstrip()[:1] in (b"{", b"["):
        return None
    check_text(head)
    decoded = decode(head, wanted.encoding)
    text = decoded.text[: decoded.text.rfind("\n") + 1]
    reading = read_text(text.encode("utf-8", errors="replace"), replace(wanted, encoding="utf-8"))
    return replace(reading, encoding=decoded.encoding, encoding_confidence=decoded.confidence)


def is_plain(table: TextTable, start: Reading) -> bool:
    """Return whether the start of a file needs no repair, so that all of it may need none."""
    named = len({name.casefold() for name in table.header}) == table.columns and all(table.header)
    around = table.preamble or table.footer or table.repairs or table.repeated_headers or start.blank_rows
    return named and table.lines[0] == 2 and not around and start.encoding in ("utf-8", "utf-8-sig")


def _copy(path: Path, target: Path, dialect: Dialect, names: tuple[str, ...]) -> int | None:
    """Copy by DuckDB and return the number of rows, or None at the first row that breaks a rule."""
    import duckdb

    made = target.with_name(target.name + ".part")
    for parallel in (True, False):  # line ends in quotes cannot be read in parallel
        threads = {} if parallel else {"threads": 1}  # else DuckDB holds the whole file to keep its order
        with duckdb.connect(config={"memory_limit": MEMORY, **threads}) as connection:
            try:
                copied = connection.execute(_query(path, made, dialect, names, parallel)).fetchone()
            except duckdb.Error:
                made.unlink(missing_ok=True)
            else:
                made.replace(target)
                return int(copied[0]) if copied else 0
    return None


def _query(path: Path, target: Path, dialect: Dialect, names: tuple[str, ...], parallel: bool) -> str:
    """Return the copy as SQL; rows that are too short, too long, blank or a heading raise an error.

    DuckDB drops an empty cell beyond the last column without a word; one column more than the table has, filled with
    NULL where a row is short, shows it.
    """
    columns = [*map(_name, names)]
    surplus = _name("".join(names) + "+")
    types = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in (*names, "".join(names) + "+"))
    again = " AND ".join(f"{column} = {_text(name)}" for column, name in zip(columns, names, strict=True))
    blank = " AND ".join(f"trim({column}) = ''" for column in columns)
    cells = ", ".join(f"nullif({column}, '') AS {column}" for column in columns)  # written as nothing, not as ""
    return f"""
        COPY (SELECT {cells}
            FROM read_csv({_text(str(path))}, auto_detect = false, header = true, strict_mode = true,
                null_padding = true, parallel = {str(parallel).lower()}, nullstr = chr(0), columns = {{{types}}},
                delim = {_text(dialect.delimiter)}, quote = {_text(dialect.quote)}, escape = {_text(dialect.escape)})
            WHERE CASE WHEN {columns[-1]} IS NULL OR {surplus} IS NOT NULL OR ({again}) OR ({blank})
                THEN error('not a row of this table') ELSE true END)
        TO {_text(str(target))} (FORMAT csv, HEADER, DELIMITER ',')"""


def _text(value: str) -> str:
    """Return a value as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


def _name(name: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
