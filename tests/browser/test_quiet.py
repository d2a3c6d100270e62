"""The browser complains of nothing on its console, Streamlit says nothing of its own, no picture is drawn twice."""

import re

import pytest

from smm.trades import example
from tests.browser.drive import PATHS, WITH_CHART, changing_the_address, click, open_all, open_screen, turn_to

LOOKING_FOR_ITS_SERVER = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""On a deep link Streamlit first asks beside the page, then at the root; the first answer is a plain 404."""

DRAWN = """() => {
    window.drawn = new Map()
    const begun = plot => drawn.set(plot, (drawn.get(plot) ?? 0) + 1)
    new MutationObserver(() => {
        for (const plot of document.querySelectorAll('.js-plotly-plot')) {
            if (drawn.has(plot) || !plot.on) continue
            begun(plot)
            plot.on('plotly_beforeplot', () => { begun(plot) })
        }
    }).observe(document, { childList: true, subtree: true })
}"""
"""How many times Plotly has drawn each picture: it is seen first while it draws, and says before it draws again."""
NO_WHOLE_COLUMN = {"width": 1366, "height": 768}
"""A window whose column of the picture is no whole number of pixels wide."""


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


def test_a_picture_is_drawn_once(page, server):
    def drawings():
        return page.evaluate("[...drawn.values()]")

    page.add_init_script(f"({DRAWN})()")
    page.set_viewport_size(NO_WHOLE_COLUMN)
    for path in WITH_CHART:
        open_screen(page, server, path, example("bar_centrale"))
        assert drawings() and set(drawings()) == {1}
    open_screen(page, server, "mix", example("bar_centrale"))
    click(page, "exact_facebook_page")
    before = len(drawings())
    page.get_by_role("slider").first.focus()
    with changing_the_address(page):
        page.keyboard.press("ArrowRight")
    assert len(drawings()) > before and set(drawings()) == {1}
