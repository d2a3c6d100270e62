"""The contract of every picture, in both languages, on one's own screen and on a shared one."""

import math
from itertools import product

import pytest

import smm
from smm.benefits import Benefit
from smm.charts import CHARTS, benefits_chart, contributions_chart, conversation_chart, effort_chart, paths_chart
from smm.diagnosis import Current
from smm.i18n import Translator
from smm.measured import Measured
from smm.media import Flow, MediaType
from smm.table import Kind
from smm.words import BENEFITS, CURRENTS, FLOWS, FREQUENCIES, MEDIA_TYPES
from tests.pages.chart_contract import (
    SEPARATORS,
    assert_finite_json,
    assert_known_to_plotly,
    assert_large_type,
    assert_speaks,
    assert_stands_still,
    assert_translated,
)
from tests.pages.plans import MARKUP, MEASURED, PLANS, named
from tests.pages.visitor import LANGUAGES, PRESENT, assessed, figure_words

HALF = Measured(messages=1, consumer_to_company=1.0, consumer_to_consumer=0.0)
TRIED = PLANS | {
    "named": named(MARKUP),
    "half_measured": PLANS["half_open"].with_measured(HALF),
}
USED = [name for name, plan in TRIED.items() if plan.used]
EVERY = pytest.mark.parametrize(
    ("chart", "language", "name"),
    list(product(CHARTS, LANGUAGES, TRIED)),
    ids=lambda value: getattr(value, "__name__", value),
)


def drawn(chart, language, name, present=False):
    return chart(assessed(TRIED[name]), Translator(language), present)


@EVERY
def test_it_says_what_it_shows(chart, language, name):
    result = drawn(chart, language, name)
    assert_speaks(result)
    assert result.id == chart.__name__.removesuffix("_chart")


@EVERY
def test_its_words_do_not_depend_on_the_size_of_type(chart, language, name):
    small, large = (drawn(chart, language, name, present) for present in (False, True))
    assert (small.title, small.subtitle, small.sentence, small.table) == (
        large.title,
        large.subtitle,
        large.sentence,
        large.table,
    )


@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_its_words_are_translated(chart, name):
    italian, english = (drawn(chart, language, name) for language in LANGUAGES)
    assert_translated(italian, english)


@EVERY
def test_its_table_has_rows_as_wide_as_its_headings(chart, language, name):
    table = drawn(chart, language, name).table
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)
    for row, written in zip(table.rows, table.written(Translator(language)), strict=True):
        for column, cell, text in zip(table.columns, row, written, strict=True):
            assert isinstance(cell, str) == (column.kind is Kind.TEXT)
            assert text.strip()
            assert isinstance(cell, str) or math.isfinite(cell)


@pytest.mark.parametrize("name", [name for name in USED if assessed(TRIED[name]).scores.total > 0])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_a_used_mix_fills_the_table(chart, name):
    assert drawn(chart, "en", name).table.rows


@PRESENT
@EVERY
def test_its_figure_stands_still_and_alone(chart, language, name, present):
    assert_stands_still(drawn(chart, language, name, present))


@PRESENT
@EVERY
def test_its_figure_is_finite_json(chart, language, name, present):
    assert_finite_json(drawn(chart, language, name, present))


@PRESENT
@EVERY
def test_plotly_knows_every_word_of_its_figure(chart, language, name, present):
    assert_known_to_plotly(drawn(chart, language, name, present))


@EVERY
def test_its_type_is_large_on_a_shared_screen(chart, language, name):
    assert_large_type(drawn(chart, language, name, True))


@PRESENT
@EVERY
def test_its_figure_follows_the_numbers_of_the_language(chart, language, name, present):
    figure = drawn(chart, language, name, present).figure
    assert figure.layout.separators == SEPARATORS[language]
    assert all("nan" not in text.lower().split() for text in figure_words(figure.to_plotly_json()))


@pytest.mark.parametrize("name", TRIED)
def test_benefits_are_those_of_the_assessment(name):
    assessment = assessed(TRIED[name])
    rows = drawn(benefits_chart, "en", name).table.rows
    assert len(rows) == len(Benefit)
    for benefit, row in zip(Benefit, rows, strict=True):
        score, interval = assessment.scores.benefits[benefit], assessment.spread.scores[benefit]
        assert row == (
            BENEFITS[benefit],
            score.score,
            interval.low,
            interval.high,
            score.potential,
            score.locked,
        )


