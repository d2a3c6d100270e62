"""Parts of a log beside each other: the reply rate of channels, the share of voice of companies."""

from collections.abc import Callable
from typing import Any

from smm.charts.chart import ACCENT, Chart, figure, hidden_axis, plain, text_size
from smm.charts.duration import duration
from smm.conversation.results import Conversation, Group
from smm.i18n import Translator
from smm.table import Column, Kind, Table
from smm.words import LEVELS

FEWEST = 5
"""People; smaller groups are not shown on a shared screen, where few can be told apart. Assumption."""
MOST = 8
"""Groups drawn, and on a shared screen; all are in the table."""
MOST_PRESENT = 5
Value = Callable[[Group], float | None]


def channel_groups_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw the reply rate of every channel; ``None`` when there are none to tell apart, or to show."""
    groups, hidden = shown(conversation.channels, present)
    rated = [group for group in groups if group.reply_rate is not None]
    if not groups:
        return None
    best = max(rated, key=_reply_rate, default=None)
    return Chart(
        id="channel_groups",
        title=t("You answer most on {channel}: {share}", channel=best.name, share=t.percent(_reply_rate(best)))
        if best
        else t("On no channel can answers be seen"),
        subtitle=t("Share of the threads customers opened in which you answer, by channel; the busiest stand first."),
        figure=_figure(groups, lambda group: group.reply_rate, t, present),
        table=_table(groups, t("channel"), t),
        sentence=_sentence(groups, hidden, t),
        alt=_alt(groups, lambda group: group.reply_rate, t),
    )


def company_groups_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw the share of voice of every company; ``None`` when there are none to tell apart, or to show."""
    groups, hidden = shown(conversation.by_company, present)
    if not groups:
        return None
    first = max(groups, key=lambda group: group.share)
    return Chart(
        id="company_groups",
        title=t("{company} has the largest share of voice: {share}", company=first.name, share=t.percent(first.share)),
        subtitle=t("Share of all messages that are by a company or about it."),
        figure=_figure(groups, lambda group: group.share, t, present),
        table=_table(groups, t("company"), t),
        sentence=_sentence(groups, hidden, t),
        alt=_alt(groups, lambda group: group.share, t),
    )


def shown(groups: tuple[Group, ...], present: bool) -> tuple[list[Group], int]:
    """Return the groups to show, the busiest first, and how many are too small for a shared screen."""
    ranked = sorted(groups, key=lambda group: (-group.messages, group.name))
    large = [group for group in ranked if not present or _size(group) >= FEWEST]
    return large, len(ranked) - len(large)


def _size(group: Group) -> int:
    """Return the people of a group; where the log has no authors, it is not known to be more than its messages."""
    return group.messages if group.people is None else group.people


def _reply_rate(group: Group) -> float:
    return group.reply_rate or 0.0


def _alt(groups: list[Group], value: Value, t: Translator) -> str:
    return t("Bars. {rows}", rows=" ".join(f"{group.name}: {_written(value(group), t)}." for group in groups[:MOST]))


def _written(share: float | None, t: Translator) -> str:
    return t("not measurable") if share is None else t.percent(share)


def _sentence(groups: list[Group], hidden: int, t: Translator) -> str:
    first = groups[0]
    text = t(
        "{name}: {messages} of the messages, reply rate {rate}.",
        name=first.name,
        messages=t.percent(first.share),
        rate=_written(first.reply_rate, t),
    )
    return f"{text} {not_shown(hidden, t)}".strip()


def not_shown(hidden: int, t: Translator) -> str:
    """Say how many small groups are left out; empty when there are none."""
    return (
        t.plural("{count} small group is not shown.", "{count} small groups are not shown.", hidden) if hidden else ""
    )


def _table(groups: list[Group], heading: str, t: Translator) -> Table:
    columns = (
        Column(name=heading),
        Column(name=t("messages"), kind=Kind.NUMBER),
        Column(name=t("share"), kind=Kind.SHARE),
        Column(name=t("reply rate"), kind=Kind.SHARE),
        Column(name=t("half answered within")),
        Column(name=t("level")),
    )
    return Table(columns=columns, rows=tuple(_row(group, t) for group in groups))


def _row(group: Group, t: Translator) -> tuple[str | float | None, ...]:
    reply = group.first_reply_minutes
    return (
        group.name,
        float(group.messages),
        group.share,
        group.reply_rate,
        duration(reply.median, t) if reply else t("not measurable"),
        t(LEVELS[group.level]) if group.level else t("not measurable"),
    )


def _figure(ranked: list[Group], value: Value, t: Translator, present: bool) -> Any:
    groups = ranked[: MOST_PRESENT if present else MOST]
    rows = list(range(len(groups)))[::-1]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [value(group) or 0.0 for group in groups],
        "y": rows,
        "width": 0.42,
        "marker": {"color": ACCENT},
        "hoverinfo": "skip",
    }
    return figure(
        [bars],
        t,
        height=(76 if present else 56) * len(groups) + 16,
        present=present,
        annotations=[
            mark for row, group in zip(rows, groups, strict=True) for mark in _words(row, group, value, t, present)
        ],
        xaxis=hidden_axis(range=[0, 1]),
        yaxis=hidden_axis(range=[-0.4, len(groups) - 0.2]),
    )


def _words(row: int, group: Group, value: Value, t: Translator, present: bool) -> list[dict[str, Any]]:
    place = {"y": row + 0.23, "yanchor": "bottom", "showarrow": False, "font": {"size": text_size(present)}}
    return [
        {"x": 0, "xanchor": "left", "text": plain(_short(group.name))} | place,
        {"x": 1, "xanchor": "right", "text": f"<b>{_written(value(group), t)}</b>"} | place,
    ]


def _short(name: str, longest: int = 26) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
