"""Presence: how money and hours on a channel become being there.

``u = money / M + hours / H`` and ``presence = u / (1 + u)`` (Michaelis–Menten), where M and H are the money and the
hours of one full, steady presence. Doubling M, H, money and hours together changes nothing.
"""

import math
from collections.abc import Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict

from smm.media import Channel, Purchase
from smm.parameters import Parameters
from smm.sample import Floats, ModeSample, Sample


class FullPresence(BaseModel):
    """What one full, steady presence on a channel takes in a month.

    Attributes
    ----------
    money : float
        Currency a month, infinite when money does not buy it.
    hours : float
        Hours a month, infinite when hours do not make it.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    money: float
    hours: float

    def usage(self, money: float, hours: float) -> float:
        """Return ``u``, the full presences that an amount of money and hours makes."""
        return money / self.money + hours / self.hours


def saturate(u: Floats) -> Floats:
    """Return presence ``u / (1 + u)``; concave and increasing from 0 towards 1.

    Examples
    --------
    >>> saturate(np.array([0.0, 1.0, 3.0])).tolist()
    [0.0, 0.5, 0.75]
    """
    return u / (1.0 + u)


def full_presence(channel: Channel, audience: float, hour_price: float, p: Parameters) -> FullPresence:
    """Return money and hours of one full presence on a channel, at the most likely values.

    Parameters
    ----------
    channel : Channel
    audience : float
        People the business can hope to reach.
    hour_price : float
        Currency for an hour.
    p : Parameters

    Examples
    --------
    >>> from smm.media import catalogue
    >>> from smm.parameters import default_parameters
    >>> full = full_presence(catalogue()["facebook_page"], 10_000, 40, default_parameters())
    >>> round(full.hours, 2), round(full.money, 1)
    (21.21, 848.5)
    """
    money, hours = full_presences((channel,), audience, hour_price, p, ModeSample(p))
    return FullPresence(money=float(money[0, 0]), hours=float(hours[0, 0]))


def full_presences(
    channels: Sequence[Channel], audience: float, hour_price: float, p: Parameters, sample: Sample
) -> tuple[Floats, Floats]:
    """Return (M, H) of every channel under every draw, each of shape (channels, draws).

    M is in currency a month and H in hours a month; infinite where money or hours do not move the channel.
    """
    hours = _hours(channels, p, sample)
    money = np.full_like(hours, math.inf)
    timed = [i for i, c in enumerate(channels) if c.purchase is Purchase.TIME and c.moved_by_hours]
    money[timed] = hours[timed] * (hour_price * sample.value("hour_price") / p.mode("hour_price"))
    priced = [i for i, c in enumerate(channels) if c.purchase not in (Purchase.TIME, Purchase.NOTHING)]
    prices = _prices([channels[i] for i in priced], p, sample)
    for i, price in zip(priced, prices, strict=True):
        np.multiply(price, _quantity(channels[i], audience, p, sample), out=money[i])
    hours[[i for i, c in enumerate(channels) if not c.moved_by_hours]] = math.inf
    return money, hours


def _hours(channels: Sequence[Channel], p: Parameters, sample: Sample) -> Floats:
    bounds = [(c.hours_per_week_low, c.hours_per_week_high) for c in channels]
    lows, highs = _positive(bounds, p.mode("zero_floor"))
    return sample.ranges([f"hours:{c.id}" for c in channels], lows, highs) * p.mode("weeks_per_month")


def _prices(channels: Sequence[Channel], p: Parameters, sample: Sample) -> Floats:
    """Return the price of one purchase on each channel."""
    bounds = [(c.money_eur_low, c.money_eur_high) for c in channels]
    lows, highs = _positive(bounds, p.mode("zero_floor"))
    return sample.ranges([f"price:{c.id}" for c in channels], lows, highs)


def _positive(bounds: list[tuple[float, float]], floor: float) -> tuple[Floats, Floats]:
    """Split ranges into lows and highs; a low end of zero is lifted to ``floor`` times the high end."""
    highs = np.array([high if high > 0 else 1.0 for _, high in bounds])
    lows = np.array([low if low > 0 else floor * high for (low, _), high in zip(bounds, highs, strict=True)])
    return lows, highs


def _quantity(channel: Channel, audience: float, p: Parameters, sample: Sample) -> Floats:
    """Return how many prices a full month takes: for each person reached, or a usual number."""
    match channel.purchase:
        case Purchase.IMPRESSIONS:
            return sample.value("impressions_per_person") * audience / 1000.0
        case Purchase.CLICKS:
            return sample.value("clicks_per_person") * audience
        case Purchase.CHATS:
            return sample.value("chats_per_person") * audience
    name = f"units_{channel.unit}"
    return sample.value(name if name in p else "units_other")
