"""Hours to answer everyone: arithmetic, its range, and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.capacity import capacity
from smm.parameters import default_parameters

amounts = st.floats(0, 1e6)


def test_the_hours_are_messages_times_minutes():
    found = capacity(600, 30)
    assert (found.needed_low, found.needed, found.needed_high) == (20, 50, 100)
    assert (found.minutes, found.available, found.missing, found.answerable) == (5, 30, 20, 0.6)
    assert not found.enough


def test_nobody_to_answer_needs_no_hours():
    found = capacity(0, 0)
    assert found.enough and found.answerable == 1 and found.needed_high == found.missing == 0


@pytest.mark.parametrize("numbers", [(-1, 1), (1, -1), (float("nan"), 1), (1, float("inf"))])
def test_what_is_no_amount_is_refused(numbers):
    with pytest.raises(ValueError, match="month"):
        capacity(*numbers)


@given(amounts, amounts, st.floats(0.5, 30))
def test_missing_and_enough_are_two_sides_of_one_comparison(inbound, hours, minutes):
    found = capacity(inbound, hours, default_parameters().replaced(minutes_per_reply=minutes))
    assert found.enough == (found.missing == 0) == (found.answerable == 1)
    assert found.needed_low <= found.needed <= found.needed_high
    assert found.available + found.missing >= found.needed * (1 - 1e-12)


@given(amounts, amounts, amounts)
def test_more_hours_never_make_it_worse(inbound, one, other):
    few, many = (capacity(inbound, hours) for hours in sorted((one, other)))
    assert few.missing >= many.missing and few.answerable <= many.answerable
