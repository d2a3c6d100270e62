"""A widget that shows a value of the plan and writes it back."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.ui import state
from smm.plan import Plan

UNHEARD, REPEATS = "fields_unheard", 2
"""The fields whose value is still sent, and in how many runs after the one that set it."""
STARTS = "fields_starts"
"""What each field started from in the browser."""


def plan_field(
    widget: Callable[..., Any],
    label: str,
    name: str,
    value: Any,
    update: Callable[[Plan, Any], Plan],
    /,
    **options: Any,
) -> Any:
    """Draw a widget that shows a value of the plan and writes it back.

    The plan is the truth: the widget starts from it, and follows it when something else changes it. A browser can miss
    what one run set, as when two runs follow each other at once. It would then show the least value there is, and send
    it back as if somebody had chosen it. So the value is also the widget's default, which stays while only the field
    itself is moved: a new one would make the browser draw the field again. A field that may be empty has no other
    default than nothing: its value is sent with the next runs too, unless the field itself is heard from. So is that of
    every field when the language changes, for a browser keeps a choice as the words it showed.
    """
    where, unheard = state.key(name), st.session_state.setdefault(UNHEARD, {})
    may_be_empty = "index" in options or "value" in options
    new = where not in st.session_state
    if (new and may_be_empty) or state.turned() or st.session_state.get(where, value) != value:
        unheard[where] = REPEATS + 1
    anew = new or bool(unheard.get(where))
    if unheard.get(where):
        unheard[where] -= 1
        st.session_state[where] = value
    shown = options if may_be_empty else options | _default(widget, _start(where, value, options, anew), options)
    return widget(label, key=where, on_change=_commit, args=(where, update, options.get("options")), **shown)


def _start(where: str, value: Any, options: dict[str, Any], anew: bool) -> Any:
    """Return what a field starts from: an amount from what it started from before, unless that is beyond its most."""
    starts = st.session_state.setdefault(STARTS, {})
    before = starts.get(where, value)
    if anew or "options" in options or before > options.get("max_value", before):
        before = value
    starts[where] = before
    return before


def _default(widget: Callable[..., Any], value: Any, options: dict[str, Any]) -> dict[str, Any]:
    """Return the value as a widget's default, under the name that this kind of widget gives it."""
    if widget in (st.radio, st.selectbox):
        return {"index": None if value is None else options["options"].index(value)}
    if widget in (st.segmented_control, st.pills):
        return {"default": value}
    return {"value": value}


def _commit(where: str, update: Callable[[Plan, Any], Plan], options: Sequence[Any] | None) -> None:
    value, unheard = st.session_state[where], st.session_state.setdefault(UNHEARD, {})
    if unheard.get(where) and options and not set(value if isinstance(value, list) else [value]) <= {None, *options}:
        return  # said before the browser had the value that is on its way: words of the language just left
    unheard.pop(where, None)
    state.change(lambda current: update(current, value))
