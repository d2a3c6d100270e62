"""A window of 360 px: every screen and every control within a thumb's reach."""

from playwright.sync_api import expect

from smm.media import Flow
from smm.trades import example, start
from tests.browser.drive import PATHS, PHONE, box, click, open_screen, settle, turn_to

PLAN = example("bar_centrale")
SMALLEST = 24
"""Pixels; the least a target may be high, and may be wide."""

OUT_OF_REACH = """least => {
    const main = document.querySelector('[data-testid="stMain"]')
    const name = e => e.innerText || e.ariaLabel || e.type
    const within = e => e.closest('[data-testid="stTable"], [data-testid="stDataFrame"]')
    return [...main.querySelectorAll('button, a[href], input:not([type="file"]), textarea, summary, [role="slider"]')]
        .filter(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !within(e))
        .filter(e => e.getBoundingClientRect().width > 1 && !e.closest('label, [data-testid="stTooltipIcon"]'))
        .filter(e => {
            e.scrollIntoView({ block: 'center', behavior: 'instant' })
            const box = e.getBoundingClientRect()
            const x = box.x + box.width / 2, y = box.y + box.height / 2
            const hit = document.elementFromPoint(x, y)
            const touched = hit && (e.contains(hit) || hit.contains(e))
            return !touched || (box.height < least && e.tagName !== 'INPUT' && e.role !== 'slider')
        }).map(e => [e.tagName, name(e), e.getBoundingClientRect().height])
}"""


def test_every_screen_is_in_the_menu_and_every_control_can_be_touched(page, server):
    page.set_viewport_size(PHONE)
    open_screen(page, server, "start", PLAN, "it")
    for path in (*PATHS[1:], "start"):
        turn_to(page, path)
        assert page.evaluate(OUT_OF_REACH, SMALLEST) == []


def test_each_part_of_a_screen_begins_at_its_top(page, server):
    page.set_viewport_size(PHONE)
    main = page.get_by_test_id("stMain")

    scrolled = []

    def press(key):
        button = page.locator(f".st-key-{key} button:visible").first
        button.scroll_into_view_if_needed()
        scrolled.append(main.evaluate("main => { main.scrollBy(0, 60); return main.scrollTop }"))
        click(page, key)
        assert main.evaluate("main => main.scrollTop") == 0

    open_screen(page, server, "conversation", PLAN)
    click(page, "question_again")
    press("again_consumer_to_consumer")
    press("question_next")
    click(page, "question_again")
    press("again_active")
    page.locator(".st-key-all_at_once label").first.click()
    page.wait_for_timeout(400)
    settle(page)
    press("question_next")
    open_screen(page, server, "conversation", start("cafe"))
    for _ in range(5):
        page.locator('[data-testid="stRadio"] label:has(input)').first.click()
        page.wait_for_timeout(250)
        settle(page)
        press("question_next")
    assert all(scrolled)


def test_the_way_on_comes_into_view_when_a_trade_is_chosen(page, server):
    page.set_viewport_size(PHONE)
    open_screen(page, server, "start")
    click(page, "trade", 0)
    button = page.locator(".st-key-use_template button")
    button.wait_for()
    page.wait_for_timeout(500)
    place = box(button)
    assert place["y"] > 0 and place["y"] + place["height"] <= PHONE["height"]


def test_the_list_of_channels_begins_where_it_was_left(page, server):
    page.set_viewport_size(PHONE)
    open_screen(page, server, "mix", PLAN)
    click(page, "exact_google_reviews")
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0
    click(page, "exact_done")
    row = page.locator(".st-key-row_google_reviews")
    row.wait_for()
    page.wait_for_timeout(500)
    assert PHONE["height"] / 4 < box(row)["y"] < PHONE["height"] * 3 / 4


def test_the_menu_can_be_left_without_choosing(page, server):
    page.set_viewport_size(PHONE)
    open_screen(page, server, "benefits", PLAN)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_timeout(400)
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    settle(page)
    page.locator(".st-key-switches label").first.wait_for()


def test_the_two_budgets_stand_side_by_side(page, server):
    page.set_viewport_size(PHONE)
    open_screen(page, server, "improve", PLAN, "it")
    money, hours = (page.locator(f'[class*="st-key-asked_{name}"]').first.bounding_box() for name in ("money", "hours"))
    assert money["y"] == hours["y"] and hours["x"] + hours["width"] <= PHONE["width"]


def test_the_sentence_stands_before_the_picture(page, server):
    page.set_viewport_size(PHONE)
    open_screen(page, server, "benefits", PLAN)
    title = box(page.locator("h3").first)
    chart = box(page.locator('[data-testid="stPlotlyChart"]').first)
    assert title["y"] + title["height"] <= chart["y"] + 1
    assert chart["y"] + chart["height"] <= PHONE["height"]


def test_the_words_at_sliders_stand_on_one_line(page, server):
    open_screen(page, server, "mix", PLAN, "it")
    page.locator(".st-key-own_channel summary").click()
    settle(page)
    words = page.locator(".st-key-own_channel").get_by_test_id("stSliderThumbValue").locator("p").all()
    assert len(words) == len(Flow)
    for place in [word.bounding_box() for word in words]:
        assert place["width"] > 2 * place["height"]
