"""What fewer channels bring."""

import pytest

from smm.optimisation.best import optimise
from smm.optimisation.few import few_channels
from smm.plan import Plan
from smm.trades import example, template, templates
from tests.smm.optimisation.limits import limited

BAR = example("bar_centrale")
BUDGETS = {"money": 100.0, "hours": 30.0}


@pytest.mark.parametrize("trade", templates())
def test_few_channels_bring_what_the_best_mix_on_as_few_brings(trade):
    found = optimise(template(trade))
    few = few_channels(found)
    assert few.used == sum(c.used for c in found.channels.values()) > few.channels == 6
    limits = found.plan.limits.model_copy(update={"channels_most": 6})
    assert few.objective == optimise(found.plan.model_copy(update={"limits": limits})).objective < found.objective
    assert few.gap <= 1e-6


def test_nothing_is_said_where_the_plan_says_how_many():
    assert few_channels(optimise(limited(BAR, **BUDGETS, channels_most=9))) is None


def test_nothing_is_said_where_the_limits_ask_for_more():
    must = {
        name: {"hours_least": 0.5}
        for name in ("blog", "newsletter", "website", "podcast", "x_profile", "mentions", "shares")
    }
    assert few_channels(optimise(limited(BAR, **BUDGETS, channels=must))) is None


def test_the_number_is_the_plans_own():
    own = Plan(numbers={"channels_followed": {"low": 2, "mode": 3, "high": 4}}).numbers
    assert few_channels(optimise(limited(BAR, **BUDGETS).model_copy(update={"numbers": own}))).channels == 3
