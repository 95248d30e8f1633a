"""Dynamics: the closed form is the plain recurrence, and the edges are edges."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gd_core import PRESETS
from gd_core.analysis.dynamics import (
    DESCENT,
    LAWS,
    NEVER_RESET,
    Motion,
    best_pair,
    left_after,
    motion_of,
)
from tests.conftest import changed

LESSON = PRESETS["lesson"]
STEPS = 200

laws = st.sampled_from([*LAWS])
momenta = st.sampled_from([1e-6, 0.1, 0.3, 0.5, 0.9, 0.99]) | st.floats(0.001, 0.999)
# of the best s or of its own: critical damping is where a closed form is delicate
near = st.sampled_from([0, 1e-16, -1e-12, 1e-12, 1e-9, -1e-9, 1e-5, -1e-5])


def coefficients(law: str, s: float, mu: float) -> tuple[float, float, float]:
    """a, b and c = d_1, from the update rules: see DESIGN."""
    t = (1 - mu) * s
    return {
        "momentum": (1 + mu - s, mu, 1 - s),
        "nesterov": ((1 + mu) * (1 - s), mu * (1 - s), 1 - (1 + mu) * s),
        "dampened": (1 + mu - t, mu, 1 - s),
        "looks_back": (1 + mu - t, mu * (1 - s), 1 - t),
    }[law]


def plain(law: str, s: float, mu: float, steps: int = STEPS) -> np.ndarray:
    a, b, c = coefficients(law, s, mu)
    d = [1.0, c]
    while len(d) <= steps:
        d.append(a * d[-1] - b * d[-2])
    return np.array(d)


@st.composite
def motions(draw: st.DrawFn) -> tuple[Motion, float]:
    motion = Motion(draw(laws), draw(momenta))
    most = motion.edge or 2 + 2 * motion.mu
    best = motion.best[0] if motion.best[0] > 0 else 1.0
    s = draw(
        st.floats(0, 1.2).map(lambda share: share * most)
        | st.floats(-18, 0).map(lambda power: 10.0**power)
        | near.map(lambda off: best * (1 + off))
        | near.map(lambda off: 1 + off)
    )
    return motion, s


@given(motions())
def test_the_closed_form_is_the_plain_recurrence(made: tuple[Motion, float]) -> None:
    motion, s = made
    d = plain(motion.law, s, motion.mu)
    left = motion.left(np.arange(STEPS + 1), s)
    assert np.all(np.abs(left - d) <= 1e-9 * np.maximum.accumulate(np.abs(d)))
    reach = motion.reach(np.arange(STEPS + 1), s)
    assert np.all(reach >= np.abs(left) * (1 - 1e-9) - 1e-15)


@given(motions())
def test_what_is_kept_in_the_end_is_the_larger_root(
    made: tuple[Motion, float],
) -> None:
    motion, s = made
    a, b, _ = coefficients(motion.law, s, motion.mu)
    roots = np.roots([1, -a, b])
    found = motion.recurrence(s)
    largest = float(np.max(np.abs(roots)))
    assert float(motion.kept(s)) == pytest.approx(largest, abs=1e-7)
    assert float(found.lost) == pytest.approx(1 - largest, abs=1e-7)
    if found.swings:
        turn = abs(float(np.angle(roots[0])))
        assert float(found.turn) == pytest.approx(turn, abs=1e-6)
    else:
        ends = roots.real[np.argmax(np.abs(roots))]
        if abs(roots.real.sum()) > 1e-9:  # else both have one size
            assert float(found.rho) == pytest.approx(ends, abs=1e-6)


@given(laws, momenta, st.floats(-300, -3), st.integers(1, 10_000))
def test_of_a_small_rate_no_digit_is_lost(
    law: str, mu: float, power: float, k: int
) -> None:
    s = 10.0**power
    found = Motion(law, mu).recurrence(s)
    if found.swings or (law == "looks_back" and abs(mu - 0.5) < 1e-3):
        return
    e, first = [0.0, float(found.first_taken)], 0.0
    count = min(k, 500)
    while len(e) <= count:  # of 1 - d_k: all of its terms are small
        first = float(found.taken_product)
        e.append(float(found.a) * e[-1] - float(found.b) * e[-2] + first)
    assert float(found.gone(count)) == pytest.approx(e[count], rel=1e-6, abs=0)


@given(laws, momenta)
def test_up_to_the_edge_distances_shrink_and_past_it_they_grow(
    law: str, mu: float
) -> None:
    motion = Motion(law, mu)
    if law == "looks_back" and mu >= 0.5:
        assert np.all(motion.kept(np.geomspace(1e-3, 10, 50)) >= 1 - 1e-12)
        return
    inside = np.linspace(0.001, 0.999, 200) * motion.edge
    assert np.all(motion.kept(inside) < 1)
    assert float(motion.kept(motion.edge)) == pytest.approx(1, abs=1e-9)
    assert np.all(motion.kept(motion.edge * np.linspace(1.001, 3, 50)) > 1)


@given(laws, momenta, st.floats(1e-3, 1))
@example("nesterov", 1e-6, math.nextafter(1, 0))
@example("nesterov", 0.9, 1 - 2e-9)
def test_no_rate_converges_faster_than_the_fastest(
    law: str, mu: float, ratio: float
) -> None:
    motion = Motion(law, mu)
    fastest = motion.fastest(ratio)
    if law == "looks_back" and mu >= 0.5:
        assert math.isnan(fastest)
        return
    s = np.geomspace(1e-4, 1, 3_000) * motion.edge
    kept = np.maximum(motion.kept(s), motion.kept(ratio * s))
    at = max(float(motion.kept(fastest)), float(motion.kept(ratio * fastest)))
    assert at <= float(kept.min()) + 1e-7
    assert 0 < fastest < motion.edge


@given(momenta)
def test_at_the_fastest_rate_momentum_is_critically_damped(mu: float) -> None:
    momentum = Motion("momentum", mu)
    assert momentum.fastest() == pytest.approx((1 - math.sqrt(mu)) ** 2)
    assert float(momentum.kept(momentum.fastest())) == pytest.approx(math.sqrt(mu))
    nesterov = Motion("nesterov", mu)
    left = nesterov.left(np.arange(4), nesterov.fastest())
    assert left == pytest.approx([1, -mu, 0, 0], abs=1e-15)


@pytest.mark.parametrize("optimizer", ["momentum", "nesterov"])
@pytest.mark.parametrize("condition", [1, 1.5, 10, 400])
def test_no_pair_converges_faster_than_the_best_pair(
    optimizer: str, condition: float
) -> None:
    curvatures = np.array([condition, 1.0]) * 3
    rate, mu = best_pair(optimizer, curvatures)
    kappa = np.sqrt(condition) if optimizer == "momentum" else condition
    if condition == 1:
        assert rate == pytest.approx(1 / 3)
        assert mu == 0  # plain gradient descent lands
        return
    expected = (kappa - 1) / (kappa + 1)
    if optimizer == "nesterov":
        expected = 1 - 2 / math.sqrt(3 * condition + 1)
    best = Motion(optimizer, mu).kept(rate * curvatures).max()
    assert best == pytest.approx(expected, abs=1e-7)
    for beside in np.linspace(0.001, 0.999, 60):
        motion = Motion(optimizer, float(beside))
        rates = np.geomspace(0.01, 1, 400) * motion.edge / curvatures[0]
        kept = motion.kept(rates[:, None] * curvatures).max(axis=1)
        assert kept.min() >= best - 1e-7


@given(st.integers(1, 500), momenta, laws)
def test_below_a_slow_rate_more_is_left(k: int, mu: float, law: str) -> None:
    motion = Motion(law, mu)
    if law == "looks_back" and mu >= 0.5:
        return
    slow = motion.slow_until(k, 0.01)
    if slow < motion.best[0] * (1 - 1e-9):
        assert float(motion.reach(k, slow * (1 + 1e-9))) <= 0.01
        assert float(motion.reach(k, slow * (1 - 1e-6))) >= 0.01
    else:
        assert float(motion.reach(k, motion.best[0] * (1 - 1e-6))) >= 0.01
    assert Motion().slow_until(k, 0.01) == pytest.approx(1 - 0.01 ** (1 / k))


@given(motions(), st.sampled_from([0.5, 0.01, 1e-4]))
def test_the_steps_until_a_share_is_left_are_the_fewest(
    made: tuple[Motion, float], share: float
) -> None:
    motion, s = made
    until = motion.recurrence(s).until(share)
    if not float(motion.recurrence(s).lost) > 1e-16:
        assert until is None or until > 10**12
    elif until and until < 5_000:
        d = np.abs(plain(motion.law, s, motion.mu, 10_000))
        assert np.all(d[until:] <= share * (1 + 1e-6))
        assert until == 1 or d[until - 1] >= share * (1 - 1e-6)
    elif until and not motion.recurrence(s).swings:
        assert abs(float(motion.left(until, s))) <= share * (1 + 1e-6)
        assert abs(float(motion.left(until - 1, s))) >= share * (1 - 1e-6)


@given(motions())
def test_a_swing_comes_as_far_to_the_other_side_as_it_says(
    made: tuple[Motion, float],
) -> None:
    motion, s = made
    found = motion.recurrence(s)
    if found.swings and float(found.turn) > 0.1:
        d = plain(motion.law, s, motion.mu, 5_000)
        assert found.farthest() == pytest.approx(max(0, -d.min()), rel=1e-6, abs=1e-9)


@given(st.sampled_from(["momentum", "nesterov", "dampened"]), st.floats(0.05, 0.95))
def test_from_where_a_distance_jumps_over(law: str, mu: float) -> None:
    motion = Motion(law, mu)
    k = np.arange(400)
    assert np.all(motion.left(k, motion.jumps_from * 0.999) > -1e-300)
    above = motion.left(np.arange(20_000), motion.jumps_from * 1.01)
    assert above.min() < 0


def test_which_runs_have_which_law() -> None:
    def law(optimizer: str, slip: str = "right") -> Motion | None:
        return motion_of(changed(LESSON, optimizer=optimizer, momentum=0.8), slip)

    assert law("sgd") == Motion(DESCENT)
    assert law("sgd", "no_zero_grad") == Motion(NEVER_RESET)
    assert law("momentum", "momentum_averaged") == Motion("momentum", 0.8, 1 - 0.8)
    assert law("momentum", "momentum_dampened") == Motion("dampened", 0.8)
    assert law("nesterov", "lookahead_sign") == Motion("looks_back", 0.8)
    assert law("nesterov", "forgets") == Motion(times=1.8)
    assert law("momentum", "forgets") == Motion()
    for optimizer in ("momentum", "nesterov"):
        assert law(optimizer) == law(optimizer, "sum") == Motion(optimizer, 0.8)
        assert law(optimizer, "no_zero_grad") is None
        each = changed(LESSON, optimizer=optimizer, update="each")
        assert motion_of(each) is None
    for optimizer in ("adagrad", "rmsprop", "adam"):
        assert law(optimizer) is None


def test_plain_descent_and_one_that_is_never_reset_are_what_they_were() -> None:
    k, s = np.arange(30), 0.3
    assert Motion().left(k, s).tolist() == ((1 - s) ** k.astype(float)).tolist()
    never = Motion(NEVER_RESET)
    assert never.left(k, s).tolist() == left_after(k, s, True).tolist()
    assert never.left(k, s) == pytest.approx([1.0, 1 - s, *_never_reset(s)], abs=1e-12)
    assert np.all(never.reach(k, s) >= np.abs(never.left(k, s)))


def _never_reset(s: float) -> list[float]:
    d = [1.0, 1 - s]
    while len(d) < 30:
        d.append((2 - s) * d[-1] - d[-2])
    return d[2:]
