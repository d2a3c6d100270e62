"""The division of a network into groups that talk mostly among themselves."""

from typing import NamedTuple

import numpy as np

from smm.conversation.graph import Dyads, Integers

STARTS, MANY_TIES = 5, 100_000
"""Divisions tried, and the ties from which one try is near enough (on a large network they differ by 0.001)."""
SMALLEST = 3
"""Authors from which people are a group: a definition, for two are a pair."""


class Division(NamedTuple):
    """The best division found.

    Attributes
    ----------
    modularity : float
        Newman's Q; 0 when nobody is tied.
    labels : ndarray of int, shape (authors,)
        The group of each author; an author without a tie is alone.
    sizes : ndarray of int, shape (groups,)
        Authors by group, the largest first.
    """

    modularity: float
    labels: Integers
    sizes: Integers

    def large(self, share: float) -> int:
        """Return how many groups have at least a share of the authors of the largest one, and at least three."""
        return int((self.sizes >= max(share * self.sizes.max(initial=0), SMALLEST)).sum())


def divide(authors: int, pairs: Dyads) -> Division:
    """Divide authors by the method of Louvain on who is tied with whom, whatever the direction and how often.

    Ties count once, as they do in the degrees and the density beside which Q is read; a pair that exchanged a thousand
    messages is still one relation. The best of a few starts is taken; their seeds are fixed, so the same input gives
    the same division.

    Examples
    --------
    >>> from smm.conversation.graph import dyads, graph
    >>> two = graph(6, [0, 1, 2, 3, 4, 5], [1, 2, 0, 4, 5, 3], [1] * 6)
    >>> division = divide(6, dyads(two))
    >>> division.modularity, division.sizes.tolist()
    (0.5, [3, 3])
    """
    labels = np.arange(authors, dtype=np.int64)
    tied, ends = np.unique(np.concatenate([pairs.first, pairs.second]), return_inverse=True)
    if not len(tied):
        return Division(0.0, labels, np.ones(authors, dtype=np.int64))
    q, found = _louvain(len(tied), *np.split(ends, 2))
    labels[tied] = authors + found
    _, labels, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    return Division(q, labels, np.sort(sizes)[::-1])


def _louvain(size: int, first: Integers, second: Integers) -> tuple[float, Integers]:
    from scipy import sparse
    from sknetwork.clustering import Louvain, get_modularity

    half = sparse.csr_matrix((np.ones(len(first)), (first, second)), shape=(size, size))
    adjacency = (half + half.T).tocsr()
    found = []
    for seed in range(STARTS if len(first) < MANY_TIES else 1):
        labels = Louvain(shuffle_nodes=seed > 0, random_state=seed).fit_predict(adjacency)
        found.append((float(get_modularity(adjacency, labels)), labels.astype(np.int64)))
    return max(found, key=lambda division: division[0])
