"""How long customers wait: the share of their threads answered within a time."""

import math
from typing import Any

from smm.charts.chart import ACCENT, INK, NEUTRAL, RULE, SHARED_LOOK, Chart, figure, text_size
from smm.charts.duration import DAY, HOUR, duration
from smm.conversation.results import Conversation, ReplyTimes
from smm.conversation.thresholds import default_thresholds
from smm.i18n import Translator
from smm.table import Column, Kind, Table

LIMIT = "first_reply_hours_max"
TICKS = (1, 10, HOUR, DAY, 7 * DAY)
ROWS = (1, 10, 30, HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY)
"""Minutes."""


def reply_time_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw the share of answered threads by the time of the first reply; ``None`` without such times."""
    times = conversation.first_reply
    if times is None or not times.curve:
        return None
    limit = HOUR * _limit(conversation)
    return Chart(
        id="reply_time",
        title=t(
            "Half of the answers come within {median}, nine in ten within {p90}",
            median=duration(times.minutes.median, t),
            p90=duration(times.minutes.p90, t),
        ),
        subtitle=t("Share of the answered threads by the time of your first reply."),
        figure=_figure(times, limit, t, present),
        table=_table(times, t),
        sentence=t(
            "{share} of the answers come within {limit}; {threads} were timed.",
            share=t.percent(within(times, limit)),
            limit=duration(limit, t),
            threads=t.plural("{count} thread", "{count} threads", times.measured),
        ),
        alt=t("A curve that rises to the right: {points}.", points=_points(times, t)),
    )


def within(times: ReplyTimes, minutes: float) -> float:
    """Return the share of the answered threads that were answered within a time."""
    return max((share for at, share in times.curve if at <= minutes), default=0.0)


def _limit(conversation: Conversation) -> float:
    """Return the hours of the limit in force."""
    known = (reason.limit for reason in conversation.reasons if reason.threshold == LIMIT)
    return next(known, default_thresholds().first_reply_hours_max)


def _points(times: ReplyTimes, t: Translator) -> str:
    return ", ".join(
        t("within {time} {share}", time=duration(minutes, t), share=t.percent(within(times, minutes)))
        for minutes in TICKS
    )


def _table(times: ReplyTimes, t: Translator) -> Table:
    columns = (Column(name=t("within")), Column(name=t("share of the answers"), kind=Kind.SHARE))
    return Table(columns=columns, rows=tuple((duration(m, t), within(times, m)) for m in ROWS))


def _figure(times: ReplyTimes, limit: float, t: Translator, present: bool) -> Any:
    last = max(times.curve[-1][0], TICKS[-1])
    steps = [(_place(minutes), share) for minutes, share in times.curve]
    steps = [(0.0, within(times, 1)), *steps, (_place(last), steps[-1][1])]
    curve = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in steps],
        "y": [share for _, share in steps],
        "line": {"color": ACCENT, "width": 4 if present else 3, "shape": "hv"},
        "hoverinfo": "skip",
    }
    bound = {
        "type": "scatter",
        "mode": "lines",
        "x": [_place(limit)] * 2,
        "y": [0, 1.08],
        "line": {"color": NEUTRAL, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }
    middle = {
        "type": "scatter",
        "mode": "markers",
        "x": [_place(times.minutes.median)],
        "y": [0.5],
        "marker": {"color": INK, "size": 14 if present else 11},
        "hoverinfo": "skip",
    }
    return figure(
        [bound, curve, middle],
        t,
        height=SHARED_LOOK if present else 350,
        present=present,
        annotations=_labels(times, limit, last, t, present),
        xaxis=_time_axis(last, t, present),
        yaxis=_share_axis(t, present),
        margin={"l": 70 if present else 46, "r": 40 if present else 26, "t": 6, "b": 70 if present else 46},
    )


def _place(minutes: float) -> float:
    return math.log10(max(minutes, 1.0))


def _labels(times: ReplyTimes, limit: float, last: float, t: Translator, present: bool) -> list[dict[str, Any]]:
    middle, end = _place(times.minutes.median), _place(last)
    right = middle < 0.4 * end  # below the curve there is room at the right, above it at the left
    half = t("<b>half</b> within<br>{time}", time=duration(times.minutes.median, t))
    bound = t("limit: {time}", time=duration(limit, t))
    shared = {"showarrow": False, "font": {"size": text_size(present), "color": INK}}
    side = (
        {"xanchor": "left", "xshift": 12, "yanchor": "top"}
        if right
        else {"xanchor": "right", "xshift": -10, "yanchor": "bottom"}
    )
    align = {"align": "left" if right else "right"}
    return [
        {"x": middle, "y": 0.5, "text": half} | shared | side | align,
        {"x": _place(limit), "y": 1.08, "text": bound, "xanchor": "right", "yanchor": "middle", "xshift": -6} | shared,
    ]


def _time_axis(last: float, t: Translator, present: bool) -> dict[str, Any]:
    return {
        "range": [-0.02, _place(last) * 1.02],
        "tickvals": [_place(minutes) for minutes in TICKS],
        "ticktext": [duration(minutes, t).replace("\xa0", "<br>") for minutes in TICKS],  # narrow enough for a phone
        "tickangle": 0,
        "tickfont": {"size": text_size(present)},
        "showgrid": True,
        "gridcolor": RULE,
        "zeroline": False,
        "fixedrange": True,
    }


def _share_axis(t: Translator, present: bool) -> dict[str, Any]:
    marks = (0.5, 1)
    return {
        "range": [0, 1.18],
        "tickvals": list(marks),
        "ticktext": [t.percent(mark) for mark in marks],
        "tickfont": {"size": text_size(present)},
        "showgrid": True,
        "gridcolor": RULE,
        "zeroline": False,
        "fixedrange": True,
    }
