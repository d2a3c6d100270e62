"""The numbers that move the answer most, in words."""

from smm.assessment import Assessment
from smm.i18n import Translator
from smm.parameters import default_parameters
from smm.table import Column, Kind, Table


def drivers_table(assessment: Assessment, t: Translator) -> Table:
    """Return the drivers of a plan's average with their effect in points and where they come from."""
    columns = (Column(name=t("number")), Column(name=t("points"), kind=Kind.POINTS), Column(name=t("source")))
    rows = tuple(
        (*_named(driver.name, assessment, t)[:1], driver.points, _named(driver.name, assessment, t)[1])
        for driver in assessment.spread.drivers
    )
    return Table(columns=columns, rows=rows)


def _named(name: str, assessment: Assessment, t: Translator) -> tuple[str, str]:
    """Return a driver's plain name and its source."""
    kind, _, channel = name.partition(":")
    if channel:
        title = assessment.plan.channels[channel].name(t.language)
        written = (
            t("Hours of a full presence: {channel}", channel=title)
            if kind == "hours"
            else t("Price: {channel}", channel=title)
        )
        return written, t("catalogue")
    parameter = default_parameters()[name]
    return parameter.name(t.language), t("assumption") if parameter.assumed else parameter.source
