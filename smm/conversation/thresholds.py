"""The limits between the levels of the verdict, each movable within its range, read from ``data/thresholds.csv``."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from smm.i18n import Language
from smm.parameters import ASSUMPTION
from smm.resources import rows

ANCHORS = "|"
"""Between the ids of the anchors in the file."""


class Threshold(BaseModel):
    """One limit with the range it may be moved in, and the findings it is anchored on.

    Attributes
    ----------
    low, default, high : float
        ``low <= default <= high``; all equal when the limit is a definition.
    source : str
        Id of a row of the evidence table, or ``assumption``.
    anchors : tuple of str
        Ids of rows of the evidence table that show what is usual.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    low: float
    default: float
    high: float
    unit_en: str
    unit_it: str
    source: str = ASSUMPTION
    anchors: tuple[str, ...] = ()
    name_en: str
    name_it: str
    anchor_en: str
    anchor_it: str

    @model_validator(mode="after")
    def _in_order(self) -> "Threshold":
        if not self.low <= self.default <= self.high:
            raise ValueError("range_order")
        return self

    @property
    def fixed(self) -> bool:
        """Whether the limit is a definition and cannot be moved."""
        return self.low == self.high

    @property
    def at_most(self) -> bool:
        """Whether a value must stay below the limit rather than reach it."""
        return self.id.endswith("_max")

    def met(self, value: float | None, limit: float) -> bool:
        """Return whether a measured value keeps the limit; what is not measurable does not."""
        if value is None:
            return False
        return value <= limit if self.at_most else value >= limit

    def name(self, language: Language) -> str:
        """Return the plain name in a language."""
        return language.pick(self.name_en, self.name_it)

    def unit(self, language: Language) -> str:
        """Return the unit in a language."""
        return language.pick(self.unit_en, self.unit_it)

    def anchor(self, language: Language) -> str:
        """Return what the limit is anchored on, in a language."""
        return language.pick(self.anchor_en, self.anchor_it)


class Thresholds(BaseModel):
    """The limits in force; made by :func:`default_thresholds`, changed by :meth:`moved`.

    Attributes
    ----------
    voice_share_min, community_share_min : float
        Shares of all messages.
    replies_min : float
        Answers of the company, a number.
    reply_rate_heard, reply_rate_two_way, two_way_threads_min, multi_party_min : float
        Shares of threads.
    first_reply_hours_max : float
        Median, in hours.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    voice_share_min: float
    replies_min: float
    reply_rate_heard: float
    reply_rate_two_way: float
    first_reply_hours_max: float
    two_way_threads_min: float
    community_share_min: float
    multi_party_min: float

    def limit(self, key: str) -> float:
        """Return the limit of an id of ``data/thresholds.csv``."""
        if key not in threshold_rows():
            raise KeyError(key)
        value: float = getattr(self, key)
        return value

    def moved(self, changes: Mapping[str, float]) -> "Thresholds":
        """Return a copy with some limits moved.

        Raises
        ------
        KeyError
            For an id that no threshold has.
        ValueError
            For a limit outside the range of its row.

        Examples
        --------
        >>> default_thresholds().moved({"first_reply_hours_max": 12}).first_reply_hours_max
        12.0
        """
        table = threshold_rows()
        for key, value in changes.items():
            if not table[key].low <= value <= table[key].high:
                raise ValueError(f"{key}: {value} is not between {table[key].low} and {table[key].high}")
        return self.model_copy(update={key: float(value) for key, value in changes.items()})


@cache
def threshold_rows() -> dict[str, Threshold]:
    """Return the rows of ``data/thresholds.csv`` by id, in the order in which the levels are climbed."""
    table = ({**row, "anchors": tuple(filter(None, row["anchors"].split(ANCHORS)))} for row in rows("thresholds.csv"))
    found = (Threshold.model_validate(row) for row in table)
    return {row.id: row for row in found}


@cache
def default_thresholds() -> Thresholds:
    """Return the limits as they stand in ``data/thresholds.csv``.

    Examples
    --------
    >>> default_thresholds().reply_rate_two_way
    0.5
    """
    return Thresholds.model_validate({key: row.default for key, row in threshold_rows().items()})
