"""A column header cleaned for comparison: its words, and the unit it carries."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from smm.resources import rows

LONGEST = 200
"""Characters of a header that are looked at; a longer one is a paragraph, not a name."""

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ة": "ه", "ى": "ي"}
)
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_PREPOSITION = re.compile(r"\s+(?:in|en|em|w|v|i|в|у)$", re.IGNORECASE)
_ARTICLE = "ال"


@dataclass(frozen=True)
class Header:
    """A header in two parts.

    Attributes
    ----------
    words : str
        Lower-case words without accents or punctuation, separated by single spaces.
    unit : str
        The unit written beside them (``EUR``, ``€``, ``sec``, ``UTC``); empty when there is none.
    """

    words: str
    unit: str = ""


@lru_cache(maxsize=16384)
def parse(header: str) -> Header:
    """Split a header into comparable words and a unit.

    Parameters
    ----------
    header : str
        Header as it stands in the file.

    Returns
    -------
    Header

    Examples
    --------
    >>> parse("Amount spent (EUR)")
    Header(words='amount spent', unit='EUR')
    >>> parse("CostEUR"), parse("Durée (secondes)")
    (Header(words='cost', unit='EUR'), Header(words='duree', unit='secondes'))
    """
    text = _visible(header)
    text, unit = _take_unit(text)
    return Header(_words(text), unit)


def normalise(header: str) -> str:
    """Return the comparable words of a header, without its unit.

    Examples
    --------
    >>> normalise("  Veröffentlicht_am "), normalise("inReplyTo"), normalise("Mentions J’aime")
    ('veroffentlicht am', 'in reply to', 'mentions j aime')
    """
    return parse(header).words


def unit_of(header: str) -> str:
    """Return the unit written in a header, as it is written there; empty when there is none.

    Examples
    --------
    >>> unit_of("Importo speso (EUR)"), unit_of("Spesa in €"), unit_of("Clic (tutti)")
    ('EUR', '€', '')
    """
    return parse(header).unit


@cache
def units() -> frozenset[str]:
    """Return the units known by name, lower-case.

    Examples
    --------
    >>> "eur" in units(), "sec" in units()
    (True, True)
    """
    return frozenset(row["term"].casefold() for row in rows("vocabulary/units.csv"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["term"] for row in rows("vocabulary/units.csv") if row["kind"] == "currency")


def _visible(header: str) -> str:
    text = unicodedata.normalize("NFKC", header[:LONGEST])
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split()).strip("\"'` ")


def _take_unit(text: str) -> tuple[str, str]:
    bracket = _BRACKET.search(text)
    if bracket and _is_unit(bracket[1].strip()) and text[: bracket.start()].strip():
        return text[: bracket.start()].rstrip(), bracket[1].strip()
    if len(text) > 1 and _is_symbol(text[-1]):
        head = text[:-1].rstrip(" ,/-_:")
        symbol = next((code for code in _codes() if code.endswith(text[-1]) and text.endswith(" " + code)), text[-1])
        return _PREPOSITION.sub("", text[: -len(symbol)].rstrip(" ,/-_:") or head), symbol
    if len(text) > 1 and _is_symbol(text[0]):
        return text[1:].strip(" ,/-_:"), text[0]
    pieces = re.split(r"[\s,/_:-]+", _CAMEL.sub(" ", text))
    if len(pieces) > 1 and pieces[-1] in _codes():
        head = text[: -len(pieces[-1])].rstrip(" ,/-_:")
        return _PREPOSITION.sub("", head), pieces[-1]
    return text, ""


def _is_unit(text: str) -> bool:
    folded = text.casefold().rstrip(".")
    return (
        bool(re.fullmatch(r"[A-Z]{3}", text))
        or folded in units()
        or (0 < len(text) <= 3 and any(_is_symbol(c) for c in text))
        or folded.split("+")[0].split("-")[0].strip() in ("utc", "gmt")
    )


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _words(text: str) -> str:
    text = _CAMEL.sub(" ", text).replace("%", " percent ").casefold().translate(_UNDECOMPOSED)
    text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text))).translate(_UNDECOMPOSED)
    spaced = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in text)
    return " ".join(
        word.removeprefix(_ARTICLE) if len(word) > 4 and word.startswith(_ARTICLE) else word for word in spaced.split()
    )
