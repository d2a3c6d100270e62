"""DuckDB, inside this process: the default engine. What does not fit in memory goes to a temporary folder."""

import tempfile
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb
import narwhals as nw

from smm.conversation.engines import ROW, Frame, NotPlainError
from smm.conversation.layout import Layout
from smm.conversation.mentions import ENGINE_HANDLE

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

MEMORY = "1100MB"


class DuckDBEngine:
    """Computes frames in one process.

    Parameters
    ----------
    memory : str
        Most that DuckDB takes; the rest is spilled.
    spill : bool
        Whether anything may be written to disk; off where the rows are somebody's upload.
    """

    addresses = False

    def __init__(self, memory: str = MEMORY, spill: bool = True) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="smm-") if spill else None
        place = {"temp_directory": self._folder.name if self._folder else ""}
        self._connection = duckdb.connect(config={"memory_limit": memory, **place})
        self._connection.execute("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
        self._tables: dict[int, tuple[str, Frame]] = {}
        self._names = (f"kept_{i}" for i in count())

    def text(self, path: str, layout: Layout) -> Frame:
        """Return the wanted columns of a text file; see :class:`Engine`."""
        surplus = "".join(layout.header) + "+"  # filled with NULL where a row has no cell too many
        types = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in (*layout.header, surplus))
        wanted = ", ".join(map(_name, layout.wanted))
        return self._frame(f"""
            SELECT {wanted} FROM read_csv({_text(path)}, auto_detect = false, header = true, strict_mode = true,
                null_padding = true, parallel = true, columns = {{{types}}}, delim = {_text(layout.delimiter)},
                quote = {_text(layout.quote)}, escape = {_text(layout.escape)})
            WHERE CASE WHEN {_name(surplus)} IS NOT NULL THEN error('not a row of this table') ELSE true END""")

    def parquet(self, path: str) -> Frame:
        """Return Parquet as text; see :class:`Engine`."""
        place = str(Path(path) / "**" / "*.parquet") if Path(path).is_dir() else path
        table = self._connection.sql(f"SELECT * FROM read_parquet({_text(place)})")
        wanted = ", ".join(f"CAST({_name(name)} AS VARCHAR) AS {_name(name)}" for name in table.columns)
        return _wrapped(table.project(wanted))

    def head(self, address: str, size: int) -> bytes:
        """Return the first bytes of a file; see :class:`Engine`."""
        with Path(address).open("rb") as file:
            return file.read(size)

    def arrow(self, table: "pa.Table") -> Frame:
        """Return a table that is in memory; see :class:`Engine`."""
        return _wrapped(self._connection.from_arrow(table))

    def small(self, columns: Mapping[str, tuple[str, Sequence[Any]]]) -> Frame:
        """Return a small table of values; see :class:`Engine`."""
        lists = ", ".join(
            f"unnest([{', '.join(map(_literal, values))}]::{kind}[]) AS {_name(name)}"
            for name, (kind, values) in columns.items()
        )
        return self._frame(f"SELECT {lists}")

    def typed(self, frame: Frame, times: Mapping[str, Sequence[str]], handles: str | None) -> Frame:
        """Return a frame with times in seconds and handles; see :class:`Engine`."""
        columns = []
        for name in frame.collect_schema().names():
            column = _name(name)
            if name in times:
                tried = [f"try_cast({column} AS TIMESTAMPTZ)"]
                if times[name]:
                    tried.append(f"try_strptime({column}, [{', '.join(map(_text, times[name]))}])::TIMESTAMPTZ")
                columns.append(f"CAST(floor(epoch(coalesce({', '.join(tried)}))) AS BIGINT) AS {column}")
            elif name == handles:
                found = f"array_to_string(regexp_extract_all({column}, {_text(ENGINE_HANDLE)}, 1), ' ')"
                columns.append(f"CASE WHEN contains({column}, '@') THEN {found} END AS {column}")
            else:
                columns.append(column)
        return _wrapped(frame.to_native().project(", ".join(columns)))

    def words(self, frame: Frame, column: str) -> Frame:
        """Return one row for each word; see :class:`Engine`."""
        others = [_name(name) for name in frame.collect_schema().names() if name != column]
        split = f"unnest(string_split({_name(column)}, ' ')) AS {_name(column)}"
        return _wrapped(frame.to_native().project(", ".join([*others, split])))

    def numbered(self, frame: Frame) -> Frame:
        """Return a kept frame with row numbers; see :class:`Engine`."""
        return self._frame(f"SELECT CAST(rowid AS INTEGER) AS {ROW}, * FROM {self._kept(frame)}")

    def keep(self, frame: Frame) -> Frame:
        """Return a kept frame; see :class:`Engine`."""
        name = self._kept(frame)
        kept = self._frame(f"SELECT * FROM {name}")
        self._tables[id(kept)] = name, kept
        return kept

    def drop(self, frame: Frame) -> None:
        """Forget a kept frame; see :class:`Engine`."""
        name, _ = self._tables.pop(id(frame))
        self._connection.execute(f"DROP TABLE {name}")

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Return the rows of a small frame; see :class:`Engine`."""
        native = frame.to_native()
        names = native.columns
        return [dict(zip(names, row, strict=True)) for row in native.fetchall()]

    def columns(self, frame: Frame) -> "dict[str, NDArray[Any]]":
        """Return the columns of a frame; see :class:`Engine`."""
        found: dict[str, NDArray[Any]] = frame.to_native().fetchnumpy()
        return found

    def rises(self, frame: Frame, column: str) -> bool:
        """Return whether a column of whole numbers surely rises; see :class:`Engine`."""
        if frame.collect_schema()[column] not in (nw.Int32, nw.Int64):
            return False
        steps = frame.to_native().project(f"{_name(column)} > lag({_name(column)}) OVER () AS up")
        return not steps.filter("NOT up").limit(1).fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        if self._folder:
            self._folder.cleanup()

    def _kept(self, frame: Frame) -> str:
        name = next(self._names)
        try:
            frame.to_native().create(name)
        except duckdb.Error as error:
            if "not a row of this table" in str(error) or "CSV" in str(error):
                raise NotPlainError from None
            raise
        return name

    def _frame(self, query: str) -> Frame:
        return _wrapped(self._connection.sql(query))


def _wrapped(relation: duckdb.DuckDBPyRelation) -> Frame:
    frame: Frame = nw.from_native(relation)
    return frame


def _text(value: str) -> str:
    """Return a value as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


def _literal(value: Any) -> str:
    return "NULL" if value is None else _text(value) if isinstance(value, str) else repr(value)


def _name(name: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
