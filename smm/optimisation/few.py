"""Fewer channels: what the best mix still brings on as many channels as one person can look after."""

from smm.optimisation.best import optimise
from smm.optimisation.clash import LimitsError
from smm.optimisation.results import Optimum, Result
from smm.own_numbers import parameters_of
from smm.parameters import Parameters


class Few(Result):
    """The best mix on few channels.

    Attributes
    ----------
    channels : int
        Most channels it may use.
    used : int
        Channels that the best mix without this limit uses.
    objective, gap : float
        Its score, and the points that any other mix on as few channels can gain at most.
    """

    channels: int
    used: int
    objective: float
    gap: float


def few_channels(found: Optimum, model_parameters: Parameters | None = None) -> Few | None:
    """Return the best mix on as many channels as one person can look after.

    Parameters
    ----------
    found : Optimum
    model_parameters : Parameters, optional

    Returns
    -------
    Few or None
        ``None`` where the plan says how many channels there may be, the best mix uses no more than these, or the
        limits ask for more.

    Examples
    --------
    >>> from smm.trades import example
    >>> few = few_channels(optimise(example("bar_centrale")))
    >>> few.channels, few.used, round(few.objective)
    (6, 17, 78)
    """
    p = model_parameters or parameters_of(found.plan)
    most, used = round(p.mode("channels_followed")), sum(c.used for c in found.channels.values())
    limits = found.plan.limits
    if limits.channels_most is not None or used <= most:
        return None
    plan = found.plan.model_copy(update={"limits": limits.model_copy(update={"channels_most": most})})
    try:
        best = optimise(plan, p)
    except LimitsError:
        return None
    return Few.model_construct(channels=most, used=used, objective=best.objective, gap=best.gap)
