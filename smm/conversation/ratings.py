"""What given ratings say. Only what people rated is counted; no sentiment is read from texts."""

import math
from collections.abc import Mapping

from smm.conversation.results import Ratings

SCALES = (5.0, 10.0, 100.0)
"""Stars, marks out of ten, percent: the smallest that holds every rating is taken. Assumption."""
FIFTHS, POSITIVE, NEGATIVE = 5, 4, 2
"""Of the scale: from four fifths on a rating is positive, up to two fifths negative; on stars 4–5, 3, 1–2.

Assumption: the two highest and the two lowest of five, as surveys count them; no level or score reads it.
"""


def ratings(counts: Mapping[float, int]) -> Ratings | None:
    """Summarise ratings from how many there are of each value.

    The scale is not in the data, so it is the smallest of 5, 10 and 100 that holds every value; marks out of ten that
    all stay below five would be taken for stars.

    Parameters
    ----------
    counts : mapping of float to int
        How many ratings by value, 0 to 100.

    Returns
    -------
    Ratings or None
        ``None`` when there is no rating.

    Raises
    ------
    ValueError
        If a value is not between 0 and 100 or a count is negative.

    Examples
    --------
    >>> found = ratings({5: 6, 4: 1, 3: 1, 1: 2})
    >>> found.rated, found.mean, found.scale, found.net
    (10, 3.9, 5.0, 0.5)
    """
    if not all(0 <= value <= SCALES[-1] and count >= 0 for value, count in counts.items()):
        raise ValueError("a rating is a value from 0 to 100, counted")
    given = {float(value): count for value, count in sorted(counts.items()) if count}
    rated = sum(given.values())
    if not rated:
        return None
    scale = next(scale for scale in SCALES if max(given) <= scale)
    positive = sum(count for value, count in given.items() if FIFTHS * value >= POSITIVE * scale)
    negative = sum(count for value, count in given.items() if FIFTHS * value <= NEGATIVE * scale)
    mean = math.fsum(value * count for value, count in given.items()) / rated
    return Ratings(rated=rated, mean=mean, scale=scale, counts=given, net=(positive - negative) / rated)
