"""Mend one record that does not have the table's width, by what the columns look like.

Every small change that gives the right width is tried: a delimiter put in, taken out or held inside a cell, a quote
taken as a mere sign, another delimiter for this row, a row quoted as a whole, empty cells at the end. The change whose
cells are the most probable in their columns wins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from smm.ingest.cell_model import Describes
from smm.ingest.dialect import Dialect

LONGEST = 4_000
MOST_AT_ONCE = 4
MOST_PLACES = 400


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
    Fault.DELIMITER_SURPLUS: -2.0,
    Fault.STRAY_QUOTE: 0.0,
    Fault.OTHER_DELIMITER: 0.0,
    Fault.QUOTED_WHOLE: 0.0,
    Fault.CELLS_MISSING: -2.0,
    Fault.CELLS_EMPTY: 0.0,
}
OTHERS = (",", ";", "\t", "|", ":", " ")


@dataclass(frozen=True)
class Mended:
    """A record with the table's width, and what was wrong with it."""

    cells: tuple[str, ...]
    fault: Fault


def mend(record: str, dialect: Dialect, models: Sequence[Describes]) -> Mended:
    """Return the most probable reading of a record as a row of ``len(models)`` cells.

    Never fails: what no single kind of change explains is kept whole, surplus cells held in the last one.
    """
    width = len(models)
    best: tuple[float, Mended] | None = None
    for fault, cells in _readings(record, dialect, models):
        if len(cells) != width:
            continue
        score = PRIOR[fault] + probability(cells, models)
        if best is None or score > best[0]:
            best = (score, Mended(tuple(cells), fault))
    return best[1] if best else _kept(record, dialect, width)


def probability(cells: Sequence[str], models: Sequence[Describes]) -> float:
    """Return the summed log probability of cells in their columns."""
    return sum(model.log_probability(cell) for cell, model in zip(cells, models, strict=True))


def _readings(record: str, dialect: Dialect, models: Sequence[Describes]) -> Iterator[tuple[Fault, list[str]]]:
    width = len(models)
    cells = dialect.split(record)
    if cells is not None:
        yield from _whole(record, cells, dialect, width)
    if len(record) > LONGEST:
        return
    if dialect.quote and dialect.quote in record:
        yield from _quotes_as_signs(record, dialect, width)
    counted = cells if cells is not None else dialect.split(record, strict=False) or []
    missing = width - len(counted)
    if 0 <= missing <= MOST_AT_ONCE:
        for mended in _put_in(record, max(1, missing), dialect, models):
            yield Fault.DELIMITER_MISSING, mended
    if -MOST_AT_ONCE <= missing <= 0:
        for mended in _taken_out(record, max(1, -missing), dialect, models):
            yield Fault.DELIMITER_SURPLUS, mended


def _whole(record: str, cells: list[str], dialect: Dialect, width: int) -> Iterator[tuple[Fault, list[str]]]:
    """Yield readings that change no character of the record."""
    if len(cells) == width:
        yield Fault.STRAY_QUOTE, cells
    if len(cells) < width:
        yield Fault.CELLS_MISSING, cells + [""] * (width - len(cells))
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        yield Fault.CELLS_EMPTY, cells[:width]
    if len(cells) == 1 and width > 1:
        inner = dialect.split(cells[0])
        if inner is not None and len(inner) == width and cells[0] != record:
            yield Fault.QUOTED_WHOLE, inner
    for other in OTHERS:
        if other != dialect.mark and other in record:
            found = replace(dialect, delimiter=other).split(record)
            if found is not None and len(found) == width and width > 1:
                yield Fault.OTHER_DELIMITER, found


HELD = "\x00"


def _quotes_as_signs(record: str, dialect: Dialect, width: int) -> Iterator[tuple[Fault, list[str]]]:
    places = [i for i, c in enumerate(record) if c == dialect.quote][:MOST_PLACES]
    for place in places:
        cells = dialect.split(record[:place] + HELD + record[place + 1 :])
        if cells is not None and len(cells) == width:
            yield Fault.STRAY_QUOTE, [cell.replace(HELD, dialect.quote) for cell in cells]


def _put_in(record: str, times: int, dialect: Dialect, models: Sequence[Describes]) -> Iterator[list[str]]:
    width = len(models)
    beam = [record]
    for left in range(times - 1, -1, -1):
        grown: list[tuple[float, str, list[str]]] = []
        for text in beam:
            for place in _gaps(text, dialect):
                longer = text[:place] + dialect.mark + text[place:]
                cells = dialect.split(longer)
                if cells is not None and len(cells) == width - left:
                    grown.append((_best_fit(cells, models), longer, cells))
        grown.sort(key=lambda entry: -entry[0])
        beam = [entry[1] for entry in grown[:3]]
        if left == 0:
            yield from (entry[2] for entry in grown[:3])


def _best_fit(cells: list[str], models: Sequence[Describes]) -> float:
    if len(cells) == len(models):
        return probability(cells, models)
    # rows still too short: cells from the left, as far as the order of columns allows
    return sum(max(m.log_probability(cell) for m in models[i : i + MOST_AT_ONCE]) for i, cell in enumerate(cells))


def _gaps(text: str, dialect: Dialect) -> range | list[int]:
    if len(text) <= MOST_PLACES:
        return range(len(text) + 1)
    kinds = [0 if c.isdigit() else 1 if c.isalpha() else ord(c) for c in text]
    return [i for i in range(1, len(text)) if kinds[i] != kinds[i - 1]][:MOST_PLACES] + [len(text)]


def _taken_out(record: str, times: int, dialect: Dialect, models: Sequence[Describes]) -> Iterator[list[str]]:
    width = len(models)
    beam = [record]
    for left in range(times - 1, -1, -1):
        grown: list[tuple[float, str, list[str]]] = []
        for text in beam:
            places = [i for i, c in enumerate(text) if c == dialect.mark][:MOST_PLACES]
            for place in places:
                for put in _instead(text, place):
                    shorter = text[:place] + put + text[place + 1 :]
                    cells = dialect.split(shorter)
                    if cells is not None and len(cells) == width + left:
                        shown = [cell.replace(HELD, dialect.mark) for cell in cells]
                        fit = probability(shown[:width], models) if left == 0 else -float(len(shown))
                        if left:
                            fit = _merged_fit(shown, models)
                        grown.append((fit, shorter, shown))
        grown.sort(key=lambda entry: -entry[0])
        beam = [entry[1] for entry in grown[:6]]
        if left == 0:
            yield from (entry[2] for entry in grown[:3])


def _instead(text: str, place: int) -> tuple[str, ...]:
    """A mark between words, followed by a space, belongs to the text; any other is taken out."""
    after = text[place + 1 : place + 2]
    return (HELD,) if after == " " and place and text[place - 1].isalpha() else ("",)


def _merged_fit(cells: list[str], models: Sequence[Describes]) -> float:
    return sum(
        max(m.log_probability(cell) for m in models[max(0, i - MOST_AT_ONCE) : i + 1] or models[-1:])
        for i, cell in enumerate(cells)
    )


def _kept(record: str, dialect: Dialect, width: int) -> Mended:
    cells = dialect.split(record, strict=False)
    if cells is None:
        cells = record.split(dialect.mark)
    if len(cells) > width:
        cells = [*cells[: width - 1], dialect.mark.join(cells[width - 1 :])]
    return Mended(tuple(cells + [""] * (width - len(cells))), Fault.UNMENDED)
