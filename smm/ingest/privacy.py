"""What names a person, hidden: authors as keyed hashes; addresses, numbers and handles in texts as what they are."""

import hashlib
import hmac
import re

from smm.errors import Problem

_EMAIL = re.compile(
    r"[^\s@＠<>(),;:\"'\[\]|=/]+(?:[@＠]|\s?[(\[](?:at|chiocciola|arroba)[)\]]\s?)[\w.\-]*\w", re.IGNORECASE
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
_MORE = r"(?:[ \u00a0\u202f\u2011.\-/()]{0,3}\d)"
_CALL = re.compile(rf"(?:\+\s?|(?<!\d))\(?\d{_MORE}{{6,18}}(?!\d)")
CARD_DIGITS = 13
_HANDLE = re.compile(r"(?<!\w)[@＠][\w][\w.\-]*")
_CALLING, _MARKS = frozenset("@＠[(+"), frozenset("().-/")
_DATE = re.compile(
    r"^(?:(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d)(?!\d)"
)


def pseudonym(author: str, key: bytes) -> str:
    """Return a name that stands for an author as long as the key is kept, and for nobody once it is gone.

    Examples
    --------
    >>> pseudonym("Rosa", b"key") == pseudonym(" rosa", b"key") != pseudonym("Rosa", b"other")
    True
    """
    return "u_" + _hashed(author.strip().removeprefix("@").casefold(), key)


def _hashed(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode("utf-8", errors="replace"), hashlib.sha256).hexdigest()[:16]


def masked(text: str) -> str:
    """Return a text in which e-mail addresses, phone, card and account numbers and handles are hidden.

    Dates stay; a number that could be a phone number is taken for one.

    Examples
    --------
    >>> masked("Write to rosa@bar.it or +39 333 1234567, @rosa.b, on 2026-05-01")
    'Write to [email] or [phone], [handle], on 2026-05-01'
    >>> masked("IBAN IT60 X054 2811 1010 0000 0123 456, card 4111 1111 1111 1111")
    'IBAN [iban], card [card]'
    """
    if not any(c.isdigit() or c in "@＠[(" for c in text):
        return text
    text = _EMAIL.sub("[email]", text)
    text = _IBAN.sub(lambda m: "[iban]" if sum(c.isdigit() for c in m[0]) >= 10 else m[0], text)
    text = _CALL.sub(_number, text)
    return _HANDLE.sub("[handle]", text)


def masked_label(text: str) -> str:
    """Return a name of a thing (company, campaign, channel) in which addresses and numbers to call are hidden.

    Other numbers stay: campaigns are named by them.

    Examples
    --------
    >>> masked_label("Spring_20260501_1234567890"), masked_label("for rosa@bar.it, +39 333 1234567")
    ('Spring_20260501_1234567890', 'for [email], [phone]')
    """
    if _CALLING.isdisjoint(text):
        return text
    return _CALL.sub(lambda m: "[phone]" if m[0].startswith("+") else m[0], _EMAIL.sub("[email]", text))


def shape(cell: str, longest: int = 24) -> str:
    """Return a cell whose letters and digits are hidden, so that its shape can be told but not what it says.

    Examples
    --------
    >>> shape("rosa@bar.it, 12")
    'xxxx@xxx.xx, 99'
    """
    return "".join("9" if c.isdigit() else "x" if c.isalpha() else c for c in cell[:longest])


def shown(problem: Problem) -> Problem:
    """Return a problem as it may be shown: a heading that is really a cell with somebody's address is hidden."""
    values = {name: masked(v) if isinstance(v, str) else v for name, v in problem.values.items()}
    return problem.model_copy(update={"column": masked(problem.column), "values": values})


def _number(found: re.Match[str]) -> str:
    """Return what a long number is: a date stays, with it hidden what follows; else a card's or one to call."""
    day = _DATE.match(found[0])
    if day:
        return day[0] + _CALL.sub(_number, found[0][day.end() :])
    called = found[0].startswith(("+", "00", "("))
    return "[card]" if not called and sum(c.isdigit() for c in found[0]) >= CARD_DIGITS else "[phone]"


def safe_id(text: str, key: bytes) -> str:
    """Return an id as it is, or its keyed hash when the id is an address or a number to call.

    Examples
    --------
    >>> safe_id("1245403438755852288", b"k"), safe_id("<abc@mail.example.org>", b"k")[:3]
    ('1245403438755852288', 'id_')
    """
    bare = text.strip()
    plain = "@" not in bare and "＠" not in bare and not bare.startswith(("+", "00")) and " " not in bare
    if plain and (bare.isdigit() or _MARKS.isdisjoint(bare) or masked(bare) == bare):
        return text
    return "id_" + _hashed(bare.casefold(), key)
