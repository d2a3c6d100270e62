"""The next moves against the model, every pair of channels and the limits; their sentences in both languages."""

import itertools
import json

import pytest
from click.testing import CliRunner
from hypothesis import given

from smm.answers import Frequency
from smm.assessment import assess
from smm.cli import main
from smm.i18n import Language, Translator
from smm.levels import Level
from smm.limits import Limits
from smm.media import MediaType
from smm.mix import Allocation
from smm.optimisation.best import with_budgets
from smm.optimisation.effort import levels_above
from smm.optimisation.moves import MoveKind, next_moves
from smm.optimisation.words.moves import sentence
from smm.parameters import default_parameters
from smm.plan import Plan
from smm.trades import example, template, templates
from tests.smm.folders import DATA
from tests.smm.optimisation.limits import limited
from tests.smm.strategies import MEASURED, plans

BAR = example("bar_centrale")
LOG = {"messages": 100, "company_to_consumer": 0.3, "consumer_to_company": 0.6, "consumer_to_consumer": 0.1}
SWAPS = {MoveKind.HOURS: "hours", MoveKind.MONEY: "money"}


def total(plan):
    return assess(plan, draws=2).scores.total


def exchanged(plan, kind, amount, source, target):
    changed = plan
    for name, change in ((source, -amount), (target, amount)):
        if name is not None:
            now = next((a for a in changed.used if a.channel == name), Allocation(channel=name))
            spent = {kind: max(getattr(now, kind) + change, 0.0)}
            changed = changed.with_allocation(now.model_copy(update=spent))
    return changed


def move_of(plan, kind):
    return next((move for move in next_moves(plan) if move.kind is kind), None)


@given(plans(measured=MEASURED))
def test_moves_are_few_and_an_exchange_brings_what_it_says(plan):
    moves = next_moves(plan)
    assert len(moves) <= 3
    assert [move.points for move in moves] == sorted((move.points for move in moves), reverse=True)
    for move in moves:
        if move.kind in SWAPS:
            then = exchanged(plan, SWAPS[move.kind], move.amount, move.source, move.target)
            before = plan.model_copy(update={"mix": plan.used})
            if {a.channel for a in then.used} == {a.channel for a in before.used}:  # else the diagnosis may change
                assert move.points == pytest.approx(total(then) - total(before), abs=1e-6)


@pytest.mark.parametrize(("kind", "step"), [("hours", 1.0), ("money", 10.0)])
def test_no_other_exchange_brings_more(kind, step):
    plan = BAR.model_copy(update={"limits": Limits()})  # today's totals: nothing is left
    move, now = move_of(plan, MoveKind(kind)), total(plan)
    sources = [a.channel for a in plan.used if getattr(a, kind) > 0]
    gains = {
        (source, target): total(
            exchanged(
                plan,
                kind,
                min(step, next(getattr(a, kind) for a in plan.used if a.channel == source)),
                source,
                target,
            )
        )
        - now
        for source, target in itertools.product(sources, plan.channels)
        if source != target
    }
    assert (move.source, move.target) == max(gains, key=gains.get)
    assert move.points == pytest.approx(max(gains.values()), abs=1e-9)


def test_what_the_budget_has_left_goes_before_what_a_channel_has():
    move = move_of(with_budgets(BAR, 1000, 100), MoveKind.HOURS)
    assert (move.source, move.amount) == (None, 1.0)


def test_locks_bounds_and_groups_are_kept():
    first = move_of(BAR, MoveKind.HOURS).target
    for limits in (
        {"channels": {first: {"locked": True}}},
        {"channels": {first: {"hours_most": 0.5}}},
    ):
        asked = BAR.limits.model_dump() | limits
        assert move_of(limited(BAR, **asked), MoveKind.HOURS).target != first
    group = BAR.channels[first].media_type
    within = BAR.limits.model_dump() | {"groups": {group: {"hours_most": 0.0}}}  # already more: may change, not grow
    move = move_of(limited(BAR, **within), MoveKind.HOURS)
    assert BAR.channels[move.target].media_type is not group or BAR.channels[move.source].media_type is group
    every = {name: {"locked": True} for name in BAR.channels}
    locked = limited(BAR, channels=every)
    assert {move.kind for move in next_moves(locked)} <= {MoveKind.LEVEL}


@pytest.mark.parametrize("trade", templates())
def test_a_level_that_is_named_is_higher_than_todays(trade):
    plan = template(trade)
    move, now = move_of(plan, MoveKind.LEVEL), assess(plan, draws=2).diagnosis.level
    assert (move is None) == (now is tuple(Level)[-1])
    named = [] if move is None else [(move.level, move.reached)]
    named += [(one.level_now, one.level) for one in levels_above(plan)]
    assert all(before is now for before, _ in named)
    assert all(tuple(Level).index(reached) > tuple(Level).index(now) for _, reached in named)
    assert bool(named) == (now is not tuple(Level)[-1])


def test_answering_everyone_takes_the_hours_of_those_who_wait():
    waiting = Plan.model_validate(BAR.model_dump() | {"measured": LOG | {"reply_rate": 0.4, "inbound_a_month": 300.0}})
    move = move_of(waiting, MoveKind.ANSWER)
    assert move.amount == pytest.approx(300 * 0.6 * default_parameters().mode("minutes_per_reply") / 60)
    answered = waiting.with_measured(waiting.measured.model_copy(update={"reply_rate": 1.0}))
    assert move.points == pytest.approx(total(answered) - total(waiting), abs=1e-9)
    assert move_of(answered, MoveKind.ANSWER) is None


@pytest.mark.parametrize("language", Language)
def test_sentences_say_the_numbers_of_the_json(language):
    t, path = Translator(language), DATA / "examples" / "bar_centrale.json"
    printed = json.loads(CliRunner().invoke(main, ["optimise", str(path), "--json"]).stdout)["moves"]
    words = CliRunner().invoke(main, ["optimise", str(path), "--lang", language.value]).stdout
    assert printed == [move.model_dump(mode="json") for move in next_moves(BAR)]
    for move in next_moves(BAR):
        said = sentence(move, BAR, t)
        assert said in words and t.number(move.points, 1) in said
        assert move.target is None or BAR.channels[move.target].name(language) in said


def without_meeting_places(plan):
    return plan.model_copy(
        update={"mix": tuple(a for a in plan.mix if plan.channels[a.channel].consumer_to_consumer in ("none", "low"))}
    )


def test_where_customers_meet_nowhere_the_best_own_place_is_opened():
    plan = without_meeting_places(template("estate_agency"))
    move = move_of(plan, MoveKind.MEET)
    places = [c for c in plan.channels.of_type(MediaType.OWNED) if c.consumer_to_consumer in ("medium", "high")]
    assert len(places) > 1
    talking = plan.model_copy(
        update={"answers": plan.answers.model_copy(update={"consumer_to_consumer": Frequency.SOMETIMES})}
    )
    sources = [a.channel for a in plan.used if a.hours >= 1] + [None] * (move.source is None)
    gains = [total(exchanged(talking, "hours", 1.0, s, c.id)) - total(plan) for s in sources for c in places]
    assert move.points == pytest.approx(max(gains), abs=1e-6)
    for language in Language:
        said = sentence(move, plan, Translator(language))
        assert plan.channels[move.target].name(language) in said and Translator(language).number(move.points, 1) in said


@pytest.mark.parametrize("trade", templates())
def test_a_mix_with_a_meeting_place_is_not_told_to_open_one(trade):
    assert move_of(template(trade), MoveKind.MEET) is None
