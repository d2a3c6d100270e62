"""The limits a plan sets: in all, for a channel, for a kind of media."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

from smm.media import MediaType
from smm.mix import Hours, Money


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
    locked : bool
        Whether the channel keeps what it has today; its other limits then say nothing.
    """

    locked: bool = Field(False, strict=True)


class Limits(BaseModel):
    """The money and hours there are in a month, and how they may be shared out; ``None`` is no limit."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    money: Money | None = None
    hours: Hours | None = None
    channels: dict[str, ChannelLimits] = Field({}, max_length=800)
    groups: dict[MediaType, GroupLimits] = {}

    def __hash__(self) -> int:
        """Return the same for equal limits, in whatever order they are written: plans are keys of what is kept."""
        channels, groups = frozenset(self.channels.items()), frozenset(self.groups.items())
        return hash((self.money, self.hours, channels, groups))

    def without_channel(self, channel: str) -> "Limits":
        """Return the limits without those of a channel."""
        kept = {name: limits for name, limits in self.channels.items() if name != channel}
        return self.model_copy(update={"channels": kept})
