"""A failure on a screen says what failed; in the app itself only its place goes to the log."""

from functools import cache

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import app_test

from pages.ui import improve_found, improve_frontier, improve_ways, measured_work
from pages.ui.dropped_file import LONG
from pages.ui.improve_found import sign
from smm.plan import Plan
from tests.pages.visitor import DRAWS


@pytest.fixture(autouse=True, scope="session")
def _say_what_failed():
    config.set_option("client.showErrorDetails", "full")


@pytest.fixture(autouse=True, scope="session")
def _read_once():
    """Let Streamlit read once which packages are installed, and compile a script once, as a server does.

    Each visit of a test did both, and took most of its time so.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app_test, "ScriptCache", cache(app_test.ScriptCache))
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True, scope="session")
def _measure_once():
    """Measure the same small files once for all tests of a process: the example is on many screens."""
    kept, measure_files = [], measured_work.measure_files

    def measured(files, tables, asked, progress):
        if tables or sum(len(data) for _, data in files) >= LONG:
            return measure_files(files, tables, asked, progress)
        found = next((found for key, found in kept if key == (files, asked)), None)
        if found is None:
            found = measure_files(files, tables, asked, progress)
            kept.append(((files, asked), found))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measured_work, "measure_files", measured)
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
