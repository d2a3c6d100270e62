"""A text table as a file: UTF-8, commas, RFC 4180."""

import re
from collections.abc import Sequence

from smm.ingest.text.structure import TextTable


def to_csv(table: TextTable) -> bytes:
    r"""Return a table as RFC 4180 text in UTF-8, cells verbatim; a header only if the file had one.

    A cell is enclosed wherever it holds anything that could be taken for a delimiter, and always in a table of one
    column, so that whoever reads the file again, this package included, has nothing to guess.

    Examples
    --------
    >>> to_csv(TextTable(("a", "b"), (("1", "x, y"),), 2))
    b'a,b\r\n1,"x, y"\r\n'
    """
    alone = table.columns == 1
    rows = [table.header, *table.rows] if table.header else table.rows
    return "".join(_line(row, alone) for row in rows).encode("utf-8", errors="replace")


_UNSURE = re.compile(r"""[,;|\t"\r\n\x00]""")


def _line(row: Sequence[str], alone: bool) -> str:
    cells = [_enclosed(cell) if alone or _UNSURE.search(cell) else cell for cell in row]
    return ",".join(cells) + "\r\n"


def _enclosed(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
