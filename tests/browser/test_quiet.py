"""The browser's console has nothing to complain of, on every screen, and Streamlit says nothing of its own."""

import re

import pytest

from smm.trades import example
from tests.browser.drive import PATHS, click, open_all, open_screen, turn_to

LOOKING_FOR_ITS_SERVER = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""On a deep link Streamlit first asks beside the page, then at the root; the first answer is a plain 404."""


@pytest.fixture
def page(new_tab):
    """A tab of its own, for its tests listen to it."""
    return new_tab


def test_nothing_is_complained_of(page, server):
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if complaint(message) else None)
    open_screen(page, server, "benefits", example("bar_centrale"), "it")
    for path in (*PATHS, "mix"):
        turn_to(page, path)
        open_all(page)
        assert page.locator('[data-testid="stException"], [data-testid="stConnectionStatus"]').count() == 0
    click(page, "exact_facebook_page")
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    page.locator(".st-key-present label").first.click()
    page.wait_for_timeout(600)
    assert said == []


def complaint(message) -> bool:
    return message.type in ("error", "warning") and not LOOKING_FOR_ITS_SERVER.search(message.location["url"])
