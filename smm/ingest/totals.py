"""Rows that add up the others: found by arithmetic and by label, so that nothing is counted twice."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from smm.ingest.numbers import is_missing
from smm.ingest.vocabulary import is_total

TOLERANCE = Decimal("0.005")


def total_rows(
    rows: Sequence[Sequence[str]], additive: Mapping[str, Sequence[object]], numeric: set[int] | None = None
) -> frozenset[int]:
    """Return the places of the rows that are totals.

    Parameters
    ----------
    rows : sequence of rows of text
    additive : mapping of str to sequence
        Columns whose values may be added up: a ``Decimal`` or None for each row.
    numeric : set of int
        Columns that hold figures, in which no label is looked for.

    Examples
    --------
    >>> sorted(total_rows([["a", "1"], ["b", "2"], ["", "3"]], {"x": [Decimal(1), Decimal(2), Decimal(3)]}))
    [2]
    """
    labelled = {i for i, row in enumerate(rows) if _labelled(row, numeric or set())}
    found = set(labelled) if len(labelled) < max(2, len(rows)) else set()
    edges = [i for i in (0, *range(len(rows) - 1, max(0, len(rows) - 6), -1)) if 0 <= i < len(rows)]
    for i in dict.fromkeys(edges):
        if i in found or len(rows) - len(found) < 3:
            continue
        if _emptier(rows, i, found) and _adds_up(i, found, additive):
            found.add(i)
    return frozenset(found)


def _labelled(row: Sequence[str], numeric: set[int]) -> bool:
    words = [cell for i, cell in enumerate(row) if i not in numeric and not is_missing(cell)]
    return any(is_total(cell) for cell in words[:3])


def _emptier(rows: Sequence[Sequence[str]], i: int, found: set[int]) -> bool:
    """Return whether a cell is empty here that is filled in most other rows."""
    others = [row for k, row in enumerate(rows) if k != i and k not in found][:200]
    return any(
        is_missing(cell) and sum(not is_missing(row[c]) for row in others) >= 0.9 * len(others)
        for c, cell in enumerate(rows[i])
    )


def _adds_up(i: int, found: set[int], additive: Mapping[str, Sequence[object]]) -> bool:
    fits = misses = 0
    for values in additive.values():
        own = values[i]
        rest = sum((v for k, v in enumerate(values) if k != i and k not in found and isinstance(v, Decimal)), Decimal())
        if not isinstance(own, Decimal) or not own:
            continue
        if abs(own - rest) <= TOLERANCE * max(Decimal(1), abs(rest)):
            fits += 1
        else:
            misses += 1
    return fits > 0 and fits >= misses
