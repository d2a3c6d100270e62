"""A table of channel, money and hours, from any export, into the mix."""

from smm.ingest.understanding.matching import Kind
from smm.ingest.understanding.meaning import Imported
from smm.media import Catalogue
from smm.mix_table import COLUMNS, MixTable, read_mix_rows


def mix_of(found: Imported, channels: Catalogue) -> MixTable:
    """Return the allocations a table of a media mix holds, and a problem for each row whose channel is not known.

    Examples
    --------
    >>> from smm.ingest.understanding.meaning import import_table
    >>> from smm.ingest.text.structure import TextTable
    >>> from smm.media import catalogue
    >>> rows = (("Website", "12.50", "3"), ("Moon", "1", "1"))
    >>> table = mix_of(import_table(TextTable(("Channel", "Money", "Hours"), rows, 3)), catalogue())
    >>> [(one.channel, one.money) for one in table.allocations], len(table.problems)
    ([('website', 12.5)], 1)
    """
    if found.kind is not Kind.MIX or "channel" not in found.columns:
        return MixTable(allocations=())
    places = {name: found.columns.index(name) for name in COLUMNS if name in found.columns}
    # amounts are read already: written plainly, they are read again without a doubt
    rows = [[_plain(row[place]) for place in places.values()] for row in found.rows]
    return read_mix_rows([list(places), *rows], channels)


def _plain(value: object) -> str:
    return "" if value is None else str(value)
