"""Numbers as people and programs write them: the decimal mark is decided on the whole column."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from smm.ingest.understanding.currencies import code_of, currency_of

__all__ = ["MISSING", "NumberFormat", "currency_of", "decide", "is_missing", "parse"]

_NOTHING = (
    "- -- --- — – nan na n/a n.a. null none nil n.d. nd k.a. s.d. s/d n.c. nc б/д н/д なし -.- ... … ∅ <na> "
    "#n/a #n/d #nv #n/b #div/0! #ref! #value! #wert! #valore! #valeur! #¡valor! #num! #name?"
)
MISSING = frozenset({"", "k. a.", "not available", *_NOTHING.split()})
_SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_FIRST = frozenset({*_SPACES, *(first for word in MISSING for first in (word[:1], word[:1].upper()))})
"""What a cell that says nothing may begin with."""
_NUMBER = re.compile(r"^(?P<sign>[-+]?)(?P<body>\d[\d.,' ]*|[.,]\d+)(?P<exponent>[eE][-+]?\d+)?$")
_DRESS = re.compile(r"^(?P<before>[^\d.,+-]*)(?P<number>[-+]?\s*[\d.,].*?)(?P<after>(?:[^\d.,][^\d,]*)?)$")
_PLAIN = re.compile(r"-?\d+(?:\.\d{1,2})?", re.ASCII)
_COMMA = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?", re.ASCII)
_BARE = re.compile(r"-?\d(?:[\d.,]*\d)?", re.ASCII)
_MARKS = str.maketrans({"\u2212": "-", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "٫": ".", "٬": "'"})
MOST = 5_000
"""Different cells on which a column is decided."""
LONGEST_CELL = 60
"""Letters of a cell beyond which it is no number."""
LONGEST = 30
"""Digits before or after the decimal mark beyond which nothing is counted any more."""
SURE_GROUPS = 3
"""Different numbers such as ``1.234`` from which a column of nothing else is taken for whole numbers without asking."""


@dataclass(frozen=True)
class NumberFormat:
    """Which mark stands before decimals, how sure that is, and whether both readings fit every cell.

    Attributes
    ----------
    share : float
        Part of the cells that carry a percent sign.
    whole : bool
        Whether every cell is a whole number.
    """

    decimal: str = "."
    confidence: float = 1.0
    ambiguous: bool = False
    share: float = 0.0
    whole: bool = False


_LABEL = re.compile(r"[km]\d", re.IGNORECASE)
"""``m1``, ``K12``: the name of a thing; thousands and millions stand behind their number."""


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is nothing.

    Examples
    --------
    >>> is_missing(" --"), is_missing("0")
    (True, False)
    """
    if text[:1] not in _FIRST:
        return False
    return text.isspace() if len(text) > LONGEST_CELL else text.strip().casefold() in MISSING


def _plain(text: str) -> tuple[str, str]:
    """Return the bare number of a cell, with plain spaces and digits, and what stood around it."""
    if len(text) > LONGEST_CELL:
        return "", ""
    if _BARE.fullmatch(text):
        return text, ""
    folded = unicodedata.normalize("NFKC", text).translate(_MARKS).strip()
    if _LABEL.match(folded):
        return "", ""
    negative = folded.startswith("(") and folded.endswith(")")
    folded = folded.strip("()").strip() if negative else folded
    if folded.endswith("-"):
        folded, negative = folded[:-1].strip(), True
    if folded.startswith("-"):
        folded, negative = folded[1:].strip(), not negative
    exponent = re.fullmatch(r"[-+]?[\d.,]+[eE][-+]?\d+", folded)
    found = None if exponent else _DRESS.match(folded)
    body, around = folded, ""
    if found:
        before, after = found["before"].strip(), found["after"].strip()
        if before.endswith("("):
            negative, before, after = True, before[:-1].strip(), after.removesuffix(")").strip()
        if before.startswith("-") or before.endswith("-"):
            negative, before = True, before.strip("-").strip()
        if after.endswith("-"):
            negative, after = True, after[:-1].strip()
        body, around = found["number"].replace("- ", "-").strip(), f"{before} {after}".strip()
        if before and before[-1:].isalpha() and body.startswith(".") and body[1:2] in "0123456789 ":
            body = body[1:].strip()  # the point of an abbreviation: ``Rs.12``, ``kr. 12``
    digits = "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in body)
    return ("-" + digits if negative and not digits.startswith("-") else digits), around


