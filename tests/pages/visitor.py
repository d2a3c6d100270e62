"""What a person does and sees, without a browser: open a link, use a control, read the screen."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

import smm
from pages.ui import state
from pages.ui.navigation import BY_PATH, SCREENS
from smm.optimisation.doubt import Doubt, doubt
from smm.plan import Plan

APP = Path(__file__).resolve().parents[2] / "app.py"
PATHS = tuple(screen.path for screen in SCREENS)
LANGUAGES = ("it", "en")
IN_BOTH_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
PRESENT = pytest.mark.parametrize("present", [False, True], ids=["normal", "present"])
DRAWS = 32
"""Draws in which a best mix is doubted here: few, as it is the screen that is tried."""
TIMEOUT = 60.0

VIEWS: dict[str, tuple[dict[str, Any], ...]] = {
    "start": ({}, {"trade": "cafe"}),
    "mix": (
        {},
        {"exact": "facebook_page"},
        {"exact": "google_reviews"},
        {"exact": None, "data_effort": True},
        {"data_effort": False, "mix_view": "sheet"},
    ),
    "conversation": ({}, {"question~0": 0}, {"all_at_once": True}, {"data_conversation": True}),
    "benefits": (
        {},
        {"data_benefits": True},
        {"look_closer": "channels", "data_contributions": True},
        {"look_closer": "way", "data_paths": True},
        {"look_closer": "sure"},
    ),
    "improve": (
        {"data_best_mix": True, "limits": True},
        {"data_best_mix": False, "limits": False, "improve_look": "proof"},
        {"improve_look": "sure"},
        {"improve_look": "budgets", "data_frontier_money": True},
        {"improve_look": "channel", "data_response": True},
        {"improve_look": "ways"},
        {"improve_look": "compare"},
    ),
    "import": ({},),
    "measured": (
        {},
        {"measured_example": True, "data_measured_flows": True},
        {"measured_look": "reply"},
        {"measured_look": "companies"},
    ),
    "method": (
        *({"method_section": name} for name in ("model", "messages", "numbers", "evidence", "conflicts", "channels")),
        {"method_section": "numbers", "which_number": "response"},
        {"which_number": "hours:facebook_page"},
    ),
}
"""What can be switched on each screen, as the state of its keyed controls."""

WORDS = {
    "body", "label", "help", "placeholder", "options", "content", "captions", "text", "alt", "title", "code_text"
}  # fmt: skip
"""Fields of Streamlit's messages in which a person reads something."""
CODE_STARTS = (":material/", "<style")


def open_app(
    path: str = "start", plan: Plan | None = None, language: str = "en", present: bool = False, **query: str
) -> AppTest:
    """Open the app by a link, on a screen."""
    address = {"lang": language} | query
    if plan is not None and plan != Plan():
        address["plan"] = smm.encode(plan)
    if present:
        address["present"] = "true"
    return open_address(address, path)


def open_address(query: dict[str, Any], path: str = "start", locale: str | None = None) -> AppTest:
    """Open the app by what stands in the address after the question mark."""
    at = AppTest.from_file(APP, default_timeout=TIMEOUT)
    at.query_params.update(query)
    at.context = {"locale": locale}
    at.run()
    return at if path == "start" else turn_to(at, path)


def turn_to(at: AppTest, path: str) -> AppTest:
    """Go to another screen as its link at the top does."""
    at.switch_page(BY_PATH[path].file).run()
    at._page_hash = ""  # from here on the app itself decides which screen comes next
    return at


def screen_of(at: AppTest) -> str:
    """Return the path of the screen that is open."""
    return str(at._registered_pages[at._finished_page_script_hash]["url_pathname"]) or "start"


def show(at: AppTest, view: dict[str, Any]) -> AppTest:
    """Switch what can be switched on a screen."""
    for name, value in view.items():
        at.session_state[name] = value
    return at.run() if view else at


def field(at: AppTest, kind: str, name: str) -> Any:
    """Return the widget of a value of the plan; its key carries the plan's revision."""
    return getattr(at, kind)(key=f"{name}~{at.session_state[state.REVISION]}")


def plan_of(at: AppTest) -> Plan:
    """Return the plan of the session, in the language on screen."""
    plan: Plan = at.session_state[state.PLAN]
    return plan.model_copy(update={"language": smm.Language(language_of(at))})


