"""Values that no control of ours sends: refused or bounded, never a failure, never an impossible plan."""

import math
from functools import cache

import pytest
from streamlit.testing.v1.element_tree import Widget

from pages.ui import improve_ways, state
from smm.optimisation.small_steps import small_steps
from tests.pages.plans import PLANS
from tests.pages.visitor import LANGUAGES, PATHS, VIEWS, open_app, plan_of, show, sound, turn_to

EDITS = '{"edited_rows": {"99": {"ore": -5}, "0": {"x": 1}}, "added_rows": [{"canale": 5}], "deleted_rows": [77, -1]}'
ON_THE_WIRE = {
    "double_value": (-5.0, math.nan, math.inf, -math.inf, 1e300, 1e-300),
    "double_array_value": ([-5.0], [math.nan], [math.inf], [1e300], [], [1.0, 2.0, 3.0]),
    "int_value": (-1, 2**60),
    "string_value": ("nonsense", "", "<b>x</b>" * 2000, "\x00\u202e", "{", EDITS),
    "string_array_value": (["nonsense"], [], ["nonsense", "", "IT"], ["IT"] * 500),
    "bool_value": (True, False),
    "json_value": ("{", '{"a": 1}', "null", "[]"),
}
"""Impossible values for each field in which a browser sends the state of a control."""
SILENT = {"selectbox": "string_value", "button_group": "string_array_value"}


@pytest.fixture(autouse=True)
def _few_changes_of_one_plan(monkeypatch):
    """Say the same few changes of every plan: they take seconds to find, and no control sends them."""
    monkeypatch.setattr(improve_ways, "small_steps", lambda plan: few_changes())


@cache
def few_changes():
    return small_steps(PLANS["cafe"], most=1)


def widgets(at):
    return {node.key: node for node in at._tree if isinstance(node, Widget)}


def send(at, key, wire, value):
    """Run the app with one control in a state of our making, as a forged message from a browser would."""
    states = at._tree.get_widget_states()
    forged = next(one for one in states.widgets if one.id == widgets(at)[key].id)
    forged.ClearField(forged.WhichOneof("value") or wire)
    if isinstance(value, list):
        getattr(forged, wire).SetInParent()
        getattr(forged, wire).data[:] = value
    else:
        setattr(forged, wire, value)
    return at._run(states)


def wires(at):
    """The field in which a browser sends each control's state; a select box sends text, or nothing at first."""
    by_id = {one.id: one.WhichOneof("value") for one in at._tree.get_widget_states().widgets}
    kinds = {key: by_id.get(node.id) or SILENT.get(node.type, "") for key, node in widgets(at).items()}
    return {key: wire for key, wire in kinds.items() if wire in ON_THE_WIRE}


def usable(at, key):
    """Whether the screen still shows the control, and every control can be read (an unknown choice reads as none)."""
    try:
        return key in wires(at)
    except TypeError:
        return False


@pytest.mark.parametrize("path", PATHS)
def test_a_forged_message_never_breaks_a_screen(path):
    """Every control of a screen, in the first of its views that shows it, takes every value in turn."""
    tried, broken = set(), []
    for view in VIEWS[path]:
        at = opened(path, view)
        for key, wire in {key: wire for key, wire in wires(at).items() if key not in tried}.items():
            tried.add(key)
            for value in ON_THE_WIRE[wire]:
                at = at if usable(at, key) else opened(path, view)
                send(at, key, wire, value)
                try:
                    sound(at)
                except (AssertionError, ValueError) as error:
                    broken.append((key, str(value)[:60], str(error)[:300]))
                    at = opened(path, view)
    assert tried
    assert broken == []


def opened(path, view):
    return show(open_app(path, PLANS["cafe"], "it"), view)


