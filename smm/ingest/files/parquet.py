"""Parquet to grids: what it claims is checked before it is read, and it is read in small pieces."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from smm.i18n import N_
from smm.ingest.files.grids import grid_of
from smm.ingest.files.limits import CELL_LIMIT, COLUMN_LIMIT, SIZE_LIMIT, refused

BATCH = 2_048


def parquet_grid(data: bytes) -> list[list[str]]:
    """Return the table of a Parquet file, headings first; objects within a column become columns.

    Raises
    ------
    DataFileError
        When it is damaged or too large.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        about = file.metadata
        unpacked = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
        if about.num_rows * about.num_columns > CELL_LIMIT or about.num_columns > COLUMN_LIMIT:
            raise refused(N_("The table is too large."), N_("at most 20 million cells and 50,000 columns"))
        if unpacked > SIZE_LIMIT:
            raise refused(N_("The table is too large."), N_("at most 200 MB once unpacked"))
        texts = [f.name for f in file.schema_arrow if pa.types.is_string(f.type) or pa.types.is_large_string(f.type)]
        file = pq.ParquetFile(pa.BufferReader(data), read_dictionary=texts)
        tables = (_flat(pa.Table.from_batches([batch])) for batch in file.iter_batches(BATCH))
        first = next(tables, None)
        names = list(first.column_names) if first is not None else list(file.schema_arrow.names)
        return grid_of(chain([names], chain.from_iterable(_rows(t) for t in chain([first] if first else [], tables))))
    except (pa.ArrowException, OSError):
        raise refused(N_("The Parquet file is damaged."), fix=N_("Export it again.")) from None


def _flat(table: Any) -> Any:
    import pyarrow as pa

    for _ in range(5):
        if not any(pa.types.is_struct(field.type) for field in table.schema):
            break
        table = table.flatten()
    return table


def _rows(table: Any) -> Iterator[Sequence[object]]:
    columns = [_values(table.column(i).combine_chunks()) for i in range(table.num_columns)]
    yield from zip(*columns, strict=True)


def _values(column: Any) -> list[object]:
    """Return a column's cells; a text that is repeated is held once."""
    import pyarrow as pa

    if isinstance(column, pa.ChunkedArray):
        return [value for chunk in column.chunks for value in _values(chunk)]
    if isinstance(column, pa.DictionaryArray):
        words = column.dictionary.to_pylist()
        return [None if i is None else words[i] for i in column.indices.to_pylist()]
    return list(column.to_pylist())
