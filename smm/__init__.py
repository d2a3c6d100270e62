"""Plan social media marketing: from a media mix to a conversation, from a conversation to benefits.

The package has no screen: it never imports Streamlit, and pictures (:mod:`smm.charts`) are imported on their own.

Examples
--------
>>> import smm
>>> plan = smm.template("cafe")
>>> smm.assess(plan).diagnosis.level.value
'emerging'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smm.assessment import Assessment, assess
    from smm.benefits import Benefit, BenefitScore, Scores
    from smm.diagnosis import (
        Activity,
        Answers,
        Contradiction,
        Current,
        Diagnosis,
        Direction,
        Frequency,
        Level,
        diagnose,
    )
    from smm.errors import DataFileError, LinkError, MixTableError, PlanError, Problem, SmmError, UnknownNameError
    from smm.i18n import Language, Translator
    from smm.ingest.files.formats import read_bytes
    from smm.ingest.understanding.meaning import Imported, import_table
    from smm.limits import ChannelLimits, GroupLimits, Limits
    from smm.link import decode, encode
    from smm.measured import Measured
    from smm.media import Capability, Catalogue, Channel, Flow, Format, MediaType, catalogue
    from smm.mix import Allocation
    from smm.mix_table import MixTable, read_mix_csv
    from smm.optimisation.advise import Advice, advise
    from smm.optimisation.best import optimise
    from smm.optimisation.clash import LimitsError
    from smm.optimisation.results import Optimum
    from smm.own_numbers import OwnNumber, OwnNumbers, parameters_of
    from smm.parameters import Parameter, Parameters, default_parameters
    from smm.plan import Plan, Profile, Weights, plan_from_document, read_plan
    from smm.scenario import Scenario, ScenarioKind
    from smm.trades import template, templates
    from smm.uncertainty import Driver, Interval, Spread

__version__ = "1.0.0"

_HOME = {
    "Activity": "smm.diagnosis",
    "Advice": "smm.optimisation.advise",
    "Allocation": "smm.mix",
    "Answers": "smm.diagnosis",
    "Assessment": "smm.assessment",
    "Benefit": "smm.benefits",
    "BenefitScore": "smm.benefits",
    "Capability": "smm.media",
    "Catalogue": "smm.media",
    "Channel": "smm.media",
    "ChannelLimits": "smm.limits",
    "Contradiction": "smm.diagnosis",
    "Current": "smm.diagnosis",
    "DataFileError": "smm.errors",
    "Diagnosis": "smm.diagnosis",
    "Direction": "smm.diagnosis",
    "Driver": "smm.uncertainty",
    "Flow": "smm.media",
    "Format": "smm.media",
    "Frequency": "smm.diagnosis",
    "GroupLimits": "smm.limits",
    "Imported": "smm.ingest.understanding.meaning",
    "Interval": "smm.uncertainty",
    "Language": "smm.i18n",
    "Level": "smm.diagnosis",
    "Limits": "smm.limits",
    "LimitsError": "smm.optimisation.clash",
    "LinkError": "smm.errors",
    "Measured": "smm.measured",
    "MediaType": "smm.media",
    "MixTable": "smm.mix_table",
    "MixTableError": "smm.errors",
    "Optimum": "smm.optimisation.results",
    "OwnNumber": "smm.own_numbers",
    "OwnNumbers": "smm.own_numbers",
    "Parameter": "smm.parameters",
    "Parameters": "smm.parameters",
    "Plan": "smm.plan",
    "PlanError": "smm.errors",
    "Problem": "smm.errors",
    "Profile": "smm.plan",
    "Scenario": "smm.scenario",
    "ScenarioKind": "smm.scenario",
    "Scores": "smm.benefits",
    "SmmError": "smm.errors",
    "Spread": "smm.uncertainty",
    "Translator": "smm.i18n",
    "UnknownNameError": "smm.errors",
    "Weights": "smm.plan",
    "advise": "smm.optimisation.advise",
    "assess": "smm.assessment",
    "catalogue": "smm.media",
    "decode": "smm.link",
    "default_parameters": "smm.parameters",
    "diagnose": "smm.diagnosis",
    "encode": "smm.link",
    "import_table": "smm.ingest.understanding.meaning",
    "optimise": "smm.optimisation.best",
    "parameters_of": "smm.own_numbers",
    "plan_from_document": "smm.plan",
    "read_bytes": "smm.ingest.files.formats",
    "read_mix_csv": "smm.mix_table",
    "read_plan": "smm.plan",
    "template": "smm.trades",
    "templates": "smm.trades",
}
"""Where each public name lives; it is imported when first asked for, so that a short command stays short."""

__all__ = [
    "Activity",
    "Advice",
    "Allocation",
    "Answers",
    "Assessment",
    "Benefit",
    "BenefitScore",
    "Capability",
    "Catalogue",
    "Channel",
    "ChannelLimits",
    "Contradiction",
    "Current",
    "DataFileError",
    "Diagnosis",
    "Direction",
    "Driver",
    "Flow",
    "Format",
    "Frequency",
    "GroupLimits",
    "Imported",
    "Interval",
    "Language",
    "Level",
    "Limits",
    "LimitsError",
    "LinkError",
    "Measured",
    "MediaType",
    "MixTable",
    "MixTableError",
    "Optimum",
    "OwnNumber",
    "OwnNumbers",
    "Parameter",
    "Parameters",
    "Plan",
    "PlanError",
    "Problem",
    "Profile",
    "Scenario",
    "ScenarioKind",
    "Scores",
    "SmmError",
    "Spread",
    "Translator",
    "UnknownNameError",
    "Weights",
    "advise",
    "assess",
    "catalogue",
    "decode",
    "default_parameters",
    "diagnose",
    "encode",
    "import_table",
    "optimise",
    "parameters_of",
    "plan_from_document",
    "read_bytes",
    "read_mix_csv",
    "read_plan",
    "template",
    "templates",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
