"""A directed graph of authors without loops, as sorted arrays, and its measures.

Density, reciprocity, isolates and Freeman's centralisation are standard; each is one pass over the arrays.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Integers = NDArray[np.int64]


class Graph(NamedTuple):
    """Ties between authors ``0 … authors - 1``, each pair and direction once, ordered by source and target.

    Attributes
    ----------
    source, target, messages : ndarray of int64, shape (ties,)
        Who answers or mentions whom, in how many messages.
    """

    authors: int
    source: Integers
    target: Integers
    messages: Integers

    @property
    def keys(self) -> Integers:
        """One number for each tie, rising."""
        keys: Integers = self.source * self.authors + self.target
        return keys

    @property
    def out_degrees(self) -> Integers:
        """How many others each author answers or mentions, shape (authors,)."""
        return np.bincount(self.source, minlength=self.authors).astype(np.int64)

    @property
    def in_degrees(self) -> Integers:
        """By how many others each author is answered or mentioned, shape (authors,)."""
        return np.bincount(self.target, minlength=self.authors).astype(np.int64)


def graph(authors: int, source: ArrayLike, target: ArrayLike, messages: ArrayLike) -> Graph:
    """Return the graph of an edge list: repeated edges added, loops left out.

    Parameters
    ----------
    authors : int
        How many there are; edges name them ``0 … authors - 1``.
    source, target, messages : array_like of int, shape (edges,)

    Raises
    ------
    ValueError
        If the lengths differ or an edge names an author that is not there.

    Examples
    --------
    >>> g = graph(3, [0, 0, 1, 2], [1, 1, 0, 2], [1, 2, 1, 9])
    >>> g.source.tolist(), g.target.tolist(), g.messages.tolist()
    ([0, 1], [1, 0], [3, 1])
    """
    s, t, m = (np.asarray(values, dtype=np.int64).ravel() for values in (source, target, messages))
    if not len(s) == len(t) == len(m):
        raise ValueError("source, target and messages have different lengths")
    if len(s) and not (min(s.min(), t.min()) >= 0 and max(s.max(), t.max()) < authors):
        raise ValueError("an edge names an author that is not there")
    apart = s != t
    keys, which = np.unique(s[apart] * authors + t[apart], return_inverse=True)
    added = np.bincount(which, weights=m[apart], minlength=len(keys)).astype(np.int64)
    return Graph(authors, keys // max(authors, 1), keys % max(authors, 1), added)


def density(g: Graph) -> float:
    """Return the ties of all possible: ``E / (N (N - 1))``, 0 for fewer than two authors."""
    possible = g.authors * (g.authors - 1)
    return len(g.source) / possible if possible else 0.0


def reciprocity(g: Graph) -> float:
    """Return the pairs tied in both directions of all tied pairs, 0 when nobody is tied."""
    pairs = len(dyads(g).first)
    return (len(g.source) - pairs) / pairs if pairs else 0.0


def isolates(g: Graph) -> float:
    """Return the share of authors without a tie."""
    return float(np.mean(g.in_degrees + g.out_degrees == 0)) if g.authors else 0.0


def centralisation(degrees: Integers) -> float:
    """Return Freeman's centralisation, ``Σ (max d − d) / (N − 1)²``: 0 all alike, 1 a star.

    Examples
    --------
    >>> centralisation(np.array([3, 0, 0, 0])), centralisation(np.array([1, 1, 1]))
    (1.0, 0.0)
    """
    if len(degrees) < 2:
        return 0.0
    return float((degrees.max() - degrees).sum() / (len(degrees) - 1) ** 2)


class Dyads(NamedTuple):
    """Pairs of authors with a tie in either direction, ``first < second``, ordered; messages of both directions."""

    first: Integers
    second: Integers
    messages: Integers


def dyads(g: Graph) -> Dyads:
    """Return the tied pairs of a graph."""
    low, high = np.minimum(g.source, g.target), np.maximum(g.source, g.target)
    pairs = graph(g.authors, low, high, g.messages)
    return Dyads(pairs.source, pairs.target, pairs.messages)


def merged(g: Graph, same: NDArray[np.bool_]) -> Graph:
    """Return the graph in which the marked authors are one; it comes first, the others keep their order."""
    if same.sum() < 2:
        return g
    number = np.where(same, 0, np.cumsum(~same))
    return graph(int((~same).sum()) + 1, number[g.source], number[g.target], g.messages)
