"""Theory: the numbers to hold on to, and an outcome for everything."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Outcome, Theory, run_autograd, run_manual
from gd_core.analysis.prediction import right_answer
from gd_core.analysis.starts import gradient_is_zero
from gd_core.analysis.theory import left_after, theory_of
from gd_core.text.en import CATALOGUE
from gd_core.text.sentences import outcome, outcome_title, outcomes
from tests.conftest import changed, experiments, times_mean, weight_in_theory

LESSON = PRESETS["lesson"]

OUTCOMES: list[tuple[dict[str, Any], Outcome, list[str]]] = [
    ({}, Outcome.CONVERGES, ["the best w = 2", "closes 15 %", "19.7 %", "10 steps"]),
    ({"learning_rate": 1 / 15}, Outcome.LANDS, ["One step", "0.0666667"]),
    ({"learning_rate": 0.1}, Outcome.OVERSHOOTS, ["jumps over", "50 %", "0.0977 %"]),
    ({"learning_rate": 2 / 15}, Outcome.FLIPS, ["between 0 and 4", "0.133333"]),
    (
        {"learning_rate": 0.14},
        Outcome.DIVERGES,
        ["1.1", "over the edge, 1/a = 0.133333"],
    ),
    ({"x": [0, 0, 0, 0]}, Outcome.NOTHING_TO_LEARN, ["All x are 0"]),
    ({"w0": 2}, Outcome.ALREADY_THERE, ["w = 2", "gradient is 0"]),
    ({"learning_rate": 0}, Outcome.RATE_ZERO, ["w stays at 0"]),
    ({"learning_rate": 1e-13}, Outcome.CONVERGES, ["99.9", "of it is left"]),
    ({"learning_rate": 0.1333}, Outcome.OVERSHOOTS, ["closes 0.05 %"]),
    ({"learning_rate": 0.1334}, Outcome.DIVERGES, ["1.001"]),
    ({"manual_gradient": "uphill"}, Outcome.CLIMBS, ["uphill", "1.15"]),
    (
        {"manual_gradient": "uphill", "learning_rate": 1e-9},
        Outcome.CLIMBS,
        ["no learning rate is small enough"],
    ),
    ({"manual_gradient": "no2"}, Outcome.CONVERGES, ["closes 7.5 %"]),
    ({"manual_gradient": "no2", "learning_rate": 4 / 15}, Outcome.FLIPS, ["0.266667"]),
    (
        {"autograd_gradient": "no_zero_grad"},
        Outcome.SWINGS,
        ["the best w = 2", "1.02 times the first gap", "16.1 steps", "never settles"],
    ),
    (
        {"autograd_gradient": "no_zero_grad", "learning_rate": 0.26},
        Outcome.SWINGS,
        ["6.32 times"],
    ),
    (
        {"autograd_gradient": "no_zero_grad", "learning_rate": 4 / 15},
        Outcome.DIVERGES,
        ["exactly at the edge, 2/a = 0.266667", "twice the first gap"],
    ),
    (
        {"autograd_gradient": "no_zero_grad", "learning_rate": 0.3},
        Outcome.DIVERGES,
        ["grow, in the end 2 times a step", "over the edge, 2/a = 0.266667"],
    ),
    (
        {"autograd_gradient": "no_zero_grad", "learning_rate": 0},
        Outcome.RATE_ZERO,
        ["stays at"],
    ),
    (
        {"manual_gradient": "uphill", "learning_rate": 0},
        Outcome.RATE_ZERO,
        ["stays at 0"],
    ),
    ({"manual_gradient": "uphill", "w0": 2}, Outcome.ALREADY_THERE, ["w = 2"]),
    (
        {"optimizer": "momentum"},
        Outcome.SPIRALS,
        ["swings around the best w = 2", "15.8 steps", "takes 5.13 % off"],
    ),
    (
        {"optimizer": "nesterov", "learning_rate": 1 / 15},
        Outcome.LANDS_IN_TWO,
        ["beyond the best w = 2", "0.0666667 is the fastest"],
    ),
    (
        {"optimizer": "nesterov", "manual_gradient": "lookahead_sign"},
        Outcome.DRIFTS,
        ["against the gradient", "no learning rate is small enough"],
    ),
    (
        {
            "optimizer": "nesterov",
            "manual_gradient": "lookahead_sign",
            "momentum": 0.5,
        },
        Outcome.STRANDS,
        ["comes to rest away from the best w = 2", "87 %"],
    ),
    ({"w0": 5, "learning_rate": 1e-18}, Outcome.ROUNDED_AWAY, ["too small", "w = 5"]),
]


@pytest.mark.parametrize(("change", "expected", "says"), OUTCOMES)
def test_every_outcome_has_its_sentence(
    change: dict[str, Any], expected: Outcome, says: list[str]
) -> None:
    side = "autograd" if "autograd_gradient" in change else "manual"
    e = changed(LESSON, **change)
    theory = Theory(e, e.slip(side))
    assert theory.outcome is expected
    for words in says:
        assert words in outcome(theory)


def test_every_outcome_is_worded_in_short_as_well() -> None:
    for each in Outcome:
        assert CATALOGUE[f"outcome.{each.value}"]
        assert CATALOGUE[f"short.{each.value}"]
        assert CATALOGUE[f"short.title.{each.value}"]
        assert CATALOGUE[f"fate.{each.value}"]
    assert {expected for _, expected, _ in OUTCOMES} == set(Outcome)


def test_the_lessons_numbers() -> None:
    theory = Theory(LESSON)
    assert theory.optimum == 2
    assert theory.least_loss == 0
    assert theory.curvature == 15
    assert theory.fastest_rate == pytest.approx(0.066667, abs=1e-6)
    assert theory.edge_rate == pytest.approx(0.133333, abs=1e-6)
    assert theory.rho == pytest.approx(0.85)
    assert weight_in_theory(theory, 10) == pytest.approx(1.60625, abs=5e-6)
    assert theory.loss(0) == 30
    assert theory.loss(0.3) == pytest.approx(21.675)


def test_the_sum_acts_as_n_times_the_learning_rate() -> None:
    summed = Theory(changed(LESSON, manual_gradient="sum"), "sum")
    plain = Theory(changed(LESSON, learning_rate=0.04))
    assert summed.edge_rate == pytest.approx(0.033333, abs=1e-6)
    assert summed.rho == plain.rho
    assert weight_in_theory(summed, 7) == weight_in_theory(plain, 7)
    assert Theory(changed(LESSON, manual_gradient="sum")).factor == 1


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
    manual, autograd = Theory(e, e.slip("manual")), Theory(e)
    assert (manual.outcome, autograd.outcome) == (by_hand, by_autograd)
    sentence = outcomes(manual, autograd, run_manual(e), run_manual(e))
    assert "The best w is 2." in sentence
    assert "(4 × " in sentence
    title = outcome_title(manual, autograd)
    assert title.startswith("By hand:") is (by_hand is not by_autograd)


def test_a_sum_with_nothing_to_learn_needs_no_second_sentence() -> None:
    e = changed(LESSON, manual_gradient="sum", x=[0, 0, 0, 0])
    trace = run_manual(e)
    sentence = outcomes(Theory(e, e.slip("manual")), Theory(e), trace, trace)
    assert sentence == CATALOGUE["outcome.nothing_to_learn"]


def test_a_diverging_run_says_where_it_left_the_finite_numbers() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    trace = run_manual(e)
    assert f"at iteration {trace.diverged_at}" in outcome(Theory(e), trace)


@given(experiments(precision="float64"))
def test_the_optimum_has_the_least_loss_and_no_gradient(e: Experiment) -> None:
    theory = Theory(e)
    w = theory.optimum
    size = float(np.mean(np.abs(e.x) * (np.abs(w * e.x) + np.abs(e.y))))
    assert np.mean(e.x * (w * e.x - e.y)) == pytest.approx(0, abs=1e-12 * size)
    for beside in (w - 0.5, w + 0.5):
        times = times_mean(e.loss, e.n)
        expected = times * np.mean((beside * e.x - e.y) ** 2)
        assert expected >= theory.least_loss
        assert theory.loss(beside) == pytest.approx(float(expected), rel=1e-9)


@given(experiments(share=st.sampled_from([0.5, 1.0])), st.floats(0.1, 10))
def test_the_named_rates_do_what_they_are_named_for(e: Experiment, s: float) -> None:
    theory = Theory(e)
    fast = Theory(changed(e, learning_rate=theory.fastest_rate))
    edge = Theory(changed(e, learning_rate=theory.edge_rate))
    there = (Outcome.ALREADY_THERE,)
    assert fast.outcome in (Outcome.LANDS, *there)
    assert edge.outcome in (Outcome.FLIPS, *there)
    assert fast.rho == pytest.approx(0, abs=1e-12)
    assert edge.rho == pytest.approx(-1, abs=1e-12)


@pytest.mark.parametrize("size", [1e-200, 1e-160, 1e-40, 1e40, 1e150])
def test_very_small_and_very_large_data_have_a_theory(size: float) -> None:
    x = np.array([1.0, 2, 3, 4]) * size
    theory = Theory(Experiment(x=x, y=2 * x, precision="float64"))
    assert theory.optimum == pytest.approx(2)
    assert not math.isnan(theory.rho)
    assert theory.edge_rate > 0


# --- the slips ------------------------------------------------------------------------

FORGOTTEN = {"autograd_gradient": "no_zero_grad", "precision": "float64"}


def in_starting_distances(e: Experiment) -> np.ndarray:
    """The distances of the run by autograd to the optimum, the first one as 1."""
    theory = Theory(e)
    return (run_autograd(e).w - theory.optimum) / (e.w0 - theory.optimum)


def far_from_the_optimum(e: Experiment) -> bool:
    optimum = Theory(e).optimum
    return abs(e.w0 - optimum) > 1e-3 * (abs(optimum) + 1e-3)


@given(
    experiments(share=st.floats(0.01, 2.5), **FORGOTTEN).filter(far_from_the_optimum)
)
def test_a_gradient_that_is_never_reset_follows_its_recurrence(e: Experiment) -> None:
    d = in_starting_distances(e)
    s = Theory(e).curvature * e.learning_rate
    size = np.maximum.accumulate(np.abs(d)) + abs(e.w0) + abs(Theory(e).optimum)
    assert d[0] == 1
    assert d[1] == pytest.approx(1 - s, abs=1e-9 * size[1])
    apart = d[2:] - ((2 - s) * d[1:-1] - d[:-2])
    distance = abs(e.w0 - Theory(e).optimum)
    assert np.all(np.abs(apart) <= 1e-9 * size[2:] * (1 + 1 / distance))


@pytest.mark.parametrize("s", [1e-9, 0.15, 1, 2, 3, 3.999, 4, 4.001, 5, 100])
def test_the_recurrence_has_the_roots_and_the_closed_form_that_are_claimed(
    s: float,
) -> None:
    e = changed(LESSON, learning_rate=s / 15, iterations=40, **FORGOTTEN)
    theory = Theory(e, e.slip("autograd"))
    roots = np.roots([1, s - 2, 1])
    assert np.prod(roots) == pytest.approx(1)
    if s < 4:
        assert np.abs(roots) == pytest.approx([1, 1], abs=1e-6)
        assert theory.outcome is Outcome.SWINGS
    else:
        assert theory.outcome is Outcome.DIVERGES
        assert theory.rho == pytest.approx(min(roots.real), rel=1e-6)
    d = [1.0, 1 - s]
    while len(d) <= 40:
        d.append((2 - s) * d[-1] - d[-2])
    closed = (weight_in_theory(theory, np.arange(41)) - 2) / -2
    np.testing.assert_allclose(closed, d, rtol=1e-6, atol=1e-6)
    assert theory.share_left == pytest.approx(abs(d[40]), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("rate", [0.001, 0.1, 0.26])
def test_it_swings_forever_and_as_far_as_it_says(rate: float) -> None:
    e = changed(LESSON, learning_rate=rate, iterations=5_000, **FORGOTTEN)
    theory, d = Theory(e, e.slip("autograd")), np.abs(in_starting_distances(e))
    assert d.max() <= theory.swing * (1 + 1e-6)
    for tenth in np.array_split(d[1:], 10):  # nothing fades, nothing grows
        assert tenth.max() == pytest.approx(theory.swing, rel=0.02)
    ups = np.flatnonzero(np.diff(np.sign(in_starting_distances(e))) > 0)
    period = (ups[-1] - ups[0]) / (len(ups) - 1)
    assert period == pytest.approx(theory.period, rel=1e-2)


@given(experiments(share=st.floats(2.1, 5), **FORGOTTEN).filter(far_from_the_optimum))
def test_beyond_its_edge_it_diverges(e: Experiment) -> None:
    theory = Theory(e, e.slip("autograd"))
    assert theory.outcome is Outcome.DIVERGES
    assert e.learning_rate > theory.edge_rate * (1 - 1e-12)
    long = np.abs(in_starting_distances(changed(e, iterations=60)))
    assert np.all(long[1:] > long[:-1])


def test_uphill_is_the_learning_rate_below_zero() -> None:
    e = changed(LESSON, manual_gradient="uphill", precision="float64")
    theory, trace = Theory(e, e.slip("manual")), run_manual(e)
    assert theory.rho == pytest.approx(1.15)
    assert (theory.edge_rate, math.isnan(theory.fastest_rate)) == (0, True)
    np.testing.assert_allclose(
        trace.w, weight_in_theory(theory, np.arange(11)), rtol=1e-12
    )


def test_a_very_long_run_uphill_is_no_error() -> None:
    e = changed(LESSON, manual_gradient="uphill", iterations=10_000)
    theory = Theory(e, e.slip("manual"))
    assert theory.share_left == math.inf
    assert math.isinf(weight_in_theory(theory, 10_000))


def test_the_closed_form_takes_one_k_or_many() -> None:
    theory = Theory(LESSON)
    many = left_after(np.arange(3), theory.step)
    assert many.shape == (3,)
    assert many[2] == left_after(2, theory.step) == pytest.approx(0.85**2)
    stays = Theory(changed(LESSON, x=[0, 0, 0, 0], w0=3))
    assert stays.loss(5) == stays.least_loss == 30


def test_hubbles_constant_as_this_data_has_it() -> None:
    assert Theory(PRESETS["hubble"]).optimum == pytest.approx(423.937, abs=5e-4)


# --- where rounding decides -----------------------------------------------------------


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_a_start_near_the_optimum_is_not_the_optimum(precision: str) -> None:
    e = changed(
        LESSON, w0=2.000001, learning_rate=1, iterations=60, precision=precision
    )
    theory = Theory(e)
    assert theory.outcome is Outcome.DIVERGES
    assert abs(run_manual(e).final_w) > 1e18
    assert "14 times as far" in outcome(theory)
    assert right_answer(e) == "diverges"
    slow = changed(e, learning_rate=0.01)
    assert Theory(slow).outcome is Outcome.CONVERGES
    assert right_answer(slow) == "converges"


def test_a_start_that_is_rounded_to_the_optimum_is_the_optimum() -> None:
    e = changed(LESSON, w0=2.00000001, learning_rate=1, iterations=60)
    assert Theory(e).outcome is Outcome.ALREADY_THERE
    assert {*run_manual(e).w.tolist(), *run_autograd(e).w.tolist()} == {2.0}
    other = changed(e, precision="float64")
    assert Theory(other).outcome is Outcome.DIVERGES


def test_where_every_term_is_rounded_to_0_nothing_moves() -> None:
    x = np.array([1.0, 2, 3, 7])
    e = Experiment(x=x, y=0.1 * x, w0=0.1, learning_rate=1, precision="float64")
    assert not gradient_is_zero(e)  # 0.1 * 3 is not three times 0.1
    assert Theory(e).outcome is Outcome.ALREADY_THERE
    assert {*run_manual(e).w.tolist(), *run_autograd(e).w.tolist()} == {0.1}
    assert "to within float64 rounding" in outcome(Theory(e))


@given(
    experiments(share=st.floats(0.01, 3.0)),
    st.sampled_from([0.0, 1e-15, 1e-9, 1e-6, 1e-3]),
)
def test_what_is_said_to_stay_stays_and_what_is_said_to_move_moves(
    e: Experiment, off: float
) -> None:
    w = Theory(e).optimum * (1 + off)
    e = changed(e, w0=max(-1e6, min(w, 1e6)))
    outcome_there = Theory(e).outcome
    if outcome_there is Outcome.ROUNDED_AWAY:
        assert len({*run_manual(e).w.tolist(), *run_autograd(e).w.tolist()}) == 1
    x, y = (values.tolist() for values in e.data())
    w = float(np.dtype(e.precision).type(e.w0))
    exact = sum(
        Fraction(u) * (Fraction(w) * Fraction(u) - Fraction(v))
        for u, v in zip(x, y, strict=True)
    )
    assert gradient_is_zero(e) == (exact == 0)
    if exact == 0:
        assert outcome_there is Outcome.ALREADY_THERE


def test_the_exact_gradient_of_many_points_is_soon_known() -> None:
    x = np.linspace(0.1, 1, 100_000)
    assert not gradient_is_zero(Experiment(x=x, y=x / 3, w0=1 / 3, precision="float64"))
    assert gradient_is_zero(Experiment(x=x, y=x / 4, w0=0.25, precision="float64"))
    cancelling = Experiment(x=[1e8, 1.0, -1e8], y=[3.0, 0.0, 3.0], precision="float64")
    assert gradient_is_zero(cancelling)


@pytest.mark.parametrize("rate", [1e-18, 1e-12, 1e-300])
def test_a_kept_share_is_never_all_of_it(rate: float) -> None:
    sentence = outcome(Theory(changed(LESSON, learning_rate=rate)))
    assert "100 %" not in sentence
    climbing = changed(LESSON, learning_rate=rate, manual_gradient="uphill")
    assert "by 1:" not in outcome(Theory(climbing, "uphill"))


def test_what_a_step_keeps_is_told_to_the_last_bit_that_is_lost() -> None:
    sentence = outcome(Theory(changed(LESSON, learning_rate=1e-18)))
    assert "closes 1.5e−15 % of the gap" in sentence
    assert "10 steps all but 1.5e−14 % of it is left" in sentence


def test_an_optimum_beyond_float64_has_no_theory() -> None:
    e = Experiment(x=[5e-324], y=[1.0], precision="float64")
    assert theory_of(e) is None
    trace = run_manual(e)
    assert outcome(None) == CATALOGUE["outcome.none"]
    assert outcome(None, trace) == "The loss goes from 1 to 1 in 10 steps."
    assert outcomes(None, None, trace, run_autograd(e)) == outcome(None, trace)
    other = run_autograd(changed(e, iterations=3))
    both = outcomes(None, None, trace, other)
    assert both.startswith("By hand the loss goes from 1 to 1 in 10 steps. By")
    assert outcome_title(None, None) == "No formula tells"
