"""The same model over drawn parameters: intervals of every score, and which numbers move the answer most."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict

from smm.benefits import BENEFITS, Benefit, Situation, normalised, points, rates, reach
from smm.parameters import Parameters
from smm.sample import DrawnSample, Floats, columns

DRAWS = 1024
QUANTILES = (0.1, 0.5, 0.9)
DRIVERS = 5
NOISE = 4.0
"""Standard errors a slope must stand above zero before its number counts as a driver."""
UNIFORM_PRECISION = 12.0
"""One over the variance of a uniform variable on (0, 1)."""


class Interval(NamedTuple):
    """The tenth, fiftieth and ninetieth percentile of a number over the draws: ``low <= median <= high``."""

    low: float
    median: float
    high: float


def interval(values: Floats) -> Interval:
    """Return the interval of one number over its draws.

    Examples
    --------
    >>> interval(np.arange(11.0))
    Interval(low=1.0, median=5.0, high=9.0)
    """
    return Interval(*np.quantile(values, QUANTILES).tolist())


class Driver(BaseModel):
    """A number of the model and how far the answer moves with it.

    Attributes
    ----------
    name : str
        Id of a parameter, or ``hours:CHANNEL`` / ``price:CHANNEL`` for a range of the catalogue.
    points : float
        Change of the total score, in points, when the number goes from its tenth to its ninetieth percentile.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    points: float


class Spread(BaseModel):
    """How sure the scores are, over ``draws`` joint draws of every parameter."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    draws: int
    scores: dict[Benefit, Interval]
    potentials: dict[Benefit, Interval]
    contributions: dict[Benefit, dict[str, Interval]]
    total: Interval
    total_locked: Interval
    drivers: tuple[Driver, ...]


def spread(s: Situation, p: Parameters, benefit_weights: Mapping[Benefit, float], draws: int = DRAWS) -> Spread:
    """Score one situation under many joint draws of the parameters, in one vectorised pass.

    Parameters
    ----------
    s : Situation
    p : Parameters
    benefit_weights : mapping of Benefit to float
    draws : int
        At least 2; the default gives percentiles that stay within about a point.

    Examples
    --------
    >>> from smm.benefits import situation
    >>> from smm.diagnosis import Answers, diagnose
    >>> from smm.media import catalogue
    >>> from smm.parameters import default_parameters
    >>> s = situation([], diagnose(Answers()), catalogue(), 10_000, 40)
    >>> spread(s, default_parameters(), dict.fromkeys(Benefit, 1.0)).total.high
    0.0
    """
    sample = DrawnSample(p, draws)
    now, full = rates(s, sample)
    reached = reach(s, p, sample)
    everywhere = reached.sum(axis=1)
    dose = (now * everywhere).sum(axis=1)
    scores = points(dose)
    potentials = np.maximum(points((full * everywhere).sum(axis=1)), scores)
    mean = np.array(list(normalised(benefit_weights).values()))
    totals = np.stack([mean @ scores, mean @ (potentials - scores)])
    total, total_locked = _intervals(totals)
    return Spread.model_construct(  # computed here, so there is nothing to validate
        draws=draws,
        scores=dict(zip(BENEFITS, _intervals(scores), strict=True)),
        potentials=dict(zip(BENEFITS, _intervals(potentials), strict=True)),
        contributions=_contributions([c.id for c in s.channels], now * _ratio(scores, dose)[:, np.newaxis], reached),
        total=total,
        total_locked=total_locked,
        drivers=_drivers(sample, totals[0]),
    )


def _contributions(names: list[str], shares: Floats, reached: Floats) -> dict[Benefit, dict[str, Interval]]:
    """Return the interval of every channel's points of every benefit."""
    return {
        benefit: dict(zip(names, _intervals(np.einsum("kd,kcd->cd", share, reached)), strict=True))
        for benefit, share in zip(BENEFITS, shares, strict=True)
    }


def _ratio(scores: Floats, dose: Floats) -> Floats:
    return np.divide(scores, dose, out=np.zeros_like(scores), where=dose > 0)


def _quantiles(values: Floats) -> Floats:
    """Return the three quantiles of every row, linearly interpolated, shape (rows, 3)."""
    ordered = np.sort(values, axis=1)
    position = np.array(QUANTILES) * (ordered.shape[1] - 1)
    below = position.astype(int)
    above = np.minimum(below + 1, ordered.shape[1] - 1)
    low, high = ordered[:, below], ordered[:, above]
    quantiles: Floats = low + (high - low) * (position - below)  # in full digits again
    return quantiles


def _intervals(values: Floats) -> list[Interval]:
    return [*map(Interval._make, _quantiles(values).tolist())]


def _drivers(sample: DrawnSample, total: Floats) -> tuple[Driver, ...]:
    """Rank the drawn columns by the slope of the total on their quantile, times the distance from P10 to P90."""
    names = sample.names
    if not names or np.ptp(total) == 0:
        return ()
    slopes = columns(tuple(names), sample.size) @ (total - total.mean()) * (UNIFORM_PRECISION / sample.size)
    noise = NOISE * total.std() * (UNIFORM_PRECISION / sample.size) ** 0.5
    effects = slopes * (QUANTILES[2] - QUANTILES[0])
    order = np.argsort(-np.abs(effects), kind="stable")[:DRIVERS]
    return tuple(
        Driver.model_construct(name=names[i], points=float(effects[i])) for i in order if abs(slopes[i]) > noise
    )
