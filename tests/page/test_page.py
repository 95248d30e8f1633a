"""The page as a whole, run in process: what it shows, and its controls."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, compare, run_autograd, run_manual
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.exchange.number import write_number
from gd_core.exchange.source import source_of, wrong_line
from gd_core.runs.checks import SIDES
from gd_core.text.agreements import agreement
from gd_core.text.catalogue import label
from gd_core.text.numbers import list_as_code
from tests.browser import CHARTS_IN
from tests.conftest import changed
from tests.page.in_process import (
    LESSON,
    as_read,
    complaints,
    controls,
    errors,
    finding,
    link,
    metrics,
    opened,
    rerun,
    shows,
    told,
)


def test_the_front_shows_the_lesson() -> None:
    page = opened()
    shows(page, LESSON)
    assert metrics(page) == ["1.60625", "1.16279"] * 2
    assert [heading.value for heading in page.subheader] == [
        "Manual (NumPy)",
        "Autograd (PyTorch)",
    ]
    assert "Converges" in told(page)
    assert "They agree" in told(page)
    assert "Both reach w = 1.60625 after 10 steps; the best w is 2." in told(page)
    assert "Converges slowly: 19.7 % of the way is left" in told(page)
    assert not page.error
    assert not complaints(page)
    assert link(page) == {}


def test_the_source_that_ran_is_shown_on_both_sides() -> None:
    page = opened(gradient="sum")
    assert not page.code  # what colours it is a large file
    page.toggle(key="source").set_value(True)
    rerun(page)
    assert link(page) == {"gradient": "sum", "source": "on"}
    by_hand, by_torch = (code.value for code in page.code)
    assert "np.dot(2 * x, error).mean()" in by_hand
    assert "loss.backward()" in by_torch


@pytest.mark.parametrize(
    ("name", "choice", "line"),
    [
        ("gradient", "sum", "adds up where the mean squared error averages"),
        ("gradient", "no2", "has lost the 2"),
        ("gradient", "uphill", "adds the gradient to w"),
        ("autograd", "no_zero_grad", "should reset w.grad"),
    ],
)
def test_every_slip_is_marked_in_its_source_and_named(
    name: str, choice: str, line: str
) -> None:
    page = opened(**{name: choice}, source="on")
    side = "manual" if name == "gradient" else "autograd"
    e = changed(LESSON, **{f"{side}_gradient": choice})
    shows(page, e)
    marked = [text.value for text in page.markdown if "Line" in text.value]
    assert len(marked) == 1
    number = wrong_line(source_of(e, side))
    assert f"Line {number} {line}" in as_read(marked[0])
    assert "They differ" in told(page)
    assert agreement(compare(LESSON, run_manual(e), run_autograd(e))) in told(page)


def test_a_control_that_is_not_on_the_page_is_not_forgotten() -> None:
    page = opened(scale="log", view="compare")
    page.session_state["view"] = "rate"
    rerun(page)
    page.text_input(key="lr").set_value("0.02")
    rerun(page)
    rerun(page)
    assert link(page) == {"lr": "0.02", "view": "rate", "scale": "log"}


def test_the_preset_forgotten_zero_grad_swings() -> None:
    page = opened()
    page.selectbox(key="lesson").set_value("zero_grad")
    rerun(page)
    assert "swings forever" in told(page)
    assert link(page) == {"n": "50", "autograd": "no_zero_grad"}


def test_the_sidebar_is_in_the_order_of_the_lesson() -> None:
    page = opened()
    labels = [
        widget.label
        for widget in page.sidebar
        if hasattr(widget, "label") and widget.type != "expander"
    ]
    assert labels == [
        "Lesson",
        "x, the inputs",
        "y, the targets",
        "File with columns",
        "Learning rate",
        "Smaller learning rate",
        "Larger learning rate",
        "Quick picks",
        "Initial w",
        "Smaller initial w",
        "Larger initial w",
        "Iterations",
        "Fewer iterations",
        "More iterations",
        "By hand",
        "By autograd",
        "Model",
        "Loss",
        "Precision",
        "Optimiser",
        "Update",
    ]
    assert [group.value for group in page.sidebar.header] == ["Data", "Run", "Slips"]


def test_every_control_has_a_help_text() -> None:
    page = opened()
    kinds = ("selectbox", "text_area", "text_input", "button_group", "file_uploader")
    widgets = [w for kind in kinds for w in page.sidebar.get(kind)]
    assert len(widgets) == 15
    for widget in widgets:
        assert widget.proto.help


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_fills_the_controls(name: str) -> None:
    page = opened(gradient="sum", w0="5", n="3", precision="float64")
    page.selectbox(key="lesson").set_value(name)
    rerun(page)
    e = PRESETS[name]
    shows(page, e)
    assert controls(page) == {
        "x": list_as_code(e.x),
        "y": list_as_code(e.y),
        "w0": write_number(e.w0),
        "lr": write_number(e.learning_rate),
        "n": write_number(e.iterations),
        "gradient": e.manual_gradient,
        "autograd": e.autograd_gradient,
        "precision": "float32",
        "loss": "mean",
        "opt": e.optimizer,
        "scale": "linear",
    }
    assert page.selectbox(key="lesson").value == name
    assert label(f"preset.{name}.story") in told(page)
    assert link(page) == write_link(e)


@pytest.mark.parametrize("name", PRESETS)
def test_a_presets_link_opens_it(name: str) -> None:
    page = opened(**write_link(PRESETS[name]))
    shows(page, PRESETS[name])
    assert page.selectbox(key="lesson").value == name


def test_changing_a_control_after_a_preset_keeps_the_rest() -> None:
    page = opened(**write_link(PRESETS["hubble"]))
    page.text_input(key="lr").set_value("0.2")
    rerun(page)
    e = changed(PRESETS["hubble"], learning_rate=0.2)
    shows(page, e)
    assert page.selectbox(key="lesson").value is None
    assert link(page) == write_link(e)


@pytest.mark.parametrize(
    ("key", "value", "change"),
    [
        ("x", "2, 4, 6, 8", {"x": [2, 4, 6, 8]}),
        ("y", "[1, −1, 1, −1]", {"y": [1, -1, 1, -1]}),
        ("w0", "-3.5", {"w0": -3.5}),
        ("lr", "0.05", {"learning_rate": 0.05}),
        ("n", "25", {"iterations": 25}),
        ("gradient", "sum", {"manual_gradient": "sum"}),
        ("gradient", "no2", {"manual_gradient": "no2"}),
        ("gradient", "uphill", {"manual_gradient": "uphill"}),
        ("autograd", "no_zero_grad", {"autograd_gradient": "no_zero_grad"}),
        ("precision", "float64", {"precision": "float64"}),
    ],
)
def test_a_changed_control_changes_the_runs_and_the_link(
    key: str, value: Any, change: dict[str, Any]
) -> None:
    page = opened()
    before = controls(page)
    kinds = {"x": "text_area", "y": "text_area", "precision": "button_group"}
    kinds |= {"gradient": "selectbox", "autograd": "selectbox"}
    kind = kinds.get(key, "text_input")
    getattr(page, kind)(key=key).set_value(value)
    rerun(page)
    e = changed(LESSON, **change)
    shows(page, e)
    assert controls(page) == before | {key: value}
    look = Look(run="autograd" if key == "autograd" else "manual")
    assert link(page) == write_link(e, look)


def test_the_sum_parts_and_says_why() -> None:
    page = opened(gradient="sum")
    assert metrics(page) == ["1.99979", "3.29734e−7", "1.60625", "1.16279"]
    (verdict,) = errors(page)
    for words in ("−120", "−30", "4 times as large", "N = 4", "adds up", "averages"):
        assert words in verdict
    assert "They differ" in told(page)
    assert "0.04 (4 × 0.01)" in told(page)


def test_a_diverging_run_is_told_not_hidden() -> None:
    page = opened(lr="1", n="100")
    trace = run_manual(changed(LESSON, learning_rate=1, iterations=100))
    assert "Diverges" in told(page)
    assert f"at iteration {trace.diverged_at}" in told(page)
    assert len(page.dataframe[0].value) == trace.states


def test_the_table_shows_enough_digits_for_the_precision() -> None:
    for precision, digits in (("float32", "%.9g"), ("float64", "%.17g")):
        page = opened(precision=precision)
        assert digits in page.dataframe[0].proto.columns


def test_charts_and_tables_have_text_alternatives() -> None:
    page = opened(gradient="sum")
    for chart, side in zip(page.get("vega_lite_chart"), SIDES, strict=True):
        assert label(f"side.{side}") in chart.proto.alt
        assert "from 30 to" in finding(chart)
    for table, w in zip(page.dataframe, ("1.99979", "1.60625"), strict=True):
        assert w in table.proto.alt


@pytest.mark.parametrize("view", [view for view in VIEWS if CHARTS_IN[view]])
def test_a_chart_is_sent_with_the_same_specification_for_every_experiment(
    view: str,
) -> None:
    """To the last byte, else a browser takes it down and builds it anew."""
    page = opened(view=view)
    before = specifications(page)
    assert len(before) == CHARTS_IN[view]
    for key, value in (("lr", "0.9"), ("w0", "-3"), ("n", "120"), ("x", "1 2 3 5")):
        page.session_state[key] = value
        rerun(page)
        assert specifications(page)[: len(before)] == before


def specifications(page: AppTest) -> list[tuple[str, str]]:
    """Of all charts, with their names, which are part of them."""
    charts = (chart.proto for chart in page.get("vega_lite_chart"))
    return [(chart.spec, chart.alt) for chart in charts]
