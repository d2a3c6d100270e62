"""When customers write, by weekday and hour; and when the company does."""

from typing import Any, Literal

from smm.charts.chart import ACCENT, SHARED_LOOK, Chart, figure, plain, text_size
from smm.conversation.results import Conversation
from smm.i18n import Translator
from smm.table import Column, Kind, Table

HOURS, DAYS = 24, 7
Counts = tuple[tuple[int, ...], ...]


def conversation_hours_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw customers' messages in a week of hours; ``None`` when no message of theirs has a time."""
    theirs, ours = conversation.hours, conversation.company_hours
    if not any(map(any, theirs)):
        return None
    return Chart(
        id="conversation_hours",
        title=_title(theirs, ours, t),
        subtitle=t(
            "Customers' messages by weekday and hour of the day, darker for more. Hours of {zone}.",
            zone=conversation.zone,
        ),
        figure=_figure(theirs, ours, t, present),
        table=_table(theirs, ours, t),
        sentence=_sentence(theirs, ours, t),
        alt=t("Grid of seven days by 24 hours. {days}", days=_days_in_words(theirs, t)),
    )


def weekdays(t: Translator, width: Literal["wide", "abbreviated"] = "wide") -> list[str]:
    """Return the names of the days from Monday."""
    from babel.dates import get_day_names

    names = get_day_names(width, "stand-alone", locale=t.language.value)
    return [names[day] for day in range(DAYS)]


def _title(theirs: Counts, ours: Counts, t: Translator) -> str:
    day, hour = max(((d, h) for d in range(DAYS) for h in range(HOURS)), key=lambda at: theirs[at[0]][at[1]])
    name = weekdays(t)[day]
    if not any(map(any, ours)):
        return t("Customers write most on {day} at {hour}", day=name, hour=hour)
    busiest = max(range(HOURS), key=lambda h: sum(day[h] for day in ours))
    return t("Customers write most on {day} at {hour}, you at {yours}", day=name, hour=hour, yours=busiest)


def _sentence(theirs: Counts, ours: Counts, t: Translator) -> str:
    total = sum(map(sum, theirs))
    messages = t.plural("{count} message", "{count} messages", total)
    if not any(map(any, ours)):
        return t("{messages} of customers have a time; none of yours has.", messages=messages)
    alone = sum(theirs[d][h] for d in range(DAYS) for h in range(HOURS) if not ours[d][h])
    return t(
        "Of {messages} of customers, {share} come in hours of the week in which you have never written.",
        messages=messages,
        share=t.percent(alone / total),
    )


def _days_in_words(theirs: Counts, t: Translator) -> str:
    days = zip(weekdays(t), map(sum, theirs), strict=True)
    return " ".join(t("{day}: {count}.", day=day.capitalize(), count=t.number(count)) for day, count in days)


def _table(theirs: Counts, ours: Counts, t: Translator) -> Table:
    columns = (
        Column(name=t("hour")),
        *(Column(name=day, kind=Kind.NUMBER) for day in weekdays(t, "abbreviated")),
        Column(name=t("customers"), kind=Kind.NUMBER),
        Column(name=t("you"), kind=Kind.NUMBER),
    )
    rows = tuple(
        (_span(h), *(float(day[h]) for day in theirs), float(sum(d[h] for d in theirs)), float(sum(d[h] for d in ours)))
        for h in range(HOURS)
    )
    return Table(columns=columns, rows=rows)


def _span(hour: int) -> str:
    return f"{hour}–{hour + 1}"


def _figure(theirs: Counts, ours: Counts, t: Translator, present: bool) -> Any:
    size = text_size(present)
    days = weekdays(t)
    words = [[_hover(days[d], h, theirs[d][h], ours[d][h], t) for h in range(HOURS)] for d in range(DAYS)]
    heat = {
        "type": "heatmap",
        "z": [list(row) for row in theirs],
        "x": list(range(HOURS)),
        "y": list(range(DAYS)),
        "zmin": 0,
        "zmax": max(map(max, theirs)),
        "colorscale": [[0, "#f6f2f9"], [1, ACCENT]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertext": words,
        "hoverinfo": "text",
    }
    ticks = list(range(0, HOURS, 6))
    axis = {"fixedrange": True, "showgrid": False, "ticks": "", "zeroline": False, "tickfont": {"size": size}}
    return figure(
        [heat],
        t,
        height=SHARED_LOOK if present else 310,
        present=present,
        xaxis={"side": "top", "tickvals": ticks, "ticktext": [t.number(h) for h in ticks], "tickangle": 0} | axis,
        yaxis={
            "autorange": "reversed",
            "tickvals": list(range(DAYS)),
            "ticktext": [plain(day) for day in weekdays(t, "abbreviated")],
        }
        | axis,
        margin={"l": 64 if present else 40, "r": 2, "t": 40 if present else 28, "b": 4},
    )


def _hover(day: str, hour: int, theirs: int, ours: int, t: Translator) -> str:
    return t(
        "{day} {hours}<br>customers: {theirs}<br>you: {ours}",
        day=day.capitalize(),
        hours=_span(hour),
        theirs=t.number(theirs),
        ours=t.number(ours),
    )
