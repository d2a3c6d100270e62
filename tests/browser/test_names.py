"""Names that people give: never in the address, back after a refresh, never read as code."""

import json
import re

import pytest
from playwright.sync_api import Route
from streamlit.proto.BackMsg_pb2 import BackMsg

from smm.trades import template
from tests.browser.drive import PATHS, changing_the_address, click, kept, open_screen, settle, turn_to

BUSINESS, CHANNEL = "Zanzibar Quasimodo", "Radio Quasimodo"
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
STRANGE = "[a](javascript:alert(3)) **b** :red[c] `d` & $e$"
PRESSED_BESIDE_THE_ANSWER = """() => {
    const read = Storage.prototype.getItem
    const press = type => document.body.dispatchEvent(new KeyboardEvent(type, { key: "ArrowRight", bubbles: true }))
    const once = () => {
        if (!window.armed) return
        window.armed = false
        press("keydown")
        press("keyup")
    }
    Storage.prototype.getItem = function (key) {
        if (key === "plan-names") Promise.resolve().then(once)
        return read.call(this, key)
    }
}"""
"""What a component sets and a press in the same task leave the browser as one request. Armed, the next read presses."""


@pytest.fixture
def page(new_tab):
    """A tab of its own, for its tests listen to it."""
    return new_tab


def test_names_never_stand_in_the_address(page, other_page, server):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_screen(page, server, "mix", template("cafe"))
    name(page, BUSINESS)
    page.locator(".st-key-own_channel summary").click()
    settle(page)  # it opens by and by, and its button moves away from a press
    page.get_by_label("Name", exact=True).first.fill(CHANNEL)
    page.locator('[class*="st-key-own_add"] button').click()
    page.get_by_text(CHANNEL).first.wait_for()
    settle(page)
    for path in (*PATHS[2:], "start", "mix"):
        turn_to(page, path)
        asked.append(page.url)
    page.reload()
    settle(page)
    page.get_by_text(CHANNEL).first.wait_for()
    asked.append(page.url)
    assert [url for url in asked if re.search("quasimodo|zanzibar", url, re.IGNORECASE)] == []
    other_page.goto(page.url)
    settle(other_page)
    assert "Quasimodo" not in other_page.content()


def test_names_come_back_after_an_exact_amount_has_moved(page, server):
    open_screen(page, server, "mix", template("cafe"))
    name(page, BUSINESS)
    click(page, "exact_facebook_page")
    page.get_by_role("slider").first.focus()
    with changing_the_address(page):
        page.keyboard.press("ArrowRight")
    page.reload()
    settle(page)
    assert named(page) == BUSINESS


def test_a_tab_that_keeps_no_names_asks_for_one_run(page, server):
    sent: list[BackMsg] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(BackMsg.FromString(data))))
    open_screen(page, server, "mix", template("cafe"))
    page.wait_for_timeout(500)  # an answer would come a moment after the screen
    assert [message.WhichOneof("type") for message in sent].count("rerun_script") == 1


def test_names_and_a_press_in_one_moment_both_arrive(page, server):
    open_screen(page, server, "mix", template("cafe"))
    name(page, BUSINESS)
    present(page)
    page.add_init_script(f"({PRESSED_BESIDE_THE_ANSWER})()")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/BidiComponent.*.js", hold)  # what asks the tab comes once all else is drawn
    page.reload()
    page.locator(".st-key-step_right button").wait_for()
    page.evaluate("window.armed = true")
    held[0].continue_()
    page.wait_for_url(re.compile("/conversation"))
    settle(page)
    present(page)
    turn_to(page, "mix")
    assert named(page) == BUSINESS


def test_a_hostile_file_is_refused_and_a_strange_name_is_only_text(page, server, tmp_path):
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    open_screen(page, server, "start", template("cafe"), "it")
    page.locator(".st-key-open_file summary").click()
    file = tmp_path / "plan.json"
    file.write_text(file_of(HOSTILE), encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(file)
    refusal = page.locator('[data-testid="stAlert"]').first
    refusal.wait_for()
    assert "profile" in refusal.inner_text() or "nome" in refusal.inner_text().lower()
    assert kept(page) == template("cafe", "it")
    file.write_text(file_of(STRANGE), encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploader").locator("button").last.click()
    chooser.value.set_files(file)
    page.wait_for_url(re.compile("/mix"))
    settle(page)
    page.locator(".st-key-business summary").click()
    assert page.get_by_label("Nome", exact=True).last.input_value() == STRANGE
    for path in ("conversation", "benefits"):
        turn_to(page, path)
        assert page.locator('img[src="x"], a[href^="javascript"]').count() == 0
    assert said == []


def file_of(name: str) -> str:
    cafe = template("cafe").model_dump(mode="json")
    return json.dumps(cafe | {"profile": cafe["profile"] | {"name": name}})


def name(page, business: str) -> None:
    page.locator(".st-key-business summary").click()
    page.get_by_label("Name", exact=True).last.fill(business)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    settle(page)


def named(page) -> str:
    page.locator(".st-key-business summary").click()
    return page.get_by_label("Name", exact=True).last.input_value()


def present(page) -> None:
    with changing_the_address(page):
        page.locator(".st-key-present label").first.click()
