"""Kept mixes: keep, rename, duplicate, remove and use them, and compare up to four side by side.

A place is the position of a kept mix in ``plan.scenarios``; ``None`` is the plan's own mix, as it is now.
"""

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from smm.answers import Answers
from smm.assessment import Assessment, assess
from smm.benefits import Benefit
from smm.errors import PlanError, Problem
from smm.i18n import N_, Translator
from smm.levels import Level
from smm.media import NAME_LENGTH
from smm.mix import Allocation
from smm.parameters import Parameters
from smm.plan import Plan
from smm.scenario import SCENARIO_LIMIT, ScenarioKind
from smm.uncertainty import DRAWS, Interval

MOST = 4
"""Mixes compared at once; more columns leave no room for their names on a phone."""
Place = int | None
KINDS = {
    ScenarioKind.TODAY: N_("Today"),
    ScenarioKind.BEST: N_("Best mix"),
    ScenarioKind.ROBUST: N_("Robust mix"),
    ScenarioKind.MINE: N_("My mix"),
}
NOW = N_("Now")


class Side(BaseModel):
    """One mix of a comparison; every difference is to the first mix of it.

    Attributes
    ----------
    place : int or None
        Its position in ``plan.scenarios``; ``None`` is the plan's own mix.
    scores, locked : dict of Benefit to float
        Points, 0 to 100; ``intervals`` are their P10, P50 and P90.
    money, hours, cost : float
        Currency and hours a month; ``cost`` is the money and the hours at their price together.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    place: Place
    kind: ScenarioKind
    name: str
    level: Level
    scores: dict[Benefit, float]
    intervals: dict[Benefit, Interval]
    locked: dict[Benefit, float]
    total: float
    total_interval: Interval
    total_locked: float
    money: float
    hours: float
    cost: float
    channels: int
    differences: dict[Benefit, float]
    total_difference: float
    money_difference: float
    hours_difference: float
    cost_difference: float


class Comparison(BaseModel):
    """Up to four mixes of a plan side by side, under the same model, answers of each and numbers of the plan."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    plan: Plan
    sides: tuple[Side, ...]

    @property
    def first(self) -> Side:
        """The mix that the others are compared with."""
        return self.sides[0]

    @property
    def best(self) -> Side:
        """The mix with the highest total; of equals the first."""
        return max(self.sides, key=lambda side: side.total)


def keep(
    plan: Plan,
    kind: ScenarioKind,
    name: str = "",
    mix: Iterable[Allocation] | None = None,
    answers: Answers | None = None,
) -> Plan:
    """Return a plan that also keeps a mix; default: its own mix and answers.

    Raises
    ------
    PlanError
        When eight are kept already, or the name is none.

    Examples
    --------
    >>> plan = keep(Plan(mix=[{"channel": "blog", "hours": 3}]), ScenarioKind.TODAY, "Before")
    >>> [(one.name, one.mix[0].hours) for one in plan.scenarios]
    [('Before', 3.0)]
    """
    _check_room(plan)
    kept = {
        "name": name,
        "kind": kind,
        "mix": plan.mix if mix is None else tuple(mix),
        "answers": plan.answers if answers is None else answers,
    }
    return plan.replaced(scenarios=(*plan.scenarios, kept))


def _check_room(plan: Plan) -> None:
    if len(plan.scenarios) >= SCENARIO_LIMIT:
        raise PlanError(
            Problem(
                message=N_("A plan keeps at most {most} mixes."),
                values={"most": SCENARIO_LIMIT},
                fix=N_("Remove one, then keep this."),
            )
        )


def renamed(plan: Plan, place: int, name: str) -> Plan:
    """Return a plan in which a kept mix has another name; an empty one is told by its kind.

    Raises
    ------
    PlanError
        When the name has characters that no name has, or too many.

    Examples
    --------
    >>> renamed(keep(Plan(), ScenarioKind.MINE), 0, "Winter").scenarios[0].name
    'Winter'
    """
    changed = plan.scenarios[place].model_dump() | {"name": name}
    return plan.replaced(scenarios=(*plan.scenarios[:place], changed, *plan.scenarios[place + 1 :]))


def duplicated(plan: Plan, place: int, name: str = "") -> Plan:
    """Return a plan with a copy of a kept mix behind it, which is the person's own from then on.

    Raises
    ------
    PlanError
        When eight are kept already, or the name is none.

    Examples
    --------
    >>> plan = duplicated(keep(Plan(), ScenarioKind.TODAY, "Before"), 0, "After")
    >>> [(one.name, one.kind.value) for one in plan.scenarios]
    [('Before', 'today'), ('After', 'mine')]
    """
    _check_room(plan)
    copy = plan.scenarios[place].model_dump() | {"name": name.strip()[:NAME_LENGTH], "kind": ScenarioKind.MINE}
    return plan.replaced(scenarios=(*plan.scenarios[: place + 1], copy, *plan.scenarios[place + 1 :]))


