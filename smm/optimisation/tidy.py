"""Among equally good mixes, the one with the fewest channels that take both money and hours.

Every owned channel sells its presence at the same price of an hour, so where money buys hours it does not matter on
which of them: the solver spreads it over all. A person wants to read it once. Exchanges at the same rate keep every
presence and every total, so the score and the limits stay as they are.
"""

import numpy as np

from smm.media import MediaType
from smm.optimisation.problem import MixProblem
from smm.optimisation.solver.program import HOURS, MONEY, Places
from smm.sample import Floats

SAME = 1e-9


def tidied(problem: MixProblem, amounts: Floats) -> Floats:
    """Return amounts with the same presences and totals, money gathered on as few tied channels as will take it.

    Parameters
    ----------
    problem : MixProblem
    amounts : array (problems, 2, channels)
    """
    p = problem.program
    full = np.broadcast_to(p.full, amounts.shape)
    low, high = (np.broadcast_to(a, amounts.shape) for a in (p.low, p.high))
    types = [channel.media_type for channel in problem.channels]
    result = amounts.copy()
    for one, worth, least, most in zip(result, full, low, high, strict=True):
        both = np.flatnonzero((one > least + SAME * np.abs(least)).all(axis=0) & np.isfinite(worth).all(axis=0))
        for tied in _ties(both, worth[MONEY, both] / worth[HOURS, both], types):
            _gather(one, tied, worth, (least, most), problem.today[MONEY])
    return result


def _ties(both: Places, price: Floats, types: list[MediaType]) -> list[list[int]]:
    """Group channels of one kind of media that buy an hour at one price."""
    groups: dict[tuple[MediaType, float], list[int]] = {}
    for i, asked in zip(both.tolist(), price.tolist(), strict=True):
        same = next((k for k in groups if k[0] == types[i] and abs(k[1] / asked - 1.0) < SAME), None)
        groups.setdefault(same or (types[i], asked), []).append(i)
    return [members for members in groups.values() if len(members) > 1]


def _gather(one: Floats, tied: list[int], full: Floats, bounds: tuple[Floats, Floats], today: Floats) -> None:
    """Move the money of tied channels onto those where most is spent today, then onto the largest."""
    low, high = bounds
    before = one[:, tied].sum(axis=1)
    usage = one[MONEY] / full[MONEY] + one[HOURS] / full[HOURS]
    least = {i: max(low[MONEY, i], (usage[i] - high[HOURS, i] / full[HOURS, i]) * full[MONEY, i]) for i in tied}
    most = {i: min(high[MONEY, i], (usage[i] - low[HOURS, i] / full[HOURS, i]) * full[MONEY, i]) for i in tied}
    rest = one[MONEY, tied].sum() - sum(least.values())
    for i in sorted(tied, key=lambda i: (-today[i], -most[i])):
        more = min(max(rest, 0.0), most[i] - least[i])
        one[MONEY, i] = least[i] + more
        exact = (usage[i] - one[MONEY, i] / full[MONEY, i]) * full[HOURS, i]
        one[HOURS, i] = low[HOURS, i] if more == most[i] - least[i] and exact < low[HOURS, i] + SAME else exact
        one[HOURS, i] = max(one[HOURS, i], low[HOURS, i])
        rest -= more
    _no_more(one, tied, low, before)


def _no_more(one: Floats, tied: list[int], low: Floats, before: Floats) -> None:
    """Take back what rounding added to the totals: next to a large amount it is large for a tiny one."""
    least = low[:, tied].sum(axis=1)
    above = one[:, tied].sum(axis=1) - least
    share = np.minimum(np.divide(before - least, above, out=np.ones(2), where=above > 0), 1.0)
    one[:, tied] = low[:, tied] + share[:, np.newaxis] * (one[:, tied] - low[:, tied])
