"""What each row of a file is: preamble, heading, data, footer, or the start of another table."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from smm import resources
from smm.ingest.text.records import Record
from smm.ingest.text.repair import LONGEST, Fault

MOST_HEADINGS = 3
_CODES = "|".join(
    sorted({row["code"] for row in resources.rows("vocabulary/currencies.csv")} | {"US", "R", "Fr", "kr"})
)
_VALUE = re.compile(
    rf"^[\s(\-+−]*(?:(?:{_CODES})\b\.?)?"
    r"[^\w\s]{0,3}\s?\d[\d.,:/\-'’\u00a0\u202f \sTZ+]*(?:[eE][-+]?\d+)?\s?(?:%|[€$£¥]|[A-Za-z]{1,3})?\)?\s*$"
)


@dataclass(frozen=True)
class Block:
    """One table inside a file: its rows, headings first, and what stood around it."""

    rows: tuple[Record, ...]
    width: int
    header: int
    confidence: float
    before: tuple[Record, ...] = ()
    after: tuple[Record, ...] = ()
    repeated: tuple[Record, ...] = ()


def blocks(rows: Sequence[Record], header: int | None = None) -> list[Block]:
    """Return the tables of a file in order.

    Parameters
    ----------
    rows : sequence of Record
    header : int, optional
        The person's own count of heading rows of the first table.
    """
    pieces = [piece for group in _groups(rows) for piece in _by_width(group)]
    found: list[Block] = []
    loose: list[Record] = []
    widest = max((_width(piece) for piece in pieces), default=0)
    for piece in pieces:
        width = _width(piece)
        if _is_note(piece, width, widest) or (not found and _is_prose(piece, width, widest)):
            loose.extend(piece)
            continue
        if found and not loose and _continues(piece, width, found[-1]):
            found[-1] = _joined(found[-1], piece)
            continue
        top = _top(piece, width)
        count, confidence = (header, 1.0) if header is not None and not found else headings(piece[top:], width)
        bottom = _bottom(piece, width, top + count)
        body, repeated = _without_repeats(piece[top:bottom], count)
        found.append(Block(body, width, count, confidence, (*loose, *piece[:top]), tuple(piece[bottom:]), repeated))
        loose = []
    if loose and found:
        found[-1] = _with_after(found[-1], tuple(loose))
    elif loose:
        width = _width(loose)
        count, confidence = (header, 1.0) if header is not None else headings(loose, width)
        found.append(Block(tuple(loose), width, count, confidence))
    return found


def _with_after(block: Block, more: tuple[Record, ...]) -> Block:
    return Block(
        block.rows, block.width, block.header, block.confidence, block.before, block.after + more, block.repeated
    )


def _joined(block: Block, piece: Sequence[Record]) -> Block:
    return Block(
        (*block.rows, *block.after, *piece),
        block.width,
        block.header,
        block.confidence,
        block.before,
        (),
        block.repeated,
    )


def _groups(rows: Sequence[Record]) -> list[list[Record]]:
    """Split at blank rows; the blank rows themselves are counted elsewhere."""
    groups: list[list[Record]] = [[]]
    for row in rows:
        if row.blank:
            groups.append([])
        else:
            groups[-1].append(row)
    return [group for group in groups if group]


def _width(rows: Sequence[Record]) -> int:
    widths = Counter(row.width for row in rows if row.sound) or Counter(row.width for row in rows)
    return max(widths, key=lambda w: (widths[w] * (w > 1), w), default=0)


def _by_width(rows: list[Record]) -> list[list[Record]]:
    """Split where a run of another width begins with what looks like headings."""
    if len(rows) < 4:
        return [rows]
    cuts, start, usual = [0], 0, 0
    for i in range(1, len(rows) - 1):
        if _starts_over(rows, start, i):
            cuts.append(i)
            start = i
            continue
        here = rows[i].width
        if i - start <= 50:
            usual = _width(rows[start:i])
        if here == usual > 1 and i - start > 2 and _new_headings(rows, start, i):
            cuts.append(i)
            start = i
            continue
        run = rows[i : i + 3]
        if here in (usual, 1) or i - start < 2 or len(run) < 2 or any(r.width != here or not r.sound for r in run):
            continue
        if usual > 1 and headings(rows[i : i + 40], here)[0] and len({r.width for r in rows[i : i + 6]}) == 1:
            cuts.append(i)
            start = i
    return [rows[a:b] for a, b in zip(cuts, [*cuts[1:], len(rows)], strict=True)]


def _starts_over(rows: Sequence[Record], start: int, i: int) -> bool:
    """Return whether the headings come again and the first row after them too: a second table, not a new page."""
    if rows[i].cells != rows[start].cells:
        return False
    count, _ = headings(rows[start : start + 40], rows[start].width)
    ahead = range(count + 1)
    if not count or i + count >= len(rows) or rows[start + count].cells == rows[start].cells:
        return False
    return all(rows[start + k].cells == rows[i + k].cells for k in ahead)


def _new_headings(rows: Sequence[Record], start: int, i: int) -> bool:
    """Return whether a row as wide as those above it names other columns."""
    cells = rows[i].cells
    if rows[i].text.lstrip().startswith("#") and not rows[start].text.lstrip().startswith("#"):
        return False  # a remark among the rows
    if not rows[i].sound or len(set(cells)) < len(cells) or any(not c.strip() or is_value(c) for c in cells):
        return False
    if any(cells == row.cells for row in rows[start : start + MOST_HEADINGS]):
        return False
    above = rows[max(start + 1, i - 30) : i]
    turned = [c for c in range(len(cells)) if all(r.width == len(cells) and is_value(r.cells[c]) for r in above)]
    count, confidence = headings(rows[i : i + 40], len(cells))
    return bool(turned) and count > 0 and confidence > 0.9


def _is_note(piece: Sequence[Record], width: int, widest: int) -> bool:
    """Return whether a group of rows is words around a table rather than a table."""
    if all(row.text.lstrip().startswith("#") for row in piece):
        return True
    filled = max(sum(bool(cell.strip()) for cell in row.cells) for row in piece)
    if width == 1 or filled == 1:
        return widest > 1
    return filled <= 2 < widest and len(piece) <= 6 and not headings(piece, width)[0]


def _is_prose(piece: Sequence[Record], width: int, widest: int) -> bool:
    """Return whether a few lines above all tables are sentences, which no two of them cut alike."""
    if len(piece) == 1 and piece[0].fault is Fault.OTHER_DELIMITER and not any(map(is_value, piece[0].cells)):
        return True  # a sentence of as many words as the table has columns
    alike = sum(row.width == width for row in piece)
    few = len(piece) > 1 or sum(bool(cell.strip()) for cell in piece[0].cells) <= 2
    return width < widest and widest > 2 and few and len(piece) <= 6 and alike < 2


def _continues(piece: Sequence[Record], width: int, block: Block) -> bool:
    """Return whether rows after a blank line go on with the table above."""
    if width != block.width:
        return len(piece) <= 2 and not headings(piece, width)[0]
    count, confidence = headings(piece, width)
    return not count or confidence < 0.6 or block.header == 0


def _top(piece: Sequence[Record], width: int) -> int:
    """Return how many rows of a group stand above its headings: narrower than the table, or with one cell filled."""
    if width == 2 and len(piece) > 3 and piece[0].width == 1 and piece[1].width == 2:
        count, confidence = headings(piece[1:], width)
        return int(count > 0 and confidence > 0.9)  # a title; else a heading that lost its delimiter
    top = 0
    for i, row in enumerate(piece[:40]):
        filled = sum(bool(cell.strip()) for cell in row.cells)
        comment = row.text.lstrip().startswith("#") and row.width != width
        alone = filled <= 1 and (row.width != width or bool(row.cells[0].strip()))
        if width > 2 and (comment or alone or (filled <= 2 and row.width < width / 2)) and i + 1 < len(piece):
            top = i + 1
        else:
            break
    return top


def _bottom(piece: Sequence[Record], width: int, least: int) -> int:
    """Return where the rows of a group end and notes below it begin."""
    bottom = len(piece)
    while bottom > max(least, 1) and width > 2 and _below(piece[bottom - 1], width):
        bottom -= 1
    if bottom < len(piece):
        body = [row for row in piece[least:bottom] if row.width == width and row.sound]
        values = max(1, len(typed_columns(body[-300:], width)))
        # a row cut by other delimiters is one cell too, but a cell full of values
        bottom = max([bottom, *(i + 1 for i in range(bottom, len(piece)) if _values_in(piece[i]) >= values)])
    return bottom


def notes_below(piece: Sequence[Record], width: int) -> Sequence[Record]:
    """Return the last rows of a table's end that are notes, not data."""
    return piece[_bottom(piece, width, 0) :]


