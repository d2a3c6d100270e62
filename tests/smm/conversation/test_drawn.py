"""The part of a network that is drawn: bounded, the largest conversations, without names."""

import random

from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.drawn import NODES, TIES
from tests.smm.conversation.networks import everyone, measured, polarised


@st.composite
def crowds(draw):
    authors, seed = draw(st.integers(2, 150)), draw(st.integers(0, 1000))
    chance = random.Random(seed)
    pick = lambda: min(int(chance.expovariate(4 / authors)), authors - 1)  # noqa: E731
    edges = [(pick(), pick(), chance.randint(1, 9)) for _ in range(draw(st.integers(0, 600)))]
    return authors, [edge for edge in edges if edge[0] != edge[1]], {chance.randrange(authors)}


@given(crowds())
def test_it_is_bounded_and_consistent(made):
    authors, edges, companies = made
    found = measured(authors, edges, companies, written=list(range(authors)))
    assert len(found.nodes) <= NODES and len(found.edges) <= TIES
    assert [node.id for node in found.nodes] == list(range(len(found.nodes)))
    assert all(
        tie.source != tie.target and {tie.source, tie.target} <= {n.id for n in found.nodes} for tie in found.edges
    )
    tied = any(companies & {source, target} for source, target, _ in edges)
    assert sum(node.company for node in found.nodes) == tied
    assert not tied or found.nodes[0].company
    given_ = {(source, target) for source, target, _ in edges}
    mutual = sum((target, source) in given_ for source, target in given_)
    ways = {(tie.source, tie.target) for tie in found.edges}
    assert len(ways) == len(found.edges) and sum(way[::-1] in ways for way in ways) <= mutual


@given(crowds())
def test_a_small_network_is_drawn_whole(made):
    authors, edges, companies = made
    if len({e[:2] for e in edges}) > TIES or len({end for e in edges for end in e[:2]}) > NODES:
        return
    found = measured(authors, edges, companies)
    assert sum(tie.messages for tie in found.edges) == sum(messages for *_, messages in edges)


def test_no_pair_that_answers_each_other_is_drawn_as_one_that_does_not():
    found = measured(*polarised(12))
    ways = {(tie.source, tie.target) for tie in found.edges}
    assert len(ways) in (TIES - 1, TIES)
    assert sum(way[::-1] not in ways for way in ways) <= 1  # the bridge


def test_the_largest_conversations_are_taken():
    small = [(source + 100, target + 100, 1) for source, target in everyone(range(80))]
    large = [(source, target, 50) for source, target in everyone(range(10))]
    found = measured(200, [*small, *large])
    assert sum(tie.messages == 50 for tie in found.edges) == 90
    assert len(found.nodes) == NODES and len(found.edges) in (TIES - 1, TIES)


def test_the_company_is_there_even_when_its_conversations_are_small():
    found = measured(200, [*[(s, t, 9) for s, t in everyone(range(80))], (150, 151, 1)], companies={150})
    assert found.nodes[0].company and found.nodes[0].messages == 1
    assert all(0 not in (tie.source, tie.target) for tie in found.edges)


def test_people_of_one_camp_are_drawn_in_one_group():
    found = measured(*polarised(10), written=[1] * 10 + [2] * 10)
    assert len({(node.messages, node.group) for node in found.nodes}) == len({node.group for node in found.nodes}) == 2
