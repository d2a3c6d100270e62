"""Text of people as text: Markdown reads nothing in it."""

import re

TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible signs that turn the order of reading of what follows them."""
JOINER = "\N{WORD JOINER}"
ADDRESS = re.compile(r"(https?:|www|@)(//|\.|(?<=@)(?=\w))", re.IGNORECASE)
"""Where Markdown would make a link of bare text, cut by a sign that cannot be seen."""


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: no mark-up, no link, no turned order of reading."""
    text = ADDRESS.sub(lambda found: f"{found[1]}{JOINER}{found[2]}", text.translate(TURNING))
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~:$<>" else c for c in text)
