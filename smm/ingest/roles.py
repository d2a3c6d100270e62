"""What the columns of messages do for one another: keys and what points at them, who speaks, what is said.

Headings name a column in one language only; these roles hold in any. A role found by structure alone is asked about,
not taken, unless the cells leave hardly a doubt.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from smm.ingest import dates, numbers
from smm.ingest.matching import ACCEPTED, Column, Kind, Match
from smm.ingest.structure import TextTable
from smm.ingest.vocabulary import fold, score, sides

VOICES = frozenset({Kind.INTERACTIONS, Kind.REVIEWS})
MOST_ROWS = 50_000
LONG_TEXT = 20
"""Characters on average from which a column is what people say."""
POINTING = 0.9
"""Share of links that must point back in time."""
FLAG_WORDS = ("direction", "type", "role", "author type", "sender type", "user type", "side", "from", "by")


@dataclass(frozen=True)
class Facts:
    """The cells of a table by column, and its columns."""

    columns: Sequence[Column]
    cells: Sequence[Sequence[str]]

    def full(self, index: int) -> list[str]:
        """Return the cells of a column that hold something."""
        return [cell for cell in self.cells[index] if not numbers.is_missing(cell)]


def facts(table: TextTable, columns: Sequence[Column]) -> Facts:
    """Return the cells of a table by column, of at most fifty thousand rows."""
    rows = table.rows[:MOST_ROWS]
    return Facts(columns, [[row[c.index] for row in rows] for c in columns])


def kind_by_roles(known: Facts) -> tuple[Kind, float] | None:
    """Return the kind that structure alone suggests: people who say something, at some time, to somebody."""
    text = _text(known, set())
    if text is None or not any(c.is_date for c in known.columns):
        return None
    taken = {text[0]}
    if _rating(known, taken) is not None:
        return Kind.REVIEWS, 0.6
    if _key(known, {}) is not None and (_links(known, _key(known, {}) or 0, {}) or _flag(known)):
        return Kind.INTERACTIONS, 0.6
    if _author(known, taken) is not None and text[1] >= 0.7:
        return Kind.INTERACTIONS, 0.45
    return None


def refined(known: Facts, kind: Kind, found: Mapping[str, Match], told: Mapping[str, str]) -> dict[str, Match]:
    """Return the columns of messages, checked against what the cells do and completed where no heading spoke."""
    made = dict(found)
    if kind not in VOICES:
        return made
    _check_ids(known, made, told)
    _check_links(known, made, told)
    _check_times(known, made, told)
    _check_answers(known, made, told)
    if kind is Kind.INTERACTIONS:
        _find_flag(known, made, told)
    _find_links(known, made, kind)
    _fill(known, made, kind)
    return made


def _put(known: Facts, made: dict[str, Match], field: str, index: int, confidence: float) -> None:
    made[field] = Match(known.columns[index].name, index, round(confidence, 2))


def _taken(made: Mapping[str, Match]) -> set[int]:
    return {one.index for one in made.values()}


def _check_ids(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """A column of ids that come back on different messages names the conversation, not the message."""
    one = made.get("message_id")
    if one is None or "message_id" in told:
        return
    rows = list(zip(*known.cells, strict=True))
    by_id: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in rows:
        if not numbers.is_missing(row[one.index]):
            by_id[row[one.index]].add(row)
    several = sum(len(different) > 1 for different in by_id.values())
    if not by_id or several <= 0.05 * len(by_id):
        return
    del made["message_id"]
    if "thread_id" not in made:
        _put(known, made, "thread_id", one.index, min(one.confidence, 0.85))
    other = _key(known, made)
    if other is not None:
        _put(known, made, "message_id", other, 0.8)


def _key(known: Facts, made: Mapping[str, Match]) -> int | None:
    """Return the column whose short values are each there once."""
    for column in known.columns:
        cells = known.full(column.index)
        sound = len(cells) >= 3 and len(cells) >= 0.98 * len(known.cells[column.index])
        if not sound or column.index in _taken(made) or column.is_date or column.length > 64:
            continue
        if len(set(cells)) == len(cells) and not any(" " in cell.strip() or "@" in cell for cell in cells):
            return column.index
    return None


def ids_of(cell: str) -> list[str]:
    """Return the ids in a cell, as a spreadsheet may have written them.

    Examples
    --------
    >>> ids_of("2,5"), ids_of("3.0"), ids_of(" ")
    (['2', '5'], ['3'], [])
    """
    return [part.strip().removesuffix(".0") for part in cell.split(",") if not numbers.is_missing(part)]


def _links(known: Facts, key: int, made: Mapping[str, Match]) -> tuple[int, float] | None:
    """Return the column whose values are ids of earlier rows, and how sure that is."""
    best: tuple[int, float] | None = None
    for column in known.columns:
        if column.index == key or column.index in _taken(made) or column.filled == 0 or column.is_truth:
            continue
        back, ahead, outside, own = _pointing(known, key, column.index)
        inside = back + ahead
        if inside < 2 or inside < 0.6 * (inside + outside) or back < POINTING * inside:
            continue
        roots = len(known.cells[column.index]) - inside - outside - own
        if roots + own == 0 and outside == 0:
            continue
        length = sum(map(len, known.full(key))) / max(1, len(known.full(key)))
        sure = 0.92 if length >= 5 and inside >= 5 else 0.8 if length >= 5 else 0.7
        if best is None or sure > best[1]:
            best = (column.index, sure)
    return best


def _pointing(known: Facts, key: int, index: int) -> tuple[int, int, int, int]:
    """Return how many links point at earlier rows, later rows, rows elsewhere, and at themselves."""
    order = _order(known)
    place = {(ids_of(cell) or [""])[0]: i for i, cell in enumerate(known.cells[key])}
    back = ahead = outside = own = 0
    for i, cell in enumerate(known.cells[index]):
        for one in ids_of(cell):
            at = place.get(one)
            if at is None:
                outside += one not in ("0", "-1")
            elif at == i:
                own += 1
            elif order[at] <= order[i]:
                back += 1
            else:
                ahead += 1
    return back, ahead, outside, own


def _order(known: Facts) -> Sequence[float]:
    """Return when each row was written, or its place when no column tells."""
    for column in known.columns:
        if column.is_date and column.filled >= 0.9:
            form = dates.decide(known.full(column.index)) or dates.DateFormat()
            moments = [dates.parse(cell, form) for cell in known.cells[column.index]]
            if len({m for m in moments if m}) > 1:
                return [m.replace(tzinfo=None).timestamp() if m and m.year > 1970 else 0.0 for m in moments]
    return [float(i) for i in range(len(known.cells[0]))]


def _check_links(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """A column that points at later rows holds the answers to a row, not what the row answers."""
    key, one = made.get("message_id"), made.get("in_reply_to")
    if key is None or one is None or "in_reply_to" in told:
        return
    back, ahead, _, _ = _pointing(known, key.index, one.index)
    if ahead >= 3 and ahead > back:
        del made["in_reply_to"]
    elif ahead > 0.2 * (back + ahead) and ahead >= 3:
        made["in_reply_to"] = replace(one, confidence=min(one.confidence, 0.6))


def _check_answers(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Answers in columns are words, and in a log of messages, where each answer is a row, there are none."""
    one = made.get("answer_text")
    logged = bool({"in_reply_to", "author_is_company", "inbound"} & made.keys())
    if one is not None and "answer_text" not in told:
        said = known.full(one.index)
        if logged or not said or sum(" " in cell.strip() or not cell.isascii() for cell in said) < 0.5 * len(said):
            del made["answer_text"]
    for field in ("answer_at", "answered"):
        if logged and field in made and field not in told:
            del made[field]


