"""Older plan files become plans of today."""

import pytest

from smm.plan import plan_from_document
from smm.upgrade import NEWEST, upgraded
from tests.smm.documents import published, refused

OLD = {
    "version": 0,
    "language": "en",
    "profile": {"name": "Bar Centrale", "audience": 5000},
    "mix": {"blog": {"hours": 3, "money": 10}, "google_reviews": {"hours": 1}},
}


def test_a_file_of_version_0_opens_as_the_plan_it_meant():
    plan = plan_from_document(OLD)
    assert plan.version == NEWEST == 1
    assert [(a.channel, a.money, a.hours) for a in plan.mix] == [("blog", 10, 3), ("google_reviews", 0, 1)]
    assert plan.profile.name == "Bar Centrale"


def test_upgrading_leaves_the_old_document_as_it_was():
    document = {"version": 0, "mix": {"blog": {"hours": 3}}}
    upgraded(document, 0)
    assert document == {"version": 0, "mix": {"blog": {"hours": 3}}}


def test_a_file_of_today_is_left_as_it_is():
    assert upgraded(published(), 1) == published()


def test_an_old_file_without_a_mix_opens():
    assert plan_from_document({"version": 0}).mix == ()


@pytest.mark.parametrize("mix", [None, 3, "blog", {"nothing": {"hours": 1}}, {"blog": {"hours": -1}}])
def test_an_old_file_with_an_impossible_mix_is_refused(mix):
    refused(plan_from_document, {"version": 0, "mix": mix})


@pytest.mark.parametrize("mix", [{"blog": 3}, {"blog": None}, {"blog": {"channel": "website", "hours": 1}}])
def test_nothing_of_an_old_mix_is_dropped_or_renamed_in_silence(mix):
    refused(plan_from_document, {"version": 0, "mix": mix})
