"""A plan inside a link: compressed, without names, checked when it comes back.

The token is ``1`` (the number of the dictionary) followed by the plan's fields that differ from the defaults, as JSON,
deflated with a fixed dictionary of common words (zlib adds a checksum) and written in URL-safe Base64.
"""

import base64
import binascii
import json
import zlib
from functools import cache
from typing import Any

from smm.errors import LinkError, PlanError, Problem
from smm.i18n import N_
from smm.media import Channel, catalogue
from smm.plan import Plan, plan_from_document
from smm.resources import DATA

TOKEN_LIMIT = 200_000
DOCUMENT_LIMIT = 1_000_000
ADDRESS_LIMIT = 6_000
"""Longest token that travels well in an address; a larger plan is kept as a file."""
PREFIX = "1"
DEFAULT_UNIT = "EUR/month"

FREE_TEXT = frozenset(
    {
        "name_en",
        "name_it",
        "flow_reason",
        "flow_reason_it",
        "cost_driver",
        "cost_driver_it",
        "cost_status",
        "notes",
        "notes_it",
    }
)
"""Fields of a custom channel in which a person may have written anything; none of them goes into a link."""


def encode(plan: Plan) -> str:
    """Return the token of a plan; names, and every free text, stay out of it.

    Examples
    --------
    >>> plan = Plan(profile={"name": "Bar Centrale"}, mix=[{"channel": "blog", "hours": 3}])
    >>> decode(encode(plan)).mix == plan.mix, decode(encode(plan)).profile.name
    (True, '')
    """
    document = plan.model_dump(mode="json", exclude_defaults=True)
    document["profile"] = {key: value for key, value in document.get("profile", {}).items() if key != "name"}
    if not document["profile"]:
        del document["profile"]
    for scenario in document.get("scenarios", []):
        scenario.pop("name", None)
    for channel in document.get("custom_channels", []):
        for name in FREE_TEXT & channel.keys():
            del channel[name]
        unit = _units().get(Channel.model_construct(**channel).unit, DEFAULT_UNIT)
        channel.pop("money_unit", None)
        if unit != DEFAULT_UNIT:
            channel["money_unit"] = unit
    text = json.dumps(_whole_numbers(document), separators=(",", ":")).encode()
    deflate = zlib.compressobj(level=9, zdict=_dictionary())
    return PREFIX + base64.urlsafe_b64encode(deflate.compress(text) + deflate.flush()).decode().rstrip("=")


def decode(token: str) -> Plan:
    """Return the plan of a token.

    Raises
    ------
    LinkError
        When the token is damaged, forged, too long, or holds an impossible plan.
    """
    try:
        if len(token) > TOKEN_LIMIT or not token.startswith(PREFIX):
            raise ValueError("prefix")
        packed = base64.b64decode(token[1:] + "=" * (-len(token[1:]) % 4), altchars=b"-_", validate=True)
        inflate = zlib.decompressobj(zdict=_dictionary())
        text = inflate.decompress(packed, DOCUMENT_LIMIT)
        if not inflate.eof:
            raise ValueError("cut")
        document = json.loads(text)
        return plan_from_document({"version": 1, **document})
    except PlanError as error:
        raise LinkError(error.problems) from None
    except (ValueError, TypeError, RecursionError, binascii.Error, zlib.error):
        raise LinkError(
            Problem(
                message=N_("The link is damaged, so its plan could not be read."),
                fix=N_("Copy the whole link again, or start from a template."),
            )
        ) from None


@cache
def _units() -> dict[str, str]:
    """Return how the catalogue writes each unit; one it does not know is worth as much as a month."""
    return {channel.unit: channel.money_unit for channel in reversed(list(catalogue().values()))}


@cache
def _dictionary() -> bytes:
    return (DATA / "link_dictionary_1.txt").read_bytes()


def _whole_numbers(value: Any) -> Any:
    """Write 13.0 as 13: shorter, and the same number."""
    if isinstance(value, dict):
        return {key: _whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
