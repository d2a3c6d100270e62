"""What is checked of an open screen: accessibility, type that reads from afar, a picture in view, nothing outside."""

from pathlib import Path

import axe_playwright_python

from tests.browser.drive import box

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

SMALL = """least => {
    const shown = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1
    const texts = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
        const node = walk.currentNode, e = node.parentElement
        if (!node.textContent.trim() || ['STYLE', 'SCRIPT', 'NOSCRIPT'].includes(e.tagName) || !shown(e)) continue
        const drawn = '[data-testid="stIconMaterial"], [data-testid="stTooltipIcon"], [aria-hidden="true"], kbd'
        if (e.closest(drawn)) continue
        const size = parseFloat(getComputedStyle(e).fontSize)
        if (size < least) texts.push([node.textContent.trim().slice(0, 40), size])
    }
    for (const e of document.querySelectorAll('input:not([type="checkbox"], [type="radio"], [type="file"])')) {
        const size = parseFloat(getComputedStyle(e).fontSize)
        if (shown(e) && size < least) texts.push([e.value, size])
    }
    return texts
}"""

OUTSIDE = """() => [...document.querySelectorAll('button, a, input, summary')]
    .filter(e => e.checkVisibility())
    .filter(e => !e.closest('[data-testid="stTable"], [data-testid="stDataFrame"], [data-testid="stSidebar"]'))
    .map(e => [e.innerText || e.ariaLabel, e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.right > 361 || box.left < -1))
    .map(([name, box]) => [name, box.left, box.right])"""


def violations(page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{v['id']}: {node['target']} {node['html'][:120]}" for v in found for node in v["nodes"]]


def assert_accessible(page) -> None:
    assert violations(page) == []


def assert_type_is_large(page, headings: bool = True) -> None:
    """On a shared screen: 24 px for what is read, 36 px for headings, nothing beyond the edge."""
    assert page.evaluate(SMALL, 23.9) == []
    sizes = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3')].map(h => parseFloat(getComputedStyle(h).fontSize))"
    )
    assert sizes or not headings
    assert all(size >= 36 for size in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def assert_picture_is_in_view(page, words='[data-testid="stMarkdown"]:has(strong)') -> None:
    """On a shared screen: the main picture, its title, its sentence and how to read it, without scrolling."""
    bar = box(page.locator(".st-key-steps"))["y"]
    for title in page.locator("h1, h2, h3").all()[:1]:
        assert title.bounding_box()["y"] >= 0
    chart = box(page.locator('[data-testid="stPlotlyChart"]').first)
    read = box(page.locator(words).first)
    assert chart["y"] >= 0 and chart["x"] >= 0 and chart["x"] + chart["width"] <= 1280
    assert read["y"] + read["height"] <= bar + 1


def assert_nothing_is_outside(page) -> None:
    """On a phone: no sideways scrolling, every control within its 360 px."""
    widths = "[document.documentElement.scrollWidth, document.querySelector('[data-testid=\"stMain\"]').scrollWidth]"
    assert max(page.evaluate(widths)) <= 360
    assert page.evaluate(OUTSIDE) == []
