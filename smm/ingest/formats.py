"""Files to readings: which format a file is, by its content first, and what it may cost to open it."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Sequence

from smm.errors import DataFileError, Problem
from smm.i18n import N_
from smm.ingest.structure import Overrides, Reading, read_grid, read_text

SIZE_LIMIT = 200_000_000
"""Bytes of text, or of an unpacked workbook, read into memory at once."""
RATIO_LIMIT = 200
CELL_LIMIT = 20_000_000
COLUMN_LIMIT = 50_000
ZIP, GZIP, PARQUET = b"PK\x03\x04", b"\x1f\x8b", b"PAR1"


def read_bytes(data: bytes, overrides: Overrides | None = None) -> Reading:
    """Read a file of any format the door knows: text, workbook, JSON, Parquet, each perhaps gzipped.

    Raises
    ------
    DataFileError
        When the file is too large to open, damaged, or of a format nobody can read as a table.
    """
    if data.startswith(GZIP):
        data = _unzipped(data)
    if len(data) > SIZE_LIMIT:
        raise refused(N_("The file is too large."), N_("at most 200 MB once unpacked"))
    if data.startswith(ZIP):
        return read_grid(_workbook(data, overrides), overrides)
    if data.startswith(PARQUET):
        return read_grid(_parquet(data), overrides)
    if data.lstrip()[:1] in (b"{", b"["):
        grid = _json(data)
        if grid is not None:
            return read_grid(grid, Overrides(header_rows=1))
    return read_text(data, overrides)


def refused(message: str, expected: str = "", fix: str = "") -> DataFileError:
    """Return the refusal of a whole file."""
    return DataFileError(Problem(message=message, expected=expected, fix=fix))


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(SIZE_LIMIT + 1)
    except (OSError, EOFError, gzip.zlib.error):  # type: ignore[attr-defined]
        raise refused(N_("The packed file is damaged."), fix=N_("Export it again.")) from None
    return found


def _workbook(data: bytes, overrides: Overrides | None) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(e.file_size for e in entries) > min(SIZE_LIMIT, max(20_000_000, RATIO_LIMIT * len(data))):
                raise refused(N_("The workbook is too large once unpacked."), N_("at most 200 MB once unpacked"))
            if "[Content_Types].xml" not in {e.filename for e in entries}:
                raise refused(N_("This is an archive, not a workbook."), fix=N_("Unpack it and drop the files."))
    except zipfile.BadZipFile:
        raise refused(N_("The workbook is damaged."), fix=N_("Export it again.")) from None
    return _sheet(data, overrides.sheet if overrides else None)


def sheets(data: bytes) -> tuple[str, ...]:
    """Return the names of a workbook's sheets, in order."""
    import openpyxl

    return tuple(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).sheetnames)


def _sheet(data: bytes, name: str | None) -> list[list[str]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if name is not None and name not in book.sheetnames:
            raise refused(N_("The workbook has no such sheet."))
        found: list[list[list[str]]] = []
        for sheet in [name] if name else book.sheetnames:
            grid = _grid(book[sheet].iter_rows(values_only=True)) if hasattr(book[sheet], "iter_rows") else []
            found.append(grid)
        return max(found, key=lambda g: sum(bool(c) for row in g for c in row), default=[])
    except DataFileError:
        raise
    except Exception:  # a damaged workbook fails anywhere inside its reader
        raise refused(N_("The workbook is damaged."), fix=N_("Export it again.")) from None


def _grid(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    grid: list[list[str]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > CELL_LIMIT or len(row) > COLUMN_LIMIT:
            raise refused(N_("The table is too large."), N_("at most 20 million cells and 50,000 columns"))
        grid.append([written(cell) for cell in row])
    while grid and not any(grid[-1]):
        grid.pop()
    width = max((max((i + 1 for i, c in enumerate(row) if c), default=0) for row in grid), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in grid]


def written(cell: object) -> str:
    """Return a typed cell as text: dates in ISO 8601, whole numbers without a point.

    Examples
    --------
    >>> import datetime
    >>> written(datetime.datetime(2026, 5, 1)), written(3.0), written(None), written(True)
    ('2026-05-01', '3', '', 'TRUE')
    """
    import datetime

    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        plain = cell.time() == datetime.time() and cell.tzinfo is None
        return cell.date().isoformat() if plain else cell.isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False)
    return str(cell)


def _parquet(data: bytes) -> list[list[str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError):
        raise refused(N_("The Parquet file is damaged."), fix=N_("Export it again.")) from None
    columns = [column.to_pylist() for column in table.columns]
    return _grid([table.column_names, *zip(*columns, strict=True)])


def _json(data: bytes) -> list[list[str]] | None:
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip().startswith("["):
            items = json.loads(text)
        else:
            items = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    if not items or not all(isinstance(item, dict) for item in items):
        return None
    names = list(dict.fromkeys(name for item in items for name in item))
    return _grid([names, *([item.get(name) for name in names] for item in items)])
