"""Allocations and their sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from smm.media import Format
from smm.mix import Allocation, merged
from tests.smm.strategies import allocations

MIXES = st.lists(allocations(["blog", "website", "podcast"]), max_size=10)


@given(MIXES)
def test_merging_keeps_every_amount_and_names_every_channel_once(mix):
    result = merged(mix)
    assert [a.channel for a in result] == list(dict.fromkeys(a.channel for a in mix))
    assert sum(a.money for a in result) == pytest.approx(sum(a.money for a in mix))
    assert sum(a.hours for a in result) == pytest.approx(sum(a.hours for a in mix))


@given(MIXES)
def test_merging_twice_is_merging_once(mix):
    assert merged(merged(mix)) == merged(mix)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (("photo",), ("message",), (Format.MESSAGE, Format.PHOTO)),
        (("photo",), None, None),
        ((), ("link",), (Format.LINK,)),
    ],
)
def test_formats_of_one_channel_are_joined_and_all_stays_all(first, second, together):
    parts = [Allocation(channel="blog", formats=first), Allocation(channel="blog", formats=second)]
    assert merged(parts)[0].formats == together


@pytest.mark.parametrize("field", ["money", "hours"])
@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "3", True, None, 1e10])
def test_impossible_amounts_are_refused(field, value):
    with pytest.raises(ValidationError):
        Allocation(channel="blog", **{field: value})


def test_a_channel_is_used_when_something_is_spent_on_it():
    assert not Allocation(channel="blog").used
    assert Allocation(channel="blog", money=1).used and Allocation(channel="blog", hours=0.5).used
