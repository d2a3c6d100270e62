"""Changed limit to redrawn best mix in Chromium: from the Enter that commits a limit to the new figure.

Run from the project folder: ``python tests/benchmarks/improve/measure.py [CHANGES]``. Each change writes another number
of hours, another amount of money, or another number of channels, all new to the session, so that nothing is remembered.
Its time ends with the first animation frame in which the chart's drawing differs; how sure it is follows later.
"""

import statistics
import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from smm.trades import template  # noqa: E402
from tests.browser.conftest import LAUNCH, serving  # noqa: E402
from tests.browser.drive import open_screen, settle  # noqa: E402
from tests.chromium import HELP, find  # noqa: E402

WARM_UP = 4
LIMITS = {"hours": 20.0, "money": 90.0, "channels": 5.0}
"""The fields that are changed, and where their values begin."""

WATCH = """() => {
    const drawing = () => document.querySelector('.st-key-chart_best_mix svg.main-svg')?.innerHTML ?? ''
    const before = drawing()
    window.took = null
    let began = null
    addEventListener('keydown', event => {
        if (event.key === 'Enter') began ??= performance.now()
    }, { capture: true })
    const look = () => {
        const now = drawing()
        if (began !== null && now !== '' && now !== before) window.took = performance.now() - began
        else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
}"""


def change(page: Page, name: str, value: float) -> float:
    """Write a limit, commit it and return the milliseconds until the chart is drawn anew."""
    field = page.locator(f'[class*="st-key-asked_{name}"] input')
    field.fill(f"{value:g}")
    page.evaluate(WATCH)
    field.press("Enter")
    page.wait_for_function("window.took !== null")
    took: float = page.evaluate("window.took")
    page.wait_for_timeout(1200)
    settle(page)
    return took


def report(name: str, kept: list[float]) -> None:
    """Print the median and the deciles of one kind of change."""
    low, high = (statistics.quantiles(kept, n=10)[i] for i in (0, 8))
    print(f"{name:9} median {statistics.median(kept):6.1f} ms   P10 {low:6.1f}   P90 {high:6.1f}   of {len(kept)}")


def main(changes: int) -> None:
    """Measure and print each kind of limit."""
    path = find() or sys.exit(HELP)
    with ExitStack() as stack:
        server = stack.enter_context(serving())
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=LAUNCH)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        open_screen(page, server, "improve", template("cafe"))
        page.wait_for_timeout(1500)
        for name, first in LIMITS.items():
            times = [change(page, name, first + i) for i in range(WARM_UP + changes)]
            report(name, times[WARM_UP:])
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
