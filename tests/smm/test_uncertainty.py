"""Intervals and drivers."""

import numpy as np
import pytest

from smm import sample
from smm.assessment import assess
from smm.benefits import Benefit
from smm.parameters import default_parameters
from smm.plan import Plan
from smm.sample import triangular
from smm.trades import template, templates
from smm.uncertainty import DRAWS, _quantiles

ALIVE = {"company_to_consumer": "always", "consumer_to_company": "always", "active": "yes"}
ONE_CHANNEL = Plan(mix=[{"channel": "google_business_profile", "hours": 4.33}], answers=ALIVE)


def monte_carlo(size=400_000):
    """P10, P50, P90 of serve for ONE_CHANNEL, from NumPy's own random numbers.

    serve = 100 * (1 - exp(-Λ * presence * dialogue)): Λ in 1 to 2.25 around 1.5 on the log scale, half an hour to two
    a week around 1 on the log scale, capability medium 0.35 to 0.65 around 0.5 both ways (one and the same number).
    """
    random = np.random.default_rng(7)
    response = np.exp(random.triangular(np.log(1.0), np.log(1.5), np.log(2.25), size))
    full_hours = np.exp(random.triangular(np.log(0.5), 0.0, np.log(2.0), size)) * 4.33
    medium = random.triangular(0.35, 0.5, 0.65, size)
    u = 4.33 / full_hours
    return np.quantile(100 * (1 - np.exp(-response * u / (1 + u) * medium)), [0.1, 0.5, 0.9])


def test_the_percentiles_agree_with_a_large_independent_monte_carlo():
    # With 1,024 draws a percentile stays within about a point of the truth, with 20,000 within a fifth of one.
    truth = monte_carlo()
    assert assess(ONE_CHANNEL).spread.scores[Benefit.SERVE] == pytest.approx(truth, abs=1.0)
    assert assess(ONE_CHANNEL, draws=20_000).spread.scores[Benefit.SERVE] == pytest.approx(truth, abs=0.2)


def test_quantiles_are_those_of_numpy():
    values = np.random.default_rng(1).normal(size=(7, 1024))
    assert _quantiles(values) == pytest.approx(np.quantile(values, [0.1, 0.5, 0.9], axis=1).T, abs=1e-12)


@pytest.mark.parametrize("size", [2, 3, 10, 11])
def test_quantiles_of_few_draws_are_those_of_numpy(size):
    values = np.random.default_rng(size).normal(size=(2, size))
    assert _quantiles(values) == pytest.approx(np.quantile(values, [0.1, 0.5, 0.9], axis=1).T, abs=1e-12)


def bounds(spread):
    found = {"total": spread.total, "locked": spread.total_locked} | spread.scores | spread.potentials
    for benefit, contributions in spread.contributions.items():
        found |= {(benefit, name): interval for name, interval in contributions.items()}
    return np.array(list(found.values()))


@pytest.mark.parametrize("plan", [*map(template, templates()), ONE_CHANNEL])
def test_seven_digits_of_a_draw_are_enough(plan, monkeypatch):
    short = assess(plan).spread
    for name in ("_draws", "_symmetric"):
        monkeypatch.setattr(sample, name, getattr(sample, name).__wrapped__)  # which remembers no draw of seven digits
    monkeypatch.setattr(sample, "DIGITS", np.float64)
    long = assess(plan).spread
    assert bounds(short) == pytest.approx(bounds(long), abs=1e-4)
    assert (bounds(short) != bounds(long)).any()


def test_there_are_at_least_1024_draws():
    assert assess(ONE_CHANNEL).spread.draws == DRAWS >= 1024


