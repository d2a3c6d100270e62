"""The words headings are made of, in many languages: a file of synonyms for each field, in ``data/vocabulary``."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from smm.ingest.understanding.currencies import code_of
from smm.ingest.understanding.sides import Sides
from smm.resources import DATA, rows

_UNIT = re.compile(r"[(\[]([^)\]]*)[)\]]\s*$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HEAD = re.compile(r"[:\-–(（]")
_SIGNS = re.compile(r"[^a-z0-9%]+")
LONGEST_HEADING = 150
"""Letters of a heading beyond which it names nothing."""
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


def fold(text: str) -> str:
    """Return a heading in its plainest form: no case, accents, signs, invisible characters.

    Examples
    --------
    >>> fold("Amount\u00adspent (EUR)"), fold("tweetId"), fold("Impr.")
    ('amountspent eur', 'tweet id', 'impr')
    """
    if text.isascii():
        return " ".join(_SIGNS.sub(" ", _CAMEL.sub(" ", text).casefold()).split())
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    spread = unicodedata.normalize("NFKD", _CAMEL.sub(" ", plain).casefold())
    letters = "".join(c for c in spread if not unicodedata.combining(c)).translate(_LETTERS)
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
def _languages() -> dict[str, frozenset[str]]:
    """Return the languages in which a term is a heading."""
    found: dict[str, set[str]] = {}
    for field in terms():
        for row in rows(f"vocabulary/fields/{field}.csv"):
            found.setdefault(fold(row["term"]), set()).add(row["language"])
    return {term: frozenset(languages) for term, languages in found.items()}


def language_of(headings: Iterable[str]) -> str:
    """Return the language most headings are in, or an empty text when none is known or two are as likely.

    Examples
    --------
    >>> language_of(["Kampagnenavn", "Visninger", "Klik"]), language_of(["x"])
    ('da', '')
    """
    count = Counter(language for name in headings for language in _languages().get(fold(without_unit(name)[0]), ()))
    best = count.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


@cache
def hints() -> dict[str, frozenset[str]]:
    """Return, for some fields, words that may name them and may name something else; folded."""
    files = sorted((DATA / "vocabulary" / "hints").glob("*.csv"))
    return {file.stem: frozenset(_words(f"hints/{file.name}")) for file in files}


def _words(name: str) -> list[str]:
    return [fold(row["term"]) for row in rows(f"vocabulary/{name}")]


@cache
def derived() -> frozenset[str]:
    """Return the words that make a heading a derived figure: cost *per*, rate, average."""
    return frozenset(_words("derived.csv"))


@cache
def ornaments() -> tuple[str, ...]:
    """Return the words that change nothing about what a heading names, the longest first: *total*, *number of*."""
    return tuple(sorted(set(_words("ornaments.csv")), key=lambda term: (-len(term), term)))


@cache
def totals() -> frozenset[str]:
    """Return the words for a total, folded."""
    return frozenset(_words("totals.csv"))


@cache
def averages() -> frozenset[str]:
    """Return the words for an average, folded."""
    return frozenset(_words("averages.csv"))


@cache
def platforms() -> dict[str, tuple[str, str]]:
    """Return the names of media, folded, with the owned and the paid channel of the catalogue each stands for."""
    return {fold(row["term"]): (row["owned"], row["paid"]) for row in rows("vocabulary/platforms.csv")}


def platform_in(text: str) -> str | None:
    """Return the medium a text names, the longest of them, or None.

    Examples
    --------
    >>> platform_in("Google Ads - Brand"), platform_in("facebookSpend"), platform_in("LinkedIn"), platform_in("Spring")
    ('google ads', 'facebook', 'linkedin', None)
    """
    text = text[:LONGEST_HEADING]
    plain = fold(text.casefold())
    runs = (
        " ".join(words[i:j])
        for words in (plain.split()[:12], fold(text).split()[:12])
        for j in range(len(words), 0, -1)
        for i in range(max(0, j - 3), j)
    )
    found = [run for run in runs if run in platforms()]
    if not plain.isascii() and len(plain) <= 60:
        found += [term for term in platforms() if not term.isascii() and term in plain]
    return max(found, key=len, default=None)


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
def sides() -> Sides:
    """Return the words for who speaks, folded: True for the company's side, False for the customer's."""
    return Sides({fold(row["term"]): row["side"] == "company" for row in rows("vocabulary/sides.csv")})


def is_total(text: str) -> bool:
    """Return whether a cell is the label of a total.

    Examples
    --------
    >>> is_total("Total: Campaigns"), is_total("Gesamt"), is_total("Totally new")
    (True, True, False)
    """
    if len(text) > 60 or text[:1].isdigit():
        return False
    if fold(text) in totals():
        return True
    head = _HEAD.split(text.strip(), maxsplit=1)
    return len(head) > 1 and fold(head[0]) in totals()


def may_be_total(text: str) -> bool:
    """Return whether a cell begins or ends like the label of a total; only arithmetic can tell.

    Examples
    --------
    >>> may_be_total("Totale Radio"), may_be_total("Total of 8 campaigns"), may_be_total("Spring")
    (True, True, False)
    """
    if len(text) > 80:
        return False
    words = fold(text).split()
    heads = (" ".join(words[:n]) for n in (1, 2, 3) if n <= len(words))
    return any(head in totals() for head in heads) or any(w in totals() for w in words[-1:])


def counts_rows(text: str) -> bool:
    """Return whether words count results or campaigns, as some platforms label a total.

    Examples
    --------
    >>> counts_rows("Results from 8 campaigns"), counts_rows("Q1 2026"), counts_rows("Spring 3")
    (True, False, False)
    """
    words = fold(text).split() if len(text) <= 60 else []
    numbers = [word for word in words if word.isdigit()]
    return len(numbers) == 1 and 2 <= len(words) <= 6 and any(
        word in terms()["results"] or word in terms()["campaign"] for word in words)  # fmt: skip


def score(heading: str, field: str) -> float:
    """Return how well a heading names a field: 1 for a synonym, less for a part of one, 0 for a derived figure.

    Examples
    --------
    >>> score("Importo speso (EUR)", "spend"), score("Cost per results", "results"), score("xyz", "spend")
    (1.0, 0.0, 0.0)
    >>> score("metrics.cost_micros", "spend"), score("Total impressions", "impressions"), score("Importo", "spend")
    (0.97, 1.0, 0.85)
    """
    return 0.0 if len(heading) > LONGEST_HEADING else _score(heading, field)


class _Heading(NamedTuple):
    """A heading folded: whole, without its unit, without ornaments; whether it, or its unit, makes it derived."""

    whole: str
    bare: str
    plain: str
    made: bool
    by_unit: bool


@lru_cache(maxsize=4_096)
def _heading(heading: str) -> _Heading:
    bare, unit = (fold(part) for part in without_unit(heading))
    made = not bare or bare == "%" or _is_derived(bare)
    return _Heading(fold(heading), bare, without_ornaments(bare), made, unit == "%" or _is_derived(unit))


@lru_cache(maxsize=32_768)
def _score(heading: str, field: str) -> float:
    known = terms()[field]
    words = _heading(heading)
    if words.whole in known:
        return 1.0
    if words.by_unit:
        return 0.0
    if words.bare in known:
        return 1.0
    if words.plain in known:
        return 0.97
    if words.made:
        return 0.0
    hinted = hints().get(field, frozenset())
    if words.bare in hinted or words.plain in hinted:
        return 0.85
    return round(min(_partly(words.bare, known), 0.84), 3)


@lru_cache(maxsize=4096)
def without_ornaments(bare: str) -> str:
    """Return a folded heading without currencies and the words that change nothing about it.

    Examples
    --------
    >>> without_ornaments("total spend eur"), without_ornaments("total")
    ('spend', 'total')
    """
    words = bare.split()
    kept = [w for w in words if code_of(w) is None]
    for ornament in ornaments():
        parts = ornament.split()
        for at in (0, len(kept) - len(parts)):
            if len(kept) > len(parts) and kept[at : at + len(parts)] == parts:
                del kept[at : at + len(parts)]
                break
    return " ".join(kept or words)


def _partly(bare: str, known: frozenset[str]) -> float:
    """Return how much of a heading is a synonym, or of a synonym the heading."""
    words = bare.split()
    best = 0.0
    for term in known:
        if not (term in bare or bare in term):
            continue
        parts = term.split()
        if _inside(parts, words):
            best = max(best, 0.5 + 0.35 * len(term) / len(bare))
        elif _inside(words, parts) and len(bare) > 4:
            best = max(best, 0.35 + 0.3 * len(bare) / len(term))
        elif len(words) == len(parts) == 1 and bare.startswith(term) | bare.endswith(term) and _telling(term):
            best = max(best, 0.4 + 0.4 * len(term) / len(bare))
    return best


def _inside(parts: list[str], words: list[str]) -> bool:
    return any(words[i : i + len(parts)] == parts for i in range(len(words) - len(parts) + 1))


@lru_cache(maxsize=4096)
def _is_derived(bare: str) -> bool:
    words = bare.split()
    longest = max((term.count(" ") + 1 for term in derived()), default=1)
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(len(words), i + longest) + 1)}
    return not runs.isdisjoint(derived()) or (not bare.isascii() and any(term in bare for term in _unspaced()))


@cache
def _unspaced() -> tuple[str, ...]:
    """Return the derived words of scripts that write no spaces between words, or join their particles."""
    joined = (term for term in derived() if any(c >= "\u0590" for c in term))
    return tuple(term for term in joined if not any("\u0900" <= c < "\u0980" for c in term))


def _telling(term: str) -> bool:
    """Return whether a word is long enough to be told inside a longer one."""
    return len(term) >= 6 or (not term.isascii() and len(term) >= 2)


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
