"""The best mix as the command line says it, ``python -m smm optimise``."""

from typing import Any

from smm.i18n import Translator
from smm.optimisation.intervals import split_intervals
from smm.optimisation.results import Optimum


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
    lines += ["", t("No other mix gains more than {gap} points.", gap=t.number(max(found.gap, 1e-6), 6))]
    money, hours = t.number(found.money.gain, 2), t.number(found.hours.gain, 2)
    lines.append(t("Ten more of money add {money} points, one more hour {hours}.", money=money, hours=hours))
    return lines
