"""Result → figure, table, sentence and alt text: one function for each picture gives all four.

Every function takes an :class:`~smm.assessment.Assessment`, a :class:`~smm.i18n.Translator` and whether the screen is
shared (*Present* mode), and returns a :class:`~smm.charts.chart.Chart`.
"""

from smm.charts.benefits import benefits_chart
from smm.charts.chart import Chart
from smm.charts.contributions import contributions_chart
from smm.charts.conversation import conversation_chart
from smm.charts.effort import effort_chart
from smm.charts.paths import paths_chart

CHARTS = (benefits_chart, contributions_chart, conversation_chart, effort_chart, paths_chart)
"""Every picture; the tests hold each to the same contract."""

__all__ = [
    "CHARTS",
    "Chart",
    "benefits_chart",
    "contributions_chart",
    "conversation_chart",
    "effort_chart",
    "paths_chart",
]
