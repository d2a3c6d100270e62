"""The pictures of the best mix keep the contract of every picture, and every number that is said stands in the JSON."""

import json
import math
import re
from functools import cache
from itertools import product

import pytest

import smm
from smm.charts import best_mix_chart, frontier_chart, response_chart
from smm.charts.best_mix import CHANGED
from smm.charts.chart import plain
from smm.charts.curves import TITLES
from smm.i18n import Translator
from smm.optimisation.effort import halfway, least_effort
from smm.optimisation.frontiers import frontier
from smm.optimisation.response import responses
from smm.optimisation.words.doubt import doubt_lines, doubt_table, doubt_title
from smm.optimisation.words.mix import amount, asked_in_words, certificate, compared, exchanged
from smm.optimisation.words.moves import sentence
from smm.optimisation.words.proof import marginal_table, proof_lines
from smm.optimisation.words.ways import effort_lines, level_line, step_line, steps_title
from smm.plan import Plan
from smm.table import Kind
from tests.pages.chart_contract import assert_sound, assert_speaks, assert_translated
from tests.pages.plans import MARKUP, PLANS, named
from tests.pages.visitor import LANGUAGES, best, doubted, figure_words

TRIED = {name: plan for name, plan in PLANS.items() if plan.used} | {
    "named": named(MARKUP),
    "silent": PLANS["cafe"].model_copy(update={"answers": Plan().answers}),
    "few": PLANS["cafe"].model_copy(update={"limits": smm.Limits(channels_most=3)}),
}
CHARTS = ("best_mix", "best_mix_at_once", "frontier_money", "frontier_hours", "response", "response_of_money")
EVERY = pytest.mark.parametrize(("name", "chart", "language"), list(product(TRIED, CHARTS, LANGUAGES)))
SEEN = [False, True]


@cache
def drawn(name, chart, language, present=False):
    found, t = best(TRIED[name]), Translator(language)
    if chart == "best_mix":
        return best_mix_chart(found, t, present, doubted(TRIED[name]))
    if chart == "best_mix_at_once":
        return best_mix_chart(found, t, present)
    if chart.startswith("frontier"):
        return frontier_chart(curve(name, chart.rpartition("_")[2]), found, t, present)
    return response_chart(found, "google_reviews" if chart == "response" else "meta_ads", t, present)


@cache
def curve(name, kind):
    return frontier(TRIED[name], kind)


@EVERY
def test_it_says_what_it_shows_in_both_sizes_of_type(name, chart, language):
    small, large = (drawn(name, chart, language, present) for present in SEEN)
    assert_speaks(small)
    assert chart.startswith(small.id)
    words = (small.title, small.subtitle, small.sentence, small.table, small.alt)
    assert words == (large.title, large.subtitle, large.sentence, large.table, large.alt)


@pytest.mark.parametrize("chart", CHARTS)
def test_its_words_are_translated(chart):
    assert_translated(*(drawn("cafe", chart, language) for language in LANGUAGES))


@EVERY
def test_its_table_can_be_read(name, chart, language):
    table = drawn(name, chart, language).table
    assert len({column.name for column in table.columns}) == len(table.columns)
    for row in table.rows:
        assert len(row) == len(table.columns)
        for column, cell in zip(table.columns, row, strict=True):
            assert isinstance(cell, str) == (column.kind is Kind.TEXT)
            assert isinstance(cell, str) or math.isfinite(cell)


