"""Nothing is said as a fact that nobody answered."""

from itertools import combinations

import pytest
from hypothesis import given

from smm.advice import next_steps
from smm.answers import QUESTIONS, Answers
from smm.assessment import assess
from smm.charts import benefits_chart, conversation_chart
from smm.diagnosis import diagnose
from smm.i18n import Language, Translator
from smm.media import Flow
from smm.plan import Plan
from smm.trades import template
from smm.verdict import counted_as_never, verdict
from smm.words import NEXT_STEPS, VERDICTS
from tests.smm.strategies import measurements, plans

FULL = template("cafe")
SOME_OPEN = [names for count in range(1, len(QUESTIONS) + 1) for names in combinations(QUESTIONS, count)]


def with_open(names):
    answers = FULL.answers.model_dump() | dict.fromkeys(names)
    return FULL.model_copy(update={"answers": Answers.model_validate(answers)})


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("names", SOME_OPEN, ids="+".join)
def test_before_all_is_answered_no_verdict_is_said(names, language):
    t, assessment = Translator(language), assess(with_open(names), draws=2)
    chart = conversation_chart(assessment, t)
    assert assessment.diagnosis.undecided
    assert chart.title == verdict(assessment.diagnosis, t)
    assert str(len(names)) in chart.title
    assert not {t(words) for words in VERDICTS.values()} & {chart.title, chart.sentence}
    assert not {t(words) for words in NEXT_STEPS.values()} & set(next_steps(assessment, t))
    if set(names) != {"direction"}:
        assert benefits_chart(assessment, t).title == chart.title


@pytest.mark.parametrize("names", SOME_OPEN, ids="+".join)
def test_an_open_question_is_no_answer_in_the_picture(names):
    t, assessment = Translator("en"), assess(with_open(names), draws=2)
    chart = conversation_chart(assessment, t)
    open_flows = [flow for flow in Flow if flow.value in names]
    labels = [mark.text for mark in chart.figure.layout.annotations]
    assert sum("<b>?</b>" in label for label in labels) == len(open_flows)
    assert sum(trace.line.dash == "dot" for trace in chart.figure.data) == len(open_flows)
    answers = [row[1] for row in chart.table.rows]
    assert answers.count("not answered yet") == len(set(names) - {"direction"})
    assert ("Dotted" in chart.subtitle) == bool(open_flows)
    assert chart.alt.count("not answered yet") == len(open_flows)


@pytest.mark.parametrize("language", Language)
def test_with_all_answers_the_verdict_is_said(language):
    t, diagnosis = Translator(language), assess(FULL, draws=2).diagnosis
    assert verdict(diagnosis, t) == t(VERDICTS[diagnosis.level])
    assert counted_as_never(diagnosis, t) == ""


@given(plans(measured=measurements(used=True)))
def test_a_used_log_decides_alone(plan):
    diagnosis = assess(plan, draws=2).diagnosis
    decided = plan.measured.level is not None or not plan.answers.unanswered
    assert diagnosis.undecided != decided


@given(plans())
def test_what_counts_as_never_lowers_the_scores_or_leaves_them(plan):
    """An answer in the place of an open question never lowers a score; the belief moves none."""
    diagnosis = diagnose(plan.answers)
    assert set(diagnosis.counted_as_never) == set(plan.answers.unanswered) - {"direction"}
    lively = dict.fromkeys(plan.answers.unanswered, "always") | {"active": "yes", "direction": "many_way"}
    filled = {q: lively[q] for q in plan.answers.unanswered}
    answered = Plan.model_validate(plan.model_dump() | {"answers": plan.answers.model_dump() | filled})
    before, after = (assess(p, draws=2).scores.total for p in (plan, answered))
    assert after >= before - 1e-9
    if not diagnosis.counted_as_never:
        assert after == pytest.approx(before, abs=1e-12)