def _below(row: Record, width: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row.cells)
    return filled == 1 and bool(row.cells[0].strip()) and not is_value(row.cells[0]) and row.width in (1, width)


def _values_in(row: Record) -> int:
    return sum(is_value(part) for part in row.text[:LONGEST].split()) if row.width == 1 else 0


def _without_repeats(rows: Sequence[Record], count: int) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    if not count:
        return tuple(rows), ()
    head = rows[count - 1].cells
    again = tuple(row for row in rows[count:] if row.cells == head)
    return tuple(row for i, row in enumerate(rows) if i < count or row.cells != head), again


def is_value(cell: str) -> bool:
    """Return whether a cell is a number, a date or an amount rather than words."""
    return bool(_VALUE.match(cell[:60]))


def typed_columns(body: Sequence[Record], width: int) -> list[int]:
    """Return the columns whose cells are mostly values."""
    return [
        column
        for column in range(width)
        for filled in [[row.cells[column] for row in body if row.cells[column].strip()]]
        if filled and sum(map(is_value, filled)) >= 0.7 * len(filled)
    ]


def headings(rows: Sequence[Record], width: int) -> tuple[int, float]:
    """Return how many of the first rows are headings (0 to 3), and how sure that is.

    A heading has words where the column below has values, or stands where cells below repeat and it does not.
    """
    same = [row for row in rows if row.width == width and row.sound]
    if not same:
        return (1, 0.5) if rows else (0, 0.0)
    if len(same) == 1:
        words = not any(is_value(cell) for cell in same[0].cells)
        return (1, 0.6) if words else (0, 0.6)
    first = {row.cells for row in same[:MOST_HEADINGS]}
    below = same[min(MOST_HEADINGS, len(same) - 1) :][:300]
    # a heading that comes back on every page says nothing about the columns
    body = [row for row in below if row.cells not in first] or below
    typed = typed_columns(body, width)
    count = 0
    for row in rows[:MOST_HEADINGS]:
        if row.width != width or not row.sound:
            if count == 0 and len(rows) > 3 and not any(is_value(cell) for cell in row.cells):
                count += 1
                continue
            break
        if not _is_heading(row, typed, body, count):
            break
        count += 1
    if not typed and count > 1:
        count = 1
    count = min(count, len(rows))
    return count, 0.95 if typed else 0.7


def _is_heading(row: Record, typed: Sequence[int], body: Sequence[Record], count: int) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled:
        return False
    if typed:
        over = [row.cells[column] for column in typed if row.cells[column].strip()]
        if any(is_value(cell) and not _year(cell) for cell in over):
            return False
        if over:
            return all(not _like(row.cells[c], c, body) for c in typed if row.cells[c].strip())
        return not any(cell in {r.cells[c] for r in body} for c, cell in enumerate(row.cells) if cell.strip())
    if count or any(is_value(cell) for cell in filled) or len(set(filled)) < len(filled):
        return False
    longest = max(len(cell) for cell in filled)
    below = {cell for r in body for cell in r.cells}
    return longest <= 60 and not any(cell in below for cell in filled)


def _year(cell: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", cell.strip()))


def _like(cell: str, column: int, body: Sequence[Record]) -> bool:
    """Return whether words in a column of values stand further down too (``--``, ``n/a``)."""
    return any(row.cells[column] == cell for row in body)
