"""Slider to redrawn chart in Chromium: our mix screen against a bare page, move by move, in one run.

Run from the project folder: ``python tests/benchmarks/slider/measure.py [MOVES]``. A move is an arrow key on the
slider; its time ends with the first animation frame in which the chart's drawing differs. Moves alternate between the
two pages, so a slow moment of the machine meets both.
"""

import os
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from smm.link import encode  # noqa: E402
from smm.trades import template  # noqa: E402
from tests.browser.conftest import LAUNCH, free_port  # noqa: E402
from tests.chromium import HELP, find  # noqa: E402

WARM_UP = 5

WATCH = """() => {
    const drawing = () => document.querySelector('[data-testid="stPlotlyChart"] svg.main-svg')?.innerHTML ?? ''
    const before = drawing()
    window.took = null
    let began = null
    addEventListener('keydown', () => { began = performance.now() }, { once: true, capture: true })
    const look = () => {
        const now = drawing()
        if (began !== null && now !== '' && now !== before) window.took = performance.now() - began
        else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
}"""


def serve(stack: ExitStack, script: str) -> str:
    """Start a page's server and return its address."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    environment = os.environ | {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.terminate)
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(address + "/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise SystemExit(f"{script} did not start")


def move(page: Page, key: str) -> float:
    """Press an arrow key on the slider and return the milliseconds until the chart is drawn anew."""
    page.evaluate(WATCH)
    page.keyboard.press(key)
    page.wait_for_function("window.took !== null")
    took: float = page.evaluate("window.took")
    page.wait_for_timeout(350)
    return took


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator('[data-testid="stPlotlyChart"] svg.main-svg').first.wait_for()
    page.wait_for_timeout(1500)


def main(moves: int) -> None:
    """Measure and print medians and their ratio."""
    path = find() or sys.exit(HELP)
    with ExitStack() as stack:
        addresses = [serve(stack, "app.py"), serve(stack, "tests/benchmarks/slider/bare.py")]
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=LAUNCH)
        pages = [browser.new_page(viewport={"width": 1280, "height": 720}) for _ in addresses]
        ready(pages[0], f"{addresses[0]}/mix?lang=en&plan={encode(template('cafe'))}")
        pages[0].locator(".st-key-exact_facebook_page button").first.click()
        pages[0].get_by_role("slider").first.wait_for()
        ready(pages[1], addresses[1])
        times: list[list[float]] = [[], []]
        for i in range(WARM_UP + moves):
            for page, kept in zip(pages, times, strict=True):
                page.bring_to_front()
                page.get_by_role("slider").first.focus()
                kept.append(move(page, "ArrowRight" if i % 2 else "ArrowLeft"))
        ours, bare = (kept[WARM_UP:] for kept in times)
        print(f"moves of each page: {moves}, after {WARM_UP} to warm up")
        for name, kept in (("ours", ours), ("bare", bare)):
            low, middle, high = (statistics.quantiles(kept, n=10)[i] for i in (0, 4, 8))
            print(f"{name}: median {middle:6.1f} ms   P10 {low:6.1f}   P90 {high:6.1f}")
        pairs = [a / b for a, b in zip(ours, bare, strict=True)]
        print(f"ratio of medians {statistics.median(ours) / statistics.median(bare):.2f}")
        print(f"median of paired ratios {statistics.median(pairs):.2f}")
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
