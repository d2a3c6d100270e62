"""The numbers that move the answer most, in words."""

from smm.assessment import Assessment
from smm.i18n import Translator
from smm.model_numbers import name_of, source_of
from smm.table import Column, Kind, Table


def drivers_table(assessment: Assessment, t: Translator) -> Table:
    """Return the drivers of a plan's average with their effect in points and where they come from."""
    columns = (Column(name=t("number")), Column(name=t("points"), kind=Kind.POINTS), Column(name=t("source")))
    rows = tuple(
        (name_of(assessment.plan, driver.name, t), driver.points, source_of(assessment.plan, driver.name, t))
        for driver in assessment.spread.drivers
    )
    return Table(columns=columns, rows=rows)
