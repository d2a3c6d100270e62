"""The rows that were refused: grouped by what mends them, and as a file that can be mended and dropped again."""

from collections import defaultdict
from dataclasses import dataclass

from smm.errors import Problem
from smm.i18n import Translator
from smm.ingest.meaning import Imported
from smm.table import Column, Kind, Table

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


def rejected_table(found: Imported, t: Translator) -> Table:
    """Return a row for each refusal: where, what was expected, what was found (hidden), how to mend it."""
    names = (t("row"), t("column"), t("expected"), t("found"), t("what to do"))
    rows = tuple(
        (str(p.row), p.column, t(p.expected, **p.values), p.found, t(p.fix, **p.values)) for p in found.rejected
    )
    return Table(columns=tuple(Column(name=name, kind=Kind.TEXT) for name in names), rows=rows)
