"""What opening a file may cost: hostile ones stay below 1 GB and a minute. Understanding takes some 30 bytes a byte."""

from smm.errors import DataFileError, Problem

SIZE_LIMIT = 200_000_000
"""Bytes of text, or of anything unpacked, read into memory at once."""
JSON_LIMIT = 50_000_000
"""Bytes of JSON; its objects take some eight times as much memory."""
CELL_LIMIT = 20_000_000
COLUMN_LIMIT = 50_000
WORKBOOK_CELLS = 5_000_000
"""Cells from a sheet's first to its last filled corner: the reader makes room for each, filled or not."""
LINE_LIMIT = 5_000_000
"""Lines of a text read into memory at once."""
LINE_CELLS_LIMIT = 2_000_000
"""Cells in a line of text."""
ENTRY_LIMIT = 10_000
"""Files inside a packed file."""
RATIO_LIMIT = 200
"""Times a packed file may grow, above 20 MB."""
DEPTH_LIMIT = 12
"""Objects within objects that JSON may hold."""
MEMORY_LIMIT = 1_000_000_000
"""Bytes of memory a hostile file may take; tests hold the readers to it in a process of their own."""
SECONDS_LIMIT = 60


def refused(message: str, expected: str = "", fix: str = "", **values: str | int | float) -> DataFileError:
    """Return the refusal of a whole file."""
    return DataFileError(Problem(message=message, expected=expected, fix=fix, values=values))
