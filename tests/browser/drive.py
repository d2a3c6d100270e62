"""Open screens in Chromium and wait until they stand still."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import FloatRect, Locator, Page

from smm.link import decode, encode
from smm.plan import Plan

PATHS = ("start", "mix", "conversation", "benefits", "improve", "import", "measured", "method")
WITH_CHART = ("mix", "conversation", "benefits", "improve")
"""The screens that show a picture of any plan that is filled in."""
DESK = {"width": 1280, "height": 720}
PHONE = {"width": 360, "height": 740}
STILL = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    return !window.runIsDue()
        && app?.dataset.testScriptState === 'notRunning'
        && document.querySelectorAll('[data-stale="true"], [data-testid="stSkeleton"]').length === 0
        && charts.every(chart => chart.querySelector('svg.main-svg'))
        && document.documentElement.lang !== ''
}"""
"""Nothing runs, nothing is due and every chart is drawn; ``runIsDue`` is of a tab that ``runs.visit`` has opened."""
UNFOLD = """() => {
    const folded = document.querySelectorAll('[data-testid="stExpander"] details:not([open]) > summary')
    folded.forEach(one => one.click())
    return folded.length
}"""


def address(server: str, path: str, plan: Plan | None = None, language: str = "en", **more: str) -> str:
    """Return the address of a screen with a plan in it."""
    parts = {"lang": language} | ({"plan": encode(plan)} if plan else {}) | more
    return f"{server}/{'' if path == 'start' else path}?{urlencode(parts)}"


def open_screen(
    page: Page, server: str, path: str, plan: Plan | None = None, language: str = "en", **more: str
) -> None:
    """Open a screen and wait until it is drawn."""
    page.goto(address(server, path, plan, language, **more))
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run and every chart is drawn."""
    page.locator(".st-key-switches").wait_for()
    page.wait_for_function(STILL)
    page.wait_for_timeout(150)  # one run may have asked for another
    page.wait_for_function(STILL)


def click(page: Page, key: str, nth: int = 0) -> None:
    """Press a button by its key, once nothing moves it any more, and wait."""
    page.wait_for_function(STILL)
    page.locator(f".st-key-{key} button:visible").nth(nth).click()
    page.wait_for_timeout(250)
    settle(page)


@contextmanager
def changing_the_address(page: Page) -> Iterator[None]:
    """Wait, after what is done inside, until the address has followed and the screen stands still."""
    before = page.url
    yield
    page.wait_for_function("before => location.href !== before", arg=before)
    settle(page)


def turn_to(page: Page, path: str) -> None:
    """Go to another screen by its link at the top, or in the menu of a phone."""
    link = page.locator(f'a[href$="/{path if path != "start" else ""}"]:visible, a[href*="/{path}?"]:visible').first
    if page.get_by_test_id("stExpandSidebarButton").is_visible():
        page.get_by_test_id("stExpandSidebarButton").click()
        page.wait_for_timeout(300)
    link.click()
    page.wait_for_url(re.compile(rf"/{'' if path == 'start' else path}([?]|$)"))
    page.wait_for_timeout(250)
    settle(page)


def go_on(page: Page, path: str) -> None:
    """Go to the next screen by the button at the bottom; it begins at its top."""
    click(page, "step_right")
    page.wait_for_url(re.compile(f"/{path}"))
    settle(page)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


def box(found: Locator) -> FloatRect:
    """Return where an element stands, also while what follows it is being drawn."""
    for _ in range(100):
        place = found.bounding_box()
        if place:
            return place
        found.page.wait_for_timeout(100)
    raise AssertionError(f"never drawn: {found}")


def kept(page: Page) -> Plan:
    """Return the plan that the address holds."""
    return decode(parse_qs(urlsplit(page.url).query)["plan"][0])


def open_all(page: Page) -> None:
    """Open everything that is folded away."""
    while page.evaluate(UNFOLD):
        page.wait_for_timeout(250)
        settle(page)
