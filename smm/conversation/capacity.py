"""The hours it takes to answer everyone who writes, against the hours of the plan."""

from smm.conversation.results import Result
from smm.parameters import Parameters, default_parameters

PARAMETER = "minutes_per_reply"
MINUTES = 60


class Capacity(Result):
    """Hours a month to answer everyone, and whether the plan has them.

    Attributes
    ----------
    inbound : float
        Messages to answer in a month.
    minutes : float
        Minutes for one answer.
    needed, needed_low, needed_high : float
        Hours a month, with the minutes in force and at the two ends of their range.
    available, missing : float
        Hours a month in the plan, and those it lacks.
    enough : bool
    answerable : float
        Share of the messages that the hours of the plan can answer, 0 to 1.
    """

    inbound: float
    minutes: float
    needed: float
    needed_low: float
    needed_high: float
    available: float
    missing: float
    enough: bool
    answerable: float


def capacity(inbound_a_month: float, available_hours: float, model_parameters: Parameters | None = None) -> Capacity:
    """Compare the hours needed to answer everyone with those of the plan.

    Parameters
    ----------
    inbound_a_month : float
        Messages of consumers to the company in a month, not negative.
    available_hours : float
        Hours a month in the plan, not negative.
    model_parameters : Parameters, optional
        Default: ``data/parameters.csv``; ``minutes_per_reply`` is the one used.

    Raises
    ------
    ValueError
        If a number is negative or not finite.

    Examples
    --------
    >>> found = capacity(240, 12)
    >>> found.needed, found.missing, found.enough
    (20.0, 8.0, False)
    >>> capacity(240, 12, default_parameters().replaced(minutes_per_reply=3)).enough
    True
    """
    for value in (inbound_a_month, available_hours):
        if not 0 <= value < float("inf"):
            raise ValueError(f"a month has no {value} messages or hours")
    minutes = (model_parameters or default_parameters())[PARAMETER]
    low, needed, high = (inbound_a_month * m / MINUTES for m in (minutes.low, minutes.mode, minutes.high))
    return Capacity(
        inbound=inbound_a_month,
        minutes=minutes.mode,
        needed=needed,
        needed_low=low,
        needed_high=high,
        available=available_hours,
        missing=max(0.0, needed - available_hours),
        enough=available_hours >= needed,
        answerable=min(1.0, available_hours / needed) if needed else 1.0,
    )
