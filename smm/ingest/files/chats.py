"""A chat exported from a phone: lines that begin with a moment and a name, in any language and order of dates.

What stands between two such lines belongs to the message above. Notices of the app itself (somebody joined, messages
are encrypted) are no messages; they are kept beside the table.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smm.ingest.text.decoding import decode
from smm.ingest.text.structure import TextTable
from smm.ingest.understanding.vocabulary import chat_marks

HEADER = ("sent_at", "author", "text")
SHARE = 0.5
"""Lines of the sample that must begin like a message."""
SAMPLE = 200
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_DAY = r"\d{1,4}[./\-]\s?\d{1,2}[./\-]\s?\d{1,4}\.?|\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]"
_HALF = r"[AaPp]\.?[\s\u00a0\u202f]?[Mm]\.?|[^\W\d_]{1,12}\.?"
_CLOCK = (
    rf"(?:(?:오전|오후|上午|下午|午前|午後)\s?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[\s\u00a0\u202f](?:{_HALF}))?"
)
_MOMENT = rf"(?P<moment>(?:{_DAY})(?:,|、|،|\s+[^\W\d_]{{1,4}}|\s)\s*(?:{_CLOCK}))"
PHONE = re.compile(rf"^\[{_MOMENT}\]\s(?P<rest>.*)$", re.DOTALL)
DASHED = re.compile(rf"^{_MOMENT}\s[-–]\s(?P<rest>.*)$", re.DOTALL)
COMMA = re.compile(rf"^{_MOMENT},\s(?P<rest>.*)$", re.DOTALL)
HALVES = {"오전": "AM", "오후": "PM", "上午": "AM", "下午": "PM", "午前": "AM", "午後": "PM", "ΠΜ": "AM", "ΜΜ": "PM"}
HALVES |= {"π.μ.": "AM", "μ.μ.": "PM", "ÖÖ": "AM", "ÖS": "PM"}
_NAME = 80
"""Longest name of an author."""


@dataclass
class _Message:
    line: int
    moment: str
    rest: str


def read_chat(data: bytes) -> TextTable | None:
    r"""Return the messages of an exported chat, or None when the file is no chat.

    Returns
    -------
    TextTable
        Columns ``sent_at``, ``author``, ``text``; the moment as it was written. ``footer`` holds the app's notices.

    Examples
    --------
    >>> chat = "31/12/25, 21:15 - Rosa: are you open?\nand until when?\n31/12/25, 21:16 - Bar: yes\n"
    >>> for row in read_chat(chat.encode()).rows: print(row)
    ('31/12/25, 21:15', 'Rosa', 'are you open?\nand until when?')
    ('31/12/25, 21:16', 'Bar', 'yes')
    """
    head = decode(data[:40_000]).text
    pattern = _pattern(head)
    if pattern is None:
        return None
    messages, loose = _messages(decode(data).text, pattern)
    notices: list[str] = [text for _, text in loose]
    rows: list[tuple[str, str, str]] = []
    lines: list[int] = []
    for message, split in zip(messages, _authors(messages), strict=True):
        if split is None:
            notices.append(f"{message.moment} {message.rest}")
            continue
        rows.append((message.moment, *split))
        lines.append(message.line)
    if not rows:
        return None
    return TextTable(HEADER, tuple(rows), 3, tuple(lines), footer=tuple(notices))


def _pattern(head: str) -> re.Pattern[str] | None:
    lines = [_bare(line) for line in head.split("\n") if line.strip()][:SAMPLE]
    if not lines:
        return None
    for pattern in (PHONE, DASHED, COMMA):
        found = [match for line in lines if (match := pattern.match(line))]
        named = sum(bool(re.search(r":\s", match["rest"] + " ")) for match in found)
        enough = len(found) >= SHARE * len(lines) or (len(found) >= 3 and pattern.match(lines[0]))
        if enough and named >= 0.5 * len(found) and pattern.match(lines[0]):
            return pattern
    return None


def _bare(line: str) -> str:
    return line.lstrip(_MARKS).rstrip("\r")


def _messages(text: str, pattern: re.Pattern[str]) -> tuple[list[_Message], list[tuple[int, str]]]:
    messages: list[_Message] = []
    loose: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = pattern.match(_bare(line))
        if match:
            messages.append(_Message(number, _plain(match["moment"]), match["rest"]))
        elif messages:
            messages[-1].rest += "\n" + line.rstrip("\r")
        elif line.strip():
            loose.append((number, line))
    for message in messages:
        message.rest = message.rest.rstrip("\n")
    return messages, loose


def _plain(moment: str) -> str:
    """Return a moment without invisible marks, its half of the day written AM or PM."""
    bare = " ".join("".join(c for c in moment if c not in _MARKS).split())
    bare = re.sub(r"^(\d{1,2})-(\d{1,2})-(\d{4})", r"\1/\2/\3", bare)
    bare = re.sub(r"\s(?:à|às|at|alle|um|kl\.?|o)\s(?=\d)", " ", bare)
    bare = re.sub(r"\b([AaPp])\.?\s?[Mm]\b\.?", lambda m: m[1].upper() + "M", bare)
    for word, half in HALVES.items():
        if word in bare:
            bare = f"{bare.replace(word, '')} {half}"
    return " ".join(bare.split())


def _authors(messages: Sequence[_Message]) -> list[tuple[str, str] | None]:
    """Return author and text of each message, None for the app's notices."""
    options = [_prefixes(message.rest) for message in messages]
    counts = Counter(name for names in options for name in names)
    chosen = [_author(names, counts) for names in options]
    speaks: dict[str, bool] = defaultdict(bool)
    split: list[tuple[str, str] | None] = []
    for message, name in zip(messages, chosen, strict=True):
        text = re.sub(r"^\s?:\s?", "", message.rest[len(name) :]) if name else ""
        split.append((name, text) if name else None)
        speaks[name] |= bool(name) and (not text.startswith("\u200e") or _has(text, chat_marks("media")))
    return [one if one and _said(one, speaks) else None for one in split]


def _said(one: tuple[str, str], speaks: dict[str, bool]) -> bool:
    name, text = one
    marked = text.startswith("\u200e")
    return not (_has(text, chat_marks("notice")) and (marked or not speaks[name])) and (speaks[name] or not marked)


def _has(text: str, marks: Iterable[str]) -> bool:
    folded = text.casefold()
    return any(mark in folded for mark in marks)


def _prefixes(rest: str) -> list[str]:
    """Return what could be the author's name: all that ends before a colon on the first line, shortest first."""
    first = rest.partition("\n")[0]
    ends = [m.start() for m in re.finditer(r"\s?:(?=\s|$)", first[: _NAME + 2])]
    return [first[:end] for end in ends[:4] if 0 < end <= _NAME]


def _author(names: list[str], counts: Counter[str]) -> str:
    """Return the longest name that begins every message the shorter one begins; "" when it is no name."""
    if not names:
        return ""
    best = names[0]
    for name in names[1:]:
        if counts[name] >= 3 and counts[name] == counts[best]:
            best = name
    once = counts[best] == 1
    return "" if once and any(sign in best for sign in '"“”«»„‟') else best
