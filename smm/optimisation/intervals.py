"""How sure the split is: the best mix of every draw of the parameters."""

import numpy as np

from smm.optimisation.interior import solve
from smm.optimisation.problem import KINDS, mix_problem
from smm.optimisation.tidy import tidied
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.plan import Plan
from smm.sample import DrawnSample
from smm.uncertainty import QUANTILES, Interval

DRAWS = 256


def split_intervals(
    plan: Plan, model_parameters: Parameters | None = None, draws: int = DRAWS
) -> dict[str, dict[str, Interval]]:
    """Return P10, P50 and P90 of each channel's money and hours a month, the best mix re-solved for every draw.

    Parameters
    ----------
    plan : Plan
        Its limits must not clash.
    model_parameters : Parameters, optional
    draws : int

    Examples
    --------
    >>> from smm.trades import example
    >>> reviews = split_intervals(example("bar_centrale"), draws=16)["google_reviews"]["hours"]
    >>> reviews.low <= reviews.median <= reviews.high
    True
    """
    p = model_parameters or parameters_of(plan)
    problem = mix_problem(plan, p, DrawnSample(p, draws))
    amounts = tidied(problem, solve(problem.program).amounts)
    found = np.quantile(amounts, QUANTILES, axis=0)
    return {
        name: {kind: Interval(*found[:, k, i].tolist()) for k, kind in enumerate(KINDS)}
        for i, name in enumerate(problem.ids)
    }
