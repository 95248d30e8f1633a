"""Theory: the numbers to hold on to, and an outcome for everything."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Outcome, Theory, run_manual
from gd_core.wording import CATALOGUE, outcome, outcome_title, outcomes
from tests.conftest import changed, experiments

LESSON = PRESETS["lesson"]

OUTCOMES: list[tuple[dict[str, Any], Outcome, list[str]]] = [
    ({}, Outcome.CONVERGES, ["w* = 2", "85 %", "19.7 %", "10 iterations"]),
    ({"learning_rate": 1 / 15}, Outcome.LANDS, ["One step", "0.0666667"]),
    ({"learning_rate": 0.1}, Outcome.OVERSHOOTS, ["jumps over", "50 %", "0.0977 %"]),
    ({"learning_rate": 2 / 15}, Outcome.FLIPS, ["between 0 and 4", "0.133333"]),
    ({"learning_rate": 0.14}, Outcome.DIVERGES, ["1.1", "over the edge, 0.133333"]),
    ({"x": [0, 0, 0, 0]}, Outcome.NOTHING_TO_LEARN, ["All x are 0"]),
    ({"w0": 2}, Outcome.ALREADY_THERE, ["w₀ = 2", "gradient is 0"]),
    ({"learning_rate": 0}, Outcome.RATE_ZERO, ["stays at w₀ = 0"]),
    ({"learning_rate": 1e-13}, Outcome.CONVERGES, ["99.9", "of it is left"]),
    ({"learning_rate": 0.1333}, Outcome.OVERSHOOTS, ["99.95 %"]),
    ({"learning_rate": 0.1334}, Outcome.DIVERGES, ["1.001"]),
]


@pytest.mark.parametrize(("change", "expected", "says"), OUTCOMES)
def test_every_outcome_has_its_sentence(
    change: dict[str, Any], expected: Outcome, says: list[str]
) -> None:
    theory = Theory.of(changed(LESSON, **change))
    assert theory.outcome is expected
    for words in says:
        assert words in outcome(theory)


def test_every_outcome_is_worded_in_short_as_well() -> None:
    for each in Outcome:
        assert CATALOGUE[f"outcome.{each.value}"]
        assert CATALOGUE[f"short.{each.value}"]
    assert {expected for _, expected, _ in OUTCOMES} == set(Outcome)


def test_the_lessons_numbers() -> None:
    theory = Theory.of(LESSON)
    assert theory.optimum == 2
    assert theory.least_loss == 0
    assert theory.curvature == 15
    assert theory.fastest_rate == pytest.approx(0.066667, abs=1e-6)
    assert theory.edge_rate == pytest.approx(0.133333, abs=1e-6)
    assert theory.rho == pytest.approx(0.85)
    assert theory.w(10) == pytest.approx(1.60625, abs=5e-6)
    assert theory.loss(0) == 30
    assert theory.loss(0.3) == pytest.approx(21.675)


def test_the_sum_acts_as_n_times_the_learning_rate() -> None:
    summed = Theory.of(changed(LESSON, manual_gradient="sum"), "manual")
    plain = Theory.of(changed(LESSON, learning_rate=0.04))
    assert summed.edge_rate == pytest.approx(0.033333, abs=1e-6)
    assert summed.rho == plain.rho
    assert summed.w(7) == plain.w(7)
    assert Theory.of(changed(LESSON, manual_gradient="sum")).factor == 1


@pytest.mark.parametrize(
    ("rate", "by_hand", "by_autograd"),
    [
        (0.01, Outcome.CONVERGES, Outcome.CONVERGES),
        (1 / 60, Outcome.LANDS, Outcome.CONVERGES),
        (0.03, Outcome.OVERSHOOTS, Outcome.CONVERGES),
        (1 / 30, Outcome.FLIPS, Outcome.CONVERGES),
        (0.05, Outcome.DIVERGES, Outcome.CONVERGES),
        (0.14, Outcome.DIVERGES, Outcome.DIVERGES),
    ],
)
def test_the_sums_fate_is_told_beside_autograds(
    rate: float, by_hand: Outcome, by_autograd: Outcome
) -> None:
    e = changed(LESSON, manual_gradient="sum", learning_rate=rate)
    manual, autograd = Theory.of(e, "manual"), Theory.of(e)
    assert (manual.outcome, autograd.outcome) == (by_hand, by_autograd)
    sentence = outcomes(manual, autograd, run_manual(e), run_manual(e))
    assert "w* = 2" in sentence
    assert "(4 × " in sentence
    title = outcome_title(manual, autograd)
    assert title.startswith("By hand:") is (by_hand is not by_autograd)


def test_a_sum_with_nothing_to_learn_needs_no_second_sentence() -> None:
    e = changed(LESSON, manual_gradient="sum", x=[0, 0, 0, 0])
    trace = run_manual(e)
    sentence = outcomes(Theory.of(e, "manual"), Theory.of(e), trace, trace)
    assert sentence == CATALOGUE["outcome.nothing_to_learn"]


def test_a_diverging_run_says_where_it_left_the_finite_numbers() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    trace = run_manual(e)
    assert f"at iteration {trace.diverged_at}" in outcome(Theory.of(e), trace)


@given(experiments(precision="float64"))
def test_the_optimum_has_the_least_loss_and_no_gradient(e: Experiment) -> None:
    theory = Theory.of(e)
    w = theory.optimum
    size = float(np.mean(np.abs(e.x) * (np.abs(w * e.x) + np.abs(e.y))))
    assert np.mean(e.x * (w * e.x - e.y)) == pytest.approx(0, abs=1e-12 * size)
    for beside in (w - 0.5, w + 0.5):
        assert np.mean((beside * e.x - e.y) ** 2) >= theory.least_loss
        expected = np.mean((beside * e.x - e.y) ** 2)
        assert theory.loss(beside) == pytest.approx(float(expected), rel=1e-9)


@given(experiments(share=st.sampled_from([0.5, 1.0])), st.floats(0.1, 10))
def test_the_named_rates_do_what_they_are_named_for(e: Experiment, s: float) -> None:
    theory = Theory.of(e)
    fast = Theory.of(changed(e, learning_rate=theory.fastest_rate))
    edge = Theory.of(changed(e, learning_rate=theory.edge_rate))
    there = (Outcome.ALREADY_THERE,)
    assert fast.outcome in (Outcome.LANDS, *there)
    assert edge.outcome in (Outcome.FLIPS, *there)
    assert fast.rho == pytest.approx(0, abs=1e-12)
    assert edge.rho == pytest.approx(-1, abs=1e-12)


@pytest.mark.parametrize("size", [1e-200, 1e-160, 1e-40, 1e40, 1e150])
def test_very_small_and_very_large_data_have_a_theory(size: float) -> None:
    x = np.array([1.0, 2, 3, 4]) * size
    theory = Theory.of(Experiment(x, 2 * x, precision="float64"))
    assert theory.optimum == pytest.approx(2)
    assert not math.isnan(theory.rho)
    assert theory.edge_rate > 0


def test_the_closed_form_takes_one_k_or_many() -> None:
    theory = Theory.of(LESSON)
    many = theory.w(np.arange(3))
    assert many.shape == (3,)
    assert many[2] == theory.w(2) == pytest.approx(0.555)
    stays = Theory.of(changed(LESSON, x=[0, 0, 0, 0], w0=3))
    assert stays.w(np.arange(3)).tolist() == [3, 3, 3]
    assert stays.loss(5) == stays.least_loss == 30


def test_hubbles_constant_as_this_data_has_it() -> None:
    assert Theory.of(PRESETS["hubble"]).optimum == pytest.approx(423.937, abs=5e-4)
