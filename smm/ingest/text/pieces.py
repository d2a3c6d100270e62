"""Large text files that do need repair, piece by piece: little memory, whatever their size.

The start of the file teaches its dialect, its headings and what its columns look like. A piece that keeps the rules is
cut by the csv module at once; one that breaks them goes the careful way, record by record, and so does the last piece,
where notes may stand below the table.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from smm.ingest.text.cell_model import CellModel
from smm.ingest.text.decoding import incremental
from smm.ingest.text.dialect import STAND_IN, Dialect
from smm.ingest.text.layout import notes_below
from smm.ingest.text.records import FARTHEST, LINE_ENDS, Mender, Patience, Record, lines_of, records
from smm.ingest.text.structure import Repair, Row, TextTable

PIECE = 4_000_000
LONGEST_PIECE = 64_000_000
"""Characters without a line end after which a file is not one of lines."""
FARTHEST_BACK = 1_000
NEAR_THE_END = 40
"""Lines left for the next piece, so that notes at the end of the file are seen as one."""
MOST_TOLD = 100_000
"""Repairs kept for the report."""
MOST_BROKEN = 0.5
"""Share of broken rows above which the start of the file has taught nothing about the rest."""


@dataclass
class Account:
    """What became of the rows of a file so far."""

    rows: int = 0
    blank: int = 0
    repeated: int = 0
    footer: int = 0
    broken: int = 0
    repairs: list[Repair] = field(default_factory=list)

    @property
    def hopeless(self) -> bool:
        """Whether most rows do not fit the table that the start of the file showed."""
        return self.broken > 1_000 and self.broken > MOST_BROKEN * self.rows


def copy_in_pieces(path: Path, target: Path, table: TextTable, dialect: Dialect, encoding: str) -> Account | None:
    """Write a long file with one table as RFC 4180; None when it is not one table of lines.

    Parameters
    ----------
    path, target : Path
    table : TextTable
        The table as the start of the file shows it.
    dialect : Dialect
        With a delimiter of one character.
    encoding : str
    """
    cutter = _PieceCutter(table, dialect)
    made = target.with_name(target.name + ".part")
    with path.open("rb") as file, made.open("w", encoding="utf-8", errors="replace", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        if table.header:
            writer.writerow(table.header)
        for rows in cutter.rows(_texts(file.read, incremental(encoding)), table.lines[0]):
            writer.writerows(row if len(row) > 1 or row[0] else ("",) for row in rows)
            if cutter.account.hopeless:
                break
    if cutter.account.hopeless or cutter.endless:
        made.unlink()
        return None
    made.replace(target)
    return cutter.account


def _texts(read: Callable[[int], bytes], decoder: codecs.IncrementalDecoder) -> Iterator[tuple[str, bool]]:
    """Yield the text of a file piece by piece, and whether it is the last."""
    while data := read(PIECE):
        yield decoder.decode(data), False
    yield decoder.decode(b"", final=True), True


class _PieceCutter:
    """Cuts a long text into rows of one table, and keeps account of them."""

    def __init__(self, table: TextTable, dialect: Dialect) -> None:
        self.dialect, self.width, self.header = dialect, table.columns, table.header
        mended = {repair.line for repair in table.repairs}
        sound = [row for row, line in zip(table.rows, table.lines, strict=True) if line not in mended]
        models = [CellModel(row[column] for row in sound) for column in range(self.width)]
        self.mender = Mender(dialect, models, Patience())
        self.account = Account()
        self.endless = False
        quote, mark = re.escape(dialect.quote), re.escape(dialect.mark)
        self.stray = re.compile(rf"[^{mark}{quote}\r\n]{quote}[^{mark}{quote}\r\n]") if dialect.quote else None

    def rows(self, texts: Iterator[tuple[str, bool]], first: int) -> Iterator[Sequence[Row | list[str]]]:
        """Yield the rows of each piece; the lines before ``first`` (from 1) are known already."""
        held, line = "", 1
        for text, last in texts:
            held += text
            if line < first:
                skipped, held = _parted(held, first - line)
                line += len(skipped)
                self.account.blank += sum(not known.strip() for known in skipped)
            end = len(held) if last else self._boundary(held)
            if not end and len(held) > LONGEST_PIECE:
                self.endless = True
                return
            if end:
                piece, held = held[:end], held[end:]
                rows, rest = self._cut(piece, line, last)
                line += len(lines_of(piece[: len(piece) - len(rest)])[0])
                held = rest + held
                self.account.rows += len(rows)
                yield rows

    def _boundary(self, text: str) -> int:
        """Return where a piece may end: after a line whose quotes, and all before, come in pairs; else after any."""
        quote, end = self.dialect.quote, len(text)
        for _ in range(NEAR_THE_END):
            end = _line_before(text, end)
        odd, here = bool(quote) and text.count(quote, 0, end) % 2, end
        for _ in range(FARTHEST_BACK):
            if not odd:
                return here
            before = _line_before(text, here)
            if not before:
                break
            odd ^= text.count(quote, before, here) % 2
            here = before
        return end

    def _cut(self, piece: str, line: int, last: bool) -> tuple[Sequence[Row | list[str]], str]:
        """Return the rows of a piece, and the text at its end that belongs to the next."""
        fast = None if last else self._strict(piece)
        return (fast, "") if fast is not None else self._careful(piece, line, last)

    def _strict(self, piece: str) -> list[list[str]] | None:
        dialect = self.dialect
        if dialect.signed or (self.stray and self.stray.search(piece)):
            return None
        reader = csv.reader(
            io.StringIO(piece, newline=""),
            delimiter=dialect.mark,
            quotechar=dialect.quote or None,
            quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
            strict=True,
        )
        try:
            found = list(reader)
        except csv.Error:
            return None
        if not set(map(len, found)) <= {0, self.width}:
            return None
        filled = [row for row in found if "".join(row).strip()]
        header = list(self.header)
        rows = [row for row in filled if row != header]
        self.account.blank += len(found) - len(filled)
        self.account.repeated += len(filled) - len(rows)
        return rows

    def _careful(self, piece: str, line: int, last: bool) -> tuple[list[Row], str]:
        found = records(piece, self.dialect, self.width)
        rest = ""
        if not last:
            found, rest = _held_back(found, piece)
        else:
            below = notes_below([row for row in found if not row.blank], self.width)
            self.account.footer += len(below)
            found = [row for row in found if row.blank or row.line not in {note.line for note in below}]
        return [row for record in found if (row := self._row(record, line)) is not None], rest

    def _row(self, record: Record, line: int) -> Row | None:
        if record.blank:
            self.account.blank += 1
            return None
        if self.header and record.cells == self.header:
            self.account.repeated += 1
            return None
        row = self.mender.mended(record)
        if row.fault:
            self.account.broken += 1
            if len(self.account.repairs) < MOST_TOLD:
                self.account.repairs.append(Repair(line + row.line - 1, row.fault))
        return row.cells


def _held_back(found: list[Record], piece: str) -> tuple[list[Record], str]:
    """Return the records without those at the end that may go on in the next piece, and the text of these."""
    lines, ends = lines_of(piece)
    near = len(lines) - FARTHEST
    start = next((i for i, row in enumerate(found) if row.line > max(near, 1) and not row.sound), None)
    if start is None:
        return found, ""
    begin = found[start].line - 1
    return found[:start], "".join(text + end for text, end in zip(lines[begin:], ends[begin:], strict=True))


def _line_before(text: str, end: int) -> int:
    """Return where the line begins that ends before ``end``, or 0."""
    return text.rfind("\n", 0, max(0, end - 1)) + 1 or text.rfind("\r", 0, max(0, end - 1)) + 1


def _parted(text: str, count: int) -> tuple[list[str], str]:
    """Return the first whole lines of a text, at most ``count``, and the rest."""
    lines, place = [], 0
    for end in islice(LINE_ENDS.finditer(text), count):
        lines.append(text[place : end.start()])
        place = end.end()
    return lines, text[place:]


def one_character(dialect: Dialect) -> bool:
    """Return whether a dialect can be cut in pieces at once."""
    return len(dialect.delimiter) == 1 and dialect.delimiter != STAND_IN
