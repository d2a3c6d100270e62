"""Templates of trades and the examples."""

import pytest

from smm.assessment import assess
from smm.diagnosis import Answers, Level
from smm.errors import UnknownNameError
from smm.i18n import Language
from smm.media import MediaType
from smm.trades import example, start, template, templates
from tests.smm.folders import DATA

TRADES = list(templates())


def test_there_are_at_least_nine_trades_and_a_file_for_each():
    assert len(TRADES) >= 9
    assert {path.stem for path in (DATA / "templates").iterdir()} == set(TRADES)


@pytest.mark.parametrize("trade", TRADES)
def test_a_template_is_described_in_both_languages(trade):
    described = templates()[trade]
    assert all((described.title_en, described.title_it, described.story_en, described.story_it, described.icon))


@pytest.mark.parametrize("trade", TRADES)
def test_a_template_opens_in_the_language_asked_for(trade):
    assert template(trade).profile.trade == trade
    for language in Language:
        assert template(trade, language).language is language


@pytest.mark.parametrize("trade", TRADES)
def test_a_template_has_owned_and_earned_channels_and_spends_on_each(trade):
    plan = template(trade)
    types = {plan.channels[a.channel].media_type for a in plan.used}
    assert {MediaType.OWNED, MediaType.EARNED} <= types
    assert len(plan.used) == len(plan.mix)


@pytest.mark.parametrize("trade", TRADES)
def test_a_template_stays_within_its_own_limits(trade):
    plan = template(trade)
    assert plan.money <= plan.limits.money and plan.hours <= plan.limits.hours


@pytest.mark.parametrize("trade", TRADES)
def test_a_template_answers_every_question_and_carries_no_name(trade):
    plan = template(trade)
    assert plan.answers.unanswered == ()
    assert plan.profile.name == ""


@pytest.mark.parametrize("trade", TRADES)
def test_a_template_has_something_to_show(trade):
    scores = assess(template(trade)).scores
    assert 5 < scores.total < 95 and scores.total_locked > 1


def test_the_templates_show_every_level_but_silence():
    assert {assess(template(trade), draws=2).diagnosis.level for trade in TRADES} == set(Level) - {Level.SILENCE}


def test_a_start_keeps_the_mix_and_leaves_the_questions_open():
    assert start("gym").answers == Answers()
    assert start("gym").mix == template("gym").mix


@pytest.mark.parametrize("trade", ["", "bank", "../channels", "<script>alert(1)</script>"])
def test_an_unknown_trade_is_refused_with_the_trades_there_are(trade):
    with pytest.raises(UnknownNameError) as caught:
        template(trade)
    for language in Language:
        sentence = caught.value.explain(language)[0]
        assert "cafe" in sentence and "<" not in sentence


@pytest.mark.parametrize("name", ["bar_centrale", "facebook_page_2014"])
def test_the_examples_open(name):
    assert example(name).mix


def test_every_plan_under_data_examples_is_an_example():
    assert {p.stem for p in (DATA / "examples").glob("*.json")} == {"bar_centrale", "facebook_page_2014"}
