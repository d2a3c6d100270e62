"""The mix: area is effort, money and hours told apart."""

import textwrap
from typing import Any

from smm.assessment import Assessment
from smm.charts.chart import COLOURS, PRESENT_TEXT_SIZE, Chart, figure, plain
from smm.i18n import Translator
from smm.media import MediaType
from smm.mix import Allocation
from smm.plan import Plan
from smm.table import Column, Kind, Table
from smm.words import MEDIA_TYPES, MEDIA_TYPES_SHORT

LABEL_WIDTH = 14
"""Letters in a line of a label; longer names go on below, where an area has more room than beside."""


def effort_chart(result: Assessment | Plan, t: Translator, present: bool = False) -> Chart:
    """Draw where the effort of a plan goes; hours count at the plan's price of an hour.

    This picture needs no score, so a plan will do: it follows a slider without waiting for an assessment.
    """
    plan = result if isinstance(result, Plan) else result.plan
    shares = _shares(plan)
    return Chart(
        id="effort",
        title=_title(shares, t),
        subtitle=t(
            "Area is effort in a month. Plain: hours at {price} each. Striped: money.",
            price=t.money(plan.profile.hour_price, plan.profile.currency, digits=0),
        ),
        figure=_figure(plan, t, present),
        table=_table(plan, t),
        sentence=_sentence(plan, t),
        alt=t("Nested areas of effort. {rows}", rows=_rows_in_words(shares, t)),
    )


def effort(plan: Plan, allocation: Allocation) -> float:
    """Return money plus hours at the plan's price of an hour, in currency a month."""
    return allocation.money + allocation.hours * plan.profile.hour_price


def _shares(plan: Plan) -> dict[MediaType, float]:
    """Return each media type's share of the effort, 0 to 1; all 0 for an empty mix."""
    total = sum(effort(plan, a) for a in plan.used)
    amounts = dict.fromkeys(MediaType, 0.0)
    for allocation in plan.used:
        amounts[plan.channels[allocation.channel].media_type] += effort(plan, allocation)
    return {kind: amount / total if total else 0.0 for kind, amount in amounts.items()}


def _title(shares: dict[MediaType, float], t: Translator) -> str:
    largest = max(shares, key=lambda kind: shares[kind])
    if not shares[largest]:
        return t("No channel is used yet")
    return t(
        "{share} of your effort goes to: {media_type}",
        share=f"{t.number(100 * shares[largest])}%",
        media_type=t(MEDIA_TYPES[largest]).lower(),
    )


def _sentence(plan: Plan, t: Translator) -> str:
    return t(
        "You use {channels}, with {hours} and {money} a month.",
        channels=t.plural("{count} channel", "{count} channels", len(plan.used)),
        hours=t.hours(plan.hours),
        money=t.money(plan.money, plan.profile.currency, digits=0),
    )


def _rows_in_words(shares: dict[MediaType, float], t: Translator) -> str:
    return ", ".join(f"{t(MEDIA_TYPES[kind])} {t.number(100 * share)}%" for kind, share in shares.items()) + "."


def _table(plan: Plan, t: Translator) -> Table:
    columns = (
        Column(name=t("channel")),
        Column(name=t("type")),
        Column(name=t("money a month"), kind=Kind.MONEY),
        Column(name=t("hours a month"), kind=Kind.HOURS),
        Column(name=t("effort"), kind=Kind.MONEY),
    )
    rows = []
    for allocation in sorted(plan.used, key=lambda a: -effort(plan, a)):
        channel = plan.channels[allocation.channel]
        kind = t(MEDIA_TYPES_SHORT[channel.media_type])
        rows.append((channel.name(t.language), kind, allocation.money, allocation.hours, effort(plan, allocation)))
    return Table(columns=columns, rows=tuple(rows))


def _figure(plan: Plan, t: Translator, present: bool) -> Any:
    cells = _cells(plan, t)
    trace = {
        "type": "treemap",
        "ids": [cell["id"] for cell in cells],
        "labels": [cell["label"] for cell in cells],
        "parents": [cell["parent"] for cell in cells],
        "values": [cell["value"] for cell in cells],
        "text": [cell["text"] for cell in cells],
        "texttemplate": "%{label}<br>%{text}",
        "hoverinfo": "label+text",  # for areas too small for their words
        "branchvalues": "total",
        "sort": True,
        "marker": {
            "colors": [cell["colour"] for cell in cells],
            "pattern": {"shape": [cell["pattern"] for cell in cells], "solidity": 0.2, "fgcolor": "rgba(0,0,0,0.35)"},
            "line": {"color": "#ffffff", "width": 2},
            "pad": {"t": 40 if present else 24, "l": 3, "r": 3, "b": 3},
        },
        "tiling": {"packing": "squarify", "pad": 2},
        "pathbar": {"visible": False},
        "textfont": {"color": "#ffffff"},
    }
    return figure(
        [trace],
        t,
        height=440 if present else 360,
        present=present,
        uniformtext={"minsize": PRESENT_TEXT_SIZE if present else 12, "mode": "hide"},
    )


def _in_lines(name: str) -> str:
    lines = textwrap.wrap(name, LABEL_WIDTH, break_long_words=False, break_on_hyphens=False)
    return "<br>".join(plain(line) for line in lines)


def _cells(plan: Plan, t: Translator) -> list[dict[str, Any]]:
    """Return one cell for each media type and, inside, one for each channel's hours and one for its money."""
    leaves = []
    totals = dict.fromkeys(MediaType, 0.0)
    for allocation in plan.used:
        channel = plan.channels[allocation.channel]
        name = _in_lines(channel.short_name(t.language))
        parts = (
            ("hours", allocation.hours * plan.profile.hour_price, t.hours(allocation.hours), ""),
            ("money", allocation.money, t.money(allocation.money, plan.profile.currency, digits=0), "/"),
        )
        for part, value, text, pattern in parts:
            if value > 0:
                totals[channel.media_type] += value
                cell = {"id": f"{channel.id}:{part}", "label": name, "parent": channel.media_type.value}
                look = {"value": value, "text": text, "pattern": pattern, "colour": COLOURS[channel.media_type]}
                leaves.append(cell | look)
    roots = [
        {
            "id": kind.value,
            "label": plain(t(MEDIA_TYPES_SHORT[kind])),
            "parent": "",
            "value": total,
            "text": "",
            "pattern": "",
            "colour": COLOURS[kind],
        }
        for kind, total in totals.items()
        if total > 0
    ]
    return roots + leaves
