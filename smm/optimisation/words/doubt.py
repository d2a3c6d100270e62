"""How sure the best mix is, in words and numbers."""

from smm.i18n import Translator
from smm.optimisation.doubt import Doubt
from smm.optimisation.results import Amounts, Optimum
from smm.optimisation.words.mix import compared, differs
from smm.table import Column, Kind, Table

NOTHING = Amounts(money=0.0, hours=0.0)


def doubt_title(found: Optimum, sure: Doubt, t: Translator) -> str:
    """Return the finding: in how many of the drawn cases the move from today's mix helps at all.

    Examples
    --------
    >>> import smm
    >>> from smm.optimisation.doubt import doubt
    >>> found = smm.optimise(smm.template("cafe"))
    >>> doubt_title(found, doubt(found, draws=8), Translator("en"))
    'Moving to the best mix helps in 8 of 8 cases'
    """
    if not differs(found):
        return compared(found, t)
    helped = t.number(round(sure.chance * sure.draws))
    return t("Moving to the best mix helps in {count} of {draws} cases", count=helped, draws=t.number(sure.draws))


def doubt_lines(sure: Doubt, t: Translator) -> list[str]:
    """Return what the draws say of the gain, of acting on the most likely numbers, and of the safest mix.

    Examples
    --------
    >>> import smm
    >>> from smm.optimisation.doubt import doubt
    >>> len(doubt_lines(doubt(smm.optimise(smm.template("cafe")), draws=8), Translator("en")))
    4
    """
    lines = [
        t(
            "All numbers of the model were drawn together {draws} times, and the best mix was found anew each time.",
            draws=t.number(sure.draws),
        ),
        t(
            "The move brings {median} points; in 8 cases of 10 between {low} and {high}.",
            median=t.number(sure.gain.median, 1),
            low=t.number(sure.gain.low, 1),
            high=t.number(sure.gain.high, 1),
        ),
        t(
            "Acting on the most likely numbers costs {mean} points on average; in 9 cases of 10 at most {high}.",
            mean=t.number(sure.regret.mean, 1),
            high=t.number(sure.regret.high, 1),
        ),
        t(
            "The safest mix keeps {safe} points in 9 cases of 10, the best one {best}; no mix keeps more than {bound}.",
            safe=t.number(sure.robust.low, 1),
            best=t.number(sure.robust.best_low, 1),
            bound=t.number(sure.robust.bound, 1),
        ),
    ]
    if sure.channels_held:
        lines.append(t("The draws kept the channels that were chosen: unsure is only the split among them."))
    return lines


def doubt_table(found: Optimum, sure: Doubt, t: Translator) -> Table:
    """Return the money and hours a month of each channel in the best mix, how sure they are, and in the safest mix."""
    columns = (
        Column(name=t("channel")),
        Column(name=t("hours, best"), kind=Kind.HOURS),
        Column(name=t("hours, low (P10)"), kind=Kind.HOURS),
        Column(name=t("hours, high (P90)"), kind=Kind.HOURS),
        Column(name=t("hours, safest"), kind=Kind.HOURS),
        Column(name=t("money, best"), kind=Kind.MONEY),
        Column(name=t("money, low (P10)"), kind=Kind.MONEY),
        Column(name=t("money, high (P90)"), kind=Kind.MONEY),
        Column(name=t("money, safest"), kind=Kind.MONEY),
    )
    rows = []
    for name, best in sorted(found.channels.items(), key=lambda item: (-item[1].points, item[0])):
        interval, safe = sure.channels[name], sure.robust.channels.get(name, NOTHING)
        if best.used or name in sure.robust.channels or interval.hours.high > 0 or interval.money.high > 0:
            hours = (best.hours, interval.hours.low, interval.hours.high, safe.hours)
            money = (best.money, interval.money.low, interval.money.high, safe.money)
            rows.append((found.plan.channels[name].name(t.language), *hours, *money))
    return Table(columns=columns, rows=tuple(rows))
