"""Line passes: what a pass over the points does to w and b, against runs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Experiment, compare, run_autograd, run_manual
from gd_core.analysis.line_passes import LinePass, line_pass_of
from gd_core.analysis.pass_rates import edge_of_passes, loss_after_passes
from gd_core.analysis.passes import pass_of, safe_rate
from gd_core.analysis.prediction import outcome_of
from gd_core.runs.losses import slip_factor
from gd_core.text.sentences import edge_for_passes, outcomes_of_passes, passes
from tests.analysis.test_bowl import lines
from tests.conftest import changed

FOUR = Experiment(
    x=[0, 1, 2, 3],
    y=[1, 3, 5, 8],
    w0=1,
    learning_rate=0.05,
    iterations=30,
    precision="float64",
    model="line",
    update="each",
)


def made_of(e: Experiment, slip: str = "right") -> LinePass:
    made = line_pass_of(e, slip)
    assert made
    return made


def in_order(values: Any) -> Any:
    """Eigenvalues in an order that rounding does not change; of two that turn, one."""
    return np.sort_complex(values.real + 1j * np.abs(values.imag))


def one_pass(e: Experiment, slip: str, w: Fraction, b: Fraction) -> Any:
    """w and b after one pass in exact arithmetic."""
    rate = Fraction(e.learning_rate) * slip_factor(slip, 1) * 2 * e.made_of.c(1)
    for x, y in zip(*(values.tolist() for values in e.data()), strict=True):
        error = w * Fraction(x) + b - Fraction(y)
        w, b = w - rate * error * Fraction(x), b - rate * error
    return np.array([float(w), float(b)])


@given(
    lines(update="each"),
    st.floats(0.05, 1.5),
    st.sampled_from(["right", "no2", "uphill", "twice"]),
)
def test_what_passes_leave_as_it_is_stays_in_exact_arithmetic(
    e: Experiment, share: float, slip: str
) -> None:
    e = changed(e, learning_rate=share * safe_rate(e))
    made = made_of(e, slip)
    w, b = map(Fraction, made.settles)
    size = 1 + abs(made.settles[0]) * 13 + abs(made.settles[1]) + np.max(np.abs(e.y))
    size *= 1 + np.max(np.abs(np.array(made.matrix)))
    assert one_pass(e, slip, w, b) == pytest.approx(made.settles, abs=1e-7 * size)
    # from beside it, a pass leaves of the distance what the matrix says
    moved = one_pass(e, slip, w + 1, b - 2) - one_pass(e, slip, w, b)
    left = (np.eye(2) - np.array(made.matrix)) @ [1, -2]
    scale = 1 + float(np.max(np.abs(left)))
    assert moved == pytest.approx(left, abs=1e-9 * scale)
    found = in_order(np.linalg.eigvals(np.eye(2) - np.array(made.matrix)))
    if len(made.multipliers) == 2:
        told = in_order(np.array(made.multipliers))
        largest = float(np.max(np.abs(found)))
        np.testing.assert_allclose(told, found, atol=1e-4 * (1 + largest))


@pytest.mark.parametrize("rate", [0.001, 0.02, 0.1, 0.16, 0.3])
@pytest.mark.parametrize("gradient", ["mean", "no2", "uphill"])
def test_the_distance_of_a_run_shrinks_as_is_said(rate: float, gradient: str) -> None:
    e = changed(FOUR, learning_rate=rate, manual_gradient=gradient)
    made = made_of(e, e.slip("manual"))
    away = np.hypot(*(run_manual(e).params - made.settles).T)
    for k in (1, 7, 30):
        assert away[k] / away[0] == pytest.approx(made.left(k), rel=1e-6, abs=1e-12)
    if not made.turns:  # in the end by the same each time
        late = int(150 / abs(np.log(abs(made.rho))))
        shrunk = made.left(late + 1) / made.left(late)
        assert shrunk == pytest.approx(abs(made.rho), rel=1e-6)


def test_a_way_that_turns_is_told() -> None:
    turning = [
        (rate, made)
        for rate in np.linspace(0.01, 0.6, 300).tolist()
        if (made := line_pass_of(changed(FOUR, learning_rate=rate))) and made.turns
    ]
    assert turning
    for rate, made in turning[:5]:
        e = changed(FOUR, learning_rate=rate)
        assert made.multipliers[0].imag != 0
        assert outcome_of(e, "manual") in ("turns", "diverges")
        if made.lost > 0:
            assert "turning around it" in passes(e, made)


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"learning_rate": 0.01}, "converges"),
        ({"learning_rate": 0}, "still"),
        ({"learning_rate": 0.3}, "diverges"),
        ({"manual_gradient": "uphill"}, "climbs"),
        ({"x": [2, 2], "y": [1, 1], "learning_rate": 0.1}, "lands"),
        ({"x": [2, 2], "y": [1, 1], "learning_rate": 0.15}, "converges"),
        ({"x": [2], "y": [1], "learning_rate": 0.15}, "overshoots"),
        ({"x": [2], "y": [1], "learning_rate": 0.2}, "flips"),
        ({"x": [2, 3], "y": [5, 7], "w0": 2, "b0": 1}, "still"),
    ],
)
def test_what_becomes_of_a_run(change: dict[str, Any], outcome: str) -> None:
    e = changed(FOUR, **change)
    assert outcome_of(e, "manual") == outcome
    trace, made = run_manual(e), made_of(e, e.slip("manual"))
    away = np.hypot(*(trace.params - made.settles).T)
    if outcome in ("converges", "overshoots", "lands"):
        assert away[-1] < 0.2 * away[0]
    if outcome in ("diverges", "climbs"):
        assert away[-1] > 5 * away[0]
    if outcome in ("still", "flips"):
        assert away[-1] == pytest.approx(away[0])


def test_in_a_valley_passes_settle_next_to_the_start() -> None:
    e = changed(FOUR, x=[2, 2, 2], y=[1, 3, 5], iterations=400)
    made = made_of(e)
    assert run_manual(e).params[-1] == pytest.approx(made.settles)
    assert len(made.taken) == 1


@pytest.mark.parametrize("loss", ["mean", "half_mean"])
def test_below_the_safe_rate_passes_settle(loss: str) -> None:
    e = changed(FOUR, loss=loss)
    edge = safe_rate(e)
    assert edge == pytest.approx(2 / 10 if "half" in loss else 1 / 10)
    for share in (0.01, 0.3, 0.9, 0.999):
        assert made_of(changed(e, learning_rate=share * edge)).lost > 0
    assert safe_rate(e, "uphill") == safe_rate(e, "no_zero_grad") == 0
    told = edge_for_passes(edge, edge_of_passes(e), e.model)
    assert told.startswith(f"Up to {edge:g} no update takes w and b farther")


def test_passes_are_told_with_their_numbers() -> None:
    e = changed(FOUR, iterations=4)
    made = made_of(e)
    (w, b), traces = made.settles, (run_manual(e), run_autograd(e))
    said = outcomes_of_passes(e, [pass_of(e), pass_of(e)], *traces)
    assert f"to w = {w:.6g}, b = {b:.6g}, where the passes settle" in said
    assert f"closes {100 - 100 * abs(made.rho):.3g} % of the gap" in said
    assert "not the best line of all points, w = 2.3, b = 0.8:" in said
    met = changed(FOUR, y=[1, 3, 5, 7])  # one line meets all points
    assert "not the best" not in passes(met, made_of(met))
    still = changed(met, w0=2, b0=1)
    assert "each one ends where it began" in passes(still, made_of(still))
    assert pass_of(e, "no_zero_grad") is None
    assert "only running them will" in passes(e, None)
    grows = changed(e, learning_rate=0.3)
    assert "the passes move away" in passes(grows, made_of(grows))


def test_what_passes_amplify_is_the_largest_of_what_they_multiply() -> None:
    e = changed(FOUR, learning_rate=0.3)
    found = compare(e, run_manual(e), run_autograd(e))
    assert found.differ_at is None
    assert found.amplified == pytest.approx(abs(made_of(e).rho))


@given(lines(update="each"), st.sampled_from(["right", "no2", "twice"]))
def test_up_to_the_edge_passes_settle_and_right_past_it_they_do_not(
    e: Experiment, slip: str
) -> None:
    edge = edge_of_passes(e, slip)
    assert edge >= safe_rate(e, slip) * (1 - 1e-9)
    below = line_pass_of(changed(e, learning_rate=0.999 * edge), slip)
    past = line_pass_of(changed(e, learning_rate=1.001 * edge), slip)
    if below and past and len(below.taken) == len(past.taken) == 2:
        assert below.lost > -1e-9
        assert past.lost < 1e-9
        assert below.lost > past.lost or abs(below.lost - past.lost) < 1e-6


@pytest.mark.parametrize("slip", ["right", "uphill", "sum"])
@pytest.mark.parametrize("x", [[0, 1, 2, 3], [2, 2, 2, 2], [-5, 3, 0.5, 7]])
def test_the_loss_after_all_passes_is_that_of_runs(x: list[float], slip: str) -> None:
    e = changed(FOUR, x=x, manual_gradient="mean" if slip == "right" else slip)
    rates = np.array([0.0, 1e-4, 0.01, 0.03])
    told = loss_after_passes(e, e.slip("manual"), rates)
    for rate, loss in zip(rates.tolist(), told.tolist(), strict=True):
        run = run_manual(changed(e, learning_rate=rate))
        assert loss == pytest.approx(run.final_loss, rel=1e-9)


def test_where_the_loss_after_all_passes_overflows_it_is_inf() -> None:
    e = changed(FOUR, iterations=2_000)
    assert np.isinf(loss_after_passes(e, "right", np.array([5.0]))).all()
