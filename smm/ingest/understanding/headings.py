"""Headings told by their words: for tables whose first rows give no other sign of which row names the columns."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.dates import readable
from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.vocabulary import fold, hints, terms, without_ornaments, without_unit

DEEPEST = 6
"""Rows from the top among which a heading row is looked for."""
SHARE = 0.6


@cache
def _known() -> frozenset[str]:
    return frozenset(term for known in (*terms().values(), *hints().values()) for term in known if len(term) > 1)


def with_headings(table: TextTable) -> TextTable:
    """Return a table with a heading row: its own, the first row of known words, or numbered columns.

    Examples
    --------
    >>> table = TextTable((), (("Spese", "2025"), ("Canale", "Spesa"), ("Radio", "3")), 2, (1, 2, 3))
    >>> with_headings(table).header, with_headings(table).rows, with_headings(table).preamble
    (('Canale', 'Spesa'), (('Radio', '3'),), ('Spese 2025',))
    """
    if table.header:
        return table
    at = next((i for i, row in enumerate(table.rows[:DEEPEST]) if _names(row)), None)
    if at is None or at + 1 >= len(table.rows):
        return replace(table, header=tuple(f"column {i}" for i in range(1, table.columns + 1)))
    above = tuple(" ".join(cell for cell in row if cell) for row in table.rows[:at])
    return replace(
        table,
        header=table.rows[at],
        rows=table.rows[at + 1 :],
        lines=table.lines[at + 1 :],
        preamble=(*table.preamble, *above),
    )


def _names(row: Sequence[str]) -> bool:
    """Return whether most cells of a row are known headings, or times beside a known heading."""
    cells = [cell for cell in row if not is_missing(cell)]
    words = sum(_is_known(cell) for cell in cells)
    times = sum(readable(cell) for cell in cells)
    return bool(words) and words + times >= 2 and words + times >= SHARE * len(cells)


def _is_known(cell: str) -> bool:
    if len(cell) > 60:
        return False
    bare = fold(without_unit(cell)[0])
    return bare in _known() or fold(cell) in _known() or without_ornaments(bare) in _known()
