"""The one door to the session: the plan, the language, the notices, and the link that brings the plan back."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import streamlit as st
from pydantic import ValidationError

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
ASK_NAMES = "ask_names"
UNHEARD, REPEATS = "fields_unheard", 2
"""The fields whose value is still sent, and in how many runs after the one that set it."""
SPOKEN = "language_spoken"
"""The language of the last screen that was drawn to its end."""
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible signs that turn the order of reading of what follows them."""
JOINER = "\N{WORD JOINER}"
ADDRESS = re.compile(r"(https?:|www|@)(//|\.|(?<=@)(?=\w))", re.IGNORECASE)
"""Where Markdown would make a link of bare text, cut by a sign that cannot be seen."""


def begin() -> None:
    """Open the session: read the plan of the link once, choose the first language."""
    if PLAN in st.session_state:
        return
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
    st.session_state[UNHEARD] = {}
    st.session_state[SPOKEN] = language()
    if opened:
        st.session_state[PLAN] = opened
        st.session_state[ASK_NAMES] = True


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


def field(
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
    it back as if somebody had chosen it. So the value is also the widget's default. A field that may be empty has no
    other default than nothing: its value is sent with the next runs too, unless the field itself is heard from. So is
    that of every field when the language changes, for a browser keeps a choice as the words it showed.
    """
    where, unheard = key(name), st.session_state[UNHEARD]
    may_be_empty = "index" in options or "value" in options
    unset = may_be_empty and where not in st.session_state
    if unset or turned() or st.session_state.get(where, value) != value:
        unheard[where] = REPEATS + 1
    if unheard.get(where):
        unheard[where] -= 1
        st.session_state[where] = value
    shown = options if may_be_empty else options | _default(widget, value, options)
    return widget(label, key=where, on_change=_commit, args=(where, update, options.get("options")), **shown)


def _default(widget: Callable[..., Any], value: Any, options: dict[str, Any]) -> dict[str, Any]:
    """Return the value as a widget's default, under the name that this kind of widget gives it."""
    if widget in (st.radio, st.selectbox):
        return {"index": None if value is None else options["options"].index(value)}
    if widget in (st.segmented_control, st.pills):
        return {"default": value}
    return {"value": value}


def _commit(where: str, update: Callable[[Plan, Any], Plan], options: Sequence[Any] | None) -> None:
    value, unheard = st.session_state[where], st.session_state[UNHEARD]
    if unheard.get(where) and options and not set(value if isinstance(value, list) else [value]) <= {None, *options}:
        return  # said before the browser had the value that is on its way: words of the language just left
    unheard.pop(where, None)
    change(lambda current: update(current, value))


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: no mark-up, no link, no turned order of reading."""
    text = ADDRESS.sub(lambda found: f"{found[1]}{JOINER}{found[2]}", text.translate(TURNING))
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~:$<>" else c for c in text)
