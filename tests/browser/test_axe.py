"""Accessibility of what waits behind a tap: axe-core finds nothing, in both languages, with no list of exceptions."""

import pytest

from smm.limits import Limits
from smm.model_numbers import with_number
from smm.trades import example
from tests.browser.checks import violations
from tests.browser.drive import PHONE, click, kept, open_screen, settle

PLAN = example("bar_centrale")


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("path", "key", "views"),
    [("benefits", "look_closer", 3), ("improve", "improve_look", 6), ("method", "method_section", 6)],
)
def test_every_view_of_a_screen_is_accessible(page, server, language, path, key, views):
    open_screen(page, server, path, PLAN, language)
    for view in range(views):
        click(page, key, view)
        assert violations(page) == []


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_limits_and_those_that_clash_are_accessible(page, server, size):
    if size:
        page.set_viewport_size(size)
    limits = {"channels": {"facebook_page": {"hours_least": 8.0}}, "hours": 5.0}
    open_screen(page, server, "improve", PLAN.model_copy(update={"limits": Limits.model_validate(limits)}), "it")
    assert page.get_by_test_id("stAlert").count() == 1
    assert violations(page) == []
    page.get_by_test_id("stPopoverButton").first.click()
    page.locator('[class*="st-key-unlimit_facebook_page"]').wait_for()
    page.wait_for_timeout(400)
    assert violations(page) == []
    box = page.locator('[class*="st-key-limit_of"] input')
    box.fill("Instagram")
    page.keyboard.press("Enter")
    page.locator('[class*="st-key-limit_instagram_profile_locked"]').wait_for()
    settle(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("language", ["it", "en"])
def test_exact_amounts_table_and_all_questions_are_accessible(page, server, language):
    open_screen(page, server, "mix", PLAN, language)
    click(page, "exact_facebook_page")
    assert violations(page) == []
    click(page, "exact_done")
    click(page, "mix_view", 1)
    assert violations(page) == []
    open_screen(page, server, "conversation", PLAN, language)
    click(page, "question_again")
    assert violations(page) == []
    click(page, "again_active")
    assert violations(page) == []
    page.locator(".st-key-all_at_once label").first.click()
    page.wait_for_timeout(400)
    assert violations(page) == []


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("where", ["desk", "phone"])
def test_the_fields_of_one_s_own_number_are_accessible(page, server, language, where):
    if where == "phone":
        page.set_viewport_size(PHONE)
    plan = with_number(PLAN, "response", low=1, mode=2, high=3)
    open_screen(page, server, "method", plan, language)
    click(page, "method_section", 2)
    box = page.locator(".st-key-which_number input")
    box.click()
    box.fill("Λ")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.locator(".st-key-own_back button").wait_for()
    settle(page)
    assert violations(page) == []
    assert (
        page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= page.viewport_size["width"]
    )
    click(page, "own_back")
    assert not kept(page).numbers
