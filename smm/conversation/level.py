"""The verdict from a log: which level the measured conversation reaches, and which conditions it met."""

from collections.abc import Mapping
from typing import NamedTuple

from smm.conversation.results import Reason
from smm.conversation.thresholds import Thresholds, default_thresholds, threshold_rows
from smm.diagnosis import Level
from smm.media import Flow

MINUTES = 60


class Figures(NamedTuple):
    """What the verdict looks at; ``None`` is what the log cannot tell.

    Attributes
    ----------
    company_messages, consumer_messages : int
    shares : mapping of Flow to float or None
        Of all messages.
    reply_rate : float or None
        Of the threads a consumer opened, the share in which the company answers; ``None`` too when there are none.
    opened : int
        Threads a consumer opened; without any, ``reply_rate`` counts as not measurable.
    first_reply_minutes : float or None
        Median.
    two_way_thread_share, multi_party_thread_share : float or None
    replies : int or None
        Messages with which the company answers a consumer, under its own posts too.
    one_sided : bool
        Whether the whole log holds one side only, so that the other half may be missing.
    company_known : bool
        Whether it is known which authors are the company.
    """

    company_messages: int
    consumer_messages: int
    shares: Mapping[Flow, float | None]
    reply_rate: float | None
    opened: int
    first_reply_minutes: float | None
    two_way_thread_share: float | None
    multi_party_thread_share: float | None
    replies: int | None = None
    one_sided: bool = False
    company_known: bool = True


def verdict(figures: Figures, thresholds: Thresholds | None = None) -> tuple[Level | None, tuple[Reason, ...]]:
    """Return the level and every condition looked at, in the order in which the levels are climbed.

    The first line that fits decides, so that the table is total:

    ============  =====================================================================================================
    silence       no message
    None          it is not known who the company is, or a one-sided log without the company: it may answer elsewhere
    monologue     no message of a consumer, or too few; or the company writes and never answered anything
    unheard       it answers too few of the threads consumers opened, or (in a part of a log) writes nothing at all
    emerging      it answers, but too few, too slowly or in too few two-way threads, or one of these is not measurable
    two-way       all of these met, but consumers do not talk with each other, or it is not measurable
    many-way      all of these met, and consumers talk with each other: by messages or by threads
    ============  =====================================================================================================

    *Never answered* is decided by ``replies`` where they are known, else by a reply rate of exactly zero; a reply rate
    above zero is an answer in any case. When no consumer opened a thread (all comments stand under the company's
    posts) nothing shows that customers go unanswered and nothing that they are answered: *emerging* at most.

    Parameters
    ----------
    figures : Figures
    thresholds : Thresholds, optional
        Default: those of ``data/thresholds.csv``.

    Returns
    -------
    level : Level or None
        ``None``: the log cannot tell.
    reasons : tuple of Reason
        Empty when no condition had to be looked at (the first two lines).

    Examples
    --------
    >>> shares = dict.fromkeys(Flow, 1 / 3)
    >>> level, reasons = verdict(Figures(10, 20, shares, 0.4, 9, 90, 0.3, 0.1))
    >>> level.value, [reason.threshold for reason in reasons if not reason.met]
    ('emerging', ['reply_rate_two_way'])
    """
    limits = thresholds or default_thresholds()
    if not figures.opened:
        figures = figures._replace(reply_rate=None)
    if not figures.company_messages + figures.consumer_messages:
        return Level.SILENCE, ()
    if not figures.company_known or (figures.one_sided and not figures.company_messages):
        return None, ()
    reasons = tuple(_reason(key, value, limits) for key, value in _values(figures).items())
    return _climb(figures, {reason.threshold: reason.met for reason in reasons}), reasons


def _climb(figures: Figures, met: Mapping[str, bool]) -> Level:
    if not met["voice_share_min"]:
        return Level.MONOLOGUE
    if not figures.company_messages:
        return Level.UNHEARD
    if not met.get("replies_min", True):
        return Level.MONOLOGUE
    if figures.reply_rate is not None and not met["reply_rate_heard"]:
        return Level.UNHEARD
    if not (met["reply_rate_two_way"] and met["first_reply_hours_max"] and met["two_way_threads_min"]):
        return Level.EMERGING
    return Level.MANY_WAY if met["community_share_min"] or met["multi_party_min"] else Level.TWO_WAY


def _values(figures: Figures) -> dict[str, float | None]:
    """Return the measured value beside the id of each condition, in the order of the file."""
    total = figures.company_messages + figures.consumer_messages
    minutes = figures.first_reply_minutes
    values = {
        "voice_share_min": figures.consumer_messages / total,
        "reply_rate_heard": figures.reply_rate,
        "reply_rate_two_way": figures.reply_rate,
        "first_reply_hours_max": None if minutes is None else minutes / MINUTES,
        "two_way_threads_min": figures.two_way_thread_share,
        "community_share_min": figures.shares.get(Flow.CONSUMER_TO_CONSUMER),
        "multi_party_min": figures.multi_party_thread_share,
    }
    if not figures.reply_rate and (figures.replies is not None or figures.reply_rate is not None):
        values["replies_min"] = float(figures.replies or 0)
    return {key: values[key] for key in threshold_rows() if key in values}


def _reason(key: str, value: float | None, limits: Thresholds) -> Reason:
    limit = limits.limit(key)
    return Reason(threshold=key, value=value, limit=limit, met=threshold_rows()[key].met(value, limit))
