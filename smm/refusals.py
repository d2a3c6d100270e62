"""Turn what pydantic refuses into problems a person can act on, in either language."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from smm.errors import Problem, mask
from smm.i18n import N_

MOST = 20
"""Problems reported at once; more would not be read."""

WRONG = N_("This value cannot be used here.")

_BY_TYPE: dict[str, tuple[str, str]] = {
    "missing": (N_("A field is missing."), ""),
    "extra_forbidden": (N_("This field is not known here."), ""),
    "float_type": (WRONG, N_("a number")),
    "float_parsing": (WRONG, N_("a number")),
    "int_type": (WRONG, N_("a whole number")),
    "finite_number": (WRONG, N_("a finite number")),
    "greater_than_equal": (WRONG, N_("{ge} or more")),
    "greater_than": (WRONG, N_("more than {gt}")),
    "less_than_equal": (WRONG, N_("{le} or less")),
    "enum": (WRONG, N_("one of: {options}")),
    "literal_error": (WRONG, N_("one of: {options}")),
    "bool_type": (WRONG, N_("true or false")),
    "string_type": (WRONG, N_("text")),
    "string_too_long": (N_("This text is too long."), N_("at most {max_length} characters")),
    "string_pattern_mismatch": (WRONG, N_("a short code such as «cafe» or «EUR»")),
    "too_long": (N_("There are too many of these."), N_("at most {max_length}")),
    "tuple_type": (WRONG, N_("a list")),
    "model_type": (WRONG, N_("an object with fields")),
    "dict_type": (WRONG, N_("an object with fields")),
    "number_unknown": (N_("The model has no such number."), N_("a number of the screen «Method»")),
    "number_needs_mode": (N_("A field is missing."), N_("low, mode and high")),
    "number_no_mode": (
        N_("This field is not known here."),
        N_("low and high alone: a range has its middle in between"),
    ),
    "number_bounds": (WRONG, N_("from {least} to {most}")),
    "number_order": (N_("The low, most likely and high values are out of order."), N_("the low value first")),
    "number_scale": (N_("A step of a scale lies below the one before it."), N_("values that rise from step to step")),
    "number_weights": (
        N_("A benefit has no weight above zero."),
        N_("at least one weight above zero for each benefit"),
    ),
}

_BY_CODE: dict[str, tuple[str, str]] = {
    "plain_name": (
        N_("A name holds characters that are not allowed."),
        N_("letters, digits and signs, without < or >"),
    ),
    "shares_total": (N_("The shares of the messages add up to more than 1."), N_("shares of the same messages")),
    "range_order": (N_("A range ends before it starts."), N_("the low value first")),
    "channel_taken": (N_("A channel's id is used twice."), N_("a new id for each channel of your own")),
    "not_tiny": (WRONG, N_("0, or at least 0.000001")),
    "channel_total": (N_("A channel's amounts add up to too much."), N_("smaller amounts")),
    "number_channel": (
        N_("A number belongs to a channel that is not known."),
        N_("a channel of the catalogue or one of your own"),
    ),
    "number_unused": (N_("The model does not use this number of this channel."), ""),
    "channel_unknown": (N_("A channel of the mix is not known."), N_("a channel of the catalogue or one of your own")),
}

FIX = N_("Correct it in the file and open it again.")


def explain(error: ValidationError) -> list[Problem]:
    """Return one problem for each refusal, at most twenty."""
    return [_problem(details) for details in error.errors(include_url=False)[:MOST]]


def _problem(details: ErrorDetails) -> Problem:
    kind = details["type"]
    context: dict[str, Any] = dict(details.get("ctx", {}))
    found = "" if kind in ("missing", "too_long") else sample(details["input"])
    where = place(details["loc"])
    if "at" in context:  # a check of ours that knows better where it stands
        where, found = f"{where}.{context.pop('at')}", context.pop("found")
    if kind == "value_error":
        code, where, found = _coded(str(context.get("error", "")), where, found)
        message, expected = _BY_CODE.get(code, (WRONG, ""))
        context = {}
    elif kind in ("enum", "literal_error"):
        message, expected = _BY_TYPE[kind]
        context = {"options": str(context["expected"]).replace(" or ", ", ").replace("'", "")}
    elif kind == "too_long" and isinstance(details["input"], str):
        message, expected = _BY_TYPE["string_too_long"]
    else:
        message, expected = _BY_TYPE.get(kind, (WRONG, ""))
    values = {key: value for key, value in context.items() if isinstance(value, str | int | float)}
    return Problem(message=message, values=values, place=where, expected=expected, found=found, fix=FIX)


def _coded(error: str, where: str, found: str) -> tuple[str, str, str]:
    """Split what our own validators raise: a code, or ``code|place|value`` when they know better where it stands."""
    code, _, rest = error.partition("|")
    if not rest:
        return code, where, found
    inner, _, value = rest.partition("|")
    return code, inner, mask(value)


def place(location: tuple[int | str, ...]) -> str:
    """Write a location as a path.

    Examples
    --------
    >>> place(("mix", 2, "money"))
    'mix[2].money'
    """
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{mask(part)}" if path else mask(part)
    return path


def sample(value: Any) -> str:
    """Write what was found, masked; what holds more is written as JSON would begin and end it.

    Examples
    --------
    >>> sample(-1.5), sample(None), sample([1, 2]), sample({"a": 1})
    ('-1.5', 'null', '[…]', '{…}')
    """
    if isinstance(value, str | int | float):
        return mask(value)
    if value is None:
        return "null"
    return "[…]" if isinstance(value, list | tuple) else "{…}"
