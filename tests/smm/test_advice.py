"""Three next steps for every plan."""

import pytest
from hypothesis import given

from smm.advice import NEXT_ANSWERS, next_steps
from smm.assessment import assess
from smm.i18n import Language, Translator
from smm.plan import Plan
from smm.trades import start, template, templates
from smm.unlocking import LIVELIEST, unlocking
from smm.words import LIVELY
from tests.smm.strategies import plans


@given(plans())
def test_every_plan_gets_three_different_sentences_in_both_languages(plan):
    assessment = assess(plan, draws=2)
    for language in Language:
        steps = next_steps(assessment, Translator(language))
        assert len(set(steps)) == 3
        assert all(step.strip() for step in steps)


@pytest.mark.parametrize("trade", templates())
def test_every_template_gets_three_sentences_before_and_after_the_questions(trade):
    for plan in (start(trade), template(trade)):
        assert all(step.endswith(".") for step in next_steps(assess(plan, draws=2), Translator(Language.EN)))


@given(plans())
def test_no_step_asks_for_what_is_answered_already(plan):
    """The answers named are open to improve, the first two steps never name the same one, and points are positive."""
    assessment = assess(plan, draws=2)
    t = Translator("en")
    first, second, _ = next_steps(assessment, t)
    answered = plan.answers.model_dump()
    asked = [question for question, words in LIVELY.items() if second.startswith(t(words))]
    for question in asked:
        assert answered[question] != LIVELIEST[question]
        assert unlocking(assessment)[question] >= 0.5
    assert assessment.diagnosis.undecided or NEXT_ANSWERS.get(assessment.diagnosis.level) not in asked
    assert "adds up to" not in first or not first.startswith("Finish")


def test_a_mix_nobody_can_write_to_is_told_to_open_one_channel():
    plan = Plan(mix=[{"channel": "newsletter", "hours": 3}], answers={"company_to_consumer": "always"})
    assert "where people can write to you" in next_steps(assess(plan, draws=2), Translator("en"))[2]


def test_a_mix_where_customers_do_not_meet_is_told_to_open_one_channel():
    plan = Plan(mix=[{"channel": "whatsapp_business", "hours": 3}], answers={"company_to_consumer": "always"})
    assert "where customers meet each other" in next_steps(assess(plan, draws=2), Translator("en"))[2]


def test_the_channel_that_brings_most_is_the_one_to_protect():
    assessment = assess(template("gym"))
    totals = {}
    for result in assessment.scores.benefits.values():
        for name, value in result.contributions.items():
            totals[name] = totals.get(name, 0) + value
    best = assessment.plan.channels[max(totals, key=totals.get)]
    assert best.name(Language.EN) in next_steps(assessment, Translator("en"))[2]
