"""The numbers that move the answer most, in words."""

import pytest

from smm.assessment import assess
from smm.drivers import drivers_table
from smm.i18n import Language, Translator
from smm.plan import Plan
from smm.trades import template, templates


@pytest.mark.parametrize("trade", templates())
@pytest.mark.parametrize("language", Language)
def test_every_driver_has_a_name_its_points_and_a_source(trade, language):
    assessment = assess(template(trade))
    table = drivers_table(assessment, Translator(language))
    assert [row[1] for row in table.rows] == [driver.points for driver in assessment.spread.drivers]
    for name, _, source in table.rows:
        assert name and ":" not in name.partition(": ")[0] and "_" not in name
        assert source


def test_an_empty_plan_has_an_empty_table():
    assert drivers_table(assess(Plan()), Translator("en")).rows == ()
