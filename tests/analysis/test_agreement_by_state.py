"""Agreement is judged state by state: where a run goes wrong is where that is found."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from gd_core import (
    PRESETS,
    Experiment,
    Theory,
    Trace,
    compare,
    run_autograd,
    run_manual,
)
from gd_core.text.agreements import agreement, agreement_title
from gd_core.text.numbers import number
from tests.conftest import changed, relative_rate

LESSON = PRESETS["lesson"]


both_precisions = pytest.mark.parametrize("precision", ["float32", "float64"])


def continued(e: Experiment, trace: Trace, k: int, **slip: str) -> Trace:
    """A run that is right up to state k and makes a slip from there on."""
    rest = changed(e, w0=float(trace.w[k]), iterations=e.iterations - k, **slip)
    tail = run_manual(rest)
    return dataclasses.replace(
        trace,
        params=np.concatenate([trace.params[:k], tail.params]),
        loss=np.concatenate([trace.loss[:k], tail.loss]),
        gradients=np.concatenate([trace.gradients[:k], tail.gradients]),
    )


@both_precisions
@pytest.mark.parametrize("k", [1, 4, 9])
def test_a_mistake_that_begins_in_the_middle_is_found_at_its_state(
    k: int, precision: str
) -> None:
    e = changed(LESSON, precision=precision)
    trace = run_autograd(e)
    wrong = continued(e, trace, k, manual_gradient="sum")
    found = compare(e, wrong, trace)
    assert (found.differ_at, found.differ_in) == (k, "gradient")
    assert found.slips == ("unknown", "right")
    assert found.ratio == pytest.approx(4, rel=1e-5)
    uphill = compare(e, trace, continued(e, trace, k, manual_gradient="uphill"))
    assert (uphill.differ_at, uphill.differ_in) == (k + 1, "update")
    assert uphill.departs_at == (None, k + 1)


@both_precisions
def test_right_runs_that_rounding_drives_far_apart_agree(precision: str) -> None:
    rng = np.random.default_rng(11)
    x = rng.normal(size=500)
    y = 3 * x + 100 * rng.normal(size=500)
    optimum = Theory(Experiment(x=x, y=y, precision=precision)).optimum
    e = Experiment(
        x=x,
        y=y,
        w0=optimum * (1 + 50 * float(np.finfo(precision).eps)),
        learning_rate=relative_rate(x, 1.37),
        iterations=60,
        precision=precision,
    )
    found = compare(e, run_manual(e), run_autograd(e))
    assert found.slips == ("right", "right")
    assert found.differ_at is None
    assert found.w.relative > 1e-3  # from a start where all is rounding
    assert found.amplified == pytest.approx(1.74, rel=1e-5)
    assert agreement_title(found) == "They agree"
    sentence = agreement(found)
    assert f"differences: w {number(found.w.largest, 2)}, loss" in sentence
    assert "Each update makes the rounding difference 1.74" in sentence


@both_precisions
def test_a_wrong_update_is_noticed(precision: str) -> None:
    e = changed(LESSON, precision=precision)
    trace = run_autograd(e)
    eps = float(np.finfo(precision).eps)
    for off, noticed in ((20 * eps, True), (0.0, False)):
        w = trace.w.copy()
        w[5:] *= w.dtype.type(1 + off)
        x, y = e.data()
        errors = w.reshape(-1, 1) * x - y
        wrong = dataclasses.replace(
            trace,
            params=w.reshape(-1, 1),
            loss=np.mean(errors * errors, axis=1, dtype=w.dtype),
            gradients=np.mean(2 * errors * x, axis=1, dtype=w.dtype).reshape(-1, 1),
        )
        found = compare(e, wrong, trace)
        assert (found.differ_at == 5) is noticed
        assert (found.differ_in == "update") is noticed
        assert ("moved w by" in agreement(found)) is noticed
        assert found.slips == (("unknown" if noticed else "right"), "right")


@both_precisions
def test_a_wrong_loss_is_noticed(precision: str) -> None:
    e = changed(LESSON, precision=precision)
    trace = run_manual(e)
    loss = trace.loss.copy()
    loss[3] *= loss.dtype.type(1 + 100 * np.finfo(precision).eps)
    found = compare(e, trace, dataclasses.replace(trace, loss=loss))
    assert (found.differ_at, found.differ_in) == (3, "loss")
    assert found.slips == ("right", "unknown")
    assert "At iteration 3 the loss by hand is" in agreement(found)


@both_precisions
def test_a_wrong_start_is_noticed(precision: str) -> None:
    e = changed(LESSON, precision=precision)
    elsewhere = run_manual(changed(e, w0=1e-30))
    found = compare(e, elsewhere, run_autograd(e))
    assert (found.differ_at, found.differ_in) == (0, "start")
    assert found.slips == ("unknown", "right")
    assert "do not start at the same weight: by hand w is 1e−30" in agreement(found)
