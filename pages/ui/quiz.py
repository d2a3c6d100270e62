"""The five questions: one at a time with progress and back, or all at once."""

import streamlit as st

from pages.ui import state
from pages.ui.plan_field import plan_field
from smm.i18n import Translator
from smm.plan import Plan
from smm.questions import Question, questions

AT, SCREEN = "question", "conversation"
"""The question that is asked, from 0; after the last one stands what the answers come to."""


def at() -> int:
    """Return where the visitor is: at first, and where an answer is missing at the end, at the first open question."""
    asked, still_open = questions(), state.plan().answers.unanswered
    first_open = next((i for i, q in enumerate(asked) if q.id in still_open), len(asked))
    place = min(max(int(st.session_state.setdefault(state.key(AT), first_open)), 0), len(asked))
    return first_open if place == len(asked) else place


def finished() -> bool:
    """Return whether all is answered and nobody is at a question."""
    return at() == len(questions())


def given(t: Translator) -> None:
    """Draw each question with the answer that was given, as the way back to it."""
    for i, question in enumerate(questions()):
        option = question.options[getattr(state.plan().answers, question.id)]
        asked, told = t.pick(question.question_en, question.question_it), t.pick(option.label_en, option.label_it)
        st.button(f"{asked} **{told}**", key=f"again_{question.id}", type="tertiary", on_click=_go, args=(i,))


def ask(t: Translator) -> None:
    """Draw the questions, one at a time or all at once."""
    if st.toggle(t("All at once"), key="all_at_once", persist_state="session"):
        _all_questions(t)
    else:
        _one_question(t)


def _one_question(t: Translator) -> None:
    """Draw the current question with its options, how many are answered, and the ways back and on."""
    asked, place = questions(), at()
    still_open = state.plan().answers.unanswered
    text = t("Question {number} of {total}", number=place + 1, total=len(asked))
    st.progress(1 - len(still_open) / len(asked), text=text)
    _question(asked[place], t)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="question_steps"):
        st.button(
            t("Back"),
            key="question_back",
            icon=":material/arrow_back:",
            disabled=place == 0,
            on_click=_go,
            args=(place - 1,),
        )
        if not still_open or place + 1 == len(asked):
            _on(t("See the result"), len(asked), waits=bool(still_open))
        else:
            _on(t("Next question"), place + 1, waits=asked[place].id in still_open)


def _all_questions(t: Translator) -> None:
    for question in questions():
        _question(question, t)
    _on(t("See the result"), len(questions()), waits=bool(state.plan().answers.unanswered))


def _on(label: str, to: int, waits: bool) -> None:
    st.button(
        label,
        key="question_next",
        icon=":material/arrow_forward:",
        icon_position="right",
        type="primary",
        disabled=waits,
        on_click=_go,
        args=(to,),
    )


def _go(to: int) -> None:
    st.session_state[state.key(AT)] = to


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
