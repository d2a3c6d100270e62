"""Replies and mentions between authors as a network: its shape in numbers, and the published one it is closest to."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from smm.conversation.drawn import drawn
from smm.conversation.graph import Graph, centralisation, density, dyads, graph, isolates, merged, reciprocity
from smm.conversation.groups import Division, divide
from smm.conversation.results import Network
from smm.conversation.structures import closest
from smm.parameters import Parameters, default_parameters

Told = Callable[[float], None]


def network(
    source: ArrayLike,
    target: ArrayLike,
    messages: ArrayLike,
    company: ArrayLike,
    written: ArrayLike,
    *,
    mentions: bool = False,
    told: Told = lambda share: None,
    model_parameters: Parameters | None = None,
) -> Network:
    """Measure who answers and mentions whom.

    Parameters
    ----------
    source, target : array_like of int, shape (edges,)
        ``source`` answers or mentions ``target``; authors are numbered ``0 … N - 1``. Edges may repeat; loops do not
        count. Number authors by something of their own (their names in order, say), and the result does not depend on
        the order of the log.
    messages : array_like of int, shape (edges,)
        In how many messages.
    company : array_like of bool, shape (N,)
        Which authors are the company, or companies.
    written : array_like of int, shape (N,)
        Messages by author, in the whole log.
    mentions : bool
        Whether mentions were read besides replies; only passed on.
    told : callable
        Is told the share of the work that is done, 0 to 1, rising.
    model_parameters : Parameters, optional
        Default: ``data/parameters.csv``.

    Raises
    ------
    ValueError
        If lengths differ or an edge names an author that is not there.

    Examples
    --------
    A company that answers twelve customers who do not know each other:

    >>> found = network([0] * 12, range(1, 13), [1] * 12, [True] + [False] * 12, [12] + [1] * 12)
    >>> found.structures[0].id, found.out_centralisation, found.reciprocity
    ('support_network', 1.0, 0.0)
    """
    companies, amounts = np.asarray(company, dtype=bool).ravel(), np.asarray(written, dtype=np.int64).ravel()
    if len(companies) != len(amounts):
        raise ValueError("company and written have different lengths")
    g = graph(len(companies), source, target, messages)
    told(0.3)
    division = divide(g.authors, dyads(g))
    told(0.6)
    p = model_parameters or default_parameters()
    signature = _signature_of_sides(g, companies, division, p)
    told(0.9)
    nodes, edges = drawn(g, companies, amounts, division.labels)
    told(1.0)
    return Network(
        authors=g.authors,
        ties=len(g.source),
        density=density(g),
        reciprocity=reciprocity(g),
        isolates=isolates(g),
        in_centralisation=centralisation(g.in_degrees),
        out_centralisation=centralisation(g.out_degrees),
        modularity=division.modularity,
        groups=division.large(p.mode("large_group")),
        signature=signature,
        structures=closest(signature) if g.authors >= p.mode("network_authors_min") else (),
        nodes=nodes,
        edges=edges,
        mentions=mentions,
    )


def _signature_of_sides(g: Graph, companies: NDArray[np.bool_], division: Division, p: Parameters) -> dict[str, float]:
    """Return the signature, with several companies as one author: five that answer would else look like five crowds."""
    one = merged(g, companies)
    return signature(one, division if one is g else divide(one.authors, dyads(one)), p)


def signature(g: Graph, division: Division, p: Parameters) -> dict[str, float]:
    """Return what is compared with the published structures, by metric of ``smm.conversation.structures``."""
    return {
        "connection": connection(g, p.mode("partners_full")),
        "isolates": isolates(g),
        "in_centralisation": centralisation(g.in_degrees),
        "out_centralisation": centralisation(g.out_degrees),
        "modularity": max(0.0, division.modularity),
        "groups": float(division.large(p.mode("large_group"))),
    }


def connection(g: Graph, full: float) -> float:
    """Return how densely authors are tied, 0 to 1, on a scale that suits ten authors and a million.

    The larger of two: the tied pairs of all pairs, and the mean number of partners k as ``ln(1 + k) / ln(1 + full)``.
    """
    if g.authors < 2:
        return 0.0
    partners = 2 * len(dyads(g).first) / g.authors
    return min(1.0, max(partners / (g.authors - 1), math.log1p(partners) / math.log1p(full)))
