"""Large text files that need no repair: DuckDB copies them as they are, in parallel and in little memory.

The dialect is found on a sample by the same rules as for small files. DuckDB reads strictly, all cells as text; the
first row that breaks a rule ends the attempt, and the file goes the careful way.
"""

from dataclasses import dataclass
from pathlib import Path

from smm.ingest.dialect import Dialect
from smm.ingest.structure import read_text

LARGE = 16_000_000
SAMPLE = 400_000
MEMORY = "700MB"


@dataclass(frozen=True)
class Copied:
    """A large file that was written as it stood."""

    dialect: Dialect
    rows: int
    columns: int


def copy_large(path: Path, target: Path) -> Copied | None:
    """Write a clean UTF-8 file as RFC 4180, or return None when it needs the careful way.

    Cells stay verbatim. A file with a preamble, without a heading row or with several tables in its sample is left to
    the careful way, as is any whose rows are not all as wide as its heading.
    """
    size = path.stat().st_size
    if size < LARGE:
        return None
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    head = head[: head.rfind(b"\n") + 1]
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return None
    reading = read_text(head)
    if len(reading.tables) != 1 or len(reading.dialect.delimiter) != 1:
        return None
    (table,) = reading.tables
    if table.header_rows != 1 or table.preamble or table.footer or table.repairs or reading.blank_rows:
        return None
    if len({name.casefold() for name in table.header}) < table.columns or not all(table.header):
        return None
    rows = _copy(path, target, reading.dialect, table.header)
    return None if rows is None else Copied(reading.dialect, rows, table.columns)


def _copy(path: Path, target: Path, dialect: Dialect, names: tuple[str, ...]) -> int | None:
    import duckdb

    made = target.with_name(target.name + ".part")
    columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in names)
    query = f"""
        COPY (SELECT * FROM read_csv({_text(str(path))}, auto_detect = false, header = true, strict_mode = true,
            delim = {_text(dialect.delimiter)}, quote = {_text(dialect.quote)}, escape = {_text(dialect.escape)},
            nullstr = chr(0), columns = {{{columns}}}))
        TO {_text(str(made))} (FORMAT csv, HEADER, DELIMITER ',')"""
    with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
        try:
            copied = connection.execute(query).fetchone()
        except duckdb.Error:  # a row that breaks a rule: its place is found, and told, the careful way
            made.unlink(missing_ok=True)
            return None
    made.replace(target)
    return int(copied[0]) if copied else 0


def _text(value: str) -> str:
    """Return a value as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"
