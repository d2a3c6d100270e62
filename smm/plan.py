"""The plan: profile, mix, answers, weights and limits in one document of version 1.

A plan is read from a file by :func:`read_plan` and from plain data by :func:`plan_from_document`; both refuse what is
unknown or impossible with the place and the reason, and upgrade older versions.
"""

import json
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from smm.answers import Answers
from smm.benefits import Benefit
from smm.errors import PlanError, Problem, mask
from smm.i18n import N_, Language
from smm.limits import Limits
from smm.measured import Measured
from smm.media import ID_PATTERN, Catalogue, Channel, PlainName, catalogue
from smm.mix import HOURS_LIMIT, MIX_LIMIT, MONEY_LIMIT, Allocation, merged
from smm.own_numbers import OwnNumbers, plays_a_part, with_own_ranges
from smm.refusals import explain, sample
from smm.scenario import SCENARIO_LIMIT, Scenario
from smm.upgrade import NEWEST, upgraded

SIZE_LIMIT = 1_000_000
"""Largest plan file that is read, in bytes."""
CUSTOM_LIMIT = 300
NEWER = ("numbers", "scenarios")
"""Fields that came after the first release; empty ones are not written."""

FIX_FILE = N_("Open a plan file saved by this planner, or start from a template.")


class Profile(BaseModel):
    """Whose plan it is.

    Attributes
    ----------
    audience : float
        People the business can hope to reach.
    currency : str
        ISO 4217 code; it only labels amounts.
    hour_price : float
        Currency for an hour.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: PlainName = ""
    trade: str = Field("", max_length=40, pattern=rf"^$|{ID_PATTERN}")
    audience: Annotated[float, Field(strict=True, ge=1, le=1e10, allow_inf_nan=False)] = 10_000.0
    currency: str = Field("EUR", pattern=r"^[A-Z]{3}$")
    hour_price: Annotated[float, Field(strict=True, ge=0.01, le=1e7, allow_inf_nan=False)] = 40.0


Weight = Annotated[float, Field(strict=True, ge=0, le=1000, allow_inf_nan=False)]


class Weights(BaseModel):
    """How much each benefit matters; only the ratios count."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    understand: Weight = 1.0
    serve: Weight = 1.0
    optimise: Weight = 1.0
    capitalise: Weight = 1.0
    cocreate: Weight = 1.0

    def by_benefit(self) -> dict[Benefit, float]:
        """Return the weights as a mapping."""
        return {benefit: getattr(self, benefit.value) for benefit in Benefit}


class Plan(BaseModel):
    """Everything a user decides, as one frozen document.

    Examples
    --------
    >>> plan = Plan(mix=[{"channel": "facebook_page", "hours": 13}])
    >>> plan.money, plan.hours
    (0.0, 13.0)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"required": ["version"]})

    version: Literal[1] = 1
    language: Language = Language.IT
    profile: Profile = Profile.model_construct()
    mix: tuple[Allocation, ...] = Field((), max_length=MIX_LIMIT)
    custom_channels: tuple[Channel, ...] = Field((), max_length=CUSTOM_LIMIT)
    answers: Answers = Answers.model_construct()
    measured: Measured | None = None
    weights: Weights = Weights.model_construct()
    limits: Limits = Limits.model_construct()
    numbers: OwnNumbers = OwnNumbers()
    scenarios: tuple[Scenario, ...] = Field((), max_length=SCENARIO_LIMIT)

    @model_validator(mode="after")
    def _channels_are_known(self) -> "Plan":
        custom = [channel.id for channel in self.custom_channels]
        for i, name in enumerate(custom):
            if name in catalogue() or name in custom[:i]:
                raise ValueError(f"channel_taken|custom_channels[{i}].id|{name}")
        known = {*catalogue(), *custom}
        _check_mix(self.mix, "mix", known)
        for i, scenario in enumerate(self.scenarios):
            _check_mix(scenario.mix, f"scenarios[{i}].mix", known)
        for name in self.limits.channels:
            if name not in known:
                raise ValueError(f"channel_unknown|limits.channels|{name}")
        self._ranges_are_of_channels()
        return self

    def _ranges_are_of_channels(self) -> None:
        channels = self.usual_channels
        for name, kind, channel in self.numbers.ranges():
            if channel not in channels:
                raise ValueError(f"number_channel|numbers.{name}|{channel}")
            if not plays_a_part(channels[channel], kind):
                raise ValueError(f"number_unused|numbers.{name}|{channel}")

    @property
    def usual_channels(self) -> Catalogue:
        """The catalogue with the plan's own channels."""
        return catalogue().extended(self.custom_channels)

    @property
    def channels(self) -> Catalogue:
        """The catalogue with the plan's own channels, and with its own ranges of hours and prices."""
        return with_own_ranges(self.usual_channels, self.numbers)

    @property
    def used(self) -> tuple[Allocation, ...]:
        """Every channel on which something is spent, once."""
        return tuple(a for a in merged(self.mix) if a.used)

    @property
    def money(self) -> float:
        """Currency a month over all channels."""
        return float(sum(a.money for a in self.mix))

    @property
    def hours(self) -> float:
        """Hours a month over all channels."""
        return float(sum(a.hours for a in self.mix))

    def with_allocation(self, allocation: Allocation) -> "Plan":
        """Return the plan with one channel's allocation set, at its place or at the end."""
        mix = list(merged(self.mix))
        places = [i for i, a in enumerate(mix) if a.channel == allocation.channel]
        if places:
            mix[places[0]] = allocation
        else:
            mix.append(allocation)
        return self.model_copy(update={"mix": tuple(mix)})

    def without_channel(self, channel: str) -> "Plan":
        """Return the plan without a channel; a custom channel disappears altogether."""
        update: dict[str, Any] = {
            "mix": tuple(a for a in self.mix if a.channel != channel),
            "limits": self.limits.without_channel(channel),
        }
        if channel not in catalogue():
            update |= {
                "custom_channels": tuple(c for c in self.custom_channels if c.id != channel),
                "numbers": self.numbers.without_channel(channel),
                "scenarios": tuple(scenario.without_channel(channel) for scenario in self.scenarios),
            }
        return self.model_copy(update=update)

    def with_measured(self, measured: Measured | None) -> "Plan":
        """Return the plan with a measured conversation; ``None`` takes it out."""
        return self.model_copy(update={"measured": measured})

    def replaced(self, **fields: object) -> "Plan":
        """Return the plan with some fields replaced, and everything checked anew.

        Raises
        ------
        PlanError
            With one problem for each thing that is wrong.

        Examples
        --------
        >>> Plan().replaced(mix=[{"channel": "blog", "hours": 3}]).hours
        3.0
        """
        return _validated({name: getattr(self, name) for name in Plan.model_fields} | fields)

    def dumps(self) -> str:
        """Return the plan file: JSON, UTF-8, two spaces of indent.

        A field that came after the first release is left out when it is empty, so that an older planner opens the file.

        Examples
        --------
        >>> read_plan(Plan().dumps()) == Plan()
        True
        """
        empty = {name for name in NEWER if not getattr(self, name)}
        return self.model_dump_json(indent=2, exclude_none=False, exclude=empty) + "\n"


