"""Choices that no mix can keep, explained by naming the limits that clash (see :mod:`smm.optimisation.clash`)."""

from dataclasses import dataclass
from typing import NoReturn

from smm.errors import Problem
from smm.i18n import N_
from smm.limits import ChannelLimits, GroupLimits, Limits
from smm.optimisation.choice import choices
from smm.optimisation.clash import MESSAGE, LimitsError, possible, smallest
from smm.optimisation.problem import MixProblem, likely_problem
from smm.optimisation.solver.outer import OuterModel
from smm.parameters import Parameters

FIX = N_("Change or remove one of them, or allow more money or hours in all.")
CHANNELS = N_("number of channels: at most {amount}")
PRESENCE = N_("each channel in use at least {amount} of a full presence")
CHANNEL = N_("what this channel must get")
GROUP = N_("what these channels get together")


@dataclass(frozen=True)
class _Asked:
    """One limit that may clash: where it stands, its words, and the limits without it."""

    place: str
    words: str
    amount: float
    group: str = ""
    channel: str = ""

    def without(self, limits: Limits) -> Limits:
        """Return limits that no longer ask this."""
        if self.channel:
            return limits.without_channel(self.channel)
        if self.group:
            kept = {name: found for name, found in limits.groups.items() if name != self.group}
            return limits.model_copy(update={"groups": kept})
        return limits.model_copy(update={self.place.removeprefix("limits."): None})


def refuse_choices(problem: MixProblem, p: Parameters) -> NoReturn:
    """Refuse limits that no choice of channels keeps.

    Raises
    ------
    LimitsError
        With one problem for each limit of a smallest set that clashes.
    """
    asked = _asked(problem.plan.limits)

    def some_choice_keeps(kept: list[_Asked]) -> bool:
        limits = problem.plan.limits
        for one in asked:
            limits = limits if one in kept else one.without(limits)
        trial = likely_problem(problem.plan.model_copy(update={"limits": limits}), p)
        return possible(trial) and OuterModel(trial.program, choices(trial)).solve() is not None

    raise LimitsError(
        [
            Problem(message=MESSAGE, place=one.place, expected=one.words, values={"amount": one.amount}, fix=FIX)
            for one in smallest(asked, some_choice_keeps)
        ]
    )


def _asked(limits: Limits) -> list[_Asked]:
    found = []
    if limits.channels_most is not None:
        found.append(_Asked("limits.channels_most", CHANNELS, limits.channels_most))
    if limits.presence_if_used:
        found.append(_Asked("limits.presence_if_used", PRESENCE, limits.presence_if_used))
    found += [
        _Asked(f"limits.channels.{name}", CHANNEL, 0.0, channel=name)
        for name, one in limits.channels.items()
        if one != ChannelLimits()
    ]
    found += [
        _Asked(f"limits.groups.{name}", GROUP, 0.0, group=name)
        for name, one in limits.groups.items()
        if one != GroupLimits()
    ]
    return found
