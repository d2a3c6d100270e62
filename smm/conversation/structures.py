"""The six published conversation structures, and how far a network is from each.

Source of the structures and of the four kinds of measure: evidence C01. No numeric limits are published, so the bands
in ``data/structures.csv`` are assumptions that follow the published descriptions: the answer is the *closest*
structure, never a certain one.
"""

import math
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from smm.conversation.results import Structure
from smm.i18n import Language
from smm.resources import rows

METRICS = {
    "connection": (0.0, 1.0),
    "isolates": (0.0, 1.0),
    "in_centralisation": (0.0, 1.0),
    "out_centralisation": (0.0, 1.0),
    "modularity": (0.0, 1.0),
    "groups": (0.0, 6.0),
}
"""What is compared, with the lowest and the highest value possible; more groups than six count as six.

Assumption: no published description tells six groups from more.
"""

Band = tuple[float, float]


class Prototype(BaseModel):
    """A published structure.

    Attributes
    ----------
    bands : dict of str to (float, float)
        Lowest and highest value of each metric its description speaks of.
    source : str
        Row of the evidence table that describes it; the bands are assumptions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    bands: dict[str, Band]
    source: str
    name_en: str
    name_it: str
    reading_en: str
    reading_it: str

    def name(self, language: Language) -> str:
        """Return the plain name in a language."""
        return language.pick(self.name_en, self.name_it)

    def reading(self, language: Language) -> str:
        """Return what it means for a brand, in a language."""
        return language.pick(self.reading_en, self.reading_it)

    def distance(self, signature: Mapping[str, float]) -> float:
        """Return how far a network is outside the bands: 0 inside all, 1 as far as possible outside all.

        The root mean square over the metrics of the gap to the band, each as a share of the largest gap possible.
        """
        gaps = [_gap(signature[metric], metric, band) for metric, band in self.bands.items()]
        return math.sqrt(math.fsum(gap * gap for gap in gaps) / len(gaps))


@cache
def prototypes() -> dict[str, Prototype]:
    """Return the structures of ``data/structures.csv`` by id.

    Examples
    --------
    >>> prototypes()["support_network"].bands["out_centralisation"]
    (0.5, 1.0)
    """
    return {row["id"]: _prototype(row) for row in rows("structures.csv")}


def closest(signature: Mapping[str, float]) -> tuple[Structure, ...]:
    """Return the six structures, the closest first; those equally far by id.

    Parameters
    ----------
    signature : mapping of str to float
        A value for each of :data:`METRICS`.

    Examples
    --------
    >>> star = {"connection": 0.4, "isolates": 0, "in_centralisation": 0, "out_centralisation": 1, "modularity": 0}
    >>> found = closest(star | {"groups": 1})
    >>> found[0].id, found[0].distance
    ('support_network', 0.0)
    """
    found = (Structure(id=key, distance=prototype.distance(signature)) for key, prototype in prototypes().items())
    return tuple(sorted(found, key=lambda structure: (structure.distance, structure.id)))


def _prototype(row: dict[str, str]) -> Prototype:
    bands: dict[str, Band] = {}
    for metric, (lowest, highest) in METRICS.items():
        low, high = row.pop(f"{metric}_low"), row.pop(f"{metric}_high")
        if low or high:
            bands[metric] = (float(low or lowest), float(high or highest))
    return Prototype.model_validate({**row, "bands": bands})


def _gap(value: float, metric: str, band: Band) -> float:
    lowest, highest = METRICS[metric]
    low, high = band
    inside = min(max(value, lowest), highest)
    if inside < low:
        return (low - inside) / (low - lowest)
    return (inside - high) / (highest - high) if inside > high else 0.0
