"""The best mix in sentences: what it brings, what changes, how it is proven, and which limits clash."""

import math

from smm.errors import SmmError
from smm.i18n import Translator
from smm.limits import ChannelLimits, GroupLimits
from smm.media import MediaType
from smm.optimisation.few import Few
from smm.optimisation.results import Optimum
from smm.own_numbers import parameters_of
from smm.plan import Plan
from smm.words import MEDIA_TYPES

WORTH = 0.05
"""Points below which two scores are called the same: half of the last digit that is said."""
PROVEN = 0.01
"""Points: a gap below it is said as this."""
NAMED = 3
"""Channels a sentence names."""


def amount(kind: str, value: float, plan: Plan, t: Translator) -> str:
    """Return an amount of ``money`` in whole units, or of ``hours`` with at most one decimal.

    Examples
    --------
    >>> amount("hours", 3.6912, Plan(), Translator("en")).split()
    ['3.7', 'h']
    """
    return t.money(value, plan.profile.currency, digits=0) if kind == "money" else t.hours(round(value, 1))


def helps(found: Optimum) -> bool:
    """Return whether money and hours can bring anything at all: not while every current is dead."""
    alive = (max(c.marginal.money, c.marginal.hours) > 0 for c in found.channels.values())
    return found.objective > 0 or any(alive)


def differs(found: Optimum) -> bool:
    """Return whether the best mix is worth a change of today's, or today's breaks the limits."""
    return not found.today_fits or found.objective - found.objective_now >= WORTH


def compared(found: Optimum, t: Translator) -> str:
    """Return in one line what the best mix brings against today's.

    Examples
    --------
    >>> import smm
    >>> compared(smm.optimise(smm.template("cafe")), Translator("en")).startswith("The best split brings")
    True
    """
    best, now = t.number(found.objective), t.number(found.objective_now)
    if not helps(found):
        return t("No split of money and hours helps until people talk")
    if not found.today_fits and found.objective <= found.objective_now:
        return t("Within your limits the best split brings {best} points", best=best)
    if not differs(found):
        return t("Your mix is already the best: {best} points", best=best)
    if best == now:
        best, now = t.number(found.objective, 1), t.number(found.objective_now, 1)
    return t("The best split brings {best} points instead of {now}", best=best, now=now)


def exchanged(found: Optimum, t: Translator) -> str:
    """Return in one sentence which channels get more and which get less.

    Examples
    --------
    >>> import smm
    >>> "; take it from" in exchanged(smm.optimise(smm.template("cafe")), Translator("en"))
    True
    """
    if not helps(found):
        return t("Nobody talks yet, so every split of money and hours scores 0.")
    if not found.today_fits and found.objective <= found.objective_now:
        return t(
            "Today's mix breaks your limits and has {now} points; the best one keeps them.",
            now=t.number(found.objective_now, 1),
        )
    more, less = _names(found, t, 1.0), _names(found, t, -1.0)
    if not (differs(found) and (more or less)):
        return t("No change of amounts is worth a tenth of a point.")
    if not less:
        return t("Give more to {more}.", more=t.listing(more))
    if not more:
        return t("Give less to {less}.", less=t.listing(less))
    return t("Give more to {more}; take it from {less}.", more=t.listing(more), less=t.listing(less))


def _names(found: Optimum, t: Translator, sign: float) -> list[str]:
    """Return the channels whose share of the budgets grows (1) or shrinks (-1) most."""
    changes = {name: sign * _change(found, name) for name in found.allocation}
    largest = sorted((name for name in changes if changes[name] > 0), key=lambda name: (-changes[name], name))
    return [found.plan.channels[name].short_name(t.language) for name in largest[:NAMED]]


def _change(found: Optimum, name: str) -> float:
    c = found.channels[name]
    kinds = ((c.money - c.money_now, found.money, c.money_now), (c.hours - c.hours_now, found.hours, c.hours_now))
    return sum(change / max(budget.amount, now) for change, budget, now in kinds if max(budget.amount, now) > 0)


def certificate(found: Optimum, t: Translator) -> str:
    """Return what is proven: the points that any other split can gain at most, never less than the gap.

    Examples
    --------
    >>> import smm
    >>> certificate(smm.optimise(smm.template("cafe")), Translator("en"))
    'Proven: no other split gains more than 0.01 points.'
    """
    return t("Proven: no other split gains more than {gap} points.", gap=t.short(rounded_up(found.gap)))


