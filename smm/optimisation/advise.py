"""Everything that is said about a plan's best mix, in one call: what the screen says piece by piece, and the JSON."""

from typing import Any

from smm.optimisation.best import optimise
from smm.optimisation.doubt import Doubt, Progress, doubt
from smm.optimisation.effort import Effort, LevelEffort, halfway, least_effort, levels_above
from smm.optimisation.few import Few, few_channels
from smm.optimisation.frontiers import Frontier, frontier
from smm.optimisation.moves import Move, next_moves
from smm.optimisation.problem import KINDS
from smm.optimisation.response import Curves, Response, responses
from smm.optimisation.results import Optimum, Result
from smm.optimisation.small_steps import Step, small_steps
from smm.own_numbers import changed_numbers
from smm.parameters import Parameters
from smm.plan import Plan

SPREAD = ("money", "hours", "money_share", "hours_share")


class Advice(Result):
    """The best mix with its proof, its doubt, and the ways there.

    Attributes
    ----------
    best : Optimum
    doubt : Doubt
    moves : tuple of Move
    steps : tuple of Step
        The best mixes within one, two and three changed channels.
    effort : Effort
        The cheapest change that reaches a score.
    levels : tuple of LevelEffort
        The fewest answers that reach each level above today's; levels that ask for the same are one.
    frontiers : dict of kind to Frontier
    responses : dict of channel to tuple of Response
        Of the channels used today or in the best mix.
    few : Few or None
        The best mix on as many channels as one person can look after.
    """

    best: Optimum
    doubt: Doubt
    moves: tuple[Move, ...]
    steps: tuple[Step, ...]
    effort: Effort
    levels: tuple[LevelEffort, ...]
    frontiers: dict[str, Frontier]
    responses: Curves
    few: Few | None

    def summary(self) -> dict[str, Any]:
        """Return the numbers as plain data, in the shape ``python -m smm optimise --json`` prints.

        Examples
        --------
        >>> from smm.trades import example
        >>> list(advise(example("bar_centrale")).summary())[:4]
        ['allocation', 'objective', 'objective_now', 'gap']
        """
        best, sure = self.best, self.doubt
        return {
            "allocation": {
                name: channel.model_dump() | _spread(sure, name) for name, channel in best.allocation.items()
            },
            "objective": best.objective,
            "objective_now": best.objective_now,
            "gap": best.gap,
            "proof": best.proof.model_dump(),
            "today_fits": best.today_fits,
            "shadow_price": {"money": best.money.price, "hours": best.hours.price},
            "budgets": {"money": best.money.model_dump(), "hours": best.hours.model_dump()},
            "moves": [move.model_dump(mode="json") for move in self.moves],
            "uncertainty": _uncertainty(sure),
            "small_steps": [step.model_dump() for step in self.steps],
            "least_effort": self.effort.model_dump(),
            "levels": [level.model_dump(mode="json") for level in self.levels],
            "frontiers": {kind: found.model_dump() for kind, found in self.frontiers.items()},
            "responses": {name: _curves(curves) for name, curves in self.responses.items()},
            "few_channels": None if self.few is None else self.few.model_dump(),
            "own_numbers": list(changed_numbers(best.plan)),
        }


def _spread(sure: Doubt, name: str) -> dict[str, float]:
    channel, ends = sure.channels[name], ("low", "median", "high")
    return {f"{kind}_{end}": getattr(getattr(channel, kind), end) for kind in SPREAD for end in ends}


def _curves(curves: tuple[Response, ...]) -> dict[str, Any]:
    """Return the marked places of curves; the curves themselves are long."""
    return {
        one.kind: one.model_dump(exclude={"channel", "kind", "amounts", "points", "saturation"})
        | {"saturation": one.saturation._asdict()}
        for one in curves
    }


def _uncertainty(sure: Doubt) -> dict[str, Any]:
    robust = sure.robust
    return {
        "draws": sure.draws,
        **{name: getattr(sure, name)._asdict() for name in ("best", "today", "gain")},
        "chance": sure.chance,
        "regret": sure.regret.model_dump(),
        "robust": {"allocation": {name: c.model_dump() for name, c in robust.channels.items()}}
        | robust.model_dump(exclude={"channels"}),
        "channels_held": sure.channels_held,
    }


def advise(
    plan: Plan,
    target: float | None = None,
    model_parameters: Parameters | None = None,
    progress: Progress | None = None,
) -> Advice:
    """Find the best mix of a plan and everything that is said about it.

    Parameters
    ----------
    plan : Plan
    target : float, optional
        The score that the least effort is asked for, points; halfway from today to the best without it.
    model_parameters : Parameters, optional
    progress : callable, optional
        Told the share of the draws that are solved, 0 to 1.

    Raises
    ------
    LimitsError
        When no mix keeps the plan's limits.

    Examples
    --------
    >>> from smm.trades import example
    >>> advice = advise(example("bar_centrale"))
    >>> advice.doubt.chance, advice.effort.reached, [step.changes for step in advice.steps]
    (1.0, True, [1, 2, 3])
    """
    p, best = model_parameters, optimise(plan, model_parameters)
    return Advice.model_construct(
        best=best,
        doubt=doubt(best, p, progress=progress),
        moves=next_moves(plan, p),
        steps=small_steps(plan, p),
        effort=least_effort(plan, halfway(best) if target is None else target, p),
        levels=levels_above(plan, p),
        frontiers={kind: frontier(plan, kind, p) for kind in KINDS},
        few=few_channels(best, p),
        responses=responses(best, best.allocation, p),
    )
