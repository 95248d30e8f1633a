"""The contour chart and the fit: what stands in them, read back from their facts."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import altair as alt
import numpy as np
import pytest
from hypothesis import given, settings

from gd_core import Experiment, run_autograd, run_manual
from gd_core.analysis.bowl import Bowl, bowl_of
from gd_core.charts.contour import contour_chart
from gd_core.charts.contour_facts import LEVELS, levels
from gd_core.charts.contour_plane import PLANE_TEXTS
from gd_core.charts.contour_window import Window
from gd_core.charts.fit import fit_chart
from gd_core.charts.forms import Chart
from gd_core.charts.name_places import NAME_SIZE, PLOT, Paper, Place
from tests.analysis.test_bowl import lines
from tests.charts.every_chart import as_json
from tests.charts.test_forms import with_plain_names
from tests.conftest import changed

HOMEWORK = Experiment(
    x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line", learning_rate=0.01
)
CASES: dict[str, dict[str, Any]] = {
    "homework": {},
    "standardised": {"standardize": True, "learning_rate": 0.1},
    "diverging": {"learning_rate": 0.1, "iterations": 200},
    "valley": {"x": [2, 2, 2, 2], "learning_rate": 0.05},
    "one point": {"x": [2], "y": [3]},
    "already there": {"y": [11, 15, 19, 25], "w0": 2, "b0": 1},
    "far": {"x": [1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3], "learning_rate": 1e-13},
    "slips": {"manual_gradient": "uphill", "autograd_gradient": "no_zero_grad"},
}


def both(e: Experiment) -> dict[str, Any]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def bowl_and_runs(e: Experiment) -> tuple[Bowl, dict[str, Any]]:
    return bowl_of(e), both(e)


def window_of(bowl: Bowl, traces: dict[str, Any]) -> Window:
    paths = [trace.params.astype(np.float64) for trace in traces.values()]
    return Window.of(bowl, paths)


def drawn(e: Experiment) -> Chart:
    return contour_chart(e, both(e))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("make", [contour_chart, fit_chart])
def test_each_is_a_chart_that_vega_lite_knows(name: str, make: Any) -> None:
    e = changed(HOMEWORK, **CASES[name])
    chart = make(e, both(e))
    assert chart.form is make(HOMEWORK, both(HOMEWORK)).form
    made = as_json(chart)
    made["title"] = made["title"] | {"subtitle": ["lines"]}
    made["layer"] = with_plain_names(made["layer"])
    alt.LayerChart.from_dict(made, validate=True)
    for fact in chart.facts.values():
        assert "nan" not in str(fact)
        assert "inf" not in str(fact)


@settings(max_examples=40)
@given(lines(iterations=5, learning_rate=0.01))
def test_the_window_holds_the_start_and_all_names(e: Experiment) -> None:
    bowl, traces = bowl_of(e), both(e)
    window = window_of(bowl, traces)
    inside = [traces["manual"].params[0]]
    if window.has_optimum:
        inside.append(bowl.optimum)
    for point in inside:
        assert np.all(np.abs(point - window.center) <= window.reach * (1 + 1e-6))
    assert np.all(window.reach > 0)


@pytest.mark.parametrize("name", CASES)
def test_no_name_stands_on_another(name: str) -> None:
    e = changed(HOMEWORK, **CASES[name])
    chart = contour_chart(e, both(e))
    window = window_of(bowl_of(e), both(e))
    paper = Paper.of(window.center, window.reach, window.is_equal, window.held)
    columns = ("name_w", "name_b", "name_right", "name_above")
    places = zip(*(chart.facts[name] for name in columns), strict=True)
    boxes = [
        paper.box(Place(*place), str(chart.facts[name]))
        for place, name in zip(places, PLANE_TEXTS, strict=True)
        if chart.facts[name]
    ]
    for low, high in boxes:
        assert np.all(np.abs([low, high]) <= np.array(PLOT) / 2 + NAME_SIZE)
    for one, other in combinations(boxes, 2):
        assert np.any(one[0] >= other[1]) or np.any(other[0] >= one[1])


def test_an_optimum_far_beyond_the_paths_is_left_outside_and_said() -> None:
    far = drawn(changed(HOMEWORK, **CASES["far"]))
    said = " ".join(far.subtitle).replace("\N{NO-BREAK SPACE}", " ")
    assert "the optimum, w* = 15, b* = −1.5e7, lies outside" in said
    window = window_of(*bowl_and_runs(changed(HOMEWORK, **CASES["far"])))
    assert not window.has_optimum
    assert window.floor > 0
    assert far.facts["optimum_name"] == ""


def test_one_contour_goes_through_the_start() -> None:
    bowl = bowl_of(HOMEWORK)
    window = window_of(bowl, both(HOMEWORK))
    rises = levels(bowl, window)
    assert len(rises) == LEVELS
    assert rises == sorted(rises, reverse=True)
    assert pytest.approx(float(bowl.loss([0.0, 0.0])) - bowl.least_loss) in rises


def test_right_angles_are_right_or_it_is_said() -> None:
    assert "w and b have the same scale" in " ".join(drawn(HOMEWORK).subtitle).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    crawling = changed(HOMEWORK, w0=8.2, b0=2, iterations=2_000)
    chart = drawn(crawling)
    said = " ".join(chart.subtitle).replace("\N{NO-BREAK SPACE}", " ")
    assert "angles are not true" in said
    assert chart.facts["is_equal"] == 0


def test_who_cannot_see_the_contours_is_told_of_them() -> None:
    said = drawn(HOMEWORK).finding
    assert "ellipses around w = 6.50467, b = 17.3364" in said
    assert "second derivatives are 151.323 along the short axis" in said
    valley = drawn(changed(HOMEWORK, **CASES["valley"])).finding
    assert "straight lines along a valley of optima" in valley


def test_the_fit_has_the_last_line_of_each_run_and_the_best_one() -> None:
    e = changed(HOMEWORK, standardize=True, learning_rate=0.5, manual_gradient="no2")
    chart = fit_chart(e, both(e))
    slope, height = np.polyfit(e.x, e.y, 1)
    lines_drawn = chart.data["lines"]
    best = lines_drawn[lines_drawn["best"]].iloc[0]
    for end, at in (("left", best["at_left"]), ("right", best["at_right"])):
        assert at == pytest.approx(slope * float(str(chart.facts[end])) + height)
    assert [*chart.data["points"]["x"]] == [5, 7, 9, 12]
    assert "Least squares: w = 6.50467, b = 17.3364." in chart.finding
    origin = changed(HOMEWORK, model="origin")
    through = fit_chart(origin, both(origin))
    assert float(str(through.facts["left"])) < 0
    said = [line.replace("\N{NO-BREAK SPACE}", " ") for line in through.subtitle]
    assert any("least squares, w = " in line and ", b" not in line for line in said)
