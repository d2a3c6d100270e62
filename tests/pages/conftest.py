"""A failure on a screen says what failed; in the app itself only its place goes to the log."""

from functools import cache

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner

from pages.ui import improve_found, improve_frontier, improve_ways
from pages.ui.improve_found import sign
from smm.plan import Plan
from tests.pages.visitor import DRAWS


@pytest.fixture(autouse=True, scope="session")
def _say_what_failed():
    config.set_option("client.showErrorDetails", "full")


@pytest.fixture(autouse=True, scope="session")
def _look_for_components_once():
    """Let Streamlit read once which packages are installed: each visit of a test did, and took most of its time so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


FOUND = {
    improve_found: ("optimise", "doubt", "few_channels"),
    improve_ways: ("small_steps", "least_effort"),
    improve_frontier: ("frontier",),
}
"""What a screen finds for a plan and takes a while."""


@pytest.fixture(autouse=True, scope="session")
def _find_once():
    """Find what is said of a plan's best mix once for all tests of a process."""
    kept = {}

    def once(name, compute):
        fewer = {"draws": DRAWS} if name == "doubt" else {}

        def found(*arguments, progress=None):
            key = (name, *(argument if name == "optimise" else _asked(argument) for argument in arguments))
            if key not in kept:
                kept[key] = compute(*arguments, **fewer)
            return kept[key]

        return found

    with pytest.MonkeyPatch.context() as patch:
        for module, names in FOUND.items():
            for name in names:
                patch.setattr(module, name, once(name, getattr(module, name)))
        yield


def _asked(argument):
    """A plan in whatever language it is read; other arguments as they are."""
    plan = getattr(argument, "plan", argument)
    return sign(plan) if isinstance(plan, Plan) else argument