@pytest.mark.parametrize("name", TRIED)
def test_contributions_add_up_to_the_scores(name):
    assessment = assessed(TRIED[name])
    rows = drawn(contributions_chart, "en", name).table.rows
    assert len(rows) == len(TRIED[name].used)
    for i, benefit in enumerate(Benefit, start=1):
        assert sorted(row[i] for row in rows) == sorted(assessment.scores.benefits[benefit].contributions.values())
        assert sum(row[i] for row in rows) == pytest.approx(assessment.scores.benefits[benefit].score, abs=1e-6)


@PRESENT
@pytest.mark.parametrize("name", USED)
def test_drawn_contributions_add_up_too(name, present):
    (heat,) = drawn(contributions_chart, "en", name, present).figure.data
    for i, benefit in enumerate(Benefit):
        total = sum(row[i] for row in heat.z)
        assert total == pytest.approx(assessed(TRIED[name]).scores.benefits[benefit].score, abs=1e-6)


@pytest.mark.parametrize("name", TRIED)
def test_the_conversation_is_that_of_the_diagnosis(name):
    diagnosis = assessed(TRIED[name]).diagnosis
    rows = drawn(conversation_chart, "en", name).table.rows
    assert [row[2] for row in rows] == [*(diagnosis.flows[flow] for flow in Flow), diagnosis.active]


@pytest.mark.parametrize("name", TRIED)
def test_efforts_are_those_of_the_plan(name):
    plan = TRIED[name]
    rows = drawn(effort_chart, "en", name).table.rows
    assert sorted((row[2], row[3]) for row in rows) == sorted((a.money, a.hours) for a in plan.used)
    price = plan.profile.hour_price
    assert [row[4] for row in rows] == pytest.approx([row[2] + price * row[3] for row in rows])
    assert [row[4] for row in rows] == sorted((row[4] for row in rows), reverse=True)


@pytest.mark.parametrize("name", TRIED)
def test_the_way_there_adds_up_to_the_scores(name):
    scores = assessed(TRIED[name]).scores
    rows = drawn(paths_chart, "en", name).table.rows
    for benefit in Benefit:
        points = sum(row[3] for row in rows if row[2] == BENEFITS[benefit])
        assert points == pytest.approx(scores.benefits[benefit].score, abs=1e-6)
    assert {row[0] for row in rows} <= {MEDIA_TYPES[kind] for kind in MediaType}
    assert {row[1] for row in rows} <= {CURRENTS[current] for current in Current}


@PRESENT
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measured_conversation_is_drawn_by_its_shares_with_the_answers_beside(language, present):
    t, diagnosis = Translator(language), assessed(TRIED["measured"]).diagnosis
    chart = drawn(conversation_chart, language, "measured", present)
    labels = " ".join(figure_words(chart.figure.to_plotly_json()))
    for flow in Flow:
        share, answer = t.percent(diagnosis.measured.share(flow)), t(FREQUENCIES[diagnosis.answers.frequency(flow)])
        assert f"<b>{share}</b>" in labels and f"<b>{answer}</b>" not in labels
        for words in (chart.sentence, chart.alt):
            assert share in words and f"«{answer}»" in words
        row = next(row for row in chart.table.rows if row[0] == t(FLOWS[flow]))
        assert row[1] == answer and row[2] == diagnosis.flows[flow] and share in row[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_log_could_not_tell_the_arrow_says_what_is_believed(language):
    t = Translator(language)
    labels = " ".join(figure_words(drawn(conversation_chart, language, "half_measured").figure.to_plotly_json()))
    assert t("<b>{often}</b><br>you believe", often=t("always")) in labels
    assert t("<b>{share}</b><br>of messages", share=t.percent(1)) in labels


def test_an_arrow_is_as_wide_as_its_share_of_the_messages():
    def widths(plan):
        assessment = smm.assess(plan, draws=2)
        return [trace.to_plotly_json() for trace in conversation_chart(assessment, Translator("en")).figure.data]

    measured = TRIED["measured"]
    aside = measured.with_measured(MEASURED.model_copy(update={"used": False}))
    assert widths(aside) == widths(PLANS["cafe"]) != widths(measured)
