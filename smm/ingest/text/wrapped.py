"""Rows that a spreadsheet quoted as a whole: each one cell, with a table's row inside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from smm.ingest.text.dialect import Dialect
from smm.ingest.text.layout import typed_columns
from smm.ingest.text.records import Record
from smm.ingest.text.repair import Fault

FEWEST = 3
"""Rows, and cells in each, from which a habit of the file is seen."""
SHARE = 0.9


def unwrapped(rows: Sequence[Record], dialect: Dialect) -> list[Record]:
    r"""Return the rows of a file, those that are quoted as a whole cut once more.

    It is done only where most rows are so, their insides are of one width, and something besides their commas says
    that they are rows: a row that is not quoted, doubled quotes inside, or a column of numbers or dates.

    Examples
    --------
    >>> from smm.ingest.text.records import records
    >>> text = 'id,name,euro\n"1,""Bar, Rosa"",3.50"\n"2,Alba,4.00"\n"3,Sole,1.10"\n'
    >>> [row.cells for row in unwrapped(records(text, Dialect()), Dialect())][1]
    ('1', 'Bar, Rosa', '3.50')
    """
    inside = {i: cut for i, row in enumerate(rows) if (cut := _inside(row, dialect))}
    widths = Counter(cut.width for cut in inside.values())
    width, count = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    filled = sum(not row.blank for row in rows)
    if width < FEWEST or count < max(FEWEST, SHARE * len(inside), filled / 2):
        return list(rows)
    fitting = {i: cut for i, cut in inside.items() if cut.width == width}
    doubled = any(dialect.quote in rows[i].cells[0] for i in fitting)
    unquoted = any(row.width == width for row in rows)
    if not (doubled or unquoted or typed_columns(list(fitting.values())[:300], width)):
        return list(rows)
    return [fitting.get(i, row) for i, row in enumerate(rows)]


def _inside(row: Record, dialect: Dialect) -> Record | None:
    """Return the row inside a cell that is quoted and stands alone."""
    quote = dialect.quote
    text = row.text.strip()
    if not quote or row.width != 1 or len(text) < 2 or not text[0] == quote == text[-1] or row.cells[0] == text:
        return None
    cells = dialect.split(row.cells[0])
    return replace(row, cells=tuple(cells), sound=True, fault=Fault.QUOTED_WHOLE) if cells and len(cells) > 1 else None
