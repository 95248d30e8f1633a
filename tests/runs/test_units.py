"""Units: the line of the data themselves, from one learned on standardised x."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.runs.checks import InputError
from gd_core.runs.units import own_units
from tests.conftest import changed

LESSON, WOMEN = PRESETS["lesson"], PRESETS["women"]
EPSILON = Fraction(float(np.finfo(np.float64).eps))
wide = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
several = st.lists(wide, min_size=2, max_size=6, unique=True)


def least_squares(e: Experiment) -> tuple[Fraction, Fraction]:
    """Slope and intercept of the data, exact."""
    x, y = ([Fraction(v) for v in values.tolist()] for values in (e.x, e.y))
    zero = Fraction(0)
    mean_x, mean_y = sum(x, zero) / e.n, sum(y, zero) / e.n
    pairs = zip(x, y, strict=True)
    shared = sum(((a - mean_x) * (b - mean_y) for a, b in pairs), zero)
    slope = shared / sum(((a - mean_x) * (a - mean_x) for a in x), zero)
    return slope, mean_y - slope * mean_x


def standardised(x: Any, y: Any, **settings: Any) -> Experiment:
    """A line of which one step at rate 0.5 lands, but for rounding."""
    fine: dict[str, Any] = {
        "learning_rate": 0.5,
        "iterations": 20,
        "precision": "float64",
    }
    return Experiment(x=x, y=y, model="line", standardize=True, **fine | settings)


@given(several, wide, wide)
def test_it_is_the_same_line_in_exact_arithmetic(
    x: list[float], w: float, b: float
) -> None:
    e = changed(WOMEN, x=x, y=x, standardize=True, precision="float64")
    mean, sigma = map(Fraction, e.scaling)
    slope, intercept = map(Fraction, own_units(e, [w, b]).tolist())
    exact = Fraction(w) / sigma
    assert abs(slope - exact) <= EPSILON * abs(exact) + Fraction(5e-324)
    moved = abs(exact * mean)
    apart = abs(intercept - (Fraction(b) - exact * mean))
    assert apart <= 3 * EPSILON * (abs(Fraction(b)) + moved) + Fraction(1e-300)


# x far from 0 in a narrow range: raw, their condition number is up to 1e16
HARD = {
    "near 1,000": (range(1_000, 1_012), 1),
    "near 1,000,000": (range(1_000_000, 1_000_020), 1),
    "narrow": (range(8_000_000, 8_000_009), 8),
    "far below 0": (range(-400_005, -400_000), 1),
}


@pytest.mark.parametrize("run", [run_manual, run_autograd])
@pytest.mark.parametrize("name", HARD)
def test_hard_data_reach_least_squares(name: str, run: Any) -> None:
    wholes, parts = HARD[name]
    x = np.array(wholes) / parts
    y = 3 - 0.25 * (x - x[0]) + np.cos(np.arange(len(x)))
    e = standardised(x, y)
    found = own_units(e, run(e).params[-1])
    for value, exact in zip(found.tolist(), least_squares(e), strict=True):
        assert value == pytest.approx(float(exact), rel=1e-9)


def test_the_women_get_the_line_that_r_prints() -> None:
    e = changed(WOMEN, standardize=True, learning_rate=0.5, precision="float64")
    slope, intercept = own_units(e, run_manual(e).params)[-1].tolist()
    assert slope == pytest.approx(3.45, rel=1e-9)
    assert intercept == pytest.approx(-87.51667, abs=5e-6)


def test_every_state_is_told_and_nothing_is_changed() -> None:
    e = standardised([1, 2, 4], [3, 5, 4], precision="float32", iterations=7)
    params = run_manual(e).params
    before = params.copy()
    found = own_units(e, params)
    assert found.shape == (8, 2)
    assert found.dtype == np.float64
    assert np.array_equal(params, before)
    assert np.array_equal(found[3], own_units(e, params[3]))
    mean, sigma = e.scaling
    x = np.array([1.0, 2, 4])
    learned = params[5, 0] * (x - mean) / sigma + params[5, 1]
    np.testing.assert_allclose(found[5, 0] * x + found[5, 1], learned, rtol=1e-12)


def test_without_standardising_they_stay_as_they_are() -> None:
    for e in (LESSON, WOMEN):
        params = run_manual(e).params
        assert np.array_equal(own_units(e, params), params)


def test_x_is_standardised_by_the_population() -> None:
    e = standardised([1, 2, 3, 6], [0, 0, 0, 1])
    assert e.scaling == pytest.approx((3.0, 3.5**0.5), rel=1e-15)


@pytest.mark.parametrize(
    ("x", "key"),
    [
        ([0.1, 0.1, 0.1], "input.no_spread"),  # whose mean is rounded
        ([1e-200, 2e-200, 3e-200], "input.spread_out_of_range"),
        ([1e200, 2e200, 3e200], "input.spread_out_of_range"),
        ([1.7e308, 1.7e308, 0], "input.spread_out_of_range"),
    ],
)
def test_x_that_cannot_be_standardised_is_refused(x: list[float], key: str) -> None:
    with pytest.raises(InputError) as caught:
        standardised(x, [1, 2, 3])
    assert (caught.value.key, caught.value.field) == (key, "x")
    assert str(caught.value).startswith("x has ")
