"""A person's own numbers of the model: change one, see what it usually is, put one or all back."""

import math
from collections.abc import Callable

import streamlit as st

from pages.ui import state
from pages.ui.literal import literal
from pages.ui.navigation import go
from pages.ui.picture import show_table
from smm.errors import PlanError
from smm.i18n import N_, Translator
from smm.model_numbers import (
    ModelNumber,
    how_many_own,
    model_number,
    name_of,
    number_ids,
    source_of,
    unit_of,
    usual_in_words,
    with_number,
    with_numbers,
    without_numbers,
)
from smm.own_numbers import PRICE, OwnNumbers, changed_numbers
from smm.parameters import default_parameters
from smm.plan import Plan
from smm.reference import parameters_table

CHOSEN, PROBLEM, REMOVED = "which_number", "own_number_problem", "own_numbers_removed"
SECTION, NUMBERS = "method_section", "numbers"
FIX = N_("Change it and press the button again.")
STEP = 0.05
"""What a press of + adds to a number that is usually 0: these are shares from 0 to 1."""


def own_numbers_line(t: Translator, presenting: bool) -> None:
    """Say, where a score is shown, how many numbers behind it are the person's own, with the way to them."""
    said = how_many_own(state.plan(), t)
    if not said:
        return
    if presenting:
        st.caption(said)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own_numbers_line"):
        st.caption(said, width="content")
        if st.button(t("See them"), key="to_own_numbers", type="tertiary", icon=":material/edit_note:"):
            st.session_state[SECTION] = NUMBERS
            go("method")


def every_number(t: Translator, presenting: bool) -> None:
    """Draw the choice of a number, its fields and the ways back, and the table of all numbers."""
    plan = state.plan()
    st.markdown(
        t(
            "Every number names a row of the evidence table, or the word **assumption**. Low and high are its range. "
            "Yours take their place in every score, and travel with your plan."
        )
    )
    if not presenting:
        with st.container(border=True, key="own_numbers"):
            _ways_back(_choice(plan, t), plan, t)
    show_table(parameters_table(t, plan), t, "parameters")


def _choice(plan: Plan, t: Translator) -> ModelNumber | None:
    """Draw the choice of a number with its fields, and return the chosen one."""
    own = changed_numbers(plan)
    titles = {name: name_of(plan, name, t) for name in number_ids(plan)}
    titles |= {name: t("{name} (yours)", name=titles[name]) for name in own}
    chosen = st.selectbox(
        t("Put your own number in the place of one of ours"),
        list(titles),
        format_func=lambda name: titles.get(name, str(name)),
        index=None,
        placeholder=t("Choose a number"),
        key=CHOSEN,
        persist_state="session",
    )
    if chosen not in titles:
        return None
    number = model_number(plan, chosen)
    _one(number, plan, t)
    return number


def _one(number: ModelNumber, plan: Plan, t: Translator) -> None:
    """Draw what one number usually is, why, and the fields for one's own."""
    st.markdown(
        literal(
            t(
                "Usually {usual} ({unit}), source: {source}.",
                usual=usual_in_words(number, t),
                unit=unit_of(plan, number.id, t),
                source=source_of(without_numbers(plan), number.id, t),
            )
        )
    )
    st.caption(literal(_why(number, t)))
    sign = f"{number.id}_{number.low!r}_{number.mode!r}_{number.high!r}"
    with st.form(state.key(f"own_form_{sign}"), border=False):
        keys = _fields(number, sign, t)
        st.form_submit_button(
            t("Use my number"),
            key=state.key(f"own_use_{sign}"),
            type="primary",
            icon=":material/check:",
            on_click=_use,
            args=(number.id, keys),
        )
    _problem(number.id, t)


def _why(number: ModelNumber, t: Translator) -> str:
    if number.kind == PRICE:
        return t("Between the two prices the model takes the geometric middle as most likely.")
    if number.channel:
        return t("Low is a small presence, high a full one. The model takes the geometric middle as most likely.")
    if number.id.startswith("weight_"):
        why = default_parameters()[number.id].reason(t.language)
        return f"{why} {t('Only the ratios of the weights of one benefit count: they are made to sum to 1.')}"
    return default_parameters()[number.id].reason(t.language)


def _fields(number: ModelNumber, sign: str, t: Translator) -> dict[str, str]:
    """Draw the fields, and return the key of each by the end it sets."""
    ends = {"low": t("low"), "mode": t("most likely"), "high": t("high")}
    if number.channel:
        del ends["mode"]
    keys = {end: state.key(f"own_{end}_{sign}") for end in ends}
    for column, (end, label) in zip(st.columns(len(ends)), ends.items(), strict=True):
        column.number_input(
            label.capitalize(),
            min_value=number.least,
            max_value=number.most,
            value=float(getattr(number, end)),
            step=_step(number),
            format="%g",
            key=keys[end],
        )
    return keys


def _step(number: ModelNumber) -> float:
    size = max(abs(number.usual_mode), abs(number.usual_high))
    return 10.0 ** (math.floor(math.log10(size)) - 1) if size else STEP


def _problem(name: str, t: Translator) -> None:
    about, error = st.session_state.pop(PROBLEM, ("", None))
    if error is not None and about == name:
        for problem in error.problems:
            said = problem.model_copy(update={"place": "", "fix": FIX}).explain(t.language)
            st.error(literal(said), icon=":material/error:")


def _use(name: str, keys: dict[str, str]) -> None:
    values = {end: st.session_state[key] for end, key in keys.items()}
    _change(name, lambda plan: with_number(plan, name, **values))


def _back(name: str) -> None:
    _change(name, lambda plan: without_numbers(plan, name))


def _change(name: str, update: Callable[[Plan], Plan]) -> None:
    """Change the plan; what the model refuses is said beside the fields of the number."""
    try:
        changed = update(state.plan())
    except PlanError as error:
        st.session_state[PROBLEM] = (name, error)
    else:
        state.change(lambda plan: changed)


def _ways_back(chosen: ModelNumber | None, plan: Plan, t: Translator) -> None:
    """Offer to put the chosen number, or all, back; and say how many are own, or offer to take that back."""
    said = how_many_own(plan, t)
    removed: OwnNumbers | None = st.session_state.get(state.key(REMOVED))
    with st.container(horizontal=True, vertical_alignment="center", key="own_ways"):
        if said:
            st.markdown(f"**{said}**", width="content")
            if chosen is not None and chosen.own:
                _way(t("Back to the usual value"), "own_back", "undo", _back, chosen.id)
            _way(t("All back to the usual values"), "own_all_back", "undo", _all_back)
        elif removed:
            _way(t("Take my numbers again"), "own_again", "redo", _again, removed)


def _way(label: str, key: str, icon: str, on_click: Callable[..., None], *args: object) -> None:
    st.button(label, key=key, icon=f":material/{icon}:", on_click=on_click, args=args)


def _all_back() -> None:
    st.session_state[state.key(REMOVED)] = state.plan().numbers
    state.change(without_numbers)


def _again(numbers: OwnNumbers) -> None:
    state.change(lambda plan: with_numbers(plan, numbers))
