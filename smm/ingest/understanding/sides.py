"""Words for who speaks."""


class Sides(dict[str, bool]):
    """Folded words for who speaks: True for the company's side, False for the customer's.

    A few words stand for a side when those among them that are known agree.

    Examples
    --------
    >>> known = Sides({"agent": True, "outbound": True, "fan": False})
    >>> known["agent"], known["outbound api"], known["fan message"], "blue" in known
    (True, True, False, False)
    """

    def __missing__(self, folded: str) -> bool:
        words = folded.split()
        found = {side for word in words if (side := self.get(word)) is not None}
        if len(found) != 1 or len(words) > 3:
            raise KeyError(folded)
        return found.pop()

    def __contains__(self, folded: object) -> bool:
        return isinstance(folded, str) and self.side(folded) is not None

    def side(self, folded: str) -> bool | None:
        """Return the side some words stand for, or None."""
        try:
            return self[folded]
        except KeyError:
            return None
