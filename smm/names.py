"""The names in a plan, taken out and put back: links travel without them."""

from collections.abc import Mapping
from typing import Any

from smm.plan import Plan

PROFILE = "profile"
SCENARIO = "scenario:{}"


def names_of(plan: Plan) -> dict[str, str]:
    """Return the business's name, those of the custom channels by id and of kept mixes by place; no empty ones.

    Examples
    --------
    >>> names_of(Plan(profile={"name": "Bar Centrale"}))
    {'profile': 'Bar Centrale'}
    """
    names = {PROFILE: plan.profile.name} | {c.id: c.name_it or c.name_en for c in plan.custom_channels}
    names |= {SCENARIO.format(i): scenario.name for i, scenario in enumerate(plan.scenarios)}
    return {place: name for place, name in names.items() if name}


def with_names(plan: Plan, names: Mapping[str, Any]) -> Plan:
    """Return the plan with names put where there is none; a name that already stands there stays.

    Examples
    --------
    >>> with_names(Plan(), {"profile": "Bar Centrale"}).profile.name
    'Bar Centrale'
    """
    known = {place: name for place, name in names.items() if isinstance(name, str)}
    profile = plan.profile.model_copy(update={"name": plan.profile.name or known.get(PROFILE, "")})
    channels = tuple(
        c if c.name_it or c.name_en else c.model_copy(update=dict.fromkeys(("name_it", "name_en"), known.get(c.id, "")))
        for c in plan.custom_channels
    )
    scenarios = tuple(
        s if s.name else s.model_copy(update={"name": known.get(SCENARIO.format(i), "")})
        for i, s in enumerate(plan.scenarios)
    )
    return plan.model_copy(update={"profile": profile, "custom_channels": channels, "scenarios": scenarios})
