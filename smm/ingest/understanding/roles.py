"""The columns of messages: what headings say, checked against and completed by what the cells do.

A column found by what its cells do alone is asked about, not taken, unless the cells leave hardly a doubt.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from smm.ingest.understanding import numbers
from smm.ingest.understanding.column_facts import (
    LONG_TEXT,
    POINTING,
    Facts,
    author_column,
    earliest_date,
    filled_together,
    flag_column,
    key_column,
    link_column,
    pointing,
    points_inside,
    rating_column,
    taken_by,
    text_column,
)
from smm.ingest.understanding.matching import ACCEPTED, Kind, Match
from smm.ingest.understanding.vocabulary import score

VOICES = frozenset({Kind.INTERACTIONS, Kind.REVIEWS})
HALF = 0.45
PARTLY = 0.6
"""Share of filled cells below which a column says something of a few messages only."""
NAMED = 0.55
"""Confidence from which a heading has at least half named its field."""


def kind_by_roles(known: Facts, kind: Kind, confidence: float) -> tuple[Kind, float]:
    """Return the kind of a table: what headings made it, unless what its cells do says messages more surely.

    Cells that point at each other, two sides that speak or a rating under a text make a table one of messages, even
    where headings that nobody knows leave numbers to be taken for figures.
    """
    if kind is Kind.POSTS and _is_rated(known):
        return Kind.REVIEWS, ROLES if confidence > UNNAMED else UNNAMED
    if confidence > UNNAMED or (kind in VOICES and confidence >= ROLES):
        return kind, confidence
    made = _kind_of_messages(known)
    if made and (made[1] > confidence - 0.05 or (kind not in VOICES and made[1] >= ROLES)):
        return made
    return kind, confidence


UNNAMED = 0.75
"""Confidence above which headings have named a kind."""
ROLES = 0.6


def _is_rated(known: Facts) -> bool:
    """Return whether a text, a rating that its heading names, and an author or an answer stand side by side."""
    named = {
        f for f in ("rating", "author", "answer_text") for c in known.columns if c.filled and score(c.name, f) == 1
    }
    rated = rating_column(known, set())
    return len(named) > 1 and rated is not None and score(known.columns[rated].name, "rating") == 1


def _kind_of_messages(known: Facts) -> tuple[Kind, float] | None:
    text = text_column(known, set())
    if text is None or not any(c.is_date for c in known.columns):
        return None
    key = key_column(known, {})
    if flag_column(known) or (key is not None and points_inside(known, key)):
        return Kind.INTERACTIONS, 0.65
    taken = {text[0]}
    rated = rating_column(known, taken)
    numeric = [c for c in known.columns if c.is_number and not c.is_date and not c.is_truth]
    figures = [c for c in numeric if c.index not in (key, rated)]
    if len(figures) > 1:
        return None
    if rated is not None:
        return Kind.REVIEWS, ROLES
    if author_column(known, taken) is not None and text[1] >= 0.7:
        return Kind.INTERACTIONS, 0.45 if figures else ROLES
    return None


def refined(known: Facts, kind: Kind, found: Mapping[str, Match], told: Mapping[str, str]) -> dict[str, Match]:
    """Return the columns of messages, checked against what the cells do and completed where no heading spoke."""
    made = dict(found)
    if kind not in VOICES:
        return made
    _check_ids(known, made, told)
    _check_links(known, made, told)
    _check_times(known, made, told)
    _check_names(known, made, told)
    _check_answers(known, made, told)
    if kind is Kind.INTERACTIONS:
        _find_flag(known, made, told)
    _find_links(known, made, kind)
    _fill(known, made, kind)
    _confirm(known, made, told)
    return made


def _put(known: Facts, made: dict[str, Match], field: str, index: int, confidence: float) -> None:
    made[field] = Match(known.columns[index].name, index, round(confidence, 2))


def _check_ids(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """A column of ids that come back on different messages names the conversation, not the message."""
    one = made.get("message_id")
    if one is None or "message_id" in told:
        return
    if known.columns[one.index].length > 2 * LONG_TEXT and any(" " in cell for cell in known.full(one.index)[:20]):
        del made["message_id"]
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
    other = key_column(known, made)
    if other is not None:
        _put(known, made, "message_id", other, 0.8)


def _check_links(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """A column that points at later rows holds the answers to a row, not what the row answers."""
    key, one = made.get("message_id"), made.get("in_reply_to")
    if key is None or one is None or "in_reply_to" in told:
        return
    back, ahead, _, _ = pointing(known, key.index, one.index)
    if ahead >= 3 and ahead > back:
        del made["in_reply_to"]
    elif ahead > 0.2 * (back + ahead) and ahead >= 3:
        made["in_reply_to"] = replace(one, confidence=min(one.confidence, 0.6))


def _check_names(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """An author is not the same on every row, and a company's name is short and seldom missing."""
    one = made.get("author")
    if one is not None and "author" not in told and len(set(known.full(one.index))) == 1 < len(known.full(one.index)):
        others = [c for c in known.columns if c.index not in taken_by(made) and score(c.name, "author") >= HALF]
        several = [c for c in others if len(set(known.full(c.index))) > 1 and not c.is_date]
        if several:
            best = max(several, key=lambda c: score(c.name, "author"))
            _put(known, made, "author", best.index, min(0.85, score(best.name, "author")))
            made.setdefault("company", replace(one, confidence=0.6))
    company = made.get("company")
    if company is not None and "company" not in told:
        column = known.columns[company.index]
        if column.length > 2 * LONG_TEXT or (column.filled < PARTLY and company.confidence < ACCEPTED):
            del made["company"]
    answered = made.get("answered")
    if answered is not None and "answered" not in told and answered.confidence < NAMED:
        del made["answered"]


