"""Passes: what an update after each point comes to, and whether the runs agree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_core import Experiment, InputError, Trace, compare, run_autograd, run_manual
from gd_core.analysis.passes import Pass, pass_of, safe_rate
from gd_core.analysis.prediction import outcome_of
from gd_core.analysis.step import Step, seen_by_steps
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS
from gd_core.runs.losses import LOSSES, slip_factor
from gd_core.runs.trace import Updates
from gd_core.text.agreements import agreement
from gd_core.text.sentences import passes
from tests.analysis.test_agreement_at_random import (
    hidden,
    random_experiment,
    starts_near_the_optimum,
)
from tests.conftest import changed

THREE = Experiment(x=[1, 2, 3], y=[2, 4, 6], w0=1, iterations=4, update="each")
MOST_WORK = 2_000  # updates of a random experiment


def random_passes(rng: np.random.Generator) -> Experiment | None:
    """A random experiment with an update after each point, if that can be run."""
    e = random_experiment(rng)
    if e.updates * e.n > MOST_WORK:
        return None
    try:
        return changed(
            e,
            update="each",
            loss=str(rng.choice(list(LOSSES))),
            manual_gradient=str(rng.choice(MANUAL_GRADIENTS)),
            autograd_gradient=str(rng.choice(AUTOGRAD_GRADIENTS)),
            learning_rate=float(e.learning_rate * rng.choice([1, 1 / e.n, 3, 0.1])),
        )
    except InputError:
        return None


def expected_slips(e: Experiment) -> tuple[str, str]:
    """What the numbers of both runs must tell: N is 1 in each update."""
    by_factor = {1.0: "right", 0.5: "no2", 2.0: "twice", -1.0: "uphill"}
    factor = float(slip_factor(e.manual_gradient, 1))
    return by_factor[factor], e.slip("autograd")


def test_every_slip_is_told_from_the_numbers_alone() -> None:
    rng = np.random.default_rng(1936)
    told = 0
    for _ in range(400):
        e = random_passes(rng)
        if e is None or starts_near_the_optimum(changed(e, update="all")):
            continue
        told += 1
        found = compare(hidden(e), run_manual(e), run_autograd(e))
        assert found.slips == expected_slips(e)
        if e.n == 1 and e.iterations == 1:
            continue  # one update: nothing has accumulated
        assert (found.differ_at is None) == (found.slips == ("right", "right"))
    assert told > 150


def with_updates(trace: Trace, **columns: Any) -> Trace:
    """A run whose updates were recorded otherwise."""
    assert isinstance(trace.updates, Updates)
    return replace(trace, updates=replace(trace.updates, **columns))


def test_a_mistake_at_one_point_of_one_pass_is_found_there() -> None:
    e = changed(THREE, precision="float64")
    right = run_manual(e)
    assert right.updates is not None
    gradients = right.updates.gradients.copy()
    gradients[7] *= 3  # iteration 2, point 2
    found = compare(e, with_updates(right, gradients=gradients), run_autograd(e))
    assert (found.differ_at, found.point, found.differ_in) == (2, 2, "gradient")
    assert found.reason == "unknown"
    assert "At iteration 2, point 2, the gradient by hand is" in agreement(found)


@pytest.mark.parametrize(
    ("slips", "says"),
    [
        ({"manual_gradient": "no2"}, "At iteration 0, point 1, it is"),
        ({"manual_gradient": "uphill"}, "At iteration 0, point 1, it moved w by"),
        (
            {"autograd_gradient": "no_zero_grad"},
            "At iteration 0, point 2, it is −9.84, by hand −7.84",
        ),
    ],
)
def test_where_they_differ_is_said_with_the_point(
    slips: dict[str, str], says: str
) -> None:
    e = changed(THREE, **slips)
    assert says in agreement(compare(e, run_manual(e), run_autograd(e)))


@pytest.mark.parametrize("rate", [0.001, 0.02, 0.07, 0.2, 0.5])
@pytest.mark.parametrize("gradient", ["mean", "no2", "uphill"])
def test_a_pass_leaves_of_the_distance_what_is_said(rate: float, gradient: str) -> None:
    e = changed(
        THREE,
        y=[2, 4, 7],
        learning_rate=rate,
        manual_gradient=gradient,
        precision="float64",
    )
    made = pass_of(e, e.slip("manual"))
    assert isinstance(made, Pass)
    w = run_manual(e).w
    away = w - made.settles_at
    assert away[1:] == pytest.approx(made.rho * away[:-1], rel=1e-9, abs=1e-12)


def test_what_a_pass_does_is_said_with_its_numbers() -> None:
    e = changed(THREE, y=[2, 4, 7])
    said = passes(e, pass_of(e))
    assert "closes 26.1 % of the gap to w = 2.23016, where the passes" in said
    assert "not the best w of all points, 2.21429" in said
    assert "not the best" not in passes(
        THREE, pass_of(THREE)
    )  # one line meets all points
    grows = changed(THREE, learning_rate=0.6)
    assert "ends 7.448 times as far from w = 2, on" in passes(grows, pass_of(grows))
    still = changed(THREE, learning_rate=0)
    assert "stays where it starts" in passes(still, pass_of(still))
    assert pass_of(e, "no_zero_grad") is None
    assert "no formula says" in passes(e, None)


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"learning_rate": 0.01}, "converges"),
        ({"learning_rate": 0.5}, "lands"),
        ({"learning_rate": 0.1}, "overshoots"),
        ({"learning_rate": 0.6}, "diverges"),
        ({"learning_rate": 0}, "still"),
        ({"w0": 2}, "still"),
        ({"manual_gradient": "uphill"}, "climbs"),
    ],
)
def test_what_becomes_of_a_run(change: dict[str, Any], outcome: str) -> None:
    e = changed(THREE, iterations=30, **change)
    assert outcome_of(e, "manual") == outcome
    w = run_manual(e).w.astype(float)
    if outcome in ("converges", "lands", "overshoots"):
        assert abs(w[-1] - 2) < 1e-2
    if outcome in ("diverges", "climbs"):
        assert abs(w[-1] - 2) > 1


@pytest.mark.parametrize("loss", LOSSES)
def test_below_the_safe_rate_the_passes_settle(loss: str) -> None:
    e = changed(THREE, y=[2, 4, 7], loss=loss)
    edge = safe_rate(e)
    assert edge == pytest.approx(2 / 9 if "half" in loss else 1 / 9)
    for share in (0.01, 0.3, 0.9, 0.999):
        made = pass_of(changed(e, learning_rate=share * edge))
        assert made is not None
        assert abs(made.rho) < 1
    assert safe_rate(e, "uphill") == safe_rate(e, "no_zero_grad") == 0
    assert safe_rate(changed(e, x=[0, 0, 0])) == np.inf


def test_a_step_is_that_of_one_point() -> None:
    e = changed(THREE, loss="half_mean", precision="float64")
    trace = seen_by_steps(e, run_manual(e))
    assert trace.states == 13
    step = Step.of(e, "manual", trace, 4)
    assert (step.n, step.x.tolist(), step.last) == (1, [2.0], 12)
    assert float(step.loss) == pytest.approx(0.5 * (float(step.w) * 2 - 4) ** 2)
    assert float(step.w_next) == float(trace.w[5])
    assert step.right_gradient == pytest.approx(float(step.gradient))


def test_the_curve_of_a_step_has_the_loss_of_all_points() -> None:
    trace = seen_by_steps(THREE, run_manual(THREE))
    w = trace.w.astype(float)
    errors = np.outer(w, THREE.x) - THREE.y
    assert trace.loss == pytest.approx(np.mean(errors**2, axis=1), rel=1e-5)
    at_once = run_manual(changed(THREE, update="all"))
    assert seen_by_steps(changed(THREE, update="all"), at_once) is at_once


def test_steps_end_where_the_loss_of_all_points_overflows() -> None:
    settings = {"x": [0, 0, 1, 0], "y": [0] * 4, "w0": 1, "learning_rate": 4}
    e = changed(THREE, **settings, iterations=14, autograd_gradient="no_zero_grad")
    trace = seen_by_steps(e, run_autograd(e))
    assert np.isfinite(trace.loss).all()
    assert trace.diverged_at == trace.states == 55
    assert Step.of(e, "autograd", trace, 99).diverged
