"""A plan with a measured conversation on the screens: beside the answers, used, set aside, taken out, put back."""

import pytest

from smm.belief_and_log import belief_table, effect, what_belief_got_wrong, where_from
from smm.charts import benefits_chart, conversation_chart
from smm.i18n import Translator
from smm.trades import start
from tests.pages.plans import MEASURED, PLANS
from tests.pages.visitor import (
    IN_BOTH_LANGUAGES,
    VIEWS,
    assessed,
    buttons,
    calm,
    field,
    open_app,
    plan_of,
    said,
    show,
    sound,
)

USED = PLANS["measured"]
UNUSED = PLANS["cafe"].with_measured(MEASURED.model_copy(update={"used": False}))
PART = PLANS["half_open"].with_measured(MEASURED.model_copy(update={"company_to_consumer": None, "level": None}))
TRIED = {"used": USED, "unused": UNUSED, "part": PART, "unasked": start("cafe").with_measured(MEASURED)}


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize("path", ["conversation", "benefits"])
def test_the_screens_are_drawn_and_say_what_was_measured(path, name, language):
    at = open_app(path, TRIED[name], language)
    for view in VIEWS[path]:
        calm(show(at, view))
    assessment, t = assessed(plan_of(at)), Translator(language)
    assert where_from(assessment.diagnosis, t) in said(at) and effect(assessment, t) in said(at)
    if path == "conversation":
        assert what_belief_got_wrong(assessment.diagnosis, t) in said(at)
        cells = [cell for row in belief_table(assessment.diagnosis, t).rows for cell in row]
        assert all(cell in said(at) for cell in cells)


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["conversation", "benefits"])
def test_a_shared_screen_shows_the_comparison_and_nothing_to_change(path, language):
    at = calm(open_app(path, USED, language, present=True))
    assessment, t = assessed(plan_of(at)), Translator(language)
    assert "measured_used" not in str([toggle.key for toggle in at.toggle])
    assert "remove_measured" not in buttons(at)
    told = what_belief_got_wrong if path == "conversation" else where_from
    assert told(assessment.diagnosis, t) in said(at)


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["conversation", "benefits"])
def test_the_toggle_sets_the_measurement_aside_and_takes_it_again(path, language):
    at = open_app(path, USED, language)
    chart = conversation_chart if path == "conversation" else benefits_chart
    t = Translator(language)
    measured = chart(assessed(plan_of(at)), t).sentence
    assert measured in said(at)
    calm(field(at, "toggle", "measured_used").set_value(False).run())
    assert plan_of(at).measured.used is False
    believed = chart(assessed(plan_of(at)), t).sentence
    assert believed != measured and believed in said(at) and measured not in said(at)
    calm(field(at, "toggle", "measured_used").set_value(True).run())
    assert plan_of(at) == USED.model_copy(update={"language": plan_of(at).language})
    assert measured in said(at)


def test_the_measurement_is_taken_out_and_put_back():
    at = open_app("conversation", USED)
    calm(at.button(key="remove_measured").click().run())
    assert plan_of(at).measured is None
    assert what_belief_got_wrong(assessed(USED).diagnosis, Translator("en")) not in said(at)
    calm(at.button(key="put_measured_back").click().run())
    assert plan_of(at).measured == MEASURED
    assert "put_measured_back" not in buttons(at)


def test_open_questions_do_not_matter_when_the_messages_tell_everything():
    at = calm(open_app("benefits", TRIED["unasked"]))
    assert "to_questions" not in buttons(at)
    calm(field(at, "toggle", "measured_used").set_value(False).run())
    assert "to_questions" in buttons(at)


def test_without_a_measurement_nothing_speaks_of_one():
    for path in ("conversation", "benefits"):
        at = sound(open_app(path, PLANS["cafe"]))
        assert "measured" not in said(at).lower()
