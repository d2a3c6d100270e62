"""The contract of every picture of a measured conversation, in both languages, on one's own screen and a shared one."""

import math
from itertools import product

import pytest

from smm.answers import Answers
from smm.charts import MEASURED_CHARTS, measured_flows_chart, network_chart, reply_time_chart, thread_depth_chart
from smm.charts.groups import FEWEST, channel_groups_chart
from smm.conversation.capacity import capacity
from smm.conversation.results import Quality
from smm.conversation.said import COUNTS, MEASURES, capacity_sentence, quality_lines, reasons_table, unmeasured_lines
from smm.i18n import Translator
from smm.media import Flow
from smm.table import Kind
from smm.words import FREQUENCIES
from tests.pages.chart_contract import assert_sound, assert_speaks, assert_translated
from tests.pages.conversations import CONVERSATIONS, MARKUP
from tests.pages.visitor import IN_BOTH_LANGUAGES, LANGUAGES, PRESENT, figure_words

SHOWN = {
    (chart, name): chart(one, Translator("en")) is not None
    for chart, (name, one) in product(MEASURED_CHARTS, CONVERSATIONS.items())
}
DRAWN = [(chart, name) for (chart, name), shown in SHOWN.items() if shown]
EVERY = pytest.mark.parametrize(
    ("chart", "name", "language"),
    [(chart, name, language) for (chart, name), language in product(DRAWN, LANGUAGES)],
    ids=lambda value: getattr(value, "__name__", value),
)
HIDDEN = {(channel_groups_chart, "tiny"), (network_chart, "tiny")}
"""Pictures of so few people that a shared screen does not show them."""
IDS = {network_chart: "measured_network"}


def drawn(chart, name, language, present=False):
    return chart(CONVERSATIONS[name], Translator(language), present)


@EVERY
def test_it_says_what_it_shows(chart, name, language):
    result = drawn(chart, name, language)
    assert_speaks(result)
    assert result.id == IDS.get(chart, chart.__name__.removesuffix("_chart"))


@pytest.mark.parametrize(("chart", "name"), DRAWN, ids=lambda value: getattr(value, "__name__", value))
def test_its_words_are_translated(chart, name):
    italian, english = (drawn(chart, name, language) for language in LANGUAGES)
    assert_translated(italian, english)


@EVERY
def test_its_table_has_rows_as_wide_as_its_headings(chart, name, language):
    table = drawn(chart, name, language).table
    assert table.rows
    assert len({column.name for column in table.columns}) == len(table.columns)
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            assert cell is None or isinstance(cell, str) == (column.kind is Kind.TEXT)
            assert cell is None or isinstance(cell, str) or math.isfinite(cell)


@PRESENT
@EVERY
def test_its_figure_is_sound(chart, name, language, present):
    result = drawn(chart, name, language, present)
    assert (result is None) == (present and (chart, name) in HIDDEN)
    if result is not None:
        assert_sound(result, language, present)


def test_what_the_log_cannot_show_is_not_drawn():
    absent = {
        name: {chart.__name__.removesuffix("_chart") for chart in MEASURED_CHARTS if not SHOWN[chart, name]}
        for name in CONVERSATIONS
    }
    assert absent["rich"] == set()
    assert absent["one_sided"] == {"reply_time", "channel_groups", "company_groups"}
    assert absent["no_times"] == {"reply_time", "conversation_hours", "conversation_trend"}
    assert absent["zero"] == {chart.__name__.removesuffix("_chart") for chart in MEASURED_CHARTS}


@IN_BOTH_LANGUAGES
@PRESENT
def test_each_arrow_says_its_share_and_what_is_believed(language, present):
    t, one = Translator(language), CONVERSATIONS["rich"]
    answers = Answers(company_to_consumer="always", consumer_to_company="rarely")
    chart = measured_flows_chart(one, t, present, answers)
    labels = " ".join(figure_words(chart.figure.to_plotly_json()))
    for flow in Flow:
        assert f"<b>{t.percent(one.flows[flow].share)}</b>" in labels
    for flow in (Flow.COMPANY_TO_CONSUMER, Flow.CONSUMER_TO_COMPANY):
        often = t(FREQUENCIES[answers.frequency(flow)])
        assert often in labels and f"«{often}»" in chart.sentence
    assert t("never") not in labels  # what was not answered is no belief


