"""Everything the package refuses, as one small tree.

::

    SmmError                    something was refused; carries one or more problems
    ├── PlanError               a plan file or plan document
    │   └── LinkError           a plan inside a link
    ├── MixTableError           a small table of channel, money and hours
    ├── DataFileError           a file of data, as a whole
    └── UnknownNameError        a name that stands for nothing here (template, language)

A :class:`Problem` says where, what was expected, what was found and how to mend it. Its sentences are
message ids of the translation catalogue, so the same problem reads well in every language.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from smm.i18n import Language, Translator

FOUND_LENGTH = 24
"""Longest piece of a user's own value that is ever repeated in a message."""


def mask(value: Any) -> str:
    """Return a short, single-line sample of a refused value, safe to show and to log.

    Examples
    --------
    >>> mask("ciao")
    'ciao'
    >>> mask("<script>alert(1)</script> and a lot more text")
    '‹script›alert(1)‹/script…'
    """
    text = " ".join(str(value)[: 4 * FOUND_LENGTH].split())
    text = "".join(c for c in text if c.isprintable()).replace("<", "‹").replace(">", "›")
    return text if len(text) <= FOUND_LENGTH else text[:FOUND_LENGTH] + "…"


class Problem(BaseModel):
    """One thing that was refused.

    Attributes
    ----------
    message, expected, fix : str
        Message ids (English); ``values`` fills their placeholders. ``expected`` and ``fix`` may be empty.
    place : str
        Where it stands, as a path (``mix[2].money``); empty when the whole input is meant.
    row, column
        Row number as a spreadsheet counts it (the header is row 1) and column name, for tables.
    found : str
        A masked sample of what was there.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    message: str
    values: dict[str, str | int | float] = {}
    place: str = ""
    row: int | None = None
    column: str = ""
    expected: str = ""
    found: str = ""
    fix: str = ""

    def explain(self, language: Language) -> str:
        """Return the problem as one paragraph in a language."""
        t = Translator(language)
        values = {k: v if isinstance(v, str) else t.short(v) for k, v in self.values.items()}
        parts = [t(self.message, **values)]
        if self.expected:
            parts.append(t("Expected: {expected}.", expected=t(self.expected, **values)))
        if self.found:
            parts.append(t("Found: {found}.", found=self.found))
        if self.fix:
            parts.append(t(self.fix, **values))
        where = self._where(t)
        return f"{where}: {' '.join(parts)}" if where else " ".join(parts)

    def _where(self, t: Translator) -> str:
        if self.row is not None and self.column:
            return t("Row {row}, column {column}", row=self.row, column=self.column)
        if self.row is not None:
            return t("Row {row}", row=self.row)
        return self.place


class SmmError(ValueError):
    """Something was refused: one or more problems, each with place, expectation and fix."""

    def __init__(self, problems: Problem | Sequence[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(p.explain(Language.EN) for p in self.problems))

    def explain(self, language: Language) -> list[str]:
        """Return one sentence group for each problem, in a language."""
        return [problem.explain(language) for problem in self.problems]


class PlanError(SmmError):
    """A plan file or a plan document was refused."""


class LinkError(PlanError):
    """The plan inside a link was refused."""


class MixTableError(SmmError):
    """A small table of channel, money and hours was refused."""


class DataFileError(SmmError):
    """A file of data was refused as a whole."""


class UnknownNameError(SmmError):
    """A name that stands for nothing here."""
