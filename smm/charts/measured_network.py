"""Who answers whom in a log: the largest conversations on a ring by group, the company in the middle."""

import math
from typing import Any

from smm.charts.chart import ACCENT, INK, NEUTRAL, SHARED_LOOK, Chart, figure, hidden_axis, plain, text_size
from smm.charts.groups import FEWEST
from smm.conversation.results import Conversation, Network, Node
from smm.conversation.structures import prototypes
from smm.i18n import Translator
from smm.table import Column, Kind, Table

Point = tuple[float, float]
Pair = tuple[int, int]

GAP = 1.5
"""Space between two groups on the ring, in places of an author."""
INNER = 0.3
"""Radius of the ring of several companies; the others' is 1."""
EDGE = 1.12
NEAR = 0.05
"""Distances that differ by less are told together."""
WIDTHS = ((10, 3.5), (3, 2.0), (1, 1.0))
"""Messages from which a line has a width, in pixels."""
ARROW_AT = 0.62
"""Where on a one-way line its arrow stands."""


def network_chart(conversation: Conversation, t: Translator, present: bool = False) -> Chart | None:
    """Draw the largest conversations of a log; ``None`` when its network is not measurable, or too small to share.

    Authors are numbers, never names. A pair that answers each other is a solid line, one that does not is dashed, with
    an arrow to who is answered or mentioned.
    """
    network = conversation.network
    if network is None or (present and network.authors < FEWEST):  # few can be told apart by their pattern
        return None
    mutual, one_way = _pairs(network)
    return Chart(
        id="measured_network",
        title=_title(network, t),
        subtitle=_subtitle(network, t),
        figure=_figure(network, t, present),
        table=_table(network, t),
        sentence=_sentence(network, t),
        alt=t(
            "Authors on a ring, those of one group side by side; in the middle, companies: {companies}. Pairs that"
            " answer each other: {mutual}. Pairs in which only one does: {one_way}.",
            companies=t.number(_companies(network)),
            mutual=t.number(len(mutual)),
            one_way=t.number(len(one_way)),
        ),
    )


def _title(network: Network, t: Translator) -> str:
    if not network.ties:
        return t("Nobody answers anybody in this log")
    if not network.structures:
        return t("Too few people to see a shape: {count}", count=t.number(network.authors))
    first = prototypes()[network.structures[0].id]
    return t("Closest shape: {name}. {reading}", name=_lower(first.name(t.language)), reading=first.reading(t.language))


def _subtitle(network: Network, t: Translator) -> str:
    squares = {0: "", 1: t("Square: you.")}.get(_companies(network), t("Squares: companies."))
    shown = t(
        "The largest conversations: {drawn} of {authors}.",
        drawn=t.number(len(network.nodes)),
        authors=t.plural("{count} author", "{count} authors", network.authors),
    )
    lines = t("Solid line: they answer each other. Dashed: one way, the arrow points at who is answered or mentioned.")
    return " ".join(filter(None, (shown, squares, lines)))


def _companies(network: Network) -> int:
    return sum(node.company for node in network.nodes)


def _sentence(network: Network, t: Translator) -> str:
    facts = t(
        "{mutual} of the pairs that speak answer each other; {apart} of the authors speak with nobody.",
        mutual=t.percent(network.reciprocity),
        apart=t.percent(network.isolates),
    )
    return f"{facts} {_resemblance(network, t)}".strip()


def _resemblance(network: Network, t: Translator) -> str:
    """Say the two closest shapes with their distances: closest, never certain."""
    if not network.structures:
        return ""
    first, second = network.structures[:2]
    names = {
        "first": _lower(prototypes()[first.id].name(t.language)),
        "second": _lower(prototypes()[second.id].name(t.language)),
        "near": t.number(first.distance, digits=2),
        "far": t.number(second.distance, digits=2),
    }
    if second.distance - first.distance < NEAR:
        return t("Between two shapes: {first} (distance {near}) and {second} ({far}), on a scale from 0 to 1.", **names)
    return t(
        "Closest, not certain: {first} (distance {near} on a scale from 0 to 1), then {second} ({far}).",
        **names,
    )


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _pairs(network: Network) -> tuple[dict[Pair, int], dict[Pair, int]]:
    """Return the messages of pairs tied both ways, and of those tied one way (from, to)."""
    amounts = {(tie.source, tie.target): tie.messages for tie in network.edges}
    both = {(a, b): amounts[a, b] + amounts[b, a] for a, b in amounts if a < b and (b, a) in amounts}
    return both, {(a, b): messages for (a, b), messages in amounts.items() if (b, a) not in amounts}


def _table(network: Network, t: Translator) -> Table:
    columns = (
        Column(name=t("author")),
        Column(name=t("messages written"), kind=Kind.NUMBER),
        Column(name=t("answers or mentions"), kind=Kind.NUMBER),
        Column(name=t("is answered or mentioned by"), kind=Kind.NUMBER),
        Column(name=t("group"), kind=Kind.NUMBER),
    )
    rows = []
    for node in network.nodes:
        answers = sum(tie.source == node.id for tie in network.edges)
        answered = sum(tie.target == node.id for tie in network.edges)
        rows.append((_name(network, node, t), node.messages, answers, answered, node.group + 1))
    return Table(columns=columns, rows=tuple(rows))


def _name(network: Network, node: Node, t: Translator) -> str:
    """Return «You», or «Company 2» among several, or «Author 7»; never a name from the log."""
    companies = _companies(network)
    if node.company:
        return t("You") if companies == 1 else t("Company {number}", number=t.number(node.id + 1))
    return t("Author {number}", number=t.number(node.id + 1 - companies))


