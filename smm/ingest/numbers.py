"""Numbers as people and programs write them: the decimal mark is decided on the whole column."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

MISSING = frozenset(
    ("", "-", "--", "---", "—", "–", "nan", "na", "n/a", "null", "none", "#n/a", "#n/d", "n.d.", "nd", "k.a.")
)
SYMBOLS = {
    "€": "EUR",
    "US$": "USD",
    "$": "USD",
    "R$": "BRL",
    "£": "GBP",
    "zł": "PLN",
    "CHF": "CHF",
    "¥": "JPY",
    "₹": "INR",
}
SYMBOLS |= {"₽": "RUB", "₺": "TRY", "Kč": "CZK", "Ft": "HUF", "lei": "RON", "kr": "SEK", "₩": "KRW", "₴": "UAH"}
_CODE = re.compile(r"^[A-Z]{3}$")
_NUMBER = re.compile(r"^(?P<sign>[-+]?)(?P<body>\d[\d.,' ]*|[.,]\d+)(?P<exponent>[eE][-+]?\d+)?$")
_DRESS = re.compile(r"^(?P<before>[^\d.,+-]*)(?P<number>[-+]?\s*[\d.,].*?)(?P<after>[^\d.,]*)$")


@dataclass(frozen=True)
class NumberFormat:
    """Which mark stands before decimals, how sure that is, and whether both readings fit every cell."""

    decimal: str = "."
    confidence: float = 1.0
    ambiguous: bool = False


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is nothing.

    Examples
    --------
    >>> is_missing(" --"), is_missing("0")
    (True, False)
    """
    return text.strip().casefold() in MISSING


def _plain(text: str) -> tuple[str, str]:
    """Return the bare number of a cell, with plain spaces and digits, and what stood around it."""
    folded = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("’", "'").strip()
    negative = folded.startswith("(") and folded.endswith(")")
    folded = folded.strip("()").strip()
    if folded.endswith("-"):
        folded, negative = folded[:-1].strip(), True
    exponent = re.fullmatch(r"[-+]?[\d.,]+[eE][-+]?\d+", folded)
    found = None if exponent else _DRESS.match(folded)
    body, around = folded, ""
    if found:
        before, after = found["before"].strip(), found["after"].strip()
        if before.endswith("-"):
            negative, before = True, before[:-1].strip()
        body, around = found["number"].replace("- ", "-").strip(), (before + " " + after).strip()
    digits = "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in body)
    return ("-" + digits if negative else digits), around


def currency_of(text: str) -> str | None:
    """Return the ISO code of the currency written in a cell or heading.

    Examples
    --------
    >>> currency_of("R$ 236,86"), currency_of("12 €"), currency_of("EUR"), currency_of("12")
    ('BRL', 'EUR', 'EUR', None)
    """
    around = re.sub(r"[\d.,\s'+-]+", " ", text).strip()
    for word in around.split():
        if word in SYMBOLS:
            return SYMBOLS[word]
        if _CODE.match(word):
            return word
    return None


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
    fits = seen = unclear = 0
    for text in {cell for cell in cells if not is_missing(cell)}:
        seen += 1
        body, around = _plain(text)
        match = _NUMBER.match(body)
        if not match or not _dress(around):
            continue
        fits += 1
        mark = _mark(match["body"])
        if mark == "?":
            unclear += 1
        elif mark:
            votes[mark] += 1
    if not seen or fits < 0.8 * seen:
        return None
    total = votes["."] + votes[","]
    if total:
        decimal = max(votes, key=lambda m: votes[m])
        return NumberFormat(decimal, round(votes[decimal] / total, 2))
    if unclear:
        # nothing but groups of three digits: whole numbers, unless the rest of the file says otherwise
        thousands = next((m for text in cells for m in ".," if m in _plain(text)[0]), ",")
        guess = prefer or ("," if thousands == "." else ".")
        return NumberFormat(guess, 0.9 if prefer else 0.6, ambiguous=prefer is None)
    return NumberFormat(prefer or ".", 1.0)


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
    """
    body, around = _plain(text)
    match = _NUMBER.match(body)
    if not match or not _dress(around):
        return None
    groups = "," if form.decimal == "." else "."
    digits = match["body"].replace(" ", "").replace("'", "")
    if digits.count(form.decimal) > 1 or not _grouped(digits, groups, form.decimal):
        return None
    digits = digits.replace(groups, "").replace(form.decimal, ".")
    try:
        value = Decimal(match["sign"] + digits + (match["exponent"] or ""))
    except InvalidOperation:
        return None
    return value / 100 if "%" in around else value * _scale(around)


def _grouped(digits: str, groups: str, decimal: str) -> bool:
    parts = digits.partition(decimal)[0].split(groups)
    return len(parts) == 1 or (
        len(parts[-1]) == 3 and all(2 <= len(p) <= 3 for p in parts[1:-1]) and len(parts[0]) <= 3
    )


SCALES = {"k": 1_000, "mila": 1_000, "m": 1_000_000, "mln": 1_000_000, "mio": 1_000_000, "тыс": 1_000, "млн": 1_000_000}
_SIGNS = frozenset({"%", "<", ">", "~", "≈", "+"})


def _dress(around: str) -> bool:
    """Return whether what stands around a number belongs to one: a currency, a percent sign, thousands."""
    return all(w in SYMBOLS or w in _SIGNS or _CODE.match(w) or w.casefold() in SCALES for w in around.split())


def _scale(around: str) -> int:
    return next((SCALES[w.casefold()] for w in around.split() if w.casefold() in SCALES), 1)
