"""Rows of typed cells to rows of text, as wide as each other and within limits."""

import datetime
import json
import math
from collections.abc import Iterable, Sequence

from smm.i18n import N_
from smm.ingest.files.limits import CELL_LIMIT, COLUMN_LIMIT, SIZE_LIMIT, refused


def grid_of(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    """Return rows of text without the empty rows and columns at the end.

    Raises
    ------
    DataFileError
        When there are too many cells, columns or characters.

    Examples
    --------
    >>> grid_of([("a", None, None), (1.0, True), (None,)])
    [['a', ''], ['1', 'TRUE']]
    """
    grid: list[list[str]] = []
    cells = size = 0
    for row in rows:
        cells += len(row)
        if cells > CELL_LIMIT or len(row) > COLUMN_LIMIT:
            raise refused(N_("The table is too large."), N_("at most 20 million cells and 50,000 columns"))
        texts = [written(cell) for cell in row]
        size += sum(map(len, texts))
        if size > SIZE_LIMIT:
            raise refused(N_("The table is too large."), N_("at most 200 MB once unpacked"))
        grid.append(texts)
    while grid and not any(grid[-1]):
        grid.pop()
    width = max((max((i + 1 for i, c in enumerate(row) if c), default=0) for row in grid), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in grid]


def written(cell: object) -> str:
    """Return a typed cell as text: dates in ISO 8601, whole numbers without a point, durations as h:mm:ss.

    Examples
    --------
    >>> written(datetime.datetime(2026, 5, 1)), written(3.0), written(None), written(datetime.timedelta(hours=30))
    ('2026-05-01', '3', '', '30:00:00')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if math.isnan(cell):
            return ""
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        plain = cell.time() == datetime.time() and cell.tzinfo is None
        return cell.date().isoformat() if plain else cell.isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, datetime.timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(cell, dict | list | tuple):
        return json.dumps(cell, ensure_ascii=False, default=written)
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="replace")
    return str(cell)
