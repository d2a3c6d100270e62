"""Lengths of time in the unit a person would take."""

from smm.i18n import Translator

HOUR, DAY = 60, 1440
"""Minutes."""


def duration(minutes: float, t: Translator) -> str:
    r"""Return a number of minutes as minutes, hours or days.

    Examples
    --------
    >>> t = Translator("en")
    >>> [duration(minutes, t).replace("\xa0", " ") for minutes in (0.4, 28, 521.5, 1440, 20160)]
    ['under 1 min', '28 min', '8.7 h', '1 day', '14 days']
    """
    if minutes < 1:
        return t("under 1\xa0min")
    if round(minutes) < HOUR:
        return t("{number}\xa0min", number=t.number(minutes))
    if minutes < DAY:
        return t("{number}\xa0h", number=_rounded(minutes / HOUR, t))
    days = minutes / DAY
    written = _rounded(days, t)
    return t("1\xa0day") if written == "1" else t("{number}\xa0days", number=written)


def _rounded(value: float, t: Translator) -> str:
    return t.short(round(value, 1)) if value < 10 else t.number(value)