@pytest.mark.parametrize("present", SEEN, ids=["normal", "present"])
@EVERY
def test_its_figure_is_sound(name, chart, language, present):
    picture = drawn(name, chart, language, present)
    assert_sound(picture, language, present)
    assert all("nan" not in text.lower().split() for text in figure_words(picture.figure.to_plotly_json()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_shared_screen_the_curve_is_the_one_that_is_spoken_of(language):
    """Most channels take both money and hours; the best mix often uses one of them."""
    found, t = best(TRIED["cafe"]), Translator(language)
    both = {name: curves for name, curves in responses(found, found.channels).items() if len(curves) == 2}
    spoken = {name: [curve for curve in curves if curve.best > 0] or curves for name, curves in both.items()}
    assert {curves[0].kind for curves in spoken.values()} == {"hours", "money"}
    for name, (curve, *_) in spoken.items():
        picture = response_chart(found, name, t, True)
        assert t(TITLES[curve.kind]) in next(figure_words(picture.figure.to_plotly_json()))
        assert amount(curve.kind, curve.saturation.low, found.plan, t) in picture.sentence


@pytest.mark.parametrize("name", sorted(TRIED.keys() - {"named", "extreme"}))
def test_amounts_are_those_of_the_best_mix(name):
    found, sure = best(TRIED[name]), doubted(TRIED[name])
    rows = {row[0]: row[2:] for row in drawn(name, "best_mix", "en").table.rows}
    assert len(rows) <= len(found.allocation)
    for channel, one in found.allocation.items():
        low, high = sure.channels[channel].hours.low, sure.channels[channel].hours.high
        assert rows[found.plan.channels[channel].name_en][:4] == (one.hours_now, one.hours, low, high)


@pytest.mark.parametrize("present", SEEN, ids=["normal", "present"])
@pytest.mark.parametrize("name", TRIED)
def test_what_is_drawn_and_the_rest_add_up(name, present):
    """The bars of a kind, and the line of the others, sum to the mix but for amounts too small for a row."""
    found, t = best(TRIED[name]), Translator("en")
    figure = drawn(name, "best_mix", "en", present).figure.to_plotly_json()
    bars = [trace["x"] for trace in figure["data"] if trace["type"] == "bar"][1::2]
    for kind in ("hours", "money"):
        budget = getattr(found, kind)
        pairs = [(getattr(c, kind), max(getattr(c, kind), getattr(c, f"{kind}_now"))) for c in found.channels.values()]
        rows = [best for best, most in pairs if most > CHANGED * max(budget.amount, most)]
        assert sum(rows) == pytest.approx(budget.spent, rel=1e-9, abs=CHANGED * budget.amount * len(pairs))
        if not rows:
            continue
        for shown in bars.pop(0):
            rows.remove(shown)
        if rows:
            written = f"→ <b>{plain(amount(kind, sum(rows), found.plan, t))}</b>"
            assert any(text.endswith(written) for text in figure_words(figure))
    assert bars == []


def test_a_figure_shows_names_as_they_are():
    words = [text for text in figure_words(drawn("named", "best_mix", "en").figure.to_plotly_json()) if "D 'a'" in text]
    assert words and all("R&amp;D" in text and "<b>x" not in text for text in words)


def numbers(text):
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def flat(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from flat(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from flat(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def said(advice, t):
    found = advice.best
    effort = least_effort(found.plan, halfway(found))
    yield from (compared(found, t), exchanged(found, t), certificate(found, t), *proof_lines(found, t))
    yield from (doubt_title(found, advice.doubt, t), *doubt_lines(advice.doubt, t))
    yield from (steps_title(advice.steps, found.objective_now, t), *effort_lines(effort, found.plan, t))
    yield from (step_line(step, found.plan, t) for step in advice.steps)
    yield from (level_line(level, t) for level in advice.levels)
    yield from (sentence(move, found.plan, t) for move in advice.moves)
    charts = [best_mix_chart(found, t, sure=advice.doubt)]
    charts += [frontier_chart(one, found, t) for one in advice.frontiers.values()]
    charts += [response_chart(found, channel, t) for channel in found.allocation]
    for chart in charts:
        yield from (chart.title, chart.sentence, chart.alt)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_that_is_said_stands_in_the_json(language):
    t = Translator(language)
    plan = PLANS["cafe"]
    advice = smm.advise(plan)
    found = json.loads(json.dumps(advice.summary()))
    known = {t.number(value, digits) for value in flat(found) for digits in (0, 1, 2)}
    known |= {t.short(round(value, 1)) for value in flat(found)} | {t.short(value) for value in flat(found)}
    known |= {t.number(round(found["uncertainty"]["draws"] * found["uncertainty"]["chance"]))}
    known |= {t.number(math.ceil(found[name]["bound"] * 100 - 1e-9) / 100, 2) for name in ("proof",)}
    known |= {t.short(0.01)}  # the least that a gap is said to be
    known |= {"8", "9", "10", "1"}  # cases of ten, ten of money and one hour: the steps of ``gain``
    known |= {t.number(plan.profile.hour_price)}  # of the plan itself
    missing = {line: lost for line in said(advice, t) if (lost := [n for n in numbers(line) if n not in known])}
    assert missing == {}
    week = found["budgets"]["hours"]["amount"] / smm.default_parameters().mode("weeks_per_month")
    assert t.short(round(week, 1)) in asked_in_words(plan, t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_proof_and_doubt_hold_every_channel_in_use(language):
    t, found = Translator(language), best(PLANS["cafe"])
    used = {found.plan.channels[name].name(t.language) for name, one in found.channels.items() if one.used}
    for table in (marginal_table(found, t), doubt_table(found, doubted(PLANS["cafe"]), t)):
        assert used <= {row[0] for row in table.rows}
