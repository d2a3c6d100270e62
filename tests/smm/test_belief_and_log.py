"""Belief and log in one diagnosis: what comes from where, where they disagree, and the words for it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.assessment import assess
from smm.belief_and_log import (
    belief_table,
    contradiction_sentence,
    effect,
    what_belief_got_wrong,
    where_from,
)
from smm.comparison import Agreement, Topic
from smm.contradictions import AGAINST_LOG
from smm.diagnosis import Answers, Contradiction, Current, Direction, Level, Source, diagnose
from smm.i18n import Language, Translator
from smm.measured import Measured
from smm.media import Flow
from smm.parameters import default_parameters
from smm.plan import Plan
from smm.trades import template
from tests.smm.strategies import ANSWERS, MEASURED, measurements, plans

BELIEVED = Answers(
    consumer_to_consumer="sometimes",
    consumer_to_company="never",
    company_to_consumer="always",
    active="yes",
    direction="many_way",
)
FULL = Measured(
    messages=1234,
    company_to_consumer=0.1,
    consumer_to_company=0.88,
    consumer_to_consumer=0.02,
    reply_rate=0.12,
    level="unheard",
)
EVERYWHERE = dict.fromkeys(Current, Source.LOG)
NOWHERE = dict.fromkeys(Current, Source.ANSWERS)


def agreements(diagnosis):
    return {row.topic: row.agreement for row in diagnosis.comparisons}


def test_a_whole_log_takes_the_place_of_every_answer():
    diagnosis = diagnose(BELIEVED, measured=FULL)
    assert diagnosis.currents == pytest.approx(
        {Current.BROADCAST: 0.3, Current.VOICE: 1.0, Current.DIALOGUE: 0.12, Current.COMMUNITY: 0.06}
    )
    assert diagnosis.flows[Flow.CONSUMER_TO_CONSUMER] == pytest.approx(0.06)
    assert (diagnosis.active, diagnosis.level, diagnosis.social) == (0.12, Level.UNHEARD, False)
    assert (diagnosis.sources, diagnosis.level_source) == (EVERYWHERE, Source.LOG)


def test_what_was_believed_stays_to_be_seen():
    diagnosis, without = diagnose(BELIEVED, measured=FULL), diagnose(BELIEVED)
    assert diagnosis.believed_level is without.level is without.believed_level
    assert diagnosis.believed_flows == without.flows
    assert diagnosis.believed_currents == without.currents


@pytest.mark.parametrize("flow", Flow)
def test_one_flow_the_log_could_tell_replaces_one_answer(flow):
    diagnosis = diagnose(BELIEVED, measured=Measured(messages=9, **{flow.value: 0.25}))
    assert diagnosis.flows == diagnose(BELIEVED).flows | {flow: 0.75}
    along = {
        "company_to_consumer": Current.BROADCAST,
        "consumer_to_company": Current.VOICE,
        "consumer_to_consumer": Current.COMMUNITY,
    }
    assert diagnosis.sources == NOWHERE | {along[flow.value]: Source.LOG}
    assert (diagnosis.level, diagnosis.level_source) == (diagnose(BELIEVED).level, Source.ANSWERS)


def test_dialogue_without_a_reply_rate_needs_both_measured_sides():
    lively = Answers(company_to_consumer="always", consumer_to_company="always", active="yes")
    half = diagnose(lively, measured=Measured(messages=9, company_to_consumer=0.2, consumer_to_company=0.5))
    assert half.currents[Current.DIALOGUE] == pytest.approx(0.6)
    assert half.sources[Current.DIALOGUE] is Source.ANSWERS  # how active it is was only answered
    dead = diagnose(lively, measured=Measured(messages=9, consumer_to_company=0.0))
    assert (dead.currents[Current.DIALOGUE], dead.sources[Current.DIALOGUE]) == (0, Source.LOG)


def test_a_measured_level_alone_replaces_the_verdict_alone():
    diagnosis = diagnose(BELIEVED, measured=Measured(messages=9, level="two_way"))
    assert (diagnosis.level, diagnosis.social, diagnosis.level_source) == (Level.TWO_WAY, True, Source.LOG)
    assert diagnosis.currents == diagnose(BELIEVED).currents and diagnosis.sources == NOWHERE


def test_the_share_of_a_fully_alive_flow_can_be_moved():
    p = default_parameters().replaced(measured_full_share=0.5)
    assert diagnose(BELIEVED, (), p, FULL).flows[Flow.COMPANY_TO_CONSUMER] == pytest.approx(0.2)


@given(ANSWERS, measurements(used=False))
def test_a_log_that_is_not_used_is_only_compared(answers, measured):
    diagnosis, without = diagnose(answers, measured=measured), diagnose(answers)
    changed = {"measured", "comparisons"}
    assert diagnosis.model_dump(exclude=changed) == without.model_dump(exclude=changed)
    assert diagnosis.comparisons == diagnose(answers, measured=measured.model_copy(update={"used": True})).comparisons


@given(ANSWERS, measurements(used=True))
def test_every_value_comes_from_where_it_is_said_to(answers, measured):
    diagnosis = diagnose(answers, measured=measured)
    logged = measured.currents(default_parameters().mode("measured_full_share"))
    for current, source in diagnosis.sources.items():
        if logged[current] is not None:
            assert (source, diagnosis.currents[current]) == (Source.LOG, logged[current])
        elif current is not Current.DIALOGUE:
            assert (source, diagnosis.currents[current]) == (Source.ANSWERS, diagnosis.believed_currents[current])
    assert all(0 <= value <= 1 for value in diagnosis.currents.values())
    assert diagnosis.level is (measured.level or diagnosis.believed_level)


def test_belief_is_compared_point_by_point():
    assert agreements(diagnose(BELIEVED, measured=FULL)) == {
        Topic.COMPANY_TO_CONSUMER: Agreement.LESS,
        Topic.CONSUMER_TO_COMPANY: Agreement.MORE,
        Topic.CONSUMER_TO_CONSUMER: Agreement.LESS,
        Topic.ANSWERING: Agreement.LESS,
        Topic.LEVEL: Agreement.SAME,  # the answers say unheard too
    }


@pytest.mark.parametrize(
    ("answer", "share", "agreement"),
    [
        ("never", 0.0, Agreement.SAME),
        ("never", 0.16, Agreement.SAME),  # 0.48, not alive
        ("never", 0.17, Agreement.MORE),
        ("rarely", 0.16, Agreement.SAME),
        ("rarely", 0.17, Agreement.MORE),
        ("sometimes", 0.16, Agreement.SAME),  # 0.48 is less than a step below 0.5
        ("sometimes", 0.08, Agreement.LESS),
        ("sometimes", 1.0, Agreement.SAME),
        ("often", 0.16, Agreement.LESS),
        ("often", 0.17, Agreement.SAME),
        ("always", 0.16, Agreement.LESS),
        (None, 0.5, None),
        ("often", None, None),
    ],
)
def test_a_flow_differs_when_one_calls_it_alive_and_the_other_does_not(answer, share, agreement):
    diagnosis = diagnose(
        Answers(consumer_to_consumer=answer), measured=Measured(messages=9, consumer_to_consumer=share)
    )
    assert agreements(diagnosis)[Topic.CONSUMER_TO_CONSUMER] is agreement


def test_levels_are_compared_once_the_answers_are_whole():
    for level in Level:
        measured = Measured(messages=9, level=level)
        assert agreements(diagnose(Answers(direction="two_way"), measured=measured))[Topic.LEVEL] is None
        row = diagnose(BELIEVED.model_copy(update={"direction": None}), measured=measured).comparisons[-1]
        assert row.topic is Topic.LEVEL and row.gap == list(Level).index(level) - list(Level).index(Level.UNHEARD)
    assert diagnose(BELIEVED, measured=Measured(messages=9)).comparisons[-1].agreement is None


@given(ANSWERS, measurements(used=True))
def test_every_disagreement_is_a_contradiction_and_no_other_is(answers, measured):
    diagnosis = diagnose(answers, measured=measured)
    expected = {AGAINST_LOG[row.topic, row.agreement] for row in diagnosis.comparisons if row.differs}
    assert set(diagnosis.contradictions) & set(AGAINST_LOG.values()) == expected
    assert len(set(diagnosis.contradictions)) == len(diagnosis.contradictions)


def test_the_fifth_answer_is_compared_with_the_measured_level():
    order = list(Direction)
    directions = {Level.TWO_WAY: Direction.TWO_WAY, Level.MANY_WAY: Direction.MANY_WAY}
    for level, direction in product(Level, Direction):
        found = diagnose(Answers(direction=direction), measured=Measured(messages=9, level=level)).contradictions
        distance = order.index(direction) - order.index(directions.get(level, Direction.ONE_WAY))
        assert (Contradiction.BELIEF_ABOVE_LOG in found) == (distance > 0)
        assert (Contradiction.BELIEF_BELOW_LOG in found) == (distance < 0)
        assert not {Contradiction.BELIEF_TOO_HIGH, Contradiction.BELIEF_TOO_LOW} & set(found)


def test_one_disagreement_about_the_verdict_is_said_once():
    lively = BELIEVED.model_copy(update={"consumer_to_company": "often"})
    found = diagnose(lively, measured=FULL).contradictions
    assert Contradiction.ANSWERS_ABOVE_LOG in found and Contradiction.BELIEF_ABOVE_LOG not in found


IN_BOTH_LANGUAGES = pytest.mark.parametrize("language", Language)


@IN_BOTH_LANGUAGES
def test_the_sentence_is_the_widest_gap(language):
    diagnosis, t = diagnose(BELIEVED, measured=FULL), Translator(language)
    sentence = what_belief_got_wrong(diagnosis, t)
    assert sentence == contradiction_sentence(Contradiction.CUSTOMERS_WRITE_MORE, diagnosis, t)
    assert t.number(88) in sentence and t("never") in sentence


@IN_BOTH_LANGUAGES
def test_agreement_and_silence_have_their_sentences(language):
    t = Translator(language)
    right = Measured(messages=9, company_to_consumer=0.8, consumer_to_company=0.0, consumer_to_consumer=0.2)
    some = what_belief_got_wrong(diagnose(BELIEVED, measured=right), t)
    whole = right.model_copy(update={"reply_rate": 1.0, "level": Level.UNHEARD})
    every = what_belief_got_wrong(diagnose(BELIEVED, measured=whole), t)
    none = what_belief_got_wrong(diagnose(Answers(), measured=right), t)
    verdict = what_belief_got_wrong(diagnose(BELIEVED, measured=whole.model_copy(update={"level": Level.SILENCE})), t)
    assert len({some, every, none, verdict}) == 4


@given(ANSWERS, MEASURED, st.sampled_from(Language))
def test_every_word_is_filled_in(answers, measured, language):
    diagnosis, t = diagnose(answers, measured=measured), Translator(language)
    table = belief_table(diagnosis, t)
    assert len(table.rows) == (0 if measured is None else len(Topic))
    texts = [cell for row in table.rows for cell in row]
    texts += [contradiction_sentence(c, diagnosis, t) for c in diagnosis.contradictions]
    texts += [what_belief_got_wrong(diagnosis, t), where_from(diagnosis, t)]
    assert all(text.strip() and not {"{", "}", "None"} & set(text.split()) and "{" not in text for text in texts)


@IN_BOTH_LANGUAGES
def test_where_the_numbers_come_from_is_said(language):
    t = Translator(language)
    used = diagnose(BELIEVED, measured=Measured(messages=1234, reply_rate=0.1))
    unused = diagnose(BELIEVED, measured=Measured(messages=1234, reply_rate=0.1, used=False))
    assert t.number(1234) in where_from(used, t) and t.number(1234) in where_from(unused, t)
    assert len({where_from(used, t), where_from(unused, t), where_from(diagnose(BELIEVED, measured=FULL), t)}) == 3


@IN_BOTH_LANGUAGES
def test_the_change_of_the_average_is_said_in_points(language):
    t, gym = Translator(language), template("gym")
    silent = Measured(messages=9, company_to_consumer=1.0, consumer_to_company=0.0, consumer_to_consumer=0.0)
    lower = assess(gym.with_measured(silent), draws=2)
    assert lower.log_effect < 0 and t.number(round(-lower.log_effect)) in effect(lower, t)
    same = assess(gym.with_measured(Measured(messages=9)), draws=2)
    quiet = gym.model_copy(update={"answers": Answers()})
    higher = assess(quiet.with_measured(FULL), draws=2)
    assert len({effect(one, t) for one in (lower, same, higher)}) == 3


def test_the_summary_says_what_was_measured_and_believed():
    plan = Plan(answers=BELIEVED, mix=[{"channel": "facebook_page", "hours": 13}])
    assert assess(plan, draws=2).summary()["measured"] is None
    summary = assess(plan.with_measured(FULL), draws=2).summary()
    assert summary["level"] == "unheard" and summary["social"] is False
    found = summary["measured"]
    assert (found["used"], found["messages"], found["believed_level"]) == (True, 1234, "unheard")
    assert found["sources"] == dict.fromkeys(Current, "log") and found["level_source"] == "log"
    assert found["total_effect"] == pytest.approx(summary["total"]["score"] - assess(plan, draws=2).scores.total)


@given(plans(measured=measurements(used=True)))
def test_the_most_likely_currents_are_those_of_the_scores(plan):
    silent = {c for c, value in assess(plan, draws=2).diagnosis.currents.items() if value == 0}
    for result in assess(plan, draws=2).scores.benefits.values():
        assert all(points == 0 for current in silent for points in result.parts[current].values())
