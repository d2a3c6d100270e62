"""From a plan to the programme of its best mix: which channels may be used, within which limits.

Every channel of the catalogue and of the plan may be used, today's and others. Nothing need be said about what money
or hours cannot move: there a full presence takes an infinite amount, so an amount brings nothing.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from smm.benefits import Situation, normalised, rates, situation
from smm.benefits import capabilities as carried_by
from smm.diagnosis import diagnose
from smm.limits import ChannelLimits, GroupLimits
from smm.media import Channel, MediaType
from smm.mix import HOURS_LIMIT, MONEY_LIMIT, Allocation
from smm.optimisation.solver.program import HOURS, MONEY, Program
from smm.optimisation.using import Amount
from smm.parameters import Parameters
from smm.plan import Plan
from smm.presence import full_presences
from smm.sample import Floats, ModeSample, Sample

KINDS = ("money", "hours")
LARGEST = (MONEY_LIMIT, HOURS_LIMIT)
"""The most a plan can hold of each kind."""
NOTHING = 1e-9
"""Limits below this share of a unit of currency, or of an hour, are limits of nothing."""


@dataclass(frozen=True)
class Row:
    """A shared limit: the whole plan's (``group`` is None) or one kind of media's, on money (0) or hours (1)."""

    kind: int
    group: MediaType | None
    least: float
    most: float


@dataclass(frozen=True)
class MixProblem:
    """The best mix of a plan, before it is solved.

    Attributes
    ----------
    channels : tuple of Channel
        Sorted by id.
    today : array (2, channels)
        Money and hours now.
    rows : tuple of Row
        The limits of ``program``, in its order.
    program : Program
        One problem at the most likely values, or one for each draw.
    """

    plan: Plan
    channels: tuple[Channel, ...]
    today: Floats
    rows: tuple[Row, ...]
    program: Program

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the channels."""
        return tuple(channel.id for channel in self.channels)

    @property
    def budgets(self) -> tuple[float, float]:
        """Money and hours there are in a month."""
        return self.rows[MONEY].most, self.rows[HOURS].most

    @property
    def score_now(self) -> float:
        """Total score of today's mix, points."""
        return self.score(self.today)

    def score(self, amounts: Floats) -> float:
        """Return the total score of amounts of shape (2, channels), points; of many draws under the first."""
        return float(self.program.value(amounts[np.newaxis])[0])

    def amounts(self, channels: Mapping[str, Amount]) -> Floats:
        """Return what every channel gets as an array of shape (2, channels)."""
        return np.array([[getattr(channels[name], kind) for name in self.ids] for kind in KINDS])


def mix_problem(plan: Plan, p: Parameters, sample: Sample) -> MixProblem:
    """Return the programme of a plan's best mix.

    Parameters
    ----------
    plan : Plan
        A limit that is missing is what today's mix spends.
    p : Parameters
    sample : Sample
        The most likely values, or draws.

    Examples
    --------
    >>> from smm.parameters import default_parameters
    >>> from smm.sample import ModeSample
    >>> from smm.trades import example
    >>> p = default_parameters()
    >>> problem = mix_problem(example("bar_centrale"), p, ModeSample(p))
    >>> problem.budgets, len(problem.channels)
    ((100.0, 30.0), 40)
    """
    s, today = _everywhere(plan, p)
    rows = _rows(plan)
    low, high = _bounds(plan, s.channels, today)
    now, _ = rates(s, sample)
    return MixProblem(
        plan=plan,
        channels=s.channels,
        today=today,
        rows=rows,
        program=Program(
            dose=_by_draw(now) @ _by_draw(carried_by(s.channels, sample)),
            weight=np.array(list(normalised(plan.weights.by_benefit()).values())),
            full=_by_draw(np.stack(full_presences(s.channels, s.audience, s.hour_price, p, sample))),
            low=low[np.newaxis],
            high=high[np.newaxis],
            coefficients=_coefficients(rows, s.channels),
            least=np.array([[row.least for row in rows]]),
            most=np.array([[row.most for row in rows]]),
        ),
    )


def _by_draw(values: Floats) -> Floats:
    """Return the model's draws, its last axis, as the first: to the solver each draw is a programme of its own."""
    return np.ascontiguousarray(np.moveaxis(values, -1, 0), dtype=float)


def likely_problem(plan: Plan, p: Parameters) -> MixProblem:
    """Return the programme of a plan's best mix at the most likely values."""
    return mix_problem(plan, p, ModeSample(p))


def _everywhere(plan: Plan, p: Parameters) -> tuple[Situation, Floats]:
    """Return the plan's situation over every channel there is, and what each gets today."""
    channels = plan.channels
    diagnosis = diagnose(plan.answers, [channels[a.channel] for a in plan.used], p, plan.measured)
    mix = (*plan.mix, *(Allocation(channel=name) for name in channels))
    s = situation(mix, diagnosis, channels, plan.profile.audience, plan.profile.hour_price)
    return s, np.stack([s.money, s.hours])


def _rows(plan: Plan) -> tuple[Row, ...]:
    limits = plan.limits
    totals = (
        Row(MONEY, None, 0.0, worth(plan.money if limits.money is None else limits.money)),
        Row(HOURS, None, 0.0, worth(plan.hours if limits.hours is None else limits.hours)),
    )
    groups = [
        Row(kind, group, worth(getattr(found, f"{name}_least")), _most(found, name))
        for group, found in limits.groups.items()
        for kind, name in enumerate(KINDS)
    ]
    return (*totals, *(row for row in groups if row.least > 0 or row.most < math.inf))


def _most(limits: GroupLimits, kind: str) -> float:
    most: float | None = getattr(limits, f"{kind}_most")
    return math.inf if most is None else worth(most)


def worth(amount: float) -> float:
    """Return an amount, nothing where it is next to nothing."""
    return amount if amount >= NOTHING else 0.0


def _bounds(plan: Plan, channels: tuple[Channel, ...], today: Floats) -> tuple[Floats, Floats]:
    low, high = np.zeros_like(today), np.full_like(today, math.inf)
    for i, channel in enumerate(channels):
        limits = plan.limits.channels.get(channel.id, ChannelLimits())
        if limits.locked:
            low[:, i] = high[:, i] = today[:, i]
            continue
        for kind, name in enumerate(KINDS):
            low[kind, i] = worth(getattr(limits, f"{name}_least"))
            high[kind, i] = min(_most(limits, name), LARGEST[kind])
        if low[:, i].any():  # then it is used, and gets what a channel in use gets
            low[:, i] = np.maximum(low[:, i], (worth(limits.money_if_used), worth(limits.hours_if_used)))
    return low, high


def _coefficients(rows: tuple[Row, ...], channels: tuple[Channel, ...]) -> Floats:
    table = np.zeros((len(rows), 2, len(channels)))
    for line, row in zip(table, rows, strict=True):
        line[row.kind] = [row.group in (None, channel.media_type) for channel in channels]
    return table
