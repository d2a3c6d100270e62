"""The five questions, the verdict, the weights, and the closer looks."""

import pytest

from smm.advice import next_steps
from smm.benefits import Benefit
from smm.charts import benefits_chart, contributions_chart, conversation_chart, paths_chart
from smm.i18n import Language, Translator
from smm.questions import questions
from smm.trades import start
from smm.verdict import verdict
from smm.words import CONTRADICTIONS, NEXT_STEPS, VERDICTS
from tests.pages.plans import PLANS
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    assessed,
    calm,
    field,
    open_app,
    plan_of,
    said,
    screen_of,
    show,
    turn_to,
)

ASKED = questions()


def answer(at, question, option):
    return calm(field(at, "radio", f"answer_{question.id}").set_value(option).run())


def progress(at):
    return at.get("progress")[0].value


@IN_BOTH_LANGUAGES
def test_questions_come_one_by_one_in_the_order_of_the_article(language):
    at = open_app("conversation", start("cafe"), language)
    t = Translator(language)
    for number, question in enumerate(ASKED, start=1):
        (radio,) = at.radio
        assert radio.label == t.pick(question.question_en, question.question_it)
        assert progress(at) == pytest.approx(100 * (number - 1) / len(ASKED), abs=1)
        option = list(question.options)[-1]
        answer(at, question, option)
        assert getattr(plan_of(at).answers, question.id) == option
        calm(at.button(key="question_next").click().run())
    assert not plan_of(at).answers.unanswered
    assert not at.radio and not at.get("progress")
    chart = conversation_chart(assessed(plan_of(at)), t)
    assert chart.title in said(at) and chart.sentence in said(at)
    assert t(NEXT_STEPS[assessed(plan_of(at)).diagnosis.level]) in said(at)


def test_the_next_question_waits_for_an_answer_and_back_is_always_open():
    at = open_app("conversation", start("cafe"))
    assert at.button(key="question_back").disabled and at.button(key="question_next").disabled
    answer(at, ASKED[0], "often")
    assert not at.button(key="question_next").disabled
    calm(at.button(key="question_next").click().run())
    calm(at.button(key="question_back").click().run())
    assert field(at, "radio", f"answer_{ASKED[0].id}").value == "often"
    answer(at, ASKED[0], "never")
    assert plan_of(at).answers.consumer_to_consumer == "never"


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["conversation", "benefits"])
def test_no_verdict_is_said_before_all_is_answered(path, language):
    t = Translator(language)
    told = [t(words) for words in (*VERDICTS.values(), *NEXT_STEPS.values())]
    for name in ("half_open", "facebook_page_2014"):
        at = open_app(path, PLANS[name], language)
        assert not [words for words in told if words in said(at)]
        assert verdict(assessed(plan_of(at)).diagnosis, t) in said(at)


def test_the_result_waits_for_every_answer():
    at = show(open_app("conversation", start("cafe")), {"question~0": len(ASKED) - 1})
    answer(at, ASKED[-1], "two_way")
    assert at.button(key="question_next").disabled
    at = show(open_app("conversation", start("cafe")), {"question~0": len(ASKED)})
    assert field(calm(at), "radio", f"answer_{ASKED[0].id}").value is None


@IN_BOTH_LANGUAGES
def test_the_result_says_the_verdict_and_leads_on_and_back(language):
    t = Translator(language)
    at = open_app("conversation", PLANS["cafe"], language)
    assert not calm(at).radio
    assert verdict(assessed(plan_of(at)).diagnosis, t) in said(at)
    for question in ASKED:
        calm(at.button(key=f"again_{question.id}").click().run())
        assert field(at, "radio", f"answer_{question.id}").value == getattr(PLANS["cafe"].answers, question.id)
        calm(at.button(key="question_next").click().run())
    assert at.button(key="to_benefits").proto.type == "primary"
    assert screen_of(calm(at.button(key="to_benefits").click().run())) == "benefits"
    assert verdict(assessed(plan_of(at)).diagnosis, t) in said(at)


def test_another_plan_begins_at_its_own_first_question():
    at = open_app("conversation", PLANS["cafe"])
    turn_to(at, "start")
    at = show(at, {"trade": "gym"})
    calm(at.button(key="use_template").click().run())
    assert field(calm(turn_to(at, "conversation")), "radio", f"answer_{ASKED[0].id}").value is None


