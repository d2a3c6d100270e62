"""Messages a week, one strip for each flow."""

import math
from typing import Any

from smm.charts.chart import ACCENT, INK, NEUTRAL, SHARED_LOOK, Chart, figure, hidden_axis, plain, text_size
from smm.conversation.results import Conversation, Week
from smm.i18n import Translator
from smm.media import Flow
from smm.table import Column, Kind, Table
from smm.words import FLOWS

RECENT = 4
"""Weeks that are compared with as many before them: about a month, so that no weekday weighs more."""
NOTICEABLE = 0.1
"""Share below which a change is no headline. Assumption."""
OURS, THEIRS = (Flow.COMPANY_TO_CONSUMER,), (Flow.CONSUMER_TO_COMPANY, Flow.CONSUMER_TO_CONSUMER)
INSIDE = 0.16
"""Share of the width that half a date takes on a phone."""
MOST_ROWS = 520
"""Weeks in the table; ten years."""


def conversation_trend_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw the messages of each week by flow; ``None`` when no message has a time."""
    weeks = conversation.weeks
    if not any(sum(week.flows.values()) for week in weeks):
        return None
    return Chart(
        id="conversation_trend",
        title=_title(weeks, t),
        subtitle=t("Messages a week, from Monday; the three strips have the same scale."),
        figure=_figure(weeks, t, present),
        table=_table(weeks, t),
        sentence=_sentence(weeks, t),
        alt=t("Three strips of bars over {weeks}. {rows}", weeks=_length(weeks, t), rows=_in_words(weeks, t)),
    )


def _length(weeks: tuple[Week, ...], t: Translator) -> str:
    return t.plural("{count} week", "{count} weeks", len(weeks))


def _count(weeks: tuple[Week, ...], flows: tuple[Flow, ...]) -> int:
    return sum(week.flows.get(flow, 0) for week in weeks for flow in flows)


def _title(weeks: tuple[Week, ...], t: Translator) -> str:
    before = _count(weeks[-2 * RECENT : -RECENT], THEIRS)
    if len(weeks) < 2 * RECENT or not before:
        busiest = max(weeks, key=lambda week: sum(week.flows.values()))
        return t("The busiest week begins on {day}", day=t.day(busiest.start))
    change = _count(weeks[-RECENT:], THEIRS) / before - 1
    if abs(change) < NOTICEABLE:
        return t("Customers write as much as a month before")
    share = t.percent(abs(change))
    if change > 0:
        return t("In four weeks customers wrote {share} more than in the four before", share=share)
    return t("In four weeks customers wrote {share} less than in the four before", share=share)


def _sentence(weeks: tuple[Week, ...], t: Translator) -> str:
    return t(
        "In {weeks}, customers wrote {theirs} messages a week on average and you {ours}.",
        weeks=_length(weeks, t),
        theirs=t.short(round(_count(weeks, THEIRS) / len(weeks), 1)),
        ours=t.short(round(_count(weeks, OURS) / len(weeks), 1)),
    )


def _in_words(weeks: tuple[Week, ...], t: Translator) -> str:
    counts = ((flow, _count(weeks, (flow,))) for flow in Flow)
    return " ".join(t("{flow}: {count}.", flow=t(FLOWS[flow]), count=t.number(count)) for flow, count in counts)


def _table(weeks: tuple[Week, ...], t: Translator) -> Table:
    columns = (Column(name=t("week from")), *(Column(name=t(FLOWS[flow]), kind=Kind.NUMBER) for flow in Flow))
    rows = ((t.day(week.start), *(float(week.flows.get(flow, 0)) for flow in Flow)) for week in weeks[-MOST_ROWS:])
    return Table(columns=columns, rows=tuple(rows))


def _figure(weeks: tuple[Week, ...], t: Translator, present: bool) -> Any:
    top = max(week.flows.get(flow, 0) for week in weeks for flow in Flow)
    bars, labels = [], []
    for row, flow in enumerate(Flow):
        counts = [week.flows.get(flow, 0) for week in weeks]
        axis = "" if row == 0 else str(row + 1)
        bars.append(_strip(weeks, counts, flow, t) | {"yaxis": f"y{axis}"})
        labels += _words(row, flow, counts, t, present)
    size = text_size(present)
    strips: dict[str, Any] = {
        f"yaxis{row + 1 if row else ''}": hidden_axis(range=[0, top], domain=[_floor(row), _floor(row) + 0.2])
        for row in range(len(Flow))
    }
    return figure(
        bars,
        t,
        height=SHARED_LOOK if present else 380,
        present=present,
        bargap=0.15,
        annotations=labels,
        xaxis={
            "fixedrange": True,
            "showgrid": False,
            "tickfont": {"size": size},
            "tickangle": 0,
            "tickvals": _ticks(weeks),
            "ticktext": [t.day(weeks[at].start) for at in _ticks(weeks)],
            "range": [-0.6, len(weeks) - 0.4],
            "anchor": "y3",
        },
        margin={"l": 2, "r": 2, "t": 4, "b": 44 if present else 30},
        **strips,
    )


def _ticks(weeks: tuple[Week, ...]) -> list[int]:
    """Return the places of the dates that are written: one in the middle, or two that end inside the picture."""
    if len(weeks) < 8:
        return [len(weeks) // 2]
    first, last = (share * len(weeks) - 0.6 for share in (INSIDE, 1 - INSIDE))  # the picture begins 0.6 weeks before 0
    return [math.ceil(first), math.floor(last)]


def _floor(row: int) -> float:
    """Return where a strip stands in the picture, the first on top."""
    return 0.68 - 0.34 * row


def _strip(weeks: tuple[Week, ...], counts: list[int], flow: Flow, t: Translator) -> dict[str, Any]:
    said = (
        t("Week from {day}<br>{flow}: {count}", day=t.day(week.start), flow=t(FLOWS[flow]), count=t.number(count))
        for week, count in zip(weeks, counts, strict=True)
    )
    return {
        "type": "bar",
        "x": list(range(len(weeks))),
        "y": counts,
        "xaxis": "x",
        "marker": {"color": ACCENT if flow in OURS else NEUTRAL},
        "hovertext": list(said),
        "hoverinfo": "text",
    }


def _words(row: int, flow: Flow, counts: list[int], t: Translator, present: bool) -> list[dict[str, Any]]:
    """Write above a strip whose it is, and its largest week."""
    place = {"xref": "paper", "yref": "paper", "y": _floor(row) + 0.21, "yanchor": "bottom", "showarrow": False}
    font = {"font": {"size": text_size(present), "color": INK}}
    most = t("at most {count}", count=t.number(max(counts)))
    return [
        {"x": 0, "xanchor": "left", "text": f"<b>{plain(t(FLOWS[flow]))}</b>"} | place | font,
        {"x": 1, "xanchor": "right", "text": most} | place | font,
    ]
