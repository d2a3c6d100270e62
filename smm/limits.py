"""The limits a plan sets: in all, for a channel, for a kind of media."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

from smm.media import MediaType
from smm.mix import Hours, Money

CHANNELS_LIMIT = 800
"""More channels than there can be: 40 of the catalogue and 300 of a plan's own."""


class GroupLimits(BaseModel):
    """Least and most of what the channels of one kind of media get together in a month; ``None`` is no limit."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    money_least: Money = 0.0
    money_most: Money | None = None
    hours_least: Hours = 0.0
    hours_most: Hours | None = None

    @model_validator(mode="after")
    def _ranges_in_order(self) -> "GroupLimits":
        for least, most in ((self.money_least, self.money_most), (self.hours_least, self.hours_most)):
            if most is not None and least > most:
                raise ValueError("range_order")
        return self


class ChannelLimits(GroupLimits):
    """Least and most of one channel in a month.

    Attributes
    ----------
    money_if_used, hours_if_used : float
        What the channel gets at least if it is used at all; it may be left out.
    locked : bool
        Whether the channel keeps what it has today; its other limits then say nothing.
    """

    money_if_used: Money = 0.0
    hours_if_used: Hours = 0.0
    locked: bool = Field(False, strict=True)

    @model_validator(mode="after")
    def _presence_fits(self) -> "ChannelLimits":
        for least, most in ((self.money_if_used, self.money_most), (self.hours_if_used, self.hours_most)):
            if most is not None and least > most:
                raise ValueError("range_order")
        return self


class Limits(BaseModel):
    """The money and hours there are in a month, and how they may be shared out; ``None`` is no limit.

    Attributes
    ----------
    money, hours : float, optional
        In all.
    channels_most : int, optional
        Most channels in use.
    presence_if_used : float, optional
        The least a channel in use gets, as a share of one full presence (0.1 is a tenth).
    channels : dict of channel to ChannelLimits
    groups : dict of MediaType to GroupLimits
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    money: Money | None = None
    hours: Hours | None = None
    channels_most: int | None = Field(None, strict=True, ge=1, le=CHANNELS_LIMIT)
    presence_if_used: float | None = Field(None, strict=True, ge=0, le=10, allow_inf_nan=False)
    channels: dict[str, ChannelLimits] = Field({}, max_length=CHANNELS_LIMIT)
    groups: dict[MediaType, GroupLimits] = {}

    def __hash__(self) -> int:
        """Return the same for equal limits, in whatever order they are written: plans are keys of what is kept."""
        channels, groups = frozenset(self.channels.items()), frozenset(self.groups.items())
        return hash((self.money, self.hours, self.channels_most, self.presence_if_used, channels, groups))

    def without_channel(self, channel: str) -> "Limits":
        """Return the limits without those of a channel."""
        kept = {name: limits for name, limits in self.channels.items() if name != channel}
        return self.model_copy(update={"channels": kept})
