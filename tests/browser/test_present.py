"""Present mode: moving, leaving, and what it hides."""

import re

from smm.trades import example
from tests.browser.drive import click, open_screen, settle

PLAN = example("bar_centrale")


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
