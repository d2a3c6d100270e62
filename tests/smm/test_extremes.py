"""However odd its amounts, a plan is either refused when it is read or gets a score within the laws."""

import pytest

from smm.assessment import assess
from smm.errors import PlanError
from smm.plan import read_plan
from tests.smm.documents import assert_readable, written

ALIVE = {
    "consumer_to_consumer": "always",
    "consumer_to_company": "always",
    "company_to_consumer": "always",
    "active": "yes",
}


def own(**fields):
    return {"id": "own_1", "media_type": "paid", "company_to_consumer": "high", "consumer_to_company": "high"} | fields


CASES = {
    "the largest amounts": {"mix": [{"channel": "blog", "money": 1e9, "hours": 1e6}]},
    "the smallest amounts": {"mix": [{"channel": "blog", "money": 5e-324, "hours": 5e-324}]},
    "one channel twice with the largest money": {"mix": [{"channel": "blog", "money": 1e9}] * 2},
    "one channel twice with the most hours": {"mix": [{"channel": "blog", "hours": 1e6}] * 2},
    "five hundred rows": {"mix": [{"channel": "blog", "money": 10, "hours": 1}] * 500},
    "a tiny price of an hour": {
        "profile": {"hour_price": 1e-320},
        "mix": [{"channel": "website", "money": 1e9, "hours": 1}],
    },
    "a tiny audience": {"profile": {"audience": 5e-324}, "mix": [{"channel": "meta_ads", "money": 1}]},
    "a tiny audience and no money": {"profile": {"audience": 5e-324}, "mix": [{"channel": "meta_ads", "money": 0}]},
    "the largest audience": {"profile": {"audience": 1e10}, "mix": [{"channel": "meta_ads", "money": 1}]},
    "tiny hours of a full presence": {
        "custom_channels": [own(hours_per_week_low=1e-200, hours_per_week_high=1e-200)],
        "mix": [{"channel": "own_1", "hours": 1}],
    },
    "a tiny price": {
        "custom_channels": [own(money_eur_low=1e-200, money_eur_high=1e-200)],
        "mix": [{"channel": "own_1", "money": 1}],
    },
    "the largest price": {
        "custom_channels": [
            own(money_eur_low=1e7, money_eur_high=1e7, hours_per_week_low=1e4, hours_per_week_high=1e4)
        ],
        "mix": [{"channel": "own_1", "money": 1e9, "hours": 1}],
    },
    "three hundred channels of one's own": {
        "custom_channels": [own(id=f"own_{i}", consumer_to_consumer="high") for i in range(300)],
        "mix": [{"channel": f"own_{i}", "money": 1000, "hours": 10} for i in range(300)],
    },
    "tiny weights": {
        "weights": dict.fromkeys(("understand", "serve", "optimise", "capitalise", "cocreate"), 5e-324),
        "mix": [{"channel": "blog", "hours": 3}],
    },
}


@pytest.mark.parametrize("fields", CASES.values(), ids=CASES)
def test_every_plan_is_refused_or_gets_scores_in_order(fields):
    try:
        plan = read_plan(written({"version": 1, "answers": ALIVE, **fields}))
    except PlanError as error:
        assert_readable(error)
        return
    assessment = assess(plan)
    for benefit, result in assessment.scores.benefits.items():
        assert 0 <= result.score <= result.potential <= 100
        assert sum(result.contributions.values()) == pytest.approx(result.score, abs=1e-9)
        low, median, high = assessment.spread.scores[benefit]
        assert 0 <= low <= median <= high <= 100
    assert 0 <= assessment.scores.total <= 100
