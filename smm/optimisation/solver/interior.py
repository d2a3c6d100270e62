"""A primal-dual interior-point method for many mixes at once (Mehrotra 1992; Nocedal & Wright 2006, chapter 19).

The curvature is a 2×2 block for each channel plus one rank for each benefit and limit, so a step costs a handful of
sums over the channels and one small system. All problems of a programme take their steps together.
"""

from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np

from smm.optimisation.solver.program import Flags, Places, Program
from smm.optimisation.solver.standard import Standard, standard
from smm.sample import Floats

TOLERANCE = 1e-9
"""Points: what is left of the complementarity, and of the slopes that should cancel."""
USUAL_STEPS, MOST_STEPS = 30, 100
"""256 draws of any trade take at most 17; what has not converged by then, the certificate shows."""
MIDDLE = 0.5
"""Share of the complementarity that a careful step keeps."""
TO_THE_EDGE = 0.995
"""Share of the way to the nearest limit that a step may go (Nocedal & Wright 2006, 19.9)."""
LEAST_ABOVE = 2.0**-53
"""Room left below an amount's most where rounding leaves none: a step is divided by it."""
SNAP = 1e-8
"""Share of its room below which an amount is nothing, where the price of leaving nothing is larger."""


@dataclass(frozen=True)
class Solved:
    """The best amounts of every problem.

    Attributes
    ----------
    amounts : array (problems, 2, channels)
    value : array (problems,)
        Weighted score, points.
    price : array (problems, rows)
        Points for one more unit of each limit; 0 where it does not bind.
    """

    amounts: Floats
    value: Floats
    price: Floats


@dataclass
class _State:
    """Where the method stands; ``t`` in standard variables, the others its slacks and prices."""

    t: Floats
    slack: Floats
    row_price: Floats
    low_price: Floats
    high_price: Floats


Record = TypeVar("Record", Standard, _State)


def solve(program: Program) -> Solved:
    """Maximise every problem of a programme.

    Parameters
    ----------
    program : Program
        Feasible limits; see :mod:`smm.optimisation.clash` for what clashes.

    Returns
    -------
    Solved
        Amounts within the limits, to about 1e-12 of each.
    """
    p = program.spread_out()
    std = standard(p)
    state = _iterate(p, std)
    t = np.where((state.t < SNAP) & (state.low_price > state.t), 0.0, state.t)
    t = np.where(std.bounded, np.minimum(t, 1.0), t)
    amounts = p.low + std.room * t
    count = p.coefficients.shape[0]
    price = np.where(std.rows[:, :count].any(axis=(2, 3)), state.row_price[:, :count] * std.per_unit[:, :count], 0.0)
    return Solved(amounts=amounts, value=p.value(amounts), price=price)


def _iterate(p: Program, std: Standard) -> _State:
    """Step until every problem has converged; problems that have are put aside."""
    whole = _start(p, std)
    active = np.arange(len(std.room))
    dose, part, state = p.dose, std, whole
    for count in range(MOST_STEPS):
        slopes, model = _model(dose, p.weight, part, state.t)
        residuals = _residuals(part, state, slopes)
        done = _converged(part, state, residuals)
        if done.any():
            _put(whole, state, active)
            keep = ~done
            if not keep.any():
                return whole
            active, dose = active[keep], dose[keep]
            part, state = _take(part, keep), _take(state, keep)
            model = model[0][keep], model[1][keep]
            residuals = residuals[0][keep], residuals[1][keep]
        state = _advance(part, state, residuals, model, careful=count >= USUAL_STEPS)
    _put(whole, state, active)
    return whole


def _take(record: Record, keep: Flags) -> Record:
    return type(record)(**{f.name: getattr(record, f.name)[keep] for f in fields(record)})


def _put(whole: _State, state: _State, active: Places) -> None:
    for f in fields(state):
        getattr(whole, f.name)[active] = getattr(state, f.name)


def _start(p: Program, std: Standard) -> _State:
    crowd = np.maximum(std.rows, 0.0).sum(axis=(2, 3)).max(axis=1, initial=1.0)
    t = np.broadcast_to((0.5 / crowd)[:, np.newaxis, np.newaxis], std.room.shape).copy()
    slopes, _ = _model(p.dose, p.weight, std, t)
    mu = (slopes * t).mean(axis=(1, 2)) + 1e-3
    slack = np.maximum(std.limit - _times(std.rows, t), 0.1)
    wide = mu[:, np.newaxis, np.newaxis]
    return _State(
        t=t,
        slack=slack,
        row_price=mu[:, np.newaxis] / slack,
        low_price=wide / t,
        high_price=np.where(std.bounded, wide / (1.0 - t), 0.0),
    )


