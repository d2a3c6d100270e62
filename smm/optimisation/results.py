"""What the best mix says, frozen."""

from pydantic import BaseModel, ConfigDict

from smm.optimisation.using import using
from smm.plan import Plan


class Result(BaseModel):
    """A frozen result."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class PerUnit(Result):
    """Points for one more unit of currency and for one more hour a month."""

    money: float
    hours: float


class Amounts(Result):
    """Currency and hours a month."""

    money: float
    hours: float


class Change(Amounts):
    """What a channel gets a month, beside what it gets today."""

    money_now: float
    hours_now: float


class ChannelBest(Result):
    """One channel today and in the best mix, a month.

    Attributes
    ----------
    money, hours, money_now, hours_now : float
        Currency and hours.
    presence, presence_now : float
        0 to 1.
    points, points_now : float
        Its part of the total score; the parts of all channels sum to it.
    marginal, marginal_now : PerUnit
        What one more unit on this channel alone would bring.
    """

    money: float
    hours: float
    money_now: float
    hours_now: float
    presence: float
    presence_now: float
    points: float
    points_now: float
    marginal: PerUnit
    marginal_now: PerUnit

    @property
    def used(self) -> bool:
        """Whether the best mix uses the channel."""
        return self.money > 0 or self.hours > 0

    @property
    def used_now(self) -> bool:
        """Whether today's mix uses the channel."""
        return self.money_now > 0 or self.hours_now > 0


class Budget(Result):
    """Money, or hours, there are in a month.

    Attributes
    ----------
    amount, spent : float
        What there is and what the best mix takes.
    from_today : bool
        Whether the plan sets no limit and today's total stands for it.
    binds : bool
        Whether more of it would raise the best score.
    price : float
        Points for one more unit (the shadow price), at the best mix.
    gain : float
        Points that ten more units of currency, or one more hour, add to the best score.
    """

    amount: float
    spent: float
    from_today: bool
    binds: bool
    price: float
    gain: float


class Proof(Result):
    """How the best mix was proven.

    Attributes
    ----------
    bound : float
        A score that no mix within the limits exceeds, points.
    choices : bool
        Whether some limit is a choice (how many channels, or «if at all, then at least»); the bound then comes from
        the search over the choices, else from the tangent at the best mix.
    rounds : int
        Proposals that the search needed; 0 without choices.
    """

    bound: float
    choices: bool
    rounds: int


class Optimum(Result):
    """The best mix of a plan under the model, and the proof.

    Attributes
    ----------
    plan : Plan
        The plan that was asked about.
    channels : dict of channel to ChannelBest
        Every channel that may be used.
    objective, objective_now : float
        Weighted total score of the best mix and of today's, 0 to 100.
    gap : float
        Points that any other mix within the limits can gain at most, computed independently of the solver.
    proof : Proof
    today_fits : bool
        Whether today's mix keeps the limits; where it does not, it may score more than the best mix that does.
    money, hours : Budget
    """

    plan: Plan
    channels: dict[str, ChannelBest]
    objective: float
    objective_now: float
    gap: float
    proof: Proof
    today_fits: bool
    money: Budget
    hours: Budget

    @property
    def allocation(self) -> dict[str, ChannelBest]:
        """The channels used today or in the best mix."""
        return {name: c for name, c in self.channels.items() if c.used or c.used_now}

    @property
    def best(self) -> Plan:
        """The plan with the best mix in the place of today's."""
        return using(self.plan, {name: c for name, c in self.channels.items() if c.used})
