"""Who has never been here: from the bare address to the benefits, by what stands on the screen alone."""

import re
import time

import pytest

from smm.assessment import assess
from smm.i18n import Translator
from smm.trades import templates
from smm.words import VERDICTS
from tests.browser.drive import DESK, PHONE, click, kept, settle
from tests.browser.runs import visit

FIVE_MINUTES = 300


@pytest.mark.parametrize(("size", "locale", "language"), [(DESK, "it-IT", "it"), (PHONE, "en-GB", "en")])
def test_a_newcomer_reaches_the_benefits(chromium, server, size, locale, language):
    t = Translator(language)
    context = visit(chromium, viewport=size, locale=locale)
    page = context.new_page()
    began = time.monotonic()
    page.goto(server)
    settle(page)
    trade = templates()["cafe"]
    page.locator(".st-key-trade").get_by_text(t.pick(trade.title_en, trade.title_it)).click()
    page.locator(".st-key-use_template button").wait_for()
    click(page, "use_template")
    page.wait_for_url(re.compile("/mix"))
    settle(page)
    row = page.locator('[class*="st-key-row_"]').first
    row.get_by_role("radio", name=t("A lot")).click()
    page.wait_for_timeout(250)
    settle(page)
    click(page, "step_right")
    page.wait_for_url(re.compile("/conversation"))
    settle(page)
    for _ in range(5):
        page.locator('[data-testid="stRadio"] label:has(input)').nth(2).click()
        page.wait_for_timeout(250)
        settle(page)
        click(page, "question_next")
    assert kept(page).answers.unanswered == ()
    verdict = page.locator("h3", has_text=t(VERDICTS[assess(kept(page)).diagnosis.level]))
    for needed in (verdict, page.locator(".st-key-to_benefits button")):
        box = needed.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
    click(page, "to_benefits")
    page.wait_for_url(re.compile("/benefits"))
    settle(page)
    page.locator(".st-key-chart_benefits svg.main-svg").first.wait_for()
    assert page.locator(".stMain ol li, [data-testid='stMain'] ol li").count() == 3
    assert page.evaluate("document.documentElement.lang") == language
    assert time.monotonic() - began < FIVE_MINUTES
    context.close()
