"""Limits that no mix can keep, explained by naming those that clash.

A smallest set of clashing limits is found by leaving out one after the other and keeping those whose absence would make
the rest possible (the deletion filter of Chinneck & Dravnieks 1991). Money and hours are told apart, as no limit adds
the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from smm.errors import Problem, SmmError
from smm.i18n import N_
from smm.media import MediaType
from smm.optimisation.problem import KINDS, MixProblem, likely_problem
from smm.optimisation.solver.linear import LinearModel, Row
from smm.optimisation.solver.program import SLACK
from smm.own_numbers import parameters_of
from smm.parameters import Parameters
from smm.plan import Plan
from smm.sample import Floats

MESSAGE = N_("No mix keeps all these limits together.")
FIX = N_("Change or remove one of them.")
SAID = {
    ("money", "most"): N_("at most {amount} of money a month"),
    ("hours", "most"): N_("at most {amount} hours a month"),
    ("money", "least"): N_("at least {amount} of money a month"),
    ("hours", "least"): N_("at least {amount} hours a month"),
    ("money", "locked"): N_("locked at {amount} of money a month"),
    ("hours", "locked"): N_("locked at {amount} hours a month"),
}

Limit = TypeVar("Limit")


class LimitsError(SmmError):
    """The limits of a plan clash: no mix keeps them all."""


@dataclass(frozen=True)
class _Limit:
    """One limit as ``sign · Σ amounts over members <= sign · amount``."""

    place: str
    words: str
    amount: float
    members: Floats
    signs: tuple[int, ...]


def checked_problem(plan: Plan, model_parameters: Parameters | None = None) -> MixProblem:
    """Return the programme of a plan's best mix at the most likely values; refuse limits that clash.

    Parameters
    ----------
    plan : Plan
    model_parameters : Parameters, optional
        Default: the plan's.

    Raises
    ------
    LimitsError
        With one problem for each limit of a smallest set that clashes.

    Examples
    --------
    >>> from smm.trades import example
    >>> round(checked_problem(example("bar_centrale")).score_now, 1)
    43.4
    """
    problem = likely_problem(plan, model_parameters or parameters_of(plan))
    problems = [found for kind in range(len(KINDS)) for found in _clash(problem, kind)]
    if problems:
        raise LimitsError(problems)
    return problem


def possible(problem: MixProblem) -> bool:
    """Return whether some amounts keep the limits on amounts."""
    return all(_possible(_limits(problem, kind), len(problem.channels)) for kind in range(len(KINDS)))


def _clash(problem: MixProblem, kind: int) -> list[Problem]:
    limits = _limits(problem, kind)
    if _possible(limits, len(problem.channels)):
        return []
    core = smallest(limits, lambda some: _possible(some, len(problem.channels)))
    return [
        Problem(message=MESSAGE, place=limit.place, expected=limit.words, values={"amount": limit.amount}, fix=FIX)
        for limit in core
    ]


def _limits(problem: MixProblem, kind: int) -> list[_Limit]:
    name, types = KINDS[kind], [channel.media_type for channel in problem.channels]
    found = []
    for row in problem.rows:
        if row.kind != kind:
            continue
        members = np.array([row.group in (None, media_type) for media_type in types], dtype=float)
        if row.most < np.inf:
            found.append(_Limit(_place(row.group, name, "most"), SAID[name, "most"], row.most, members, (1,)))
        if row.least > 0:
            found.append(_Limit(_place(row.group, name, "least"), SAID[name, "least"], row.least, members, (-1,)))
    for i, channel in enumerate(problem.channels):
        low, high = problem.program.low[0, kind, i], problem.program.high[0, kind, i]
        alone, place = np.eye(len(types))[i], f"limits.channels.{channel.id}"
        set_by_hand = problem.plan.limits.channels.get(channel.id)
        if set_by_hand is not None and set_by_hand.locked:
            found.append(_Limit(f"{place}.locked", SAID[name, "locked"], float(low), alone, (1, -1)))
            continue
        if set_by_hand is not None and getattr(set_by_hand, f"{name}_most") is not None:
            found.append(_Limit(f"{place}.{name}_most", SAID[name, "most"], float(high), alone, (1,)))
        if low > 0:
            found.append(_Limit(f"{place}.{name}_least", SAID[name, "least"], float(low), alone, (-1,)))
    return found


def _place(group: MediaType | None, kind: str, end: str) -> str:
    return f"limits.{kind}" if group is None else f"limits.groups.{group}.{kind}_{end}"


def _possible(limits: list[_Limit], channels: int) -> bool:
    """Return whether some amounts keep the limits: quickly by the least amounts, else by a linear programme."""
    if not any(-1 in limit.signs and limit.amount > 0 for limit in limits):
        return True
    scale = max((limit.amount for limit in limits), default=0.0) or 1.0
    model = LinearModel(np.zeros(channels), np.zeros(channels), np.full(channels, np.inf))
    model.add(
        [
            Row(
                np.flatnonzero(limit.members),
                sign * limit.members[limit.members > 0],
                (sign + SLACK) * limit.amount / scale,
            )
            for limit in limits
            for sign in limit.signs
        ]
    )
    return model.solve() is not None


def smallest(limits: list[Limit], possible: Callable[[list[Limit]], bool]) -> list[Limit]:
    """Return a smallest set of limits that clashes: leaving out any one of it makes the rest possible."""
    kept = list(limits)
    for limit in limits:
        without = [other for other in kept if other is not limit]
        if not possible(without):
            kept = without
    return kept
