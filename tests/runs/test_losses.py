"""Losses: the numbers to hold on to, and what a slip is of each."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Theory, run_autograd, run_manual
from gd_core.analysis.rates import telling_rates
from gd_core.runs.checks import MANUAL_GRADIENTS
from gd_core.runs.losses import LOSSES, natural_slips, right_for, slip_factor
from gd_core.runs.manual.gradients import gradient_by_hand
from tests.conftest import changed, times_mean

LESSON = PRESETS["lesson"]


@pytest.mark.parametrize(
    ("loss", "first", "gradient", "curvature", "fastest"),
    [
        ("mean", 30, -30, 15, 1 / 15),
        ("half_mean", 15, -15, 7.5, 2 / 15),
        ("sum", 120, -120, 60, 1 / 60),
        ("half_sum", 60, -60, 30, 1 / 30),
    ],
)
def test_the_lesson_with_each_loss(
    loss: str, first: float, gradient: float, curvature: float, fastest: float
) -> None:
    e = changed(LESSON, loss=loss)
    for trace in (run_manual(e), run_autograd(e)):
        assert (trace.loss[0], trace.gradient[0]) == (first, gradient)
    theory = Theory(e)
    assert (theory.optimum, theory.curvature) == (2, curvature)
    assert theory.fastest_rate == pytest.approx(fastest)
    assert theory.edge_rate == pytest.approx(2 * fastest)
    assert telling_rates(e.x, loss)["fastest"] == pytest.approx(fastest)


def test_one_courses_loop_by_hand_has_the_sum_and_no_2() -> None:
    e = Experiment(
        x=[1, 2, 3], y=[1, 2, 3], learning_rate=0.1, manual_gradient="sum_no2"
    )
    assert run_manual(e).w[1:4].tolist() == pytest.approx([1.4, 0.84, 1.064])
    assert right_for("mean", "sum_no2", 3) == "half_sum"


@given(
    st.lists(st.floats(-9, 9), min_size=1, max_size=9),
    st.floats(-9, 9),
    st.sampled_from([*LOSSES]),
    st.sampled_from(MANUAL_GRADIENTS),
)
def test_every_gradient_by_hand_is_the_multiple_that_it_is_said_to_be(
    values: list[float], slope: float, loss: str, slip: str
) -> None:
    x = np.array(values)
    error = slope * x - x[::-1]
    right = 2 * times_mean(loss, len(x)) * np.mean(x * error)
    size = 2 * times_mean(loss, len(x)) * np.mean(np.abs(x * error))
    factor = 1.0 if slip == "uphill" else float(slip_factor(slip, len(x)))
    found = gradient_by_hand(loss, slip)(x, error)
    assert found == pytest.approx(factor * right, abs=1e-12 * factor * size)


def test_the_four_slips_that_are_the_right_gradient_of_another_loss() -> None:
    for loss, slip, other in (
        ("mean", "sum", "sum"),
        ("mean", "no2", "half_mean"),
        ("mean", "sum_no2", "half_sum"),
        ("half_mean", "sum", "half_sum"),
        ("half_mean", "twice", "mean"),
        ("sum", "averaged", "mean"),
        ("sum", "no2", "half_sum"),
        ("half_sum", "averaged", "half_mean"),
        ("half_sum", "twice", "sum"),
    ):
        assert right_for(loss, slip, 5) == other
        assert slip in natural_slips(loss)
    for loss in LOSSES:
        assert right_for(loss, "mean", 5) is None
        assert right_for(loss, "uphill", 5) is None
    assert right_for("mean", "averaged", 5) is None


def test_c_is_exact() -> None:
    assert [made.c(3) for made in LOSSES.values()] == [
        Fraction(1, 3),
        Fraction(1, 6),
        Fraction(1),
        Fraction(1, 2),
    ]


def test_once_the_right_gradient_is_no_slip() -> None:
    two = changed(LESSON, x=[1, 2], y=[2, 4])
    one = PRESETS["neuron"]
    for loss in LOSSES:
        for e, slip in ((two, "sum_no2"), (one, "sum"), (one, "averaged")):
            chosen = changed(e, loss=loss, manual_gradient=slip)
            assert chosen.slip("manual") == "right"
            right = changed(chosen, manual_gradient="mean")
            assert run_manual(chosen).w.tolist() == run_manual(right).w.tolist()


@pytest.mark.parametrize("slip", ["sum", "twice"])
def test_a_start_that_a_slip_makes_too_large_is_refused(slip: str) -> None:
    e = Experiment(x=[1e18] * 20, y=[0] * 20, w0=2.5, loss="sum")
    assert run_manual(e).states > 0
    with pytest.raises(ValueError, match="too large together"):
        changed(e, manual_gradient=slip)
