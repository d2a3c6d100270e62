"""A channel of one's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.assessment import assess
from smm.media import Capability, Flow, Format, MediaType
from smm.mix import Allocation
from smm.own_channel import add_own_channel
from smm.plan import Plan, read_plan
from tests.smm.strategies import PLAIN_NAMES


@given(st.lists(st.tuples(PLAIN_NAMES, st.sampled_from(MediaType)), max_size=5))
def test_every_new_channel_has_an_id_of_its_own(wanted):
    plan = Plan()
    for name, media_type in wanted:
        plan, _ = add_own_channel(plan, name, media_type, {})
    ids = [channel.id for channel in plan.custom_channels]
    assert len(set(ids)) == len(wanted)
    assert read_plan(plan.dumps()) == plan


def test_the_id_of_a_channel_that_was_taken_out_is_free_again():
    plan = Plan()
    for name in ("a", "b", "c"):
        plan, _ = add_own_channel(plan, name, MediaType.OWNED, {})
    _, channel = add_own_channel(plan.without_channel("own_2"), "d", MediaType.OWNED, {})
    assert channel.id == "own_2"


def test_flows_that_are_not_named_are_not_carried():
    _, channel = add_own_channel(Plan(), "Radio", MediaType.PAID, {Flow.COMPANY_TO_CONSUMER: Capability.HIGH})
    assert [channel.capability(flow) for flow in Flow] == [Capability.HIGH, Capability.NONE, Capability.NONE]
    assert channel.formats == tuple(Format)


def test_a_new_channel_can_be_used_at_once():
    flows = dict.fromkeys(Flow, Capability.HIGH)
    plan, channel = add_own_channel(Plan(), "Mercato", MediaType.OWNED, flows, hours=(2, 8))
    plan = plan.with_allocation(Allocation(channel=channel.id, hours=17.32))
    assert assess(plan).scores.total_potential == pytest.approx(100 * (1 - 2.718281828459045**-0.75), abs=1e-3)


@pytest.mark.parametrize("name", ["<b>Radio</b>", "a\nb", "a\x00b", "x" * 81])
def test_a_name_that_a_plan_refuses_is_refused_here(name):
    with pytest.raises(ValueError, match="name_"):
        add_own_channel(Plan(), name, MediaType.PAID, {})


@pytest.mark.parametrize("fields", [{"money": (5, 1)}, {"hours": (4, 1)}, {"hours": (-1, 1)}, {"money": (0, 1e9)}])
def test_ranges_that_a_plan_refuses_are_refused_here(fields):
    with pytest.raises(ValueError):
        add_own_channel(Plan(), "Radio", MediaType.PAID, {}, **fields)


def test_the_plan_before_stays_as_it_was():
    plan = Plan()
    add_own_channel(plan, "Radio", MediaType.PAID, {})
    assert plan == Plan()