def language_of(at: AppTest) -> str:
    """Return the language on screen: the chosen one, before any choice the first, English when that is none of ours."""
    switched = at.session_state if state.LANGUAGE in at.session_state else at.session_state[state.FIRST]
    chosen = switched[state.LANGUAGE]
    return chosen if chosen in LANGUAGES else "en"


def sound(at: AppTest) -> AppTest:
    """Check what holds after every step: nothing failed, the plan is valid, and the address says the plan."""
    assert not at.exception, [(e.message, e.stack_trace) for e in at.exception]
    plan = plan_of(at)
    assert Plan.model_validate(plan.model_dump()) == plan
    token = None if plan == Plan(language=plan.language) else smm.encode(plan)
    assert at.query_params.get("plan") == token
    assert at.query_params["lang"] == plan.language.value
    return at


def calm(at: AppTest) -> AppTest:
    """Check that nothing was refused either."""
    assert [e.value for e in at.error] == []
    return sound(at)


def charts(at: AppTest) -> list[str]:
    """Return the keys of the pictures of a screen."""
    return [picture.key for picture in at.get("plotly_chart")]


def buttons(at: AppTest) -> list[str]:
    """Return the keys of the buttons of a screen."""
    return [button.key for button in at.button]


def shown(at: AppTest) -> list[str]:
    """Return every text of a screen as it is written, Markdown and all."""
    return [text for _, text in places(at) if text.strip() and not text.startswith(CODE_STARTS)]


def said(at: AppTest) -> str:
    """Return what a screen says, without the strokes that keep Markdown from reading names."""
    return "\n".join(unescaped(text) for text in shown(at))


def unescaped(text: str) -> str:
    """Return Markdown text with its escapes undone, and without the unseen signs in addresses."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("\N{WORD JOINER}", ""))


def places(at: AppTest) -> Iterator[tuple[str, str]]:
    """Yield every text with the place where it stands: the element and its field, as ``slider.label``."""
    return _texts(at._tree)


def _texts(block: Any) -> Iterator[tuple[str, str]]:
    for node in block.children.values():
        if hasattr(node, "children"):
            if isinstance(node.proto, Message):
                yield from _words(node.proto, node.type)
            yield from _texts(node)
        elif node.type in ("table", "arrow_table"):
            frame = node.value
            yield from (("table", str(cell)) for cell in [*frame.columns, *frame.index, *frame.to_numpy().ravel()])
        elif node.type == "plotly_chart":
            yield "alt", node.proto.alt
            yield from (("figure", text) for text in figure_words(json.loads(node.proto.spec)))
        elif node.type not in ("html", "bidi_component"):
            yield from _words(node.proto, node.type)


def _words(message: Message, kind: str) -> Iterator[tuple[str, str]]:
    for found, value in message.ListFields():
        for one in value if hasattr(value, "extend") else [value]:
            if isinstance(one, Message):
                yield from _words(one, kind)
            elif isinstance(one, str) and found.name in WORDS:
                yield f"{kind}.{found.name}", one


def figure_words(figure: dict[str, Any]) -> Iterator[str]:
    """Return every text inside a figure."""
    for mark in figure["layout"].get("annotations", ()):
        yield mark["text"]
    for trace in figure["data"]:
        for name in ("labels", "text", "x", "y"):
            yield from (one for one in trace.get(name) or () if isinstance(one, str))
        yield from trace.get("node", {}).get("label", ())


@cache
def assessed(plan: Plan) -> smm.Assessment:
    """Assess a plan once for all tests of a process."""
    return smm.assess(plan)


@cache
def best(plan: Plan) -> smm.Optimum:
    """Find the best mix of a plan once for all tests of a process."""
    return smm.optimise(plan)


@cache
def doubted(plan: Plan) -> Doubt:
    """Find how sure the best mix is once for all tests of a process."""
    return doubt(best(plan), draws=DRAWS)


def open_file(at: AppTest, plan: Plan | bytes) -> AppTest:
    """Open a plan file on the first screen."""
    content = plan if isinstance(plan, bytes) else plan.dumps().encode()
    field(at, "file_uploader", "plan_file").upload("plan.json", content).run()
    at._page_hash = ""
    return at
