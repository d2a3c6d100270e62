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
        mix = [{"channel": name, **amounts} for name, amounts in mix.items() if isinstance(amounts, dict)]
    return {**document, "version": 1, "mix": mix}


_STEPS: dict[int, Callable[[Document], Document]] = {0: _from_0}