def removed(plan: Plan, place: int) -> Plan:
    """Return a plan without a kept mix.

    Examples
    --------
    >>> removed(keep(Plan(), ScenarioKind.MINE), 0).scenarios
    ()
    """
    return plan.model_copy(update={"scenarios": (*plan.scenarios[:place], *plan.scenarios[place + 1 :])})


def used(plan: Plan, place: Place) -> Plan:
    """Return a plan whose mix and answers are those of a kept one; what is kept stays.

    Examples
    --------
    >>> plan = keep(Plan(mix=[{"channel": "blog", "hours": 3}]), ScenarioKind.TODAY)
    >>> used(plan.model_copy(update={"mix": ()}), 0).hours
    3.0
    """
    if place is None:
        return plan
    kept = plan.scenarios[place]
    return plan.model_copy(update={"mix": kept.mix, "answers": kept.answers})


def titles(plan: Plan, t: Translator) -> dict[Place, str]:
    """Return what every mix is called, the plan's own first: its name, or its kind and number; no two are alike.

    Examples
    --------
    >>> plan = keep(keep(Plan(), ScenarioKind.MINE), ScenarioKind.MINE, "Winter")
    >>> titles(plan, Translator("en"))
    {None: 'Now', 0: 'My mix', 1: 'Winter'}
    """
    found: dict[Place, str] = {None: t(NOW)}
    for place, one in enumerate(plan.scenarios):
        title, number = one.name or t(KINDS[one.kind]), 2
        unique = title
        while unique in found.values():
            unique, number = f"{title} {number}", number + 1
        found[place] = unique
    return found


def compare(
    plan: Plan, places: Sequence[Place], model_parameters: Parameters | None = None, draws: int = DRAWS
) -> Comparison:
    """Score up to four mixes of a plan side by side.

    Parameters
    ----------
    plan : Plan
    places : sequence of int or None
        Positions in ``plan.scenarios``; ``None`` is the plan's own mix. The others are compared with the first.
    model_parameters : Parameters, optional
        Default: the parameters of ``data/parameters.csv``, with the plan's own numbers in their place.
    draws : int
        Joint draws of the parameters behind the intervals.

    Raises
    ------
    ValueError
        When there is none, more than four, one twice, or no such place.

    Examples
    --------
    >>> from smm.trades import example
    >>> plan = keep(example("bar_centrale"), ScenarioKind.MINE, mix=[Allocation(channel="blog", hours=9)])
    >>> found = compare(plan, [None, 0], draws=16)
    >>> [round(side.hours_difference) for side in found.sides]
    [0, -17]
    """
    known = {None, *range(len(plan.scenarios))}
    if not 1 <= len(places) <= MOST or len(set(places)) < len(places) or not known.issuperset(places):
        raise ValueError(f"compare one to {MOST} mixes of the plan, each once")
    assessed = [assess(used(plan, place), model_parameters, draws) for place in places]
    return Comparison.model_construct(  # computed here, so there is nothing to validate
        plan=plan,
        sides=tuple(_side(plan, place, one, assessed[0]) for place, one in zip(places, assessed, strict=True)),
    )


def _side(plan: Plan, place: Place, one: Assessment, first: Assessment) -> Side:
    kept = None if place is None else plan.scenarios[place]
    benefits, before = one.scores.benefits, first.scores.benefits
    return Side.model_construct(
        place=place,
        kind=kept.kind if kept else ScenarioKind.TODAY,
        name=kept.name if kept else "",
        level=one.diagnosis.level,
        scores={b: r.score for b, r in benefits.items()},
        intervals=one.spread.scores,
        locked={b: r.locked for b, r in benefits.items()},
        total=one.scores.total,
        total_interval=one.spread.total,
        total_locked=one.scores.total_locked,
        money=one.plan.money,
        hours=one.plan.hours,
        cost=_cost(one.plan),
        channels=len(one.plan.used),
        differences={b: r.score - before[b].score for b, r in benefits.items()},
        total_difference=one.scores.total - first.scores.total,
        money_difference=one.plan.money - first.plan.money,
        hours_difference=one.plan.hours - first.plan.hours,
        cost_difference=_cost(one.plan) - _cost(first.plan),
    )


def _cost(plan: Plan) -> float:
    return plan.money + plan.hours * plan.profile.hour_price