def fewer(few: Few, t: Translator) -> str:
    """Return in one line how many channels the best mix uses, and what fewer still bring.

    Examples
    --------
    >>> fewer(Few(channels=6, used=17, objective=79.2, gap=0.0), Translator("en"))
    'The best split uses 17 channels. With at most 6 it still brings 79 points.'
    """
    return t(
        "The best split uses {count} channels. With at most {few} it still brings {points} points.",
        count=t.number(few.used),
        few=t.number(few.channels),
        points=t.number(few.objective),
    )


def rounded_up(gap: float) -> float:
    """Return a bound in hundredths of a point that the gap does not pass.

    Examples
    --------
    >>> rounded_up(0.0), rounded_up(0.034)
    (0.01, 0.04)
    """
    return max(math.ceil(gap / PROVEN - 1e-9), 1) * PROVEN


def clash(error: SmmError, plan: Plan, t: Translator) -> list[str]:
    """Return one line for each limit that clashes, with what it is about in plain words.

    Examples
    --------
    >>> import smm
    >>> plan = Plan(limits={"hours": 4, "channels": {"blog": {"hours_least": 6}}})
    >>> try:
    ...     smm.optimise(plan)
    ... except smm.LimitsError as error:
    ...     clash(error, plan, Translator("en"))
    ['In all: at most 4 hours a month', 'Corporate blog with comments: at least 6 hours a month']
    """
    lines = []
    for problem in error.problems:
        values = {k: v if isinstance(v, str) else t.short(v) for k, v in problem.values.items()}
        lines.append(t("{whose}: {limit}", whose=_whose(problem.place, plan, t), limit=t(problem.expected, **values)))
    return lines


def _whose(place: str, plan: Plan, t: Translator) -> str:
    parts = place.split(".")
    if "channels" in parts:
        return plan.channels[parts[parts.index("channels") + 1]].name(t.language)
    if "groups" in parts:
        return t(MEDIA_TYPES[MediaType(parts[parts.index("groups") + 1])])
    return t("In all")


def asked_in_words(plan: Plan, t: Translator) -> str:
    r"""Return the money and hours there are, the hours also in a week, and what an empty field means.

    Examples
    --------
    >>> from smm.trades import example
    >>> asked_in_words(example("bar_centrale"), Translator("en")).replace("\xa0", " ")
    '€100 and 30 h a month: 6.9 h a week.'
    """
    money = plan.money if plan.limits.money is None else plan.limits.money
    hours = plan.hours if plan.limits.hours is None else plan.limits.hours
    said = t(
        "{money} and {hours} a month: {week} a week.",
        money=amount("money", money, plan, t),
        hours=amount("hours", hours, plan, t),
        week=amount("hours", hours / parameters_of(plan).mode("weeks_per_month"), plan, t),
    )
    parts = [said]
    if plan.limits.money is None or plan.limits.hours is None:
        parts.append(t("An empty field means as much as today."))
    limited = len(limits_in_words(plan, t))
    if limited:
        parts.append(t.plural("{count} limit applies.", "{count} limits apply.", limited))
    return " ".join(parts)


def limits_in_words(plan: Plan, t: Translator) -> dict[str, str]:
    r"""Return a line for each kind of media and each channel that has limits, by its id.

    Examples
    --------
    >>> limits_in_words(Plan(limits={"channels": {"blog": {"hours_most": 3}}}), Translator("en"))
    {'blog': 'Corporate blog with comments: at most 3\xa0h'}
    """
    found: dict[str, GroupLimits] = {kind.value: one for kind, one in plan.limits.groups.items()}
    found |= plan.limits.channels
    lines = {}
    for name, one in found.items():
        parts = _parts(one, plan, t)
        if parts:
            whose = (
                t(MEDIA_TYPES[MediaType(name)]) if name in tuple(MediaType) else plan.channels[name].name(t.language)
            )
            lines[name] = t("{whose}: {limit}", whose=whose, limit=", ".join(parts))
    return lines


def _parts(one: GroupLimits, plan: Plan, t: Translator) -> list[str]:
    if isinstance(one, ChannelLimits) and one.locked:
        return [t("as today")]
    parts = []
    for kind in ("hours", "money"):
        least, most = getattr(one, f"{kind}_least"), getattr(one, f"{kind}_most")
        if least > 0:
            parts.append(t("at least {amount}", amount=amount(kind, least, plan, t)))
        if most is not None:
            parts.append(t("at most {amount}", amount=amount(kind, most, plan, t)))
        if isinstance(one, ChannelLimits) and getattr(one, f"{kind}_if_used") > 0:
            asked = amount(kind, getattr(one, f"{kind}_if_used"), plan, t)
            parts.append(t("if used, at least {amount}", amount=asked))
    return parts