def _figure(network: Network, t: Translator, present: bool) -> Any:
    places = layout(network.nodes)
    size = 1.3 if present else 1.0
    traces = [*_lines(network, places, size), _arrows(network, places, size)]
    traces += [_marks(network, places, t, size, company) for company in (False, True)]
    return figure(
        [trace for trace in traces if trace["x"]],
        t,
        height=SHARED_LOOK if present else 380,
        present=present,
        annotations=_labels(network, places, t, present),
        xaxis=hidden_axis(range=[-EDGE, EDGE], constrain="domain"),
        yaxis=hidden_axis(range=[-EDGE, EDGE], scaleanchor="x", constrain="domain"),
    )


def layout(nodes: tuple[Node, ...]) -> list[Point]:
    """Return the place of each author: the company in the middle, the others on a ring of radius 1, group by group.

    Examples
    --------
    >>> layout(tuple(Node(id=i, company=i == 0, messages=1) for i in range(2)))
    [(0.0, 0.0), (0.0, 1.0)]
    """
    companies = [node for node in nodes if node.company]
    people = sorted((node for node in nodes if not node.company), key=lambda node: (node.group, node.id))
    steps = [0.0]
    for one, next_one in zip(people, people[1:], strict=False):
        steps.append(steps[-1] + 1 + GAP * (one.group != next_one.group))
    round_trip = steps[-1] + 1 + GAP * (len({node.group for node in people}) > 1)
    places = {node.id: _on_ring(step / round_trip, 1.0) for node, step in zip(people, steps, strict=False)}
    inner = INNER if len(companies) > 1 else 0.0
    places |= {node.id: _on_ring(i / len(companies), inner) for i, node in enumerate(companies)}
    return [places[node.id] for node in nodes]


def _on_ring(turn: float, radius: float) -> Point:
    """Return the point a share of a turn clockwise from the top."""
    return radius * math.sin(2 * math.pi * turn), radius * math.cos(2 * math.pi * turn)


def _lines(network: Network, places: list[Point], size: float) -> list[dict[str, Any]]:
    """Return one trace for each look of a line; the dashed ones first, under the others."""
    mutual, one_way = _pairs(network)
    looks = ((one_way, {"color": NEUTRAL, "dash": "dash"}, 0.7), (mutual, {"color": ACCENT}, 1.0))
    traces = []
    for pairs, look, thin in looks:
        for _, width in reversed(WIDTHS):
            chosen = [pair for pair, messages in pairs.items() if _width(messages) == width]
            line = look | {"width": width * thin * size}
            trace = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": line, "opacity": 0.75}
            traces.append(trace | _segments(chosen, places))
    return traces


def _width(messages: int) -> float:
    return next(width for least, width in WIDTHS if messages >= least)


def _segments(pairs: list[Pair], places: list[Point]) -> dict[str, list[float | None]]:
    points = [point for a, b in pairs for point in (places[a], places[b], (None, None))]
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _arrows(network: Network, places: list[Point], size: float) -> dict[str, Any]:
    """Return heads on the one-way lines, each turned the way it goes; the axes have one scale, so angles are true."""
    ways = [(places[a], places[b]) for a, b in _pairs(network)[1]]
    angles = [math.degrees(math.atan2(tip[0] - tail[0], tip[1] - tail[1])) for tail, tip in ways]
    marker = {"symbol": "arrow", "angle": angles, "angleref": "up", "size": 8 * size, "color": NEUTRAL}
    at = [tuple(p + ARROW_AT * (q - p) for p, q in zip(tail, tip, strict=True)) for tail, tip in ways]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": marker,
        "x": [x for x, _ in at],
        "y": [y for _, y in at],
    }


def _marks(network: Network, places: list[Point], t: Translator, size: float, company: bool) -> dict[str, Any]:
    nodes = [node for node in network.nodes if node.company == company]
    most = max((node.messages for node in network.nodes if not node.company), default=1)
    grown = [18.0 if company else 6 + 8 * math.sqrt(min(1.0, node.messages / max(most, 1))) for node in nodes]
    marker = {
        "symbol": "square" if company else "circle",
        "size": [one * size for one in grown],
        "color": ACCENT if company else INK,
        "line": {"color": "#ffffff", "width": 1.5},
        "opacity": 1,
    }
    wrote = [t.plural("{count} message", "{count} messages", node.messages) for node in nodes]
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": marker,
        "text": [f"{plain(_name(network, n, t))}: {said}" for n, said in zip(nodes, wrote, strict=True)],
        "hoverinfo": "text",
        "x": [places[node.id][0] for node in nodes],
        "y": [places[node.id][1] for node in nodes],
    }


def _labels(network: Network, places: list[Point], t: Translator, present: bool) -> list[dict[str, Any]]:
    """Write the name of the company under its mark; of several, their numbers."""
    companies = [node for node in network.nodes if node.company]
    size = text_size(present)
    labels = []
    for node in companies:
        name = t("You") if len(companies) == 1 else t.number(node.id + 1)
        x, y = places[node.id]
        mark = {"x": x, "y": y, "yshift": -(size + (12 if present else 6)), "showarrow": False, "font": {"size": size}}
        labels.append(mark | {"text": f"<b>{plain(name)}</b>", "bgcolor": "rgba(255,255,255,0.85)", "borderpad": 1})
    return labels