def decide(cells: Iterable[str], prefer: str | None = None) -> NumberFormat | None:
    """Return how a column writes numbers, or None when most cells are not numbers.

    Parameters
    ----------
    cells : iterable of str
    prefer : str, optional
        The decimal mark of the file's other columns, for a column in which both readings fit.

    Examples
    --------
    >>> decide(["1.234,50", "12"]).decimal, decide(["1,234", "5,678"]).ambiguous
    (',', True)
    """
    votes = {".": 0, ",": 0}
    fits = unclear = shares = long_plain = 0
    thousands = ""
    distinct = [cell for cell in dict.fromkeys(cells) if not is_missing(cell)][:MOST]
    for text in distinct:
        body, around = _plain(text)
        match = _NUMBER.match(body)
        if not match or not _dress(around):
            continue
        fits += 1
        shares += "%" in around
        mark = _mark(match["body"])
        if mark == "?":
            unclear += 1
            thousands = "." if "." in body else ","
        elif mark:
            votes[mark] += 1
        else:
            long_plain += len(match["body"]) > 3 and match["body"].isdigit()
    if not distinct or fits < 0.8 * len(distinct):
        return None
    share = shares / len(distinct)
    total = votes["."] + votes[","]
    if total:
        decimal = max(votes, key=lambda m: votes[m])
        whole = _shows_groups_only(distinct, decimal)
        return NumberFormat(decimal, round(votes[decimal] / total, 2), share=share, whole=whole)
    if unclear:
        # nothing but groups of three digits: whole numbers, unless the rest of the file says otherwise
        other = "," if thousands == "." else "."
        guess = prefer or other
        sure = 0.95 if guess == other and unclear >= SURE_GROUPS and not long_plain else 0.9 if prefer else 0.6
        return NumberFormat(guess, sure, prefer is None, share, whole=guess != thousands)
    return NumberFormat(prefer or ".", 1.0, share=share, whole=True)


def _shows_groups_only(cells: Iterable[str], decimal: str) -> bool:
    """Return whether no cell has a decimal other than zero."""
    return not any(_plain(cell)[0].partition(decimal)[2].strip("0 ") for cell in cells)


def _mark(body: str) -> str:
    """Return the decimal mark a number shows, '?' when it could be either, '' when it shows none."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "." if body.rfind(".") > body.rfind(",") else ","
    if not points and not commas:
        return ""
    mark = "." if points else ","
    if points + commas > 1:
        return "," if mark == "." else "."
    before, _, after = body.partition(mark)
    if len(after) == 3 and 1 <= len(before) <= 3 and not before.startswith("0"):
        return "?"
    return mark


def parse(text: str, form: NumberFormat) -> Decimal | None:
    """Return the number in a cell, percent as a share, or None when it is none.

    Examples
    --------
    >>> parse("R$ 1.236,86", NumberFormat(",")), parse("400.00%", NumberFormat(".")), parse("<1%", NumberFormat("."))
    (Decimal('1236.86'), Decimal('4.00'), Decimal('0.01'))
    >>> parse("1.234,50", NumberFormat(".")), parse("1,234.50", NumberFormat(","))
    (Decimal('1234.50'), Decimal('1234.50'))
    >>> parse("1.2K", NumberFormat(".")), parse("m12", NumberFormat("."))
    (Decimal('1200.0'), None)
    """
    if form.decimal == "." and _PLAIN.fullmatch(text):
        return Decimal(text)
    if form.decimal == "," and _COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    body, around = _plain(text)
    match = _NUMBER.match(body)
    if not match or not _dress(around):
        return None
    digits = match["body"].replace(" ", "").replace("'", "")
    decimal = _mark(digits) if "." in digits and "," in digits else form.decimal  # with both, a number shows its own
    groups = "," if decimal == "." else "."
    if digits.count(decimal) > 1 or not _grouped(digits, groups, decimal):
        return None
    digits = digits.replace(groups, "").replace(decimal, ".")
    try:
        value = Decimal(match["sign"] + digits + (match["exponent"] or ""))
    except InvalidOperation:
        return None
    if value and not -LONGEST < value.adjusted() < LONGEST:
        return None
    return value / 100 if "%" in around else value * _scale(around)


def _grouped(digits: str, groups: str, decimal: str) -> bool:
    parts = digits.partition(decimal)[0].split(groups)
    return len(parts) == 1 or (
        len(parts[-1]) == 3 and all(2 <= len(p) <= 3 for p in parts[1:-1]) and len(parts[0]) <= 3
    )


SCALES = {
    **dict.fromkeys(("k", "mila", "tsd", "mil", "tys", "tis", "bin", "хил", "тыс", "тис", "χιλ", "rb", "천"), 1_000),
    **dict.fromkeys(("m", "mln", "mio", "mi", "mill", "mn", "млн", "εκ", "jt"), 1_000_000),
    **dict.fromkeys(("万", "萬", "만"), 10_000),
    **dict.fromkeys(("億", "亿", "억"), 100_000_000),
    **dict.fromkeys(("bn", "mrd", "mld", "md", "млрд"), 1_000_000_000),
}
"""Words after a number that multiply it."""
_SIGNS = frozenset({"%", "<", ">", "~", "≈", "+", "≤", "≥"})


def _dress(around: str) -> bool:
    """Return whether what stands around a number belongs to one: a currency, a percent sign, thousands."""
    return all(w in _SIGNS or code_of(w) or _word(w) in SCALES for w in around.split())


def _word(word: str) -> str:
    return word.casefold().rstrip(".")


def _scale(around: str) -> int:
    return next((SCALES[_word(w)] for w in around.split() if _word(w) in SCALES and w not in _SIGNS), 1)
