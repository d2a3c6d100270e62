"""Ratings: the scale, the mean, and positive against negative."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.ratings import ratings

counted = st.dictionaries(st.integers(0, 200).map(lambda half: half / 2), st.integers(0, 50), max_size=8)


@pytest.mark.parametrize(
    ("counts", "scale", "net"),
    [
        ({5: 1}, 5, 1),
        ({4: 1}, 5, 1),
        ({3: 1, 3.5: 1, 2.5: 1}, 5, 0),
        ({2: 1}, 5, -1),
        ({1: 3, 5: 1}, 5, -0.5),
        ({8: 1, 6: 1}, 10, 0.5),
        ({7: 1, 5: 1, 4: 1, 6: 1}, 10, -0.25),
        ({80: 1, 79: 1}, 100, 0.5),
        ({41: 1, 40: 1}, 100, -0.5),
        ({10: 0, 5: 1}, 5, 1),
    ],
)
def test_the_scale_and_what_is_positive_on_it(counts, scale, net):
    found = ratings(counts)
    assert (found.scale, found.net) == (scale, net)


def test_no_rating_says_nothing():
    assert ratings({}) is None and ratings({5: 0}) is None


@pytest.mark.parametrize("counts", [{-1: 1}, {101: 1}, {float("nan"): 1}, {5: -1}])
def test_what_is_no_rating_is_refused(counts):
    with pytest.raises(ValueError, match="rating"):
        ratings(counts)


@given(counted.filter(lambda counts: sum(counts.values())))
def test_it_is_what_the_list_of_ratings_gives(counts):
    every = [value for value, count in counts.items() for _ in range(count)]
    found = ratings(counts)
    assert found.rated == len(every) == sum(found.counts.values())
    assert found.mean == pytest.approx(statistics.fmean(every))
    assert min(every) <= found.mean + 1e-9 and max(every) <= found.scale
    assert -1 <= found.net <= 1
    assert list(found.counts) == sorted(set(every))
