"""Currencies: the code, sign or word that says in which money an amount is."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from smm.resources import rows

LONGEST = 150
"""Letters of a text in which a currency is looked for."""
UNKNOWN = "?"
"""The language of headings nobody knows: signs of several currencies then stand for none."""
_NOT_WORDS = re.compile(r"[\d.,\s'’+\-()\[\]/:;|]+")


@cache
def signs() -> dict[str, str]:
    """Return the signs and words for currencies with the code each stands for, words in small letters."""
    return {row["sign"]: row["code"] for row in rows("vocabulary/currencies.csv")}


@cache
def _elsewhere() -> dict[tuple[str, str], str]:
    """Return what a sign stands for in some languages: ``kr`` is another crown in Danish than in Swedish."""
    pairs = [(row["sign"], pair.split(":")) for row in rows("vocabulary/currencies.csv") for pair in _pairs(row)]
    return {(sign, language): code for sign, (language, code) in pairs}


def _pairs(row: dict[str, str]) -> list[str]:
    return row["elsewhere"].split("|") if row["elsewhere"] else []


@cache
def codes() -> frozenset[str]:
    """Return the currencies' codes of three letters (ISO 4217)."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def code_of(word: str, language: str = "") -> str | None:
    """Return the code a single word or sign stands for, in a language when it differs there.

    Examples
    --------
    >>> code_of("€"), code_of("EUR"), code_of("руб."), code_of("ABC"), code_of("kr", "da"), code_of("kr", UNKNOWN)
    ('EUR', 'EUR', 'RUB', None, 'DKK', None)
    """
    if language == UNKNOWN and any(sign == word.casefold() for sign, _ in _elsewhere()):
        return None
    if (word.casefold(), language) in _elsewhere():
        return _elsewhere()[word.casefold(), language]
    if word in signs():
        return signs()[word]
    if len(word) == 3 and word.isascii() and word.isupper() and word in codes():
        return word
    return signs().get(word.casefold()) or signs().get(word.casefold().rstrip("."))


def currency_of(text: str, language: str = "") -> str | None:
    """Return the code of the currency written in a cell or heading, in a language when known.

    Examples
    --------
    >>> currency_of("R$ 236,86"), currency_of("12 €"), currency_of("EUR"), currency_of("12")
    ('BRL', 'EUR', 'EUR', None)
    >>> currency_of("Kosten in T€"), currency_of("Cost")
    ('EUR', None)
    """
    around = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text[:LONGEST]))
    words = around.split()
    found = (code_of(w, language) or code_of(w.removeprefix("T").removeprefix("k"), language) for w in words)
    return next((code for code in found if code), None)


def only_currency(texts: Iterable[str]) -> str | None:
    """Return the one currency that notes around a table name, or None when they name none or several.

    Examples
    --------
    >>> only_currency(["Spend report", "Currency: GBP"]), only_currency(["EUR and USD"])
    ('GBP', None)
    """
    found = {code for text in texts for code in map(_certain, _NOT_WORDS.sub(" ", text[:500]).split()) if code}
    return next(iter(found)) if len(found) == 1 else None


def _certain(word: str) -> str | None:
    """Return a code for a word that is not also an everyday one."""
    return code_of(word) if not word.isalpha() or (word.isupper() and word not in _WORDS) else None


_WORDS = frozenset({"ALL", "TOP", "TRY", "MAD", "CUP", "GEL", "SOS", "BAM", "LAK", "PEN", "RON", "NIO", "DOP", "STD"})
