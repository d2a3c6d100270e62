"""What the cells of a column look like: how probable a text is there, compared with any other column.

Three descriptions are mixed, each a probability over texts: the very values seen, their shapes (``99/99/99``), and
which character follows which. Because each is a distribution, a row can be cut in different ways and the cuts compared.
"""

import math
import re
import string
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from operator import add
from typing import Protocol

from smm.resources import DATA, rows

VALUES, SHAPES = 0.5, 0.35
ALPHABET = 120
LONGEST = 400
_SEAM = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]")
_SIGNS = re.compile(r'[",;|\t]')
_FORM = str.maketrans(
    {**dict.fromkeys(string.digits, "9"), **dict.fromkeys(string.ascii_uppercase, "A")}
    | dict.fromkeys(string.ascii_lowercase, "a")
)
_SPREAD = {"9": math.log(10), "A": math.log(26), "a": math.log(26)}


def shape(text: str) -> str:
    """Return a text with digits as 9 and letters as A or a.

    Examples
    --------
    >>> shape("12/04/25 Bar")
    '99/99/99 Aaa'
    """
    return text.translate(_FORM)


class Describes(Protocol):
    """Anything that says how well a text fits its place."""

    def log_probability(self, text: str) -> float:
        """Return a score on the scale of a natural logarithm of a probability."""
        ...


class NameModel:
    """What a heading looks like: not empty, one way of writing, a word of its own, perhaps a known one."""

    def log_probability(self, text: str) -> float:
        """Return how much a text looks like one heading; 0 is a good one."""
        name = text.strip()
        score = -4.0 if not name else -3.0 if len(name) == 1 else 0.0
        score -= 2.0 * len(_SEAM.findall(name)) + (1.0 if name[:1].islower() else 0.0)
        return score + (4.0 if name.casefold() in known_headings() else 0.0) - 3.0 * len(_SIGNS.findall(name))


@cache
def known_headings() -> frozenset[str]:
    """Return every heading of the vocabulary, folded."""
    folder = DATA / "vocabulary" / "fields"
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    found = {row["term"].casefold() for file in files for row in rows(f"vocabulary/fields/{file.name}")}
    return frozenset(found | {"date", "time", "url", "code", "name", "comments", "description", "price", "qty", "id"})


class CellModel:
    """The cells of one column.

    Parameters
    ----------
    cells : iterable of str
        Cells of rows that need no repair.
    """

    def __init__(self, cells: Iterable[str]) -> None:
        kept = list(cells)
        self.total = len(kept)
        self.values = Counter(kept)
        self.shapes = Counter(map(shape, kept))
        self.repeats = sum(count for count in self.values.values() if count > 1) / max(1, self.total)
        self._known: dict[str, float] = {}

    @cached_property
    def _pairs(self) -> "_PairCosts":
        return _PairCosts(self.values)

    def log_probability(self, text: str) -> float:
        """Return the natural logarithm of how probable a text is in this column."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._mixed(text)
        return known

    def _mixed(self, text: str) -> float:
        parts = [self._by_pairs(text) + math.log(1 - VALUES - SHAPES)]
        seen = self.values.get(text, 0)
        if seen:
            # a value seen once among unlike ones says little; one that comes back says much
            parts.append(math.log(VALUES * max(seen - 0.5, 0.5) / (self.total + 1)))
        form = shape(text)
        alike = self.shapes.get(form, 0)
        if alike:
            spread = sum(_SPREAD.get(c, 0.0) for c in form)
            parts.append(math.log(SHAPES * alike / (self.total + 1)) - spread)
        top = max(parts)
        return top + math.log(sum(math.exp(part - top) for part in parts))

    def _by_pairs(self, text: str) -> float:
        framed = f"\x02{text[:LONGEST]}\x03"
        costs = map(self._pairs.__getitem__, map(add, framed, framed[1:]))
        return sum(costs) - 3.0 * max(0, len(text) - LONGEST)


class _PairCosts(dict[str, float]):
    """The logarithm of how probable a character is after another; pairs never seen lean on single characters.

    The smoothing is that of Witten and Bell, 1991: a first character with many followers expects new ones.
    """

    def __init__(self, values: Counter[str]) -> None:
        super().__init__()
        self.pairs: Counter[str] = Counter()
        self.firsts: Counter[str] = Counter()
        self.singles: Counter[str] = Counter()
        for value, count in values.items():
            framed = f"\x02{value[:LONGEST]}\x03"
            for i in range(len(framed) - 1):
                self.pairs[framed[i : i + 2]] += count
                self.firsts[framed[i]] += count
                self.singles[framed[i + 1]] += count
        self.followers = Counter(pair[0] for pair in self.pairs)
        self.total = sum(self.singles.values())

    def __missing__(self, pair: str) -> float:
        single = (self.singles[pair[1]] + 0.05) / (self.total + 0.05 * ALPHABET)
        new = self.followers[pair[0]] + 0.1
        cost = self[pair] = math.log((self.pairs[pair] + new * single) / (self.firsts[pair[0]] + new))
        return cost
