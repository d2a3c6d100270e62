"""A person's own numbers of the model: values and ranges that take the place of the usual ones.

A plan holds them by id: a parameter of ``data/parameters.csv`` (low, most likely, high), or ``hours:CHANNEL`` and
``price:CHANNEL``, the range of a channel of the catalogue or of one's own (low and high; the most likely value is the
geometric middle, as everywhere in the model). What has no entry keeps its usual value.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from smm.errors import mask
from smm.media import HOURS_A_WEEK_LIMIT, PRICE_LIMIT, SMALLEST, Catalogue, Channel, Purchase
from smm.parameters import Parameter, Parameters, default_parameters

if TYPE_CHECKING:
    from smm.plan import Plan

NUMBERS_LIMIT = 800
"""More numbers than there can be: every parameter, and both ranges of every channel of the catalogue and a plan."""
HOURS, PRICE = "hours", "price"
FIELDS = {HOURS: ("hours_per_week_low", "hours_per_week_high"), PRICE: ("money_eur_low", "money_eur_high")}
"""Fields of a channel that are the low and the high end of a range."""
MOST = {HOURS: HOURS_A_WEEK_LIMIT, PRICE: PRICE_LIMIT}
SCALES = (
    ("capability_none", "capability_low", "capability_medium", "capability_high"),
    ("frequency_never", "frequency_rarely", "frequency_sometimes", "frequency_often", "frequency_always"),
    ("active_no", "active_partly", "active_yes"),
    ("step_little", "step_lot"),
)
"""Parameters that are steps of one scale: none may lie below the one before it."""
ENDS = ("low", "mode", "high")
Finite = Annotated[float, Field(strict=True, allow_inf_nan=False)]


class OwnNumber(BaseModel):
    """One number as a person wants it; a range of a channel has no ``mode`` of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    low: Finite
    mode: Finite | None = Field(None, exclude_if=lambda mode: mode is None)
    high: Finite


class OwnNumbers(dict[str, OwnNumber]):
    """The own numbers of a plan by id, sorted; like the plan they are part of, they are not to be changed.

    Examples
    --------
    >>> from smm.plan import Plan
    >>> Plan(numbers={"response": {"low": 1, "mode": 2, "high": 3}}).numbers["response"].mode
    2.0
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Return how pydantic reads them: as a mapping of ids to numbers that the model can work with."""
        entries = handler(Annotated[dict[str, OwnNumber], Field(max_length=NUMBERS_LIMIT)])
        return core_schema.no_info_after_validator_function(possible, entries)

    def __hash__(self) -> int:  # type: ignore[override]
        """Return the same for equal numbers: plans are keys of what is kept."""
        return hash(frozenset(self.items()))

    def ranges(self) -> Iterator[tuple[str, str, str]]:
        """Yield id, kind (hours or price) and channel of every range."""
        for name in self:
            kind, channel = range_of(name)
            if channel:
                yield name, kind, channel

    def only(self, names: Collection[str]) -> "OwnNumbers":
        """Return the numbers of some ids alone."""
        return OwnNumbers({name: value for name, value in self.items() if name in names})

    def without_channel(self, channel: str) -> "OwnNumbers":
        """Return the numbers without those of a channel."""
        return OwnNumbers({name: value for name, value in self.items() if range_of(name)[1] != channel})


def range_of(name: str) -> tuple[str, str]:
    """Return the kind (hours or price) and the channel of a range, both empty for a parameter.

    Examples
    --------
    >>> range_of("hours:blog"), range_of("response")
    (('hours', 'blog'), ('', ''))
    """
    kind, _, channel = name.partition(":")
    return (kind, channel) if channel else ("", "")


def possible(numbers: dict[str, OwnNumber]) -> OwnNumbers:
    """Return numbers that the model can work with, sorted by id; refuse others.

    Raises
    ------
    PydanticCustomError
        At the first that is unknown or impossible, with its place (``at``) and what was found.
    """
    for name, number in numbers.items():
        kind, _ = range_of(name)
        if kind in FIELDS:
            _check_range(mask(name), number, MOST[kind])
        elif name in default_parameters():
            _check_parameter(default_parameters()[name], number)
        else:
            raise PydanticCustomError("number_unknown", "unknown", {"at": mask(name), "found": mask(name)})
    found = OwnNumbers(sorted(numbers.items()))
    if found:
        _check_together(_replaced(found))
    return found


def _wrong(code: str, name: str, found: float | None = None, **values: float) -> PydanticCustomError:
    context = {"at": name, "found": "" if found is None else mask(found)}
    return PydanticCustomError(code, "impossible", context | values)


def _check_range(name: str, number: OwnNumber, most: float) -> None:
    if number.mode is not None:
        raise _wrong("number_no_mode", f"{name}.mode", number.mode)
    for end, least in (("low", 0.0), ("high", SMALLEST)):
        _check_bounds(f"{name}.{end}", getattr(number, end), least, most)
    if 0 < number.low < SMALLEST:
        raise _wrong("number_bounds", f"{name}.low", number.low, least=SMALLEST, most=most)
    if number.low > number.high:
        raise _wrong("number_order", name)


