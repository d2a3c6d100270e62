"""Present mode at 1280×720, and a phone at 360 px."""

import re

import pytest

from smm.trades import example
from tests.browser.drive import PATHS, PHONE, click, open_all, open_screen, settle

PLAN = example("bar_centrale")
WITH_CHART = ("mix", "conversation", "benefits", "improve")

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
    return texts
}"""


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_type_is_large_on_a_shared_screen(page, server, path, language):
    open_screen(page, server, path, PLAN, language, present="true")
    assert page.evaluate(SMALL, 23.9) == []
    sizes = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3')].map(h => parseFloat(getComputedStyle(h).fontSize))"
    )
    assert sizes or path == "mix"
    assert all(size >= 36 for size in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("path", WITH_CHART)
def test_the_main_picture_and_its_sentence_need_no_scrolling(page, server, path, language):
    open_screen(page, server, path, PLAN, language, present="true")
    bar = page.locator(".st-key-steps").bounding_box()["y"]
    chart = page.locator('[data-testid="stPlotlyChart"]').first.bounding_box()
    sentence = page.locator('[data-testid="stMarkdown"] strong').first.bounding_box()
    assert chart["y"] >= 0 and chart["x"] >= 0 and chart["x"] + chart["width"] <= 1280
    assert sentence["y"] + sentence["height"] <= bar + 1


def test_arrow_keys_move_and_the_switch_leaves(page, server):
    open_screen(page, server, "mix", PLAN, present="true")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("/conversation.*present=true"))
    settle(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("/mix"))
    settle(page)
    page.locator(".st-key-present label").first.click()
    page.wait_for_timeout(400)
    settle(page)
    assert "present" not in page.url
    assert page.locator("h1").count() == 1


def test_no_name_is_shown_on_a_shared_screen(page, server, tmp_path):
    open_screen(page, server, "start")
    page.locator(".st-key-open_file summary").click()
    file = tmp_path / "plan.json"
    file.write_text(PLAN.dumps(), encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(file)
    page.wait_for_url(re.compile("/mix"))
    settle(page)
    page.locator(".st-key-present label").first.click()
    page.wait_for_timeout(400)
    settle(page)
    for _ in range(3):
        assert "Bar Centrale" not in page.content()
        click(page, "step_right")


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_phone_needs_no_sideways_scrolling(page, server, path, language):
    page.set_viewport_size(PHONE)
    open_screen(page, server, path, PLAN, language)
    open_all(page)
    widths = "[document.documentElement.scrollWidth, document.querySelector('[data-testid=\"stMain\"]').scrollWidth]"
    assert max(page.evaluate(widths)) <= 360
    outside = page.evaluate(
        """() => [...document.querySelectorAll('button, a, input, summary')]
            .filter(e => e.checkVisibility())
            .filter(e => !e.closest('[data-testid="stTable"], [data-testid="stDataFrame"], [data-testid="stSidebar"]'))
            .map(e => [e.innerText || e.ariaLabel, e.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && (box.right > 361 || box.left < -1))
            .map(([name, box]) => [name, box.left, box.right])"""
    )
    assert outside == []