def _times(rows: Floats, t: Floats) -> Floats:
    product: Floats = (rows.reshape(*rows.shape[:2], -1) @ t.reshape(len(t), -1, 1))[:, :, 0]
    return product


def _back(rows: Floats, y: Floats) -> Floats:
    flat = rows.reshape(*rows.shape[:2], -1)
    product: Floats = (y[:, np.newaxis] @ flat).reshape(len(rows), *rows.shape[2:])
    return product


def _model(dose: Floats, weight: Floats, std: Standard, t: Floats) -> tuple[Floats, tuple[Floats, Floats]]:
    """Return the slopes in t, and the curvature: by channel, and one rank for each benefit."""
    u = std.base + (std.rate * t).sum(axis=1)
    slower = 1.0 / (1.0 + u)
    doses = (dose @ (u * slower)[:, :, np.newaxis])[:, :, 0]
    steep = 100.0 * weight * np.exp(-doses)
    by_presence = (steep[:, np.newaxis] @ dose)[:, 0]
    square = slower * slower
    slopes = std.rate * (by_presence * square)[:, np.newaxis]
    curve = 2.0 * by_presence * square * slower
    ranks = (np.sqrt(steep)[:, :, np.newaxis] * dose * square[:, np.newaxis])[:, :, np.newaxis] * std.rate[
        :, np.newaxis
    ]
    return slopes, (curve, ranks)


def _residuals(std: Standard, s: _State, slopes: Floats) -> tuple[Floats, Floats]:
    stationary = slopes + s.low_price - s.high_price - _back(std.rows, s.row_price)
    return stationary, std.limit - _times(std.rows, s.t) - s.slack


def _gap(std: Standard, s: _State) -> Floats:
    """Return the complementarity of every problem, points."""
    high = s.high_price * np.where(std.bounded, 1.0 - s.t, 0.0)
    total: Floats = (s.low_price * s.t + high).sum(axis=(1, 2)) + (s.slack * s.row_price).sum(axis=1)
    return total


def _converged(std: Standard, s: _State, residuals: tuple[Floats, Floats]) -> Flags:
    stationary, feasible = residuals
    slopes_cancel = (np.abs(stationary) * s.t).sum(axis=(1, 2)) < 10 * TOLERANCE
    inside = np.abs(feasible).max(axis=1) < 1e-11
    done: Flags = slopes_cancel & inside & (_gap(std, s) < TOLERANCE) & (np.abs(stationary).max(axis=(1, 2)) < 1e-7)
    return done


def _advance(
    std: Standard, s: _State, residuals: tuple[Floats, Floats], model: tuple[Floats, Floats], careful: bool
) -> _State:
    """Take one predictor-corrector step; a careful one keeps to the middle instead, where steps had become short."""
    above = np.where(std.bounded, np.maximum(1.0 - s.t, LEAST_ABOVE), 1.0)
    system = _System(std, s, above, *model)
    count = 2 * s.t[0].size + s.slack.shape[1]
    mu = _gap(std, s) / count
    if careful:
        step = system.step(residuals, MIDDLE * mu, None)
        return _moved(s, step, _longest(s, above, step, TO_THE_EDGE))
    zero = np.zeros(len(s.t))
    first = system.step(residuals, zero, None)
    reach = _longest(s, above, first, 1.0)
    ahead = _gap(std, _moved(s, first, reach)) / count
    target = mu * np.clip(ahead / mu, 0.0, 1.0) ** 3
    step = system.step(residuals, target, first)
    return _moved(s, step, _longest(s, above, step, TO_THE_EDGE))


def _moved(s: _State, step: _State, reach: Floats) -> _State:
    flat, deep = reach[:, np.newaxis], reach[:, np.newaxis, np.newaxis]
    return _State(
        t=s.t + deep * step.t,
        slack=s.slack + flat * step.slack,
        row_price=s.row_price + flat * step.row_price,
        low_price=s.low_price + deep * step.low_price,
        high_price=s.high_price + deep * step.high_price,
    )


