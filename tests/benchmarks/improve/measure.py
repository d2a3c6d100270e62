"""Changed limit to redrawn best mix in Chromium: from the Enter that commits a limit to the new figure.

Run from the project folder: ``python tests/benchmarks/improve/measure.py [CHANGES]``. Each change writes another number
of hours, another amount of money, or another number of channels, all new to the session, so that nothing is remembered.
Its time ends with the first animation frame in which another drawing is seen; how sure it is follows later.
"""

import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from smm.trades import template  # noqa: E402
from tests.benchmarks.redraw import redrawn, report  # noqa: E402
from tests.browser.conftest import LAUNCH, serving  # noqa: E402
from tests.browser.drive import open_screen, settle  # noqa: E402
from tests.browser.runs import visit  # noqa: E402
from tests.chromium import HELP, find  # noqa: E402

WARM_UP = 4
LIMITS = {"hours": 20.0, "money": 90.0, "channels": 5.0}
"""The fields that are changed, and where their values begin."""


def change(page: Page, name: str, value: float) -> float:
    """Write a limit, commit it and return the milliseconds until the chart is drawn anew."""
    field = page.locator(f'[class*="st-key-asked_{name}"] input')
    field.fill(f"{value:g}")
    took = redrawn(page, ".st-key-chart_best_mix", lambda: field.press("Enter"))
    page.wait_for_timeout(1200)
    settle(page)
    return took


def main(changes: int) -> None:
    """Measure and print each kind of limit."""
    path = find() or sys.exit(HELP)
    with ExitStack() as stack:
        server = stack.enter_context(serving())
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=LAUNCH)
        page = visit(browser, viewport={"width": 1280, "height": 720}).new_page()
        open_screen(page, server, "improve", template("cafe"))
        page.wait_for_timeout(1500)
        for name, first in LIMITS.items():
            times = [change(page, name, first + i) for i in range(WARM_UP + changes)]
            report(name, times[WARM_UP:])
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
