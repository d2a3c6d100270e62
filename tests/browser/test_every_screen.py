"""Every screen in both languages, as it is looked at: on a desk, on a phone, shared, and before there is a plan.

Each is opened once and everything is checked of it; axe-core finds nothing, with no list of exceptions.
"""

import pytest

from smm.trades import example
from tests.browser.checks import (
    assert_accessible,
    assert_nothing_is_outside,
    assert_picture_is_in_view,
    assert_type_is_large,
)
from tests.browser.drive import PATHS, PHONE, open_all, open_screen

PLAN = example("bar_centrale")
WITH_CHART = ("mix", "conversation", "benefits", "improve")
EVERY = [pytest.mark.parametrize("language", ["it", "en"]), pytest.mark.parametrize("path", PATHS)]


def every_screen(test):
    for mark in EVERY:
        test = mark(test)
    return test


@every_screen
def test_on_a_desk(page, server, path, language):
    open_screen(page, server, path, PLAN, language)
    assert_accessible(page)
    open_all(page)
    assert_accessible(page)


@every_screen
def test_on_a_phone(page, server, path, language):
    page.set_viewport_size(PHONE)
    open_screen(page, server, path, PLAN, language)
    assert_accessible(page)
    open_all(page)
    assert_accessible(page)
    assert_nothing_is_outside(page)


@every_screen
def test_on_a_shared_screen(page, server, path, language):
    open_screen(page, server, path, PLAN, language, present="true")
    assert_accessible(page)
    assert_type_is_large(page, headings=path != "mix")
    if path in WITH_CHART:
        assert_picture_is_in_view(page)


@every_screen
def test_before_there_is_a_plan(page, server, path, language):
    open_screen(page, server, path, None, language)
    assert_accessible(page)
