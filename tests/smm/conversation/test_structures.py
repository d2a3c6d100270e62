"""The published structures: explained in both languages, sourced, and a distance that behaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.structures import METRICS, closest, prototypes
from smm.evidence import evidence
from smm.i18n import Language

signatures = st.fixed_dictionaries({metric: st.floats(low, high) for metric, (low, high) in METRICS.items()})


@pytest.mark.parametrize("prototype", prototypes().values(), ids=lambda p: p.id)
def test_every_structure_is_explained_and_its_bands_are_possible(prototype):
    assert prototype.source in evidence()
    for language in Language:
        assert prototype.name(language) and prototype.reading(language)
    for metric, (low, high) in prototype.bands.items():
        assert METRICS[metric][0] <= low <= high <= METRICS[metric][1]
        assert (low, high) != METRICS[metric]


def test_there_are_the_six():
    assert set(prototypes()) == {
        "polarised_crowd",
        "tight_crowd",
        "brand_cluster",
        "community_cluster",
        "broadcast_network",
        "support_network",
    }


@given(signatures)
def test_every_network_has_a_distance_from_each_and_the_closest_is_first(signature):
    found = closest(signature)
    assert {s.id for s in found} == set(prototypes())
    assert all(0 <= s.distance <= 1 for s in found)
    assert list(found) == sorted(found, key=lambda s: (s.distance, s.id))


@given(signatures, st.sampled_from(list(prototypes())))
def test_inside_all_its_bands_a_network_is_the_same_as_a_structure(signature, key):
    prototype = prototypes()[key]
    inside = {m: min(max(v, prototype.bands.get(m, (v, v))[0]), prototype.bands.get(m, (v, v))[1])
              for m, v in signature.items()}  # fmt: skip
    assert prototype.distance(inside) == 0 <= prototype.distance(signature)


@given(signatures)
def test_no_network_is_two_structures_at_once(signature):
    assert [s.distance for s in closest(signature)].count(0) <= 1


def test_more_than_six_groups_are_as_many_as_six():
    base = {"connection": 0.5, "isolates": 0.2, "in_centralisation": 0, "out_centralisation": 0, "modularity": 0.8}
    assert closest(base | {"groups": 6}) == closest(base | {"groups": 600})
