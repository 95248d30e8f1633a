"""A line: both runs with a bias, standardised or not, and the errors of every pair."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, InputError, Trace, run_autograd, run_manual
from gd_core.runs.losses import LOSSES
from tests.conftest import changed

LESSON = PRESETS["lesson"]
HOMEWORK = Experiment(x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line")
both = pytest.mark.parametrize("run", [run_manual, run_autograd])
eighths = st.integers(-80, 80).map(lambda k: k / 8)


@st.composite
def lines(draw: st.DrawFn, /, **fixed: Any) -> Experiment:
    """Random experiments with a bias, whose numbers are exact in float64."""
    n = draw(st.integers(1, 5))
    several = st.lists(eighths, min_size=n, max_size=n)
    settings: dict[str, Any] = {
        "x": draw(several),
        "y": draw(several),
        "w0": draw(eighths),
        "b0": draw(eighths),
        "learning_rate": draw(st.integers(0, 8)) / 1024,
        "iterations": draw(st.integers(1, 6)),
        "loss": draw(st.sampled_from([*LOSSES])),
        "model": "line",
        "precision": "float64",
    }
    return Experiment(**settings | fixed)


def exactly(e: Experiment) -> list[tuple[Fraction, ...]]:
    """Of each state w, b, loss, gradient by w and by b, in rational arithmetic."""
    x, y = ([Fraction(v) for v in values.tolist()] for values in e.data())
    w, b, rate = Fraction(e.w0), Fraction(e.b0), Fraction(e.learning_rate)
    c = e.made_of.c(e.n)
    states: list[tuple[Fraction, ...]] = []
    for _ in range(e.iterations + 1):
        errors = [w * v + b - u for v, u in zip(x, y, strict=True)]
        loss = c * sum(error * error for error in errors)
        by_w = 2 * c * sum(v * error for v, error in zip(x, errors, strict=True))
        by_b = 2 * c * sum(errors)
        states.append((w, b, Fraction(loss), Fraction(by_w), Fraction(by_b)))
        w, b = w - rate * by_w, b - rate * by_b
    return states


@given(lines(), st.sampled_from([run_manual, run_autograd]))
def test_a_run_is_that_of_exact_arithmetic(e: Experiment, run: Any) -> None:
    trace: Trace = run(e)
    columns = zip(*exactly(e), strict=True)
    for values, exact in zip(trace.columns().values(), columns, strict=True):
        expected = [float(value) for value in exact]
        size = max(map(abs, expected)) + 1e4
        assert values == pytest.approx(expected, abs=1e-12 * size)


@both
def test_the_first_states_of_the_homework(run: Any) -> None:
    trace = run(HOMEWORK)
    assert trace.names == ("w", "b")
    assert trace.params.shape == trace.gradients.shape == (11, 2)
    assert trace.gradients[0] == pytest.approx([-1258.5, -142])
    assert trace.params[1] == pytest.approx([12.585, 1.42])
    assert trace.loss[0] == pytest.approx(np.mean(HOMEWORK.y**2))
    assert trace.b is not None
    assert trace.b.dtype == np.float32
    assert [*trace.table()] == ["iteration", "w", "b", "loss", "gradient", "gradient_b"]


@both
def test_a_standardised_run_reaches_least_squares(run: Any) -> None:
    e = changed(HOMEWORK, standardize=True, learning_rate=0.5, precision="float64")
    mean, deviation = e.scaling
    assert mean == 8.25
    assert deviation == pytest.approx(float(np.std(HOMEWORK.x)))
    w, b = run(e).params[-1]
    slope = w / deviation
    least_squares = np.polyfit(HOMEWORK.x, HOMEWORK.y, 1)
    assert [slope, b - slope * mean] == pytest.approx(least_squares, rel=1e-12)


@both
def test_an_update_after_each_point_moves_both(run: Any) -> None:
    e = changed(HOMEWORK, update="each", precision="float64", iterations=2)
    w, b, made = 0.0, 0.0, []
    for x, y in [*zip(e.x, e.y, strict=True)] * 2:
        error = w * x + b - y
        made.append((w, b, 2 * x * error, 2 * error))
        w, b = w - e.learning_rate * 2 * x * error, b - e.learning_rate * 2 * error
    updates = run(e).updates
    assert updates.params[:-1] == pytest.approx(np.array(made)[:, :2])
    assert updates.gradients[:-1] == pytest.approx(np.array(made)[:, 2:])
    assert updates.params[-1] == pytest.approx([w, b])
    assert [*updates.table()][2:] == ["w", "b", "gradient", "gradient_b"]


def test_every_prediction_meets_every_target_where_y_has_a_column() -> None:
    lesson = changed(LESSON, autograd_gradient="broadcast", iterations=400)
    trace = run_autograd(lesson)
    assert trace.gradient[0] == -25
    assert trace.final_w == pytest.approx(5 / 3, abs=1e-5)
    assert trace.final_loss == pytest.approx(9.16667, abs=1e-4)
    e = changed(HOMEWORK, autograd_gradient="broadcast", loss="half_sum")
    pairs, own = run_manual(changed(e.of_pairs(), iterations=3)), run_autograd(e)
    assert own.params[:4] == pytest.approx(pairs.params, rel=1e-5)
    assert own.loss[:4] == pytest.approx(pairs.loss, rel=1e-5)


def test_of_one_point_there_is_one_pair() -> None:
    one = changed(HOMEWORK, x=[2], y=[3], autograd_gradient="broadcast")
    assert one.slip("autograd") == "right"
    assert (
        changed(HOMEWORK, update="each", autograd_gradient="broadcast").slips is False
    )


def test_what_a_model_does_not_use_is_no_part_of_an_experiment() -> None:
    other = changed(LESSON, b0=3.0, standardize=True)
    assert other == LESSON
    assert other.key == LESSON.key
    assert changed(HOMEWORK, b0=3.0) != HOMEWORK


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"model": "cubic"}, "input.not_a_choice"),
    ({"b0": 2e6}, "input.out_of_range"),
    ({"standardize": "yes"}, "input.not_a_choice"),
    ({"standardize": True, "x": [2, 2, 2, 2]}, "input.no_spread"),
    ({"standardize": True, "x": [2], "y": [1]}, "input.no_spread"),
    (
        {"x": range(301), "y": range(301), "autograd_gradient": "broadcast"},
        "input.too_many_paired",
    ),
    ({"b0": 1e6, "y": [3e38, 0, 0, 0]}, "input.start_too_large.line.float32"),
]


@pytest.mark.parametrize(("change", "key"), REFUSED)
def test_what_cannot_be_run_is_refused(change: dict[str, Any], key: str) -> None:
    with pytest.raises(InputError) as caught:
        changed(HOMEWORK, **change)
    assert caught.value.key == key


@both
def test_a_line_that_overflows_ends_early(run: Any) -> None:
    trace = run(changed(HOMEWORK, learning_rate=10, iterations=100))
    assert trace.diverged_at == trace.states < 101
    assert np.isfinite(trace.params).all()
    assert np.isfinite(trace.gradients).all()
