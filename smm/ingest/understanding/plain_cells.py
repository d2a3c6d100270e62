"""Cells that hold more than one value, or a number in disguise, made plain before they are understood."""

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.vocabulary import fold, rating_words, score

LONGEST = 20_000
"""Characters of a cell that is still looked into for a dictionary."""
LONGEST_NAME = 500
"""Characters of a heading that are still looked at; what is longer is no heading."""
SHARE = 0.8
_OF = re.compile(
    r"^(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:/|\b(?:out\s+of|of|von|su|sur|de|van|z|av|af|из|od|ud\s+af|no|över)\b)\s*"
    r"(5|10|100)(?:[.,]0+)?\b.{0,24}$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(\d{1,2}(?:[.,]\d{1,2})?)\s*([^\W\d_]{3,12}|[★⭐*]\ufe0f?)\.?$")
_FULL, _HALF = "★⭐🌟✭✮", "½"


def plain(table: TextTable) -> TextTable:
    """Return a table whose dictionaries are columns and whose ratings are numbers.

    Examples
    --------
    >>> table = TextTable(("Stars", "reply"), (("4/5", "{'body': 'Thanks'}"), ("★★☆☆☆", "")), 2)
    >>> plain(table).header, plain(table).rows
    (('Stars', 'reply.body'), (('4', 'Thanks'), ('2', '')))
    """
    if any(len(name) > LONGEST_NAME for name in table.header):
        table = replace(table, header=tuple(name[:LONGEST_NAME] for name in table.header))
    header: list[str] = []
    columns: list[list[str]] = []
    for index, name in enumerate(table.header):
        cells = [row[index] for row in table.rows]
        unfolded = _unfolded(name, cells)
        if unfolded:
            header.extend(unfolded)
            columns.extend(unfolded.values())
            continue
        header.append(name)
        columns.append(_rated(name, cells) or cells)
    if not table.rows or not table.header:
        return table
    return replace(table, header=tuple(header), rows=tuple(zip(*columns, strict=True)), columns=len(header))


def _unfolded(name: str, cells: Sequence[str]) -> dict[str, list[str]]:
    """Return a column for each key of the dictionaries in a column's cells; empty when they are none."""
    full = [cell for cell in cells if not is_missing(cell)]
    if not full or sum(cell.lstrip().startswith("{") for cell in full) < SHARE * len(full):
        return {}
    found = [dictionary(cell) for cell in cells]
    if sum(one is not None for one in found) < SHARE * len(full):
        return {}
    keys = list(dict.fromkeys(key for one in found if one for key in one))[:20]
    return {f"{name}.{key}": ["" if not one else _text(one.get(key)) for one in found] for key in keys}


def dictionary(cell: str) -> dict[str, Any] | None:
    """Return the dictionary a cell holds as JSON or as Python writes it, or None.

    Examples
    --------
    >>> dictionary("{'body': 'Thanks', 'id': 3}"), dictionary("{oh")
    ({'body': 'Thanks', 'id': 3}, None)
    """
    text = cell.strip()
    if not text.startswith("{") or len(text) > LONGEST:
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            continue
        if isinstance(found, dict) and all(isinstance(key, str) for key in found):
            return found
    return None


def _text(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)


def _rated(name: str, cells: Sequence[str]) -> list[str] | None:
    """Return a column of ratings as numbers, or None when it is no such column or holds numbers already."""
    full = {cell for cell in set(cells) if not is_missing(cell)}
    if not full or len(full) > 400:
        return None
    starred = any(sign in cell for cell in full for sign in _FULL)
    if not starred and score(name, "rating") < 0.45:
        return None
    ratings = {cell: rating(cell) for cell in full}
    if sum(found is not None for found in ratings.values()) < SHARE * len(full):
        return None
    return [ratings.get(cell) or cell for cell in cells]


def rating(cell: str) -> str | None:
    """Return the number a rating stands for, on its own scale, or None when it is a bare number or no rating.

    Examples
    --------
    >>> [rating(cell) for cell in ("4/5", "8,5 von 10", "★★★½", "FIVE", "3 stars", "4")]
    ['4', '8,5', '3.5', '5', '3', None]
    """
    text = cell.strip()
    of = _OF.match(text)
    if of:
        return of[1]
    stars = sum(text.count(sign) for sign in _FULL)
    if stars and not any(c.isalnum() for c in text.replace(_HALF, "")):
        return f"{stars}{'.5' if _HALF in text else ''}"
    unit = _UNIT.match(text)
    if unit and (unit[2][0] in "★⭐*" or fold(unit[2]) in rating_words()):
        return unit[1]
    number = rating_words().get(fold(text))
    return str(number) if number else None