def _longest(s: _State, above: Floats, step: _State, share: float) -> Floats:
    """Return how far every problem can step, at most 1, and stay inside."""
    pairs = (
        (s.t, step.t),
        (s.slack, step.slack),
        (s.row_price, step.row_price),
        (s.low_price, step.low_price),
        (above, np.where(s.high_price > 0, -step.t, 0.0)),
        (s.high_price, step.high_price),
    )
    steepest = np.full(len(s.t), share)
    for now, change in pairs:
        flat, move = now.reshape(len(now), -1), change.reshape(len(now), -1)
        steepest = np.maximum(steepest, (-move / np.where(flat > 0, flat, np.inf)).max(axis=1, initial=0.0))
    return share / steepest


class _System:
    """The linear system of one step, prepared once and solved twice."""

    def __init__(self, std: Standard, s: _State, above: Floats, curve: Floats, ranks: Floats) -> None:
        self._std, self._s, self._above = std, s, above
        self._diagonal = s.low_price / s.t + s.high_price / above
        self._rate, self._curve = std.rate, curve[:, np.newaxis]
        bent = self._curve * std.rate**2
        self._determinant = self._diagonal[:, 0] * self._diagonal[:, 1] + (bent * self._diagonal[:, ::-1]).sum(axis=1)
        self._other = (self._diagonal + bent)[:, ::-1] / self._determinant[:, np.newaxis]
        self._cross = curve * std.rate[:, 0] * std.rate[:, 1] / self._determinant
        self._w = np.concatenate([ranks, std.rows], axis=1)
        self._e = np.concatenate([np.ones(ranks.shape[:2]), s.slack / s.row_price], axis=1)
        flat = self._w.reshape(*self._w.shape[:2], -1)
        small = self._inverse(self._w).reshape(flat.shape) @ flat.transpose(0, 2, 1)
        small += self._e[:, :, np.newaxis] * np.eye(small.shape[1])
        self._scale = 1.0 / np.sqrt(np.einsum("skk->sk", small))
        self._small = small * self._scale[:, :, np.newaxis] * self._scale[:, np.newaxis]

    def _inverse(self, r: Floats) -> Floats:
        """Solve the 2×2 blocks; the channels on the last axis, money and hours before it."""
        if r.ndim == 3:
            single: Floats = self._other * r - self._cross[:, np.newaxis] * r[:, ::-1]
            return single
        solved: Floats = self._other[:, np.newaxis] * r - self._cross[:, np.newaxis, np.newaxis] * r[:, :, ::-1]
        return solved

    def _solve(self, r: Floats, q: Floats) -> tuple[Floats, Floats]:
        """Solve ``block x + W' y = r``, ``W x − E y = q``."""
        right = (_times(self._w, self._inverse(r)) - q) * self._scale
        y = np.linalg.solve(self._small, right[:, :, np.newaxis])[:, :, 0] * self._scale
        return self._inverse(r - _back(self._w, y)), y

    def _refined(self, r: Floats, q: Floats) -> tuple[Floats, Floats]:
        x, y = self._solve(r, q)
        for _ in range(1):
            block = self._diagonal * x + self._rate * (self._curve[:, 0] * (self._rate * x).sum(axis=1))[:, np.newaxis]
            more_x, more_y = self._solve(r - block - _back(self._w, y), q - _times(self._w, x) + self._e * y)
            x, y = x + more_x, y + more_y
        return x, y

    def step(self, residuals: tuple[Floats, Floats], target: Floats, first: _State | None) -> _State:
        """Return the step towards a complementarity of ``target``, corrected by a first step where there is one."""
        s, above = self._s, self._above
        stationary, feasible = residuals
        deep, flat = target[:, np.newaxis, np.newaxis], target[:, np.newaxis]
        at_low, at_high, at_row = deep - s.low_price * s.t, deep - s.high_price * above, flat - s.slack * s.row_price
        if first is not None:
            at_low = at_low - first.t * first.low_price
            at_high = at_high + first.t * first.high_price
            at_row = at_row - first.slack * first.row_price
        at_high = np.where(self._std.bounded, at_high, 0.0)
        r = stationary + at_low / s.t - at_high / above
        q = np.zeros_like(self._e)
        q[:, -feasible.shape[1] :] = feasible - at_row / s.row_price
        x, y = self._refined(r, q)
        row_price = y[:, -feasible.shape[1] :]
        return _State(
            t=x,
            slack=feasible - _times(self._std.rows, x),
            row_price=row_price,
            low_price=(at_low - s.low_price * x) / s.t,
            high_price=np.where(self._std.bounded, (at_high + s.high_price * x) / above, 0.0),
        )
