"""The numbers of the model: every one has a range in order, a reason and a source."""

import pytest
from pydantic import ValidationError

from smm.benefits import Benefit
from smm.diagnosis import Activity, Current, Frequency
from smm.evidence import evidence
from smm.i18n import Language
from smm.media import Capability
from smm.parameters import ASSUMPTION, Parameter, default_parameters

P = default_parameters()


@pytest.mark.parametrize("parameter", P.values(), ids=lambda p: p.id)
def test_every_parameter_is_ordered_explained_and_sourced(parameter):
    assert parameter.low <= parameter.mode <= parameter.high
    assert parameter.source == ASSUMPTION or parameter.source in evidence()
    assert parameter.assumed == (parameter.source == ASSUMPTION)
    for language in Language:
        assert parameter.name(language) and parameter.reason(language)
    assert parameter.unit_en and parameter.unit_it


def test_no_parameter_is_named_twice():
    assert len(P) == len({parameter.id for parameter in P.values()}) == len(list(P))


@pytest.mark.parametrize("benefit", Benefit)
def test_the_weights_of_a_benefit_sum_to_one(benefit):
    assert sum(P.mode(f"weight_{benefit}_{current}") for current in Current) == pytest.approx(1, abs=1e-12)
    assert all(P[f"weight_{benefit}_{current}"].low >= 0 for current in Current)


def test_the_weights_are_those_of_the_model():
    table = {
        "understand": (0, 0.6, 0, 0.4),
        "serve": (0, 0, 1, 0),
        "optimise": (0, 0.3, 0.4, 0.3),
        "capitalise": (0, 0, 0.3, 0.7),
        "cocreate": (0.2, 0, 0.3, 0.5),
    }
    assert {b.value: tuple(P.mode(f"weight_{b}_{k}") for k in Current) for b in Benefit} == table


@pytest.mark.parametrize("benefit", [b for b in Benefit if b is not Benefit.COCREATE])
def test_speaking_alone_earns_nothing_but_cocreation_in_every_draw(benefit):
    weight = P[f"weight_{benefit}_broadcast"]
    assert (weight.low, weight.mode, weight.high) == (0, 0, 0)


@pytest.mark.parametrize(
    ("scale", "values"),
    [
        ([f"capability_{name}" for name in Capability], (0, 0.2, 0.5, 1)),
        ([f"frequency_{name}" for name in Frequency], (0, 0.25, 0.5, 0.75, 1)),
        ([f"active_{name}" for name in Activity], (0, 0.5, 1)),
    ],
)
def test_the_steps_of_a_scale_are_those_of_the_model_and_do_not_overlap(scale, values):
    assert tuple(P.mode(name) for name in scale) == values
    for lower, upper in zip(scale, scale[1:], strict=False):
        assert P[lower].high < P[upper].low


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("response", 1.5),
        ("weeks_per_month", 4.33),
        ("hour_price", 40),
        ("impressions_per_person", 4),
        ("clicks_per_person", 0.02),
        ("alive_from", 0.5),
    ],
)
def test_the_other_numbers_are_those_of_the_model(name, value):
    assert P.mode(name) == value


def test_the_price_of_an_hour_stands_on_evidence_and_the_answers_on_assumptions():
    assert P["hour_price"].source == "E25"
    assert P["frequency_often"].assumed


def test_a_replaced_value_widens_the_range_to_hold_it():
    higher, lower = P.replaced(response=9.0)["response"], P.replaced(response=0.5)["response"]
    assert (higher.low, higher.mode, higher.high) == (1.0, 9.0, 9.0)
    assert (lower.low, lower.mode, lower.high) == (0.5, 0.5, 2.25)
    assert P.mode("response") == 1.5 and list(P.replaced(response=2)) == list(P)


@pytest.mark.parametrize(
    "fields", [{"low": 2, "mode": 1, "high": 3}, {"low": 0, "mode": 1, "high": 2, "scale": "log"}, {"low": "x"}]
)
def test_ranges_out_of_order_are_refused(fields):
    with pytest.raises(ValidationError):
        Parameter(**({"id": "x", "low": 0, "mode": 0, "high": 0} | fields))
