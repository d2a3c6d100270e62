"""The best mix in a real browser: the answer stands at once, how sure follows, and a mix is used and taken back."""

import pytest

from smm.i18n import Translator
from smm.trades import example
from tests.browser.drive import box, changing_the_address, click, kept, open_screen

PLAN = example("bar_centrale")


@pytest.mark.parametrize("language", ["it", "en"])
def test_an_owner_asks_and_uses_the_answer(page, server, language):
    t = Translator(language)
    open_screen(page, server, "improve", PLAN, language)
    before = page.locator("h3").first.inner_text()
    field = page.locator('[class*="st-key-asked_money"] input')
    with changing_the_address(page):
        field.fill("300")
        field.press("Enter")
        page.wait_for_function("before => document.querySelector('h3').innerText !== before", arg=before)
    assert kept(page).limits.money == 300
    assert page.get_by_text(t("Use this mix")).count() == 1
    for key in ("use_best", "back_to_before"):
        with changing_the_address(page):
            click(page, key)
        assert (kept(page).mix == PLAN.mix) is (key == "back_to_before")


def test_the_main_picture_and_its_sentence_fit_a_laptop(page, server):
    open_screen(page, server, "improve", PLAN)
    chart = box(page.locator('[data-testid="stPlotlyChart"]').first)
    sentence = box(page.locator('[data-testid="stMarkdown"] strong').first)
    assert chart["y"] > 0 and sentence["y"] + sentence["height"] <= 720
