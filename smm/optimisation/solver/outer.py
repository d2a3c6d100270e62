"""The best mix as a mixed-integer linear programme, for limits that are choices: outer approximation.

Presence and score are concave functions of one variable each, so they lie below their tangents (Kelley 1960; Duran &
Grossmann 1986). With the tangents in their places the programme is linear, HiGHS solves it to a proven bound, and that
bound holds for the true mix. Where a channel may be left out, or left as it is, the tangent is written in perspective
(Frangioni & Gentile 2006): it starts from the state that is left, which is what makes the bound tight.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from smm.optimisation.solver.certificate import largest_amounts
from smm.optimisation.solver.linear import LinearModel, Row, Solution
from smm.optimisation.solver.program import HOURS, MONEY, Flags, Program
from smm.presence import saturate
from smm.sample import Floats

TANGENTS = (0.0, 0.05, 0.15, 0.4, 1.0, 2.0, 5.0)
"""Presences at which the first tangents stand; later ones stand where solutions were found."""
TAKEN = 1e-5
"""Cost of taking a unit away, as a share of the cost of putting it: enough to take nothing away without need."""
DOSES = tuple(i / 2 for i in range(9))
"""Doses at which the first tangents of a score stand: the last earns 98 points of 100."""


@dataclass(frozen=True)
class Choices:
    """What is chosen rather than measured out.

    Attributes
    ----------
    optional : array of bool (channels,)
        Whether a channel may be left out altogether.
    open : array of bool (channels,)
        Whether its amounts may change.
    least : array (2, channels)
        Least amounts of an optional channel that is in use.
    presence : float
        Least presence of an open channel that is in use, in full presences; 0 asks nothing.
    used_most : int, optional
        Most channels in use among the optional ones.
    today : array (2, channels), optional
        Where a channel that does not change stays; needed for ``changes_most``.
    changes_most : int, optional
        Most channels whose amounts change.
    """

    optional: Flags
    open: Flags
    least: Floats
    presence: float = 0.0
    used_most: int | None = None
    today: Floats | None = None
    changes_most: int | None = None


@dataclass(frozen=True)
class Picked:
    """A solution of the linear programme.

    Attributes
    ----------
    amounts : array (2, channels)
    used, changed : array of bool (channels,)
    presence : array (channels,)
        As the tangents see it: at least the true one.
    bound : float
        Where the score is maximised: no mix has a higher one.
    """

    amounts: Floats
    used: Flags
    changed: Flags
    presence: Floats
    bound: float


class OuterModel:
    """The linear programme around a concave one; it tightens where it is refined.

    Parameters
    ----------
    program : Program
        One problem; ``high`` and the limits hold for channels in use.
    choices : Choices
    target : float, optional
        Score in points that must be reached; the cost is then minimised instead of the score maximised.
    cost : array (2, channels), optional
        Cost of one unit more than today of each amount.
    """

    def __init__(
        self, program: Program, choices: Choices, target: float | None = None, cost: Floats | None = None
    ) -> None:
        p = program.spread_out()
        self._dose, self._weight, self._choices = p.dose[0], p.weight, choices
        self._channels, self._unit = p.low.shape[2], largest_amounts(p)
        self._rate = self._unit / p.full[0]
        self._rows: list[Row] = []
        self._seen: set[tuple[str, int, float]] = set()
        count, benefits = self._channels, len(self._weight)
        self._x, self._used = np.arange(2 * count).reshape(2, count), 2 * count + np.arange(count)
        self._changed, self._presence = self._used + count, self._used + 2 * count
        self._score = 5 * count + np.arange(benefits)
        self._more = 5 * count + benefits + np.arange(2 * count).reshape(2, count)
        self._size = 7 * count + benefits
        self._integral = np.zeros(self._size, dtype=bool)
        self._low, self._high = np.zeros(self._size), np.ones(self._size)
        self._goal = np.zeros(self._size)
        self._set_goal(target, cost)
        self._limits(p)
        self._states(p)
        self._first_tangents()
        self._linear = LinearModel(self._goal, self._low, self._high, self._integral)

    def solve(self) -> Picked | None:
        """Return the best solution of the linear programme, ``None`` where there is none."""
        self._linear.add(self._rows)
        self._rows.clear()
        found = self._linear.solve()
        return None if found is None else self._picked(found)

    def refine(self, amounts: Floats, presence: Floats | None = None) -> None:
        """Add the tangents at a solution: at amounts of shape (2, channels), and at doses of these presences."""
        u = self._usage(amounts)
        for i in np.flatnonzero(u > 0):
            self._tangent(int(i), float(u[i]))
        for presences in (saturate(u), presence):
            if presences is not None:
                for b, dose in enumerate(self._dose @ presences):
                    self._dose_tangent(b, float(dose))

    def _usage(self, amounts: Floats) -> Floats:
        used: Floats = (self._rate * amounts / self._unit).sum(axis=0)
        return used

    def _picked(self, found: Solution) -> Picked:
        return Picked(
            amounts=found.x[self._x] * self._unit,
            used=found.x[self._used] > 0.5,
            changed=found.x[self._changed] > 0.5,
            presence=found.x[self._presence],
            bound=abs(found.bound),
        )

    def _row(self, columns: list[Any], values: list[Any], high: float, low: float = -np.inf) -> None:
        self._rows.append(Row(np.array(columns), np.array(values, dtype=float), high, low))

    def _set_goal(self, target: float | None, cost: Floats | None) -> None:
        points = 100.0 * self._weight
        if target is None or cost is None:
            self._goal[self._score] = -points
            return
        today = self._choices.today
        assert today is not None  # a change is a change from something
        priced = cost * self._unit / (cost * self._unit).max()
        self._goal[self._more] = priced * (1.0 + TAKEN)
        self._goal[self._x] = -priced * TAKEN
        self._high[self._more] = np.inf
        self._row(list(self._score), list(points), np.inf, low=target)
        for more, x, now in zip(self._more.flat, self._x.flat, (today / self._unit).flat, strict=True):
            self._row([x, more], [1.0, -1.0], now)

    def _limits(self, p: Program) -> None:
        for row, least, most in zip(p.coefficients, p.least[0], p.most[0], strict=True):
            member = row > 0
            scale = most if 0 < most < np.inf else 1.0
            if np.isfinite(most) or least > 0:
                values = (row * self._unit)[member] / scale
                self._row(list(self._x[member]), list(values), most / scale, low=least / scale)

    def _states(self, p: Program) -> None:
        """Let every channel be out, as it is today, or within its limits."""
        c = self._choices
        share = np.where(np.isfinite(p.high[0]), p.high[0], np.inf) / self._unit
        self._low[self._x] = np.where(c.optional, 0.0, p.low[0] / self._unit)
        self._high[self._x] = np.minimum(share, np.maximum(1.0, self._low[self._x]))
        self._low[self._used] = ~c.optional
        self._integral[self._used] = c.optional
        self._high[self._presence] = (self._usage(self._high[self._x] * self._unit) > 0) * 1.0
        for i in np.flatnonzero(c.optional):
            self._optional(int(i))
        for i in np.flatnonzero(c.open) if c.presence > 0 else ():
            self._present(int(i))
        if c.used_most is not None:
            member = self._used[c.optional]
            self._row(list(member), [1.0] * len(member), c.used_most)
        if c.changes_most is None:
            self._low[self._changed] = 1.0
        else:
            self._as_today(c.today, c.changes_most)

    def _optional(self, i: int) -> None:
        for kind in (MONEY, HOURS):
            x, least = self._x[kind, i], self._choices.least[kind, i] / self._unit[kind, i]
            self._row([x, self._used[i]], [1.0, -self._high[x]], 0.0)
            if least > 0:
                self._at_least([x], [1.0], least, i)

    def _present(self, i: int) -> None:
        self._at_least(list(self._x[:, i]), list(self._rate[:, i]), self._choices.presence, i)

    def _at_least(self, columns: list[Any], values: list[Any], least: float, i: int) -> None:
        """Ask for a least sum of a channel that is in use; one that stays as it is keeps what it has."""
        columns, values, high = [*columns, self._used[i]], [*(-v for v in values), least], 0.0
        if self._choices.changes_most is not None:
            columns, values, high = [*columns, self._changed[i]], [*values, least], least
        self._row(columns, values, high)

    def _as_today(self, today: Floats | None, changes_most: int) -> None:
        assert today is not None  # a change is a change from something
        self._integral[self._changed] = True
        self._row(list(self._changed), [1.0] * self._channels, changes_most)
        now = today / self._unit
        for kind in (MONEY, HOURS):
            for i in range(self._channels):
                x, z, stays = self._x[kind, i], self._changed[i], now[kind, i]
                self._high[x] = max(self._high[x], stays)
                self._row([x, z], [1.0, -(self._high[x] - stays)], stays)
                self._row([x, z], [-1.0, -stays], -stays)

    def _first_tangents(self) -> None:
        reach = self._usage(self._high[self._x] * self._unit)
        for i in np.flatnonzero(reach > 0):
            for u in (*(u for u in TANGENTS if u < reach[i]), reach[i]):
                self._tangent(int(i), float(u))
        for b in range(len(self._weight)):
            for dose in DOSES:
                self._dose_tangent(b, dose)

    def _tangent(self, i: int, u: float) -> None:
        """Presence lies below its tangent at ``u``, in perspective of leaving the channel out or as it is."""
        if not self._new("presence", i, u):
            return
        slope = 1.0 / (1.0 + u) ** 2
        at_zero = u / (1.0 + u) - slope * u
        columns, values = [self._presence[i], *self._x[:, i]], [1.0, *(-slope * self._rate[:, i])]
        self._row([*columns, self._used[i]], [*values, -at_zero], 0.0)
        c = self._choices
        if c.changes_most is not None and c.today is not None:
            now = float(self._usage(c.today)[i])
            stays = now / (1.0 + now) - slope * now
            self._row([*columns, self._changed[i]], [*values, stays - at_zero], stays)

    def _dose_tangent(self, b: int, dose: float) -> None:
        """The score lies below its tangent at a dose."""
        if not self._new("score", b, dose):
            return
        slope = float(np.exp(-dose))
        at_zero = 1.0 - slope - slope * dose
        self._row([self._score[b], *self._presence], [1.0, *(-slope * self._dose[b])], at_zero)

    def _new(self, what: str, place: int, at: float) -> bool:
        key = (what, place, float(f"{at:.9g}"))
        if key in self._seen:
            return False
        self._seen.add(key)
        return True
