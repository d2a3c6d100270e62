"""Text to records: where one row ends, even when quotes are broken."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from smm.ingest.text.cell_model import CellModel, Describes, NameModel
from smm.ingest.text.dialect import STAND_IN, Dialect
from smm.ingest.text.plain_text import check_line
from smm.ingest.text.repair import LONGEST, OTHERS, Fault, kept, mend

FARTHEST = 200
"""Lines a quoted cell may span before its quote is taken as stray."""
LONGEST_CELL = 1_000_000
MODEL_ROWS = 2_000
EVERY = 2_000
"""Rows between two words on how far the work is."""
CAREFUL = 150_000_000
"""Work spent on broken records of one file, in characters squared; about ten seconds."""
LINE_ENDS = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the file: its first line (from 1), its text, its cells, and whether the rules were kept."""

    line: int
    text: str
    cells: tuple[str, ...]
    sound: bool = True
    fault: Fault | None = None

    @property
    def width(self) -> int:
        """Number of cells."""
        return len(self.cells)

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell and not cell.isspace() for cell in self.cells)


def lines_of(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text and what ends each of them."""
    ends = LINE_ENDS.findall(text)
    lines = LINE_ENDS.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines, [*ends, ""][: len(lines)]


def records(
    text: str, dialect: Dialect, width: int | None = None, progress: Callable[[float], None] | None = None
) -> list[Record]:
    """Return the rows of a text as they stand, broken ones marked as not sound.

    A quoted cell may hold line ends only if the whole reads well; else its quote is stray and the line stands alone.
    ``width`` is the usual number of cells, counted when not given; ``progress`` is told the share done.
    """
    if dialect.mark == STAND_IN and dialect.delimiter != STAND_IN:
        text = text.replace(dialect.delimiter, STAND_IN)
    cutter = _Cutter(text, dialect, width)
    found: list[Record] = []
    while len(cutter.lines) > cutter.place:
        found.append(cutter.record())
        if progress and len(found) % EVERY == 0:
            progress(cutter.place / len(cutter.lines))
    return found


class _Cutter:
    """Cuts the lines of a text into records, one after the other."""

    def __init__(self, text: str, dialect: Dialect, width: int | None) -> None:
        self.lines, self.ends = lines_of(text)
        for line in self.lines:
            check_line(line, dialect.mark)
        self.dialect = dialect
        self.place = 0
        self.width = width or _usual_width(self.lines, dialect)
        self.allowance = 5 * len(text) + LONGEST_CELL
        """Characters that may be looked at in search of where quoted cells end."""

    def record(self) -> Record:
        """Return the next record and step behind it."""
        start, line = self.place, self.lines[self.place]
        self.place += 1
        if not line.strip():
            return Record(start + 1, line, ())
        dialect = self.dialect
        cells = dialect.split(line) if dialect.balanced(line) else None
        if cells is None:
            joined = self._over_lines(start)
            if joined is not None:
                line, cells, self.place = joined
        if cells is None:
            cells = dialect.split(line)
        if cells is None and len(line) <= LONGEST:
            raw = dialect.raw_cells(line)
            if len(raw) == self.width and all(map(dialect.closed, raw)):
                bare = tuple(dialect.unquoted(cell)[0] for cell in raw)
                return Record(start + 1, line, bare, fault=Fault.STRAY_QUOTE)
        other = _other_dialect(line, dialect, self.width) if cells is None or len(cells) == 1 < self.width else None
        if other is not None:
            return Record(start + 1, line, tuple(other), fault=Fault.OTHER_DELIMITER)
        if cells is None:
            return Record(start + 1, line, tuple(line.split(dialect.mark)), sound=False)
        return Record(start + 1, line, tuple(cells), sound=not _suspect(line, cells, dialect))

    @cached_property
    def _closers(self) -> list[int]:
        """The lines whose quotes come in no pairs and of which one ends a cell: where a cell over lines may end."""
        closes, balanced = self.dialect.closing.search, self.dialect.balanced
        return [i for i, line in enumerate(self.lines) if not balanced(line) and closes(line)]

    def _over_lines(self, start: int) -> tuple[str, list[str], int] | None:
        """Return a record that goes on over lines, its cells, and the place behind it."""
        if not self.dialect.quote or self.dialect.balanced(self.lines[start]):
            return None
        for last in islice(self._closers, bisect_right(self._closers, start), None):
            if last >= start + FARTHEST or self.allowance < 0:
                return None
            pieces = zip(self.lines[start:last], self.ends[start:last], strict=True)
            joined = "".join(line + end for line, end in pieces) + self.lines[last]
            self.allowance -= len(joined)
            if len(joined) > LONGEST_CELL:
                return None
            cells = self.dialect.split(joined) if self.dialect.balanced(joined) else None
            if cells is not None and (len(cells) == self.width or self.width == 1):
                return joined, cells, last + 1
        return None


def _suspect(line: str, cells: Sequence[str], dialect: Dialect) -> bool:
    """Return whether quotes stand inside cells without being doubled or escaped there."""
    quote = dialect.quote
    if not quote or quote not in line:
        return False
    inside = sum(cell.count(quote) for cell in cells)
    return inside > line.count(dialect.escape + quote)


def _other_dialect(line: str, dialect: Dialect, width: int) -> list[str] | None:
    """Return the cells of a line that keeps to another delimiter, or is quoted as a whole."""
    if width < 3 or len(line) > LONGEST_CELL:
        return None
    for other in OTHERS:
        if other != dialect.mark and other in line:
            cells = replace(dialect, delimiter=other).split(line)
            if cells is not None and len(cells) == width:
                return cells
    return None


def _usual_width(lines: Sequence[str], dialect: Dialect) -> int:
    widths: Counter[int] = Counter()
    lines = lines[:5_000]
    odd = [i for i, line in enumerate(lines) if not dialect.balanced(line)]
    place = 0
    while place < len(lines):
        line, start = lines[place], place
        place += 1
        alone = start not in odd[:1]
        if not alone:
            odd.pop(0)
        if not line.strip() or len(line) > LONGEST_CELL:
            continue
        cells = None
        if not alone:
            if odd and odd[0] - start < FARTHEST:  # a cell that may go on to the next line with an odd quote
                cells = dialect.split("\n".join(lines[start : odd[0] + 1]))
                place = odd.pop(0) + 1 if cells else place
        else:
            cells = dialect.split(line)
        if cells is None and len(line) <= LONGEST:
            cells = dialect.lenient(line)
        widths[len(cells or ())] += 1
    del widths[0]
    return max(widths, key=lambda w: (widths[w], w), default=1)


@dataclass
class Patience:
    """The work that may still be spent on broken records of a file; what is broken beyond is kept as it stands."""

    left: int = CAREFUL

    def allows(self, text: str) -> bool:
        """Return whether a record may be mended with care, and count it."""
        self.left -= (len(text) + 100) ** 2
        return self.left > 0


class Mender:
    """Gives the rows of one table its width, by what its columns look like.

    Parameters
    ----------
    dialect : Dialect
    models : sequence of Describes
        One for each column.
    patience : Patience
    """

    def __init__(self, dialect: Dialect, models: Sequence[Describes], patience: Patience) -> None:
        self.dialect, self.models, self.patience = dialect, models, patience
        self.width = len(models)

    def mended(self, row: Record, models: Sequence[Describes] | None = None) -> Record:
        """Return a row with the table's width: itself when it is sound."""
        if row.sound and row.width == self.width:
            return row
        if self.width == 1:
            return Record(row.line, row.text, (self.dialect.mark.join(row.cells),), fault=Fault.DELIMITER_SURPLUS)
        if self.patience.allows(row.text):
            found = mend(row.text, self.dialect, models or self.models)
        else:
            found = kept(row.text, self.dialect, self.width)
        return Record(row.line, row.text, found.cells, sound=False, fault=found.fault)


def repaired(rows: Sequence[Record], dialect: Dialect, width: int, header: int, patience: Patience) -> Iterator[Record]:
    """Yield rows with ``width`` cells each; those that had another width, or broken quotes, are mended.

    Parameters
    ----------
    rows : sequence of Record
        One table, heading rows first.
    width : int
    header : int
        How many of the rows are headings; they do not teach what cells look like.
    patience : Patience
    """
    if all(row.sound and row.width == width for row in rows):
        yield from rows
        return
    mender = Mender(dialect, models_of(rows[header:], width), patience)
    names = [NameModel()] * width
    unnamed = _empty_at_the_end(rows[header:], width)
    for i, row in enumerate(rows):
        if i < header and row.sound and 0 < width - row.width <= unnamed:
            cells = (*row.cells, *[""] * (width - row.width))
            yield replace(row, cells=cells, sound=False, fault=Fault.CELLS_MISSING)
        else:
            yield mender.mended(row, names if i < header else None)


def _empty_at_the_end(body: Sequence[Record], width: int) -> int:
    """Return how many of the last columns hold nothing: a delimiter ends each row, perhaps not the headings."""
    good = [row.cells for row in body if row.sound and row.width == width]
    filled = max((i for cells in good for i, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return width - filled if good else 0


def models_of(rows: Sequence[Record], width: int) -> list[CellModel]:
    """Return what cells look like in each column, learnt from the rows that need no repair."""
    good = [row.cells for row in rows if row.sound and row.width == width]
    step = max(1, len(good) // MODEL_ROWS)
    return [CellModel(cells[column] for cells in good[::step]) for column in range(width)]
