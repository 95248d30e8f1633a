"""The charts of one step: three views of a run that move together, in the browser.

Every chart is drawn once for all states; how they know which one is shown is in
`linked.py`.
"""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.theory import Theory
from gd_core.charts.forms import Spec, filled, form_of, named, number
from gd_core.charts.linked import (
    color,
    dash,
    here,
    readout,
    sensitive,
    shape,
    shown,
    size,
)
from gd_core.charts.loss import (
    GREY,
    QUIET,
    SUBTITLE_LINE,
    LossAxis,
    heading,
    loss_notes,
    loss_scale,
    optimum_data,
    optimum_marks,
    quiet_axis,
    thin,
)
from gd_core.charts.windows import AT, Windows, params, steady_axis
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

MORE_HEIGHT = 20  # pixels, for the lines of numbers above a plot
TANGENT = 0.4  # how far a tangent is drawn to both sides, of the window's reach
MOST_POINTS = 400  # points of the data that are drawn
# by hand and by autograd: square pixels of marks, pixels of lines
STATE_SIZES, HERE_SIZES, HEAD_SIZES = (64, 25), (280, 90), (320, 130)
LINE_WIDTHS, ARROW_WIDTHS = (4.5, 2), (7, 3)


def state_data(e: Experiment, traces: dict[str, Trace]) -> DataFrame:
    """All states of all runs: a row a state.

    Columns: run, iteration, w, loss, gradient, step (what the update adds to w),
    w_next and loss_next (empty after the last state), as float64.
    """
    tables = []
    for side, trace in traces.items():
        table = trace.table().astype(np.float64)
        uphill = e.slip(side) == "uphill"
        with np.errstate(all="ignore"):
            step = e.learning_rate * table["gradient"] * (1 if uphill else -1)
        tables.append(
            table.assign(
                run=label(f"side.{side}"),
                step=step.where(np.isfinite(step)),
                w_next=table["w"].shift(-1),
                loss_next=table["loss"].shift(-1),
            )
        )
    return concat(tables, ignore_index=True)


def drawn_data(states: DataFrame, traces: dict[str, Trace]) -> DataFrame:
    """The states that get a mark each: all, or the extremes of every bucket."""
    picked = []
    for side, trace in traces.items():
        own = states[states["run"] == label(f"side.{side}")]
        picked.append(own.iloc[thin(trace.loss)])
    return concat(picked, ignore_index=True)


def beside(*made: Spec) -> tuple[Spec, ...]:
    """Charts that stand side by side: their plots begin at the same height."""
    most = max(len(chart["title"]["subtitle"]) for chart in made)
    return tuple(_with_room(chart, most) for chart in made)


def _with_room(chart: Spec, lines: int) -> Spec:
    """A chart with so many lines under its title."""
    told = chart["title"]["subtitle"]
    lacking = lines - len(told)
    title = chart["title"] | {"subtitle": told + ["\N{NO-BREAK SPACE}"] * lacking}
    return chart | {"title": title, "height": chart["height"] + SUBTITLE_LINE * lacking}


# --- the charts -----------------------------------------------------------------------


def curve_chart(e: Experiment, traces: dict[str, Trace]) -> Spec:
    """The loss as a function of w, with all states and the step from the one shown.

    Both runs' lines have the gradient of the run as slope: a right gradient makes it
    the tangent, a wrong one visibly does not.
    """
    theory = Theory(e)
    windows = Windows.of(theory, traces)
    several = len(windows.reach) > 1
    states = state_data(e, traces)
    a, least = theory.curvature / 2, theory.least_loss
    data = {"states": states, "drawn": drawn_data(states, traces)}
    numbers = windows.numbers() | {
        "center": windows.center,
        "least": least,
        "a": a,
        "flat": 0.0 if a else least or 1.0,  # of a curve that is none: all x are 0
    }
    has_best = bool(np.isfinite(theory.optimum))
    if has_best:
        best, told = optimum_data(theory.optimum)
        data, numbers = data | best, numbers | told
    title = say("chart.curve.title")
    notes = [say("chart.curve.window")] if several else []
    return filled(
        _curve_form(has_best, several),
        data,
        numbers,
        **heading(title, e, notes, MORE_HEIGHT),
    )


