"""Bowl: the loss of a line, its optimum and its directions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Experiment, run_autograd, run_manual
from gd_core.analysis.bowl import bowl_of
from gd_core.runs.losses import LOSSES

numbers = st.integers(-100, 100).map(lambda k: k / 8)


@st.composite
def lines(draw: st.DrawFn, /, **fixed: Any) -> Experiment:
    """Random experiments with a bias, whose x are not all the same."""
    n = draw(st.integers(2, 6))
    several = st.lists(numbers, min_size=n, max_size=n)
    settings: dict[str, Any] = {
        "x": draw(several.filter(lambda x: len({*x}) > 1)),
        "y": draw(several),
        "w0": draw(numbers),
        "b0": draw(numbers),
        "loss": draw(st.sampled_from([*LOSSES])),
        "precision": "float64",
        "model": "line",
    }
    return Experiment(**settings | fixed)


def exactly(e: Experiment) -> tuple[Fraction, Fraction, Fraction]:
    """w*, b* and the least loss in exact arithmetic."""
    x, y = ([Fraction(v) for v in values.tolist()] for values in e.data())
    n, sx, sy = e.n, sum(x), sum(y)
    sxx, sxy = sum(v * v for v in x), sum(v * u for v, u in zip(x, y, strict=True))
    w = Fraction(n * sxy - sx * sy) / (n * sxx - sx * sx)
    b = (sy - w * sx) / n
    squares = sum((w * v + b - u) ** 2 for v, u in zip(x, y, strict=True))
    return w, b, Fraction(squares) * e.made_of.c(n)


@given(lines())
def test_the_optimum_is_that_of_exact_arithmetic(e: Experiment) -> None:
    bowl, (w, b, least) = bowl_of(e), exactly(e)
    size = 1 + abs(float(w)) + abs(float(b))
    assert bowl.optimum == pytest.approx([float(w), float(b)], abs=1e-10 * size)
    assert bowl.least_loss == pytest.approx(float(least), abs=1e-9 * (1 + float(least)))


@given(lines(), numbers, numbers)
def test_the_bowl_is_the_loss(e: Experiment, w: float, b: float) -> None:
    errors = w * e.x + b - e.y
    loss = float(e.made_of.c(e.n)) * float(errors @ errors)
    assert bowl_of(e).loss([w, b]) == pytest.approx(loss, rel=1e-9, abs=1e-9)


@given(lines())
def test_directions_are_the_eigenvectors_of_the_second_derivatives(
    e: Experiment,
) -> None:
    columns = np.column_stack((e.x, np.ones(e.n)))
    hessian = 2 * float(e.made_of.c(e.n)) * columns.T @ columns
    bowl = bowl_of(e)
    assert bowl.curvatures[0] >= bowl.curvatures[1] > 0
    for curvature, direction in zip(bowl.curvatures, bowl.directions, strict=True):
        assert hessian @ direction == pytest.approx(
            curvature * direction, abs=1e-9 * bowl.curvatures[0]
        )
    assert bowl.directions @ bowl.directions.T == pytest.approx(np.eye(2), abs=1e-12)
    there = [1.5, -0.25]
    assert bowl.at(bowl.distances(there)) == pytest.approx(there)


def test_the_smaller_curvature_is_not_lost() -> None:
    x = 1e6 + np.array([-1.0, 0.0, 1.0])
    bowl = bowl_of(Experiment(x=x, y=[0, 0, 0], model="line", precision="float64"))
    exact = Fraction(2, 3) / (Fraction(10**12) + Fraction(2, 3) + 1)
    assert bowl.curvatures[1] / 2 == pytest.approx(float(exact), rel=1e-9)
    assert bowl.condition == pytest.approx(1.5e24, rel=1e-6)


def test_a_standardised_line_has_the_same_curvature_everywhere() -> None:
    e = Experiment(x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line", standardize=True)
    bowl = bowl_of(e)
    assert bowl.curvatures == pytest.approx([2, 2])
    assert bowl.condition == pytest.approx(1)


def test_where_all_x_are_the_same_the_optimum_is_the_one_next_to_the_start() -> None:
    e = Experiment(
        x=[2, 2],
        y=[1, 3],
        w0=4,
        b0=1,
        model="line",
        learning_rate=0.05,
        iterations=200,
        precision="float64",
    )
    bowl = bowl_of(e)
    assert bowl.is_valley
    assert bowl.curvatures[1] == 0
    for run in (run_manual, run_autograd):
        trace = run(e)
        assert trace.params[-1] == pytest.approx(bowl.optimum)
        assert trace.final_loss == pytest.approx(bowl.least_loss)


@given(lines(autograd_gradient="broadcast", iterations=1, learning_rate=0))
def test_every_pair_has_the_bowl_of_the_mean_of_y(e: Experiment) -> None:
    trace, bowl = run_autograd(e), bowl_of(e, "broadcast")
    assert trace.loss[0] == pytest.approx(bowl.loss([e.w0, e.b0]), rel=1e-9)
    assert bowl.optimum == pytest.approx([0, np.mean(e.y)], abs=1e-12)
    gradient = bowl.distances([e.w0, e.b0]) * bowl.curvatures @ bowl.directions
    assert trace.gradients[0] == pytest.approx(gradient, rel=1e-8, abs=1e-8)
