"""A channel of one's own: made from a name, a type and who can speak to whom."""

from smm.media import Capability, Channel, Flow, Format, MediaType
from smm.plan import Plan


def add_own_channel(
    plan: Plan,
    name: str,
    media_type: MediaType,
    flows: dict[Flow, Capability],
    *,
    formats: tuple[Format, ...] = tuple(Format),
    money: tuple[float, float] = (0.0, 100.0),
    hours: tuple[float, float] = (1.0, 4.0),
) -> tuple[Plan, Channel]:
    """Return the plan with a new custom channel, and the channel.

    Parameters
    ----------
    money : (low, high)
        Currency a month of a small and of a full presence; plays a part only for paid channels.
    hours : (low, high)
        Hours a week of a small and of a full presence.

    Examples
    --------
    >>> plan, channel = add_own_channel(Plan(), "Radio", MediaType.PAID, {Flow.COMPANY_TO_CONSUMER: Capability.HIGH})
    >>> channel.id, plan.channels["own_1"].name_it
    ('own_1', 'Radio')
    """
    taken = set(plan.channels)
    number = next(i for i in range(1, len(taken) + 2) if f"own_{i}" not in taken)
    channel = Channel(
        id=f"own_{number}",
        name_en=name,
        name_it=name,
        media_type=media_type,
        **{flow.value: flows.get(flow, Capability.NONE) for flow in Flow},
        formats=formats,
        money_eur_low=money[0],
        money_eur_high=money[1],
        hours_per_week_low=hours[0],
        hours_per_week_high=hours[1],
    )
    return plan.model_copy(update={"custom_channels": (*plan.custom_channels, channel)}), channel
