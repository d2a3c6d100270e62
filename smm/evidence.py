"""What studies found, as context: never added up, and shown as conflicting where they conflict."""

from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from smm.i18n import Language
from smm.resources import rows


class Evidence(BaseModel):
    """One finding with its source.

    Attributes
    ----------
    value, low, high : float or None
        As the study gives them, in ``unit``; ``None`` where it gives none.
    verified : bool
        Whether the number was read in the source or a page about it, rather than remembered.
    """

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")

    id: str
    claim_en: str
    claim_it: str
    quantity: str
    value: float | None
    low: float | None
    high: float | None
    unit_en: str
    unit_it: str
    parameter: str
    citation: str
    link: str
    verified: bool
    note_en: str
    note_it: str

    def claim(self, language: Language) -> str:
        """Return the finding in a language."""
        return language.pick(self.claim_en, self.claim_it)

    def unit(self, language: Language) -> str:
        """Return the unit in a language."""
        return language.pick(self.unit_en, self.unit_it)

    def note(self, language: Language) -> str:
        """Return the caveat in a language."""
        return language.pick(self.note_en, self.note_it)

    def matches(self, words: str) -> bool:
        """Return whether every word stands somewhere in the row, in either language.

        Examples
        --------
        >>> evidence()["B01"].matches("hotel RATING"), evidence()["B01"].matches("newsletter")
        (True, False)
        """
        text = " ".join((self.id, self.claim_en, self.claim_it, self.citation, self.parameter)).casefold()
        return all(word in text for word in words.casefold().split())


class Conflict(BaseModel):
    """Two sides of a question on which studies disagree, and how the product reads it."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")

    id: str
    topic_en: str
    topic_it: str
    side_a_ids: str = Field(description="evidence ids joined by |")
    side_a_en: str
    side_a_it: str
    side_b_ids: str
    side_b_en: str
    side_b_it: str
    reading_en: str
    reading_it: str


@cache
def evidence() -> dict[str, Evidence]:
    """Return the findings of ``data/evidence.csv`` by id."""
    numbers = ("value", "low", "high")
    table = ({**row, **{n: row[n] or None for n in numbers}} for row in rows("evidence.csv"))
    found = (Evidence.model_validate(row) for row in table)
    return {row.id: row for row in found}


@cache
def conflicts() -> tuple[Conflict, ...]:
    """Return the disagreements of ``data/conflicts.csv``."""
    return tuple(Conflict.model_validate(row) for row in rows("conflicts.csv"))
