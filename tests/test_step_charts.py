"""The charts of one step: what they are made of, read back from their specification."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from gd_core import PRESETS, Experiment, Theory, Trace, run_autograd, run_manual
from gd_core.step_charts import (
    BUS,
    MARGIN,
    PIN,
    ROOMY,
    STEADY,
    Windows,
    beside,
    charts_alt,
    curve_chart,
    line_chart,
    losses_chart,
    state_data,
)
from tests.conftest import changed, experiments

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def runs(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def all_charts(e: Experiment) -> list[dict[str, Any]]:
    traces = runs(e)
    made = (
        curve_chart(e, traces),
        losses_chart(e, traces),
        line_chart(e, "manual", traces),
    )
    return [chart.to_dict() for chart in made]


def params(made: dict[str, Any]) -> dict[str, Any]:
    return {param["name"]: param for param in made["params"]}


@pytest.mark.parametrize("name", PRESETS)
def test_all_charts_show_the_state_that_the_page_says(name: str) -> None:
    for made in all_charts(PRESETS[name]):
        assert params(made)["k"]["bind"] == BUS
        filtered = [
            layer
            for layer in made["layer"]
            if {"filter": "datum.iteration == toNumber(k)"}
            in layer.get("transform", [])
        ]
        assert len(filtered) >= 3


def test_a_chart_may_be_drawn_before_anything_else_of_the_page() -> None:
    elements = {BUS["element"], PIN["element"]}
    assert elements == {"body", "head"}  # two, and every page has them
    assert BUS["event"] != PIN["event"]


def test_pointing_shows_and_clicking_pins_in_both_linked_charts() -> None:
    for made in all_charts(LESSON)[:2]:
        pointed, clicked = params(made)["pointed"], params(made)["clicked"]
        assert pointed["bind"] == {"iteration": BUS}
        assert pointed["select"]["nearest"]
        assert pointed["select"]["on"] == "pointerover"
        assert clicked["bind"] == {"iteration": PIN}
        assert clicked["select"]["on"] == "click"


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
        own = states[states["run"].str.lower().str.startswith(side)]
        assert own["w"].tolist() == trace.w.tolist()
        assert own["gradient"].tolist() == trace.gradient.tolist()
        assert own["w_next"].tolist()[:-1] == trace.w.tolist()[1:]
        led = own["w"] + own["step"]
        assert led.tolist()[:-1] == pytest.approx(trace.w.tolist()[1:], rel=1e-5)
        assert np.isnan(own["w_next"].iloc[-1])


def window(e: Experiment, k: int) -> tuple[float, Windows]:
    windows = Windows.of(Theory.of(e), runs(e))
    return windows.reach[windows.level[min(k, len(windows.level) - 1)]], windows


@pytest.mark.parametrize("e", [LESSON, SUM, PRESETS["fast"], PRESETS["edge"]])
def test_one_window_is_enough_for_a_run_of_ordinary_size(e: Experiment) -> None:
    assert len(window(e, 0)[1].reach) == 1


@given(experiments())
def test_a_window_holds_the_state_and_the_next_and_is_not_much_too_large(
    e: Experiment,
) -> None:
    traces = runs(e)
    windows = Windows.of(Theory.of(e), traces)
    one = len(windows.reach) == 1
    size = max(abs(windows.center), windows.reach[0])
    finest = 1.001e3 * STEADY * float(np.finfo(e.precision).eps) * size
    for k in range(max(trace.states for trace in traces.values())):
        reach = windows.reach[windows.level[min(k, len(windows.level) - 1)]]
        held = [
            abs(float(t.w[j]) - windows.center)
            for t in traces.values()
            for j in (k, k + 1)
            if j < t.states
        ]
        assert max(held) <= reach * (1 + 1e-9)
        largest = MARGIN * ROOMY * STEADY * max(held) * (1 + 1e-9)
        assert one or reach <= max(largest, finest)


def test_a_diverging_run_is_followed_outwards() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    reaches = [window(e, k)[0] for k in range(0, 30, 5)]
    assert reaches == sorted(reaches)
    assert reaches[-1] > 1e6 * reaches[0]
    subtitle = curve_chart(e, runs(e)).to_dict()["title"]["subtitle"]
    told = " ".join(subtitle).replace("\N{NO-BREAK SPACE}", " ")
    assert "window follows" in told


def test_a_start_next_to_the_optimum_is_readable() -> None:
    reach, _ = window(changed(LESSON, w0=2.001), 0)
    assert reach == pytest.approx(0.00125, rel=1e-3)
    assert window(changed(LESSON, w0=2), 0)[0] == 1


def test_data_without_a_slope_can_be_drawn() -> None:
    e = changed(LESSON, x=[0, 0, 0, 0], w0=3)
    for made in all_charts(e):
        assert "NaN" not in str(made)
    assert params(all_charts(e)[0])["center"]["value"] == 3


@pytest.mark.parametrize("size", [1e-12, 1e12])
def test_data_of_any_size_can_be_drawn(size: float) -> None:
    e = Experiment([size, 2 * size], [3 * size, 4 * size], precision="float64")
    made = all_charts(e)[2]
    low, high = params(made)["lows"]["value"][0], params(made)["highs"]["value"][0]
    assert low < 3 * size < 4 * size < high


def test_plots_side_by_side_begin_at_the_same_height() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    traces = runs(e)
    left, right = beside(curve_chart(e, traces), losses_chart(e, traces))
    assert left.height == right.height
    assert len(left.title.subtitle) == len(right.title.subtitle)


def test_of_many_points_some_are_drawn_and_that_is_said() -> None:
    x = np.linspace(1, 2, 5_000)
    e = Experiment(x, x, iterations=5)
    made = line_chart(e, "manual", runs(e)).to_dict()
    told = " ".join(made["title"]["subtitle"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "of 5,000 points" in told
    assert max(len(rows) for rows in made["datasets"].values()) <= 400


@pytest.mark.parametrize("name", ["curve", "losses", "line"])
def test_the_text_alternative_states_the_finding(name: str) -> None:
    told = charts_alt(name, runs(SUM))
    for number in ("gradient −120", "1.99979", "gradient −30", "1.60625", "state 10"):
        assert number in told
