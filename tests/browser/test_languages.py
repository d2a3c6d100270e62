"""Switching the language changes every word and no value, whenever and however often it is done."""

import pytest

from smm.plan import Weights
from smm.trades import template
from tests.browser.drive import PATHS, address, click, kept, open_screen, settle, turn_to

WORD = {
    "start": ("attività", "trade"),
    "mix": ("Dove parli", "Where do you talk"),
    "conversation": ("5 domande veloci", "5 quick questions"),
    "benefits": ("porta il tuo mix", "your mix brings"),
    "improve": ("Che cosa fare con soldi e ore", "What to do with your money and hours"),
    "import": ("Porta i tuoi dati", "Bring in your data"),
    "measured": ("Che cosa dicono i messaggi", "What the messages say"),
    "method": ("Come ragiona", "How the planner thinks"),
}

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

ALONE = "exact_facebook_page"
VIEWS = [
    *((path, ()) for path in PATHS),
    ("mix", ("mix_view",)),
    ("mix", (ALONE,)),
    ("conversation", ("question_again", "again_active")),
    ("conversation", ("question_again", "again_active", "all_at_once")),
]
"""Each screen, and the others some presses away from it."""


def switch(page, language):
    page.locator(".st-key-switches").get_by_text(language.upper(), exact=True).click()
    page.wait_for_function("language => document.documentElement.lang === language", arg=language)
    page.wait_for_timeout(400)
    settle(page)


def complaints(page):
    return page.get_by_test_id("stAlertContentError").all_inner_texts()


@pytest.mark.parametrize("path", PATHS)
def test_a_tap_at_the_first_moment_changes_nothing_else(new_tab, server, path):
    """Two runs that follow each other at once must not make a field show, and send back, what nobody chose."""
    whole = template("restaurant")
    plan = whole.model_copy(update={"answers": whole.answers.model_copy(update={"direction": None})})  # so it is asked
    new_tab.add_init_script(f"({TAP})()")
    new_tab.goto(address(server, path, plan, "it"))
    new_tab.wait_for_function("document.documentElement.lang === 'en'")
    settle(new_tab)
    switch(new_tab, "it")  # sends what every field shows
    assert kept(new_tab).model_copy(update={"language": plan.language}) == plan
    assert complaints(new_tab) == []


@pytest.mark.parametrize(("path", "presses"), VIEWS)
def test_there_and_back_changes_the_words_and_keeps_what_every_field_shows(page, server, path, presses):
    plan = template("cafe")
    open_screen(page, server, path, plan, "it")
    for key in presses:
        page.locator(f".st-key-{key}").locator("button:visible, label").last.click()
        page.wait_for_timeout(250)
        settle(page)
    shown, seen = {"it": page.evaluate(CHOSEN)}, {}
    for language in ("en", "it", "en", "it"):
        switch(page, language)
        assert complaints(page) == []
        assert ALONE in presses or WORD[path][language == "en"] in page.get_by_test_id("stMain").inner_text()
        now = page.evaluate(CHOSEN)
        assert now == shown.setdefault(language, now)
        seen[language] = kept(page).model_copy(update={"language": plan.language})
    assert [chosen[:3] for chosen in shown["it"]] == [chosen[:3] for chosen in shown["en"]]
    assert seen == {"en": plan, "it": plan}


def test_a_form_that_is_being_filled_keeps_its_text_and_can_be_sent(page, server):
    open_screen(page, server, "mix", template("cafe"), "it")
    form = page.locator(".st-key-own_channel")
    form.locator("summary").click()
    settle(page)
    form.get_by_role("textbox").fill("Radio Uno")
    switch(page, "en")
    assert form.get_by_role("textbox").input_value() == "Radio Uno"
    assert form.get_by_role("radio", checked=True).count() == 1
    form.locator('[class*="st-key-own_add"] button').click()
    page.get_by_text("Radio Uno").first.wait_for()
    settle(page)
    assert complaints(page) == []
    assert len(kept(page).custom_channels) == 1


def test_what_is_open_and_chosen_stays(page, server):
    plan = template("shop").model_copy(update={"weights": Weights(serve=2.5)})
    open_screen(page, server, "conversation", plan, "en")
    click(page, "question_again")
    click(page, "again_consumer_to_company")
    click(page, "lang", 0)
    assert "2" in page.locator('[data-testid="stProgress"]').inner_text()
    turn_to(page, "benefits")
    click(page, "look_closer", 0)
    page.locator(".st-key-priorities summary").click()
    settle(page)
    click(page, "lang", 1)
    page.locator(".st-key-chart_contributions svg.main-svg").first.wait_for()
    slider = page.locator('[class*="st-key-weight_serve"]').get_by_role("slider")
    assert slider.input_value() == "2.5"
