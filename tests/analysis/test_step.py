"""Step: one iteration with the numbers of the run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Step, Trace, run_autograd, run_manual
from gd_core.analysis.step import seen_by_steps
from gd_core.runs.checks import MANUAL_GRADIENTS
from gd_core.runs.losses import slip_factor
from tests.conftest import changed, slipping

LESSON = PRESETS["lesson"]


def run(e: Experiment, side: str) -> Trace:
    return run_manual(e) if side == "manual" else run_autograd(e)


def test_the_lessons_second_step() -> None:
    step = Step.of(LESSON, "manual", run_manual(LESSON), 1)
    assert step.w == pytest.approx(0.3)
    assert step.prediction.tolist() == pytest.approx([0.3, 0.6, 0.9, 1.2])
    assert step.error.tolist() == pytest.approx([-1.7, -3.4, -5.1, -6.8])
    assert step.squared.tolist() == pytest.approx([2.89, 11.56, 26.01, 46.24])
    assert step.terms.tolist() == pytest.approx([-3.4, -13.6, -30.6, -54.4])
    assert step.loss == pytest.approx(21.675)
    assert step.gradient == pytest.approx(-25.5)
    assert step.w_next == pytest.approx(0.555)


@given(
    slipping(),
    st.sampled_from(["manual", "autograd"]),
    st.integers(0, 40),
)
def test_a_step_has_the_numbers_of_its_run(e: Experiment, side: str, k: int) -> None:
    trace = seen_by_steps(e, run(e, side))
    step = Step.of(e, side, trace, k)
    assert step.last == trace.states - 1
    assert step.k == min(k, step.last)
    assert step.w == trace.w[step.k]
    with np.errstate(over="ignore"):
        of_points = float(np.sum(step.squared, dtype=np.float64) / step.loss_divisor)
    assert float(step.loss) == pytest.approx(of_points, rel=1e-4)
    assert step.prediction.dtype == step.terms.dtype == np.dtype(e.precision)
    # the update of the run, to the last bit
    moved = step.learning_rate * step.gradient
    own = step.w + moved if step.slip == "uphill" else step.w - moved
    assert step.k == step.last or step.w_next == own
    size = float(np.sum(np.abs(step.terms))) + abs(float(step.before)) + 1e-30
    if step.slip == "broadcast":  # the right gradient has no part in it
        assert float(step.gradient) == pytest.approx(
            float(np.mean(step.terms.astype(np.float64))) * step.n / step.divisor,
            abs=1e-4 * size * step.n,
        )
        return
    times = 1.0 if step.slip == "uphill" else float(slip_factor(step.slip, step.n))
    expected = step.right_gradient * times + float(step.before)
    assert float(step.gradient) == pytest.approx(expected, abs=1e-4 * size * step.n)


def test_k_is_taken_to_the_nearest_state() -> None:
    trace = run_manual(LESSON)
    assert Step.of(LESSON, "manual", trace, -3).k == 0
    assert Step.of(LESSON, "manual", trace, 99).k == 10


@pytest.mark.parametrize("slip", MANUAL_GRADIENTS[1:])
def test_each_run_has_its_own_slip(slip: str) -> None:
    e = changed(LESSON, manual_gradient=slip)
    assert Step.of(e, "manual", run_manual(e), 0).slip == slip
    assert Step.of(e, "autograd", run_autograd(e), 0).slip == "right"
    other = changed(LESSON, autograd_gradient="no_zero_grad")
    assert Step.of(other, "manual", run_manual(other), 0).slip == "right"
    assert Step.of(other, "autograd", run_autograd(other), 0).accumulates


def test_the_sum_of_one_point_is_its_mean() -> None:
    one = changed(PRESETS["neuron"], manual_gradient="sum")
    assert Step.of(one, "manual", run_manual(one), 0).slip == "right"


def test_what_was_never_reset_is_what_the_trace_had_before() -> None:
    e = changed(LESSON, autograd_gradient="no_zero_grad")
    trace = run_autograd(e)
    assert [Step.of(e, "autograd", trace, k).before for k in (0, 1, 2)] == [
        0,
        trace.gradient[0],
        trace.gradient[1],
    ]


def test_the_last_state_of_a_diverging_run_has_a_step() -> None:
    e = changed(LESSON, learning_rate=1, iterations=200)
    step = Step.of(e, "manual", run_manual(e), 200)
    assert step.k == step.last < 200
    assert np.isfinite(step.loss)
