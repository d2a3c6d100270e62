"""The media mix: how much money and how many hours go to each channel in a month."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from smm.media import Format

MONEY_LIMIT = 1e9
HOURS_LIMIT = 1e6
MIX_LIMIT = 500
"""Allocations of one mix."""

Money = Annotated[float, Field(strict=True, ge=0, le=MONEY_LIMIT, allow_inf_nan=False)]
Hours = Annotated[float, Field(strict=True, ge=0, le=HOURS_LIMIT, allow_inf_nan=False)]


class Allocation(BaseModel):
    """What one channel gets in a month.

    Attributes
    ----------
    channel : str
        Id of a channel of the catalogue or of a custom channel.
    money : float
        Currency a month.
    hours : float
        Hours a month.
    formats : tuple of Format, optional
        What is exchanged there; ``None`` means all that the channel allows.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    channel: str = Field(max_length=40)
    money: Money = 0.0
    hours: Hours = 0.0
    formats: tuple[Format, ...] | None = None

    @property
    def used(self) -> bool:
        """Whether anything at all is spent here."""
        return self.money > 0 or self.hours > 0


def merged(allocations: Iterable[Allocation]) -> tuple[Allocation, ...]:
    """Return the allocations with every channel once, amounts added, in order of first appearance.

    Examples
    --------
    >>> merged([Allocation(channel="blog", hours=2), Allocation(channel="blog", hours=3, money=10)])
    (Allocation(channel='blog', money=10.0, hours=5.0, formats=None),)
    """
    found: dict[str, list[Allocation]] = {}
    for allocation in allocations:
        found.setdefault(allocation.channel, []).append(allocation)
    return tuple(_sum(parts) for parts in found.values())


def _sum(parts: list[Allocation]) -> Allocation:
    if len(parts) == 1:
        return parts[0]
    named = [part.formats for part in parts if part.formats is not None]
    formats = tuple(f for f in Format if any(f in some for some in named)) if len(named) == len(parts) else None
    return Allocation.model_construct(  # a plan checks the sums; see Plan
        channel=parts[0].channel,
        money=sum(part.money for part in parts),
        hours=sum(part.hours for part in parts),
        formats=formats,
    )