@cache
def _curve_form(has_best: bool, several: bool) -> Spec:
    """The form of the curve: with a best weight or none, in one window or several."""
    top = "(least + max(a * reach * reach, flat))"
    x_scale = alt.Scale(
        domain=[alt.ExprRef("center - reach"), alt.ExprRef("center + reach")],
        nice=False,
        zero=False,
    )
    y_scale = alt.Scale(
        domain=[alt.ExprRef(f"least - 0.06 * ({top} - least)"), alt.ExprRef(top)],
        nice=False,
        zero=False,
    )

    def x(name: str) -> alt.X:
        return alt.X(
            name,
            type="quantitative",
            title=say("chart.curve.x"),
            scale=x_scale,
            axis=quiet_axis(tickCount=7, grid=False, format=".6~g", labelBound=several),
        )

    def y(name: str) -> alt.Y:
        return alt.Y(
            name,
            type="quantitative",
            title=say("chart.loss.y"),
            scale=y_scale,
            axis=quiet_axis(tickCount=5, format=".6~g", **steady_axis(several)),
        )

    curve = (
        alt.Chart(alt.sequence(0, 101, 1, as_="t"))
        .transform_calculate(w="center + (datum.t / 50 - 1) * reach")
        .transform_calculate(loss="least + a * (datum.w - center) * (datum.w - center)")
        .mark_line(color=GREY, strokeWidth=2, clip=True)
        .encode(x=x("w"), y=y("loss"))
    )
    marks = (
        named("drawn")
        .mark_point(filled=True, opacity=0.7, clip=True)
        .encode(
            x=x("w"),
            y=y("loss"),
            color=color(),
            shape=shape(),
            size=size(*STATE_SIZES),
        )
    )
    tangent = (
        here()
        .transform_calculate(left=f"datum.w - {TANGENT} * reach")
        .transform_calculate(right=f"datum.w + {TANGENT} * reach")
        .transform_calculate(
            at_left="datum.loss + datum.gradient * (datum.left - datum.w)"
        )
        .transform_calculate(
            at_right="datum.loss + datum.gradient * (datum.right - datum.w)"
        )
        .mark_rule(clip=True)
        .encode(
            x=x("left"),
            x2="right",
            y=y("at_left"),
            y2="at_right",
            color=color(),
            strokeDash=dash(),
            strokeWidth=size(*LINE_WIDTHS),
        )
    )
    arrow = (
        here()
        .mark_rule(clip=True)
        .encode(
            x=x("w"),
            x2="w_next",
            y=y("loss"),
            color=color(),
            strokeWidth=size(*ARROW_WIDTHS),
        )
    )
    head = (
        here()
        .transform_filter("isValid(datum.w_next) && datum.w_next != datum.w")
        .mark_point(filled=True, opacity=1, clip=True)
        .encode(
            x=x("w_next"),
            y=y("loss"),
            color=color(),
            size=size(*HEAD_SIZES),
            shape=alt.condition(
                "datum.step > 0",
                alt.value("triangle-right"),
                alt.value("triangle-left"),
            ),
        )
    )
    drop = (
        here()
        .mark_rule(strokeWidth=1.5, strokeDash=[2, 2], clip=True)
        .encode(x=x("w_next"), y=y("loss"), y2="loss_next", color=color())
    )
    highlight = (
        here()
        .mark_point(filled=True, opacity=1, stroke="white", clip=True)
        .encode(
            x=x("w"),
            y=y("loss"),
            color=color(),
            shape=shape(),
            size=size(*HERE_SIZES),
        )
    )
    layers: list[alt.Chart] = [
        curve,
        *(optimum_marks(x("w")) if has_best else []),
        *(marks, drop, tangent, arrow, head, highlight),
        sensitive(x("w"), y("loss")),
        *readout("w", "gradient", "step"),
    ]
    names = ["center", "least", "a", "flat", *(["best_told"] if has_best else [])]
    return form_of(layers, [shown(), *params(), *map(number, names)])


def losses_chart(
    e: Experiment, traces: dict[str, Trace], scale: str = "linear"
) -> Spec:
    """The loss of both runs over the iterations, and where the state shown is."""
    axis = LossAxis.of(scale, *traces.values())
    states = state_data(e, traces)
    drawn = drawn_data(states, traces)
    for table in (states, drawn):
        zero = axis.low if scale == "log" else 0.0
        table["shown"] = table["loss"].where(table["loss"] > 0, zero)
    title = say("chart.losses.title")
    return filled(
        _losses_form(scale),
        {"states": states, "drawn": drawn},
        axis.numbers() | {"last": int(states["iteration"].max())},
        **heading(title, e, loss_notes(e, traces, axis), MORE_HEIGHT),
    )


@cache
def _losses_form(scale: str) -> Spec:
    """The form of the losses over the iterations."""
    x = alt.X(
        "iteration",
        type="quantitative",
        title=say("chart.loss.x"),
        axis=quiet_axis(tickMinStep=1, format="d", grid=False),
        scale=alt.Scale(domain=[0, alt.ExprRef("last")], nice=False),
    )
    y = alt.Y(
        "shown",
        type="quantitative",
        title=say("chart.loss.y"),
        axis=quiet_axis(tickCount=5, format=".6~g"),
        scale=loss_scale(scale),
    )
    lines = (
        named("drawn")
        .mark_line()
        .encode(
            x=x,
            y=y,
            color=color(),
            strokeDash=dash(),
            strokeWidth=size(*LINE_WIDTHS),
        )
    )
    marks = (
        named("drawn")
        .mark_point(filled=True, opacity=0.7)
        .encode(
            x=x,
            y=y,
            color=color(),
            shape=shape(),
            size=size(*STATE_SIZES),
        )
    )
    at = here().mark_rule(color=GREY, strokeDash=[2, 3]).encode(x=x)
    highlight = (
        here()
        .mark_point(filled=True, opacity=1, stroke="white")
        .encode(x=x, y=y, color=color(), shape=shape(), size=size(*HERE_SIZES))
    )
    layers = [at, lines, marks, highlight, sensitive(x, y), *readout("loss")]
    return form_of(layers, [shown(), *map(number, ("lowest", "highest", "last"))])


