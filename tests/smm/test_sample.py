"""Draws: a Latin hypercube whose columns depend on nothing but their names."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smm.media import catalogue
from smm.parameters import Parameter, default_parameters
from smm.sample import DrawnSample, ModeSample, column, triangular
from tests.smm.digits import SEVEN_DIGITS

DRAWS = 1024
NAMES = (
    *default_parameters(),
    *(f"hours:{name}" for name in catalogue()),
    *(f"price:{name}" for name in catalogue()),
    *(f"{kind}:own_{number}" for kind in ("hours", "price") for number in range(1, 21)),
)


@given(st.text(max_size=20), st.integers(1, 2000))
def test_a_column_visits_every_slice_once(name, size):
    values = column(name, size)
    assert np.array_equal(np.sort((values * size).astype(int)), np.arange(size))
    assert values.min() > 0 and values.max() < 1


def test_a_column_can_be_read_and_not_changed():
    with pytest.raises(ValueError, match="read-only"):
        column("response", 8)[0] = 0.5


def test_columns_of_different_names_are_nearly_uncorrelated():
    # 14,000 pairs: the largest of that many correlations of independent columns is about 4 / sqrt(1024) = 0.13.
    correlations = np.corrcoef([column(name, DRAWS) for name in NAMES])
    apart = correlations[np.triu_indices(len(NAMES), k=1)]
    assert np.abs(apart).max() < 0.16
    assert np.sqrt(np.mean(apart**2)) == pytest.approx(1 / math.sqrt(DRAWS), rel=0.1)


def test_a_column_is_spread_evenly_within_its_slices():
    within = np.concatenate([(column(name, DRAWS) * DRAWS) % 1 for name in NAMES])
    counts, _ = np.histogram(within, bins=10, range=(0, 1))
    assert counts / len(within) == pytest.approx(np.full(10, 0.1), abs=0.01)


@pytest.mark.parametrize("name", default_parameters())
def test_draws_stay_within_low_and_high_and_around_the_mode(name):
    parameter = default_parameters()[name]
    values = DrawnSample(default_parameters(), DRAWS).value(name)
    assert len(values) == (1 if parameter.fixed else DRAWS)
    slack = SEVEN_DIGITS * max(abs(parameter.low), abs(parameter.high))
    assert values.min() >= parameter.low - slack and values.max() <= parameter.high + slack
    ends = np.array([parameter.low, parameter.mode, parameter.high])
    if parameter.scale == "log":
        ends, values = np.log(ends), np.log(values)
    assert values.mean() == pytest.approx(ends.mean(), abs=max(1e-3 * (ends[2] - ends[0]), slack))


def test_a_parameter_set_beyond_its_range_is_drawn_up_to_it():
    p = default_parameters().replaced(response=4.0)
    assert DrawnSample(p, DRAWS).value("response").max() == pytest.approx(4.0, rel=0.05)


@given(st.floats(0.01, 100), st.floats(1, 100))
def test_ranges_are_drawn_between_their_ends_around_the_geometric_middle(low, ratio):
    lows, highs = np.array([low]), np.array([low * ratio])
    values = DrawnSample(default_parameters(), DRAWS).ranges(["hours:blog"], lows, highs)
    assert values.shape == (1, DRAWS)
    assert values.min() >= low * (1 - SEVEN_DIGITS) and values.max() <= low * ratio * (1 + SEVEN_DIGITS)
    middle = ModeSample(default_parameters()).ranges(["hours:blog"], lows, highs)
    assert middle == pytest.approx(np.array([[low * math.sqrt(ratio)]]))
    assert np.median(values) == pytest.approx(middle[0, 0], rel=0.01)


def test_no_ranges_give_no_columns():
    nothing = np.array([])
    assert DrawnSample(default_parameters(), DRAWS).ranges([], nothing, nothing).shape == (0, DRAWS)
    assert ModeSample(default_parameters()).ranges([], nothing, nothing).shape == (0, 1)


@st.composite
def triangles(draw):
    low, mode, high = sorted(draw(st.tuples(*[st.floats(-100, 100)] * 3)))
    return low, mode, high + 0.01


def share_below(x, low, mode, high):
    """The share of a triangle to the left of x: the area under two straight lines."""
    peak = 2 / (high - low)
    if x <= mode:
        return 0.5 * (x - low) * peak * (x - low) / (mode - low) if mode > low else 0.0
    return 1 - 0.5 * (high - x) * peak * (high - x) / (high - mode)


@given(triangles(), st.floats(0.001, 0.999))
def test_a_triangular_quantile_has_its_share_below_it(triangle, u):
    value = float(triangular(np.array([u]), *triangle)[0])
    assert triangle[0] <= value <= triangle[2]
    assert share_below(value, *triangle) == pytest.approx(u, abs=1e-6)


def test_triangular_quantiles_agree_with_the_integral_of_the_density():
    low, mode, high = 1.0, 1.5, 4.0
    x = np.linspace(low, high, 100_001)
    density = np.interp(x, [low, mode, high], [0, 2 / (high - low), 0])
    below = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(x))])
    u = np.linspace(0.01, 0.99, 99)
    assert triangular(u, low, mode, high) == pytest.approx(np.interp(u, below, x), abs=1e-4)


@pytest.mark.parametrize("mode", [1.0, 2.0])
def test_a_triangle_may_have_its_peak_at_an_end(mode):
    u = np.linspace(0, 1, 11)
    values = triangular(u, 1.0, mode, 2.0)
    assert np.all(np.diff(values) > 0)
    assert values[[0, -1]] == pytest.approx([1.0, 2.0])


def test_the_names_read_are_noted_once_each_and_fixed_parameters_are_not():
    sample = DrawnSample(default_parameters(), 4)
    for name in ("response", "capability_high", "response", "hour_price"):
        sample.value(name)
    assert sample.names == ["response", "hour_price"]


def test_a_fixed_parameter_has_one_value():
    p = default_parameters()
    fixed = Parameter(id="x", low=2, mode=2, high=2)
    assert fixed.fixed and DrawnSample(p, 4).value("capability_high").tolist() == [1.0]
