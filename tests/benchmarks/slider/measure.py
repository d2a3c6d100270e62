"""Slider to redrawn chart in Chromium: our mix screen against a bare page, move by move, in one run.

Run from the project folder: ``python tests/benchmarks/slider/measure.py [MOVES]``. A move is an arrow key on the
slider; its time ends with the first animation frame in which another drawing is seen. Moves alternate between the
two pages, and so does who moves first, so a slow moment of the machine meets both.
"""

import itertools
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from smm.link import encode  # noqa: E402
from smm.trades import template  # noqa: E402
from tests.benchmarks.redraw import redrawn, report  # noqa: E402
from tests.browser.conftest import LAUNCH, serving  # noqa: E402
from tests.chromium import HELP, find  # noqa: E402

WARM_UP = 5


def move(page: Page, key: str) -> float:
    """Press an arrow key on the slider and return the milliseconds until the chart is drawn anew."""
    took = redrawn(page, '[data-testid="stPlotlyChart"]', lambda: page.keyboard.press(key))
    page.wait_for_timeout(350)
    return took


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator('[data-testid="stPlotlyChart"] svg.main-svg').first.wait_for()
    page.wait_for_timeout(1500)


def quarters(ours: list[float], bare: list[float]) -> list[float]:
    """Return the ratio of medians in each quarter of the run: far apart, the machine was busy with something else."""
    ends = [len(ours) * i // 4 for i in range(5)]
    return [statistics.median(ours[a:b]) / statistics.median(bare[a:b]) for a, b in itertools.pairwise(ends)]


def main(moves: int) -> None:
    """Measure and print medians and their ratio."""
    path = find() or sys.exit(HELP)
    with ExitStack() as stack:
        addresses = [stack.enter_context(serving(script)) for script in ("app.py", "tests/benchmarks/slider/bare.py")]
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=LAUNCH)
        pages = [browser.new_page(viewport={"width": 1280, "height": 720}) for _ in addresses]
        ready(pages[0], f"{addresses[0]}/mix?lang=en&plan={encode(template('cafe'))}")
        pages[0].locator(".st-key-exact_facebook_page button").first.click()
        pages[0].get_by_role("slider").first.wait_for()
        ready(pages[1], addresses[1])
        times: list[list[float]] = [[], []]
        for i in range(WARM_UP + moves):
            both = list(zip(pages, times, strict=True))
            for page, kept in both if i % 2 else reversed(both):
                page.bring_to_front()
                page.get_by_role("slider").first.focus()
                kept.append(move(page, "ArrowRight" if i % 2 else "ArrowLeft"))
        ours, bare = (kept[WARM_UP:] for kept in times)
        print(f"moves of each page: {moves}, after {WARM_UP} to warm up")
        report("ours", ours)
        report("bare", bare)
        pairs = [a / b for a, b in zip(ours, bare, strict=True)]
        print(f"ratio of medians {statistics.median(ours) / statistics.median(bare):.2f}")
        print(f"median of paired ratios {statistics.median(pairs):.2f}")
        print(f"in each quarter of the run {' '.join(f'{ratio:.2f}' for ratio in quarters(ours, bare))}")
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
