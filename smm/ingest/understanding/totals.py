"""Rows that add up the others: found by arithmetic and by label, so that nothing is counted twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from smm.ingest.understanding.numbers import is_missing
from smm.ingest.understanding.vocabulary import averages, counts_rows, fold, is_total, may_be_total

ROUNDED = Decimal("0.005")
"""Part by which a labelled total may miss the sum of its rows (rounding, filtered rows)."""
UNLIKELY = 1_000_000
"""A row without any mark of a total is one when as few as one in so many rows would add up by chance."""
EDGE = 3
PASSES = 3


@dataclass(frozen=True)
class _Figures:
    """One additive column in whole units of its smallest decimal; None where a cell has no number."""

    values: tuple[int | None, ...]
    before: tuple[int, ...]
    counted: tuple[int, ...]
    """Running sum, and running count of numbers, of the rows above each row."""


def total_rows(
    rows: Sequence[Sequence[str]], additive: Mapping[str, Sequence[object]], numeric: set[int] | None = None
) -> frozenset[int]:
    """Return the places of the rows that are totals: grand totals, subtotals of the rows above or below, averages.

    Parameters
    ----------
    rows : sequence of rows of text
    additive : mapping of str to sequence
        Columns whose values may be added up: a ``Decimal`` or None for each row.
    numeric : set of int
        Columns that hold figures, in which no label is looked for.

    Examples
    --------
    >>> sorted(total_rows([["a", "1"], ["b", "2"], ["", "3"]], {"x": [Decimal(1), Decimal(2), Decimal(3)]}))
    [2]
    """
    labels = _labels(rows, numeric or set())
    columns = [values for values in additive.values() if any(isinstance(v, Decimal) and v for v in values)]
    rank = _rank if columns else _is_label
    ranks = {word: rank(word) for word in {word for words in labels for word in words}}
    strong = {i for i, words in enumerate(labels) if any(ranks[word] == 3 for word in words)}
    found = strong if len(strong) < max(2, len(rows)) else set()
    empty = _emptier(rows, found)
    found = {i for i in found if i in empty or i < EDGE or i >= len(rows) - EDGE - len(found)}
    if len(rows) < 2 or not columns:
        return frozenset(found)
    weak = {i for i, words in enumerate(labels) if any(ranks[word] > 1 for word in words)} - found
    empty |= {i for i, words in enumerate(labels) if any(ranks[word] == 1 for word in words)}
    for _ in range(PASSES):
        more = _sums(len(rows), columns, found, weak, empty)
        if not more:
            break
        found |= more
    return frozenset(found | _means(labels, columns, found))


def _rank(word: str) -> int:
    """Return 3 for the label of a total, 2 for what may be one, 1 for words that count rows, 0 for others."""
    return 3 if is_total(word) else 2 if may_be_total(word) else 1 if counts_rows(word) else 0


def _is_label(word: str) -> int:
    return 3 * is_total(word)


def _labels(rows: Sequence[Sequence[str]], numeric: set[int]) -> list[list[str]]:
    """Return the words of each row in which a label may stand: no figures, no column that says it in most rows."""
    width = len(rows[0]) if rows else 0
    places = [c for c in range(width) if c not in numeric][:8]
    sample = rows[:: max(1, len(rows) // 500)]
    places = [c for c in places if 2 * sum(is_total(row[c]) for row in sample) <= len(sample) or len(rows) < 4]
    return [[row[c] for c in places if not is_missing(row[c])][:4] for row in rows]


def _emptier(rows: Sequence[Sequence[str]], found: set[int]) -> set[int]:
    """Return the rows with an empty cell in a column that is filled in most other rows."""
    others = [row for k, row in enumerate(rows) if k not in found]
    sample = others[:: max(1, len(others) // 300)]
    if not sample:
        return set()
    usual = [c for c in range(len(rows[0])) if 10 * sum(not is_missing(r[c]) for r in sample) >= 6 * len(sample)]
    return {i for i, row in enumerate(rows) if any(is_missing(row[c]) for c in usual)}


def _sums(
    length: int, columns: Sequence[Sequence[object]], found: set[int], weak: set[int], empty: set[int]
) -> set[int]:
    """Return further rows that equal the sum of all others, or of the rows since the last total above or below."""
    figures = [_figures(values, found) for values in columns]
    left = [i for i in range(length) if i not in found]
    edges = {*left[:EDGE], *left[-EDGE:]}
    more: set[int] = set()
    for order in (range(length), range(length - 1, -1, -1)):
        down = order.step > 0
        border = marked_border = 0 if down else length
        for i in order:
            beyond = i + 1 if down else i
            if i in found:
                border = marked_border = beyond
                continue
            starts = {border, marked_border}
            runs = [(start, i) if down else (i + 1, start) for start in starts]
            mark = 2 if i in weak else 1 if i in empty else 0
            if _is_sum(i, runs, figures, mark, i in edges):
                more.add(i)
                border = marked_border = beyond
            elif mark:
                marked_border = beyond
        if more:
            break
    return more


def _figures(values: Sequence[object], found: set[int]) -> _Figures:
    places = min(6, max((_places(v) for v in values if isinstance(v, Decimal)), default=0))
    whole = tuple(int(v.scaleb(places)) if isinstance(v, Decimal) and v.is_finite() else None for v in values)
    before, counted = [0], [0]
    for i, v in enumerate(whole):
        kept = v is not None and i not in found
        before.append(before[-1] + (v or 0) * kept)
        counted.append(counted[-1] + kept)
    return _Figures(whole, tuple(before), tuple(counted))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_sum(i: int, runs: Sequence[tuple[int, int]], figures: Sequence[_Figures], mark: int, edge: bool) -> bool:
    length = len(figures[0].values)
    return _fits(i, figures, (0, length), mark, edge) or any(
        _fits(i, figures, run, mark, edge=False) for run in runs if 0 < run[1] - run[0] < length - 1
    )


def _fits(i: int, figures: Sequence[_Figures], run: tuple[int, int], mark: int, edge: bool) -> bool:
    """Return whether a row's figures are the sums of a run of rows, weighed by how likely that is by chance."""
    fits = misses = parts = 0
    chance = 1.0
    first, last = run
    for column in figures:
        own = column.values[i]
        if not own:
            continue
        expected = column.before[last] - column.before[first]
        count = column.counted[last] - column.counted[first]
        if first <= i < last:
            expected, count = expected - own, count - 1
        if not count:
            continue
        parts = max(parts, count)
        slack = abs(expected) * ROUNDED if mark == 2 else int(0.6 * count**0.5) if count > 2 else 0
        if abs(own - expected) <= slack:
            fits += 1
            chance *= abs(own)
        elif mark < 2:
            return False
        else:
            misses += 1
    if not fits or misses >= fits:
        return False
    if mark == 2:
        return parts >= 1
    if mark == 1:
        return parts >= 2 and (edge or chance >= 1_000)
    return parts >= 2 and fits >= 2 and chance >= UNLIKELY * len(figures[0].values)


def _means(labels: Sequence[Sequence[str]], columns: Sequence[Sequence[object]], found: set[int]) -> set[int]:
    """Return the rows that are labelled as an average and are one."""
    named = {i for i, words in enumerate(labels) if i not in found and any(fold(w) in averages() for w in words)}
    means = set()
    for values in columns if named else ():
        rest = [v for k, v in enumerate(values) if k not in found | named and isinstance(v, Decimal)]
        mean = sum(rest, Decimal()) / max(1, len(rest))
        for i in named:
            own = values[i]
            if rest and isinstance(own, Decimal) and abs(own - mean) <= max(Decimal(1), abs(own)) * ROUNDED:
                means.add(i)
    return means
