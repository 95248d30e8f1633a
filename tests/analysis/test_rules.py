"""Rules: their numbers and their bounds, against exact arithmetic."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.analysis.moments import gamma, moments_of
from gd_core.analysis.rules import States, departures, expected, problem_of, slip_of
from gd_core.runs.checks import MANUAL_GRADIENTS
from gd_core.runs.losses import LOSSES
from tests.conftest import changed, experiments, slipping, times_mean

LESSON = PRESETS["lesson"]


def exactly(e: Experiment, w: float) -> tuple[Fraction, Fraction]:
    """J(w) and J'(w) of the data as the run has it, without any rounding."""
    x, y = ([Fraction(v) for v in values.tolist()] for values in e.data())
    errors = [Fraction(w) * u - v for u, v in zip(x, y, strict=True)]
    c = Fraction(times_mean(e.loss, e.n)) / e.n
    loss = sum((error * error for error in errors), Fraction(0)) * c
    terms = (2 * u * error for u, error in zip(x, errors, strict=True))
    return loss, sum(terms, Fraction(0)) * c


@given(experiments(), st.sampled_from([run_manual, run_autograd]))
def test_both_runs_are_as_near_the_exact_numbers_as_the_bounds_say(
    e: Experiment, run: object
) -> None:
    trace: Trace = run(e)  # type: ignore[operator]
    moments = moments_of(e)
    for k in {0, trace.states // 2, trace.states - 1}:
        w = float(trace.w[k])
        loss, gradient = exactly(e, w)
        bounded = moments.loss(w), moments.gradient(w)
        for exact, recorded, ought in (
            (loss, trace.loss[k], bounded[0]),
            (gradient, trace.gradient[k], bounded[1]),
        ):
            rounding = Fraction(float(ought.rounding))
            assert abs(Fraction(float(ought.value)) - exact) <= rounding
            assert abs(Fraction(float(recorded)) - exact) <= rounding
        own = Fraction(float(moments.gradient_rounding(w)))
        assert abs(Fraction(float(trace.gradient[k])) - gradient) <= own


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_the_bounds_are_a_few_roundings_and_no_more(precision: str) -> None:
    moments = moments_of(changed(LESSON, precision=precision))
    eps = float(np.finfo(precision).eps)
    for w in (0.0, 0.3, 5.0):
        assert moments.gradient(w).rounding < 20 * eps * moments.gradient_size(w)
        assert moments.loss(w).rounding < 20 * eps * moments.loss_size(w)
    assert gamma(1, precision) == pytest.approx(eps / 2)


def test_a_rule_looks_at_all_states_at_once() -> None:
    trace = run_manual(LESSON)
    ought = expected(problem_of(LESSON), States.of(trace), "right")
    assert ought.loss is None
    for bounded in (ought.gradient, ought.update):
        assert bounded.value.shape == bounded.rounding.shape == (11, 1)
    assert ought.gradient.value[:2, 0] == pytest.approx([-30, -25.5])
    assert ought.update.value[:2, 0] == pytest.approx([0.3, 0.255])


@given(slipping())
def test_the_rule_of_a_slip_explains_its_run(e: Experiment) -> None:
    for side, run in (("manual", run_manual), ("autograd", run_autograd)):
        assert departures(e, run(e), e.slip(side)).explained


def test_each_rule_is_told_from_all_others() -> None:
    for loss in LOSSES:
        right = changed(LESSON, loss=loss, x=[1, 2, 3], y=[2, 4, 6])
        for slip in MANUAL_GRADIENTS[1:]:
            e = changed(right, manual_gradient=slip)
            assert slip_of(right, run_manual(e)) == slip
    forgotten = changed(LESSON, autograd_gradient="no_zero_grad")
    assert slip_of(LESSON, run_autograd(forgotten)) == "no_zero_grad"
    assert slip_of(LESSON, run_autograd(LESSON)) == "right"
