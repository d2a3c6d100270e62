"""The verdict of the messages, its reasons, and its limits to move."""

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from pages.ui.picture import show_table
from smm.assessment import assess
from smm.belief_and_log import what_belief_got_wrong
from smm.conversation.judging import judged
from smm.conversation.results import Conversation
from smm.conversation.said import amount, reasons_table
from smm.conversation.thresholds import Threshold, default_thresholds, threshold_rows
from smm.conversation.words import NO_LEVEL
from smm.diagnosis import QUESTIONS
from smm.i18n import Translator
from smm.own_numbers import parameters_of
from smm.words import LEVELS, NEXT_STEPS, VERDICTS

MOVED = "moved_thresholds"
PERCENT = 100


def judged_now(conversation: Conversation) -> Conversation:
    """Return the conversation under the limits in force; nothing is measured again."""
    moved: dict[str, float] = st.session_state.get(MOVED, {})
    p = parameters_of(state.plan())
    return judged(conversation, default_thresholds().moved(moved), p) if moved else conversation


def level_of(conversation: Conversation, t: Translator) -> str:
    """Return the level in plain words."""
    return t(LEVELS[conversation.level]) if conversation.level else t("The messages cannot tell")


def verdict(conversation: Conversation, t: Translator) -> None:
    """Say the level, what it means and what to do next."""
    st.subheader(level_of(conversation, t), anchor=False)
    if conversation.level is None:
        st.markdown(f"**{t(NO_LEVEL)}**")
        return
    st.markdown(f"**{t(VERDICTS[conversation.level])}**")
    _belief(conversation, t)
    st.markdown(t("**Next step.** {step}", step=t(NEXT_STEPS[conversation.level])))


def _belief(conversation: Conversation, t: Translator) -> None:
    """Say what the answers to the questions got wrong, where there are any."""
    plan = state.plan()
    if len(plan.answers.unanswered) < len(QUESTIONS):
        beside = assess(plan.with_measured(conversation.for_plan())).diagnosis
        st.markdown(literal(what_belief_got_wrong(beside, t)))


def reasons(conversation: Conversation, t: Translator) -> None:
    """Draw the conditions of the verdict, and behind a tap their limits with what they rest on."""
    if conversation.reasons:
        st.subheader(t("Why"), anchor=False)
        show_table(reasons_table(conversation, t), t, "reasons")
    with st.expander(t("Move the limits, and see what they rest on"), icon=":material/tune:", key="limits"):
        for row in threshold_rows().values():
            _limit(row, t)
        if st.session_state.get(MOVED):
            st.button(t("Back to the usual limits"), key="reset_limits", icon=":material/undo:", on_click=_reset)


def _limit(row: Threshold, t: Translator) -> None:
    if row.fixed:
        st.markdown(f"{row.name(t.language)}: {amount(row, row.default, t)}")
    else:
        share = row.high <= 1
        scale = PERCENT if share else 1
        now = st.session_state.get(MOVED, {}).get(row.id, row.default)
        key = state.key(f"limit_{row.id}")
        if key not in st.session_state:
            st.session_state[key] = round(scale * now)
        st.slider(
            row.name(t.language),
            round(scale * row.low),
            round(scale * row.high),
            key=key,
            format="%d%%" if share else "%d h",
            on_change=_move,
            args=(row.id, key, scale),
        )
    st.caption(literal(row.anchor(t.language)))


def _move(name: str, key: str, scale: int) -> None:
    row = threshold_rows()[name]
    value = min(max(st.session_state[key] / scale, row.low), row.high)
    moved = {**st.session_state.get(MOVED, {}), name: value}
    st.session_state[MOVED] = {k: v for k, v in moved.items() if v != threshold_rows()[k].default}


def _reset() -> None:
    st.session_state[MOVED] = {}
    for name, row in threshold_rows().items():
        key = state.key(f"limit_{name}")
        if key in st.session_state:
            st.session_state[key] = round((PERCENT if row.high <= 1 else 1) * row.default)
