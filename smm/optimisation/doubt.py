"""How sure the advice is: the best mix of every draw of the parameters, beside the one that is proposed.

Where the limits are choices, the draws keep the channels that were chosen: what is uncertain is the split among them.
"""

from collections.abc import Callable

import numpy as np

from smm.optimisation.choice import held
from smm.optimisation.problem import MixProblem, likely_problem, mix_problem
from smm.optimisation.results import Optimum, Result
from smm.optimisation.robust import Robust, robust
from smm.optimisation.solver.interior import solve
from smm.optimisation.solver.program import HOURS, MONEY, Program
from smm.optimisation.tidy import tidied
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.sample import DrawnSample, Floats
from smm.uncertainty import QUANTILES, Interval, interval

DRAWS = 256
"""Half as many leave P10 and P90 of score and gain up to 1.8 points from those of 4,096 draws, these 0.5; twice as many
are no nearer and take three times as long (over six trades)."""
TOGETHER = 32
"""Draws solved at once, between two words about how far the work is."""

Progress = Callable[[float], None]


class ChannelDoubt(Result):
    """P10, P50 and P90 of what one channel gets in the best mix, and of its share of all money and of all hours."""

    money: Interval
    hours: Interval
    money_share: Interval
    hours_share: Interval


class Regret(Result):
    """Points lost by acting on the most likely parameters when others are true: mean and ninetieth percentile."""

    mean: float
    high: float


class Doubt(Result):
    """How sure the best mix is, over joint draws of every parameter.

    Attributes
    ----------
    draws : int
    channels : dict of channel to ChannelDoubt
    best, today, gain : Interval
        Scores of the proposed mix and of today's, and the points between them.
    chance : float
        Share of the draws in which the proposed mix scores more than today's.
    regret : Regret
    robust : Robust
        The mix with the highest tenth percentile that was found.
    channels_held : bool
        Whether the draws kept the channels that were chosen.
    """

    draws: int
    channels: dict[str, ChannelDoubt]
    best: Interval
    today: Interval
    gain: Interval
    chance: float
    regret: Regret
    robust: Robust
    channels_held: bool


def doubt(
    found: Optimum,
    model_parameters: Parameters | None = None,
    draws: int = DRAWS,
    progress: Progress | None = None,
) -> Doubt:
    """Re-solve a best mix for many draws of the parameters.

    Parameters
    ----------
    found : Optimum
    model_parameters : Parameters, optional
    draws : int
        At least 2.
    progress : callable, optional
        Told the share of the work that is done, 0 to 1.

    Examples
    --------
    >>> from smm.optimisation.best import optimise
    >>> from smm.trades import example
    >>> sure = doubt(optimise(example("bar_centrale")), draws=16)
    >>> sure.chance, sure.regret.mean < sure.gain.median
    (1.0, True)
    """
    p = model_parameters or parameters_of(found.plan)
    likely = likely_problem(found.plan, p)
    used = np.array([found.channels[name].used for name in likely.ids])
    drawn = held(mix_problem(found.plan, p, DrawnSample(p, draws)), used, likely.program)
    best = likely.amounts(found.channels)
    splits = _solved(drawn.program, progress)
    scores, today, there = (drawn.program.value(a) for a in (best[np.newaxis], likely.today[np.newaxis], splits))
    lost = np.maximum(there - scores, 0.0)
    return Doubt.model_construct(
        draws=draws,
        channels=_channels(drawn, tidied(drawn, splits)),
        best=interval(scores),
        today=interval(today),
        gain=interval(scores - today),
        chance=float((scores > today).mean()),
        regret=Regret.model_construct(mean=float(lost.mean()), high=float(np.quantile(lost, QUANTILES[-1]))),
        robust=robust(held(likely, used, likely.program), drawn.program, np.concatenate([best[np.newaxis], splits])),
        channels_held=found.proof.choices,
    )


def _solved(program: Program, progress: Progress | None) -> Floats:
    whole, parts = program.spread_out(), []
    for first in range(0, whole.size, TOGETHER):
        parts.append(solve(whole.part(first, first + TOGETHER)).amounts)
        if progress is not None:
            progress(min(1.0, (first + TOGETHER) / whole.size))
    return np.concatenate(parts)


def _channels(problem: MixProblem, amounts: Floats) -> dict[str, ChannelDoubt]:
    totals = amounts.sum(axis=2, keepdims=True)
    shares = np.divide(amounts, totals, out=np.zeros_like(amounts), where=totals > 0)
    found, parts = np.quantile(amounts, QUANTILES, axis=0), np.quantile(shares, QUANTILES, axis=0)
    return {
        name: ChannelDoubt.model_construct(
            money=Interval(*found[:, MONEY, i].tolist()),
            hours=Interval(*found[:, HOURS, i].tolist()),
            money_share=Interval(*parts[:, MONEY, i].tolist()),
            hours_share=Interval(*parts[:, HOURS, i].tolist()),
        )
        for i, name in enumerate(problem.ids)
    }
