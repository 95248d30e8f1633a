"""Certified data: standardised, both runs reach the least-squares line to 1e-9.

Norris' data are those with which the statisticians of NIST test programs; the others
are as badly placed as data come: years, and readings far from 0. The line is found in
rational numbers, from the data as float64 has them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from gd_core import Experiment, run_autograd, run_manual
from gd_core.analysis.fit import least_squares
from gd_core.runs.units import own_units

WITHIN = 1e-9
# NIST, Statistical Reference Datasets, Norris: calibration of ozone monitors
NORRIS_Y = (
    *(0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3),
    *(0.1, 778.1, 668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3),
    *(0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2),
)
NORRIS_X = (
    *(0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4),
    *(0.6, 775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3),
    *(0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5),
)
NORRIS = (1.00211681802045, -0.262323073774029)  # certified: slope, intercept
DATA: dict[str, tuple[Any, Any]] = {
    "norris": (NORRIS_X, NORRIS_Y),
    "years": (range(1947, 1963), [60323 + 631 * k - 40 * k % 300 for k in range(16)]),
    "far": ([1e8 + k for k in range(10)], [3.5 * k + (k * k) % 7 for k in range(10)]),
    "far up": (range(10), [1e6 + 2 * k + (-1) ** k for k in range(10)]),
    "small": ([1e-9 * k for k in (1, 2, 5, 7)], [3.0, 1.0, 4.0, 1.5]),
    "large": ([1e12 * k for k in (1, 2, 5, 7)], [3e-7, 1e-7, 4e-7, 1.5e-7]),
}


def exact_line(x: Any, y: Any) -> tuple[Fraction, Fraction]:
    """Least squares without any rounding."""
    xs, ys = ([Fraction(float(v)) for v in values] for values in (x, y))
    n = len(xs)
    zero = Fraction(0)
    mean_x, mean_y = sum(xs, zero) / n, sum(ys, zero) / n
    pairs = zip(xs, ys, strict=True)
    shared = sum(((a - mean_x) * (b - mean_y) for a, b in pairs), zero)
    w = shared / sum(((a - mean_x) ** 2 for a in xs), zero)
    return w, mean_y - w * mean_x


@pytest.mark.parametrize("run", [run_manual, run_autograd])
@pytest.mark.parametrize("name", DATA)
def test_a_standardised_run_reaches_the_least_squares_line(name: str, run: Any) -> None:
    x, y = DATA[name]
    e = Experiment(
        x=list(x),
        y=list(y),
        model="line",
        standardize=True,
        learning_rate=0.3,
        iterations=200,
        precision="float64",
    )
    w, b = own_units(e, run(e).params[-1]).tolist()
    exact_w, exact_b = exact_line(x, y)
    assert abs(Fraction(w) - exact_w) <= WITHIN * abs(exact_w)
    assert abs(Fraction(b) - exact_b) <= WITHIN * abs(exact_b)


@pytest.mark.parametrize("run", [run_manual, run_autograd])
def test_a_line_through_the_origin_reaches_the_certified_slope(run: Any) -> None:
    x, y = range(60, 71), range(130, 141)  # NIST, NoInt1
    rate = 0.5 * 11 / sum(v * v for v in x) / 1.2
    e = Experiment(x=x, y=y, learning_rate=rate, iterations=50, precision="float64")
    assert run(e).final_w == pytest.approx(2.07438016528926, rel=WITHIN)


def test_the_certified_values_are_those() -> None:
    w, b = exact_line(NORRIS_X, NORRIS_Y)
    assert (float(w), float(b)) == pytest.approx(NORRIS, rel=1e-13)


@pytest.mark.parametrize("name", DATA)
def test_least_squares_are_as_near(name: str) -> None:
    x, y = DATA[name]
    best = least_squares(Experiment(x=list(x), y=list(y), model="line"))
    exact_w, exact_b = exact_line(x, y)
    assert (best.w, best.b) == pytest.approx(
        (float(exact_w), float(exact_b)), rel=WITHIN
    )