FORGED = {
    "mix": {
        "audience": (-1, 0, math.nan, 10**30, "many"),
        "hour_price": (-1.0, 0.0, math.nan, math.inf, "dear"),
        "limit_hours": (-1.0, math.nan, math.inf, "none"),
        "limit_money": (-1.0, math.nan, math.inf, "none"),
        "currency": ("EURO", "", "€", None, 5),
        "name": ("<b>x</b>", "x" * 81, "a\x00b", None, 5),
        "step_facebook_page": ("enormous", "", None, 3),
        "add_owned_7": ("telepathy", "google_reviews", 3),
    },
    "conversation": {"answer_consumer_to_consumer": ("perhaps", "", 3, True, ["often"])},
    "benefits": {"weight_serve": (-1.0, 4.0, math.nan, math.inf, "much", None)},
    "improve": {
        "asked_money": (-1.0, math.nan, math.inf, "much"),
        "asked_hours": (-1.0, math.nan, math.inf, 1e300, "many"),
        "asked_channels": (0, -3, 10**30, math.nan, "few"),
        "limit_presence": (-1.0, math.nan, 1e300, "most"),
        "limit_of": ("telepathy", 3, None),
    },
}
EXACT = {
    "hours_facebook_page": (-1.0, 40.25, math.nan, math.inf, 1e300, "many", None),
    "money_facebook_page": (-1.0, math.nan, math.inf, 1e300, "much", None),
    "formats_facebook_page": (["smell"], "photo", None, [3], ["photo"] * 50),
}


def keyed(table):
    return [(path, name, value) for path, names in table.items() for name, values in names.items() for value in values]


def forged(path, view, name, value):
    """Open a screen whose control already has a value of our making in the session."""
    away = "start" if path != "start" else "method"
    at = open_app(away, PLANS["cafe"])
    for key, kept in {**view, name: value}.items():
        at.session_state[key] = kept
    return turn_to(at, path)


@pytest.mark.parametrize(("path", "name", "value"), keyed(FORGED), ids=str)
def test_a_forged_field_of_the_plan_goes_back_to_the_plan(path, name, value):
    at = sound(forged(path, {}, f"{name}~0", value))
    assert plan_of(at).mix == PLANS["cafe"].mix
    assert plan_of(at).model_copy(update={"language": PLANS["cafe"].language}) == PLANS["cafe"]


@pytest.mark.parametrize(("path", "name", "value"), keyed({"mix": EXACT}), ids=str)
def test_a_forged_exact_amount_goes_back_to_the_plan(path, name, value):
    at = sound(forged(path, {"exact": "facebook_page"}, f"{name}~0", value))
    assert name in {key.partition("~")[0] for key in widgets(at)}
    assert plan_of(at).mix == PLANS["cafe"].mix


SWITCHES = {
    "start": {"trade": ("piracy", 5, None), "lang": ("xx", "")},
    "mix": {"mix_view": ("upside down", None, 5), "exact": ("telepathy", "", 5, ["x"])},
    "conversation": {"question~0": (-3, 99)},
    "benefits": {"look_closer": ("away", 5, None)},
    "improve": {"improve_look": ("away", None, 5), "frontier_of": ("time", None, 5)},
    "method": {
        "method_section": ("none", None, 5),
        "evidence_words": (None, 5),
        "which_number": ("telepathy", "", None, 5),
    },
}


@pytest.mark.parametrize(("path", "name", "value"), keyed(SWITCHES), ids=str)
def test_a_forged_switch_changes_no_plan(path, name, value):
    at = sound(forged(path, {}, name, value))
    assert plan_of(at).mix == PLANS["cafe"].mix
    assert at.query_params["lang"] in LANGUAGES


SHEETS = [
    {"edited_rows": {0: {"money": -5, "hours": math.inf}}, "added_rows": [], "deleted_rows": []},
    {"edited_rows": {0: {"channel": 7}}, "added_rows": [], "deleted_rows": []},
    {"edited_rows": {}, "added_rows": [{"money": 3}], "deleted_rows": []},
    {"edited_rows": {}, "added_rows": [{}, {}], "deleted_rows": []},
]


@pytest.mark.parametrize("edits", SHEETS, ids=str)
def test_a_forged_table_changes_nothing(edits):
    at = show(open_app("mix", PLANS["cafe"]), {"mix_view": "sheet"})
    before = plan_of(at)
    at.session_state[f"sheet_en~{at.session_state[state.REVISION]}"] = edits
    at.run()
    sound(at.button(key="use_sheet").click().run())
    assert plan_of(at) == before