def _find_links(known: Facts, made: dict[str, Match], kind: Kind) -> None:
    if kind is not Kind.INTERACTIONS or "in_reply_to" in made:
        return
    key = made["message_id"].index if "message_id" in made else _key(known, made)
    if key is None:
        return
    link = _links(known, key, made)
    if link is not None:
        _put(known, made, "in_reply_to", *link)
        if "message_id" not in made:
            _put(known, made, "message_id", key, link[1])


def _check_times(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Of several moments of a message the first counts: it was written before it was edited or closed."""
    one = made.get("sent_at")
    if one is None or "sent_at" in told or one.confidence < ACCEPTED:
        return
    if score(one.column, "sent_at") == 1.0:
        return
    rivals = [c for c in known.columns if c.is_date and c.index not in _taken(made)]
    if rivals:
        made["sent_at"] = replace(one, confidence=0.85)


def _find_flag(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Find the column of two words for who speaks, or true and false under a heading that says so."""
    if {"author_is_company", "inbound"} & (made.keys() | told.keys()):
        return
    flag = _flag(known)
    if flag is None:
        return
    for field in [f for f, m in made.items() if m.index == flag[0] and f not in told]:
        del made[field]
    _put(known, made, "author_is_company", *flag)


def _flag(known: Facts) -> tuple[int, float] | None:
    words = sides()
    for column in known.columns:
        distinct = {fold(cell) for cell in known.full(column.index)}
        if not 2 <= len(distinct) <= 8 or not distinct <= words.keys():
            continue
        if len({words[word] for word in distinct}) == 2:
            named = any(score(column.name, f) >= 0.45 for f in ("author_is_company", "inbound"))
            return column.index, 0.95 if named else 0.9
    return None


def _text(known: Facts, taken: set[int]) -> tuple[int, float] | None:
    """Return the column of what people say: the longest, with words, seldom the same."""
    sizes = []
    for column in known.columns:
        cells = known.full(column.index)
        if column.index in taken or column.length < LONG_TEXT or not cells or column.is_date:
            continue
        wordy = sum(" " in cell.strip() or not cell.isascii() for cell in cells) >= 0.5 * len(cells)
        plain = not any(cell.startswith(("http://", "https://", "{", "[")) for cell in cells[:20])
        if wordy and plain and len(set(cells)) >= 0.5 * len(cells):
            sizes.append((column.length * column.filled, column.index))
    if not sizes:
        return None
    sizes.sort(reverse=True)
    clear = len(sizes) == 1 or sizes[0][0] > 2.5 * sizes[1][0]
    return sizes[0][1], 0.9 if clear else 0.6


def _author(known: Facts, taken: set[int]) -> int | None:
    """Return the short column with the most names that come back."""
    best: tuple[int, int] | None = None
    for column in known.columns:
        cells = known.full(column.index)
        names = len(set(cells))
        if column.index in taken or column.is_date or column.is_truth or not 2 <= column.length <= 40:
            continue
        if column.is_number and column.length < 4 or len(cells) < 0.8 * len(known.cells[column.index]):
            continue
        if 2 < names < 0.95 * len(cells) and (best is None or names > best[0]):
            best = (names, column.index)
    return best[1] if best else None


def _rating(known: Facts, taken: set[int]) -> int | None:
    """Return the only column of a few small numbers, one of which is above one."""
    found = []
    for column in known.columns:
        if column.index in taken or not column.is_number or column.is_date or column.filled < 0.7:
            continue
        form = numbers.decide(known.full(column.index))
        values = {numbers.parse(cell, form) for cell in known.full(column.index)} if form else set()
        known_values = {v for v in values if v is not None}
        small = known_values and min(known_values) >= 0 and 3 <= max(known_values) <= 10
        if small and 2 <= len(known_values) <= 21 and not column.unique:
            found.append(column.index)
    return found[0] if len(found) == 1 else None


def _fill(known: Facts, made: dict[str, Match], kind: Kind) -> None:
    """Complete what no heading named."""
    if "text" not in made:
        text = _text(known, _taken(made))
        if text is not None:
            _put(known, made, "text", *text)
    if "sent_at" not in made:
        moments = [c for c in known.columns if c.is_date and c.index not in _taken(made) and c.filled >= 0.5]
        if moments:
            first = moments[0] if len(moments) == 1 else _earliest(known, moments)
            _put(known, made, "sent_at", first.index, 0.9 if len(moments) == 1 else 0.75)
    if kind is Kind.REVIEWS and "rating" not in made:
        rated = _rating(known, _taken(made))
        if rated is not None:
            _put(known, made, "rating", rated, 0.75)
    if kind is Kind.INTERACTIONS and "author" not in made:
        author = _author(known, _taken(made))
        if author is not None:
            _put(known, made, "author", author, 0.6)
    if kind is Kind.REVIEWS and "answer_text" not in made and not {"answered"} & made.keys():
        answer = _text(known, _taken(made))
        partly = answer is not None and 0 < known.columns[answer[0]].filled < 0.95
        if answer is not None and partly and "text" in made:
            _put(known, made, "answer_text", answer[0], 0.6)


def _earliest(known: Facts, moments: Sequence[Column]) -> Column:
    first = Counter[int]()
    forms = {c.index: dates.decide(known.full(c.index)) or dates.DateFormat() for c in moments}
    for i in range(min(500, len(known.cells[0]))):
        read = {
            c.index: m.replace(tzinfo=None)
            for c in moments
            if (m := dates.parse(known.cells[c.index][i], forms[c.index]))
        }
        if read:
            first[min(read, key=lambda index: read[index])] += 1
    return max(moments, key=lambda c: first[c.index])
