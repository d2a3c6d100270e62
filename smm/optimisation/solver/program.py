"""The best mix as a concave programme: what is maximised, over which amounts, within which limits."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from smm.benefits import points
from smm.sample import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]
else:
    Flags = Places = np.ndarray

MONEY, HOURS = 0, 1
SLACK = 1e-9
"""Share of a limit by which rounding may break it."""
BY_PROBLEM = ("dose", "full", "low", "high", "least", "most")
"""The arrays of a programme with one entry for each problem."""


@dataclass(frozen=True)
class Program:
    """Maximise ``Σ_b weight_b · 100 (1 − exp(−Σ_c dose_bc · u_c / (1 + u_c)))``, ``u = money / M + hours / H``.

    Concave in money and hours: u is linear, ``u / (1 + u)`` concave and increasing, and so is the sum over benefits.
    The first axis of every array but two is the problem: many alike are solved together. An axis of length two is
    money, then hours.

    Attributes
    ----------
    dose : array (problems, benefits, channels)
        Dose of one presence.
    weight : array (benefits,)
        Weights of the benefits; they sum to 1.
    full : array (problems, 2, channels)
        Currency and hours a month of one full presence; infinite where the one or the other does not move a channel.
    low, high : array (problems, 2, channels)
        Least and most of each amount; ``high`` may be infinite.
    coefficients : array (rows, 2, channels)
        What each limit adds up, not negative.
    least, most : array (problems, rows)
        Least and most of each sum; ``-inf`` and ``inf`` where there is none.
    """

    dose: Floats
    weight: Floats
    full: Floats
    low: Floats
    high: Floats
    coefficients: Floats
    least: Floats
    most: Floats

    @property
    def size(self) -> int:
        """Number of problems."""
        return max(len(a) for a in (self.dose, self.full, self.low, self.high, self.least, self.most))

    def spread_out(self) -> "Program":
        """Return the same with every array as long as there are problems."""
        arrays = {name: getattr(self, name) for name in BY_PROBLEM}
        return replace(self, **{n: np.broadcast_to(a, (self.size, *a.shape[1:])) for n, a in arrays.items()})

    def part(self, first: int, last: int) -> "Program":
        """Return some of the problems of a programme that is spread out."""
        return replace(self, **{name: getattr(self, name)[first:last] for name in BY_PROBLEM})

    def with_(self, **changes: Any) -> "Program":
        """Return a copy with some arrays replaced."""
        return replace(self, **changes)

    def value(self, amounts: Floats) -> Floats:
        """Return the weighted score of amounts of shape (problems, 2, channels), in points, shape (problems,)."""
        return points(self._dose(self._usage(amounts))) @ self.weight

    def gradient(self, amounts: Floats) -> Floats:
        """Return the points of one more unit of currency, or hour, on each channel, shape (problems, 2, channels)."""
        u = self._usage(amounts)
        steepness = 100.0 * self.weight * np.exp(-self._dose(u))
        by_presence = np.einsum("sb,sbc->sc", steepness, np.broadcast_to(self.dose, (len(u), *self.dose.shape[1:])))
        slopes: Floats = (by_presence / (1.0 + u) ** 2)[:, np.newaxis] / self.full
        return slopes

    def sums(self, amounts: Floats) -> Floats:
        """Return what each limit adds up, shape (problems, rows)."""
        totals: Floats = np.einsum("kjc,sjc->sk", self.coefficients, amounts)
        return totals

    def _usage(self, amounts: Floats) -> Floats:
        used: Floats = (amounts / self.full).sum(axis=1)
        return used

    def _dose(self, u: Floats) -> Floats:
        presence = (u / (1.0 + u))[:, :, np.newaxis]
        doses: Floats = (self.dose @ presence)[:, :, 0]
        return doses
