"""Every screen, in both languages, with every kind of plan, shared or not, and with every part of it opened."""

from functools import cache

import pytest

from pages.ui.navigation import SCREENS
from smm.charts import (
    CHARTS,
    MEASURED_CHARTS,
    best_mix_chart,
    frontier_chart,
    measured_flows_chart,
    response_chart,
)
from smm.i18n import Language, Translator
from smm.optimisation.frontiers import frontier
from tests.pages.plans import INNOCENT, PLANS, named
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    PATHS,
    PRESENT,
    VIEWS,
    assessed,
    best,
    calm,
    charts,
    doubted,
    open_address,
    open_app,
    open_file,
    plan_of,
    said,
    screen_of,
    show,
    turn_to,
)


def pictures(at, present):
    """The pictures of the plan on screen, by the key of their chart."""
    plan, t = plan_of(at), Translator(at.session_state["lang"])
    improved = best_pictures(plan, present) if screen_of(at) == "improve" and plan.used else ()
    drawn = (*plan_pictures(plan, present), *measured_pictures(at, t, present), *improved)
    return {f"chart_{chart.id}": chart for chart in drawn if chart}


@cache
def plan_pictures(plan, present):
    """The pictures that every plan has, in its language."""
    return [chart(assessed(plan), Translator(plan.language), present) for chart in CHARTS]


def measured_pictures(at, t, present):
    """The pictures of what was measured, if anything was."""
    _, measured = at.session_state["kept"].get("measured:log", (None, None)) if "kept" in at.session_state else (0, 0)
    if measured:
        yield measured_flows_chart(measured.conversation, t, present, plan_of(at).answers)
        yield from (chart(measured.conversation, t, present) for chart in MEASURED_CHARTS[1:])


@cache
def best_pictures(plan, present):
    """The pictures of the best mix of a plan, in its language."""
    found, t = best(plan), Translator(plan.language)
    frontiers = [frontier_chart(frontier(plan, kind), found, t, present) for kind in ("money", "hours")]
    first = max(found.channels.items(), key=lambda item: item[1].points)[0]
    return [best_mix_chart(found, t, present, doubted(plan)), *frontiers, response_chart(found, first, t, present)]


def assert_pictures(at, present):
    known, words = pictures(at, present), said(at)
    for element in at.get("plotly_chart"):
        chart = known[element.key]
        assert element.proto.alt.strip() and element.proto.alt == chart.alt
        assert chart.sentence in words
        assert chart.title in words


@PRESENT
@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("path", PATHS)
def test_screen_is_drawn(path, name, language, present):
    at = open_app(path, PLANS[name], language, present)
    assert screen_of(at) == path
    assert plan_of(at).language == Language(language)
    for view in VIEWS[path]:
        calm(show(at, view))
        written = [text for text in at.markdown if text.value.startswith("#")]
        headings = [*at.title, *at.header, *at.subheader, *written]
        assert headings and all(heading.value.strip() for heading in headings)
        assert_pictures(at, present)


MAIN = {
    "mix": "chart_effort",
    "conversation": "chart_conversation",
    "benefits": "chart_benefits",
    "improve": "chart_best_mix",
}


@PRESENT
@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("path", MAIN)
def test_screens_with_a_main_picture_show_it(path, language, present):
    at = open_app(path, PLANS["cafe"], language, present)
    assert MAIN[path] in charts(at)


@pytest.mark.parametrize("path", PATHS)
def test_the_name_of_the_business_is_not_on_a_shared_screen(path):
    at = open_file(open_app(), named(INNOCENT).model_copy(update={"custom_channels": (), "mix": PLANS["cafe"].mix}))
    at.toggle(key="present").set_value(True).run()
    turn_to(at, path)
    for view in VIEWS[path]:
        assert INNOCENT not in said(calm(show(at, view)))


@IN_BOTH_LANGUAGES
def test_the_titles_of_the_screens_are_in_the_language(language):
    at = open_app(language=language)
    t = Translator(language)
    assert [page["page_name"] for page in at._registered_pages.values()] == [t(screen.title) for screen in SCREENS]


@pytest.mark.parametrize(
    ("locale", "language"), [("it-IT", "it"), ("it", "it"), ("en-GB", "en"), ("de-DE", "en"), ("", "en"), (None, "en")]
)
def test_the_first_language_is_that_of_the_browser(locale, language):
    assert calm(open_address({}, locale=locale)).session_state["lang"] == language
