"""Open screens in Chromium and wait until they stand still."""

from urllib.parse import urlencode

from playwright.sync_api import Page

from smm.link import encode
from smm.plan import Plan

PATHS = ("start", "mix", "conversation", "benefits", "import", "method")
PHONE = {"width": 360, "height": 740}


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
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid="stApp"]')
            const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
            return app?.dataset.testScriptState === 'notRunning'
                && document.querySelectorAll('[data-stale="true"], [data-testid="stSkeleton"]').length === 0
                && charts.every(chart => chart.querySelector('svg.main-svg'))
                && document.documentElement.lang !== ''
        }"""
    )
    page.wait_for_timeout(150)


def click(page: Page, key: str, nth: int = 0) -> None:
    """Press a button by its key and wait."""
    page.locator(f".st-key-{key} button:visible").nth(nth).click()
    page.wait_for_timeout(250)
    settle(page)


def open_all(page: Page) -> None:
    """Open everything that is folded away."""
    folded = page.locator('[data-testid="stExpander"] details:not([open]) > summary')
    while folded.count():
        folded.first.click()
        page.wait_for_timeout(250)
        settle(page)
