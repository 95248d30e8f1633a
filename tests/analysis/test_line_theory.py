"""Line theory: edge, fastest rate, closed form and outcome, against what runs do."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Experiment, Outcome, run_autograd, run_manual
from gd_core.analysis.line_theory import LineTheory, line_theory_of
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
