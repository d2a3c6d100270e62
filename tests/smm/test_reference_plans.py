"""Plans whose scores were computed by hand; the comments show how."""

import pytest

from smm.assessment import assess
from smm.benefits import Benefit
from smm.media import catalogue
from smm.parameters import default_parameters
from smm.plan import Plan
from smm.presence import full_presence

ALL_ALIVE = {
    "consumer_to_consumer": "always",
    "consumer_to_company": "always",
    "company_to_consumer": "always",
    "active": "yes",
}


def scores(mix, answers):
    return assess(Plan(mix=mix, answers=answers), draws=2).scores.benefits


def by_name(results, field="score"):
    return {benefit.value: getattr(result, field) for benefit, result in results.items()}


def test_one_channel_by_hours():
    # Google Business Profile: 0.5 to 2 hours a week, geometric middle sqrt(0.5 * 2) = 1, H = 1 * 4.33 = 4.33 a month.
    # u = 4.33 / 4.33 = 1, presence = 1 / (1 + 1) = 0.5, Λ * presence = 1.5 * 0.5 = 0.75.
    # It carries out 0.5, back 0.5, dialogue min(0.5, 0.5) = 0.5, community 0.2; every current is alive (a = 1).
    # understand  0.75 * (0.6*0.5 + 0.4*0.2)           = 0.75 * 0.38 = 0.285    100 * (1 - e^-0.285)
    # serve       0.75 * (1*0.5)                       = 0.375
    # optimise    0.75 * (0.3*0.5 + 0.4*0.5 + 0.3*0.2) = 0.75 * 0.41 = 0.3075
    # capitalise  0.75 * (0.3*0.5 + 0.7*0.2)           = 0.75 * 0.29 = 0.2175
    # cocreate    0.75 * (0.2*0.5 + 0.3*0.5 + 0.5*0.2) = 0.75 * 0.35 = 0.2625
    results = scores([{"channel": "google_business_profile", "hours": 4.33}], ALL_ALIVE)
    expected = {
        "understand": 24.79857456806174,
        "serve": 31.271072120902776,
        "optimise": 26.47171324521993,
        "capitalise": 19.54723950801721,
        "cocreate": 23.087363563142947,
    }
    assert by_name(results) == pytest.approx(expected, abs=1e-9)
    assert by_name(results, "potential") == pytest.approx(expected, abs=1e-9)  # everything is alive: nothing is locked


def test_one_paid_channel_by_impressions():
    # Boosted posts: 5 to 15 EUR for 1,000 impressions, geometric middle sqrt(75) = 8.660254037844387.
    # M = 8.660254... * 4 * 10,000 / 1,000 = 346.4101615137755, all of it spent: u = 1. Hours make no impressions.
    # Λ * presence = 0.75. It carries out 1, back 0.5, dialogue 0.5, community 0.5.
    # Alive: out 1, back 0.75 (often), community 0.5 (sometimes), dialogue min(1, 0.75) * 0.5 (partly) = 0.375.
    # understand  0.75 * (0.6*0.5*0.75 + 0.4*0.5*0.5)                  = 0.75 * 0.325   = 0.24375
    # serve       0.75 * (0.5*0.375)                                   = 0.140625
    # optimise    0.75 * (0.3*0.5*0.75 + 0.4*0.5*0.375 + 0.3*0.5*0.5)  = 0.75 * 0.2625  = 0.196875
    # capitalise  0.75 * (0.3*0.5*0.375 + 0.7*0.5*0.5)                 = 0.75 * 0.23125 = 0.1734375
    # cocreate    0.75 * (0.2*1*1 + 0.3*0.5*0.375 + 0.5*0.5*0.5)       = 0.75 * 0.38125 = 0.2859375
    # Potential, a = 1: doses 0.75 * 0.5 = 0.375 for the first four, 0.75 * (0.2 + 0.15 + 0.25) = 0.45 for cocreate.
    answers = {
        "consumer_to_consumer": "sometimes",
        "consumer_to_company": "often",
        "company_to_consumer": "always",
        "active": "partly",
    }
    results = scores([{"channel": "boosted_posts", "money": 346.4101615137755, "hours": 7}], answers)
    assert by_name(results) == pytest.approx(
        {
            "understand": 21.631646934254267,
            "serve": 13.118494373715684,
            "optimise": 17.870671144235885,
            "capitalise": 15.92303023741113,
            "cocreate": 24.869042867227698,
        },
        abs=1e-9,
    )
    potentials = dict.fromkeys(map(str, Benefit), 31.271072120902776) | {"cocreate": 36.23718483782267}
    assert by_name(results, "potential") == pytest.approx(potentials, abs=1e-9)


