"""Mend one record that does not have the table's width, by what the columns look like.

Every small change that gives the right width is tried: a delimiter put in, taken out or held inside a cell, a quote
taken as a mere sign, another delimiter for this row, a row quoted as a whole, empty cells at the end. The change whose
cells are the most probable in their columns wins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from smm.ingest.text.cell_model import Describes
from smm.ingest.text.dialect import Dialect
from smm.ingest.text.regroup import regrouped

LONGEST = 4_000
MOST_AT_ONCE = 4
MOST_PLACES = 400
BEAM = 3


class Fault(StrEnum):
    """What was wrong with a record."""

    DELIMITER_MISSING = "delimiter_missing"
    DELIMITER_SURPLUS = "delimiter_surplus"
    STRAY_QUOTE = "stray_quote"
    OTHER_DELIMITER = "other_delimiter"
    QUOTED_WHOLE = "quoted_whole"
    CELLS_MISSING = "cells_missing"
    CELLS_EMPTY = "cells_empty"
    UNMENDED = "unmended"


PRIOR = {
    Fault.DELIMITER_MISSING: -2.0,
    Fault.DELIMITER_SURPLUS: 0.0,  # each delimiter costs something of its own
    Fault.STRAY_QUOTE: 0.0,
    Fault.OTHER_DELIMITER: 0.0,
    Fault.QUOTED_WHOLE: 0.0,
    Fault.CELLS_MISSING: -2.0,
    Fault.CELLS_EMPTY: 0.0,
}
OTHERS = (",", ";", "\t", "|", ":", ", ", " ")

Reading = tuple[float, Fault, Sequence[str]]


@dataclass(frozen=True)
class Mended:
    """A record with the table's width, and what was wrong with it."""

    cells: tuple[str, ...]
    fault: Fault


def mend(record: str, dialect: Dialect, models: Sequence[Describes]) -> Mended:
    """Return the most probable reading of a record as a row of ``len(models)`` cells.

    Never fails: what no single kind of change explains is kept whole, surplus cells held in the last one.
    """
    readings = list(_readings(record, dialect, models))
    if not readings:
        return kept(record, dialect, len(models))
    _, fault, cells = max(readings, key=lambda reading: reading[0])
    return Mended(tuple(cells), fault)


def probability(cells: Sequence[str], models: Sequence[Describes]) -> float:
    """Return the summed log probability of cells in their columns."""
    return sum(model.log_probability(cell) for cell, model in zip(cells, models, strict=True))


def _readings(record: str, dialect: Dialect, models: Sequence[Describes]) -> Iterator[Reading]:
    width = len(models)
    cells = dialect.split(record)
    for fault, row in _whole(record, cells, dialect, width):
        yield PRIOR[fault] + probability(row, models), fault, row
    if len(record) > LONGEST:
        return
    yield from _grouped(record, dialect, models)
    counted = len(dialect.lenient(record)) if cells is None else len(cells)
    if counted != width:
        yield from _by_others(record, dialect, models)
    missing = width - counted
    if 0 <= missing <= MOST_AT_ONCE or (missing < 0 and _glued(dialect).search(record)):
        for row in _put_in(record, max(1, missing), dialect, models):
            yield PRIOR[Fault.DELIMITER_MISSING] + probability(row, models), Fault.DELIMITER_MISSING, row


def _whole(record: str, cells: list[str] | None, dialect: Dialect, width: int) -> Iterator[tuple[Fault, list[str]]]:
    """Yield readings that change no delimiter of the record."""
    if cells is None:
        cells = dialect.lenient(record)
        if len(cells) != width:
            return
    if len(cells) == width:
        yield Fault.STRAY_QUOTE, cells
    if len(cells) < width:
        yield Fault.CELLS_MISSING, cells + [""] * (width - len(cells))
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        yield Fault.CELLS_EMPTY, cells[:width]
    if len(cells) == 1 and width > 1 and cells[0] != record:
        inner = dialect.split(cells[0])
        if inner is not None and len(inner) == width:
            yield Fault.QUOTED_WHOLE, inner


