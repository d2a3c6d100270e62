"""Currencies: the code, sign or word that says in which money an amount is."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from smm.resources import rows

_NOT_WORDS = re.compile(r"[\d.,\s'’+\-()\[\]/:;|]+")


@cache
def signs() -> dict[str, str]:
    """Return the signs and words for currencies with the code each stands for, words in small letters."""
    return {row["sign"]: row["code"] for row in rows("vocabulary/currencies.csv")}


@cache
def codes() -> frozenset[str]:
    """Return the currencies' codes of three letters (ISO 4217)."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def code_of(word: str) -> str | None:
    """Return the code a single word or sign stands for.

    Examples
    --------
    >>> code_of("€"), code_of("EUR"), code_of("руб."), code_of("ABC")
    ('EUR', 'EUR', 'RUB', None)
    """
    if word in signs():
        return signs()[word]
    if len(word) == 3 and word.isascii() and word.isupper() and word in codes():
        return word
    return signs().get(word.casefold()) or signs().get(word.casefold().rstrip("."))


def currency_of(text: str) -> str | None:
    """Return the code of the currency written in a cell or heading.

    Examples
    --------
    >>> currency_of("R$ 236,86"), currency_of("12 €"), currency_of("EUR"), currency_of("12")
    ('BRL', 'EUR', 'EUR', None)
    >>> currency_of("Kosten in T€"), currency_of("Cost")
    ('EUR', None)
    """
    around = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text))
    found = (code_of(word) or code_of(word.removeprefix("T").removeprefix("k")) for word in around.split())
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
