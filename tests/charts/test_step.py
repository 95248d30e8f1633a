"""The charts of one step: what they are made of, read back from their specification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.charts.step_curve import curve_chart
from gd_core.charts.step_data import charts_alt, state_data
from gd_core.charts.step_line import line_chart
from gd_core.charts.step_losses import losses_chart
from gd_core.charts.theme import beside
from tests.conftest import changed, numbers_of

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def runs(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def all_charts(e: Experiment) -> list[dict[str, Any]]:
    traces = runs(e)
    return [
        curve_chart(e, traces),
        losses_chart(e, traces),
        line_chart(e, "manual", traces),
    ]


def test_a_chart_explains_itself_alone() -> None:
    for made in all_charts(SUM):
        told = " ".join(made["title"]["subtitle"]).replace("\N{NO-BREAK SPACE}", " ")
        for setting in ("x = 1, 2, 3, 4", "w₀ = 0", "0.01", "sum gradient", "float32"):
            assert setting in told
        assert made["title"]["text"]


def test_every_state_has_its_step_and_where_it_leads() -> None:
    traces = runs(SUM)
    states = state_data(SUM, traces)
    for side, trace in traces.items():
        own = states[states["run"] == side]
        assert own["w"].tolist() == trace.w.tolist()
        assert own["gradient"].tolist() == trace.gradient.tolist()
        assert own["w_next"].tolist()[:-1] == trace.w.tolist()[1:]
        led = own["w"] + own["step"]
        assert led.tolist()[:-1] == pytest.approx(trace.w.tolist()[1:], rel=1e-5)
        assert np.isnan(own["w_next"].iloc[-1])


def test_a_window_that_follows_a_diverging_run_says_so() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    subtitle = curve_chart(e, runs(e))["title"]["subtitle"]
    told = " ".join(subtitle).replace("\N{NO-BREAK SPACE}", " ")
    assert "window follows" in told


def test_every_slip_has_its_own_slope_and_its_own_step() -> None:
    right = state_data(LESSON, runs(LESSON))
    for side, slip, slope, step in (
        ("manual", "sum", 4.0, 4.0),
        ("manual", "no2", 0.5, 0.5),
        ("manual", "uphill", 1.0, -1.0),
    ):
        e = changed(LESSON, **{f"{side}_gradient": slip})
        first = state_data(e, runs(e)).iloc[0]
        assert first["gradient"] == pytest.approx(slope * right.iloc[0]["gradient"])
        assert first["step"] == pytest.approx(step * right.iloc[0]["step"])
        assert first["w"] + first["step"] == pytest.approx(first["w_next"])
    e = changed(LESSON, autograd_gradient="no_zero_grad")
    states = state_data(e, runs(e))
    second = states[states["run"] == "autograd"].iloc[1]
    assert second["gradient"] == pytest.approx(-55.5)
    assert second["w"] + second["step"] == pytest.approx(second["w_next"])


def test_data_without_a_slope_can_be_drawn() -> None:
    e = changed(LESSON, x=[0, 0, 0, 0], w0=3)
    for made in all_charts(e):
        assert np.isfinite([*flat(numbers_of(made))]).all()
    assert numbers_of(all_charts(e)[0])["center"] == 3


def flat(numbers: dict[str, Any]) -> Iterator[float]:
    """All numbers that were filled in, those in lists as well."""
    for value in numbers.values():
        if not isinstance(value, str | dict):
            yield from value if isinstance(value, list) else [value]


@pytest.mark.parametrize("size", [1e-12, 1e12])
def test_data_of_any_size_can_be_drawn(size: float) -> None:
    e = Experiment(x=[size, 2 * size], y=[3 * size, 4 * size], precision="float64")
    made = all_charts(e)[2]
    low, high = numbers_of(made)["lows"][0], numbers_of(made)["highs"][0]
    assert low < 3 * size < 4 * size < high


def test_plots_side_by_side_begin_at_the_same_height() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    traces = runs(e)
    left, right = beside(curve_chart(e, traces), losses_chart(e, traces))
    assert left["height"] == right["height"]
    assert len(left["title"]["subtitle"]) == len(right["title"]["subtitle"])


def test_of_many_points_some_are_drawn_and_that_is_said() -> None:
    x = np.linspace(1, 2, 5_000)
    e = Experiment(x=x, y=x, iterations=5)
    made = line_chart(e, "manual", runs(e))
    told = " ".join(made["title"]["subtitle"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "of 5,000 points" in told
    assert max(len(rows) for rows in made["datasets"].values()) <= 400


@pytest.mark.parametrize("name", ["curve", "losses", "line"])
def test_the_text_alternative_states_the_finding(name: str) -> None:
    told = charts_alt(name, runs(SUM))
    for number in ("gradient −120", "1.99979", "gradient −30", "1.60625", "state 10"):
        assert number in told
