"""The words headings are made of, in many languages: a file of synonyms for each field, in ``data/vocabulary``."""

import re
import unicodedata
from functools import cache

from smm.resources import DATA, rows

_UNIT = re.compile(r"[(\[]([^)\]]*)[)\]]\s*$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def fold(text: str) -> str:
    """Return a heading in its plainest form: no case, accents, signs, invisible characters.

    Examples
    --------
    >>> fold("Amount\u00adspent (EUR)"), fold("tweetId"), fold("Impr.")
    ('amountspent eur', 'tweet id', 'impr')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    spread = unicodedata.normalize("NFKD", _CAMEL.sub(" ", plain).casefold())
    letters = "".join(c for c in spread if not unicodedata.combining(c))
    kept = "".join(c if c.isalnum() or c == "%" else " " for c in unicodedata.normalize("NFC", letters))
    return " ".join(kept.split())


def without_unit(heading: str) -> tuple[str, str]:
    """Return a heading without the unit in brackets at its end, and that unit."""
    found = _UNIT.search(heading.strip())
    return (heading.strip()[: found.start()].strip(), found[1].strip()) if found else (heading.strip(), "")


@cache
def terms() -> dict[str, frozenset[str]]:
    """Return each field's synonyms, folded."""
    files = sorted((DATA / "vocabulary" / "fields").glob("*.csv"))
    return {
        file.stem: frozenset(fold(row["term"]) for row in rows(f"vocabulary/fields/{file.name}")) | {fold(file.stem)}
        for file in files
    }


@cache
def derived() -> frozenset[str]:
    """Return the words that make a heading a derived figure: cost *per*, rate, average."""
    return frozenset(fold(row["term"]) for row in rows("vocabulary/derived.csv"))


@cache
def totals() -> frozenset[str]:
    """Return the words for a total, folded."""
    return frozenset(fold(row["term"]) for row in rows("vocabulary/totals.csv"))


@cache
def booleans() -> dict[str, bool]:
    """Return the words for true and false, folded."""
    found = {"1": True, "0": False}
    for row in rows("vocabulary/booleans.csv"):
        found |= {fold(word): True for word in row["true"].split("|")}
        found |= {fold(word): False for word in row["false"].split("|") if fold(word) not in found}
    return found


@cache
def chat_marks(mark: str) -> tuple[str, ...]:
    """Return the pieces of text a chat app writes itself: ``notice`` of the app, ``media`` left out of the export."""
    return tuple(row["term"].casefold() for row in rows("vocabulary/chat.csv") if row["mark"] == mark)


@cache
def rating_words() -> dict[str, int]:
    """Return the words for a number of stars, folded; the word for star itself stands for none (0)."""
    return {fold(row["term"]): int(row["stars"]) for row in rows("vocabulary/ratings.csv")}


@cache
def sides() -> dict[str, bool]:
    """Return the words for who speaks, folded: True for the company's side, False for the customer's."""
    from smm.ingest.sides import Sides

    return Sides({fold(row["term"]): row["side"] == "company" for row in rows("vocabulary/sides.csv")})


def is_total(text: str) -> bool:
    """Return whether a cell is the label of a total.

    Examples
    --------
    >>> is_total("Total: Campaigns"), is_total("Gesamt"), is_total("Totally new")
    (True, True, False)
    """
    folded = fold(text)
    head = fold(re.split(r"[:\-–(]", text.strip(), maxsplit=1)[0])
    return folded in totals() or head in totals()


def score(heading: str, field: str) -> float:
    """Return how well a heading names a field: 1 for a synonym, less for a part of one, 0 for a derived figure.

    Examples
    --------
    >>> score("Importo speso (EUR)", "spend"), score("Cost per results", "results"), score("xyz", "spend")
    (1.0, 0.0, 0.0)
    """
    known = terms()[field]
    bare = fold(without_unit(heading)[0])
    if bare in known or fold(heading) in known:
        return 1.0
    words = bare.split()
    if not words or _is_derived(bare):
        return 0.0
    best = 0.0
    for term in known:
        parts = term.split()
        if _inside(parts, words):
            best = max(best, 0.55 + 0.35 * len(term) / len(bare))
        elif _inside(words, parts) and len(bare) > 4:
            best = max(best, 0.4 + 0.3 * len(bare) / len(term))
        elif len(term) >= 6 and len(words) == 1 and len(parts) == 1 and (bare.endswith(term) or bare.startswith(term)):
            best = max(best, 0.45 + 0.4 * len(term) / len(bare))
    return round(min(best, 0.89), 3)


def _inside(parts: list[str], words: list[str]) -> bool:
    return any(words[i : i + len(parts)] == parts for i in range(len(words) - len(parts) + 1))


def _is_derived(bare: str) -> bool:
    words = bare.split()
    return any(_inside(term.split(), words) or (not term.isascii() and term in bare) for term in derived())


@cache
def formats() -> dict[str, str]:
    """Return the words for what a post is, folded, and the format each stands for."""
    return {fold(row["term"]): row["format"] for row in rows("vocabulary/formats.csv")}


def format_of(text: str) -> str:
    """Return the format a post's type stands for; ``message`` when it is none of the others.

    Examples
    --------
    >>> format_of("Foto"), format_of("IG reel"), format_of("Status")
    ('photo', 'video', 'message')
    """
    folded = fold(text)
    return next((kind for term, kind in formats().items() if term in folded), "message")
