"""Choices of channels against every choice there is, solved one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smm.errors import SmmError
from smm.i18n import Language
from smm.optimisation.best import optimise
from smm.optimisation.choice import search, with_presence
from smm.optimisation.clash import LimitsError
from smm.optimisation.solver.certificate import gap
from smm.optimisation.solver.interior import solve
from smm.optimisation.solver.outer import Choices
from smm.trades import example, template
from tests.smm.optimisation.limits import limited
from tests.smm.optimisation.programs import SEEDS, program
from tests.smm.strategies import MEASURED, plans

PROVEN = 1e-6
BAR = example("bar_centrale")


def with_choices(seed, channels):
    """A random programme with random choices, which leaving all optional channels out keeps."""
    random = np.random.default_rng(seed)
    p = program(seed, channels, groups=False)
    optional = (p.low[0] <= 0).all(axis=0)
    budget = p.most[0]
    least = random.random((2, channels)) * (random.random((2, channels)) < 0.4) * budget[:, None] * 0.3 * optional
    p = p.with_(high=np.maximum(p.high, least))
    most = int(random.integers(0, channels + 1)) if random.random() < 0.6 else None
    present = float(random.choice([0.0, 0.05, 0.4]))
    return p, Choices(optional=optional, open=optional, least=least, presence=present, used_most=most)


def one_by_one(p, made):
    """The best value over all choices, each solved alone; choices that keep no limits are left out."""
    found = []
    for used in product([False, True], repeat=int(made.optional.sum())):
        if made.used_most is not None and sum(used) > made.used_most:
            continue
        on = ~made.optional
        on[made.optional] = used
        low = np.where(made.optional & on, np.maximum(p.low[0], made.least), p.low[0])
        one = p.with_(low=low[None], high=np.where(on, p.high[0], 0.0)[None])
        if made.presence:
            one = with_presence(one, made.optional & on, made.presence)
        with np.errstate(all="ignore"):
            amounts = solve(one).amounts
        sums = one.sums(amounts)
        inside = (sums <= one.most * 1.000001).all() and (sums >= one.least - 1e-6).all()
        if np.isfinite(amounts).all() and inside and gap(one, amounts) <= PROVEN:
            found.append(float(p.value(amounts)[0]))
    return max(found)


@given(SEEDS, st.integers(1, 5))
def test_the_search_finds_the_best_of_all_choices_and_proves_it(seed, channels):
    p, made = with_choices(seed, channels)
    found = search(p, made)
    assert found.value == pytest.approx(one_by_one(p, made), abs=PROVEN)
    assert 0 <= found.bound - found.value <= PROVEN
    used = (found.amounts[0] > 0).any(axis=0) & made.optional
    assert made.used_most is None or used.sum() <= made.used_most
    usage = (found.amounts[0] / p.full[0]).sum(axis=0)
    assert (usage[used] >= made.presence * (1 - 1e-9)).all()
    assert (found.amounts[0][:, used] >= made.least[:, used] * (1 - 1e-9)).all()


@given(SEEDS, st.integers(2, 5), st.integers(0, 3))
def test_the_best_mix_within_some_changes_is_the_best_of_all_such_mixes(seed, channels, changes):
    p = program(seed, channels, groups=False)
    p = p.with_(low=np.zeros_like(p.low), high=np.full_like(p.high, np.inf))
    today = np.random.default_rng(seed).dirichlet(np.ones(channels), 2) * p.most[0][:, None] * 0.9
    made = Choices(
        optional=np.ones(channels, dtype=bool),
        open=np.ones(channels, dtype=bool),
        least=np.zeros((2, channels)),
        today=today,
        changes_most=changes,
    )
    found = search(p, made)
    values = []
    for changed in product([False, True], repeat=channels):
        if sum(changed) <= changes:
            free = np.array(changed)
            one = p.with_(low=np.where(free, 0.0, today)[None], high=np.where(free, np.inf, today)[None])
            values.append(float(solve(one).value[0]))
    assert found.value == pytest.approx(max(values), abs=PROVEN)
    assert 0 <= found.bound - found.value <= PROVEN
    assert (~np.isclose(found.amounts[0], today, rtol=1e-9)).any(axis=0).sum() <= changes


def within(plan, **limits):
    return limited(plan, **{"money": 300.0, "hours": 26.0} | limits)


@pytest.mark.parametrize("trade", ["cafe", "artisan", "ecommerce"])
def test_a_plan_keeps_to_so_many_channels_and_to_presences_worth_having(trade):
    free = optimise(within(template(trade)))
    few = optimise(within(template(trade), channels_most=5))
    worth = optimise(within(template(trade), presence_if_used=0.25))
    assert sum(c.used for c in few.channels.values()) <= 5 < sum(c.used for c in free.channels.values())
    assert all(c.presence >= 0.2 - 1e-9 for c in worth.channels.values() if c.used)  # u / (1 + u) at a quarter
    for found in (few, worth):
        assert found.gap <= PROVEN and found.proof.choices and found.proof.rounds >= 1
        assert found.objective <= found.proof.bound <= free.objective + PROVEN


def test_if_at_all_then_at_least():
    asked = {"hours_if_used": 8.0}
    found = optimise(within(BAR, channels={"google_reviews": asked, "blog": asked, "tripadvisor_reviews": asked}))
    hours = [found.channels[name].hours for name in ("google_reviews", "blog", "tripadvisor_reviews")]
    assert all(h == 0 or h >= 8 * (1 - 1e-9) for h in hours) and max(hours) >= 8 * (1 - 1e-9)


def test_a_channel_that_must_get_something_gets_what_a_channel_in_use_gets():
    found = optimise(within(BAR, channels={"blog": {"hours_least": 1.0, "hours_if_used": 3.0}}))
    assert found.channels["blog"].hours == pytest.approx(3.0)


def test_locked_channels_count_among_so_many():
    found = optimise(within(BAR, channels_most=3, channels={"instagram_profile": {"locked": True}}))
    assert found.channels["instagram_profile"].used
    assert sum(c.used for c in found.channels.values()) == 3


def test_choices_that_clash_are_named():
    must = {"hours_least": 1.0}
    plan = within(BAR, channels_most=1, channels={"blog": must, "newsletter": must, "x_profile": {"hours_most": 3.0}})
    with pytest.raises(LimitsError) as refused:
        optimise(plan)
    places = [problem.place for problem in refused.value.problems]
    assert places == ["limits.channels_most", "limits.channels.blog", "limits.channels.newsletter"]
    for language in Language:
        assert all("{" not in line for line in refused.value.explain(language))


@pytest.mark.parametrize("limits", [{"channels_most": 0}, {"channels_most": 1.5}, {"presence_if_used": -1.0}])
def test_impossible_choices_are_refused(limits):
    with pytest.raises((SmmError, ValueError)):
        within(BAR, **limits)


AMOUNTS = st.one_of(st.just(0.0), st.floats(0.01, 50), st.floats(50, 1e6))
ONE = st.fixed_dictionaries(
    {}, optional={"money_if_used": AMOUNTS, "hours_if_used": st.floats(0, 500), "locked": st.booleans()}
)
NAMES = st.sampled_from(["blog", "facebook_page", "google_reviews", "meta_ads", "word_of_mouth", "website"])
CHOSEN = st.fixed_dictionaries(
    {"channels": st.dictionaries(NAMES, ONE, max_size=4)},
    optional={
        "money": AMOUNTS,
        "hours": st.floats(0, 2000),
        "channels_most": st.integers(1, 45),
        "presence_if_used": st.floats(0, 10),
    },
)


@given(plans(measured=MEASURED), CHOSEN)
@settings(max_examples=60)
def test_any_choices_have_a_proven_best_mix_or_are_named(plan, limits):
    plan = limited(plan, **limits)
    try:
        found = optimise(plan)
    except LimitsError as refused:
        assert refused.problems
        return
    assert 0 <= found.gap <= 1e-4
    used = [name for name, c in found.channels.items() if c.used and not limits["channels"].get(name, {}).get("locked")]
    locked = [n for n, one in limits["channels"].items() if one.get("locked") and found.channels[n].used]
    assert len(used) + len(locked) <= limits.get("channels_most", 800)
    for name in used:
        asked, got = limits["channels"].get(name, {}), found.channels[name]
        assert got.hours >= asked.get("hours_if_used", 0) * (1 - 1e-6)
        assert got.money >= asked.get("money_if_used", 0) * (1 - 1e-6)
