"""The robust mix: the one whose score is highest where the parameters turn out badly.

The tenth percentile of the score over the draws is not concave, so the search climbs: from the best of the mixes that
are best for one draw, towards those that are best for the draws that go badly, as long as the percentile rises. Any
blend of mixes within the limits is within the limits. How much a better search could still find is bounded: no mix
scores more in a draw than the best mix of that draw.
"""

import numpy as np

from smm.benefits import points
from smm.optimisation.problem import MixProblem
from smm.optimisation.results import Amounts, Result
from smm.optimisation.solver.program import HOURS, MONEY, Program
from smm.optimisation.tidy import tidied
from smm.presence import saturate
from smm.sample import Floats
from smm.uncertainty import QUANTILES

LOW = QUANTILES[0]
BAD = 1.5 * LOW
"""Share of the draws that count as going badly."""
STEPS = np.array([0.6, 0.3, 0.1, 0.03])
"""Shares of the way to another mix that are tried: three times as many gain less than 0.03 points in any trade."""
CLIMBS = 40
"""Most steps; the twelve trades take at most eleven."""
WORTH = 1e-4
"""Points of the tenth percentile below which a step is not worth taking."""


class Robust(Result):
    """The mix with the highest tenth percentile that was found.

    Attributes
    ----------
    channels : dict of channel to Amounts
        The channels it uses.
    low, best_low : float
        Tenth percentile of its score, and of the score of the best mix at the most likely parameters.
    objective : float
        Its score at the most likely parameters.
    bound : float
        No mix has a higher tenth percentile.
    """

    channels: dict[str, Amounts]
    low: float
    best_low: float
    objective: float
    bound: float


def robust(likely: MixProblem, drawn: Program, mixes: Floats) -> Robust:
    """Climb to a robust mix.

    Parameters
    ----------
    likely : MixProblem
        The plan at the most likely parameters.
    drawn : Program
        The same over draws.
    mixes : array (1 + draws, 2, channels)
        The best mix at the most likely parameters, then the best of every draw.
    """
    p = drawn.spread_out()
    usage = (mixes[:, np.newaxis] / p.full).sum(axis=2)
    lows = np.array([_low(_scores(p, u)) for u in usage])
    mix = tidied(likely, _climb(p, mixes, usage, int(lows.argmax()))[np.newaxis])
    return Robust.model_construct(
        channels={
            name: Amounts.model_construct(money=float(mix[0, MONEY, i]), hours=float(mix[0, HOURS, i]))
            for i, name in enumerate(likely.ids)
            if mix[0, :, i].any()
        },
        low=float(_low(p.value(mix))),
        best_low=float(lows[0]),
        objective=float(likely.program.value(mix)[0]),
        bound=float(_low(p.value(mixes[1:]))),
    )


def _low(scores: Floats) -> Floats:
    low: Floats = np.quantile(scores, LOW, axis=-1)
    return low


def _scores(p: Program, usage: Floats) -> Floats:
    """Return the scores of usages of shape (…, draws, channels), shape (…, draws)."""
    doses = (p.dose @ saturate(usage)[..., np.newaxis])[..., 0]
    scores: Floats = points(doses) @ p.weight
    return scores


def _climb(p: Program, mixes: Floats, usage: Floats, start: int) -> Floats:
    mix: Floats = mixes[start]
    used = usage[start]
    low = _low(_scores(p, used))
    for _ in range(CLIMBS):
        scores = _scores(p, used)
        towards = 1 + np.flatnonzero(scores <= np.quantile(scores, BAD))
        blends = used + STEPS[:, np.newaxis, np.newaxis, np.newaxis] * (usage[towards] - used)
        lows = _low(_scores(p, blends))
        step, place = np.unravel_index(lows.argmax(), lows.shape)
        if lows[step, place] <= low + WORTH:
            break
        low, used = lows[step, place], blends[step, place]
        mix = mix + STEPS[step] * (mixes[towards[place]] - mix)
    return mix
