"""The certificate: what any other mix could gain at most, from a linear programme and nothing of the solver.

A concave function lies below its tangent, so no mix within the limits gains more over ``x`` than
``max_s ∇f(x) · (s − x)`` (Frank & Wolfe 1956). The maximum is a linear programme, solved by HiGHS; what is reported is
the bound of its dual prices, which holds whatever the tolerances of HiGHS (weak duality).
"""

import numpy as np

from smm.optimisation.solver.linear import LinearModel, Row
from smm.optimisation.solver.program import Program
from smm.sample import Floats


def gap(program: Program, amounts: Floats) -> float:
    """Return an upper bound, in points, on what any other mix within the limits gains over one mix.

    Parameters
    ----------
    program : Program
        One problem, with a finite ``most`` for all money and all hours.
    amounts : array (1, 2, channels)
        A mix within the limits.

    Returns
    -------
    float
        Not negative; 0 proves the mix to be the best.
    """
    p = program.spread_out()
    slope = p.gradient(amounts)[0].ravel()
    rows = p.coefficients.reshape(len(p.coefficients), -1)
    unit = largest_amounts(p).ravel()
    with np.errstate(over="ignore"):  # the largest amount there may be, in units of the smallest
        low, high = p.low[0].ravel() / unit, p.high[0].ravel() / unit
    high = np.minimum(high, np.maximum(1.0, low))
    matrix, limit = _at_most(rows * unit, p.least[0], p.most[0])
    worth = slope * unit
    prices = _prices(worth, matrix, limit, low, high)
    reduced = worth - prices @ matrix
    bound = prices @ limit + np.maximum(reduced * low, reduced * high).sum()
    return max(0.0, float(bound - worth @ (amounts[0].ravel() / unit)))


def largest_amounts(p: Program) -> Floats:
    """Return the largest each amount can be, shape (2, channels): a unit to count it in; 1 where it can only be 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        alone = np.where(p.coefficients > 0, p.most[0][:, np.newaxis, np.newaxis] / p.coefficients, np.inf)
    largest: Floats = np.minimum(alone.min(axis=0), p.high[0])
    return np.where(largest > 0, largest, 1.0)


def _at_most(rows: Floats, least: Floats, most: Floats) -> tuple[Floats, Floats]:
    """Return all limits as ``matrix · s <= limit``, each row divided by its largest coefficient."""
    below, above = np.isfinite(most), np.isfinite(least)
    matrix = np.concatenate([rows[below], -rows[above]])
    limit = np.concatenate([most[below], -least[above]])
    scale = np.abs(matrix).max(axis=1, initial=0.0)
    keep = scale > 0
    return matrix[keep] / scale[keep, np.newaxis], limit[keep] / scale[keep]


def _prices(worth: Floats, matrix: Floats, limit: Floats, low: Floats, high: Floats) -> Floats:
    largest = np.abs(worth).max(initial=0.0) or 1.0
    model = LinearModel(-worth / largest, low, high)
    model.add([Row(np.flatnonzero(row), row[row != 0], most) for row, most in zip(matrix, limit, strict=True)])
    found = model.solve()
    if found is None:
        return np.zeros(len(limit))
    prices: Floats = np.maximum(-found.prices, 0.0) * largest
    return prices
