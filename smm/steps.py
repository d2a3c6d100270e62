"""The three-step control: not used, a little, a lot, and the money and hours each stands for."""

import math
from enum import StrEnum

from smm.i18n import N_
from smm.media import Channel, MediaType
from smm.mix import HOURS_LIMIT, MONEY_LIMIT, Allocation
from smm.parameters import Parameters
from smm.plan import Profile
from smm.presence import FullPresence, full_presence

HOUR_GRAIN = 0.5
MONEY_GRAIN = 5.0
FEWEST_GRAINS = 2
GRAIN_RATIO = 5


class Step(StrEnum):
    """How much of a channel is used, in plain words."""

    NONE = "none"
    LITTLE = "little"
    LOT = "lot"


STEPS = {Step.NONE: N_("Not used"), Step.LITTLE: N_("A little"), Step.LOT: N_("A lot")}


def allocation_of(channel: Channel, step: Step, profile: Profile, p: Parameters) -> Allocation:
    """Return the money and hours a step stands for: money for what is bought, hours for everything else.

    Examples
    --------
    >>> from smm.media import catalogue
    >>> from smm.parameters import default_parameters
    >>> allocation_of(catalogue()["facebook_page"], Step.LITTLE, Profile(), default_parameters()).hours
    6.5
    """
    share = _share(step, p)
    full = full_presence(channel, profile.audience, profile.hour_price, p)
    if channel.media_type is MediaType.PAID and math.isfinite(full.money):
        return Allocation(channel=channel.id, money=min(_rounded(share * full.money, MONEY_GRAIN), MONEY_LIMIT))
    hours = min(_rounded(share * full.hours, HOUR_GRAIN), HOURS_LIMIT) if math.isfinite(full.hours) else 0.0
    return Allocation(channel=channel.id, hours=hours)


def step_of(allocation: Allocation | None, channel: Channel, profile: Profile, p: Parameters) -> Step:
    """Return the step nearest to what is spent on a channel."""
    if allocation is None or not allocation.used:
        return Step.NONE
    full: FullPresence = full_presence(channel, profile.audience, profile.hour_price, p)
    middle = math.sqrt(p.mode("step_little") * p.mode("step_lot"))
    return Step.LOT if full.usage(allocation.money, allocation.hours) > middle else Step.LITTLE


def _share(step: Step, p: Parameters) -> float:
    return 0.0 if step is Step.NONE else p.mode(f"step_{step}")


def _rounded(value: float, grain: float) -> float:
    """Round to the grain, or to a finer one where the grain would be more than half of the value."""
    if value <= 0:
        return 0.0
    while value < FEWEST_GRAINS * grain:
        grain /= GRAIN_RATIO
    return round(round(value / grain) * grain, 9)
