"""The limits of the verdict: each in its range, explained and anchored in both languages."""

import pytest
from pydantic import ValidationError

from smm.conversation.thresholds import Threshold, Thresholds, default_thresholds, threshold_rows
from smm.evidence import evidence
from smm.i18n import Language
from smm.parameters import ASSUMPTION

ROWS = threshold_rows()


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_every_threshold_is_ordered_explained_and_anchored(row):
    assert row.low <= row.default <= row.high and row.fixed == (row.low == row.high)
    assert row.source == ASSUMPTION or row.source in evidence()
    assert row.anchors and set(row.anchors) <= set(evidence())
    for language in Language:
        assert row.name(language) and row.unit(language) and row.anchor(language)


def test_the_model_has_the_rows_of_the_file_and_their_defaults():
    assert list(Thresholds.model_fields) == list(ROWS)
    assert default_thresholds().model_dump() == {key: row.default for key, row in ROWS.items()}


def test_the_limits_are_those_of_the_model():
    assert default_thresholds() == Thresholds(
        voice_share_min=0.05,
        replies_min=1,
        reply_rate_heard=0.2,
        reply_rate_two_way=0.5,
        first_reply_hours_max=24,
        two_way_threads_min=0.2,
        community_share_min=0.1,
        multi_party_min=0.05,
    )


def test_no_movement_makes_two_way_easier_than_heard():
    assert ROWS["reply_rate_heard"].high <= ROWS["reply_rate_two_way"].low


def test_what_is_reached_and_what_is_kept_below():
    assert ROWS["reply_rate_heard"].met(0.2, 0.2) and not ROWS["reply_rate_heard"].met(0.19, 0.2)
    assert ROWS["first_reply_hours_max"].met(24, 24) and not ROWS["first_reply_hours_max"].met(24.1, 24)
    assert not ROWS["first_reply_hours_max"].met(None, 24)


def test_a_moved_limit_leaves_the_others_and_the_default_alone():
    moved = default_thresholds().moved({"reply_rate_heard": 0.3})
    assert moved.limit("reply_rate_heard") == 0.3 and moved.limit("multi_party_min") == 0.05
    assert default_thresholds().reply_rate_heard == 0.2


@pytest.mark.parametrize("value", [0.04, 0.36, float("nan")])
def test_a_limit_outside_its_range_is_refused(value):
    with pytest.raises(ValueError, match="reply_rate_heard"):
        default_thresholds().moved({"reply_rate_heard": value})


def test_unknown_ids_and_ranges_out_of_order_are_refused():
    with pytest.raises(KeyError):
        default_thresholds().moved({"nothing": 1})
    with pytest.raises(KeyError):
        default_thresholds().limit("moved")
    with pytest.raises(ValidationError):
        Threshold.model_validate(ROWS["multi_party_min"].model_dump() | {"low": 0.5})
