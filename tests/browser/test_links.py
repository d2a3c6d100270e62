"""Deep links, refresh, language: what lives in the address."""

import re

import pytest
from playwright.sync_api import expect

from smm.i18n import Language, Translator
from smm.steps import STEPS, Step
from smm.trades import example, template
from tests.browser.conftest import serving
from tests.browser.drive import PATHS, address, changing_the_address, click, go_on, kept, open_screen, settle, turn_to
from tests.browser.runs import visit

HEADING = {
    "start": "Is your marketing a conversation?",
    "mix": "Where do you talk with customers?",
    "conversation": "5 quick questions",
    "benefits": "What your mix brings",
    "improve": "What to do with your money and hours",
    "import": "Bring in your data",
    "measured": "What the messages say",
    "method": "How the planner thinks",
}


@pytest.mark.parametrize("path", PATHS)
def test_the_first_request_of_a_new_server_may_be_any_screen(page, path):
    with serving() as server:
        open_screen(page, server, path, template("cafe"))
        assert HEADING[path] in page.locator("h1").inner_text()
        assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(("locale", "language"), [("it-IT", "it"), ("en-GB", "en"), ("de-DE", "en")])
def test_the_browser_chooses_the_first_language(chromium, server, locale, language):
    context = visit(chromium, locale=locale)
    page = context.new_page()
    page.goto(server)
    settle(page)
    assert page.evaluate("document.documentElement.lang") == language
    context.close()


def test_moving_the_slider_changes_picture_sentence_and_address(page, server):
    open_screen(page, server, "mix", template("cafe"))
    click(page, "exact_facebook_page")
    before = page.locator(".st-key-chart_effort").inner_html()
    slider = page.get_by_role("slider").first
    with changing_the_address(page):
        slider.focus()
        page.keyboard.press("End")
    assert page.locator(".st-key-chart_effort").inner_html() != before
    assert "59\xa0h" in page.locator("body").inner_text()
    lot = Translator("en")(STEPS[Step.LOT])
    page.locator('[class*="st-key-step_facebook_page"]').get_by_role("radio", name=lot, checked=True).wait_for()


def test_a_channel_set_alone_hides_the_other_screens_until_it_is_done(page, server):
    open_screen(page, server, "benefits", template("cafe"))
    turn_to(page, "mix")
    links = page.get_by_test_id("stTopNavLink")
    assert links.count() == len(PATHS)
    click(page, "exact_facebook_page")
    assert page.locator("h1").inner_text() == "Facebook Page"
    assert links.count() == 0
    click(page, "exact_done")
    assert links.count() == len(PATHS)
    assert page.locator("h1").inner_text().startswith(HEADING["mix"])
    click(page, "exact_facebook_page")
    for _ in range(3):  # a change of the plan is a step back, too
        if "/mix" in page.url:
            page.go_back()
            page.wait_for_timeout(400)
            settle(page)
    assert HEADING["benefits"] in page.locator("h1").inner_text()
    assert links.count() == len(PATHS)
    turn_to(page, "mix")
    assert page.get_by_role("slider").count() == 0


@pytest.mark.parametrize("path", ["mix", "conversation", "benefits"])
def test_a_refresh_keeps_the_plan_and_another_browser_opens_it(page, other_page, server, path):
    open_screen(page, server, path, example("facebook_page_2014"))
    url, text = page.url, page.locator("h3").first.inner_text()
    page.reload()
    settle(page)
    assert (page.url, page.locator("h3").first.inner_text()) == (url, text)
    other_page.goto(url)
    settle(other_page)
    assert other_page.locator("h3").first.inner_text() == text


def test_a_refresh_keeps_the_plan_on_screens_that_do_not_show_it(page, server):
    plan = template("cafe", Language.EN)
    open_screen(page, server, "start", plan)
    for path in ("import", "measured", "method", "start"):
        turn_to(page, path)
        page.reload()
        settle(page)
        assert kept(page) == plan


def test_names_come_back_after_a_refresh_and_never_stand_in_the_address(page, server, tmp_path):
    open_screen(page, server, "start")
    page.locator(".st-key-open_file summary").click()
    file = tmp_path / "plan.json"
    file.write_text(example("bar_centrale").dumps(), encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(file)
    page.wait_for_url(re.compile("/mix"))
    settle(page)
    page.reload()
    settle(page)
    page.locator(".st-key-business summary").click()
    expect(page.get_by_label("Name", exact=True).last).to_have_value("Bar Centrale")
    assert "Centrale" not in page.url


def test_a_damaged_link_says_so_and_starts_clean(page, server):
    page.goto(f"{server}/mix?lang=it&plan=1abc")
    settle(page)
    assert (
        Translator("it")("The link is damaged, so its plan could not be read.")
        in page.locator('[data-testid="stAlert"]').first.inner_text()
    )


def test_a_small_table_in_windows_letters_is_read(page, server, tmp_path):
    open_screen(page, server, "mix", template("cafe"), "it")
    click(page, "mix_view", 1)
    file = tmp_path / "mix.csv"
    file.write_bytes("canale;spesa €;ore\nProfilo dell'attività su Google;0;2,5\n".encode("cp1252"))
    page.locator('input[type="file"]').set_input_files(file)
    settle(page)
    click(page, "use_file")
    assert "2,5\xa0h" in page.locator("body").inner_text()


def test_nothing_is_asked_of_another_server(new_tab, server):
    asked: list[str] = []
    new_tab.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        open_screen(new_tab, server, path, template("cafe"), "it")
    allowed = (server, server.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(allowed)] == []


def test_going_on_and_back_by_buttons(page, server):
    page.goto(address(server, "start", template("cafe")))
    settle(page)
    for path in PATHS[1:]:
        go_on(page, path)
        assert HEADING[path] in page.locator("h1").inner_text()
    click(page, "step_left")
    page.wait_for_url(re.compile(f"/{PATHS[-2]}"))
