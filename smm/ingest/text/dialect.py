"""What separates cells, what encloses them, and how a record is cut into them: strictly, or as well as it goes."""

import csv
import re
from dataclasses import dataclass
from functools import cached_property

STAND_IN = "\x1f"
"""The one character that stands for a delimiter of several."""
HIDDEN_QUOTE, HIDDEN_ESCAPE = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for an escaped quote and an escaped escape while a record is cut."""


@dataclass(frozen=True)
class Dialect:
    """What separates cells, what encloses them, and what stands before a quote inside (the quote itself, or a sign)."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    confidence: float = 1.0

    @cached_property
    def mark(self) -> str:
        """The one character records are split at."""
        return self.delimiter if len(self.delimiter) == 1 else STAND_IN

    @property
    def spaced(self) -> bool:
        """Whether a space follows every delimiter."""
        return len(self.delimiter) == 2 and self.delimiter[1] == " "

    @property
    def signed(self) -> bool:
        """Whether a sign of its own, such as a backslash, stands before a quote inside a cell."""
        return bool(self.quote and self.escape and self.escape != self.quote)

    def split(self, record: str, strict: bool = True) -> list[str] | None:
        """Return the cells of one record, or None when it breaks the rules."""
        if not self.quote or self.quote not in record:
            return record.split(self.mark)
        reader = csv.reader(
            (self._hidden(record),), delimiter=self.mark, quotechar=self.quote, doublequote=True, strict=strict
        )
        try:
            return self._shown(next(reader, []))
        except csv.Error:
            return None

    def lenient(self, record: str) -> list[str]:
        r"""Return the cells of a record in which quotes need not be doubled: one ends a cell only before a delimiter.

        Examples
        --------
        >>> Dialect().lenient('"a 5" nail","b, c",d')
        ['a 5" nail', 'b, c', 'd']
        """
        return [self.unquoted(cell)[0] for cell in self.raw_cells(record)]

    def raw_cells(self, record: str) -> list[str]:
        """Return the cells of :meth:`lenient`, still within their quotes."""
        if not self.quote or self.quote not in record:
            return record.split(self.mark)
        hidden, cells, place = self._hidden(record), [], 0
        while place <= len(hidden):
            found = self._cell.match(hidden, place)
            assert found is not None  # the second branch matches anything
            cells.append(found[0])
            place = found.end() + 1
        return cells

    def unquoted(self, raw: str) -> tuple[str, bool]:
        """Return what a raw cell says, and whether its quotes kept the rules.

        Examples
        --------
        >>> Dialect().unquoted('"say ""hi"" again"'), Dialect().unquoted('"open')
        (('say "hi" again', True), ('"open', False))
        """
        quote = self.quote
        if not quote or quote not in raw:
            return self._shown([raw])[0], True
        text = raw.strip(" ") if self.mark != " " else raw
        if len(text) > 1 and text[0] == quote == text[-1]:
            inner = text[1:-1].replace(quote * 2, HIDDEN_QUOTE)
            return self._shown([inner])[0], quote not in inner
        return self._shown([raw])[0], False

    def closed(self, raw: str) -> bool:
        """Return whether a raw cell has a quote at both of its ends, or at none."""
        text = raw.strip(" ")
        return (text[:1] == self.quote) == (text[-1:] == self.quote and len(text) > 1)

    def balanced(self, record: str) -> bool:
        """Return whether the quotes of a record come in pairs."""
        return not self.quote or self._hidden(record).count(self.quote) % 2 == 0

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """A quote that ends a cell."""
        return re.compile(rf"{re.escape(self.quote)}\s*(?:{re.escape(self.mark)}|$)")

    @cached_property
    def _cell(self) -> re.Pattern[str]:
        quote, mark = re.escape(self.quote), re.escape(self.mark)
        end = rf"(?={mark}|\Z)"
        return re.compile(rf"{quote}(?:[^{quote}]|{quote}(?!{mark}|\Z))*{quote}{end}|[^{mark}]*")

    @cached_property
    def _escapes(self) -> re.Pattern[str]:
        sign = re.escape(self.escape)
        return re.compile(rf"{sign}({sign}|{re.escape(self.quote)})")

    def _hidden(self, text: str) -> str:
        """Return a text whose escaped quotes are hidden from whoever cuts it."""
        if not self.signed or self.escape not in text:
            return text
        return self._escapes.sub(lambda m: HIDDEN_QUOTE if m[1] == self.quote else HIDDEN_ESCAPE, text)

    def _shown(self, cells: list[str]) -> list[str]:
        if not self.quote:
            return cells
        return [
            cell.replace(HIDDEN_QUOTE, self.quote).replace(HIDDEN_ESCAPE, self.escape)
            if HIDDEN_QUOTE in cell or HIDDEN_ESCAPE in cell
            else cell
            for cell in cells
        ]
