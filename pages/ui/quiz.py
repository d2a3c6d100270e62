"""The five questions: one at a time with progress and back, or all at once."""

import streamlit as st

from pages.ui import state
from pages.ui.plan_field import plan_field
from smm.i18n import Translator
from smm.plan import Plan
from smm.questions import Question, questions

AT = "question"


def one_question(t: Translator) -> None:
    """Draw the current question with its options, progress, and the ways back and on."""
    asked = questions()
    answered = state.plan().answers.unanswered
    first_open = next((i for i, q in enumerate(asked) if q.id in answered), 0)
    at = min(max(int(st.session_state.setdefault(AT, first_open)), 0), len(asked) - 1)
    st.progress((at + 1) / len(asked), text=t("Question {number} of {total}", number=at + 1, total=len(asked)))
    _question(asked[at], t)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="question_steps"):
        st.button(
            t("Back"), key="question_back", icon=":material/arrow_back:", disabled=at == 0, on_click=_go, args=(at - 1,)
        )
        if at + 1 < len(asked):
            done = getattr(state.plan().answers, asked[at].id) is not None
            st.button(
                t("Next question"),
                key="question_next",
                icon=":material/arrow_forward:",
                icon_position="right",
                type="primary",
                disabled=not done,
                on_click=_go,
                args=(at + 1,),
            )


def _go(at: int) -> None:
    st.session_state[AT] = at


def all_questions(t: Translator) -> None:
    """Draw the five questions one under the other."""
    for question in questions():
        _question(question, t)


def _question(question: Question, t: Translator) -> None:
    options = question.options
    value = getattr(state.plan().answers, question.id)
    plan_field(
        st.radio,
        t.pick(question.question_en, question.question_it),
        f"answer_{question.id}",
        None if value is None else value.value,
        lambda plan, answer: _answer(plan, question.id, answer),
        options=list(options),
        format_func=lambda o: t.pick(options[o].label_en, options[o].label_it) if o in options else str(o),
        captions=[t.pick(o.meaning_en, o.meaning_it) for o in options.values()],
        help=t("The article asks: «{term}»", term=t.pick(question.term_en, question.term_it)),
    )
    st.caption(t.pick(question.help_en, question.help_it))


def _answer(plan: Plan, question: str, answer: str) -> Plan:
    answers = type(plan.answers).model_validate(plan.answers.model_dump() | {question: answer})
    return plan.model_copy(update={"answers": answers})
