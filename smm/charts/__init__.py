"""Result → figure, table, sentence and alt text: one function for each picture gives all four.

Every function takes an :class:`~smm.assessment.Assessment`, a measured
:class:`~smm.conversation.results.Conversation` or a :class:`~smm.scenarios.Comparison`, a
:class:`~smm.i18n.Translator` and whether the screen is shared (*Present* mode), and returns a
:class:`~smm.charts.chart.Chart`.
"""

from smm.charts.benefits import benefits_chart
from smm.charts.best_mix import best_mix_chart
from smm.charts.chart import Chart
from smm.charts.contributions import contributions_chart
from smm.charts.conversation import conversation_chart
from smm.charts.conversation_hours import conversation_hours_chart
from smm.charts.conversation_trend import conversation_trend_chart
from smm.charts.effort import effort_chart
from smm.charts.frontier import frontier_chart
from smm.charts.groups import channel_groups_chart, company_groups_chart
from smm.charts.measured_flows import measured_flows_chart
from smm.charts.measured_network import network_chart
from smm.charts.paths import paths_chart
from smm.charts.reply_time import reply_time_chart
from smm.charts.response import response_chart
from smm.charts.scenarios import scenarios_chart
from smm.charts.thread_depth import thread_depth_chart

CHARTS = (benefits_chart, contributions_chart, conversation_chart, effort_chart, paths_chart)
"""Every picture of a plan; the tests hold each to the same contract."""
MEASURED_CHARTS = (
    measured_flows_chart,
    reply_time_chart,
    thread_depth_chart,
    conversation_hours_chart,
    conversation_trend_chart,
    channel_groups_chart,
    company_groups_chart,
    network_chart,
)
"""Every picture of a measured conversation; ``None`` where the log cannot show it."""

__all__ = [
    "CHARTS",
    "MEASURED_CHARTS",
    "Chart",
    "benefits_chart",
    "best_mix_chart",
    "channel_groups_chart",
    "company_groups_chart",
    "contributions_chart",
    "conversation_chart",
    "conversation_hours_chart",
    "conversation_trend_chart",
    "effort_chart",
    "frontier_chart",
    "measured_flows_chart",
    "network_chart",
    "paths_chart",
    "reply_time_chart",
    "response_chart",
    "scenarios_chart",
    "thread_depth_chart",
]
