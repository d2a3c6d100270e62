"""The five questions: the whole table of answers against the rules of the verdict."""

from itertools import product

import pytest

from smm.diagnosis import Activity, Answers, Contradiction, Current, Direction, Frequency, Level, diagnose
from smm.media import Flow, catalogue
from smm.parameters import default_parameters

ALIVE = ("sometimes", "often", "always")
VALUES = {"never": 0.0, "rarely": 0.25, "sometimes": 0.5, "often": 0.75, "always": 1.0}
ACTIVE = {"no": 0.0, "partly": 0.5, "yes": 1.0}

OUT, BACK, AMONG = "company", "customers", "community"
RULES = {
    # who is alive: the level when the conversation is not active, and when it is
    (): ("silence", "silence"),
    (OUT,): ("monologue", "monologue"),
    (BACK,): ("unheard", "unheard"),
    (AMONG,): ("unheard", "unheard"),
    (BACK, AMONG): ("unheard", "unheard"),
    (OUT, AMONG): ("unheard", "unheard"),
    (OUT, BACK): ("emerging", "two_way"),
    (OUT, BACK, AMONG): ("emerging", "many_way"),
}
BELIEFS = ("one_way", "two_way", "many_way")
DERIVED = {"two_way": "two_way", "many_way": "many_way"}

TABLE = list(product(VALUES, VALUES, VALUES, ACTIVE))


def answers_of(out, back, among, active, direction=None):
    return Answers(
        company_to_consumer=out,
        consumer_to_company=back,
        consumer_to_consumer=among,
        active=active,
        direction=direction,
    )


def expected_level(out, back, among, active):
    alive = tuple(name for name, word in ((OUT, out), (BACK, back), (AMONG, among)) if word in ALIVE)
    quiet, lively = RULES[alive]
    return lively if active == "yes" else quiet


def test_the_table_is_whole():
    assert len(TABLE) == 5**3 * 3


@pytest.mark.parametrize("active", ACTIVE)
def test_every_answer_gets_the_level_of_the_rules(active):
    for out, back, among in product(VALUES, repeat=3):
        diagnosis = diagnose(answers_of(out, back, among, active))
        assert diagnosis.level.value == expected_level(out, back, among, active), (out, back, among, active)
        assert diagnosis.social == (diagnosis.level.value in ("two_way", "many_way"))


def test_every_level_can_be_reached():
    assert {expected_level(*row) for row in TABLE} == {level.value for level in Level}


def test_currents_follow_the_answers():
    for out, back, among, active in TABLE:
        diagnosis = diagnose(answers_of(out, back, among, active))
        assert diagnosis.currents == {
            Current.BROADCAST: VALUES[out],
            Current.VOICE: VALUES[back],
            Current.DIALOGUE: min(VALUES[out], VALUES[back]) * ACTIVE[active],
            Current.COMMUNITY: VALUES[among],
        }
        assert diagnosis.active == ACTIVE[active]
        assert diagnosis.flows == {
            Flow.COMPANY_TO_CONSUMER: VALUES[out],
            Flow.CONSUMER_TO_COMPANY: VALUES[back],
            Flow.CONSUMER_TO_CONSUMER: VALUES[among],
        }


def test_a_livelier_answer_never_lowers_the_level_of_a_company_that_speaks():
    order = [level.value for level in Level]
    words = list(VALUES)
    for back, among, active in product(words[:-1], words, ACTIVE):
        here = expected_level("always", back, among, active)
        more = expected_level("always", words[words.index(back) + 1], among, active)
        assert order.index(more) >= order.index(here)


def test_belief_and_derived_direction_are_compared():
    for row, belief in product(TABLE, BELIEFS):
        derived = DERIVED.get(expected_level(*row), "one_way")
        found = set(diagnose(answers_of(*row, direction=belief)).contradictions)
        distance = BELIEFS.index(belief) - BELIEFS.index(derived)
        assert (Contradiction.BELIEF_TOO_HIGH in found) == (distance > 0)
        assert (Contradiction.BELIEF_TOO_LOW in found) == (distance < 0)


def test_a_belief_is_not_compared_before_every_question_is_answered():
    answers = Answers(company_to_consumer="always", direction="many_way")
    assert diagnose(answers).contradictions == ()


def test_an_active_conversation_without_voice_contradicts_itself():
    for out, back, among, active in TABLE:
        found = diagnose(answers_of(out, back, among, active)).contradictions
        assert (Contradiction.ACTIVE_WITHOUT_VOICE in found) == (active == "yes" and back not in ALIVE)


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        (["website"], {Contradiction.VOICE_WITHOUT_CHANNEL, Contradiction.COMMUNITY_WITHOUT_CHANNEL}),
        (["whatsapp_business"], {Contradiction.COMMUNITY_WITHOUT_CHANNEL}),
        (["private_sharing"], {Contradiction.VOICE_WITHOUT_CHANNEL}),
        (["facebook_page"], set()),
        (["website", "google_reviews"], set()),
        ([], set()),
    ],
)
def test_flows_that_no_channel_of_the_mix_carries_are_noticed(channels, expected):
    answers = answers_of("always", "often", "often", "partly")
    assert set(diagnose(answers, [catalogue()[name] for name in channels]).contradictions) == expected
    quiet = answers_of("always", "rarely", "never", "no")
    assert diagnose(quiet, [catalogue()[name] for name in channels]).contradictions == ()


def test_open_questions_are_listed_in_the_articles_order():
    assert diagnose(Answers()).unanswered == (
        "consumer_to_consumer",
        "consumer_to_company",
        "company_to_consumer",
        "active",
        "direction",
    )
    assert diagnose(Answers(consumer_to_company="never", active="no")).unanswered == (
        "consumer_to_consumer",
        "company_to_consumer",
        "direction",
    )
    assert diagnose(answers_of("never", "never", "never", "no", "one_way")).unanswered == ()


@pytest.mark.parametrize("field", ["consumer_to_consumer", "consumer_to_company", "company_to_consumer"])
def test_an_unanswered_frequency_counts_as_never(field):
    rest = {f.value: "always" for f in Flow if f.value != field}
    some = diagnose(Answers(**rest, active="yes"))
    never = diagnose(Answers(**rest, **{field: "never"}, active="yes"))
    assert (some.currents, some.level) == (never.currents, never.level)


def test_where_a_flow_comes_alive_can_be_moved():
    answers = answers_of("often", "often", "never", "yes")
    assert diagnose(answers).level is Level.TWO_WAY
    assert diagnose(answers, (), default_parameters().replaced(alive_from=0.8)).level is Level.SILENCE


def test_the_words_are_those_of_the_interface():
    assert [f.value for f in Frequency] == list(VALUES)
    assert [a.value for a in Activity] == list(ACTIVE)
    assert [d.value for d in Direction] == list(BELIEFS)
    assert [c.value for c in Current] == ["broadcast", "voice", "dialogue", "community"]
    assert [x.value for x in Level] == ["silence", "monologue", "unheard", "emerging", "two_way", "many_way"]
