"""What one more unit is worth: of a budget at the best mix, and on each channel."""

import numpy as np

from smm.optimisation.problem import MixProblem
from smm.optimisation.solver.interior import Solved, solve
from smm.optimisation.solver.program import HOURS, MONEY
from smm.sample import Floats

MORE = (10.0, 1.0)
"""The steps people think in: ten units of currency, one hour."""
FULL = 1e-9


def budget_prices(problem: MixProblem, solved: Solved) -> tuple[float, float]:
    """Return points for one more unit of currency and for one more hour, at the best mix.

    A budget of nothing has no price in the solver: there the first unit goes where it brings most.
    """
    p = problem.program
    slopes = p.gradient(solved.amounts)[0]
    left = p.most[0] - p.sums(solved.amounts)[0]
    prices = []
    for kind in (MONEY, HOURS):
        price = float(solved.price[0, kind])
        spent = p.sums(p.low)[0, kind]
        if p.most[0, kind] - spent <= FULL * p.most[0, kind]:
            others = [j for j in range(len(left)) if j != kind]
            shut = (p.coefficients[others] * (left[others] <= 0)[:, np.newaxis, np.newaxis]).any(axis=0)[kind]
            free = ~shut & (p.high[0, kind] > solved.amounts[0, kind])
            price = float(slopes[kind][free].max(initial=0.0))
        prices.append(max(price, 0.0))
    return prices[MONEY], prices[HOURS]


def gains(problem: MixProblem, value: float) -> tuple[float, float]:
    """Return what ten more units of currency, and one more hour, add to the best score: re-solved, not extrapolated."""
    most = np.repeat(problem.program.most, 2, axis=0)
    most[[0, 1], [MONEY, HOURS]] += MORE
    found = solve(problem.program.with_(most=most)).value
    return max(0.0, float(found[MONEY]) - value), max(0.0, float(found[HOURS]) - value)


def marginals(problem: MixProblem, amounts: Floats) -> Floats:
    """Return points for one more unit on each channel, shape (2, channels), at amounts of the same shape."""
    slopes: Floats = problem.program.gradient(amounts[np.newaxis])[0]
    return slopes
