"""An update after every point: both runs, and what they record."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gd_core import Experiment, InputError, Trace, run_autograd, run_manual
from gd_core.runs.checks import MOST_UPDATES
from gd_core.runs.losses import LOSSES
from gd_core.runs.trace import Updates
from tests.conftest import changed

Run = Callable[[Experiment], Trace]
THREE = Experiment(x=[1, 2, 3], y=[2, 4, 6], w0=1, iterations=4, update="each")
BOTH = pytest.mark.parametrize("run", [run_manual, run_autograd])


def updates_of(trace: Trace) -> Updates:
    """Every update of a run that has one after each point."""
    assert trace.updates is not None
    return trace.updates


@BOTH
def test_the_gradients_of_the_first_pass_and_the_next_one(run: Run) -> None:
    trace = run(changed(THREE, precision="float64"))
    gradients = updates_of(trace).gradients[:4, 0]
    assert gradients == pytest.approx([-2, -7.84, -16.2288, -1.478624], rel=1e-12)
    assert trace.w[:2] == pytest.approx([1, 1.260688], rel=1e-12)


@BOTH
def test_a_state_is_what_a_pass_leaves_with_the_loss_of_all_points(run: Run) -> None:
    trace = run(THREE)
    updates = updates_of(trace)
    assert trace.states == THREE.iterations + 1
    assert len(updates.params) == THREE.updates + 1 == 13
    assert np.array_equal(updates.params[::3], trace.params)
    assert np.array_equal(updates.gradients[::3], trace.gradients)
    errors = np.outer(trace.w.astype(float), THREE.x) - THREE.y
    assert trace.loss == pytest.approx(np.mean(errors**2, axis=1), rel=1e-6)


@BOTH
@pytest.mark.parametrize("loss", LOSSES)
def test_each_update_is_made_of_the_loss_of_its_point(run: Run, loss: str) -> None:
    trace = run(changed(THREE, loss=loss, precision="float64"))
    updates = updates_of(trace)
    w, at = updates.params[:, 0], np.arange(len(updates.params)) % 3
    c = 0.5 if "half" in loss else 1.0
    own = 2 * c * THREE.x[at] * (w * THREE.x[at] - THREE.y[at])
    assert updates.gradients[:, 0] == pytest.approx(own, rel=1e-12)
    assert np.diff(w) == pytest.approx(-THREE.learning_rate * own[:-1], rel=1e-9)


@BOTH
def test_one_point_alone_is_the_same_either_way(run: Run) -> None:
    each = Experiment(x=[3], y=[5], w0=1, iterations=6, update="each")
    all_at_once = run(changed(each, update="all"))
    trace = run(each)
    for name in ("params", "loss", "gradients"):
        assert np.array_equal(getattr(trace, name), getattr(all_at_once, name))


def test_a_gradient_that_is_never_reset_accumulates_within_a_pass() -> None:
    trace = run_autograd(changed(THREE, autograd_gradient="no_zero_grad"))
    gradients = updates_of(trace).gradients[:, 0]
    assert gradients[:2] == pytest.approx([-2, -9.84])


@BOTH
def test_a_run_that_overflows_keeps_what_was_finite_in_its_last_pass(run: Run) -> None:
    e = changed(THREE, learning_rate=1e9)
    trace = run(e)
    updates = updates_of(trace)
    assert trace.diverged_at == trace.states == 1
    assert len(updates.params) == 3  # each point's gradient was finite, w after it not
    assert np.isfinite(updates.params).all()
    assert np.isfinite(updates.gradients).all()


def test_the_table_of_updates_names_iteration_and_point() -> None:
    table = updates_of(run_manual(THREE)).table()
    assert [*table.columns] == ["iteration", "point", "w", "gradient"]
    assert table["iteration"].tolist()[:4] == [0, 0, 0, 1]
    assert table["point"].tolist()[:4] == [1, 2, 3, 1]


def test_so_many_updates_are_not_kept() -> None:
    with pytest.raises(InputError, match="update after each point") as caught:
        changed(THREE, iterations=MOST_UPDATES // 3 + 1)
    assert f"up to {MOST_UPDATES // 3:,} iterations" in str(caught.value)
    assert changed(THREE, iterations=MOST_UPDATES // 3).updates <= MOST_UPDATES
    assert changed(THREE, iterations=10_000, update="all").iterations == 10_000


def test_a_sum_of_one_point_is_no_slip() -> None:
    assert changed(THREE, manual_gradient="sum").slip("manual") == "right"
    assert changed(THREE, manual_gradient="no2").slip("manual") == "no2"
