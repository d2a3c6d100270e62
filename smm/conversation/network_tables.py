"""The numbers behind a network's shape, and the six published shapes with their distances, as tables."""

from smm.conversation.results import Network
from smm.conversation.structures import METRICS, prototypes
from smm.i18n import Translator
from smm.table import Column, Kind, Table
from smm.words import NETWORK_MEASURE_TERMS, NETWORK_MEASURES

OWN = ("authors", "ties", "density", "reciprocity", "isolates", "in_centralisation", "out_centralisation", "modularity")
DIGITS = 6
"""Decimals kept of a measure: a large network's density is small."""


def measures_table(network: Network, t: Translator) -> Table:
    """Return every measure of a network, and beside it the value compared with the published shapes.

    The two differ only when the log has several companies, which count as one author in the comparison.
    """
    columns = (
        Column(name=t("what")),
        Column(name=t("the field's term")),
        Column(name=t("in this log"), kind=Kind.NUMBER),
        Column(name=t("compared"), kind=Kind.NUMBER),
    )
    rows = []
    for key in dict.fromkeys((*OWN, *METRICS)):
        own, compared = (_rounded(value) for value in (getattr(network, key, None), network.signature.get(key)))
        rows.append((t(NETWORK_MEASURES[key]), t(NETWORK_MEASURE_TERMS[key]), own, compared))
    return Table(columns=columns, rows=tuple(rows))


def structures_table(network: Network, t: Translator) -> Table:
    """Return the published shapes, the closest first, with distance and meaning; no row when there were too few people.

    Examples
    --------
    >>> from smm.conversation.network import network
    >>> star = network([0] * 12, range(1, 13), [1] * 12, [True] + [False] * 12, [12] + [1] * 12)
    >>> structures_table(star, Translator("en")).rows[0][:2]
    ('Support network', 0.0)
    """
    columns = (
        Column(name=t("shape")),
        Column(name=t("distance, 0 to 1"), kind=Kind.NUMBER),
        Column(name=t("what it means")),
        Column(name=t("source")),
    )
    rows = []
    for structure in network.structures:
        shape = prototypes()[structure.id]
        rows.append((shape.name(t.language), round(structure.distance, 3), shape.reading(t.language), shape.source))
    return Table(columns=columns, rows=tuple(rows))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
