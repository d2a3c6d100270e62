"""Text to records: where one row ends, even when quotes are broken."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from smm.ingest.cell_model import CellModel, NameModel
from smm.ingest.dialect import STAND_IN, Dialect, balanced
from smm.ingest.repair import OTHERS, Fault, mend

FARTHEST = 200
"""Lines a quoted cell may span before its quote is taken as stray."""
LONGEST = 1_000_000
MODEL_ROWS = 2_000
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


def records(text: str, dialect: Dialect) -> list[Record]:
    """Return the rows of a text as they stand, broken ones marked as not sound.

    A quoted cell may hold line ends only if the whole reads well; else its quote is stray and the line stands alone.
    """
    if dialect.mark == STAND_IN and dialect.delimiter != STAND_IN:
        text = text.replace(dialect.delimiter, STAND_IN)
    lines, ends = lines_of(text)
    found: list[Record] = []
    width = _usual_width(lines, dialect)
    i = 0
    while i < len(lines):
        line = lines[i]
        if not line.strip():
            found.append(Record(i + 1, line, ()))
            i += 1
            continue
        used = 1
        cells = dialect.split(line) if balanced(line, dialect) else None
        if cells is None:
            joined = _over_lines(lines, ends, i, dialect, width)
            if joined is not None:
                line, cells, used = joined
        if cells is None:
            cells = dialect.split(line)
        other = _other_dialect(line, dialect, width) if cells is None or len(cells) == 1 < width else None
        if other is not None:
            found.append(Record(i + 1, line, tuple(other), fault=Fault.OTHER_DELIMITER))
        elif cells is None:
            found.append(Record(i + 1, line, tuple(line.split(dialect.mark)), sound=False))
        else:
            found.append(Record(i + 1, line, tuple(cells), sound=not _suspect(line, cells, dialect)))
        i += used
    return found


def _suspect(line: str, cells: Sequence[str], dialect: Dialect) -> bool:
    """Return whether quotes stand inside cells without being doubled or escaped there."""
    quote = dialect.quote
    if not quote or quote not in line:
        return False
    inside = sum(cell.count(quote) for cell in cells)
    return inside > line.count(dialect.escape + quote)


def _other_dialect(line: str, dialect: Dialect, width: int) -> list[str] | None:
    """Return the cells of a line that keeps to another delimiter, or is quoted as a whole."""
    if width < 3 or len(line) > LONGEST:
        return None
    for other in OTHERS:
        if other != dialect.mark and other in line:
            cells = replace(dialect, delimiter=other).split(line)
            if cells is not None and len(cells) == width:
                return cells
    return None


def _usual_width(lines: Sequence[str], dialect: Dialect) -> int:
    widths: Counter[int] = Counter()
    for line in lines[:5_000]:
        if line.strip() and balanced(line, dialect):
            cells = dialect.split(line)
            if cells is not None:
                widths[len(cells)] += 1
    return max(widths, key=lambda w: (widths[w], w), default=1)


def _over_lines(
    lines: Sequence[str], ends: Sequence[str], start: int, dialect: Dialect, width: int
) -> tuple[str, list[str], int] | None:
    if not dialect.quote:
        return None
    joined = lines[start]
    for last in range(start + 1, min(len(lines), start + FARTHEST)):
        joined += ends[last - 1] + lines[last]
        if len(joined) > LONGEST:
            return None
        if dialect.quote in lines[last] and balanced(joined, dialect):
            cells = dialect.split(joined)
            if cells is not None and (len(cells) == width or width == 1):
                return joined, cells, last - start + 1
    return None


def repaired(rows: Sequence[Record], dialect: Dialect, width: int, header: int) -> Iterator[Record]:
    """Yield rows with ``width`` cells each; those that had another width, or broken quotes, are mended.

    Parameters
    ----------
    rows : sequence of Record
        One table, heading rows first.
    width : int
    header : int
        How many of the rows are headings; they do not teach what cells look like.
    """
    if all(row.sound and row.width == width for row in rows):
        yield from rows
        return
    models = models_of(rows[header:], width)
    names = [NameModel()] * width
    for i, row in enumerate(rows):
        if row.sound and row.width == width:
            yield row
        elif width == 1:
            yield Record(row.line, row.text, (dialect.mark.join(row.cells),), fault=Fault.DELIMITER_SURPLUS)
        else:
            mended = mend(row.text, dialect, names if i < header else models)
            yield Record(row.line, row.text, mended.cells, sound=False, fault=mended.fault)


def models_of(rows: Sequence[Record], width: int) -> list[CellModel]:
    """Return what cells look like in each column, learnt from the rows that need no repair."""
    good = [row.cells for row in rows if row.sound and row.width == width]
    step = max(1, len(good) // MODEL_ROWS)
    return [CellModel(cells[column] for cells in good[::step]) for column in range(width)]
