"""Tables of one file that have the same headings: one table on several pages, or the same table twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.files.formats import FileReading
from smm.ingest.text.structure import Reading, TextTable


def as_one(reading: Reading) -> Reading:
    """Return a reading whose tables of the same headings are one, and say so."""
    tables = joined(reading.tables)
    if len(tables) == len(reading.tables):
        return reading
    said = Problem(message=N_("Tables with the same headings were put together; copies were left out."))
    notes, sheets = (reading.notes, reading.sheets) if isinstance(reading, FileReading) else ((), ())
    return FileReading(
        tables,
        reading.encoding,
        reading.encoding_confidence,
        reading.dialect,
        reading.rows_in,
        reading.blank_rows,
        (*notes, said),
        sheets,
    )


def joined(tables: Sequence[TextTable]) -> tuple[TextTable, ...]:
    """Return the tables of a file, those with the same headings as one; a copy of rows above is left out.

    A copy goes to the footer of its table, so that every row is still accounted for.

    Examples
    --------
    >>> names = ("day", "euro")
    >>> may, june = TextTable(names, (("1/5", "3"),), 2), TextTable(names, (("1/6", "4"),), 2)
    >>> [one.rows for one in joined([may, june, may])]
    [(('1/5', '3'), ('1/6', '4'))]
    """
    made: list[TextTable] = []
    for table in tables:
        place = next((i for i, one in enumerate(made) if table.header and one.header == table.header), None)
        if place is None:
            made.append(table)
        else:
            made[place] = _both(made[place], table)
    return tuple(made)


def _both(one: TextTable, more: TextTable) -> TextTable:
    around = (*one.footer, *more.preamble)
    if not Counter(more.rows) - Counter(one.rows):
        copies = tuple("\x1f".join(row) for row in more.rows)
        return replace(one, footer=(*around, *copies, *more.footer), repeated_headers=one.repeated_headers + 1)
    return replace(
        one,
        rows=one.rows + more.rows,
        lines=one.lines + more.lines,
        footer=(*around, *more.footer),
        repeated_headers=one.repeated_headers + more.repeated_headers + 1,
        repairs=one.repairs + more.repairs,
    )
