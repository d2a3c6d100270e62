"""How a text file separates, quotes and escapes: every likely dialect is tried, the most regular and typed one wins.

Each candidate reads a sample. Its score is how regular the widths are, times how many cells look like something
(a number, a date, a word) rather than like leftovers of a wrong split; the idea of van den Burg, Nazábal and Sutton,
"Wrangling messy CSV files by detecting row and type patterns", 2019.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|", " ", ":", "^", "~", "¦", "§", "\x1f", "\x1e", "\x01", "#", "&", "@", "/", "*")
SEVERAL = ("||", "::", ";;", "~|~", "|~|", "<|>", "\t\t")
STAND_IN = "\x1f"
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


@dataclass(frozen=True)
class Dialect:
    """What separates cells, what encloses them, and what stands before a quote inside (the quote itself, or a sign)."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    confidence: float = 1.0

    @property
    def mark(self) -> str:
        """The one character records are split at."""
        return self.delimiter if len(self.delimiter) == 1 else STAND_IN

    @property
    def spaced(self) -> bool:
        """Whether a space follows every delimiter."""
        return len(self.delimiter) == 2 and self.delimiter[1] == " "

    def split(self, record: str, strict: bool = True) -> list[str] | None:
        """Return the cells of one record, or None when it breaks the rules."""
        plain = not self.quote
        reader = csv.reader(
            (record,),
            delimiter=self.mark,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL,
            doublequote=self.escape == self.quote,
            escapechar=self.escape if self.escape and self.escape != self.quote and not plain else None,
            strict=strict,
        )
        try:
            return next(reader, [])
        except csv.Error:
            return None


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
    escape = "\\" if sum(r"\"" in line or r"\'" in line for line in lines) else ""
    scored: list[tuple[float, Dialect]] = []
    for delimiter in _likely(lines):
        for quote in _quotes(lines, delimiter):
            for sign in {quote, escape or quote}:
                dialect = Dialect(delimiter, quote, sign)
                scored.append((_score(lines, dialect), dialect))
    scored.sort(key=lambda pair: -pair[0])
    alone = max(_typed([[line] for line in lines]) * 0.02, 1e-9)
    if not scored or scored[0][0] <= alone:
        return Dialect(",", '"', '"', 0.5)
    best = scored[0][0]
    other = next((score for score, d in scored if d.delimiter != scored[0][1].delimiter), 0.0)
    winner = scored[0][1]
    if not winner.quote:
        winner = Dialect(winner.delimiter, '"', '"')
    confidence = min(1.0, 0.5 + (best - other) / (2 * best) + (0.3 if best > 3 * other else 0))
    return Dialect(winner.delimiter, winner.quote, winner.escape, round(confidence, 2))


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
    return found


def _quotes(lines: list[str], delimiter: str) -> list[str]:
    mark = re.escape(delimiter.strip() or delimiter)
    quotes = [""]
    for quote in QUOTES:
        opened = re.compile(rf"(?:^|{mark})\s?{quote}")
        closed = re.compile(rf"{quote}\s?(?:$|{mark})")
        if sum(len(opened.findall(line)) and len(closed.findall(line)) for line in lines):
            quotes.append(quote)
    return quotes


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
        regular *= 0.2
    leftovers = sum(_leftover(cell, dialect) for row in rows for cell in row) / max(1, sum(map(len, rows)))
    liked = PREFERRED.get(dialect.delimiter[0] if dialect.spaced else dialect.delimiter, 0.8)
    spaced: float = 1.02 if dialect.spaced and dialect.mark in ",;|" else 1.0
    return regular * count / len(rows) * _typed(rows) * (1 - leftovers) * liked * spaced


def _rows(lines: list[str], dialect: Dialect) -> list[list[str]]:
    if dialect.mark != dialect.delimiter:
        lines = [line.replace(dialect.delimiter, STAND_IN) for line in lines]
    rows, held = [], ""
    for line in lines:
        held = f"{held}\n{line}" if held else line
        if balanced(held, dialect) or held.count("\n") > 20:
            rows.append(dialect.split(held, strict=False) or [""])
            held = ""
    if held:
        rows.append(held.split(dialect.mark))
    return rows or [[""]]


def balanced(record: str, dialect: Dialect) -> bool:
    """Return whether the quotes of a record come in pairs."""
    if not dialect.quote:
        return True
    if dialect.escape != dialect.quote:
        record = record.replace(dialect.escape * 2, "").replace(dialect.escape + dialect.quote, "")
    return record.count(dialect.quote) % 2 == 0


def _typed(rows: list[list[str]]) -> float:
    cells = [cell for row in rows for cell in row]
    return (0.02 + sum(not cell.strip() or bool(_KNOWN.match(cell[:80])) for cell in cells)) / (len(cells) + 0.02)


def _leftover(cell: str, dialect: Dialect) -> bool:
    """Return whether a cell still carries a quote at its edge."""
    stripped = cell.strip()
    return (
        bool(stripped)
        and (stripped[0] in "\"'`")
        and (stripped[-1] in "\"'`")
        and len(stripped) > 1
        or (bool(stripped) and (stripped[0] == '"') != (stripped[-1] == '"') and not dialect.quote)
    )
