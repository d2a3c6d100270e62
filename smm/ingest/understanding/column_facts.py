"""What the columns of a table do: which is a key, which points at it, which says, who and when.

These facts hold in any language; headings are not looked at, but for how sure a flag is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from smm.ingest.text.structure import TextTable
from smm.ingest.understanding import dates, numbers
from smm.ingest.understanding.matching import Column, Match
from smm.ingest.understanding.vocabulary import fold, score, sides

MOST_ROWS = 50_000
LONG_TEXT = 20
"""Characters on average from which a column is what people say."""
SHORT = 5
"""Characters below which ids may be mistaken for any small number."""
MOST_WORDS = 24
"""Different cells that a column of words for the two sides may hold."""
MOST_SIDES = 8
POINTING = 0.9
"""Share of links that must point back in time."""


@dataclass(frozen=True)
class Facts:
    """The cells of a table by column, and its columns."""

    columns: Sequence[Column]
    cells: Sequence[Sequence[str]]

    def full(self, index: int) -> list[str]:
        """Return the cells of a column that hold something."""
        return [cell for cell in self.cells[index] if not numbers.is_missing(cell)]

    @cached_property
    def order(self) -> Sequence[float]:
        """Return when each row was written, or its place when no column tells."""
        for column in self.columns:
            if column.is_date and column.filled >= 0.9:
                form = dates.decide(self.full(column.index)) or dates.DateFormat()
                moments = [dates.parse(cell, form) for cell in self.cells[column.index]]
                if len({m for m in moments if m}) > 1:
                    return [m.replace(tzinfo=None).timestamp() if m and m.year > 1970 else 0.0 for m in moments]
        return [float(i) for i in range(len(self.cells[0]))]


def facts(table: TextTable, columns: Sequence[Column]) -> Facts:
    """Return the cells of a table by column, of at most fifty thousand rows."""
    rows = table.rows[:MOST_ROWS]
    return Facts(columns, [[row[c.index] for row in rows] for c in columns])


def taken_by(made: Mapping[str, Match]) -> set[int]:
    """Return the places of the columns that a mapping uses."""
    return {one.index for one in made.values()}


def key_column(known: Facts, made: Mapping[str, Match]) -> int | None:
    """Return the column whose short values are each there once, rows that are there twice aside."""
    different = len(set(zip(*known.cells, strict=True)))
    for column in known.columns:
        cells = known.full(column.index)
        sound = len(cells) >= 3 and len(cells) >= 0.98 * len(known.cells[column.index])
        if not sound or column.index in taken_by(made) or column.is_date or column.length > 64:
            continue
        if len(set(cells)) >= min(len(cells), different) and not any(
            " " in cell.strip() or "@" in cell for cell in cells
        ):
            return column.index
    return None


def ids_of(cell: str) -> list[str]:
    """Return the ids in a cell, as a spreadsheet may have written them.

    Examples
    --------
    >>> ids_of("2,5"), ids_of("3.0"), ids_of(" ")
    (['2', '5'], ['3'], [])
    """
    parts = cell.split(",") if "," in cell else (cell,)
    return [part.strip().removesuffix(".0") for part in parts if not numbers.is_missing(part)]


def link_column(known: Facts, key: int, made: Mapping[str, Match]) -> tuple[int, float] | None:
    """Return the column whose values are ids of earlier rows, and how sure that is."""
    best: tuple[int, float] | None = None
    for column in known.columns:
        if column.index == key or column.index in taken_by(made) or column.filled == 0 or column.is_truth:
            continue
        back, ahead, outside, own = pointing(known, key, column.index)
        inside = back + ahead
        if inside < 2 or inside < 0.6 * (inside + outside) or back < POINTING * inside:
            continue
        roots = len(known.cells[column.index]) - inside - outside - own
        if roots + own == 0 and outside == 0:
            continue
        length = known.columns[key].length
        targets = len(set(known.full(column.index)))
        if length < SHORT and (column.filled == 1 or targets < 0.3 * inside):
            continue
        sure = 0.92 if length >= SHORT and inside >= 5 else 0.8 if length >= SHORT else 0.7
        if best is None or sure > best[1]:
            best = (column.index, sure)
    return best


def points_inside(known: Facts, key: int) -> bool:
    """Return whether a column holds ids of other rows, before or after its own."""
    if known.columns[key].length < SHORT:
        return link_column(known, key, {}) is not None
    for column in known.columns:
        if column.index != key and column.filled and not column.is_truth and not column.is_date:
            back, ahead, outside, _ = pointing(known, key, column.index)
            if back + ahead >= 2 and back + ahead >= outside:
                return True
    return False


def pointing(known: Facts, key: int, index: int) -> tuple[int, int, int, int]:
    """Return how many links point at earlier rows, later rows, rows elsewhere, and at themselves."""
    order = known.order
    place = {(ids_of(cell) or [""])[0]: i for i, cell in enumerate(known.cells[key])}
    back = ahead = outside = own = 0
    for i, cell in enumerate(known.cells[index]):
        for one in ids_of(cell):
            at = place.get(one)
            if at is None:
                outside += one not in ("0", "-1")
            elif at == i:
                own += 1
            elif order[at] <= order[i]:
                back += 1
            else:
                ahead += 1
    return back, ahead, outside, own


def flag_column(known: Facts) -> tuple[int, float] | None:
    """Return the column whose words say which side speaks, both of them there, and how sure that is."""
    for column in known.columns:
        different = set(known.full(column.index))
        if len(different) > MOST_WORDS:
            continue
        found = {sides().side(fold(cell)) for cell in different}
        if found == {True, False} and len({fold(cell) for cell in different}) <= MOST_SIDES:
            named = any(score(column.name, f) >= 0.45 for f in ("author_is_company", "inbound"))
            return column.index, 0.95 if named else 0.9
    return None


def text_column(known: Facts, taken: set[int], different: float = 0.5) -> tuple[int, float] | None:
    """Return the column of what people say: the longest, with words, seldom the same."""
    sizes = []
    for column in known.columns:
        cells = known.full(column.index)
        if column.index in taken or column.length < LONG_TEXT or not cells or column.is_date:
            continue
        wordy = sum(" " in cell.strip() or not cell.isascii() for cell in cells) >= 0.5 * len(cells)
        plain = not any(cell.startswith(("http://", "https://", "{", "[")) for cell in cells[:20])
        if wordy and plain and len(set(cells)) >= different * len(cells):
            sizes.append((column.length * column.filled, column.index))
    if not sizes:
        return None
    sizes.sort(reverse=True)
    clear = len(sizes) == 1 or sizes[0][0] > 2.5 * sizes[1][0]
    return sizes[0][1], 0.9 if clear else 0.6


def author_column(known: Facts, taken: set[int]) -> int | None:
    """Return the short column with the most names that come back."""
    best: tuple[int, int] | None = None
    for column in known.columns:
        cells = known.full(column.index)
        names = len(set(cells))
        if column.index in taken or column.is_date or column.is_truth or not 2 <= column.length <= 40:
            continue
        if column.is_number and column.length < 4 or len(cells) < 0.8 * len(known.cells[column.index]):
            continue
        if 2 < names < 0.95 * len(cells) and (best is None or names > best[0]):
            best = (names, column.index)
    return best[1] if best else None


def rating_column(known: Facts, taken: set[int]) -> int | None:
    """Return the only column of a few small numbers, one of which is above one."""
    found = []
    for column in known.columns:
        if column.index in taken or not column.is_number or column.is_date or column.filled < 0.7:
            continue
        form = numbers.decide(known.full(column.index))
        values = {numbers.parse(cell, form) for cell in known.full(column.index)} if form else set()
        known_values = {v for v in values if v is not None}
        small = known_values and min(known_values) >= 0 and 3 <= max(known_values) <= 10
        if small and 2 <= len(known_values) <= 21 and not column.unique:
            found.append(column.index)
    return found[0] if len(found) == 1 else None


def earliest_date(known: Facts, moments: Sequence[Column]) -> Column:
    """Return the column whose moment comes first in most rows."""
    first = Counter[int]()
    forms = {c.index: dates.decide(known.full(c.index)) or dates.DateFormat() for c in moments}
    for i in range(min(500, len(known.cells[0]))):
        read = {
            c.index: m.replace(tzinfo=None)
            for c in moments
            if (m := dates.parse(known.cells[c.index][i], forms[c.index]))
        }
        if read:
            first[min(read, key=lambda index: read[index])] += 1
    return max(moments, key=lambda c: first[c.index])


def filled_together(known: Facts, one: int, other: int) -> bool:
    """Return whether two columns are filled in the same rows, nearly always."""
    pairs = list(zip(known.cells[one], known.cells[other], strict=True))
    same = sum(numbers.is_missing(a) == numbers.is_missing(b) for a, b in pairs)
    return same >= 0.95 * len(pairs)
