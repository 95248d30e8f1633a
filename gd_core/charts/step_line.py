"""The data, the line y = w * x of the state shown, and one run's errors."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame

from gd_core.charts.forms import (
    Spec,
    fill_form,
    filled_in,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.linked import readout, readout_param, shown_state, shown_states
from gd_core.charts.step_data import READOUT_HEIGHT, state_data
from gd_core.charts.theme import (
    LINE_WIDTHS,
    QUIET_TEXT,
    SIX_DIGITS,
    heading,
    quiet_axis,
    run_color,
    run_dash,
    run_size,
)
from gd_core.charts.windows import Windows, steady_axis, window_params, window_scale
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

MOST_DRAWN_POINTS = 400  # of the data
LARGEST_Y = 1e307  # on the axis


def line_chart(e: Experiment, side: str, traces: dict[str, Trace]) -> Spec:
    """The points, the line y = w * x of the state shown, and one run's residuals."""
    windows = Windows.of(e, traces)
    states = state_data(e, traces)
    every = -(-e.n // MOST_DRAWN_POINTS)
    points = DataFrame({"x": e.x[::every], "y": e.y[::every]})
    left, right = min(0.0, float(e.x.min())), max(0.0, float(e.x.max()))
    left, right = (left, right) if left < right else (-1.0, 1.0)
    room = 0.05 * (right - left)
    ranges = [_heights(e, windows.center, r, left, right) for r in windows.reach]
    own = states[states["run"] == side][["iteration", "w", "run"]]
    notes = [say("chart.line.residuals", side=label(f"side.{side}"))]
    if every > 1:
        notes.append(say("chart.line.thinned", count=len(points), n=e.n))
    return fill_form(
        _line_form(windows.several),
        {"states": states, "points": points, "own": own},
        windows.values(ranges) | {"left": left - room, "right": right + room},
        **heading(label("chart.line.title"), e, notes, READOUT_HEIGHT),
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


@memoised_form
def _line_form(several: bool) -> Spec:
    """The form of the points and the line, in one window or several."""
    layers = [_residuals(several), _lines(several), _points(several), *readout("w")]
    params = [shown_state(), readout_param("line", "w"), *window_params()]
    return form_of(layers, [*params, *map(filled_in, ("left", "right"))])


def _x(column: str) -> alt.X:
    ends = [alt.ExprRef("left"), alt.ExprRef("right")]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.line.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=quiet_axis(tickCount=6, format=SIX_DIGITS, grid=False),
    )


def _y(column: str, several: bool) -> alt.Y:
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.line.y"),
        scale=window_scale(),
        axis=quiet_axis(tickCount=5, format=SIX_DIGITS, **steady_axis(several)),
    )


def _residuals(several: bool) -> alt.Chart:
    """From each point to the line of the run whose errors are drawn."""
    weight = alt.LookupData(
        data=alt.NamedData("own"), key="iteration", fields=["w", "run"]
    )
    chart: alt.Chart = (
        named_data("points")
        .transform_calculate(iteration="toNumber(k)")
        .transform_lookup(lookup="iteration", from_=weight)
        .transform_filter("isValid(datum.w)")
        .transform_calculate(prediction="datum.w * datum.x")
        .mark_rule(strokeWidth=1.5, strokeDash=[3, 3], clip=True)
        .encode(x=_x("x"), y=_y("y", several), y2="prediction", color=run_color())
    )
    return chart


def _lines(several: bool) -> alt.Chart:
    chart: alt.Chart = (
        shown_states()
        .transform_calculate(from_x="left", to_x="right")
        .transform_calculate(at_left="datum.w * left", at_right="datum.w * right")
        .mark_rule(clip=True)
        .encode(
            x=_x("from_x"),
            x2="to_x",
            y=_y("at_left", several),
            y2="at_right",
            color=run_color(),
            strokeDash=run_dash(),
            strokeWidth=run_size(*LINE_WIDTHS),
        )
    )
    return chart


def _points(several: bool) -> alt.Chart:
    chart: alt.Chart = (
        named_data("points")
        .mark_point(filled=True, size=60, opacity=1, color=QUIET_TEXT, clip=True)
        .encode(
            x=_x("x"),
            y=_y("y", several),
            tooltip=[
                alt.Tooltip("x", type="quantitative", title=label("chart.line.x")),
                alt.Tooltip("y", type="quantitative", title=label("chart.line.y")),
            ],
        )
    )
    return chart
