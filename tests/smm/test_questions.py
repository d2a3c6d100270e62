"""The words of the five questions."""

import pytest

from smm.diagnosis import Activity, Answers, Direction, Frequency
from smm.questions import questions

SCALES = {
    "consumer_to_consumer": Frequency,
    "consumer_to_company": Frequency,
    "company_to_consumer": Frequency,
    "active": Activity,
    "direction": Direction,
}


def test_the_questions_are_the_five_answers_in_the_articles_order():
    assert [question.id for question in questions()] == list(SCALES) == list(Answers.model_fields)
    assert [question.order for question in questions()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.id)
def test_every_value_of_an_answer_has_an_option_in_order(question):
    assert list(question.options) == [value.value for value in SCALES[question.id]]


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.id)
def test_every_word_is_there_in_both_languages(question):
    for field in ("question", "help", "term"):
        assert getattr(question, f"{field}_en").strip() and getattr(question, f"{field}_it").strip()
    for option in question.options.values():
        for field in ("label", "meaning"):
            assert getattr(option, f"{field}_en").strip() and getattr(option, f"{field}_it").strip()


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.id)
def test_no_two_options_of_a_question_read_the_same(question):
    options = question.options.values()
    assert len({o.label_it for o in options}) == len({o.label_en for o in options}) == len(options)
    assert len({o.meaning_it for o in options}) == len({o.meaning_en for o in options}) == len(options)


def test_the_italian_terms_are_the_articles_own():
    assert [question.term_it for question in questions()] == [
        "I consumatori stanno comunicando tra loro?",
        "I consumatori stanno comunicando con l’azienda?",
        "L’azienda sta comunicando coi consumatori?",
        "Abbiamo una conversazione attiva?",
        "Esiste una comunicazione bi-direzionale o multidirezionale?",
    ]
