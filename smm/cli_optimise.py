"""The best mix as the command line says it, ``python -m smm optimise``."""

import math
from typing import Any

from smm.i18n import Translator
from smm.model_numbers import how_many_own
from smm.optimisation.intervals import split_intervals
from smm.optimisation.moves import next_moves
from smm.optimisation.results import Optimum
from smm.optimisation.sentences import sentence
from smm.own_numbers import changed_numbers


def summary(found: Optimum) -> dict[str, Any]:
    """Return the numbers as plain data, in the shape ``python -m smm optimise --json`` prints."""
    spread = split_intervals(found.plan)
    return {
        "allocation": {
            name: channel.model_dump()
            | {f"{kind}_low": interval.low for kind, interval in spread[name].items()}
            | {f"{kind}_high": interval.high for kind, interval in spread[name].items()}
            for name, channel in found.allocation.items()
        },
        "objective": found.objective,
        "objective_now": found.objective_now,
        "gap": found.gap,
        "today_fits": found.today_fits,
        "shadow_price": {"money": found.money.price, "hours": found.hours.price},
        "budgets": {"money": found.money.model_dump(), "hours": found.hours.model_dump()},
        "moves": [move.model_dump(mode="json") for move in next_moves(found.plan)],
        "own_numbers": list(changed_numbers(found.plan)),
    }


def in_words(found: Optimum, t: Translator) -> list[str]:
    """Return the best mix in sentences, channel by channel."""
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
    moves = [sentence(move, found.plan, t) for move in next_moves(found.plan)]
    own = list(filter(None, [how_many_own(found.plan, t)]))
    return [*lines, "", *moves, *own] if moves else [*lines, *own]


def _rounded_up(gap: float) -> float:
    """Return a bound that the printed one does not undercut: the next millionth of a point above."""
    return max(math.ceil(gap * 1e6), 1) / 1e6
