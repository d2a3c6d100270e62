"""How far conversations go: threads by their longest chain of replies."""

from typing import Any

from smm.charts.chart import ACCENT, Chart, figure, text_size
from smm.conversation.results import Conversation
from smm.i18n import Translator
from smm.table import Column, Kind, Table

LAST = 6
"""Messages; longer chains are counted together."""
MOST = 0.5
"""Share from which threads are most threads."""


def thread_depth_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw threads by the messages of their longest chain of replies; ``None`` when no chain is known."""
    total = sum(conversation.depths.values())
    if not total:
        return None
    counts = _counts(conversation)
    shares = [count / total for count in counts]
    return Chart(
        id="thread_depth",
        title=_title(counts, t),
        subtitle=t("Threads by the number of messages in their longest chain of replies."),
        figure=_figure(counts, t, present),
        table=_table(counts, shares, t),
        sentence=t(
            "Of {threads}, {alone} end with their first message and {long} reach {last} or more.",
            threads=t.plural("{count} thread", "{count} threads", total),
            alone=t.percent(shares[0]),
            long=t.percent(shares[-1]),
            last=t.number(LAST),
        ),
        alt=t("Bars of threads by length. {rows}", rows=_in_words(counts, t)),
    )


def _counts(conversation: Conversation) -> list[int]:
    """Return threads by their depth, 1 to the last, longer ones with the last."""
    depths = conversation.depths
    most = sum(count for depth, count in depths.items() if depth >= LAST)
    return [*(depths.get(depth, 0) for depth in range(1, LAST)), most]


def _name(depth: int, t: Translator) -> str:
    return t("{number} or more", number=t.number(depth)) if depth == LAST else t.number(depth)


def _title(counts: list[int], t: Translator) -> str:
    total = sum(counts)
    if counts[0] / total > MOST:
        return t("{share} of the threads end with their first message", share=t.percent(counts[0] / total))
    reached, depth = total, 1
    while depth < LAST and (reached - counts[depth - 1]) / total >= MOST:
        reached -= counts[depth - 1]
        depth += 1
    return t(
        "{share} of the threads go on for {depth} messages or more",
        share=t.percent(reached / total),
        depth=t.number(depth),
    )


def _in_words(counts: list[int], t: Translator) -> str:
    return " ".join(
        t("Messages {name}: {count}.", name=_name(depth, t), count=t.number(count))
        for depth, count in enumerate(counts, start=1)
    )


def _table(counts: list[int], shares: list[float], t: Translator) -> Table:
    columns = (
        Column(name=t("messages in the chain")),
        Column(name=t("threads"), kind=Kind.NUMBER),
        Column(name=t("share"), kind=Kind.SHARE),
    )
    rows = zip(counts, shares, strict=True)
    return Table(columns=columns, rows=tuple((_name(i, t), float(n), share) for i, (n, share) in enumerate(rows, 1)))


def _figure(counts: list[int], t: Translator, present: bool) -> Any:
    size = text_size(present)
    bars = {
        "type": "bar",
        "x": list(range(1, LAST + 1)),
        "y": counts,
        "marker": {"color": ACCENT},
        "text": [t.number(count) for count in counts],
        "textposition": "outside",
        "textfont": {"size": size},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return figure(
        [bars],
        t,
        height=400 if present else 320,
        present=present,
        bargap=0.25,
        xaxis={
            "tickvals": list(range(1, LAST + 1)),
            "ticktext": [_name(depth, t) for depth in range(1, LAST + 1)],
            "tickfont": {"size": size},
            "tickangle": 0,
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [0, 1.15 * max(counts)]},
        margin={"l": 2, "r": 16, "t": 8, "b": 44 if present else 30},
        uniformtext={"minsize": size, "mode": "show"},
    )
