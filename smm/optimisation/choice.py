"""Limits that are choices: which channels to use at all, and how many; the best mix among them, with a proven bound.

The search goes to and fro (Duran & Grossmann 1986): the linear programme of :mod:`smm.optimisation.solver.outer`
proposes channels and bounds what any others could reach; the interior point finds the best amounts on them, and its
tangents make the next proposal sharper. It ends when the two meet.
"""

from dataclasses import dataclass, replace

import numpy as np

from smm.limits import ChannelLimits, Limits
from smm.optimisation.problem import KINDS, MixProblem, worth
from smm.optimisation.solver.certificate import gap
from smm.optimisation.solver.interior import solve
from smm.optimisation.solver.outer import Choices, OuterModel
from smm.optimisation.solver.program import SLACK, Flags, Program
from smm.sample import Floats

ROUNDS = 24
"""Most proposals; what is unproven then stays in the bound."""
MET = 1e-6
"""Points: when the bound and the best mix count as one."""


@dataclass(frozen=True)
class Chosen:
    """The best mix found and what is proven about it.

    Attributes
    ----------
    program : Program
        The programme with its choices made: only amounts are left to find.
    amounts : array (1, 2, channels)
    value, bound : float
        Its score, and a score that no mix within the limits exceeds.
    rounds : int
    """

    program: Program
    amounts: Floats
    value: float
    bound: float
    rounds: int


def has_choices(limits: Limits) -> bool:
    """Return whether some limit is a choice: a number of channels, or an amount asked only of channels in use."""
    alone = any(c.money_if_used or c.hours_if_used for c in limits.channels.values() if not c.locked)
    return bool(alone or limits.channels_most is not None or limits.presence_if_used)


def choices(problem: MixProblem) -> Choices:
    """Return the choices of a plan's limits: a channel that must get something, or is locked, is not optional."""
    low, high = problem.program.low[0], problem.program.high[0]
    limits = problem.plan.limits
    optional = (low <= 0).all(axis=0) & (high > 0).any(axis=0)
    always = int(((low > 0).any(axis=0)).sum())
    return Choices(
        optional=optional,
        open=(high > low).any(axis=0),
        least=asked(problem) * optional,
        presence=worth(limits.presence_if_used or 0.0),
        used_most=None if limits.channels_most is None else limits.channels_most - always,
    )


def asked(problem: MixProblem) -> Floats:
    """Return what each channel gets at least when it is in use, shape (2, channels)."""
    found = problem.plan.limits.channels
    none = ChannelLimits()
    return np.array(
        [[worth(getattr(found.get(name, none), f"{kind}_if_used")) for name in problem.ids] for kind in KINDS]
    )


def search(program: Program, made: Choices, rounds: int = ROUNDS) -> Chosen | None:
    """Find the best mix of a programme with choices.

    Parameters
    ----------
    program : Program
        One problem.
    made : Choices
    rounds : int

    Returns
    -------
    Chosen or None
        ``None`` where no choice keeps the limits.
    """
    model, best, bound, tried = OuterModel(program, made), None, np.inf, set()
    for count in range(1, rounds + 1):
        picked = model.solve()
        if picked is None:
            return best
        bound = min(bound, picked.bound)
        key = (picked.used.tobytes(), picked.changed.tobytes())
        fixed = program_of(program, made, picked.used, picked.changed)
        amounts = None if key in tried else _exact(fixed)
        tried.add(key)
        model.refine(picked.amounts, picked.presence)
        if amounts is not None:
            model.refine(amounts[0])
            value = float(program.value(amounts)[0])
            if best is None or value > best.value:
                best = Chosen(fixed, amounts, value, bound, count)
        if best is not None:
            best = replace(best, bound=max(bound, best.value), rounds=count)
            if bound - best.value <= MET:
                break
    return best


def held(problem: MixProblem, used: Flags, at: Program) -> MixProblem:
    """Return a problem, perhaps of many draws, that may use only the channels of one choice.

    Parameters
    ----------
    problem : MixProblem
    used : array of bool (channels,)
    at : Program
        The plan's programme at the most likely values: what the least presence is measured by.
    """
    if not has_choices(problem.plan.limits):
        return problem
    fixed = program_of(at, choices(problem), used, np.ones_like(used))
    program = problem.program.with_(
        low=fixed.low, high=fixed.high, coefficients=fixed.coefficients, least=fixed.least, most=fixed.most
    )
    return replace(problem, program=program)


def program_of(program: Program, made: Choices, used: Flags, changed: Flags) -> Program:
    """Return a programme with its choices made: channels out, as they are today, or within their limits."""
    out = made.optional & ~used
    least = np.where(made.optional, np.maximum(program.low[0], made.least), program.low[0])
    low, high = np.where(out, 0.0, least), np.where(out, 0.0, program.high[0])
    if made.today is not None and made.changes_most is not None:
        low, high = (np.where(changed, bound, made.today) for bound in (low, high))
    fixed = program.with_(low=low[np.newaxis], high=high[np.newaxis])
    return with_presence(fixed, made.open & ~out & changed, made.presence) if made.presence > 0 else fixed


def with_presence(program: Program, present: Flags, least: float) -> Program:
    """Return a programme in which some channels have at least so many full presences.

    Where only money, or only hours, move a channel that is an amount; else it is a limit on both together.
    """
    low, full = program.low.copy(), program.full[0]
    moves = np.isfinite(full)
    alone = present & (moves.sum(axis=0) == 1)
    low[0] = np.where(alone & moves, np.maximum(low[0], least * np.where(moves, full, 0.0)), low[0])
    both = np.flatnonzero(present & moves.all(axis=0))
    rows = np.zeros((len(both), *full.shape))
    rows[np.arange(len(both)), :, both] = (1.0 / (full[:, both] * least)).T if len(both) else 0.0
    size = len(program.most)
    return program.with_(
        low=low,
        coefficients=np.concatenate([program.coefficients, rows]),
        least=np.concatenate([program.least, np.ones((size, len(both)))], axis=1),
        most=np.concatenate([program.most, np.full((size, len(both)), np.inf)], axis=1),
    )


def _exact(program: Program) -> Floats | None:
    """Return the best amounts of a programme, ``None`` where rounding lets no amounts keep its limits."""
    if (program.low > program.high * (1 + SLACK)).any():
        return None
    program = program.with_(high=np.maximum(program.low, program.high))
    with np.errstate(all="ignore"):
        amounts = solve(program).amounts
    sums = program.sums(amounts)
    inside = np.isfinite(amounts).all() and (sums <= program.most * (1 + SLACK)).all()
    inside = inside and (sums >= program.least * (1 - SLACK) - SLACK).all()
    return amounts if inside and gap(program, amounts) <= MET else None
