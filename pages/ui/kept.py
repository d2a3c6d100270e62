"""Results that a session keeps between two runs of the script, so that a press of a button costs nothing twice."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import streamlit as st

STORE = "kept"
MEASURED = "measured"
"""The owner of what was measured: it belongs to no file on the data screen."""
Result = TypeVar("Result")


def kept(slot: str, sign: Any, compute: Callable[[], Result]) -> Result:
    """Return what a slot holds for a sign; computed when it holds nothing, or something for another sign."""
    store: dict[str, tuple[Any, Any]] = st.session_state.setdefault(STORE, {})
    if slot not in store or store[slot][0] != sign:
        store[slot] = (sign, compute())
    result: Result = store[slot][1]
    return result


def holds(slot: str, sign: Any) -> bool:
    """Return whether a slot holds something for a sign."""
    store = st.session_state.get(STORE, {})
    return slot in store and store[slot][0] == sign


def forget_others(owners: Iterable[str]) -> None:
    """Let go of slots that belong to no owner any more; a slot is named ``OWNER:…``."""
    known = {*owners, MEASURED}
    store = st.session_state.get(STORE, {})
    for slot in [slot for slot in store if slot.partition(":")[0] not in known]:
        del store[slot]
