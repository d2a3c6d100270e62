"""The part of a network that is drawn: its largest conversations, never more than a picture holds."""

import numpy as np
from numpy.typing import NDArray

from smm.conversation.graph import Dyads, Graph, Integers, dyads
from smm.conversation.results import Node, Tie

NODES, TIES = 60, 150
"""The most that are drawn: more cannot be told apart on a phone. No measure reads them."""


def drawn(
    g: Graph, company: NDArray[np.bool_], written: Integers, groups: Integers
) -> tuple[tuple[Node, ...], tuple[Tie, ...]]:
    """Return the authors of the pairs that exchange most, numbered anew, and the largest ties among them.

    The company with most ties is always there if it has any. Among pairs that exchange equally much, authors with many
    ties come first; of the ties between the chosen, a scattered few.

    Parameters
    ----------
    g : Graph
    company : ndarray of bool, shape (authors,)
    written : ndarray of int, shape (authors,)
        Messages by author.
    groups : ndarray of int, shape (authors,)
        The group of each author.
    """
    degrees = g.in_degrees + g.out_degrees
    pairs = dyads(g)
    chosen = _chosen(pairs, degrees, company)
    number = np.full(g.authors, -1, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    return _nodes(chosen, company, written, groups), _ties(g, pairs, number)


def _ties(g: Graph, pairs: Dyads, number: Integers) -> tuple[Tie, ...]:
    """Return the ties of the largest pairs among the chosen, a pair never without one of its two directions."""
    inside = np.flatnonzero((number[pairs.first] >= 0) & (number[pairs.second] >= 0))
    few = Dyads(*(column[inside] for column in pairs))
    amounts = _amounts(g, number)
    ties: list[Tie] = []
    for i in np.lexsort((_scattered(few), -few.messages))[:TIES].tolist():
        a, b = int(number[few.first[i]]), int(number[few.second[i]])
        both = [Tie(source=s, target=t, messages=amounts[s, t]) for s, t in ((a, b), (b, a)) if (s, t) in amounts]
        if len(ties) + len(both) <= TIES:
            ties += both
    return tuple(ties)


def _scattered(pairs: Dyads) -> Integers:
    """Return an order that favours no part of the network, the same every time: of equal pairs a fair few are drawn."""
    mixed: Integers = (pairs.first * 2_654_435_761 + pairs.second * 40_503_007) % 1_000_003
    return mixed


def _amounts(g: Graph, number: Integers) -> dict[tuple[int, int], int]:
    inside = np.flatnonzero((number[g.source] >= 0) & (number[g.target] >= 0))
    ends = zip(number[g.source[inside]].tolist(), number[g.target[inside]].tolist(), strict=True)
    return dict(zip(ends, g.messages[inside].tolist(), strict=True))


def _nodes(chosen: list[int], company: NDArray[np.bool_], written: Integers, groups: Integers) -> tuple[Node, ...]:
    number = {group: i for i, group in enumerate(dict.fromkeys(groups[chosen].tolist()))}
    return tuple(
        Node(id=i, company=bool(company[a]), messages=int(written[a]), group=number[int(groups[a])])
        for i, a in enumerate(chosen)
    )


def _chosen(pairs: Dyads, degrees: Integers, company: NDArray[np.bool_]) -> list[int]:
    """Return the authors to draw, companies first, then in the order of their largest conversation."""
    hub = int(np.argmax(np.where(company, degrees, -1))) if company.any() else -1
    found = dict.fromkeys([hub] if hub >= 0 and degrees[hub] else [])
    for i in _largest(pairs, degrees, NODES * NODES):
        wanted = [int(pairs.first[i]), int(pairs.second[i])]
        if len(found.keys() | wanted) <= NODES:
            found.update(dict.fromkeys(wanted))
    return sorted(found, key=lambda author: not company[author])


def _largest(pairs: Dyads, degrees: Integers, count: int) -> list[int]:
    """Return the places of the pairs that exchange most, the largest first."""
    both = degrees[pairs.first] + degrees[pairs.second]
    order = np.lexsort((-both, -pairs.messages))[:count]  # stable: equal ones stay ordered by their numbers
    return [int(i) for i in order]