def _check_mix(mix: tuple[Allocation, ...], place: str, known: set[str]) -> None:
    """Refuse a channel that is not known, and amounts that add up to too much."""
    for i, allocation in enumerate(mix):
        if allocation.channel not in known:
            raise ValueError(f"channel_unknown|{place}[{i}].channel|{allocation.channel}")
    for total in merged(mix):
        if total.money > MONEY_LIMIT or total.hours > HOURS_LIMIT:
            raise ValueError(f"channel_total|{place}|{total.channel}")


def read_plan(content: bytes | str) -> Plan:
    """Read a plan file.

    Parameters
    ----------
    content : bytes or str
        The file's content, at most one megabyte.

    Raises
    ------
    PlanError
        With one problem for each thing that is wrong.
    """
    if len(content) > SIZE_LIMIT:
        _refuse(N_("The file is too large for a plan."), N_("at most 1 MB"), found=f"{len(content) / 1e6:.1f} MB")
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
        document = json.loads(text, parse_constant=_no_constants, object_pairs_hook=_no_duplicates)
    except UnicodeDecodeError:
        _refuse(N_("The file is not text in UTF-8."), N_("a plan file in JSON"))
    except RecursionError:
        _refuse(N_("The file is nested too deeply for a plan."), N_("a plan file in JSON"))
    except json.JSONDecodeError as error:
        place = N_("The file is not JSON: line {line}, character {character}.")
        _refuse(place, N_("a plan file in JSON"), values={"line": error.lineno, "character": error.colno})
    except PlanError:
        raise
    except ValueError:  # a number of thousands of digits
        _refuse(N_("The file holds a number that is too long."), N_("a plan file in JSON"))
    return plan_from_document(document)


def plan_from_document(document: Any) -> Plan:
    """Validate plain data (as JSON gives it) into a plan, upgrading an older version.

    Raises
    ------
    PlanError
        With one problem for each thing that is wrong, at most twenty.
    """
    if not isinstance(document, dict):
        _refuse(N_("This is not a plan."), N_("a JSON object with a version"), found=sample(document))
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int):
        expected = N_("a whole number, at most {newest}")
        found = "" if version is None else sample(version)
        _refuse(N_("The plan does not say its version."), expected, "version", found, {"newest": NEWEST})
    if version > NEWEST:
        raise PlanError(
            Problem(
                message=N_("The plan was made by a newer planner."),
                values={"newest": NEWEST},
                place="version",
                expected=N_("a whole number, at most {newest}"),
                found=sample(version),
                fix=N_("Open it with the planner that made it, or update this one."),
            )
        )
    return _validated(upgraded(document, version))


def _validated(fields: dict[str, Any]) -> Plan:
    try:
        return Plan.model_validate(fields)
    except ValidationError as error:
        raise PlanError(explain(error)) from None


def _refuse(
    message: str,
    expected: str,
    place: str = "",
    found: str = "",
    values: dict[str, str | int | float] | None = None,
) -> NoReturn:
    raise PlanError(
        Problem(message=message, expected=expected, place=place, found=found, values=values or {}, fix=FIX_FILE)
    )


def _no_constants(name: str) -> NoReturn:
    _refuse(N_("The file holds a value that is not a number."), N_("finite numbers"), found=mask(name))


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        _refuse(N_("The file names one field twice."), N_("every field once"), place=mask(twice))
    return found
