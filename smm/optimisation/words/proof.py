"""The proof of the best mix in words and numbers: the bound, which budget binds, and what one more unit is worth."""

from smm.i18n import Translator
from smm.optimisation.prices import MORE
from smm.optimisation.results import Optimum
from smm.optimisation.words.mix import amount, rounded_up
from smm.table import Column, Kind, Table


def proof_lines(found: Optimum, t: Translator) -> list[str]:
    """Return what is proven and how, and what more money or hours would bring.

    Examples
    --------
    >>> import smm
    >>> len(proof_lines(smm.optimise(smm.template("cafe")), Translator("en")))
    3
    """
    return [_how(found, t), _binding(found, t), _more(found, t)]


def _how(found: Optimum, t: Translator) -> str:
    values = {"bound": t.number(rounded_up(found.proof.bound), 2), "best": t.number(found.objective, 2)}
    if found.proof.choices:
        return t(
            "The best mix has {best} points, and no choice of channels within your limits has more than {bound}: "
            "the search over them ended after {rounds}.",
            rounds=t.plural("{count} round", "{count} rounds", found.proof.rounds),
            **values,
        )
    return t(
        "The best mix has {best} points, and no split within your limits has more than {bound}: "
        "a calculation apart from the search says so.",
        **values,
    )


def _binding(found: Optimum, t: Translator) -> str:
    if found.money.binds and found.hours.binds:
        return t("Money and hours both hold you back: more of either would help.")
    if found.hours.binds:
        return t("Hours hold you back; more money would change nothing.")
    if found.money.binds:
        return t("Money holds you back; more hours would change nothing.")
    return t("Neither money nor hours hold you back: your limits, or people who are silent, do.")


def _more(found: Optimum, t: Translator) -> str:
    return t(
        "{money} more a month add {points} points to the best mix; one more hour adds {hour}.",
        money=amount("money", MORE[0], found.plan, t),
        points=t.number(found.money.gain, 2),
        hour=t.number(found.hours.gain, 2),
    )


def marginal_table(found: Optimum, t: Translator) -> Table:
    """Return the points of one more hour, and of ten more of money, on each channel, today and at the best mix.

    At the best mix every channel in use brings the same, unless a limit holds it; those that bring less are not used.
    """
    money = amount("money", MORE[0], found.plan, t)
    columns = (
        Column(name=t("channel")),
        Column(name=t("1 h more, today"), kind=Kind.NUMBER),
        Column(name=t("1 h more, best"), kind=Kind.NUMBER),
        Column(name=t("{money} more, today", money=money), kind=Kind.NUMBER),
        Column(name=t("{money} more, best", money=money), kind=Kind.NUMBER),
    )
    ranked = sorted(found.channels.items(), key=lambda item: (-item[1].points, -item[1].marginal.hours, item[0]))
    return Table(
        columns=columns,
        rows=tuple(
            (
                found.plan.channels[name].name(t.language),
                c.marginal_now.hours,
                c.marginal.hours,
                MORE[0] * c.marginal_now.money,
                MORE[0] * c.marginal.money,
            )
            for name, c in ranked
        ),
    )
