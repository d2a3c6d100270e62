"""The best mix as the command line says it, ``python -m smm optimise``."""

import math

from smm.i18n import Translator
from smm.model_numbers import how_many_own
from smm.optimisation.advise import Advice
from smm.optimisation.sentences import sentence


def in_words(advice: Advice, t: Translator) -> list[str]:
    """Return the best mix in sentences, channel by channel."""
    found = advice.best
    now, best = t.number(found.objective_now, 1), t.number(found.objective, 1)
    currency, channels = found.plan.profile.currency, found.plan.channels
    lines = [t("Today {now} points, with the best mix {best}.", now=now, best=best)]
    if found.money.from_today or found.hours.from_today:
        lines.append(t("Where the plan sets no limit, today's total stands for it."))
    lines.append("")
    lines += [
        f"{channels[name].name(t.language)}: {t.money(c.money, currency)}, {t.hours(c.hours)}"
        for name, c in found.allocation.items()
    ]
    lines += ["", t("No other mix gains more than {gap} points.", gap=t.number(_rounded_up(found.gap), 6))]
    money, hours = t.number(found.money.gain, 2), t.number(found.hours.gain, 2)
    lines.append(t("Ten more of money add {money} points, one more hour {hours}.", money=money, hours=hours))
    moves = [sentence(move, found.plan, t) for move in advice.moves]
    own = list(filter(None, [how_many_own(found.plan, t)]))
    return [*lines, "", *moves, *own] if moves else [*lines, *own]


def _rounded_up(gap: float) -> float:
    """Return a bound that the printed one does not undercut: the next millionth of a point above."""
    return max(math.ceil(gap * 1e6), 1) / 1e6
