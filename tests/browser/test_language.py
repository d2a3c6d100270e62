"""Switching the language: every value stays, whenever and however often it is done."""

import re

import pytest

from smm.trades import template
from tests.browser.drive import PATHS, address, click, kept, open_screen, settle

TAP = """() => new MutationObserver((_, watching) => {
    const english = [...document.querySelectorAll('.st-key-switches button')].find(one => one.innerText.trim() === 'EN')
    if (!english) return
    watching.disconnect()
    english.click()
}).observe(document, { childList: true, subtree: true })"""

CHOSEN = """() => [...document.querySelectorAll('[data-testid="stMain"] input, [data-testid="stMain"] [role="radio"]')]
    .filter(one => !one.closest('.st-key-switches'))
    .map(one => [one.type, one.checked, one.ariaChecked, one.value])"""
"""What every field but the language shows: radios and segments whether they are chosen, the others what they hold."""

VIEWS = [
    ("start", ()), ("mix", ()), ("mix", ("mix_view",)), ("mix", ("exact_facebook_page",)), ("conversation", ()),
    ("benefits", ()), ("improve", ()), ("import", ()), ("measured", ()), ("method", ()),
]  # fmt: skip


def switch(page, language):
    page.locator(".st-key-switches").get_by_text(language.upper(), exact=True).click()
    page.wait_for_function("language => document.documentElement.lang === language", arg=language)
    page.wait_for_timeout(400)
    settle(page)


def complaints(page):
    return page.get_by_test_id("stAlertContentError").all_inner_texts()


@pytest.mark.parametrize("path", PATHS)
def test_a_tap_at_the_first_moment_changes_nothing_else(page, server, path):
    """Two runs that follow each other at once must not make a field show, and send back, what nobody chose."""
    plan = template("restaurant")
    page.add_init_script(f"({TAP})()")
    page.goto(address(server, path, plan, "it"))
    page.wait_for_function("document.documentElement.lang === 'en'")
    settle(page)
    switch(page, "it")  # sends what every field shows
    assert kept(page).model_copy(update={"language": plan.language}) == plan
    assert complaints(page) == []


@pytest.mark.parametrize(("path", "clicks"), VIEWS, ids=str)
def test_switching_to_and_fro_keeps_what_every_field_shows(page, server, path, clicks):
    plan = template("cafe")
    open_screen(page, server, path, plan, "it")
    for key in clicks:
        click(page, key, 1 if key == "mix_view" else 0)
    shown, seen = {"it": page.evaluate(CHOSEN)}, {}
    for language in ("en", "it", "en", "it"):
        switch(page, language)
        assert complaints(page) == []
        now = page.evaluate(CHOSEN)
        assert now == shown.setdefault(language, now)
        seen[language] = kept(page).model_copy(update={"language": plan.language})
    assert [chosen[:3] for chosen in shown["it"]] == [chosen[:3] for chosen in shown["en"]]
    assert seen == {"en": plan, "it": plan}


def test_switching_the_language_keeps_every_value(page, server):
    open_screen(page, server, "mix", template("cafe"))
    click(page, "exact_facebook_page")
    amounts = page.locator('[class*="st-key-exact_"] button').all_inner_texts()
    click(page, "lang", 0)
    assert page.evaluate("document.documentElement.lang") == "it"
    page.wait_for_url(re.compile("lang=it"))
    hours = [re.findall(r"[\d.,]+(?=\s*h)", text) for text in amounts]
    now = page.locator('[class*="st-key-exact_"] button').all_inner_texts()
    assert [re.findall(r"[\d.,]+(?=\s*h)", text.replace(",", ".")) for text in now] == hours
