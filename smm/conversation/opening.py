"""Files and tables of messages → rows in an engine: the quick way where a file is plain, the careful way where not."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from smm.conversation.engines import Engine, Frame, NotPlainError
from smm.conversation.layout import Layout
from smm.conversation.recipe import Recipe, recipe_of
from smm.conversation.source import Source, source
from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.files.formats import PARQUET, read_bytes
from smm.ingest.text.large import is_plain, start_of, start_shown
from smm.ingest.text.pieces import one_character
from smm.ingest.text.structure import Overrides, Reading, TextTable
from smm.ingest.text.writing import to_csv
from smm.ingest.understanding.headings import with_headings
from smm.ingest.understanding.meaning import Imported, Options
from smm.ingest.understanding.plain_cells import plain
from smm.ingest.understanding.stacked import as_one

if TYPE_CHECKING:
    import pyarrow as pa

START = 100_000
"""Bytes of a file on which it is decided how it is read."""
SMALL = 2_000_000
"""Bytes up to which a file is always read the careful way."""
NO_ADDRESS = N_("DuckDB reads files of this machine, no addresses.")
TAKE_SPARK = N_("Add --engine spark.")
TEXT = (".csv", ".tsv", ".txt")
NOT_PLAIN = N_("This is no plain text of one table of messages.")
MEND = N_("Repair it with the command read first.")
NOT_MESSAGES = N_("This is no table of messages or reviews.")
WANTED = N_("a column of authors or of who wrote, and best also one of what each message answers")


def open_address(engine: Engine, address: str, options: Options | None = None) -> Source:
    """Return the messages of a table on shared storage, such as ``s3a://bucket/log``, that only the engine can read.

    Text ends in ``.csv``, ``.tsv`` or ``.txt``, all else is Parquet.
    """
    if not engine.addresses:
        raise DataFileError(Problem(message=NO_ADDRESS, fix=TAKE_SPARK))
    if not address.lower().endswith(TEXT):
        return _parquet(engine, address, options)
    start = start_shown(engine.head(address, START), Overrides())
    found = _quick(engine, start, lambda layout: engine.text(address, layout), options)
    if found is None:
        raise DataFileError(Problem(message=NOT_PLAIN, fix=MEND))
    return found


def open_path(engine: Engine, path: Path, options: Options | None = None) -> Source:
    """Return the messages of a file, or of a folder of Parquet.

    Raises
    ------
    DataFileError
        When the file cannot be read or holds no messages.
    """
    if path.is_dir() or _begins(path, PARQUET):
        return _parquet(engine, str(path), options)
    if path.stat().st_size > SMALL:
        start = start_of(path, Overrides(), START)
        found = _quick(engine, start, lambda layout: engine.text(str(path), layout), options)
        if found:
            return found
        return _mended(engine, path, options)
    return open_bytes(engine, path.read_bytes(), options)


def open_bytes(
    engine: Engine, data: bytes, options: Options | None = None, progress: Callable[[float], None] | None = None
) -> Source:
    """Return the messages of a file that is in memory; nothing is written to disk."""
    if len(data) > SMALL and not data.startswith(PARQUET):
        start = start_shown(data[:START], Overrides())
        found = _quick(engine, start, lambda layout: engine.arrow(_csv(data, layout)), options)
        if found:
            return found
    reading = as_one(read_bytes(data, progress=progress))
    return open_tables(engine, reading.tables, options)


def open_tables(engine: Engine, tables: Sequence[TextTable], options: Options | None = None) -> Source:
    """Return the messages of the fullest table that holds any."""
    made = [(table, recipe) for one in tables if (recipe := recipe_of(table := _ready(one), options))]
    if not made:
        raise DataFileError(Problem(message=NOT_MESSAGES, expected=WANTED))
    table, recipe = max(made, key=lambda one: len(one[0].rows))
    return _careful(engine, table, recipe)


def open_imported(engine: Engine, imported: Imported) -> Source:
    """Return the messages of a table that the import has read already."""
    names = tuple(name for name in imported.columns if name != "handles")
    rows = [tuple(_cell(value) for value in row) for row in imported.rows]
    table = TextTable(names, tuple(rows), len(names))
    told = {name: name for name in names}
    recipe = recipe_of(table, Options(kind=imported.kind, told=told, only_told=True))
    if recipe is None:
        raise DataFileError(Problem(message=NOT_MESSAGES, expected=WANTED))
    return _careful(engine, table, recipe)


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _quick(
    engine: Engine, start: Reading | None, read: Callable[[Layout], Frame], options: Options | None
) -> Source | None:
    """Read a file without looking at its lines one by one; None when it needs that."""
    if start is None or len(start.tables) != 1 or not one_character(start.dialect):
        return None
    (table,) = start.tables
    if not is_plain(table, start):
        return None
    ready = _ready(table)
    recipe = recipe_of(ready, options)
    if recipe is None or ready.header != table.header:
        return None
    dialect = start.dialect
    for one in (recipe, recipe.as_text()) if recipe.whole else (recipe,):
        layout = Layout(table.header, one.wanted, dialect.delimiter, dialect.quote, dialect.escape)
        try:
            return source(engine, read(layout), one)
        except NotPlainError:
            continue
    return None


def _ready(table: TextTable) -> TextTable:
    """Return a table with headings, each another, and with its dictionaries as columns."""
    ready = with_headings(plain(table))
    return replace(ready, header=_different(ready.header))


def _different(names: Sequence[str]) -> tuple[str, ...]:
    """Return headings of which none stands twice.

    Examples
    --------
    >>> _different(["id", "text", "text"])
    ('id', 'text', 'text 2')
    """
    found: dict[str, None] = {}
    for name in names:
        other = next(one for i in count(1) if (one := name if i == 1 else f"{name} {i}") not in found)
        found[other] = None
    return tuple(found)


def _careful(engine: Engine, table: TextTable, recipe: Recipe) -> Source:
    """Read a table as text again: the quickest way from rows to columns."""
    layout = Layout(table.header, recipe.wanted)
    try:
        columns = _csv(to_csv(table), layout)
    except NotPlainError:  # a cell larger than a block of the reader
        columns = _columns(table, recipe.wanted)
    return source(engine, engine.arrow(columns), recipe.as_text())


def _columns(table: TextTable, names: Sequence[str]) -> "pa.Table":
    import pyarrow as pa

    places = {name: table.header.index(name) for name in names}
    return pa.table({name: pa.array([r[i] or None for r in table.rows], pa.string()) for name, i in places.items()})


def _mended(engine: Engine, path: Path, options: Options | None) -> Source:
    """Read a large file that is not plain: its lines are mended into a copy, which is then read the quick way."""
    from smm.ingest.text.large import copy_large

    with tempfile.TemporaryDirectory(prefix="smm-") as folder:
        copy = Path(folder) / "mended.csv"
        if copy_large(path, copy) is None:
            return open_bytes(engine, path.read_bytes(), options)
        start = start_of(copy, Overrides(), START)
        found = _quick(engine, start, lambda layout: engine.text(str(copy), layout), options)
        if found is None:
            raise DataFileError(Problem(message=NOT_MESSAGES, expected=WANTED))
        return found


def _parquet(engine: Engine, path: str, options: Options | None) -> Source:
    whole = engine.parquet(path)
    names = tuple(whole.collect_schema().names())
    rows = tuple(tuple(row[name] or "" for name in names) for row in engine.rows(whole.head(2_000)))
    recipe = recipe_of(TextTable(names, rows, len(names)), options)
    if recipe is None:
        raise DataFileError(Problem(message=NOT_MESSAGES, expected=WANTED))
    return source(engine, whole.select(*recipe.wanted), recipe.as_text())


def _csv(data: bytes, layout: Layout) -> "pa.Table":
    """Return the wanted columns of a plain text file in memory."""
    import pyarrow as pa
    from pyarrow import csv

    try:
        return csv.read_csv(
            pa.py_buffer(data),
            parse_options=csv.ParseOptions(
                delimiter=layout.delimiter,
                quote_char=layout.quote or False,
                double_quote=layout.escape == layout.quote,
                escape_char=False if layout.escape in ("", layout.quote) else layout.escape,
                newlines_in_values=True,
            ),
            convert_options=csv.ConvertOptions(
                include_columns=list(layout.wanted),
                column_types={name: pa.string() for name in layout.wanted},
                strings_can_be_null=True,
                null_values=[""],
                quoted_strings_can_be_null=True,
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError):
        raise NotPlainError from None


def _begins(path: Path, sign: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(sign)) == sign
