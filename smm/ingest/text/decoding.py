"""Bytes to text: byte order marks first, then what the bytes themselves allow, then which letters make words."""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MANY_BYTES = ("gb18030", "shift_jis", "cp932", "euc_jp", "euc_kr", "big5")
JAPANESE = ("shift_jis", "cp932", "euc_jp")
ONE_BYTE = ("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "mac_roman")
SAMPLE = 200_000
_WIDE = re.compile("[\u3000-\u303f\uff01-\uff5e\uffe5]")
LATIN = ("cp1252", "mac_roman", "cp1250", "cp1254")
ALPHABETS = {
    "cp1252": (
        "àèéìòùî",
        "àâæçéèêëîïôœùûüÿ",
        "áéíóúñüç",
        "äöüßé",
        "áâãàçéêíóôõúü",
        "åäöéü",
        "æøåéö",
        "áéèëïíóöüê",
        "áðéíóúýþæö",
        "õäöüšž",
    ),
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "cp1254": ("çğıöşüâîû",),
}
"""The letters beyond ASCII of each language that an encoding serves."""


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was in, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        What the person says it is; bytes that do not fit become U+FFFD, nothing is refused.

    Examples
    --------
    >>> decode("città".encode("cp1252"))
    Decoded(text='città', encoding='cp1252', confidence=0.8)
    >>> decode("città".encode("utf-16")).encoding
    'utf-16'
    """
    if encoding:
        return Decoded(data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding, 1.0)
    for mark, name in MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(name, errors="replace"), name, 1.0)
    wide = _without_mark(data)
    if wide:
        return Decoded(data.decode(wide, errors="replace"), wide, 0.95)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return Decoded(_patched(data), "utf-8", 0.85)
    return _guess(data)


def incremental(encoding: str) -> codecs.IncrementalDecoder:
    """Return a decoder for a file read piece by piece, as forgiving as :func:`decode`."""
    if encoding != "utf-8":
        return codecs.getincrementaldecoder(encoding)(errors="replace")
    codecs.register_error("smm-windows", _as_windows)
    return codecs.getincrementaldecoder("utf-8-sig")(errors="smm-windows")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


def _without_mark(data: bytes) -> str | None:
    """Return UTF-16's byte order when every second byte of Latin text is zero."""
    head = data[:4096]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    sample = data[:SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    return good >= 4 * bad and bad > 0


def _patched(data: bytes) -> str:
    """Decode UTF-8 in which a few bytes are Windows-1252."""
    codecs.register_error("smm-windows", _as_windows)
    return data.decode("utf-8", errors="smm-windows")


def _guess(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    scored = []
    for name in (*ONE_BYTE, *MANY_BYTES):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError as error:
            if name not in MANY_BYTES or error.end < len(sample) - 3:
                continue
            text = sample[: error.start].decode(name)
        scored.append((_plausible(text, name) * (0.7 + 0.3 * _of_one_language(text, name)), name))
    if not scored:
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", 0.4)
    best = max(score for score, _ in scored)
    name = next(name for score, name in scored if score == best)
    return Decoded(data.decode(name, errors="replace"), name, 0.8 if best > 0.5 else 0.5)


def _plausible(text: str, name: str) -> float:
    """Return how well characters beyond ASCII stand in words: one alphabet in a word, capitals only at its start."""
    good = total = 0.0
    for before, here in pairwise(" " + text):
        if here < "\x80":
            continue
        total += 1
        if here in "€£–—’‘“”«»°…·•\u00a0" or (name in MANY_BYTES and _WIDE.match(here)):
            good += 0.7
        elif here.isalpha():
            good += _in_word(before, here, name)
    return good / total if total else 0.0


def _in_word(before: str, here: str, name: str) -> float:
    if name in MANY_BYTES:
        if "\u3040" <= here <= "\u30ff":
            return 1.0 if name in JAPANESE else 0.5
        return 1.0 if "\uac00" <= here <= "\ud7a3" else 0.9 if _common(here, name) else 0.0
    if name in LATIN:
        if here.isupper() and before.islower():
            return 0.0
        common = "àèéìòùáíóúñçãõâêôäöüßåæøïëî"
        rank = {"cp1252": 1.0, "cp1254": 0.97, "cp1250": 0.96, "mac_roman": 0.9}[name]
        if name == "cp1254" and here in "şğıŞĞİ":
            return rank  # Turkish letters stand where Windows-1252 has Icelandic ones, which are far rarer
        return rank if here.lower() in common or name == "cp1250" and here.lower() in "ąćęłńśźżčďěňřšťůžőűăşţ" else 0.5
    if not before.isalpha():
        return 0.9
    if before < "\x80":
        return 0.0
    return 0.0 if here.isupper() and before.islower() else 1.0


def _of_one_language(text: str, name: str) -> float:
    """Return the largest share of the different Latin letters beyond ASCII that one language of the encoding has."""
    if name not in LATIN:
        return 1.0
    letters = {here for here in text.lower() if here > "\x7f" and here.isalpha()}
    alphabets = (*ALPHABETS.get(name, ()), *(ALPHABETS["cp1252"] if name != "cp1250" else ()))
    return max(len(letters.intersection(alphabet)) for alphabet in alphabets) / len(letters) if letters else 1.0


def _common(here: str, name: str) -> bool:
    """Return whether an ideograph is among the everyday ones of its language."""
    coded, last = ("euc_jp", 0xD0) if name in JAPANESE else ("gb2312", 0xD8)
    try:
        return 0xB0 <= here.encode(coded)[0] < last
    except UnicodeEncodeError:
        return False