def test_the_first_open_question_is_asked_first():
    at = open_app("conversation", PLANS["facebook_page_2014"])
    field(calm(at), "radio", "answer_direction")


def test_all_at_once_asks_the_same():
    at = open_app("conversation", start("cafe"))
    calm(at.toggle(key="all_at_once").set_value(True).run())
    assert len(at.radio) == len(ASKED)
    for question in ASKED:
        answer(at, question, list(question.options)[1])
    assert not plan_of(at).answers.unanswered
    at.toggle(key="all_at_once").set_value(False).run()
    assert len(calm(at).radio) == 1
    at.toggle(key="all_at_once").set_value(True).run()
    assert not calm(at.button(key="question_next").click().run()).radio


@pytest.mark.parametrize("question", ASKED, ids=lambda q: q.id)
def test_every_option_of_every_question(question):
    at = calm(show(open_app("conversation", PLANS["cafe"]), {"question~0": 0, "all_at_once": True}))
    for option in question.options:
        answer(at, question, option)
        assert getattr(plan_of(at).answers, question.id) == option


@IN_BOTH_LANGUAGES
def test_a_contradiction_is_said(language):
    plan = PLANS["facebook_page_2014"]
    at = open_app("conversation", plan, language)
    answer(at, ASKED[-1], "many_way")
    assert assessed(plan_of(at)).diagnosis.contradictions
    assert len(at.warning) == len(assessed(plan_of(at)).diagnosis.contradictions)
    t = Translator(language)
    for contradiction in assessed(plan_of(at)).diagnosis.contradictions:
        assert t(CONTRADICTIONS[contradiction]).partition("{")[0] in said(at)


@pytest.mark.parametrize("benefit", Benefit)
@pytest.mark.parametrize("weight", [0.0, 3.0])
def test_weights_move_the_average_alone(benefit, weight):
    at = open_app("benefits", PLANS["cafe"])
    before = assessed(plan_of(at))
    calm(field(at, "slider", f"weight_{benefit}").set_value(weight).run())
    after = assessed(plan_of(at))
    assert getattr(plan_of(at).weights, benefit.value) == weight
    assert after.scores.total != before.scores.total
    assert [r.score for r in after.scores.benefits.values()] == [r.score for r in before.scores.benefits.values()]
    assert benefits_chart(after, Translator("en")).sentence in said(at)


def test_weights_may_all_be_zero():
    at = open_app("benefits", PLANS["cafe"])
    for benefit in Benefit:
        calm(field(at, "slider", f"weight_{benefit}").set_value(0.0).run())


@pytest.mark.parametrize(
    ("view", "chart"), [("channels", contributions_chart), ("way", paths_chart)], ids=["channels", "way"]
)
@IN_BOTH_LANGUAGES
def test_closer_looks(view, chart, language):
    at = open_app("benefits", PLANS["cafe"], language)
    calm(at.button_group(key="look_closer").set_value(view).run())
    drawn = chart(assessed(plan_of(at)), Translator(language))
    assert drawn.sentence in said(at)
    calm(at.button_group(key="look_closer").set_value(None).run())
    assert drawn.sentence not in said(at)


def test_how_sure_leads_to_every_number():
    at = show(open_app("benefits", PLANS["cafe"]), {"look_closer": "sure"})
    assert len(at.table) == 1
    assert screen_of(calm(at.button(key="to_method").click().run())) == "method"


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("name", ["cafe", "earned", "half_open", "extreme", "facebook_page_2014"])
def test_three_next_steps(name, language):
    at = open_app("benefits", PLANS[name], language)
    for step in next_steps(assessed(plan_of(at)), Translator(language)):
        assert step in said(at)


def test_open_questions_lead_back_to_them():
    at = open_app("benefits", PLANS["half_open"])
    assert screen_of(calm(at.button(key="to_questions").click().run())) == "conversation"
    assert plan_of(turn_to(at, "benefits")).language == Language.EN


@pytest.mark.parametrize("words", ["reviews", "recensioni", "   ", "zzzz", "[a](b)", "(", "é" * 5000])
def test_the_evidence_is_searched(words):
    at = show(open_app("method", PLANS["cafe"]), {"method_section": "evidence"})
    calm(at.text_input(key="evidence_words").set_value(words).run())
