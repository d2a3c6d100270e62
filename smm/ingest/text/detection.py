"""How a text file separates, quotes and escapes: every likely dialect is tried, the most regular and typed one wins.

Each candidate reads a sample. Its score is how regular the widths are, times how many cells look like something
(a number, a date, a word) rather than like leftovers of a wrong split; the idea of van den Burg, Nazábal and Sutton,
"Wrangling messy CSV files by detecting row and type patterns", 2019.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import replace

from smm.ingest.text.dialect import STAND_IN, Dialect

DELIMITERS = (",", ";", "\t", "|", " ", ":", "^", "~", "¦", "§", "\x1f", "\x1e", "\x01", "#", "&", "@", "/", "*")
SEVERAL = ("||", "::", ";;", "~|~", "|~|", "<|>", "\t\t")
PREFERRED = {
    ",": 1.0,
    ";": 1.0,
    "\t": 1.0,
    "|": 0.99,
    " ": 0.7,
    ":": 0.6,
    "/": 0.3,
    "@": 0.3,
    "#": 0.4,
    "&": 0.4,
    "*": 0.4,
}
QUOTES = ('"', "'", "`")
SAMPLE_LINES = 120
SAMPLE_LENGTH = 60_000
FARTHEST = 20

_KNOWN = re.compile(
    r"""^\s*(?:
        [-+−(]?[^\w\s]{0,3}\s?\d[\d.,'\u00a0\u202f ]*(?:[eE][-+]?\d+)?\s?(?:%|[^\W\d]{1,4}|[€$£¥])?\)?   # a number
        |\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T\s,]+\d{1,2}[:.]\d{2}.*)?                                # a date
        |\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?                                                       # a time
        |https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+                                                             # an address
        |[^\W\d_][\w .'’&()/+-]{0,60}                                                                     # words
        )\s*$""",
    re.VERBOSE,
)


_MOMENT = re.compile(r"^\s*(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4})?(?:[T\s]*\d{1,2}:\d{2}(?::\d{2})?)?\s*$")

_AMOUNT = re.compile(r"^[-+]?\d{1,3}(?:\.?\d{3})*(?:,\d{1,2})?\s*[€$£%]?$")


def detect(text: str) -> Dialect:
    r"""Return the dialect of a text.

    Examples
    --------
    >>> detect("nome;euro\n'Bar; Sport';12,5\nRosa;3,25\nAlba;4,10\n").delimiter
    ';'
    """
    lines = sample(text)
    if not lines:
        return Dialect(confidence=0.0)
    if _without_a_doubt(text):
        return Dialect(",", '"', '"')
    scored = [
        (_score(lines, dialect), dialect)
        for delimiter in _likely(lines)
        for quote in _quotes(lines, delimiter)
        for dialect in [Dialect(delimiter, quote, _escape(lines, delimiter, quote))]
    ]
    scored.sort(key=lambda pair: -pair[0])
    alone = max(_typed([[line] for line in lines]) * 0.02, 1e-9)
    if not scored or scored[0][0] <= alone:
        # one column: the delimiter is one that does not occur, so that nothing is cut
        return Dialect(next((d for d in ",;\t|\x1f" if not any(d in line for line in lines)), ","), '"', '"', 0.5)
    best, winner = scored[0]
    other = next((score for score, d in scored if d.delimiter != winner.delimiter), 0.0)
    confidence = min(1.0, 0.5 + (best - other) / (2 * best) + (0.3 if best > 3 * other else 0))
    if not winner.quote:
        winner = Dialect(winner.delimiter, '"', '"')
    return replace(winner, confidence=round(confidence, 2))


_ENCLOSED = re.compile(r'"(?:[^"]|"")*"')


def _without_a_doubt(text: str) -> bool:
    """Return whether a text keeps to RFC 4180, all rows of one width, and no other delimiter stands outside quotes."""
    head = text[:SAMPLE_LENGTH]
    if len(text) > SAMPLE_LENGTH:
        head = head[: head.rfind("\n") + 1]
    try:
        rows = [row for row in csv.reader(io.StringIO(head, newline=""), strict=True) if row]
    except csv.Error:
        return False
    width = len(rows[0]) if rows else 0
    if any(len(row) != width for row in rows):
        return False
    bare = _ENCLOSED.sub("", head)
    if width == 1:
        inside = {row[0].count(sign) for row in rows for sign in ",;\t"}
        return not bare.strip() and (0 in inside or len(inside) > 1)
    return not re.search(r"[;\t|]", bare)


def sample(text: str) -> list[str]:
    """Return lines from the start and from the middle, without the blank ones."""
    head = text[:SAMPLE_LENGTH].splitlines()[:SAMPLE_LINES]
    if len(text) > 4 * SAMPLE_LENGTH:
        middle = len(text) // 2
        head += text[middle : middle + SAMPLE_LENGTH].splitlines()[1:-1][:SAMPLE_LINES]
    return [line for line in head if line.strip()]


def _likely(lines: list[str]) -> list[str]:
    joined = "\n".join(lines)
    found = [d for d in DELIMITERS if joined.count(d) >= max(1, len(lines) // 4)]
    found += [d for d in SEVERAL if joined.count(d) >= max(1, len(lines) // 2)]
    for pair in [d for d in found if len(d) > 1 and len(set(d)) == 1]:
        if joined.count(pair) * len(pair) >= 0.95 * joined.count(pair[0]):
            found.remove(pair[0])
    for mark in ",;|":
        gaps = joined.count(mark + " ")
        if mark in found and gaps and gaps >= 0.8 * joined.count(mark):
            found.append(mark + " ")
    if not found:
        found = [d for d in DELIMITERS[:4] if d in joined]
    body = lines[1:] or lines
    if sum(bool(_MOMENT.match(line)) for line in body) >= 0.8 * len(body):
        found = [d for d in found if d not in "/: .-"]  # one column of dates
    amounts = sum(bool(_AMOUNT.match(line)) for line in body)
    if amounts >= 0.8 * len(body) and not any("," in line for line in lines if not _AMOUNT.match(line)):
        found = [d for d in found if d != ","]  # one column of amounts under its heading
    return found


def _quotes(lines: list[str], delimiter: str) -> list[str]:
    """Return the quotes that open and close cells somewhere."""
    mark = re.escape(delimiter.strip() or delimiter)
    quotes = [""]
    for quote in QUOTES:
        opened = re.compile(rf"(?:^|{mark})\s?{quote}")
        closed = re.compile(rf"{quote}\s?(?:$|{mark})")
        opening = [bool(opened.search(line)) for line in lines]
        closing = [bool(closed.search(line)) for line in lines]
        # only the usual quote is thought to hold line ends where it never closes on its line
        together = any(a and b for a, b in zip(opening, closing, strict=True))
        if together or (quote == '"' and any(opening) and any(closing)):
            quotes.append(quote)
    return quotes


def _escape(lines: list[str], delimiter: str, quote: str) -> str:
    r"""Return what stands before a quote inside a cell: a backslash only where that is seen more than doubling."""
    if not quote:
        return quote
    inside = rf"[^\\{quote}{re.escape(delimiter)}]"
    signed = re.compile(rf"\\{quote}(?!\s*(?:{re.escape(delimiter)}|$))|\\{quote}{quote}")
    doubled = re.compile(rf"{inside}{quote}{quote}|{quote}{quote}{inside}")
    backslashes = sum(len(signed.findall(line)) for line in lines)
    return "\\" if backslashes > sum(len(doubled.findall(line)) for line in lines) else quote


def _score(lines: list[str], dialect: Dialect) -> float:
    rows = list(_rows(lines, dialect))
    widths = Counter(len(row) for row in rows)
    if max(widths) < 2:
        return 0.0
    regular: float = (
        sum(count * (width - 1) / width for width, count in widths.items()) / len(widths) ** 0.5 / len(rows)
    )
    modal, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    if modal == 1:
        regular *= 0.2 if any(cell.strip() for row in rows for cell in row[1:]) else 0.0
    if dialect.delimiter == " " and count < 0.6 * len(rows) and _values(rows) < 0.3:
        return 0.0  # sentences
    leftovers = sum(_leftover(cell, dialect) for row in rows for cell in row) / max(1, sum(map(len, rows)))
    liked = PREFERRED.get(dialect.delimiter[0] if dialect.spaced else dialect.delimiter, 0.8)
    spaced: float = 1.02 if dialect.spaced and dialect.mark in ",;|" else 1.0
    return regular * count / len(rows) * _typed(rows) * (1 - leftovers) * liked * spaced


def _rows(lines: list[str], dialect: Dialect) -> list[list[str]]:
    """Return the cells of the lines; a line whose quotes are open goes on below, if they close there."""
    if dialect.mark != dialect.delimiter:
        lines = [line.replace(dialect.delimiter, STAND_IN) for line in lines]
    rows, start = [], 0
    while start < len(lines):
        cells, used = None, 1
        if dialect.balanced(lines[start]):
            cells = dialect.split(lines[start])
        else:
            cells, used = _over_lines(lines, start, dialect)
        rows.append(dialect.lenient(lines[start]) if cells is None else cells)
        start += used
    return rows or [[""]]


def _over_lines(lines: list[str], start: int, dialect: Dialect) -> tuple[list[str] | None, int]:
    held = lines[start]
    for last in range(start + 1, min(len(lines), start + FARTHEST)):
        held += "\n" + lines[last]
        if dialect.quote in lines[last] and dialect.balanced(held):
            cells = dialect.split(held)
            if cells is not None:
                return cells, last - start + 1
    return None, 1


def _typed(rows: list[list[str]]) -> float:
    cells = [cell for row in rows for cell in row]
    return (0.02 + sum(not cell.strip() or bool(_KNOWN.match(cell[:80])) for cell in cells)) / (len(cells) + 0.02)


def _values(rows: list[list[str]]) -> float:
    """Return the share of cells that hold a digit."""
    cells = [cell for row in rows for cell in row if cell]
    return sum(any(c.isdigit() for c in cell) for cell in cells) / max(1, len(cells))


def _leftover(cell: str, dialect: Dialect) -> bool:
    """Return whether a cell still carries a quote at its edge."""
    stripped = cell.strip()
    if not stripped:
        return False
    enclosed = len(stripped) > 1 and stripped[0] in "\"'`" and stripped[-1] in "\"'`"
    return enclosed or ((stripped[0] == '"') != (stripped[-1] == '"') and not dialect.quote)
