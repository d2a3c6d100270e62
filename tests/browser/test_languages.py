"""Switching the language changes every word and no value."""

from smm.plan import Plan
from smm.trades import template
from tests.browser.drive import PATHS, click, kept, open_screen, settle, turn_to

PLAN = template("shop").model_copy(update={"weights": Plan().weights.model_copy(update={"serve": 2.5})})
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


def values(plan: Plan) -> Plan:
    return plan.model_copy(update={"language": PLAN.language})


def test_there_and_back_on_every_screen(page, server):
    open_screen(page, server, "start", PLAN, "en")
    page.locator(".st-key-trade button").nth(3).click()
    page.locator(".st-key-use_template button").wait_for()
    for path in PATHS:
        turn_to(page, path)
        for language, place in (("it", 0), ("en", 1)):
            click(page, "lang", place)
            assert page.evaluate("document.documentElement.lang") == language
            assert WORD[path][place] in page.locator('[data-testid="stMain"]').inner_text()
            assert values(kept(page)) == values(PLAN)


def test_what_is_open_and_chosen_stays(page, server):
    open_screen(page, server, "conversation", PLAN, "en")
    click(page, "question_next")
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
