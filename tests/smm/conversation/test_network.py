"""The network of authors: its numbers by definition, its published shape, and what may not change it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.network import network
from tests.smm.conversation.networks import (
    SHAPES,
    best_modularity,
    community,
    graphs,
    measured,
    polarised,
    slowly,
    support,
)

EXACT = ("authors", "ties", "density", "reciprocity", "isolates", "in_centralisation", "out_centralisation")


@given(graphs())
def test_every_measure_is_the_one_of_its_definition(made):
    found = measured(*made)
    expected = slowly(*made)
    assert {name: getattr(found, name) for name in EXACT} == pytest.approx(expected)


@given(graphs().filter(lambda made: made[0] < 8))
def test_modularity_is_that_of_a_division_and_close_to_the_best_there_is(made):
    found, best = measured(*made).modularity, best_modularity(*made)
    assert best - 0.15 <= found <= best + 1e-9


@pytest.mark.parametrize(("shape", "made"), [(shape, made) for shape, all_ in SHAPES.items() for made in all_])
def test_each_made_network_has_its_published_name(shape, made):
    structures = measured(*made, companies={0}).structures
    assert structures[0].id == shape
    assert structures[0].distance < 0.1 < structures[1].distance
    assert {s.id for s in structures} == set(SHAPES)
    assert [s.distance for s in structures] == sorted(s.distance for s in structures)


@given(graphs(), st.integers(0, 9))
def test_the_order_and_the_splitting_of_edges_change_nothing(made, seed):
    authors, edges = made
    apart = [(s, t, 1) for s, t, messages in edges for _ in range(messages)]
    random.Random(seed).shuffle(apart)
    assert measured(authors, apart) == measured(authors, edges)


@given(graphs(), st.randoms())
def test_renaming_authors_changes_no_measure(made, chance):
    authors, edges = made
    names = list(range(authors))
    chance.shuffle(names)
    renamed = measured(authors, [(names[s], names[t], m) for s, t, m in edges])
    found = measured(authors, edges)
    for name in EXACT:
        assert getattr(renamed, name) == pytest.approx(getattr(found, name))
    assert renamed.modularity == pytest.approx(found.modularity, abs=0.15)
    assert sorted(tie.messages for tie in renamed.edges) == sorted(tie.messages for tie in found.edges)


def test_several_companies_that_answer_read_as_service():
    edges = [(i % 4, customer) for i, customer in enumerate(range(4, 84))]
    found = measured(84, edges, companies=set(range(4)))
    assert found.structures[0].id == "support_network"
    assert found.signature["out_centralisation"] == 1 and found.out_centralisation < 0.3
    assert measured(84, edges).structures[0].id == "community_cluster"


def test_the_groups_of_two_camps_are_two_and_crumbs_are_none():
    assert measured(*polarised()).groups == 2
    assert measured(*community(5)).groups == 5
    assert measured(6, [(0, 1), (2, 3)]).groups == 0


def test_a_few_people_resemble_nothing():
    assert measured(9, [(0, 1)]).structures == ()
    nobody = measured(0, [])
    assert (nobody.authors, nobody.density, nobody.modularity, nobody.nodes) == (0, 0, 0, ())


def test_its_progress_is_told_and_rises_to_the_end():
    told = []
    measured(*support(), told=told.append)
    assert told == sorted(told) and told[-1] == 1 and 0 < told[0] < 1


def test_whether_mentions_were_read_is_passed_on():
    assert measured(*support(), mentions=True).mentions and not measured(*support()).mentions


@pytest.mark.parametrize(
    "given_",
    [([0], [1], [1], [True], [1]), ([-1], [0], [1], [True], [1]), ([0], [0, 1], [1], [True] * 2, [1] * 2),
     ([], [], [], [True], [1, 2])],
)  # fmt: skip
def test_edges_without_their_authors_are_refused(given_):
    with pytest.raises(ValueError, match="author|lengths"):
        network(*given_)