def _check_answers(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Answers in columns are words, and in a log of messages, where each answer is a row, there are none."""
    one = made.get("answer_text")
    logged = bool({"in_reply_to", "author_is_company", "inbound"} & made.keys())
    if one is not None and "answer_text" not in told:
        said = known.full(one.index)
        if "answered" not in made and known.columns[one.index].is_truth and one.confidence >= NAMED:
            made["answered"] = made["answer_text"]
        if logged or not said or sum(" " in cell.strip() or not cell.isascii() for cell in said) < 0.5 * len(said):
            del made["answer_text"]
    for field in ("answer_at", "answered"):
        if logged and field in made and field not in told:
            del made[field]


def _find_links(known: Facts, made: dict[str, Match], kind: Kind) -> None:
    if kind is not Kind.INTERACTIONS or {"in_reply_to", "message_id"} <= made.keys():
        return
    key = made["message_id"].index if "message_id" in made else key_column(known, made)
    if key is None:
        return
    if "in_reply_to" in made:
        if _points_back(known, key, made["in_reply_to"].index):
            _put(known, made, "message_id", key, 0.8)
        return
    link = link_column(known, key, made)
    if link is not None:
        _put(known, made, "in_reply_to", *link)
        if "message_id" not in made:
            _put(known, made, "message_id", key, link[1])


def _check_times(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Of several moments of a message the first counts: it was written before it was edited or closed."""
    one = made.get("sent_at")
    if one is None or "sent_at" in told:
        return
    free = [c for c in known.columns if c.is_date and c.index not in taken_by(made) and c.filled >= 0.9]
    if known.columns[one.index].filled < PARTLY and free:
        _put(known, made, "sent_at", earliest_date(known, free).index, 0.75)
        if "answer_text" in made and filled_together(known, one.index, made["answer_text"].index):
            made.setdefault("answer_at", replace(one, confidence=0.75))
    if one.confidence < ACCEPTED:
        return
    if score(one.column, "sent_at") == 1.0:
        return
    rivals = [c for c in known.columns if c.is_date and c.index not in taken_by(made)]
    if rivals:
        made["sent_at"] = replace(one, confidence=0.85)


def _find_flag(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Find the column of two words for who speaks, or true and false under a heading that says so."""
    if {"author_is_company", "inbound"} & (made.keys() | told.keys()):
        return
    flag = flag_column(known)
    if flag is None:
        return
    for field in [f for f, m in made.items() if m.index == flag[0] and f not in told]:
        del made[field]
    _put(known, made, "author_is_company", *flag)


def _longer(known: Facts, made: dict[str, Match], said: Match) -> None:
    """Of two columns that are named like the text the clearly longer one is it: the other is a title."""
    longest = text_column(known, taken_by(made) - {said.index})
    if longest is None or longest[0] == said.index or longest[1] < ACCEPTED or said.confidence == 1:
        return
    named = score(known.columns[longest[0]].name, "text")
    if named >= HALF and known.columns[longest[0]].length > 2 * known.columns[said.index].length:
        _put(known, made, "text", longest[0], max(ACCEPTED + 0.02, 0.97 * named))


def _fill(known: Facts, made: dict[str, Match], kind: Kind) -> None:
    """Complete what no heading named."""
    said = made.get("text")
    if said is not None:
        _longer(known, made, said)
    if said is None or said.confidence < ACCEPTED:
        text = text_column(known, taken_by(made) - ({said.index} if said else set()))
        if text is not None and (said is None or text[1] >= ACCEPTED):
            _put(known, made, "text", *text)
    if "sent_at" not in made:
        moments = [c for c in known.columns if c.is_date and c.index not in taken_by(made) and c.filled >= 0.5]
        if moments:
            first = moments[0] if len(moments) == 1 else earliest_date(known, moments)
            _put(known, made, "sent_at", first.index, 0.9 if len(moments) == 1 else 0.75)
    if kind is Kind.REVIEWS and "rating" not in made:
        rated = rating_column(known, taken_by(made))
        if rated is not None:
            _put(known, made, "rating", rated, 0.75)
    if kind is Kind.INTERACTIONS and "author" not in made:
        author = author_column(known, taken_by(made))
        if author is not None:
            _put(known, made, "author", author, 0.6)
    if kind is Kind.REVIEWS and "answer_text" not in made and not {"answered"} & made.keys():
        answer = text_column(known, taken_by(made), 0.0)
        partly = answer is not None and 0 < known.columns[answer[0]].filled < 0.95
        if answer is not None and partly and "text" in made:
            _put(known, made, "answer_text", answer[0], 0.6)


def _confirm(known: Facts, made: dict[str, Match], told: Mapping[str, str]) -> None:
    """Take a half-named column without asking when its cells do just what its field does."""
    for field, one in list(made.items()):
        named = score(one.column, field) >= HALF and NAMED <= one.confidence < ACCEPTED
        if named and field not in told and _does(known, made, field, one.index):
            made[field] = replace(one, confidence=0.91)


def _does(known: Facts, made: Mapping[str, Match], field: str, index: int) -> bool:
    column = known.columns[index]
    others = taken_by(made) - {index}
    match field:
        case "sent_at":
            free = [c for c in known.columns if c.is_date and c.index not in others]
            return column.filled >= 0.9 and bool(free) and earliest_date(known, free).index == index
        case "answer_at":
            return column.is_date and "answer_text" in made and filled_together(known, index, made["answer_text"].index)
        case "text" | "answer_text":
            said = text_column(known, others)
            partly = field == "text" or column.filled < 0.98
            return said is not None and said[0] == index and said[1] >= ACCEPTED and partly
        case "rating":
            return rating_column(known, others) == index
        case "author":
            names = len(set(known.full(index)))
            plain = not column.is_date and not column.is_truth and 2 <= column.length <= 40
            return plain and column.filled >= 0.8 and _rivals(known, field, others) == 1 and names > 2
        case "message_id":
            return key_column(known, {f: m for f, m in made.items() if f != field}) == index
        case "in_reply_to":
            return "message_id" in made and _points_back(known, made["message_id"].index, index)
        case "thread_id":
            ids = known.full(index)
            return column.length <= 40 and 1 < len(set(ids)) < 0.9 * len(ids) and column.filled >= 0.9
    return False


def _rivals(known: Facts, field: str, others: set[int]) -> int:
    return sum(score(c.name, field) >= 0.45 and c.index not in others for c in known.columns)


def _points_back(known: Facts, key: int, index: int) -> bool:
    back, ahead, outside, _ = pointing(known, key, index)
    return back >= 2 and back >= POINTING * (back + ahead) and back >= outside
