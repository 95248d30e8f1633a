"""Line theory: edge, fastest rate, closed form and outcome, against what runs do."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Experiment, Outcome, run_autograd, run_manual
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.prediction import outcome_of
from gd_core.analysis.rates import can_be_mapped, closed_form, telling_rates
from gd_core.runs.losses import slip_factor
from tests.analysis.test_bowl import lines
from tests.conftest import changed

HOMEWORK = Experiment(
    x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line", precision="float64"
)
SLIPS = [("mean", "right"), ("no2", "no_zero_grad"), ("sum", "broadcast")]


def theory(e: Experiment, side: str = "") -> LineTheory:
    found = line_theory_of(e, side)
    assert found
    return found


@given(lines(iterations=12), st.sampled_from(SLIPS), st.floats(0.05, 1.2))
def test_the_runs_obey_the_closed_form(
    e: Experiment, slips: tuple[str, str], share: float
) -> None:
    rate = share * LineTheory(e).edge_rate
    e = changed(
        e, learning_rate=rate, manual_gradient=slips[0], autograd_gradient=slips[1]
    )
    for side, run in (("manual", run_manual), ("autograd", run_autograd)):
        trace, expected = run(e), theory(e, side)
        k = np.arange(trace.states)
        optimum = np.abs(expected.bowl.optimum)
        size = float(np.max(np.abs(trace.params)) + np.max(optimum))
        assert trace.params == pytest.approx(expected.params_at(k), abs=1e-8 * size)
        loss = float(np.max(trace.loss)) + 1
        assert trace.loss == pytest.approx(expected.loss_at(k), abs=1e-8 * loss)


@given(lines())
def test_at_the_fastest_rate_both_directions_keep_the_same(e: Experiment) -> None:
    fastest = LineTheory(e).fastest_rate
    at = LineTheory(changed(e, learning_rate=fastest))
    condition = at.bowl.condition
    expected = (condition - 1) / (condition + 1)
    assert at.kept == pytest.approx([expected, expected], abs=1e-9)


def test_numbers_of_the_homework() -> None:
    at = theory(HOMEWORK)
    one, other = at.bowl.curvatures
    columns = np.column_stack((HOMEWORK.x, np.ones(4)))
    assert sorted(np.linalg.eigvalsh(columns.T @ columns / 2)) == pytest.approx(
        [other, one]
    )
    assert at.edge_rate == pytest.approx(2 / one)
    assert at.fastest_rate == pytest.approx(2 / (one + other))
    assert at.bowl.condition == pytest.approx(one / other)
    until = at.iterations_until(0.01)
    assert until
    assert at.left(until)[1] <= 0.01 < at.left(until - 1)[1]


OUTCOMES: list[tuple[dict[str, Any], Outcome]] = [
    ({"learning_rate": 0.004}, Outcome.CONVERGES),
    ({"learning_rate": 0.012}, Outcome.OVERSHOOTS),
    ({"learning_rate": 0.1}, Outcome.DIVERGES),
    ({"learning_rate": 0}, Outcome.RATE_ZERO),
    ({"learning_rate": 1e-30, "w0": 1, "b0": 1}, Outcome.ROUNDED_AWAY),
    ({"standardize": True, "learning_rate": 0.5}, Outcome.LANDS),
    ({"standardize": True, "learning_rate": 1}, Outcome.FLIPS),
    ({"y": [11, 15, 19, 25], "w0": 2, "b0": 1}, Outcome.ALREADY_THERE),
    ({"x": [2, 2, 2, 2], "learning_rate": 0.1}, Outcome.LANDS),
    ({"manual_gradient": "uphill"}, Outcome.CLIMBS),
]


@pytest.mark.parametrize(("change", "outcome"), OUTCOMES)
def test_what_becomes_of_a_run(change: dict[str, Any], outcome: Outcome) -> None:
    assert theory(changed(HOMEWORK, **change), "manual").outcome is outcome


def test_no_rate_lands_where_the_bowl_is_long() -> None:
    fastest = theory(HOMEWORK).fastest_rate
    at = theory(changed(HOMEWORK, learning_rate=fastest))
    assert at.outcome is Outcome.OVERSHOOTS
    along = at.bowl.at([3.0, 0.0])  # off along the steep direction alone
    w, b = along.tolist()
    start = changed(HOMEWORK, w0=w, b0=b, learning_rate=1 / at.bowl.curvatures[0])
    assert theory(start).outcome is Outcome.LANDS


def test_a_gradient_never_reset_swings_up_to_four() -> None:
    forgotten = changed(HOMEWORK, autograd_gradient="no_zero_grad")
    at = theory(forgotten, "autograd")
    assert at.edge_rate == pytest.approx(4 / at.bowl.curvatures[0])
    assert math.isnan(at.fastest_rate)
    assert at.iterations_until(0.01) is None
    assert at.outcome is Outcome.SWINGS
    fast = changed(forgotten, learning_rate=1.1 * at.edge_rate)
    assert theory(fast, "autograd").outcome is Outcome.DIVERGES


def test_near_the_edge_runs_stay_bounded_and_past_it_they_do_not() -> None:
    edge = theory(HOMEWORK).edge_rate
    for share, is_bounded in ((0.999, True), (1.01, False)):
        e = changed(HOMEWORK, learning_rate=share * edge, iterations=3_000)
        trace = run_manual(e)
        assert (trace.final_loss <= trace.loss[0]) == is_bounded


def exact_states(e: Experiment, slip: str, count: int) -> list[tuple[Fraction, ...]]:
    """w and b of gradient descent in exact arithmetic."""
    x, y = ([Fraction(v) for v in values.tolist()] for values in e.data())
    rate = Fraction(e.learning_rate) * 2 * slip_factor(slip, e.n)
    rate *= e.made_of.c(e.n**2) * e.n if slip == "broadcast" else e.made_of.c(e.n)
    targets = [sum(y, Fraction(0)) / e.n] * e.n if slip == "broadcast" else y
    w, b, held_w, held_b = Fraction(e.w0), Fraction(e.b0), Fraction(0), Fraction(0)
    states: list[tuple[Fraction, ...]] = [(w, b)]
    for _ in range(count):
        errors = [w * v + b - u for v, u in zip(x, targets, strict=True)]
        by_w = sum((v * d for v, d in zip(x, errors, strict=True)), Fraction(0))
        held_w, held_b = held_w + by_w, held_b + sum(errors, Fraction(0))
        w, b = w - rate * held_w, b - rate * held_b
        if slip != "no_zero_grad":
            held_w = held_b = Fraction(0)
        states.append((w, b))
    return states


@given(
    lines(iterations=9),
    st.sampled_from(["right", "sum", "no2", "uphill", "no_zero_grad", "broadcast"]),
    st.floats(0.05, 1.2),
)
def test_the_closed_form_is_that_of_exact_arithmetic(
    e: Experiment, slip: str, share: float
) -> None:
    e = changed(e, learning_rate=share * LineTheory(e).edge_rate)
    closed = LineTheory(e, slip)
    exact = np.array(exact_states(e, slip, 9), dtype=float)
    size = float(np.max(np.abs(exact)) + np.max(np.abs(closed.bowl.optimum))) + 1
    assert closed.params_at(np.arange(10)) == pytest.approx(exact, abs=1e-8 * size)
    away = exact[[0, 9]] - closed.bowl.optimum
    start, end = np.hypot(*away.T)
    if start > 1e-3 * size:
        assert closed.share_left == pytest.approx(end / start, rel=1e-5, abs=1e-5)
        lost = 1 - closed.share_left
        assert closed.share_lost == pytest.approx(lost, abs=1e-9 * (1 + abs(lost)))


@given(lines(), st.sampled_from([0.3, 0.9]))
def test_the_iterations_until_a_share_is_left_are_the_fewest(
    e: Experiment, share: float
) -> None:
    at = LineTheory(changed(e, learning_rate=share * LineTheory(e).fastest_rate))
    until = at.iterations_until(0.01)
    if not any(at.matters):
        assert until is None
        return
    assert until
    matters = np.array(at.matters)
    assert np.max(np.abs(at.left(until))[matters]) <= 0.01 * (1 + 1e-9)
    assert until == 1 or np.max(np.abs(at.left(until - 1))[matters]) > 0.01


@given(lines(), st.floats(0.01, 1.5))
def test_one_step_lands_only_if_the_run_does(e: Experiment, share: float) -> None:
    at = LineTheory(changed(e, learning_rate=share * LineTheory(e).fastest_rate))
    if at.outcome is Outcome.LANDS:
        after = run_manual(changed(at.experiment, iterations=1)).params[1]
        size = 1 + float(np.max(np.abs(at.bowl.optimum)) + abs(e.w0) + abs(e.b0))
        assert after == pytest.approx(at.bowl.optimum, abs=1e-9 * size)


def test_no_step_lands_far_off_along_a_valley_that_is_nearly_flat() -> None:
    x = 1000 + np.arange(5.0)
    e = Experiment(x=x, y=np.zeros(5), model="line")
    bowl = LineTheory(e).bowl
    w, b = bowl.at([0.01, 500.0]).tolist()
    steep = changed(e, w0=w, b0=b, learning_rate=1 / bowl.curvatures[0])
    assert LineTheory(steep).outcome is Outcome.CONVERGES
    assert LineTheory(steep).share_left > 0.99
    w, b = bowl.at([0.0, 500.0]).tolist()
    there = changed(steep, w0=w, b0=b, learning_rate=1e-12)
    assert LineTheory(there).outcome is not Outcome.ALREADY_THERE


def test_past_the_edge_what_is_only_rounding_grows_too() -> None:
    at = LineTheory(HOMEWORK)
    w, b = at.bowl.at([0.0, 30.0]).tolist()
    fast = changed(HOMEWORK, w0=w, b0=b, learning_rate=2 * at.edge_rate, iterations=80)
    assert LineTheory(fast).outcome is Outcome.DIVERGES
    trace = run_manual(fast)
    assert trace.final_loss > 1e6 * trace.loss[0]
    even = changed(HOMEWORK, x=[-4, -2, 2, 4], y=[1, 1, 1, 1], w0=0)
    fine = changed(even, b0=3, learning_rate=0.11, iterations=300)  # edge for w is 0.1
    assert LineTheory(fine).outcome is Outcome.CONVERGES
    assert run_manual(fine).params[-1] == pytest.approx([0, 1])


def test_equal_x_are_a_valley_however_they_are_rounded() -> None:
    for value in (0.1, 0.3, 1e8 / 3):
        e = changed(HOMEWORK, x=[value] * 3, y=[1, 2, 4])
        assert LineTheory(e).bowl.is_valley
        landing = changed(e, learning_rate=LineTheory(e).fastest_rate)
        assert LineTheory(landing).outcome is Outcome.LANDS
        after = run_manual(landing)
        assert after.final_loss == pytest.approx(LineTheory(e).bowl.least_loss)


@pytest.mark.parametrize("size", [1e-160, 1e-200, 5e-324])
def test_a_line_beyond_float64_has_no_theory(size: float) -> None:
    e = changed(HOMEWORK, x=np.array([1.0, 2, 3, 4]) * size)
    assert line_theory_of(e) is None
    assert outcome_of(e, "manual") == "none"
    assert not can_be_mapped(e)


def test_a_start_that_fits_the_points_moves_where_every_pair_counts() -> None:
    e = changed(
        HOMEWORK,
        y=[11, 15, 19, 25],
        w0=2,
        b0=1,
        autograd_gradient="broadcast",
        precision="float32",
        learning_rate=0.004,
        iterations=400,
    )
    assert theory(e, "manual").outcome is Outcome.ALREADY_THERE
    assert theory(e, "autograd").outcome is Outcome.CONVERGES
    assert run_autograd(e).final_loss > 1 + theory(e, "manual").bowl.least_loss


def test_swings_too_many_to_be_told_apart_are_shown_by_how_far_they_reach() -> None:
    e = changed(HOMEWORK, autograd_gradient="no_zero_grad", iterations=300)
    rates = np.linspace(0.1, 0.9, 9) * theory(e, "autograd").edge_rate
    reach = closed_form(e, "autograd", rates)
    for rate, most in zip(rates.tolist(), reach.tolist(), strict=True):
        assert run_autograd(changed(e, learning_rate=rate)).loss.max() <= most


def test_the_telling_rates_of_a_line_are_in_order() -> None:
    rates = telling_rates(HOMEWORK.x, "mean", "line")
    assert [*rates] == ["slow", "near", "fastest", "over"]
    assert [*rates.values()] == sorted(rates.values())
    even = telling_rates(changed(HOMEWORK, standardize=True).inputs, "mean", "line")
    assert [*even] == ["slow", "fastest", "near", "over"]
    assert even["fastest"] == pytest.approx(0.5)
