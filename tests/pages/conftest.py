"""A failure on a screen says what failed; in the app itself only its place goes to the log."""

import pytest
from streamlit import config

from pages.ui import improve_found
from pages.ui.improve_found import sign
from tests.pages.visitor import DRAWS


@pytest.fixture(autouse=True, scope="session")
def _say_what_failed():
    config.set_option("client.showErrorDetails", "full")


@pytest.fixture(autouse=True, scope="session")
def _find_once():
    """Find the best mix of a plan, how sure it is, and what fewer channels bring, once for all tests of a process."""
    kept = {}

    def once(name):
        compute, few = getattr(improve_found, name), {"draws": DRAWS} if name == "doubt" else {}

        def found(*arguments, progress=None):
            key = (name, *(argument if name == "optimise" else sign(argument.plan) for argument in arguments))
            if key not in kept:
                kept[key] = compute(*arguments, **few)
            return kept[key]

        return found

    with pytest.MonkeyPatch.context() as patch:
        for name in ("optimise", "doubt", "few_channels"):
            patch.setattr(improve_found, name, once(name))
        yield
