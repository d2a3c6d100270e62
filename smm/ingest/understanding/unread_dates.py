"""Columns whose heading says they are dates, and whose cells are written in no way that is known."""

from collections.abc import Mapping, Sequence

from smm.errors import Problem
from smm.i18n import N_
from smm.ingest.understanding.matching import DATES, Column, Match
from smm.ingest.understanding.vocabulary import score


def undated_columns(columns: Sequence[Column], mapping: Mapping[str, Match]) -> tuple[Problem, ...]:
    """Return a warning for each column that bears the name of a date, where no dates were found at all."""
    if DATES & mapping.keys():
        return ()
    taken = {one.column for one in mapping.values()}
    said = N_("Column {column}: its dates are written in a way that cannot be read; they stay empty.")
    return tuple(
        Problem(message=said, values={"column": column.name})
        for column in columns
        if column.name not in taken and column.filled and not column.is_date
        if max(score(column.name, field) for field in DATES) >= 0.95
    )