@pytest.mark.parametrize("trade", templates())
def test_drivers_are_few_named_and_the_strongest_first(trade):
    plan = template(trade)
    drivers = assess(plan).spread.drivers
    known = {*default_parameters()} | {f"{kind}:{a.channel}" for kind in ("hours", "price") for a in plan.mix}
    assert 3 <= len(drivers) <= 5
    assert {driver.name for driver in drivers} <= known
    strengths = [abs(driver.points) for driver in drivers]
    assert strengths == sorted(strengths, reverse=True) and strengths[-1] > 0


def test_a_driver_says_how_far_the_total_moves_with_its_number():
    # All else fixed at its mode, the total at the ninetieth percentile of Λ minus the total at the tenth.
    driver = next(d for d in assess(ONE_CHANNEL).spread.drivers if d.name == "response")
    random = np.random.default_rng(3)
    low, high = np.quantile(np.exp(random.triangular(np.log(1.0), np.log(1.5), np.log(2.25), 100_000)), [0.1, 0.9])
    totals = [assess(ONE_CHANNEL, default_parameters().replaced(response=x)).scores.total for x in (low, high)]
    assert driver.points == pytest.approx(totals[1] - totals[0], abs=0.5)


@pytest.mark.parametrize("trade", templates())
def test_the_drivers_of_a_template_move_the_total_as_far_as_they_say(trade):
    # One number at a time from its tenth to its ninetieth percentile, all else at its mode.
    plan, p = template(trade), default_parameters()
    for driver in assess(plan).spread.drivers:
        if ":" in driver.name:
            continue
        parameter = p[driver.name]
        ends = np.array([parameter.low, parameter.mode, parameter.high])
        ends = np.log(ends) if parameter.scale == "log" else ends
        values = triangular(np.array([0.1, 0.9]), *ends)
        values = np.exp(values) if parameter.scale == "log" else values
        low, high = (assess(plan, p.replaced(**{driver.name: x}), draws=2).scores.total for x in values.tolist())
        assert driver.points == pytest.approx(high - low, abs=1.5), driver.name


def test_a_number_that_plays_no_part_is_never_a_driver():
    # Only serve counts here, and nothing is bought: three numbers of the model are all there is.
    weights = dict.fromkeys(("understand", "optimise", "capitalise", "cocreate"), 0.0)
    plan = Plan(mix=ONE_CHANNEL.mix, answers=ALIVE, weights=weights)
    names = [driver.name for driver in assess(plan).spread.drivers]
    assert names == ["response", "hours:google_business_profile", "capability_medium"]


def test_a_presence_that_needs_more_hours_lowers_the_total():
    drivers = {driver.name: driver.points for driver in assess(ONE_CHANNEL).spread.drivers}
    assert drivers["hours:google_business_profile"] < 0 < drivers["response"]


def test_an_empty_plan_has_no_drivers_and_no_width():
    spread = assess(Plan(answers=ALIVE)).spread
    assert spread.drivers == ()
    assert spread.total == spread.total_locked == (0, 0, 0)


def test_contributions_have_an_interval_for_each_channel():
    plan = template("cafe")
    spread = assess(plan).spread
    for benefit in Benefit:
        assert set(spread.contributions[benefit]) == {a.channel for a in plan.mix}


def test_the_only_channel_has_the_whole_score_in_every_draw():
    spread = assess(ONE_CHANNEL).spread
    for benefit in Benefit:
        assert spread.contributions[benefit]["google_business_profile"] == pytest.approx(spread.scores[benefit])


def test_two_equal_channels_have_half_the_score_each_in_every_draw():
    equal = {"media_type": "owned", "company_to_consumer": "high", "hours_per_week_low": 2, "hours_per_week_high": 2}
    own = [equal | {"id": name} for name in ("first", "second")]
    plan = Plan(custom_channels=own, mix=[{"channel": c["id"], "hours": 5} for c in own], answers=ALIVE)
    spread = assess(plan).spread
    half = [value / 2 for value in spread.scores[Benefit.COCREATE]]
    for name in ("first", "second"):
        assert spread.contributions[Benefit.COCREATE][name] == pytest.approx(half)
