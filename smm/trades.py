"""Filled plans to start from: one for each trade, and the examples."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from smm.diagnosis import Answers
from smm.errors import Problem, UnknownNameError, mask
from smm.i18n import N_, Language
from smm.plan import Plan, read_plan
from smm.resources import DATA, rows


class Template(BaseModel):
    """A trade whose usual mix a plan can start from."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid")

    trade: str
    title_en: str
    title_it: str
    story_en: str
    story_it: str
    icon: str


@cache
def templates() -> dict[str, Template]:
    """Return the trades by id, in the order they are offered.

    Examples
    --------
    >>> next(iter(templates()))
    'cafe'
    """
    return {row["trade"]: Template.model_validate(row) for row in rows("templates.csv")}


def template(trade: str, language: Language = Language.IT) -> Plan:
    """Return the filled plan of a trade: a usual mix and usual answers.

    Raises
    ------
    UnknownNameError
        When there is no such trade.

    Examples
    --------
    >>> template("cafe").profile.trade
    'cafe'
    """
    if trade not in templates():
        raise UnknownNameError(
            Problem(
                message=N_("There is no template with this name."),
                values={"options": ", ".join(templates())},
                expected=N_("one of: {options}"),
                found=mask(trade),
            )
        )
    plan = read_plan((DATA / "templates" / f"{trade}.json").read_bytes())
    return plan.model_copy(update={"language": language})


def start(trade: str, language: Language = Language.IT) -> Plan:
    """Return a trade's plan with its mix and with the five questions still open."""
    return template(trade, language).model_copy(update={"answers": Answers()})


def example(name: str) -> Plan:
    """Return a plan of ``data/examples``: ``bar_centrale`` or ``facebook_page_2014``."""
    return read_plan((DATA / "examples" / f"{name}.json").read_bytes())
