"""Ways to a better mix that ask less: few changes, the cheapest change to a score, the answers that reach a level."""

from collections.abc import Mapping

from smm.answers import Activity, Frequency
from smm.i18n import Translator
from smm.media import Flow
from smm.optimisation.effort import Effort, LevelEffort
from smm.optimisation.results import Change
from smm.optimisation.small_steps import Step
from smm.optimisation.words.mix import amount
from smm.plan import Plan
from smm.words import ACTIVITIES, FLOWS, FREQUENCIES, LEVELS


def steps_title(steps: tuple[Step, ...], now: float, t: Translator) -> str:
    """Return the finding: what the fewest changes that bring anything bring, beside today's score ``now``, points.

    Examples
    --------
    >>> blog = Change(money=0.0, hours=5.0, money_now=0.0, hours_now=2.0)
    >>> steps_title((Step(changes=1, objective=55.2, gap=0.0, channels={"blog": blog}),), 43.4, Translator("en"))
    '1 change brings 55.2 points instead of 43.4'
    """
    worth = [step for step in steps if step.channels]
    if not worth:
        return t("No few changes help within your limits")
    return t.plural(
        "{count} change brings {points} points instead of {now}",
        "{count} changes bring {points} points instead of {now}",
        worth[0].changes,
        points=t.number(worth[0].objective, 1),
        now=t.number(now, 1),
    )


def step_line(step: Step, plan: Plan, t: Translator) -> str:
    r"""Return what a step changes and what it brings.

    Examples
    --------
    >>> blog = Change(money=0.0, hours=5.0, money_now=0.0, hours_now=2.0)
    >>> step_line(Step(changes=1, objective=55.2, gap=0.0, channels={"blog": blog}), Plan(), Translator("en"))
    '1 change, 55.2 points: Corporate blog with comments 5\xa0h (today 2\xa0h).'
    """
    said = t.plural(
        "{count} change, {points} points",
        "{count} changes, {points} points",
        step.changes,
        points=t.number(step.objective, 1),
    )
    if not step.channels:
        return t("{step}: nothing changes.", step=said)
    return t("{step}: {changes}.", step=said, changes=changes_in_words(step.channels, plan, t))


def changes_in_words(changes: Mapping[str, Change], plan: Plan, t: Translator) -> str:
    r"""Return what each channel gets a month instead of what it gets today.

    Examples
    --------
    >>> blog = Change(money=0.0, hours=5.0, money_now=0.0, hours_now=2.0)
    >>> changes_in_words({"blog": blog}, Plan(), Translator("en"))
    'Corporate blog with comments 5\xa0h (today 2\xa0h)'
    """
    return "; ".join(_change(name, one, plan, t) for name, one in changes.items())


def _change(name: str, one: Change, plan: Plan, t: Translator) -> str:
    parts = []
    for kind in ("hours", "money"):
        now, then = (amount(kind, getattr(one, field), plan, t) for field in (f"{kind}_now", kind))
        if now != then:
            parts.append(t("{amount} (today {now})", amount=then, now=now))
    said = t.listing(parts) if parts else t("a little different")
    return t("{channel} {change}", channel=plan.channels[name].name(t.language), change=said)


def effort_lines(effort: Effort, plan: Plan, t: Translator) -> list[str]:
    """Return what the cheapest change to a score asks, or that nothing reaches it.

    Examples
    --------
    >>> from smm.optimisation.effort import least_effort
    >>> from smm.trades import example
    >>> bar = example("bar_centrale")
    >>> effort_lines(least_effort(bar, 60), bar, Translator("en"))[0]
    'The cheapest way to 60 points puts €63 a month where it is not today, hours counted at €40.'
    """
    target = t.number(effort.target)
    if not effort.reached:
        return [
            t("No amount of money and hours reaches {target} points while people talk as they do now.", target=target)
        ]
    if not effort.channels:
        return [t("Today's mix is already there.")]
    lines = [
        t(
            "The cheapest way to {target} points puts {cost} a month where it is not today, hours counted at {price}.",
            target=target,
            cost=t.money(effort.cost, plan.profile.currency, digits=0),
            price=t.money(plan.profile.hour_price, plan.profile.currency, digits=0),
        ),
        t("{changes}.", changes=changes_in_words(effort.channels, plan, t)),
    ]
    if not effort.within_budgets:
        more = (amount("money", effort.money_more, plan, t), amount("hours", effort.hours_more, plan, t))
        lines.append(t("This takes more than there is: {money} and {hours} more.", money=more[0], hours=more[1]))
    return lines


def level_line(found: LevelEffort, t: Translator) -> str:
    """Return which answers must change before a level is reached, and what that brings.

    Examples
    --------
    >>> from smm.levels import Level
    >>> from smm.optimisation.effort import level_effort
    >>> from smm.trades import example
    >>> level_line(level_effort(example("bar_centrale"), Level.MANY_WAY), Translator("en"))
    '«Many-way conversation», 7.0 points more: the conversation is active.'
    """
    return t(
        "«{level}», {points} points more: {answers}.",
        level=t(LEVELS[found.level]),
        points=t.number(found.points, 1),
        answers=t.listing([_answer(name, value, t) for name, value in found.changes.items()]),
    )


def _answer(name: str, value: str, t: Translator) -> str:
    if name == "active":
        return t(ACTIVITIES[Activity(value)])
    return t("{flow} «{often}»", flow=t(FLOWS[Flow(name)]), often=t(FREQUENCIES[Frequency(value)]))
