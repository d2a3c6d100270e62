"""Joint values of every number of the model: once at their most likely, or many times over their ranges.

The model is written once, over arrays whose first axis is the draw. :class:`ModeSample` has one draw, the modes;
:class:`DrawnSample` has many, a Latin hypercube: every column is cut into as many equal slices as there are draws and
visits each once (McKay, Beckman & Conover 1979). A column depends only on its name, so the order of channels changes
nothing and the same plan always gives the same intervals.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from smm.parameters import Parameters, Scale

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
else:
    Floats = np.ndarray  # importing numpy.typing would cost a command as much as scoring a plan

SEED = 20200410
"""The day the source article was published; any fixed number would do."""


class Sample(Protocol):
    """Values to compute the model with; every array's first axis has ``size`` draws, or one that stands for all."""

    size: int

    def value(self, name: str) -> Floats:
        """Return one parameter, shape (size,) or (1,)."""
        ...

    def ranges(self, names: Sequence[str], lows: Floats, highs: Floats) -> Floats:
        """Return one value for each named range, log-triangular around its geometric middle, shape (size, n)."""
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

    def ranges(self, names: Sequence[str], lows: Floats, highs: Floats) -> Floats:
        """Return the geometric middles, shape (1, n)."""
        return np.sqrt(lows * highs)[np.newaxis, :]


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
            return np.array([parameter.mode])
        self._names[name] = None
        return _draws(name, (parameter.low, parameter.mode, parameter.high), parameter.scale, self.size)

    def ranges(self, names: Sequence[str], lows: Floats, highs: Floats) -> Floats:
        """Return the draws of named ranges, shape (size, n)."""
        self._names.update(dict.fromkeys(names))
        if not names:
            return np.empty((self.size, 0))
        values = _symmetric(tuple(names), self.size) * (0.5 * np.log(highs / lows))
        values += 0.5 * np.log(lows * highs)
        return np.exp(values, out=values)

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
    return np.where(u * width < left, rising, falling)


@lru_cache(maxsize=512)
def _draws(name: str, bounds: tuple[float, float, float], scale: Scale, size: int) -> Floats:
    u = column(name, size)
    values = triangular(u, *bounds) if scale is Scale.LINEAR else np.exp(triangular(u, *np.log(bounds)))
    values.setflags(write=False)
    return values


@lru_cache(maxsize=16)
def columns(names: tuple[str, ...], size: int) -> Floats:
    """Return the columns of several names, shape (names, size)."""
    return np.stack([column(name, size) for name in names])


@lru_cache(maxsize=16)
def _symmetric(names: tuple[str, ...], size: int) -> Floats:
    """Return draws on [-1, 1], triangular around 0, shape (size, names)."""
    return np.ascontiguousarray(triangular(columns(names, size), -1.0, 0.0, 1.0).T)
