"""Which delimiters of a record separate cells: the grouping of its pieces whose cells are the most probable.

A record with too many delimiters is cut at all of them. Every way of putting neighbouring pieces together again until
the table's width is reached is a candidate; dynamic programming finds the best without trying each.
"""

import math
from collections.abc import Iterator, Sequence

from smm.ingest.text.cell_model import Describes
from smm.ingest.text.dialect import Dialect

MOST_SURPLUS = 40
HELD, TAKEN_OUT, STRAY = 2.0, 5.0, 2.0
"""What it costs to hold a delimiter without quotes or drop it with an empty cell, to take one out of a text, and to
let a quote break the rules."""


def regrouped(
    pieces: Sequence[str], joint: str, dialect: Dialect, models: Sequence[Describes]
) -> tuple[float, list[str]] | None:
    """Return the most probable cells that neighbouring pieces make, with their score.

    Parameters
    ----------
    pieces : sequence of str
        Raw text between delimiters, quotes included.
    joint : str
        The delimiter that stood between them.
    dialect : Dialect
    models : sequence of Describes
        One for each column; their number is the number of cells returned.

    Examples
    --------
    >>> from smm.ingest.text.cell_model import CellModel
    >>> models = [CellModel(["1/5", "2/5"]), CellModel(["Rosa", "Bar Sport"]), CellModel(["12", "10"])]
    >>> regrouped(["3/5", "Bar", "Rosa", "11"], " ", Dialect(" "), models)[1]
    ['3/5', 'Bar Rosa', '11']
    """
    room = len(pieces) - len(models)
    if not 0 <= room <= MOST_SURPLUS:
        return None
    # best[used] is the best reading of the first `used` pieces as the columns so far
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for column, model in enumerate(models):
        longer: dict[int, tuple[float, tuple[str, ...]]] = {}
        for used, (score, cells) in best.items():
            for end in range(used + 1, column + room + 2):
                for cell, cost in _cells(pieces[used:end], joint, dialect):
                    total = score + model.log_probability(cell) - cost
                    if total > longer.get(end, (-math.inf,))[0]:
                        longer[end] = (total, (*cells, cell))
        best = longer
    score, row = best[len(pieces)]
    return score, list(row)


def _cells(group: Sequence[str], joint: str, dialect: Dialect) -> Iterator[tuple[str, float]]:
    """Yield what a group of pieces may say, with its cost: empty pieces dropped, delimiters held, or all taken out."""
    full = [piece for piece in group if piece] or [""]
    dropped = HELD * (len(group) - len(full))
    joints = len(full) - 1
    held, regular = dialect.unquoted(joint.join(full))
    yield held, dropped + (0.0 if regular else STRAY) + (0.0 if _enclosed(full, dialect) else HELD * joints)
    if joints and not _enclosed(full, dialect):
        bare, regular = dialect.unquoted("".join(full))
        yield bare, dropped + (0.0 if regular else STRAY) + TAKEN_OUT * joints
    if dropped:
        held, regular = dialect.unquoted(joint.join(group))
        yield held, (0.0 if regular else STRAY) + HELD * (len(group) - 1)


def _enclosed(group: Sequence[str], dialect: Dialect) -> bool:
    quote = dialect.quote
    return bool(quote) and group[0].lstrip(" ")[:1] == quote == group[-1].rstrip(" ")[-1:]