def _check_parameter(usual: Parameter, number: OwnNumber) -> None:
    if number.mode is None:
        raise _wrong("number_needs_mode", f"{usual.id}.mode")
    for end in ENDS:
        _check_bounds(f"{usual.id}.{end}", getattr(number, end), usual.least, usual.most)
    if not number.low <= number.mode <= number.high:
        raise _wrong("number_order", usual.id)


def _check_bounds(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise _wrong("number_bounds", name, value, least=least, most=most)


def _check_together(p: Parameters) -> None:
    """Refuse steps of a scale that fall, and a benefit on which no current has a weight."""
    for scale in SCALES:
        for lower, upper in zip(scale, scale[1:], strict=False):
            if any(getattr(p[lower], end) > getattr(p[upper], end) for end in ENDS):
                raise _wrong("number_scale", upper)
    rows: dict[str, float] = {}
    for name in p:
        if name.startswith("weight_"):
            row = name.rpartition("_")[0]
            rows[row] = rows.get(row, 0.0) + p.mode(name)
    for row, total in rows.items():
        if total < SMALLEST:
            raise _wrong("number_weights", row)


def _replaced(numbers: OwnNumbers) -> Parameters:
    usual = default_parameters().values()
    return Parameters(tuple(p.model_copy(update=_ends(numbers[p.id])) if p.id in numbers else p for p in usual))


def _ends(number: OwnNumber) -> dict[str, float]:
    return {end: getattr(number, end) for end in ENDS}


def with_own_numbers(numbers: OwnNumbers) -> Parameters:
    """Return the parameters of ``data/parameters.csv`` with own numbers in their place; ranges of channels are none.

    Examples
    --------
    >>> from smm.plan import Plan
    >>> numbers = Plan(numbers={"response": {"low": 1, "mode": 2, "high": 3}}).numbers
    >>> with_own_numbers(numbers).mode("response"), with_own_numbers(OwnNumbers()) is default_parameters()
    (2.0, True)
    """
    return _replaced(numbers) if numbers else default_parameters()


def parameters_of(plan: "Plan") -> Parameters:
    """Return the parameters of ``data/parameters.csv`` with a plan's own numbers in their place.

    Examples
    --------
    >>> from smm.plan import Plan
    >>> parameters_of(Plan(numbers={"response": {"low": 1, "mode": 2, "high": 3}})).mode("response")
    2.0
    >>> parameters_of(Plan()) is default_parameters()
    True
    """
    return with_own_numbers(plan.numbers)


def with_own_ranges(channels: Catalogue, numbers: OwnNumbers) -> Catalogue:
    """Return channels with own ranges of hours and prices in the place of theirs.

    Examples
    --------
    >>> from smm.plan import Plan
    >>> plan = Plan(numbers={"hours:blog": {"low": 1, "high": 2}})
    >>> with_own_ranges(plan.usual_channels, plan.numbers)["blog"].hours_per_week_high
    2.0
    """
    changed: dict[str, dict[str, float]] = {}
    for name, kind, channel in numbers.ranges():
        low, high = FIELDS[kind]
        changed.setdefault(channel, {}).update({low: numbers[name].low, high: numbers[name].high})
    if not changed:
        return channels
    return Catalogue(tuple(c.model_copy(update=changed[c.id]) if c.id in changed else c for c in channels.values()))


def usual_of(plan: "Plan", name: str) -> OwnNumber:
    """Return a number as the data files, or the plan's own channels, have it.

    Raises
    ------
    KeyError
        When the model has no such number.

    Examples
    --------
    >>> from smm.plan import Plan
    >>> usual_of(Plan(), "hours:blog")
    OwnNumber(low=2.0, mode=None, high=6.0)
    """
    kind, channel = range_of(name)
    if not channel:
        usual = default_parameters()[name]
        return OwnNumber.model_construct(low=usual.low, mode=usual.mode, high=usual.high)
    low, high = FIELDS[kind]
    found = plan.usual_channels[channel]
    return OwnNumber.model_construct(low=getattr(found, low), mode=None, high=getattr(found, high))


def changed_numbers(plan: "Plan") -> tuple[str, ...]:
    """Return the ids of a plan's own numbers that differ from the usual ones, sorted.

    Examples
    --------
    >>> from smm.plan import Plan
    >>> plan = Plan(numbers={"response": {"low": 1, "mode": 2, "high": 3}, "active_yes": dict(low=1, mode=1, high=1)})
    >>> changed_numbers(plan)
    ('response',)
    """
    return tuple(name for name, number in plan.numbers.items() if number != usual_of(plan, name))


def plays_a_part(channel: Channel, kind: str) -> bool:
    """Return whether the model uses a range of a channel: hours where they make presence, prices where it is bought.

    Examples
    --------
    >>> from smm.media import catalogue
    >>> plays_a_part(catalogue()["blog"], HOURS), plays_a_part(catalogue()["blog"], PRICE)
    (True, False)
    """
    if kind == HOURS:
        return channel.moved_by_hours
    return channel.purchase not in (Purchase.TIME, Purchase.NOTHING)
