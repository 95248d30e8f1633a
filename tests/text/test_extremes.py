"""Extremes: whatever experiment can be made, its steps can be written out."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from gd_core import Experiment, InputError, Step, Trace, run_autograd, run_manual
from gd_core.runs.checks import (
    AUTOGRAD_GRADIENTS,
    MANUAL_GRADIENTS,
    MODELS,
    MOST_LEARNING_RATE,
    MOST_W0,
    PRECISIONS,
    SIDES,
)
from gd_core.runs.losses import LOSSES
from gd_core.text import sentences
from gd_core.text.arithmetic import stages
from gd_core.text.tables import PointTable
from tests.text.test_arithmetic import adds_up

SMALLEST = -323.3  # log10 of the smallest subnormal float64
LARGEST = 153.5  # log10 of the largest x whose square a float64 holds


def of_any_size(log_of_most: float) -> st.SearchStrategy[float]:
    """0, or a number of either sign, its logarithm evenly spread."""
    logs = st.floats(SMALLEST, log_of_most)
    signed = st.builds(
        lambda log, sign: sign * 10.0**log, logs, st.sampled_from([1, -1])
    )
    return st.one_of(st.just(0.0), signed)


@st.composite
def extreme_experiments(draw: st.DrawFn) -> Experiment:
    """Experiments with numbers of every size that pass the checks."""
    points = st.lists(
        st.tuples(of_any_size(LARGEST), of_any_size(LARGEST)), min_size=1, max_size=9
    )
    x, y = zip(*draw(points), strict=True)
    rates = of_any_size(math.log10(MOST_LEARNING_RATE)).map(abs)
    facts: dict[str, Any] = {
        "w0": draw(of_any_size(math.log10(MOST_W0))),
        "learning_rate": draw(rates),
        "iterations": draw(st.integers(1, 30)),
        "manual_gradient": draw(st.sampled_from(MANUAL_GRADIENTS)),
        "autograd_gradient": draw(st.sampled_from(AUTOGRAD_GRADIENTS)),
        "precision": draw(st.sampled_from(PRECISIONS)),
        "loss": draw(st.sampled_from([*LOSSES])),
        "model": draw(st.sampled_from(MODELS)),
        "b0": draw(of_any_size(math.log10(MOST_W0))),
        "standardize": draw(st.booleans()),
    }
    try:
        return Experiment(x=x, y=y, **facts)
    except InputError:
        reject()


def trace_of(e: Experiment, side: str) -> Trace:
    return run_manual(e) if side == "manual" else run_autograd(e)


def is_written_out(step: Step) -> None:
    """Stages, notes and table can be made, and what they print adds up."""
    adds_up(step)
    for stage in stages(step):
        assert sentences.stage_note(step, stage.name).isprintable()
    table = PointTable.of(step)
    rows = len(table.rows) + 1 + bool(table.left_out)
    assert table.frame().shape == (rows, 5 + len(step.params))
    assert table.gradient in sentences.points(step, table)


@given(extreme_experiments(), st.sampled_from(SIDES), st.integers(0, 30))
def test_every_step_of_an_extreme_experiment_is_written_out(
    e: Experiment, side: str, k: int
) -> None:
    is_written_out(Step.of(e, side, trace_of(e, side), k))


CASES: dict[str, dict[str, Any]] = {
    "large": {"x": [1e150], "y": [1e153], "learning_rate": 1e-301},
    "large and overflowing": {"x": [1e150], "y": [1e153], "learning_rate": 1},
    "subnormal": {"x": [5e-324, 1e-310], "y": [3e-320, 5e-324], "w0": 1e-320},
    "both": {"x": [1e150, 5e-324], "y": [-5e-324, 1e150], "learning_rate": 1e-300},
    # exact in 82 digits: 3.1623e81 + 1, and a quarter of it is past the tie
    "a tie but for 1": {"x": [0] * 4, "y": [0, 0, 1, 5.62341325e40]},
}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", CASES)
def test_extremes_are_written_out(name: str, side: str) -> None:
    e = Experiment(**CASES[name], precision="float64")
    trace = trace_of(e, side)
    for k in {0, trace.states // 2, trace.states - 1}:
        is_written_out(Step.of(e, side, trace, k))


def test_a_run_that_overflows_ends_in_infinity_on_paper() -> None:
    e = Experiment(x=[1e150], y=[1e153], learning_rate=1e9, precision="float64")
    trace = run_manual(e)
    assert trace.diverged_at == 1
    update = stages(Step.of(e, "manual", trace, 0))[3]
    assert update.result.replace("\N{NO-BREAK SPACE}", " ") == "= ∞"
