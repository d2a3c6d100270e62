"""The next moves in words: who, when, how long, how many points and why."""

from smm.i18n import N_, Translator
from smm.optimisation.moves import Move, MoveKind
from smm.plan import Plan
from smm.words import LEVELS, NEXT_STEPS

OPENED = N_(
    "Whoever looks after the channels opens «{target}» with {amount} a month, starting this week: {points} points more "
    "once customers talk there now and then, because today they can meet nowhere."
)
OPENED_FROM = N_(
    "Whoever looks after the channels opens «{target}» with {amount} a month taken from «{source}», starting this "
    "week: {points} points more once customers talk there now and then, because today they can meet nowhere."
)
GIVEN = N_(
    "Whoever looks after the channels gives «{target}» {amount} a month more, starting this week: {points} points "
    "more, because this much is left and brings nowhere as much."
)
MOVED = N_(
    "Whoever looks after the channels moves {amount} a month from «{source}» to «{target}», starting this week: "
    "{points} points more, because no other exchange of this size brings as much."
)


def sentence(move: Move, plan: Plan, t: Translator) -> str:
    """Return a move as something a person can do this week within an hour.

    Parameters
    ----------
    move : Move
    plan : Plan
        The plan the move was found for: names of channels and currency.
    t : Translator

    Examples
    --------
    >>> from smm.trades import example
    >>> move = Move(kind=MoveKind.HOURS, points=1.5, amount=1.0, source="meta_ads", target="google_reviews")
    >>> "Google reviews" in sentence(move, example("bar_centrale"), Translator("en"))
    True
    """
    points = t.number(move.points, 1)
    if move.kind is MoveKind.ANSWER:
        return t(
            "Whoever answers customers takes an hour this week and begins to reply to everyone: {hours} a month more "
            "bring {points} points, because today {share} get a reply.",
            hours=t.hours(move.amount),
            points=points,
            share=t.percent(move.share or 0.0),
        )
    if move.level is not None and move.reached is not None:
        return t(
            "{step} Whoever speaks for the company takes an hour this week to begin: {points} points more, because it "
            "leads to «{level}».",
            step=t(NEXT_STEPS[move.level]),
            points=points,
            level=t(LEVELS[move.reached]),
        )
    return t(_message(move), **_values(move, plan, t))


def _message(move: Move) -> str:
    """Return the sentence of a move that gives one channel more: from another channel, or out of what is left."""
    if move.kind is MoveKind.MEET:
        return OPENED if move.source is None else OPENED_FROM
    return GIVEN if move.source is None else MOVED


def _values(move: Move, plan: Plan, t: Translator) -> dict[str, str]:
    money = move.kind is MoveKind.MONEY
    return {
        "amount": t.money(move.amount, plan.profile.currency) if money else t.hours(move.amount),
        "source": plan.channels[move.source].name(t.language) if move.source else "",
        "target": plan.channels[move.target or ""].name(t.language),
        "points": t.number(move.points, 1),
    }
