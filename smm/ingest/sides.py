"""Words for who speaks."""

from collections.abc import Iterator, Mapping


class Sides(Mapping[str, bool]):
    """Folded words for who speaks: True for the company's side, False for the customer's.

    A few words stand for a side when those among them that are known agree.

    Examples
    --------
    >>> known = Sides({"agent": True, "outbound": True, "fan": False})
    >>> known["agent"], known["outbound api"], known["fan message"], "blue" in known
    (True, True, False, False)
    """

    def __init__(self, words: Mapping[str, bool]) -> None:
        self._words = dict(words)

    def __getitem__(self, folded: str) -> bool:
        if folded in self._words:
            return self._words[folded]
        words = folded.split()
        found = {self._words[word] for word in words if word in self._words} if len(words) <= 3 else set()
        if len(found) != 1:
            raise KeyError(folded)
        return found.pop()

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
