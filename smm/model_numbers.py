"""Every number of the model as a person meets it: its name, its value now and usually, and how to change it."""

import math

from pydantic import BaseModel, ConfigDict

from smm.i18n import N_, Translator
from smm.media import Purchase
from smm.own_numbers import (
    FIELDS,
    HOURS,
    MOST,
    OwnNumber,
    OwnNumbers,
    changed_numbers,
    parameters_of,
    plays_a_part,
    range_of,
    usual_of,
)
from smm.parameters import default_parameters
from smm.plan import Plan

PRICES = {
    Purchase.IMPRESSIONS: N_("{currency} for 1,000 impressions"),
    Purchase.CLICKS: N_("{currency} for a click"),
    Purchase.CHATS: N_("{currency} for a chat"),
}
PRICES_OF_UNITS = {
    "month": N_("{currency} a month"),
    "post": N_("{currency} for a post"),
    "article": N_("{currency} for an article"),
    "event": N_("{currency} for an event"),
    "customer": N_("{currency} for a customer"),
}
PRICE_OF_ONE = N_("{currency} for one purchase")


class ModelNumber(BaseModel):
    """One number of the model in a plan.

    Attributes
    ----------
    id : str
        Id of a parameter, or ``hours:CHANNEL`` / ``price:CHANNEL``.
    low, mode, high : float
        In force; of a range the geometric middle is the mode.
    usual_low, usual_mode, usual_high : float
        Without the plan's own numbers.
    least, most : float
        Ends of what may be set.
    own : bool
        Whether the plan's own number differs from the usual one.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    low: float
    mode: float
    high: float
    usual_low: float
    usual_mode: float
    usual_high: float
    least: float
    most: float
    own: bool

    @property
    def kind(self) -> str:
        """``hours`` or ``price`` for a range of a channel, empty for a parameter."""
        return range_of(self.id)[0]

    @property
    def channel(self) -> str:
        """The channel of a range, empty for a parameter."""
        return range_of(self.id)[1]


def number_ids(plan: Plan) -> tuple[str, ...]:
    """Return the ids of all numbers of a plan's model: the parameters, then the channels of the mix, then the others.

    Examples
    --------
    >>> ids = number_ids(Plan(mix=[{"channel": "blog", "hours": 1}]))
    >>> ids[0], ids[len(default_parameters())]
    ('response', 'hours:blog')
    """
    channels = plan.usual_channels
    order = dict.fromkeys([*(a.channel for a in plan.used), *channels])
    ranges = (f"{kind}:{name}" for name in order for kind in FIELDS if plays_a_part(channels[name], kind))
    return (*default_parameters(), *ranges)


def model_number(plan: Plan, name: str) -> ModelNumber:
    """Return a number of a plan's model.

    Raises
    ------
    KeyError
        When there is no such number.

    Examples
    --------
    >>> plan = with_number(Plan(), "response", low=1, mode=2, high=3)
    >>> number = model_number(plan, "response")
    >>> number.mode, number.usual_mode, number.own
    (2.0, 1.5, True)
    """
    usual = usual_of(plan, name)
    now = plan.numbers.get(name, usual)
    floor, usual_floor = parameters_of(plan).mode("zero_floor"), default_parameters().mode("zero_floor")
    kind, _ = range_of(name)
    parameter = default_parameters().get(name)
    return ModelNumber.model_construct(  # validated with the plan
        id=name,
        low=now.low,
        mode=_middle(now, floor),
        high=now.high,
        usual_low=usual.low,
        usual_mode=_middle(usual, usual_floor),
        usual_high=usual.high,
        least=parameter.least if parameter else 0.0,
        most=parameter.most if parameter else MOST[kind],
        own=now != usual,
    )


def _middle(number: OwnNumber, floor: float) -> float:
    if number.mode is not None:
        return number.mode
    return math.sqrt((number.low or floor * number.high) * number.high)


def with_number(plan: Plan, name: str, low: float, high: float, mode: float | None = None) -> Plan:
    """Return a plan with one own number; set to its usual value it is own no more.

    Raises
    ------
    PlanError
        When the model has no such number, or it cannot have these values.

    Examples
    --------
    >>> plan = with_number(Plan(), "hours:blog", low=1, high=2)
    >>> plan.channels["blog"].hours_per_week_high
    2.0
    >>> with_number(plan, "hours:blog", low=2, high=6).numbers
    {}
    """
    entry = {"low": low, "high": high} | ({} if mode is None else {"mode": mode})
    changed = plan.replaced(numbers={**plan.numbers, name: entry})
    return changed if name in changed_numbers(changed) else without_numbers(changed, name)


def without_numbers(plan: Plan, *names: str) -> Plan:
    """Return a plan in which some numbers, or all when none is named, have their usual value again.

    Raises
    ------
    PlanError
        When what is left does not fit together, such as steps of a scale of which one alone goes back.

    Examples
    --------
    >>> without_numbers(with_number(Plan(), "response", low=1, mode=2, high=3), "response").numbers
    {}
    """
    left = {name: number for name, number in plan.numbers.items() if names and name not in names}
    return plan.replaced(numbers=left)


def name_of(plan: Plan, name: str, t: Translator) -> str:
    """Return the plain name of a number.

    Examples
    --------
    >>> name_of(Plan(), "hours:blog", Translator("en"))
    'Hours of a full presence: Corporate blog with comments'
    """
    kind, channel = range_of(name)
    if not channel:
        return default_parameters()[name].name(t.language)
    title = plan.channels[channel].name(t.language)
    if kind == HOURS:
        return t("Hours of a full presence: {channel}", channel=title)
    return t("Price: {channel}", channel=title)


def unit_of(plan: Plan, name: str, t: Translator) -> str:
    """Return the unit of a number in words.

    Examples
    --------
    >>> unit_of(Plan(), "price:meta_ads", Translator("en"))
    'EUR for 1,000 impressions'
    """
    kind, channel = range_of(name)
    if not channel:
        parameter = default_parameters()[name]
        return t.pick(parameter.unit_en, parameter.unit_it)
    if kind == HOURS:
        return t("hours a week")
    found = plan.channels[channel]
    bought = PRICES.get(found.purchase, PRICES_OF_UNITS.get(found.unit, PRICE_OF_ONE))
    return t(bought, currency=plan.profile.currency)


def source_of(plan: Plan, name: str, t: Translator) -> str:
    """Return where a number comes from: the person, the catalogue, a row of the evidence table or an assumption.

    Examples
    --------
    >>> [source_of(Plan(), name, Translator("en")) for name in ("response", "hour_price", "hours:blog")]
    ['assumption', 'E25', 'catalogue']
    """
    if name in changed_numbers(plan):
        return t("yours")
    if range_of(name)[1]:
        return t("catalogue")
    parameter = default_parameters()[name]
    return t("assumption") if parameter.assumed else parameter.source


def usual_in_words(number: ModelNumber, t: Translator) -> str:
    r"""Return what a number usually is: low, most likely and high.

    Examples
    --------
    >>> usual_in_words(model_number(Plan(), "response"), Translator("en"))
    '1\xa0·\xa01.5\xa0·\xa02.25'
    """
    return "\xa0·\xa0".join(t.precise(v) for v in (number.usual_low, number.usual_mode, number.usual_high))


def how_many_own(plan: Plan, t: Translator) -> str:
    """Say how many numbers of the model are the person's own; empty when none is.

    Examples
    --------
    >>> how_many_own(with_number(Plan(), "response", low=1, mode=2, high=3), Translator("en"))
    'Your own numbers in the model: 1.'
    """
    count = len(changed_numbers(plan))
    return t("Your own numbers in the model: {count}.", count=t.number(count)) if count else ""


def with_numbers(plan: Plan, numbers: OwnNumbers) -> Plan:
    """Return a plan with these own numbers and no others, but for those of a channel that it does not have.

    Raises
    ------
    PlanError
        When a number is of a range that the model does not use of the plan's channel.

    Examples
    --------
    >>> numbers = with_number(Plan(), "response", low=1, mode=2, high=3).numbers
    >>> with_numbers(Plan(), numbers).numbers["response"].mode
    2.0
    """
    kept = {n: v for n, v in numbers.items() if range_of(n)[1] in ("", *plan.usual_channels)}
    return plan.replaced(numbers=kept)
