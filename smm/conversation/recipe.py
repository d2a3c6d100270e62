"""How the cells of a log become messages: decided once, on the start of the log, by the import's own judgement."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

from smm.errors import Problem
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.acts import tells_acts
from smm.ingest.understanding.cells import Reader, readers, value_of
from smm.ingest.understanding.matching import Kind, Match
from smm.ingest.understanding.meaning import Options, columns_meant
from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.roles import VOICES
from smm.ingest.understanding.vocabulary import fold
from smm.resources import rows

TIMES = ("sent_at", "answer_at")
IDS = ("message_id", "in_reply_to", "thread_id")
_WHOLE = re.compile(r"[1-9]\d{0,18}")
_NUMBERED = ("%{a}/%{b}/%Y", "%{a}-%{b}-%Y", "%{a}.%{b}.%Y")
_CLOCKS = (" %H:%M:%S", " %H:%M", "")
_NAMED = ("%a %b %d %H:%M:%S %z %Y",)
SAMPLE = 50
"""Different cells on which formats of times are tried."""


@dataclass(frozen=True)
class Recipe:
    """Which column is what, and how it is read.

    Attributes
    ----------
    columns : mapping of str to str
        Field of the canonical table to heading.
    formats : mapping of str to tuple of str
        For each field of times the formats of ``strptime`` that read it besides ISO 8601.
    readers : mapping of str to Reader
        How the import would read each field; for the cells that no format fits.
    whole : bool
        Whether the ids of messages are whole numbers, quicker to compare than text.
    act : str or None
        A column that tells reactions from messages.
    shares : tuple of str
        Columns with the message that is shared or quoted, for rows that answer none.
    """

    kind: Kind
    header: tuple[str, ...]
    columns: Mapping[str, str]
    formats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readers: Mapping[str, Reader] = field(default_factory=dict)
    whole: bool = False
    act: str | None = None
    shares: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unsure: tuple[Match, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The columns that are read, in the order of the file."""
        used = {*self.columns.values(), *self.shares, *([self.act] if self.act else [])}
        return tuple(name for name in self.header if name in used)

    def as_text(self) -> "Recipe":
        """Return the recipe for ids that are compared as text."""
        return replace(self, whole=False)


def recipe_of(table: TextTable, options: Options | None = None) -> Recipe | None:
    """Return how a table (with headings) of messages or reviews is read; None when it is neither.

    Examples
    --------
    >>> rows = (("1", "u7", "True", "2026-05-01T10:00:00Z", ""), ("2", "bar", "False", "2026-05-01T11:00:00Z", "1"))
    >>> names = ("tweet_id", "author_id", "inbound", "created_at", "in_response_to_tweet_id")
    >>> found = recipe_of(TextTable(names, rows, 5))
    >>> found.columns["in_reply_to"], found.whole
    ('in_response_to_tweet_id', True)
    """
    meant = columns_meant(table, options)
    if meant is None or meant.kind not in VOICES:
        return None
    read = readers(table, meant.mapping, options.order if options else None)
    cells = {name: [row[one.index] for row in table.rows] for name, one in meant.mapping.items()}
    named = {one.column: name for name, one in meant.mapping.items()}
    others = {name: i for i, name in enumerate(table.header) if name not in named}
    ids = [cells[name] for name in ("message_id", "in_reply_to") if name in cells]
    return Recipe(
        kind=meant.kind,
        header=table.header,
        columns={name: one.column for name, one in meant.mapping.items()},
        formats={name: _formats(cells[name], read.of[name], name) for name in TIMES if name in cells},
        readers=read.of,
        whole="message_id" in cells and all(_WHOLE.fullmatch(cell) or not cell for column in ids for cell in column),
        act=next((name for name, i in others.items() if tells_acts(row[i] for row in table.rows)), None),
        shares=tuple(name for name in others if fold(name) in _share_headings()),
        warnings=read.warnings,
        unsure=tuple(one for one in read.mapping.values() if one.confidence < 0.9),
    )


def _formats(cells: Sequence[str], reader: Reader, name: str) -> tuple[str, ...]:
    """Return the formats that read cells exactly as the import does."""
    if reader.date is None:
        return ()
    a, b = ("m", "d") if reader.date.order == "mdy" else ("d", "m")
    tried = [day.replace("{a}", a).replace("{b}", b) + clock for day in _NUMBERED for clock in _CLOCKS]
    sample = [cell for cell in dict.fromkeys(cells) if not is_missing(cell)][:SAMPLE]
    truth = {cell: seconds(value_of(name, cell, reader)[0]) for cell in sample}
    return tuple(form for form in (*tried, *_NAMED) if _agrees(form, truth))


def _agrees(form: str, truth: Mapping[str, int | None]) -> bool:
    """Return whether a format reads at least one cell, and every one it reads in the true way."""
    found = {cell: made for cell in truth if (made := _parsed(cell, form)) is not None}
    return bool(found) and all(truth[cell] == made for cell, made in found.items())


def _parsed(cell: str, form: str) -> int | None:
    try:
        moment = datetime.strptime(cell, form)
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def seconds(moment: object) -> int | None:
    """Return a canonical time as seconds since 1970; one without a zone is UTC.

    Examples
    --------
    >>> seconds("1970-01-02T00:00:01"), seconds(None)
    (86401, None)
    """
    if not isinstance(moment, str):
        return None
    read = datetime.fromisoformat(moment)
    return int((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp() // 1)


@cache
def _share_headings() -> frozenset[str]:
    return frozenset(fold(row["term"]) for row in rows("vocabulary/shared_message.csv"))