def test_a_flow_nobody_uses_is_a_dashed_line():
    figure = drawn(measured_flows_chart, "one_sided", "en").figure.to_plotly_json()
    dashed = [trace for trace in figure["data"] if trace.get("line", {}).get("dash") == "dash"]
    assert len(dashed) == 1


def test_a_number_that_is_not_known_is_said_so():
    chart = drawn(measured_flows_chart, "no_links", "en")
    assert "not measurable" in chart.sentence
    assert chart.table.rows[1][1:4] == (None, None, None)


@pytest.mark.parametrize("name", [name for name in CONVERSATIONS if SHOWN[thread_depth_chart, name]])
def test_every_thread_is_in_one_bar(name):
    rows = drawn(thread_depth_chart, name, "en").table.rows
    assert sum(row[1] for row in rows) == sum(CONVERSATIONS[name].depths.values())
    assert math.isclose(sum(row[2] for row in rows), 1)


def test_the_share_within_a_time_is_read_off_the_curve():
    rows = dict(drawn(reply_time_chart, "rich", "en").table.rows)
    assert rows["10\N{NO-BREAK SPACE}min"] == 0.25
    assert rows["1\N{NO-BREAK SPACE}day"] == 0.85
    assert list(rows.values()) == sorted(rows.values())


@IN_BOTH_LANGUAGES
def test_small_groups_are_counted_but_not_shown_to_others(language):
    t = Translator(language)
    alone, shared = (drawn(channel_groups_chart, "rich", language, present) for present in (False, True))
    assert [row[0] for row in alone.table.rows] == ["Instagram", "Facebook", "X"]
    assert [row[0] for row in shared.table.rows] == ["Instagram", "Facebook"]
    said = t.plural("{count} small group is not shown.", "{count} small groups are not shown.", 1)
    assert said in shared.sentence and said not in alone.sentence
    assert all(one.people >= FEWEST for one in CONVERSATIONS["rich"].channels[:2])
    assert drawn(channel_groups_chart, "tiny", language, True) is None


def test_a_channel_is_never_read_as_markup():
    figure = drawn(channel_groups_chart, "no_links", "en").figure.to_plotly_json()
    names = [mark["text"] for mark in figure["layout"]["annotations"] if mark["x"] == 0]
    assert "<b>" in MARKUP and all("<" not in name for name in names)


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_what_stands_beside_is_said_in_full(name, language):
    t, one = Translator(language), CONVERSATIONS[name]
    table = reasons_table(one, t)
    assert len(table.rows) == len(one.reasons)
    assert all(cell.strip() for row in table.rows for cell in row)
    assert len(quality_lines(one.quality, t)) == sum(map(bool, one.quality.model_dump(exclude={"rows"}).values()))
    assert len(unmeasured_lines(one, t)) == len(set(one.not_measurable.values()))


def test_every_count_of_the_log_has_words():
    counts = Quality(**dict.fromkeys(COUNTS, 2), rows=9, one_sided=True)
    assert set(COUNTS) | {"rows", "one_sided"} == set(Quality.model_fields)
    italian, english = (quality_lines(counts, Translator(language)) for language in LANGUAGES)
    assert len(italian) == len(english) == len(COUNTS) + 1
    assert not set(italian) & set(english)
    assert len({Translator("it")(words) for words in MEASURES.values()}) == len(MEASURES)


def test_the_hours_that_are_missing_are_said():
    t = Translator("en")
    assert "8\N{NO-BREAK SPACE}h are missing: your hours are enough for 60%" in capacity_sentence(capacity(240, 12), t)
    assert "enough to answer everyone" in capacity_sentence(capacity(240, 20), t)
