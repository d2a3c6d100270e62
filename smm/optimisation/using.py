"""Another mix in the place of today's."""

from collections.abc import Mapping
from typing import Protocol

from smm.mix import Allocation
from smm.plan import Plan


class Amount(Protocol):
    """Money and hours a month."""

    @property
    def money(self) -> float:
        """Currency."""

    @property
    def hours(self) -> float:
        """Hours."""


def using(plan: Plan, amounts: Mapping[str, Amount]) -> Plan:
    """Return a plan with these amounts as its mix; what is exchanged on a channel stays as it was.

    Parameters
    ----------
    plan : Plan
    amounts : mapping of channel to Amount
        Channels that get nothing are left out.

    Examples
    --------
    >>> plan = Plan(mix=[{"channel": "blog", "hours": 3}])
    >>> using(plan, {"blog": Allocation(channel="blog", hours=5.0)}).hours
    5.0
    """
    formats = {a.channel: a.formats for a in plan.used}
    order = [*(name for name in formats if name in amounts), *(name for name in amounts if name not in formats)]
    mix = tuple(
        Allocation(channel=name, money=amounts[name].money, hours=amounts[name].hours, formats=formats.get(name))
        for name in order
        if amounts[name].money > 0 or amounts[name].hours > 0
    )
    return plan.model_copy(update={"mix": mix})


def changing(plan: Plan, changes: Mapping[str, Amount]) -> Plan:
    """Return a plan with some channels changed and the others as they are.

    Examples
    --------
    >>> plan = Plan(mix=[{"channel": "blog", "hours": 3}, {"channel": "mentions", "hours": 1}])
    >>> changing(plan, {"blog": Allocation(channel="blog", hours=5.0)}).hours
    6.0
    """
    return using(plan, {a.channel: a for a in plan.used} | dict(changes))
