"""Whom a text mentions: its @handles."""

import re

HANDLE = re.compile(r"(?<![0-9A-Za-zÀ-ɏ_+@/-])[@＠](\w[\w.-]*)")
"""Not inside an address: what stands before is no Latin letter, digit, underscore, plus, at sign, dash or slash."""
ENGINE_HANDLE = r"(?:^|[^0-9A-Za-z\x{c0}-\x{24f}_+@/-])[@\x{ff20}]([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)"
"""The same for engines, whose expressions look at nothing before a match."""
ENDS = ".-"
"""Signs that a handle may hold but not end with."""


def mentions(text: str | None) -> tuple[str, ...]:
    """Return the handles a text mentions, in small letters, each once, in the order of the text.

    A handle starts with a letter, digit or underscore and may hold points and dashes. An e-mail address or a link is no
    mention; of ``@name@server`` the name counts.

    Examples
    --------
    >>> mentions("Thanks @Anna_B. and @bar.centrale! Or write to info@example.org, cc @anna_b")
    ('anna_b', 'bar.centrale')
    """
    if not text or ("@" not in text and "＠" not in text):
        return ()
    found = (handle.rstrip(ENDS).casefold() for handle in HANDLE.findall(text))
    return tuple(dict.fromkeys(found))
