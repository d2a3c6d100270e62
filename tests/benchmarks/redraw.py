"""From a key that is pressed to the first animation frame in which another drawing of a chart is seen, in Chromium.

Streamlit has each new chart drawn before it knows how wide it may be, and hides that drawing: nobody has seen it yet.
One or two frames later it is shown, or, where it came out otherwise, drawn again.
"""

import statistics
from collections.abc import Callable

from playwright.sync_api import Page

WATCH = """selector => {
    const drawing = () => {
        const svg = document.querySelector(`${selector} svg.main-svg`)
        return svg?.checkVisibility({ visibilityProperty: true }) ? svg.innerHTML : ''
    }
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


def redrawn(page: Page, selector: str, press: Callable[[], None]) -> float:
    """Press a key and return the milliseconds until the chart inside a selector is seen drawn anew."""
    page.evaluate(WATCH, selector)
    press()
    page.wait_for_function("window.took !== null")
    took: float = page.evaluate("window.took")
    return took


def report(name: str, times: list[float]) -> None:
    """Print the median and the deciles of milliseconds."""
    low, high = (statistics.quantiles(times, n=10)[i] for i in (0, 8))
    print(f"{name:9} median {statistics.median(times):6.1f} ms   P10 {low:6.1f}   P90 {high:6.1f}   of {len(times)}")
