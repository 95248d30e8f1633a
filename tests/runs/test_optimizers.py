"""Optimisers: one with a memory fits in, from the run to the script to take home."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, run_manual
from gd_core.exchange import source
from gd_core.exchange.scripts import script
from gd_core.runs.manual import line, origin
from gd_core.runs.optimizers import (
    GRADIENT_DESCENT,
    Memory,
    Optimizer,
    Settings,
    Updated,
)

LESSON = PRESETS["lesson"]


def zero_velocity(w: Any) -> Memory:
    """v = 0."""
    return (np.zeros_like(w),)


def momentum(w: Any, memory: Memory, gradient: Any, settings: Settings) -> Updated:
    """v <- 0.9 * v + gradient; w <- w - eta * v."""
    (v,) = memory
    v = v.dtype.type(0.9) * v + gradient
    w = w - settings.learning_rate * v
    return w, (v,)


@pytest.fixture
def _momentum(monkeypatch: pytest.MonkeyPatch) -> None:
    optimizer = Optimizer(zero_velocity, momentum, ("v",))
    for room in (origin, line, source):
        monkeypatch.setattr(room, "optimizer_by_hand", lambda _: optimizer)
    monkeypatch.setattr(source, "_source_of", source._source_of.__wrapped__)


def test_gradient_descent_remembers_nothing() -> None:
    assert GRADIENT_DESCENT.start(1.0) == ()
    assert GRADIENT_DESCENT.step(1.0, (), 4.0, Settings(0.25)) == (0.0, ())
    assert run_manual(LESSON).buffers == {}
    assert "memory" not in script(LESSON, "manual")


@pytest.mark.usefixtures("_momentum")
def test_what_an_optimiser_remembers_is_recorded_state_by_state() -> None:
    trace = run_manual(LESSON)
    np.testing.assert_allclose(trace.w[:3], [0, 0.3, 0.825], rtol=1e-6)
    assert trace.final_w == pytest.approx(2.74158, abs=5e-6)
    v = trace.buffers["v"]
    assert v.shape == trace.params.shape
    assert v.dtype == trace.params.dtype
    assert v[0, 0] == 0
    np.testing.assert_allclose(-0.01 * v[1:, 0], np.diff(trace.w), rtol=1e-5)


@pytest.mark.usefixtures("_momentum")
def test_its_source_is_shown_and_its_script_makes_the_same_run() -> None:
    shown = source.source_of(LESSON, "manual")
    assert shown.index("def zero_velocity(") < shown.index("def momentum(")
    assert "    v = v.dtype.type(0.9) * v + gradient\n" in shown
    code = script(LESSON, "manual")
    assert "memory = (np.zeros_like(w),)\nstates = []" in code
    scope: dict[str, Any] = {}
    exec(code, scope)
    assert [state[0] for state in scope["states"]] == run_manual(LESSON).w.tolist()
