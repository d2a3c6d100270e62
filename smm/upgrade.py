"""Older plan documents become plans of today, one version at a time."""

from collections.abc import Callable
from typing import Any

NEWEST = 1

Document = dict[str, Any]


def upgraded(document: Document, version: int) -> Document:
    """Return a document of the newest version; a version below the oldest known one is left to be refused.

    Examples
    --------
    >>> upgraded({"version": 0, "mix": {"blog": {"hours": 3}}}, 0)
    {'version': 1, 'mix': [{'channel': 'blog', 'hours': 3}]}
    """
    while version in _STEPS:
        document = _STEPS[version](document)
        version += 1
    return document


def _from_0(document: Document) -> Document:
    """Version 0, used before the first release, held the mix as an object keyed by channel."""
    mix = document.get("mix", {})
    if isinstance(mix, dict):
        mix = [_allocation(name, amounts) for name, amounts in mix.items()]
    return {**document, "version": 1, "mix": mix}


def _allocation(name: str, amounts: Any) -> Any:
    """Return one entry of today's mix; what is not an object of amounts is left as it is, to be refused."""
    if not isinstance(amounts, dict) or "channel" in amounts:
        return amounts if not isinstance(amounts, dict) else {**amounts, "channel": None}
    return {"channel": name, **amounts}


_STEPS: dict[int, Callable[[Document], Document]] = {0: _from_0}
