"""The browser tests' own footing: from a press on, the tab knows that a run is due."""

from smm.trades import template
from tests.browser.drive import open_screen, settle

PRESSED = """async () => {
    document.querySelector('.st-key-exact_facebook_page button').click()
    const until = performance.now() + 1000
    while (!window.runIsDue() && performance.now() < until) await new Promise(next => setTimeout(next))
    return window.runIsDue()
}"""


def test_a_run_is_due_from_the_press_until_the_server_has_answered(page, server):
    open_screen(page, server, "mix", template("cafe"))
    assert not page.evaluate("window.runIsDue()")
    assert page.evaluate(PRESSED)
    settle(page)
    assert not page.evaluate("window.runIsDue()")
    assert page.locator("h1").inner_text() == "Facebook Page"
