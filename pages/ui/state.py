"""The one door to the session: the plan, the language, the notices, and the link that brings the plan back."""

from collections.abc import Callable
from secrets import token_hex
from typing import Any, NoReturn

import streamlit as st
from pydantic import ValidationError

from pages.ui.literal import literal
from smm.errors import PlanError, Problem, SmmError
from smm.i18n import Language, Translator
from smm.link import ADDRESS_LIMIT, decode, encode
from smm.plan import Plan
from smm.refusals import WRONG, explain

PLAN, NOTICES, SHOWN, REVISION, LINK = "plan", "notices", "notices_shown", "revision", "plan"
LANGUAGE, PRESENT = "lang", "present"
FIRST = "switches_first"
"""The language and whether the screen is shared before the switches are drawn, and what they start from. A switch that
a run set instead could be set again over a tap that came before the browser had done so."""
VISIT, OPENED = "visit", "link_opened"
"""Whose names the tab keeps; and the link that the visit began with, until the tab has handed back the names to it."""
SPOKEN = "language_spoken"
"""The language of the last screen that was drawn to its end."""


def begin() -> None:
    """Open the session: read the plan of the link once, choose the first language."""
    if PLAN in st.session_state:
        return
    st.session_state[VISIT] = token_hex(8)
    st.session_state[PLAN] = Plan()
    st.session_state[NOTICES] = []
    st.session_state[REVISION] = 0
    asked = st.query_params.get(LANGUAGE, "").lower()
    token = st.query_params.get(LINK)
    opened = _open(token) if token else None
    spoken = opened.language if opened else Language.from_locale(st.context.locale)
    st.session_state[FIRST] = {
        LANGUAGE: asked if asked in tuple(Language) else spoken.value,
        PRESENT: st.query_params.get(PRESENT, "").lower() in ("1", "true"),
    }
    st.session_state[SPOKEN] = language()
    if opened:
        st.session_state[PLAN] = opened
        st.session_state[OPENED] = token


def _open(token: str) -> Plan | None:
    try:
        return decode(token)
    except PlanError as error:
        st.session_state[NOTICES].append(error)
        return None


def link() -> dict[str, str]:
    """Return what the address holds: the language, whether the screen is shared, and the plan without names."""
    current = plan()
    parts = {LANGUAGE: language().value}
    if presenting():
        parts[PRESENT] = "true"
    if current != Plan(language=current.language):
        token = encode(current)
        if len(token) <= ADDRESS_LIMIT:
            parts[LINK] = token
    return parts


def remember() -> None:
    """Write the plan into the address, so that a refresh, a locked phone and a shared link give it back."""
    st.session_state[SPOKEN] = language()
    wanted = link()
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def language() -> Language:
    """Return the language on screen."""
    chosen = _switched(LANGUAGE)
    return Language(chosen) if chosen in tuple(Language) else Language.EN


def turned() -> bool:
    """Return whether the language changed since a screen was last drawn to its end."""
    return st.session_state[SPOKEN] is not language()


def translator() -> Translator:
    """Return the translator of the language on screen."""
    return Translator(language())


def presenting() -> bool:
    """Return whether the screen is shared."""
    return bool(_switched(PRESENT))


def _switched(switch: str) -> Any:
    return st.session_state.get(switch, st.session_state.get(FIRST, {}).get(switch))


def plan() -> Plan:
    """Return the current plan, in the language on screen."""
    current: Plan = st.session_state[PLAN]
    return current if current.language is language() else current.model_copy(update={"language": language()})


def replace(new: Plan) -> None:
    """Set the whole plan; every field on screen starts afresh from it."""
    st.session_state[PLAN] = new
    restart_fields()


def restart_fields() -> None:
    """Let every field on screen start afresh from the plan."""
    st.session_state[REVISION] += 1


def change(update: Callable[[Plan], Plan]) -> None:
    """Change the plan; what the model refuses is said, and the plan stays as it was."""
    try:
        changed = update(plan())
        st.session_state[PLAN] = Plan.model_validate(changed.model_dump())
    except SmmError as error:
        notify(error)
    except ValidationError as error:
        notify(SmmError(explain(error)))
    except (TypeError, ValueError):  # a value no widget of ours sends
        notify(SmmError(Problem(message=WRONG)))


def notify(message: SmmError | str) -> None:
    """Keep a notice for the top of the screen: an error, or a message id that confirms."""
    st.session_state[NOTICES].append(message)


def show_notices() -> None:
    """Show and clear the notices."""
    t = translator()
    st.session_state[SHOWN] = st.session_state[NOTICES]
    for notice in st.session_state[NOTICES]:
        if isinstance(notice, SmmError):
            for line in notice.explain(t.language):
                st.error(literal(line), icon=":material/error:")
        else:
            st.success(t(notice), icon=":material/check:")
    st.session_state[NOTICES] = []


def draw_again() -> NoReturn:
    """Run the screen anew, with the notices that it shows now."""
    st.session_state[NOTICES] = [*st.session_state[SHOWN], *st.session_state[NOTICES]]
    st.rerun()


def key(name: str) -> str:
    """Return a widget key that belongs to the current plan, not to the one before it was replaced."""
    return f"{name}~{st.session_state[REVISION]}"
