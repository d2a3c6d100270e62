"""How the score answers to one channel: points against its money or its hours, the others as in the best mix."""

from dataclasses import dataclass

import numpy as np

from smm.optimisation.problem import KINDS, mix_problem
from smm.optimisation.program import HOURS, MONEY, Program
from smm.optimisation.results import Optimum, Result
from smm.parameters import Parameters, default_parameters
from smm.sample import DrawnSample, Floats, ModeSample
from smm.uncertainty import QUANTILES, Interval

POINTS = 61
DRAWS = 256
BEYOND = 1.25
"""How far a curve goes beyond the farther of its marks."""


@dataclass(frozen=True)
class _Part:
    """One channel of a programme at the best mix, moved by one kind of amount."""

    channel: int
    kind: int


class Response(Result):
    """The response curve of one channel.

    Attributes
    ----------
    channel : str
    kind : str
        ``money`` or ``hours``: what is varied; the other amount of the channel, and all others, stay at the best mix.
    amounts, points : tuple of float
        Amounts a month, and the points that they add to the best mix without this amount.
    now, best : float
        Today's amount and that of the best mix.
    points_now, points_best : float
        The points of the curve there.
    saturation : Interval
        Amount at which the channel reaches half of what it can ever give, over the draws of the parameters.
    """

    channel: str
    kind: str
    amounts: tuple[float, ...]
    points: tuple[float, ...]
    now: float
    best: float
    points_now: float
    points_best: float
    saturation: Interval


def responses(found: Optimum, channel: str, model_parameters: Parameters | None = None) -> tuple[Response, ...]:
    """Return the response curves of a channel: by hours, by money, or both; none where neither moves it.

    Parameters
    ----------
    found : Optimum
    channel : str
        Id of a channel of the plan.
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``.

    Examples
    --------
    >>> import smm
    >>> found = smm.optimise(smm.template("cafe"))
    >>> (by_hours,) = responses(found, "google_reviews")
    >>> by_hours.kind, by_hours.points[0], by_hours.points_best > by_hours.points_now
    ('hours', 0.0, True)
    """
    p = model_parameters or default_parameters()
    problem = mix_problem(found.plan, p, ModeSample(p))
    drawn = mix_problem(found.plan, p, DrawnSample(p, DRAWS)).program.full
    i = problem.ids.index(channel)
    best = np.array([[getattr(found.channels[name], kind) for name in problem.ids] for kind in KINDS])
    curves = []
    for kind in (HOURS, MONEY):
        full = problem.program.full[0, kind, i]
        if np.isfinite(full):
            half = Interval(*np.quantile(drawn[:, kind, i], QUANTILES).tolist())
            now = float(problem.today[kind, i])
            amounts = np.linspace(0.0, BEYOND * max(now, best[kind, i], half.high), POINTS)
            at = np.append(amounts, [now, best[kind, i]])
            points = _points(problem.program, best, _Part(i, kind), at)
            curves.append(
                Response(
                    channel=channel,
                    kind=KINDS[kind],
                    amounts=tuple(amounts.tolist()),
                    points=tuple(points[:POINTS].tolist()),
                    now=now,
                    best=float(best[kind, i]),
                    points_now=float(points[POINTS]),
                    points_best=float(points[POINTS + 1]),
                    saturation=half,
                )
            )
    return tuple(curves)


def _points(program: Program, best: Floats, part: _Part, amounts: Floats) -> Floats:
    """Return what amounts of one part add to the best mix without it."""
    tried = np.repeat(best[np.newaxis], len(amounts) + 1, axis=0)
    tried[:, part.kind, part.channel] = np.append(0.0, amounts)
    scores = program.value(tried)
    points: Floats = scores[1:] - scores[0]
    return points
