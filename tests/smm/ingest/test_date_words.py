"""The words of dates in the data are those of Unicode CLDR, as Babel carries it."""

import importlib.util

import pytest

from smm.ingest.understanding.dates import day_words, month_names
from tests.smm.folders import DATA


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("date_words", DATA / "vocabulary" / "date_words.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_months_are_those_of_babel(script):
    assert month_names() == script.months()


def test_the_days_are_those_of_babel(script):
    assert set(script.days()) <= day_words()