def line_chart(e: Experiment, side: str, traces: dict[str, Trace]) -> Spec:
    """The points, the line y = w * x of the state shown, and one run's residuals."""
    windows = Windows.of(Theory(e), traces)
    states = state_data(e, traces)
    every = -(-e.n // MOST_POINTS)
    points = DataFrame({"x": e.x[::every], "y": e.y[::every]})
    left, right = min(0.0, float(e.x.min())), max(0.0, float(e.x.max()))
    left, right = (left, right) if left < right else (-1.0, 1.0)
    lows, highs = _heights(e, windows, left, right)
    room = 0.05 * (right - left)
    own = states[states["run"] == label(f"side.{side}")][["iteration", "w", "run"]]
    notes = [say("chart.line.residuals", side=label(f"side.{side}"))]
    if every > 1:
        notes.append(say("chart.line.thinned", count=len(points), n=e.n))
    return filled(
        _line_form(len(windows.reach) > 1),
        {"states": states, "points": points, "own": own},
        windows.numbers()
        | {"lows": lows, "highs": highs, "left": left - room, "right": right + room},
        **heading(say("chart.line.title"), e, notes, MORE_HEIGHT),
    )


@cache
def _line_form(several: bool) -> Spec:
    """The form of the points and the line, in one window or several."""
    x_scale = alt.Scale(
        domain=[alt.ExprRef("left"), alt.ExprRef("right")], nice=False, zero=False
    )
    y_scale = alt.Scale(
        domain=[alt.ExprRef(f"lows[{AT}]"), alt.ExprRef(f"highs[{AT}]")],
        nice=False,
        zero=False,
    )

    def x(name: str) -> alt.X:
        return alt.X(
            name,
            type="quantitative",
            title=say("chart.line.x"),
            scale=x_scale,
            axis=quiet_axis(tickCount=6, format=".6~g", grid=False),
        )

    def y(name: str) -> alt.Y:
        return alt.Y(
            name,
            type="quantitative",
            title=say("chart.line.y"),
            scale=y_scale,
            axis=quiet_axis(tickCount=5, format=".6~g", **steady_axis(several)),
        )

    own = alt.NamedData("own")
    found = alt.LookupData(data=own, key="iteration", fields=["w", "run"])
    residuals = (
        named("points")
        .transform_calculate(iteration="toNumber(k)")
        .transform_lookup(lookup="iteration", from_=found)
        .transform_filter("isValid(datum.w)")
        .transform_calculate(prediction="datum.w * datum.x")
        .mark_rule(strokeWidth=1.5, strokeDash=[3, 3], clip=True)
        .encode(x=x("x"), y=y("y"), y2="prediction", color=color())
    )
    lines = (
        here()
        .transform_calculate(from_x="left", to_x="right")
        .transform_calculate(at_left="datum.w * left", at_right="datum.w * right")
        .mark_rule(clip=True)
        .encode(
            x=x("from_x"),
            x2="to_x",
            y=y("at_left"),
            y2="at_right",
            color=color(),
            strokeDash=dash(),
            strokeWidth=size(*LINE_WIDTHS),
        )
    )
    marks = (
        named("points")
        .mark_point(filled=True, size=60, opacity=1, color=QUIET, clip=True)
        .encode(
            x=x("x"),
            y=y("y"),
            tooltip=[alt.Tooltip(name, type="quantitative") for name in "xy"],
        )
    )
    names = ("lows", "highs", "left", "right")
    layers = [residuals, lines, marks, *readout("w")]
    return form_of(layers, [shown(), *params(), *map(number, names)])


def _heights(
    e: Experiment, windows: Windows, left: float, right: float
) -> tuple[list[float], list[float]]:
    """The lowest and highest y of each window: all points, and the lines in it."""
    lows, highs = [], []
    for reach in windows.reach:
        with np.errstate(over="ignore"):
            edges = np.outer(
                [windows.center - reach, windows.center + reach], [left, right]
            )
        low = float(min(e.y.min(), edges.min()))
        high = float(max(e.y.max(), edges.max()))
        room = 0.04 * (high - low) or 1.0
        lows.append(low - room)
        highs.append(high + room)
    return lows, highs


def charts_alt(title: str, traces: dict[str, Trace]) -> str:
    """What a chart shows of all states, in words, from the data."""
    told = [
        say(
            "chart.step.alt",
            side=label(f"side.{side}"),
            last=trace.states - 1,
            first_w=float(trace.w[0]),
            first_loss=float(trace.loss[0]),
            first_gradient=float(trace.gradient[0]),
            last_w=trace.final_w,
            last_loss=trace.final_loss,
            last_gradient=float(trace.gradient[-1]),
        )
        for side, trace in traces.items()
    ]
    return " ".join([f"{say(f'chart.{title}.title')}.", *told])
