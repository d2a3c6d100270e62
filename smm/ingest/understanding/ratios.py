"""Which columns are made of others: prices and rates (cost / clicks), sums across, running sums, counters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

MOST_COLUMNS = 24
LEAST_ROWS = 3
SCALES = (1.0, 1000.0)
"""Of one, and of a thousand; rates in percent are read as shares already."""

Values = Sequence[float | None]


@dataclass(frozen=True)
class Ratio:
    """A column that equals ``scale * above / below``: ``1000 * cost / impressions``."""

    column: int
    above: int
    below: int
    scale: float


def ratios(columns: Mapping[int, Values]) -> tuple[Ratio, ...]:
    """Return the columns that are two others divided, to the decimals they are written with.

    Parameters
    ----------
    columns : mapping of int to sequence
        A sample of each column of numbers, row by row, None where a cell has none.

    Examples
    --------
    >>> cost, clicks, price = [10.01, 20.55, 7.75], [3.0, 7.0, 4.0], [3.34, 2.94, 1.94]
    >>> ratios({0: cost, 1: clicks, 2: price})
    (Ratio(column=2, above=0, below=1, scale=1.0),)
    """
    kept = dict(list(columns.items())[:MOST_COLUMNS])
    steps = {c: _step(values) for c, values in kept.items()}
    found = []
    for made, above, below in permutations(kept, 3):
        for scale in SCALES:
            if _holds(kept[made], kept[above], kept[below], scale, steps[made]) and not _exact_product(
                kept[made], kept[above], kept[below], scale, steps[above]
            ):
                found.append(Ratio(made, above, below, scale))
    return tuple(
        r for r in found if not any(_says_the_reverse(r, o) and steps[o.column] <= steps[r.column] for o in found)
    )


def _says_the_reverse(one: Ratio, other: Ratio) -> bool:
    """Return whether two ratios tell the same with price and quantity exchanged; the finer column is the price."""
    return (one.above, one.below, one.column) == (other.above, other.column, other.below)


def _step(values: Values) -> float:
    """Return the smallest decimal a column is written with."""
    places = max((len(f"{v:.10g}".partition(".")[2]) for v in values if v is not None), default=0)
    return 10.0**-places


def _holds(made: Values, above: Values, below: Values, scale: float, step: float) -> bool:
    rows = 0
    for m, a, b in zip(made, above, below, strict=True):
        if m is None or a is None or not b:
            continue
        if abs(m - scale * a / b) > 0.51 * step + 1e-9 * abs(m):
            return False
        rows += m != 0
    return rows >= LEAST_ROWS and len({b for b in below if b}) > 1 and len({m for m in made if m}) > 1


def _exact_product(made: Values, above: Values, below: Values, scale: float, step: float) -> bool:
    """Return whether the dividend is as well the exact product of the others: then who is made of whom is open."""
    return all(
        abs(a - m * b / scale) <= 0.51 * step + 1e-9 * abs(a)
        for m, a, b in zip(made, above, below, strict=True)
        if m is not None and a is not None and b
    )


def sums_across(columns: Mapping[int, Values]) -> frozenset[int]:
    """Return the columns that add up a run of two or more columns beside them, row by row.

    Examples
    --------
    >>> sorted(sums_across({1: [1.0, 2.5, 4.0], 2: [3.0, 1.0, 5.0], 3: [4.0, 3.5, 9.0]}))
    [3]
    """
    order = list(columns)
    found: set[int] = set()
    for at, total in enumerate(order):
        for run in (order[:at][::-1], order[at + 1 :]):
            if total not in found and _is_sum_of(columns[total], [columns[c] for c in run if c not in found]):
                found.add(total)
    return frozenset(found)


def _is_sum_of(total: Values, parts: Sequence[Values]) -> bool:
    """Return whether a column adds up the first two, three, … of the columns beside it."""
    running = [0.0] * len(total)
    filled = [0] * len(total)
    for count, part in enumerate(parts, start=1):
        for i, value in enumerate(part):
            running[i] += value or 0.0
            filled[i] += bool(value)
        rows = [i for i, t in enumerate(total) if t is not None and (t or running[i])]
        if count < 2 or len(rows) < 2 or sum(filled[i] > 1 for i in rows) < max(1, len(rows) / 3):
            continue
        if all(abs((total[i] or 0.0) - running[i]) <= 0.011 + 1e-6 * abs(running[i]) for i in rows):
            return True
    return False


def running_sums(columns: Mapping[int, Values]) -> frozenset[int]:
    """Return the columns that add up another from the top down.

    Examples
    --------
    >>> sorted(running_sums({0: [10.0, 20.0, 5.0, 7.0], 1: [10.0, 30.0, 35.0, 42.0]}))
    [1]
    """
    found = set()
    for total, part in permutations(list(columns)[:MOST_COLUMNS], 2):
        run, rows = 0.0, 0
        for t, p in zip(columns[total], columns[part], strict=True):
            run += p or 0.0
            if t is None:
                continue
            if abs(t - run) > 0.011:
                rows = 0
                break
            rows += bool(p)
        if rows >= LEAST_ROWS:
            found.add(total)
    return frozenset(found)


def is_counter(values: Values) -> bool:
    """Return whether a column counts its own rows, or the days of a weekly series: whole numbers in even steps.

    Examples
    --------
    >>> is_counter([0.0, 1.0, 2.0, 3.0]), is_counter([5.0, 3.0, 9.0]), is_counter([120.0, 110.0, 100.0])
    (True, False, False)
    """
    known = [v for v in values if v is not None]
    steps = {b - a for a, b in zip(known, known[1:], strict=False)}
    if len(known) < LEAST_ROWS or not all(v == int(v) for v in known):
        return False
    even = [known[i + 1] - known[i] for i in range(len(known) - 1)]
    mostly = sum(step in (1.0, 7.0) for step in even) >= 0.9 * len(even) and len(known) >= 3 * LEAST_ROWS
    return (steps == {1.0} and known[0] in (0.0, 1.0)) or mostly
