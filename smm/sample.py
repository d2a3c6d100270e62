"""Joint values of every number of the model: once at their most likely, or many times over their ranges.

The model is written once, over arrays whose last axis is the draw, so that the draws of a number lie side by side.
:class:`ModeSample` has one draw, the modes; :class:`DrawnSample` has many, a Latin hypercube: every column is cut into
as many equal slices as there are draws and visits each once (McKay, Beckman & Conover 1979). A column depends only on
its name, so the order of channels changes nothing and the same plan always gives the same intervals.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from smm.parameters import Parameters, Scale

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
else:
    Floats = np.ndarray  # importing numpy.typing would cost a command as much as scoring a plan

SEED = 20200410
"""The day the source article was published; any fixed number would do."""

DIGITS = np.float32
"""Draws have seven digits: the model's ranges are known to one or two, and so many numbers take half the time."""


class Sample(Protocol):
    """Values to compute the model with; every array's last axis has ``size`` draws, or one that stands for all."""

    size: int

    def value(self, name: str) -> Floats:
        """Return one parameter, shape (size,) or (1,)."""
        ...

    def values(self, names: Sequence[str]) -> Floats:
        """Return several parameters, shape (n, size)."""
        ...

    def ranges(self, names: Sequence[str], lows: Floats, highs: Floats) -> Floats:
        """Return one value for each named range, log-triangular around its geometric middle, shape (n, size)."""
        ...


class ModeSample:
    """One draw: every parameter at its mode, every range at its geometric middle.

    Examples
    --------
    >>> from smm.parameters import default_parameters
    >>> ModeSample(default_parameters()).value("response")
    array([1.5])
    """

    size = 1

    def __init__(self, p: Parameters) -> None:
        self._p = p

    def value(self, name: str) -> Floats:
        """Return the mode, shape (1,)."""
        return np.array([self._p.mode(name)])

    def values(self, names: Sequence[str]) -> Floats:
        """Return the modes, shape (n, 1)."""
        return np.array([[self._p.mode(name)] for name in names])

    def ranges(self, names: Sequence[str], lows: Floats, highs: Floats) -> Floats:
        """Return the geometric middles, shape (n, 1)."""
        return np.sqrt(lows * highs)[:, np.newaxis]


class DrawnSample:
    """Many draws of everything at once.

    Parameters
    ----------
    p : Parameters
    size : int
        Number of draws.
    """

    def __init__(self, p: Parameters, size: int) -> None:
        self._p = p
        self.size = size
        self._names: dict[str, None] = {}

    def value(self, name: str) -> Floats:
        """Return the draws of one parameter, shape (size,), or (1,) when it is fixed."""
        parameter = self._p[name]
        if parameter.fixed:
            return np.array([parameter.mode], dtype=DIGITS)
        self._names[name] = None
        return _draws(name, (parameter.low, parameter.mode, parameter.high), parameter.scale, self.size)

    def values(self, names: Sequence[str]) -> Floats:
        """Return the draws of several parameters, shape (n, size); the same in every draw for those that are fixed."""
        drawn = np.empty((len(names), self.size), dtype=DIGITS)
        for row, name in zip(drawn, names, strict=True):
            row[:] = self.value(name)
        return drawn

    def ranges(self, names: Sequence[str], lows: Floats, highs: Floats) -> Floats:
        """Return the draws of named ranges, shape (n, size)."""
        self._names.update(dict.fromkeys(names))
        if not names:
            return np.empty((0, self.size), dtype=DIGITS)
        halves, middles = (0.5 * np.log(highs / lows)).astype(DIGITS), np.sqrt(lows * highs).astype(DIGITS)
        values: Floats = _symmetric(tuple(names), self.size) * halves[:, np.newaxis]
        np.exp(values, out=values)
        values *= middles[:, np.newaxis]
        return values

    @property
    def names(self) -> list[str]:
        """The columns that were read, in order of first reading."""
        return list(self._names)


@lru_cache(maxsize=2048)
def column(name: str, size: int) -> Floats:
    """Return the Latin hypercube column of a name: ``size`` values in (0, 1), one in each slice.

    Examples
    --------
    >>> sorted((column("response", 8) * 8).astype(int).tolist())
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    noise = _noise(zlib.crc32(name.encode()), 2 * size)
    slices = np.argsort(np.argsort(noise[:size]))
    values: Floats = (slices + noise[size:]) / size
    values.setflags(write=False)
    return values


def _noise(stream: int, size: int) -> Floats:
    """Return ``size`` pseudo-random values in (0, 1): SplitMix64 (Steele, Lea & Flood 2014).

    NumPy's generators would do the same, but importing ``numpy.random`` costs as much as scoring a plan.
    """
    golden = np.uint64(0x9E3779B97F4A7C15)
    x = (np.arange(1, size + 1, dtype=np.uint64) + (np.uint64(SEED) << np.uint64(32)) + np.uint64(stream << 8)) * golden
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return ((x >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53


def triangular(u: Floats, low: float, mode: float, high: float) -> Floats:
    """Return the quantiles ``u`` of the triangular distribution on [low, high] with its peak at mode."""
    width, left = high - low, mode - low
    rising = low + np.sqrt(u * width * left)
    falling = high - np.sqrt((1.0 - u) * width * (high - mode))
    quantiles: Floats = np.where(u * width < left, rising, falling)
    return quantiles


@lru_cache(maxsize=512)
def _draws(name: str, bounds: tuple[float, float, float], scale: Scale, size: int) -> Floats:
    u = column(name, size)
    values = triangular(u, *bounds) if scale is Scale.LINEAR else np.exp(triangular(u, *np.log(bounds)))
    values = values.astype(DIGITS)
    values.setflags(write=False)
    return values


@lru_cache(maxsize=16)
def columns(names: tuple[str, ...], size: int) -> Floats:
    """Return the columns of several names, shape (names, size)."""
    return np.stack([column(name, size) for name in names])


@lru_cache(maxsize=16)
def _symmetric(names: tuple[str, ...], size: int) -> Floats:
    """Return draws on [-1, 1], triangular around 0, shape (names, size)."""
    return triangular(columns(names, size), -1.0, 0.0, 1.0).astype(DIGITS)
