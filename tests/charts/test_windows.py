"""Windows of the loss curve: large enough for the state, small enough to be read."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.charts.windows import (
    EXTENT,
    LABEL_BOUND,
    MARGIN,
    ROOMY,
    STEADY,
    WINDOW_LISTS,
    Windows,
    steady_axis,
    window_params,
)
from tests.conftest import changed, experiments

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def runs(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def window(e: Experiment, k: int) -> tuple[float, Windows]:
    windows = Windows.of(e, runs(e))
    return windows.reach[windows.level[min(k, len(windows.level) - 1)]], windows


@pytest.mark.parametrize("e", [LESSON, SUM, PRESETS["fast"], PRESETS["edge"]])
def test_one_window_is_enough_for_a_run_of_ordinary_size(e: Experiment) -> None:
    assert len(window(e, 0)[1].reach) == 1


@given(experiments())
def test_a_window_holds_the_state_and_the_next_and_is_not_much_too_large(
    e: Experiment,
) -> None:
    traces = runs(e)
    windows = Windows.of(e, traces)
    one = len(windows.reach) == 1
    size = max(abs(windows.center), windows.reach[0])
    finest = 1.001e3 * STEADY * float(np.finfo(e.precision).eps) * size
    for k in range(max(trace.states for trace in traces.values())):
        reach = windows.reach[windows.level[min(k, len(windows.level) - 1)]]
        distances = [
            abs(float(t.w[j]) - windows.center)
            for t in traces.values()
            for j in (k, k + 1)
            if j < t.states
        ]
        assert max(distances) <= reach * (1 + 1e-9)
        largest = MARGIN * ROOMY * STEADY * max(distances) * (1 + 1e-9)
        assert one or reach <= max(largest, finest)


def test_a_diverging_run_is_followed_outwards() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    reaches = [window(e, k)[0] for k in range(0, 30, 5)]
    assert reaches == sorted(reaches)
    assert reaches[-1] > 1e6 * reaches[0]


def test_a_start_next_to_the_optimum_is_readable() -> None:
    reach, _ = window(changed(LESSON, w0=2.001), 0)
    assert reach == pytest.approx(0.00125, rel=1e-3)
    assert window(changed(LESSON, w0=2), 0)[0] == 1


def test_only_an_axis_whose_numbers_change_gets_fixed_room() -> None:
    diverging = changed(LESSON, learning_rate=1, iterations=100)
    assert len(window(LESSON, 0)[1].reach) == 1
    assert len(window(diverging, 0)[1].reach) > 1
    several = next(param for param in window_params() if param.name == "several")
    assert several.param.to_dict()["expr"] == "length(reaches) > 1"  # type: ignore[union-attr]
    room = steady_axis()
    assert room["minExtent"].expr == f"several ? {EXTENT} : 0"
    assert room["maxExtent"].expr.startswith(f"several ? {EXTENT} : ")
    # true and false would do the same: Vega takes it for a number of pixels
    assert LABEL_BOUND.expr == "several ? 1 : 1000"


def test_the_facts_say_of_each_state_which_window_shows_it() -> None:
    windows = window(changed(LESSON, learning_rate=1, iterations=100), 0)[1]
    ranges = [(-reach, reach) for reach in windows.reach]
    facts = windows.facts(ranges)
    assert tuple(facts) == WINDOW_LISTS
    assert facts["level"] == windows.level
    assert facts["reaches"] == facts["highs"] == windows.reach
    assert facts["lows"] == tuple(-reach for reach in windows.reach)
