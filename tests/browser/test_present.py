"""Present mode: moving, leaving, and what it hides."""

import re

import pytest
from playwright.sync_api import expect

from smm.i18n import Translator
from smm.mix import Allocation
from smm.scenario import ScenarioKind
from smm.scenarios import keep
from smm.trades import example
from tests.browser.checks import assert_accessible, assert_picture_is_in_view, assert_type_is_large
from tests.browser.drive import click, open_screen, settle

PLAN = example("bar_centrale")
SENTENCE = '[data-testid="stMarkdown"] strong'
"""Of a closer look; how to read four mixes goes below the bar."""


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


def test_arrow_keys_move_right_after_the_switch_and_nothing_stands_in_front(page, server):
    open_screen(page, server, "benefits", PLAN)
    main = page.get_by_test_id("stMain")
    main.evaluate("main => main.scrollTo(0, 200)")
    page.locator(".st-key-present label").first.click()
    page.wait_for_timeout(400)
    settle(page)
    assert main.evaluate("main => main.scrollTop") == 0
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("/conversation.*present=true"))
    settle(page)
    assert main.evaluate("main => { main.focus({ focusVisible: true }); return main.matches(':focus-visible') }")
    assert main.evaluate("main => getComputedStyle(main, '::before').display") == "none"


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


def with_four_mixes():
    """The plan beside three kept mixes, the last of which scores most: two sentences stand below the picture."""
    plan = PLAN
    for _ in range(2):
        plan = keep(plan, ScenarioKind.MINE)
    livelier = plan.with_allocation(Allocation(channel="google_reviews", hours=10.0))
    kept = keep(livelier, ScenarioKind.MINE)
    return PLAN.model_copy(update={"scenarios": kept.scenarios})


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_closer_look_stands_wholly_in_view_and_the_choice_does_not_move(page, server, language):
    t = Translator(language)
    open_screen(page, server, "improve", with_four_mixes(), language, present="true")
    pills = page.locator(".st-key-improve_look")
    place = pills.bounding_box()
    shown = {
        "Money and hours": ("frontier_money", "frontier_hours"),
        "Channel by channel": ("response",),
        "Compare": ("scenarios",),
    }
    for look, charts in shown.items():
        pills.locator("button", has_text=t(look)).click()
        page.wait_for_timeout(400)
        settle(page)
        for nth, chart in enumerate(charts):
            if nth:
                click(page, "frontier_of", nth)
            page.locator(f".st-key-chart_{chart}").wait_for()
            expect(page.get_by_test_id("stPlotlyChart")).to_have_count(1)
            settle(page)
            assert pills.bounding_box() == place
            assert_picture_is_in_view(page, SENTENCE)
            assert_type_is_large(page)
            assert_accessible(page)
