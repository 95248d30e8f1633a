"""Step: one iteration with the numbers of the run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Step, Trace, run_autograd, run_manual
from tests.conftest import changed, experiments

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
    experiments(),
    st.sampled_from(["manual", "autograd"]),
    st.sampled_from(["mean", "sum"]),
    st.integers(0, 40),
)
def test_a_step_has_the_numbers_of_its_run(
    e: Experiment, side: str, gradient: str, k: int
) -> None:
    e = changed(e, manual_gradient=gradient)
    trace = run(e, side)
    step = Step.of(e, side, trace, k)
    assert step.last == trace.states - 1
    assert step.k == min(k, step.last)
    assert (step.w, step.loss) == (trace.w[step.k], trace.loss[step.k])
    assert step.prediction.dtype == step.terms.dtype == np.dtype(e.precision)
    # the update of the run, to the last bit
    own = step.w - step.learning_rate * step.gradient
    assert step.k == step.last or step.w_next == own
    size = float(np.mean(np.abs(step.terms))) + 1e-30
    expected = step.mean_gradient * (e.n if step.summed else 1)
    assert float(step.gradient) == pytest.approx(expected, abs=1e-4 * size * e.n)


def test_k_is_taken_to_the_nearest_state() -> None:
    trace = run_manual(LESSON)
    assert Step.of(LESSON, "manual", trace, -3).k == 0
    assert Step.of(LESSON, "manual", trace, 99).k == 10


def test_only_the_run_by_hand_sums() -> None:
    e = changed(LESSON, manual_gradient="sum")
    assert Step.of(e, "manual", run_manual(e), 0).summed
    assert not Step.of(e, "autograd", run_autograd(e), 0).summed
    one = changed(PRESETS["neuron"], manual_gradient="sum")
    assert not Step.of(one, "manual", run_manual(one), 0).summed


def test_the_last_state_of_a_diverging_run_has_a_step() -> None:
    e = changed(LESSON, learning_rate=1, iterations=200)
    step = Step.of(e, "manual", run_manual(e), 200)
    assert step.k == step.last < 200
    assert np.isfinite(step.loss)
