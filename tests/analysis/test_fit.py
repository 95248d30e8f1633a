"""Fit: least squares and how good a line is, against numbers that are known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given

from gd_core import Experiment, run_manual
from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.fit import Fit, fit_of, least_squares
from tests.analysis.test_bowl import lines
from tests.conftest import changed

HOMEWORK = Experiment(
    x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line", precision="float64"
)
# F. Anscombe, Graphs in statistical analysis, The American Statistician 27 (1973):
# four sets with one line and, seen, nothing in common
FIRST = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
ANSCOMBE = {
    "I": (FIRST, (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)),
    "II": (FIRST, (9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74)),
    "III": (FIRST, (7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73)),
    "IV": (
        (8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8),
        (6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89),
    ),
}


@pytest.mark.parametrize("name", ANSCOMBE)
def test_four_sets_have_one_line(name: str) -> None:
    x, y = ANSCOMBE[name]
    best = least_squares(Experiment(x=x, y=y, model="line"))
    assert best.b == pytest.approx(3.0001, abs=0.0025)
    assert best.w == pytest.approx(0.5001, abs=0.0005)
    assert best.r_squared == pytest.approx(0.6665, abs=0.0006)


@given(lines())
def test_least_squares_is_the_optimum_of_the_bowl(e: Experiment) -> None:
    best, bowl = least_squares(e), bowl_of(e)
    size = 1 + float(np.max(np.abs(bowl.optimum)))
    assert [best.w, best.b] == pytest.approx(bowl.optimum, abs=1e-9 * size)
    assert best.loss == pytest.approx(bowl.least_loss, abs=1e-7 * size**2)
    assert least_squares(e, "origin").loss >= best.loss - 1e-9 * (1 + best.loss)


def test_a_run_on_standardised_x_is_judged_in_the_units_of_the_data() -> None:
    e = changed(HOMEWORK, standardize=True, learning_rate=0.5)
    found, best = fit_of(e, run_manual(e).params[-1]), least_squares(e)
    assert [found.w, found.b] == pytest.approx([best.w, best.b])
    assert found.error == pytest.approx(math.sqrt(best.loss))
    assert found.at(np.array([0.0, 1.0])) == pytest.approx([best.b, best.w + best.b])


def test_what_the_errors_of_a_line_come_to() -> None:
    flat = Fit.of(changed(HOMEWORK, y=[1, 1, 1, 1]), 0.0, 1.0)
    assert (flat.loss, flat.error) == (0, 0)
    assert math.isnan(flat.r_squared)
    mean = Fit.of(HOMEWORK, 0.0, 71.0)
    assert mean.r_squared == pytest.approx(0)
    assert mean.error == pytest.approx(float(np.std(HOMEWORK.y)))
    origin = least_squares(HOMEWORK, "origin")
    assert origin.w == pytest.approx(2517 / 299)