def test_one_paid_channel_by_click():
    # Google Search ads: 1 to 5 EUR a click, sqrt(5) = 2.236...; M = 2.236... * 0.02 * 10,000 = 447.21359549995793.
    # 1 to 4 hours a week: sqrt(4) = 2, H = 2 * 4.33 = 8.66. All the money and all the hours: u = 1 + 1 = 2.
    # presence = 2/3, Λ * presence = 1. It carries out 1, back 0.2, dialogue 0.2, community 0; a = 1.
    # understand 0.6*0.2 = 0.12; serve 0.2; optimise (0.3 + 0.4)*0.2 = 0.14; capitalise 0.3*0.2 = 0.06;
    # cocreate 0.2*1 + 0.3*0.2 = 0.26.
    mix = [{"channel": "google_search_ads", "money": 447.21359549995793, "hours": 8.66}]
    expected = {
        "understand": 11.307956328284252,
        "serve": 18.12692469220182,
        "optimise": 13.064176460119414,
        "capitalise": 5.823546641575128,
        "cocreate": 22.894841419643374,
    }
    assert by_name(scores(mix, ALL_ALIVE)) == pytest.approx(expected, abs=1e-9)


def test_two_channels_share_the_score():
    # The Google Business Profile as above, and Google reviews: 0.5 to 3 hours a week, sqrt(1.5) * 4.33 = 5.30314...
    # hours, all given: u = 1. Money buys no review. It carries back 1, dialogue min(0.5, 1) = 0.5, community 1.
    # serve       0.375 + 0.75*0.5 = 0.75       100 * (1 - e^-0.75), half each
    # capitalise  0.2175 + 0.75*(0.3*0.5 + 0.7*1) = 0.2175 + 0.6375 = 0.855, shared as 0.2175 to 0.6375
    mix = [
        {"channel": "google_business_profile", "hours": 4.33},
        {"channel": "google_reviews", "hours": 5.3031452931255805, "money": 1_000},
    ]
    results = scores(mix, ALL_ALIVE)
    serve, capitalise = results[Benefit.SERVE], results[Benefit.CAPITALISE]
    assert serve.score == pytest.approx(52.763344725898534, abs=1e-9)
    assert serve.contributions == pytest.approx(
        {"google_business_profile": 26.381672362949267, "google_reviews": 26.381672362949267}, abs=1e-9
    )
    assert capitalise.score == pytest.approx(57.47168089177259, abs=1e-9)
    assert capitalise.contributions == pytest.approx(
        {"google_business_profile": 14.619988998784256, "google_reviews": 42.851691892988335}, abs=1e-9
    )


def test_a_full_lively_cafe_reaches_about_80():
    # The anchor of Λ in the model: five channels, one full presence on each, a live many-way conversation.
    lively = ALL_ALIVE | {"consumer_to_consumer": "often", "consumer_to_company": "often"}
    names = ("instagram_profile", "facebook_page", "whatsapp_business", "google_reviews", "user_content")
    full = [full_presence(catalogue()[name], 10_000, 40, default_parameters()).hours for name in names]
    results = scores([{"channel": name, "hours": hours} for name, hours in zip(names, full, strict=True)], lively)
    average = sum(by_name(results).values()) / len(Benefit)
    assert average == pytest.approx(80, abs=3)


def test_an_empty_mix_scores_nothing():
    assert by_name(scores([], ALL_ALIVE)) == dict.fromkeys(map(str, Benefit), 0.0)
