"""Rows of a log that are no messages: likes and other reactions. They are never conversation."""

from collections.abc import Collection, Iterable
from functools import cache

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.vocabulary import fold
from smm.resources import rows

FEW, LONGEST = 50, 30
"""Most different words, and most characters of one, in a column that tells what kind of act each row is."""


def reaction_rows(table: TextTable, mapped: Collection[int]) -> frozenset[int]:
    """Return the rows that are reactions, by a column that is no field and tells acts.

    Examples
    --------
    >>> table = TextTable(("id", "type"), (("1", "comment"), ("2", "like"), ("3", "Mi piace")), 2)
    >>> sorted(reaction_rows(table, [0]))
    [1, 2]
    """
    place = next((i for i in range(table.columns) if i not in mapped and tells_acts(r[i] for r in table.rows)), None)
    if place is None:
        return frozenset()
    return frozenset(i for i, row in enumerate(table.rows) if is_reaction(row[place]))


def left_out(count: int) -> list[Problem]:
    """Return the remark that reactions were left out, if there are any."""
    said = N_("{count} likes and reactions were left out: they are no messages.")
    return [Problem(message=said, values={"count": count})] if count else []


def is_reaction(word: str) -> bool:
    """Return whether a word names a like or another reaction."""
    return fold(word) in _reactions()


def tells_acts(cells: Iterable[str]) -> bool:
    """Return whether cells tell what kind of act each row is, reactions among them."""
    words: set[str] = set()
    for cell in cells:
        if len(cell) > LONGEST:
            return False
        words.add(cell)
        if len(words) > FEW:
            return False
    return any(is_reaction(word) for word in words)


@cache
def _reactions() -> frozenset[str]:
    return frozenset(fold(row["term"]) for row in rows("vocabulary/reactions.csv"))
