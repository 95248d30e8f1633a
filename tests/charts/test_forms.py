"""Forms: made once, filled for every experiment, and always a chart Vega-Lite knows."""

from __future__ import annotations

import copy
from typing import Any

import altair as alt
import pytest
from pandas import DataFrame

from gd_core import PRESETS, Experiment, run_manual
from gd_core.charts import loss as charts
from gd_core.charts.forms import fill_form, filled_in, form_of, named_data
from tests.charts.every_chart import as_json, every_chart
from tests.conftest import changed

LESSON = PRESETS["lesson"]
CASES = {
    **{name: PRESETS[name] for name in ("lesson", "neuron", "zero_grad")},
    "slips": changed(LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad"),
    "diverging": changed(LESSON, learning_rate=1, iterations=200),
    "no slope": changed(LESSON, x=[0, 0, 0, 0], w0=3),
    "many points": Experiment(x=range(2_000), y=range(2_000), learning_rate=1e-7),
    "many iterations": changed(LESSON, iterations=1_200),
}

# the others have the same layers, or were validated as forms
KINDS = [
    *("loss manual linear", "loss autograd log", "curve", "losses log", "start"),
    *("line manual", "graph manual 0", "map", "fate over"),
]


@pytest.mark.parametrize("name", CASES)
def test_every_chart_is_one_that_vega_lite_knows(name: str) -> None:
    charts = every_chart(CASES[name])
    for chart in (charts[kind] for kind in KINDS if kind in charts):
        few = {name: rows[:3] for name, rows in as_json(chart)["datasets"].items()}
        alt.LayerChart.from_dict(chart | {"datasets": few}, validate=True)


@pytest.mark.parametrize("name", CASES)
def test_every_chart_has_the_data_and_the_numbers_it_speaks_of(name: str) -> None:
    for made in every_chart(CASES[name]).values():
        assert names_in(made) <= {*made["datasets"]}
        numbers = [param for param in made.get("params", []) if "value" in param]
        assert all(param["value"] is not None for param in numbers)


def names_in(part: Any) -> set[str]:
    """The names of all data that a chart draws."""
    if isinstance(part, dict):
        own = part.get("data")
        found = {own["name"]} if isinstance(own, dict) and "name" in own else set()
        return found.union(*(names_in(p) for k, p in part.items() if k != "datasets"))
    return set().union(*map(names_in, part)) if isinstance(part, list) else set()


def test_filling_a_form_leaves_it_as_it_is() -> None:
    layer = named_data("rows").mark_point().encode(x=alt.X("x", type="quantitative"))
    form = form_of([layer], [filled_in("low"), filled_in("high")])
    before = copy.deepcopy(form)
    first = fill_form(form, {"rows": DataFrame({"x": [1]})}, {"low": 1, "high": 2})
    second = fill_form(form, {"rows": DataFrame({"x": [2]})}, {"low": 3, "high": 4})
    assert form == before
    assert [param["value"] for param in first["params"]] == [1, 2]
    assert [param["value"] for param in second["params"]] == [3, 4]


def test_two_experiments_share_the_form_and_nothing_else() -> None:
    left, right = LESSON, changed(LESSON, w0=3, iterations=7)
    made = [
        charts.loss_charts(e, {"manual": run_manual(e)})["manual"]
        for e in (left, right)
    ]
    assert made[0]["layer"] is made[1]["layer"]
    for part in ("title", "params"):
        assert made[0][part] != made[1][part]
    assert [len(chart["datasets"]["runs"]) for chart in made] == [11, 8]
