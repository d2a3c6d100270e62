"""The numbers of the model, each with its range and its reason, read from ``data/parameters.csv``.

A parameter is not a law of arithmetic, so it has a low, a most likely (mode) and a high value, and either the id of a
row of the evidence table or the word *assumption*.
"""

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from smm.i18n import Language
from smm.resources import rows

ASSUMPTION = "assumption"


class Scale(StrEnum):
    """Whether a range is symmetric in its values or in their logarithms."""

    LINEAR = "linear"
    LOG = "log"


class Parameter(BaseModel):
    """One number of the model with its range.

    Attributes
    ----------
    low, mode, high : float
        ``low <= mode <= high``; all equal when the value is a definition.
    least, most : float
        Ends of what a person may set in their place.
    scale : Scale
        On which scale draws between low and high are triangular.
    source : str
        Id of a row of the evidence table, or ``assumption``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    low: float
    mode: float
    high: float
    least: float = -math.inf
    most: float = math.inf
    scale: Scale = Scale.LINEAR
    unit_en: str = ""
    unit_it: str = ""
    source: str = ASSUMPTION
    name_en: str = ""
    name_it: str = ""
    reason_en: str = ""
    reason_it: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Parameter":
        if not self.low <= self.mode <= self.high or (self.scale is Scale.LOG and self.low <= 0):
            raise ValueError("range_order")
        return self

    @property
    def fixed(self) -> bool:
        """Whether the value is a definition and has no range."""
        return self.low == self.high

    @property
    def assumed(self) -> bool:
        """Whether the value is an assumption rather than a row of the evidence table."""
        return self.source == ASSUMPTION

    def name(self, language: Language) -> str:
        """Return the plain name in a language."""
        return self.name_it if language is Language.IT else self.name_en

    def reason(self, language: Language) -> str:
        """Return why the value is what it is, in a language."""
        return self.reason_it if language is Language.IT else self.reason_en


class Parameters(Mapping[str, Parameter]):
    """All parameters by id; ``p.mode("response")`` is the value the scores are computed with.

    Examples
    --------
    >>> default_parameters().mode("response")
    1.5
    >>> default_parameters().replaced(response=2.0).mode("response")
    2.0
    """

    def __init__(self, parameters: tuple[Parameter, ...]) -> None:
        self._parameters = {parameter.id: parameter for parameter in parameters}

    def __getitem__(self, key: str) -> Parameter:
        return self._parameters[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parameters)

    def __len__(self) -> int:
        return len(self._parameters)

    def mode(self, key: str) -> float:
        """Return the most likely value."""
        return self._parameters[key].mode

    def replaced(self, **values: float) -> "Parameters":
        """Return a copy in which some values are set; a range widens to hold the new value."""
        changed = {
            key: self[key].model_copy(
                update={"mode": value, "low": min(self[key].low, value), "high": max(self[key].high, value)}
            )
            for key, value in values.items()
        }
        return Parameters(tuple(changed.get(p.id, p) for p in self._parameters.values()))


@cache
def default_parameters() -> Parameters:
    """Return the parameters of ``data/parameters.csv``."""
    return Parameters(tuple(Parameter.model_validate(row) for row in rows("parameters.csv")))
