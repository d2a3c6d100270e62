"""The verdict from a log: the table line by line, and its laws for every input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.conversation.level import Figures, verdict
from smm.conversation.thresholds import default_thresholds, threshold_rows
from smm.diagnosis import Level
from smm.media import Flow

ORDER = list(Level)
KC, CK, CC = Flow


def figures(**changes):
    """A log that meets everything; ``cc`` sets the share of consumers among themselves."""
    cc = changes.pop("cc", 0.2)
    whole = {
        "company_messages": 40,
        "consumer_messages": 60,
        "shares": {KC: 0.4, CK: None if cc is None else 0.6 - cc, CC: cc},
        "reply_rate": 0.8,
        "opened": 20,
        "first_reply_minutes": 30.0,
        "two_way_thread_share": 0.4,
        "multi_party_thread_share": 0.2,
        "replies": 30,
    }
    return Figures(**(whole | changes))


TABLE = [
    (Level.SILENCE, {"company_messages": 0, "consumer_messages": 0}),
    (Level.SILENCE, {"company_messages": 0, "consumer_messages": 0, "one_sided": True, "company_known": False}),
    (None, {"company_messages": 0, "one_sided": True}),
    (None, {"company_known": False}),
    (Level.MONOLOGUE, {"consumer_messages": 0, "one_sided": True}),
    (Level.MONOLOGUE, {"company_messages": 96, "consumer_messages": 4}),
    (Level.MONOLOGUE, {"reply_rate": 0.0, "replies": 0}),
    (Level.MONOLOGUE, {"reply_rate": 0.0, "replies": None}),
    (Level.MONOLOGUE, {"reply_rate": None, "opened": 0, "replies": 0}),
    (Level.UNHEARD, {"company_messages": 0, "reply_rate": 0.0, "replies": 0}),
    (Level.UNHEARD, {"reply_rate": 0.0, "replies": 3}),
    (Level.UNHEARD, {"reply_rate": 0.19}),
    (Level.UNHEARD, {"reply_rate": 0.1, "replies": 0}),
    (Level.EMERGING, {"reply_rate": 0.2}),
    (Level.EMERGING, {"reply_rate": 0.49}),
    (Level.EMERGING, {"reply_rate": None, "opened": 0}),
    (Level.EMERGING, {"reply_rate": 0.0, "opened": 0, "replies": None}),
    (Level.EMERGING, {"first_reply_minutes": 24 * 60 + 1}),
    (Level.EMERGING, {"first_reply_minutes": None}),
    (Level.EMERGING, {"two_way_thread_share": 0.19}),
    (Level.EMERGING, {"two_way_thread_share": None}),
    (Level.TWO_WAY, {"cc": 0.09, "multi_party_thread_share": 0.04}),
    (Level.TWO_WAY, {"cc": None, "multi_party_thread_share": None}),
    (Level.TWO_WAY, {"reply_rate": 0.5, "first_reply_minutes": 1440, "two_way_thread_share": 0.2, "cc": 0.0}
     | {"multi_party_thread_share": 0.0}),
    (Level.MANY_WAY, {"cc": 0.1, "multi_party_thread_share": None}),
    (Level.MANY_WAY, {"cc": None, "multi_party_thread_share": 0.05}),
]  # fmt: skip


@pytest.mark.parametrize(("level", "changes"), TABLE)
def test_the_table(level, changes):
    assert verdict(figures(**changes))[0] is level


def test_every_condition_looked_at_is_said_with_its_value_and_limit():
    level, reasons = verdict(figures(first_reply_minutes=90, reply_rate=0.4))
    said = {r.threshold: (r.value, r.limit, r.met) for r in reasons}
    assert level is Level.EMERGING
    assert list(said) == [key for key in threshold_rows() if key != "replies_min"]
    assert said["voice_share_min"] == (0.6, 0.05, True)
    assert said["first_reply_hours_max"] == (1.5, 24, True)
    assert said["reply_rate_heard"] == (0.4, 0.2, True)
    assert said["reply_rate_two_way"] == (0.4, 0.5, False)


def test_what_is_not_measurable_is_said_as_such():
    _, reasons = verdict(figures(reply_rate=None, opened=0, replies=2))
    said = {r.threshold: (r.value, r.met) for r in reasons}
    assert said["replies_min"] == (2, True)
    assert said["reply_rate_heard"] == said["reply_rate_two_way"] == (None, False)


def test_nothing_is_looked_at_where_nothing_can_be_said():
    assert verdict(figures(company_known=False)) == (None, ())
    assert verdict(figures(company_messages=0, consumer_messages=0)) == (Level.SILENCE, ())


shares = st.none() | st.floats(0, 1)
logs = st.builds(
    lambda company, consumers, cc, **more: Figures(company, consumers, {KC: None, CK: None, CC: cc}, **more),
    st.integers(0, 50),
    st.integers(0, 50),
    shares,
    reply_rate=shares,
    opened=st.integers(0, 50),
    first_reply_minutes=st.none() | st.floats(0, 1e5),
    two_way_thread_share=shares,
    multi_party_thread_share=shares,
    replies=st.none() | st.integers(0, 50),
    one_sided=st.booleans(),
    company_known=st.booleans(),
)
limits = st.fixed_dictionaries({key: st.floats(row.low, row.high) for key, row in threshold_rows().items()})


def height(log, thresholds=None):
    level = verdict(log, thresholds)[0]
    return -1 if level is None else ORDER.index(level)


@given(logs, limits)
def test_it_is_total_and_its_reasons_are_what_it_compared(log, moved):
    thresholds = default_thresholds().moved(moved)
    level, reasons = verdict(log, thresholds)
    assert level is None or level in ORDER
    assert (level in (None, Level.SILENCE)) == (not reasons)
    for reason in reasons:
        assert reason.limit == moved[reason.threshold]
        assert not (reason.met and reason.value is None)


@given(logs, st.floats(0, 1), st.floats(0, 1), limits)
def test_a_higher_reply_rate_never_lowers_the_level(log, one, other, moved):
    low, high = sorted((one, other))
    thresholds = default_thresholds().moved(moved)
    assert height(log._replace(reply_rate=low), thresholds) <= height(log._replace(reply_rate=high), thresholds)


@given(logs, st.floats(0, 1e5), st.floats(0, 1e5))
def test_faster_never_lowers_the_level_and_neither_does_knowing_the_time(log, one, other):
    fast, slow = sorted((one, other))
    heights = [height(log._replace(first_reply_minutes=minutes)) for minutes in (None, slow, fast)]
    assert heights == sorted(heights)


@given(logs, st.sampled_from(["two_way_thread_share", "multi_party_thread_share"]), st.floats(0, 1), st.floats(0, 1))
def test_more_of_a_share_never_lowers_the_level(log, name, one, other):
    low, high = sorted((one, other))
    assert height(log._replace(**{name: low})) <= height(log._replace(**{name: high}))


@given(logs, limits, st.sampled_from(list(threshold_rows())), st.floats(0, 1))
def test_an_easier_limit_never_lowers_the_level(log, moved, key, share):
    row, hard = threshold_rows()[key], default_thresholds().moved(moved)
    easiest = row.high if row.at_most else row.low
    easier = hard.moved({key: min(max(moved[key] + share * (easiest - moved[key]), row.low), row.high)})
    assert height(log, hard) <= height(log, easier)
