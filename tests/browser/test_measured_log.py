"""The screen of the messages in a real browser: a log is dropped, read in every look, and reaches the plan."""

from playwright.sync_api import expect

from smm.i18n import Translator
from smm.trades import example
from tests.browser.checks import SMALL, violations
from tests.browser.drive import PHONE, click, kept, open_all, open_screen, settle
from tests.browser.test_measured import CLIPPED
from tests.browser.test_phone import OUT_OF_REACH, SMALLEST
from tests.pages.test_measured import weeks

PLAN = example("bar_centrale")
NETWORK = 5
"""Its two lines of title and of words push the looks out of view."""
DESK = {"width": 1280, "height": 720}
TABLES_CUT = (
    "Math.max(...[...document.querySelectorAll('[data-testid=\"stTable\"]')].map(t => t.scrollWidth - t.clientWidth))"
)
LOOKS = 6
"""All but the comparison of companies, of which the log names one."""


def drop(page, server, language="en", content=None):
    open_screen(page, server, "measured", PLAN, language)
    log = {"name": "secret.csv", "mimeType": "text/csv", "buffer": content or weeks()}
    page.locator('input[type="file"]').first.set_input_files(log)
    page.locator(".st-key-use_measured button").wait_for()
    page.wait_for_timeout(500)
    settle(page)


def test_a_log_reaches_the_plan_and_the_benefits(page, server):
    drop(page, server)
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    settle(page)
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(TABLES_CUT) <= 1
    page.set_viewport_size(DESK)
    open_all(page)
    assert page.get_by_text("secret.csv").count() >= 1  # the box, moved out of the way, still has its file
    assert violations(page) == []
    click(page, "use_measured")
    page.wait_for_function("() => location.search.includes('plan=')")
    assert kept(page).measured.messages == 30
    click(page, "see_changes")
    page.wait_for_url("**/benefits*")
    settle(page)
    assert page.get_by_text(Translator("en")("Use the measured conversation")).count() == 1


def test_every_look_is_accessible_and_fits_on_a_phone(page, server):
    page.set_viewport_size(PHONE)
    drop(page, server, "it")
    for look in range(LOOKS):
        click(page, "measured_look", look)
        assert violations(page) == []
        assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= PHONE["width"]
    assert page.evaluate(OUT_OF_REACH, SMALLEST) == []


def test_on_a_shared_screen_each_picture_and_its_sentence_are_in_view(page, server):
    drop(page, server, "it")
    page.locator(".st-key-present label").first.click()
    page.locator(".st-key-use_measured").wait_for(state="detached")
    settle(page)
    assert "secret" not in page.content()
    assert violations(page) == []
    bar = page.locator(".st-key-steps").bounding_box()["y"]
    for look in (None, *range(LOOKS)):
        if look is not None:
            click(page, "measured_look", look)
            page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 0)")
        assert page.evaluate(SMALL, 23.9) == []
        assert page.evaluate(CLIPPED) == []
        sentence = page.locator('[data-testid="stMarkdown"] strong').first
        if page.locator('[data-testid="stPlotlyChart"]').count():
            box = sentence.bounding_box()
            assert box["y"] + box["height"] <= bar + 1, look
            first = page.locator(".st-key-measured_look button").first.bounding_box()
            assert look == NETWORK or first["y"] + first["height"] <= bar + 1, look


def test_measuring_a_long_log_can_be_stopped_and_taken_up_again(page, server):
    t = Translator("en")
    rows = weeks(1).decode().splitlines()
    more = (f"{i},2026-05-01 10:00,guest {i % 999},true,,Chat,{'hello ' * 12}" for i in range(120_000))
    open_screen(page, server, "measured", PLAN)
    log = {"name": "long.csv", "mimeType": "text/csv", "buffer": "\n".join([*rows, *more]).encode()}
    page.locator('input[type="file"]').first.set_input_files(log)
    page.locator(".st-key-stop_measured_log button").click()
    expect(page.get_by_text(t("You stopped reading this file."))).to_be_visible()
    settle(page)
    assert page.locator(".st-key-use_measured").count() == 0
    click(page, "again_measured")
    page.locator(".st-key-use_measured button").wait_for()
