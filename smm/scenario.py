"""A kept mix: its allocations and the answers it was kept with, under a name."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from smm.answers import Answers
from smm.media import PlainName
from smm.mix import MIX_LIMIT, Allocation

SCENARIO_LIMIT = 8
"""Mixes that a plan may keep: so many of twenty channels each fit into the address, whatever the amounts."""


class ScenarioKind(StrEnum):
    """Where a kept mix comes from."""

    TODAY = "today"
    BEST = "best"
    ROBUST = "robust"
    MINE = "mine"


class Scenario(BaseModel):
    """A whole snapshot of a mix and its answers; profile, weights, limits and channels stay the plan's.

    Examples
    --------
    >>> Scenario(kind="mine", mix=[{"channel": "blog", "hours": 3}]).mix[0].hours
    3.0
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: PlainName = ""
    kind: ScenarioKind
    mix: tuple[Allocation, ...] = Field((), max_length=MIX_LIMIT)
    answers: Answers = Answers.model_construct()

    def without_channel(self, channel: str) -> "Scenario":
        """Return the scenario without what a channel gets."""
        return self.model_copy(update={"mix": tuple(a for a in self.mix if a.channel != channel)})
