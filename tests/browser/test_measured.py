"""A measured conversation beside the answers: readable on a phone and on a shared screen, by everybody."""

import pytest

from tests.browser.checks import SMALL, violations
from tests.browser.drive import PHONE, box, kept, open_screen, settle
from tests.browser.test_phone import OUT_OF_REACH, SMALLEST
from tests.pages.plans import PLANS

PLAN = PLANS["measured"]
SCREENS = pytest.mark.parametrize(
    ("path", "language"), [("conversation", "it"), ("conversation", "en"), ("benefits", "it")]
)
CLIPPED = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(chart => {
    const frame = chart.getBoundingClientRect()
    return [...chart.querySelectorAll('.annotation text')].map(text => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1).map(([name]) => name)
})"""


@SCREENS
def test_on_a_phone_it_fits(page, server, path, language):
    page.set_viewport_size(PHONE)
    open_screen(page, server, path, PLAN, language)
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= PHONE["width"]
    tables = "[...document.querySelectorAll('[data-testid=\"stTable\"]')].map(t => t.scrollWidth - t.clientWidth)"
    assert max([0, *page.evaluate(tables)]) <= 1
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(OUT_OF_REACH, SMALLEST) == []
    assert violations(page) == []


@SCREENS
def test_on_a_shared_screen_it_is_large_and_the_sentence_in_view(page, server, path, language):
    open_screen(page, server, path, PLAN, language, present="true")
    bar = box(page.locator(".st-key-steps"))["y"]
    sentence = box(page.locator('[data-testid="stMarkdown"] strong').first)
    assert sentence["y"] + sentence["height"] <= bar + 1
    assert page.evaluate(SMALL, 23.9) == []
    assert page.evaluate(CLIPPED) == []
    assert violations(page) == []


def test_one_switch_sets_the_measurement_aside_and_the_address_keeps_it(page, server):
    open_screen(page, server, "benefits", PLAN)
    page.locator('[class*="st-key-measured_used"] label').first.click()
    page.wait_for_timeout(400)
    settle(page)
    assert kept(page).measured == PLAN.measured.model_copy(update={"used": False})
    page.reload()
    settle(page)
    assert kept(page).measured.used is False
