"""The rows that were refused: grouped by what mends them, and as a file that can be mended and dropped again."""

from collections import defaultdict
from dataclasses import dataclass

from smm.errors import Problem
from smm.i18n import Translator
from smm.ingest.privacy import masked, masked_label
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.canonical import PRIVATE
from smm.ingest.understanding.matching import IDS
from smm.ingest.understanding.meaning import Imported
from smm.table import Column, Kind, Table

HIDDEN = PRIVATE | {"author"}
FIRST = 5
"""Rows named of each group."""


@dataclass(frozen=True)
class Refusals:
    """Cells of one column that were refused for one reason and are mended in one way."""

    first: Problem
    rows: tuple[int, ...]

    def explain(self, t: Translator) -> str:
        """Return where they stand, what was expected, a hidden sample of what was there, and how to mend it."""
        listed = t.listing([t.number(row) for row in self.rows[:FIRST]])
        more = len(self.rows) - FIRST
        if more > 0:
            listed = t.plural("{rows} and {count} other", "{rows} and {count} others", more, rows=listed)
        return t(
            "Column {column}: expected {expected}, found {found} (rows {rows}). {fix}",
            column=self.first.column,
            expected=t(self.first.expected),
            found=self.first.found,
            rows=listed,
            fix=t(self.first.fix),
        )


def grouped(found: Imported) -> tuple[Refusals, ...]:
    """Return the refusals of an import by column and reason, the most frequent first."""
    groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found.rejected:
        groups[problem.column, problem.expected].append(problem)
    made = [Refusals(group[0], tuple(p.row for p in group if p.row is not None)) for group in groups.values()]
    return tuple(sorted(made, key=lambda one: -len(one.rows)))


def rejected_table(found: Imported, table: TextTable, t: Translator) -> Table:
    """Return the refused rows, each with where, why and how to mend it in front; names and texts are left out.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> rows = [(f"2026-05-{day}", f"Ad {day}", "x7" if day == 19 else f"{day}.50") for day in range(13, 23)]
    >>> table = TextTable(("Day", "Campaign", "Cost"), tuple(rows), 3)
    >>> rejected_table(import_table(table), table, Translator("en")).rows[0][4:]
    ('Correct the cell, or map the column to nothing.', '2026-05-19', 'Ad 19', 'x7')
    """
    shown = [
        (one, masked_label if name in IDS else masked)
        for name, one in found.mapping.items()
        if name not in HIDDEN and one.index < table.columns and table.header[one.index : one.index + 1] == (one.column,)
    ]
    reasons = (t("row"), t("column"), t("expected"), t("found"), t("what to do"))
    names = (*reasons, *(masked(one.column) for one, _ in shown))
    cells = dict(zip(table.lines or range(2, len(table.rows) + 2), table.rows, strict=True))
    none = ("",) * table.columns
    rows = tuple(
        (
            *(str(p.row), p.column, t(p.expected, **p.values), p.found, t(p.fix, **p.values)),
            *(hide(cells.get(p.row or 0, none)[one.index]) for one, hide in shown),
        )
        for p in found.rejected
    )
    return Table(columns=tuple(Column(name=name, kind=Kind.TEXT) for name in names), rows=rows)
