"""The data, the line y = w * x of the state shown, and one run's errors."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame

from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.linked import (
    RUN_CODE,
    Layer,
    all_states,
    readout,
    readout_params,
    readout_room,
    shown_state,
    shown_states,
)
from gd_core.charts.step_data import STEP_CHART_HEIGHT, charts_alt, state_data
from gd_core.charts.theme import (
    LINE_WIDTHS,
    QUIET_TEXT,
    SIX_DIGITS,
    run_color,
    run_dash,
    run_size,
    settings_lines,
)
from gd_core.charts.windows import (
    WINDOW_LISTS,
    Windows,
    steady_axis,
    window_params,
    window_scale,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

MOST_DRAWN_POINTS = 400  # of the data
LARGEST_Y = 1e307  # on the axis
# the state shown of the run whose errors are drawn; its first is the row `first`
OWN_STATE = "data('states')[first + toNumber(k)]"
OWN_STATE_IS_THERE = "own && own.iteration == toNumber(k)"


def line_chart(e: Experiment, side: str, traces: dict[str, Trace]) -> Chart:
    """The points, the line y = w * x of the state shown, and one run's residuals."""
    windows = Windows.of(e, traces)
    every = -(-e.n // MOST_DRAWN_POINTS)
    x, has_bias = e.inputs, e.model == "line"
    points = DataFrame({"x": x[::every], "y": e.y[::every]})
    left, right = float(x.min()), float(x.max())
    if not has_bias:
        left, right = min(0.0, left), max(0.0, right)
    left, right = (left, right) if left < right else (-1.0, 1.0)
    room = 0.05 * (right - left)
    ranges = [_heights(e, windows.center, r, left, right) for r in windows.reach]
    if has_bias:
        ranges = [_heights_with_bias(e) for _ in windows.reach]
    states = state_data(traces, *e.parameters)
    first = np.argmax(states["by_hand"] == (side == "manual"))
    notes = [say("chart.line.residuals", side=label(f"side.{side}"))]
    if every > 1:
        notes.append(say("chart.line.thinned", count=len(points), n=e.n))
    return Chart(
        _line_form(has_bias),
        {"states": states, "points": points},
        windows.facts(ranges)
        | {"left": left - room, "right": right + room, "first": int(first)},
        label(f"chart.line.title.{e.model}"),
        settings_lines(e, notes),
        charts_alt("line", traces),
    )


def _heights(
    e: Experiment, center: float, reach: float, left: float, right: float
) -> tuple[float, float]:
    """The lowest and highest y of a window: all points, and the lines in it."""
    with np.errstate(over="ignore"):
        ends = np.outer([center - reach, center + reach], [left, right])
    ends = np.clip(ends, -LARGEST_Y, LARGEST_Y)
    low = min(float(e.y.min()), float(ends.min()))
    high = max(float(e.y.max()), float(ends.max()))
    room = 0.04 * (high - low) or 1.0
    return low - room, high + room


def _heights_with_bias(e: Experiment) -> tuple[float, float]:
    """The lowest and highest y: all points, and the line of the start."""
    start = np.clip(e.w0 * e.inputs + e.b0, -LARGEST_Y, LARGEST_Y)
    low = min(float(e.y.min()), float(start.min()))
    high = max(float(e.y.max()), float(start.max()))
    room = 0.15 * (high - low) or 1.0
    return low - room, high + room


@memoised_form
def _line_form(has_bias: bool) -> Form:
    """The form of the points and the line."""
    read = ("w", "b") if has_bias else ("w",)
    layers: list[Layer] = [
        readout_room(),
        _residuals(has_bias),
        all_states(shown_states(_lines(has_bias), *readout(*read))),
        _points(),
    ]
    own = alt.param(name="own", expr=OWN_STATE)
    return form_of(
        layers,
        label("chart.line.title.origin"),
        STEP_CHART_HEIGHT,
        [shown_state(), *readout_params(_name(read), *read), *window_params(), own],
        numbers=("left", "right", "first"),
        lists=WINDOW_LISTS,
    )


def _x(column: str) -> alt.X:
    ends = [alt.ExprRef("left"), alt.ExprRef("right")]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.line.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=6, format=SIX_DIGITS, grid=False),
    )


def _y(column: str) -> alt.Y:
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.line.y"),
        scale=window_scale(),
        axis=alt.Axis(tickCount=5, format=SIX_DIGITS, **steady_axis()),
    )


def _name(read: tuple[str, ...]) -> str:
    """Whose line of numbers it is, with a bias or without."""
    return "line" if len(read) == 1 else "line.bias"


def _residuals(has_bias: bool) -> alt.Chart:
    """From each point to the line of the run whose errors are drawn."""
    bias = " + own.b" if has_bias else ""
    chart: alt.Chart = (
        named_data("points")
        .transform_filter(OWN_STATE_IS_THERE)
        .transform_calculate(
            prediction=f"own.w * datum.x{bias}", run=RUN_CODE.replace("datum", "own")
        )
        .mark_rule(strokeWidth=1.5, strokeDash=[3, 3], clip=True)
        .encode(x=_x("x"), y=_y("y"), y2="prediction", color=run_color())
    )
    return chart


def _lines(has_bias: bool) -> alt.Chart:
    bias = " + datum.b" if has_bias else ""
    chart: alt.Chart = (
        alt.Chart()
        .transform_calculate(from_x="left", to_x="right")
        .transform_calculate(
            at_left=f"datum.w * left{bias}", at_right=f"datum.w * right{bias}"
        )
        .mark_rule(clip=True)
        .encode(
            x=_x("from_x"),
            x2="to_x",
            y=_y("at_left"),
            y2="at_right",
            color=run_color(),
            strokeDash=run_dash(),
            strokeWidth=run_size(*LINE_WIDTHS),
        )
    )
    return chart


def _points() -> alt.Chart:
    chart: alt.Chart = (
        named_data("points")
        .mark_point(filled=True, size=60, opacity=1, color=QUIET_TEXT, clip=True)
        .encode(
            x=_x("x"),
            y=_y("y"),
            tooltip=[
                alt.Tooltip("x", type="quantitative", title=label("chart.line.x")),
                alt.Tooltip("y", type="quantitative", title=label("chart.line.y")),
            ],
        )
    )
    return chart