def _grouped(record: str, dialect: Dialect, models: Sequence[Describes]) -> Iterator[Reading]:
    """Yield readings in which only some delimiters separate: cut with regard to quotes, and at every single one."""
    for pieces in (dialect.raw_cells(record), record.split(dialect.mark)):
        found = regrouped(pieces, dialect.mark, dialect, models)
        if found:
            fault = Fault.DELIMITER_SURPLUS if len(pieces) > len(models) else Fault.STRAY_QUOTE
            yield found[0], fault, found[1]


def _by_others(record: str, dialect: Dialect, models: Sequence[Describes]) -> Iterator[Reading]:
    for other in OTHERS:
        if other == dialect.mark or other not in record:
            continue
        theirs = replace(dialect, delimiter=other)
        mark = theirs.mark
        found = regrouped(theirs.raw_cells(record.replace(other, mark)), mark, theirs, models)
        if found:
            cells = [cell.replace(mark, other) for cell in found[1]] if mark != other else found[1]
            yield PRIOR[Fault.OTHER_DELIMITER] + found[0], Fault.OTHER_DELIMITER, cells


@cache
def _glued(dialect: Dialect) -> re.Pattern[str]:
    """Return what shows that two cells stand together without a delimiter: a quote in the middle of text."""
    quote, mark = re.escape(dialect.quote or "\0"), re.escape(dialect.mark)
    return re.compile(rf"[^{mark}{quote}\s]{quote}[^{mark}{quote}\s]")


def _cut(text: str, dialect: Dialect, width: int) -> list[str] | None:
    """Return the cells of a text if it has so many, strictly or leniently cut."""
    cells = dialect.split(text)
    if cells is None:
        cells = dialect.lenient(text)
    return cells if len(cells) == width else None


def _put_in(record: str, times: int, dialect: Dialect, models: Sequence[Describes]) -> Iterator[list[str]]:
    """Yield the best rows with so many delimiters put in, one after the other."""
    beam = [record]
    for left in range(times - 1, -1, -1):
        grown: list[tuple[float, str, list[str]]] = []
        for text in beam:
            for place in _gaps(text):
                longer = text[:place] + dialect.mark + text[place:]
                cells = _cut(longer, dialect, len(models) - left)
                if cells is not None:
                    grown.append((_best_fit(cells, models), longer, cells))
        grown.sort(key=lambda entry: -entry[0])
        beam = [entry[1] for entry in grown[:BEAM]]
        if left == 0:
            yield from (entry[2] for entry in grown[:BEAM])


def _best_fit(cells: list[str], models: Sequence[Describes]) -> float:
    if len(cells) == len(models):
        return probability(cells, models)
    # rows still too short: cells from the left, as far as the order of columns allows
    return sum(max(m.log_probability(cell) for m in models[i : i + MOST_AT_ONCE]) for i, cell in enumerate(cells))


def _gaps(text: str) -> range | list[int]:
    if len(text) <= MOST_PLACES:
        return range(len(text) + 1)
    kinds = [0 if c.isdigit() else 1 if c.isalpha() else ord(c) for c in text]
    return [i for i in range(1, len(text)) if kinds[i] != kinds[i - 1]][:MOST_PLACES] + [len(text)]


def kept(record: str, dialect: Dialect, width: int) -> Mended:
    """Return a record of another width as it stands: short rows filled, surplus cells held in the last one."""
    cells = dialect.split(record)
    if cells is None:
        cells = dialect.lenient(record) if len(record) <= LONGEST else record.split(dialect.mark)
    if len(cells) > width:
        cells = [*cells[: width - 1], dialect.mark.join(cells[width - 1 :])]
    return Mended(tuple(cells + [""] * (width - len(cells))), Fault.UNMENDED)
