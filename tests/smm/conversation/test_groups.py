"""The division into groups: its Q is the one of its own labels, its sizes are those of its groups."""

from collections import Counter

import pytest
from hypothesis import given

from smm.conversation.graph import dyads, graph
from smm.conversation.groups import divide
from tests.smm.conversation.networks import community, graphs, modularity, polarised


def division_of(authors, edges):
    full = [(*edge, 1) if len(edge) == 2 else edge for edge in edges]
    return divide(authors, dyads(graph(authors, *(zip(*full, strict=True) if full else ((), (), ())))))


@given(graphs())
def test_modularity_is_that_of_the_labels(made):
    authors, edges = made
    found = division_of(authors, edges)
    pairs = {tuple(sorted(edge[:2])) for edge in edges if edge[0] != edge[1]}
    assert found.modularity == pytest.approx(modularity(pairs, found.labels.tolist()) if pairs else 0)


@given(graphs())
def test_sizes_are_those_of_the_labels_and_who_has_no_tie_is_alone(made):
    authors, edges = made
    found = division_of(authors, edges)
    counts = Counter(found.labels.tolist())
    assert found.sizes.tolist() == sorted(counts.values(), reverse=True)
    tied = {end for edge in edges if edge[0] != edge[1] for end in edge[:2]}
    assert all(counts[label] == 1 for author, label in enumerate(found.labels.tolist()) if author not in tied)


def test_camps_and_communities_are_found():
    assert division_of(*polarised(20)).sizes.tolist() == [20, 20]
    assert division_of(*community(4, 8, 3)).sizes.tolist() == [8] * 4 + [1] * 3


def test_large_groups_are_counted_against_the_largest():
    found = division_of(*polarised(20))
    assert found.large(0.25) == found.large(1) == 2
    assert division_of(3, []).large(0.25) == 0


def test_the_same_network_is_divided_in_the_same_way():
    one, other = (division_of(*community(6, 9, 2)) for _ in range(2))
    assert one.modularity == other.modularity and (one.labels == other.labels).all()
