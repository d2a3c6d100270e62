"""Every screen in both languages, as it is looked at: on a desk, on a phone, shared, and before there is a plan.

A visitor goes through them all by the buttons at the bottom and everything is checked of each; axe-core finds nothing,
with no list of exceptions.
"""

import pytest

from smm.trades import example
from tests.browser.checks import (
    assert_accessible,
    assert_nothing_is_outside,
    assert_picture_is_in_view,
    assert_type_is_large,
)
from tests.browser.drive import PATHS, PHONE, WITH_CHART, go_on, open_all, open_screen

PLAN = example("bar_centrale")
EVERY_LANGUAGE = pytest.mark.parametrize("language", ["it", "en"])


@pytest.fixture
def each_screen(page, server, subtests):
    """Each screen in turn, checked in a test of its own; one that fails does not hide the others."""

    def walk(check, *opened, **more):
        open_screen(page, server, PATHS[0], *opened, **more)
        for path in PATHS:
            if path != PATHS[0]:
                go_on(page, path)
            with subtests.test(path):
                check(path)

    return walk


@EVERY_LANGUAGE
def test_on_a_desk(page, each_screen, language):
    def check(_):
        assert_accessible(page)
        open_all(page)
        assert_accessible(page)

    each_screen(check, PLAN, language)


@EVERY_LANGUAGE
def test_on_a_phone(page, each_screen, language):
    def check(_):
        assert_accessible(page)
        open_all(page)
        assert_accessible(page)
        assert_nothing_is_outside(page)

    page.set_viewport_size(PHONE)
    each_screen(check, PLAN, language)


@EVERY_LANGUAGE
def test_on_a_shared_screen(page, each_screen, language):
    def check(path):
        assert_accessible(page)
        assert_type_is_large(page, headings=path != "mix")
        if path in WITH_CHART:
            assert_picture_is_in_view(page)

    each_screen(check, PLAN, language, present="true")


@pytest.mark.parametrize("path", PATHS)
def test_a_link_opens_a_shared_screen(page, server, path):
    open_screen(page, server, path, PLAN, "it", present="true")
    assert_type_is_large(page, headings=path != "mix")
    if path in WITH_CHART:
        assert_picture_is_in_view(page)


@EVERY_LANGUAGE
def test_before_there_is_a_plan(page, each_screen, language):
    each_screen(lambda _: assert_accessible(page), None, language)
