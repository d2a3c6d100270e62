"""How the score answers to one channel: points against its money or its hours, the others as in the best mix."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from smm.optimisation.doubt import DRAWS
from smm.optimisation.problem import KINDS, MixProblem, likely_problem, mix_problem
from smm.optimisation.results import Optimum, Result
from smm.optimisation.solver.program import HOURS, MONEY, Program
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.sample import DrawnSample, Floats
from smm.uncertainty import Interval, interval

POINTS = 61
"""Between so many, straight lines leave a curve by less than a hundredth of a point."""
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


Curves = dict[str, tuple[Response, ...]]


def responses(found: Optimum, channels: Iterable[str], model_parameters: Parameters | None = None) -> Curves:
    """Return the response curves of channels: by hours, by money, or both; none where neither moves one.

    Parameters
    ----------
    found : Optimum
    channels : iterable of str
        Ids of channels of the plan.
    model_parameters : Parameters, optional
        Default: the plan's.

    Examples
    --------
    >>> import smm
    >>> found = smm.optimise(smm.template("cafe"))
    >>> (by_hours,) = responses(found, ["google_reviews"])["google_reviews"]
    >>> by_hours.kind, by_hours.points[0], by_hours.points_best > by_hours.points_now
    ('hours', 0.0, True)
    """
    p = model_parameters or parameters_of(found.plan)
    problem = likely_problem(found.plan, p)
    drawn = mix_problem(found.plan, p, DrawnSample(p, DRAWS)).program.full
    full = problem.program.full[0]
    parts = {name: [_Part(problem.ids.index(name), kind) for kind in (HOURS, MONEY)] for name in channels}
    return {
        name: tuple(
            _curve(found, problem, part, drawn[:, part.kind, part.channel])
            for part in both
            if np.isfinite(full[part.kind, part.channel])
        )
        for name, both in parts.items()
    }


def _curve(found: Optimum, problem: MixProblem, part: _Part, full: Floats) -> Response:
    mix = problem.amounts(found.channels)
    half = interval(full)
    now, best = (float(amounts[part.kind, part.channel]) for amounts in (problem.today, mix))
    amounts = np.linspace(0.0, BEYOND * max(now, best, half.high), POINTS)
    points = _points(problem.program, mix, part, np.append(amounts, [now, best])).tolist()
    return Response.model_construct(
        channel=problem.ids[part.channel],
        kind=KINDS[part.kind],
        amounts=tuple(amounts.tolist()),
        points=tuple(points[:POINTS]),
        now=now,
        best=best,
        points_now=points[POINTS],
        points_best=points[POINTS + 1],
        saturation=half,
    )


def _points(program: Program, best: Floats, part: _Part, amounts: Floats) -> Floats:
    """Return what amounts of one part add to the best mix without it."""
    tried = np.repeat(best[np.newaxis], len(amounts) + 1, axis=0)
    tried[:, part.kind, part.channel] = np.append(0.0, amounts)
    scores = program.value(tried)
    points: Floats = scores[1:] - scores[0]
    return points
