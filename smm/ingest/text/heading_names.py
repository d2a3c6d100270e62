"""Several heading rows to one name for each column."""

from collections import Counter
from collections.abc import Sequence

Row = tuple[str, ...]


def heading_names(rows: Sequence[Row], width: int) -> Row:
    """Return the name of each column: what stands above it, joined by a space.

    Headings that come twice as a whole count once. A group's name that stands above its first column only (a merged
    cell) is given to the next columns where they would else bear the name of another column.

    Examples
    --------
    >>> heading_names([("", "Facebook", "", "Google", ""), ("Day", "Cost", "Clicks", "Cost", "Clicks")], 5)
    ('Day', 'Facebook Cost', 'Facebook Clicks', 'Google Cost', 'Google Clicks')
    >>> heading_names([("Day", "Cost"), ("Day", "Cost")], 2)
    ('Day', 'Cost')
    """
    different = rows[:1] if len(set(rows)) == 1 else rows
    plain = _joined(different, width)
    if len(different) < 2:
        return plain
    often = Counter(name for name in plain if name)
    shared = [often[name] > 1 for name in plain]
    groups = [_spread(row, shared) for row in different[:-1]]
    return _joined([*groups, different[-1]], width)


def _joined(rows: Sequence[Row], width: int) -> Row:
    return tuple(" ".join(part for part in (row[column] for row in rows) if part) for column in range(width))


def _spread(row: Row, shared: Sequence[bool]) -> Row:
    """Return a row of groups, each also above the next columns that share their name with others."""
    found, group = [], ""
    for cell, wanted in zip(row, shared, strict=True):
        group = cell if cell.strip() else group
        found.append(cell if cell.strip() or not wanted else group)
    return tuple(found)
