"""The four fates of a line over its contours, read back from their specifications."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import altair as alt
import numpy as np
import pytest

from gd_core import Experiment, run_autograd, run_manual
from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.rates import FATES, shortened, telling_rates, with_rate
from gd_core.charts.contour_plane import PLANE_TEXTS
from gd_core.charts.fate_contours import fate_contours, line_fate_window
from gd_core.charts.forms import Chart
from gd_core.charts.name_places import NARROWEST, PLOT, WIDEST, Paper, Place
from gd_core.runs.checks import SIDES
from tests.charts.every_chart import as_json
from tests.charts.test_forms import with_plain_names
from tests.charts.test_rate_map import subtitle, taken_in
from tests.conftest import changed

HOMEWORK = Experiment(x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line", iterations=50)
CASES: dict[str, dict[str, Any]] = {
    "homework": {},
    "standardised": {"standardize": True},
    "valley": {"x": [2, 2, 2, 2]},
    "far": {"x": [1001, 1002, 1003, 1004]},
    "slips": {"manual_gradient": "sum", "autograd_gradient": "no_zero_grad"},
    "broadcast": {"autograd_gradient": "broadcast"},
}


def fates(e: Experiment) -> dict[str, Chart]:
    rates = telling_rates(e.inputs, e.loss, e.model)
    charts = {}
    for name, rate in rates.items():
        fate = shortened(with_rate(e, rate))
        traces = {"manual": run_manual(fate), "autograd": run_autograd(fate)}
        charts[name] = fate_contours(fate, name, traces)
    return charts


@pytest.mark.parametrize("case", CASES)
def test_all_are_one_form_over_one_window(case: str) -> None:
    charts = fates(changed(HOMEWORK, **CASES[case]))
    assert set(charts) == set(FATES)
    form = fates(HOMEWORK)["slow"].form
    window = ("center_w", "center_b", "reach_w", "reach_b", "is_equal")
    seen = set()
    for name, chart in charts.items():
        assert chart.form is form
        assert taken_in(chart) == ["rate"]
        seen.add(tuple(chart.facts[fact] for fact in window))
        for value in (*chart.facts.values(), chart.title, chart.finding):
            assert "nan" not in str(value)
            assert "inf" not in str(value)
        assert f"η = {float(chart.facts['rate']):.6g}"[:8] in chart.title  # type: ignore
        assert np.isfinite(chart.data["states"][["w", "b"]].to_numpy()).all(), name
    assert len(seen) == 1


def test_each_is_a_chart_that_vega_lite_knows() -> None:
    made = as_json(fates(HOMEWORK)["over"])
    made["title"] = made["title"] | {"subtitle": ["lines"]}
    made["layer"] = with_plain_names(made["layer"])
    alt.LayerChart.from_dict(made, validate=True)


def test_each_says_what_a_step_does_along_both_directions() -> None:
    charts = fates(HOMEWORK)
    slow = subtitle(charts["slow"])
    assert "closes 10 % of the gap across the valley, 0.0117 % along it" in slow
    assert "jumps across the valley, closes 10 %" in subtitle(charts["near"])
    assert "farther away: 110 %" in subtitle(charts["over"])
    assert "lands" not in "".join(map(subtitle, charts.values()))
    lands = fates(changed(HOMEWORK, standardize=True))["fastest"]
    assert "one step lands on the best line" in subtitle(lands)
    both = subtitle(fates(changed(HOMEWORK, **CASES["slips"]))["slow"])
    assert "by hand: " in both
    assert "by autograd: swings around the best line forever" in both


def test_both_paths_are_drawn_until_they_are_far_outside() -> None:
    rate = telling_rates(HOMEWORK.x, "mean", "line")["over"]
    e = changed(HOMEWORK, learning_rate=2 * rate, iterations=40)
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    states = fate_contours(e, "over", traces).data["states"]
    for side in SIDES:
        drawn = states[states["side"] == SIDES.index(side)]
        params = traces[side].params.astype(np.float64)
        assert len(drawn) < len(params)
        assert drawn["w"].tolist() == params[: len(drawn), 0].tolist()
        assert drawn["b"].tolist() == params[: len(drawn), 1].tolist()


@pytest.mark.parametrize("case", CASES)
def test_the_window_holds_every_state_of_a_run_below_the_edge(case: str) -> None:
    e = changed(HOMEWORK, **CASES[case])
    bowl, start = bowl_of(e), np.array([0.0, 0.0])
    window = line_fate_window(bowl, start)
    rates = telling_rates(e.inputs, e.loss, e.model)
    right = changed(e, manual_gradient="mean", precision="float64")
    for name in ("slow", "fastest", "near"):
        states = run_manual(shortened(with_rate(right, rates[name]))).params
        assert np.all(np.abs(states - window.center) <= window.reach), name
    if window.has_optimum:
        assert np.all(np.abs(bowl.optimum - window.center) <= window.reach)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("aspect", [NARROWEST, 1.8, WIDEST])
def test_every_name_is_seen_whole_and_stands_on_no_other(
    case: str, aspect: float
) -> None:
    facts = fates(changed(HOMEWORK, **CASES[case]))["slow"].facts
    plot = np.array([aspect, 1]) * max(PLOT[0] / aspect, PLOT[1])
    reach = np.array([facts["reach_w"], facts["reach_b"]])
    unit = 2 * reach / plot
    if facts["is_equal"]:
        unit = np.full(2, unit.max())
    center = np.array([facts["center_w"], facts["center_b"]])
    paper = Paper(center, unit, plot / 2, np.empty((0, 2)))
    columns = ("name_w", "name_b", "name_right", "name_above")
    places = zip(*(facts[column] for column in columns), strict=True)
    boxes = [
        paper.box(Place(*place), str(facts[name]))
        for place, name in zip(places, PLANE_TEXTS, strict=True)
        if facts[name]
    ]
    for box in boxes:
        assert np.all(np.abs(box) <= plot / 2 + 1)
    for one, other in combinations(boxes, 2):
        assert np.any(one[0] >= other[1]) or np.any(other[0] >= one[1])


@pytest.mark.parametrize("case", ["standardised", "valley"])
def test_where_there_is_one_distance_only_it_is_the_one_told(case: str) -> None:
    charts = fates(changed(HOMEWORK, **CASES[case]))
    assert "each step closes 10 % of the gap" in subtitle(charts["slow"])
    assert "one step lands on the best line" in subtitle(charts["fastest"])
    assert "closes 10 % of the gap" in subtitle(charts["near"])
    assert "farther away: 110 %" in subtitle(charts["over"])
    assert not any("along it" in subtitle(chart) for chart in charts.values())


def test_of_every_pair_it_is_said_where_it_goes() -> None:
    charts = fates(changed(HOMEWORK, **CASES["broadcast"]))
    said = "to the best line of every pair, w = 0, b = 71"
    for name, chart in charts.items():
        assert (said in subtitle(chart)) is (name != "over")
