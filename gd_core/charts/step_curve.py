"""The loss as a function of w, and one step on it."""

from __future__ import annotations

import altair as alt

from gd_core.charts.forms import (
    Spec,
    fill_form,
    filled_in,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.linked import (
    pointer_layer,
    readout,
    readout_param,
    shown_state,
    shown_states,
)
from gd_core.charts.loss_curve import LossCurve, optimum_facts, optimum_marks
from gd_core.charts.step_data import READOUT_HEIGHT, drawn_data, state_data
from gd_core.charts.theme import (
    ARROW_HEAD_SIZES,
    ARROW_WIDTHS,
    LINE_WIDTHS,
    SHOWN_STATE_SIZES,
    SIX_DIGITS,
    STATE_SIZES,
    THEORY_GREY,
    heading,
    quiet_axis,
    run_color,
    run_dash,
    run_shape,
    run_size,
)
from gd_core.charts.windows import Windows, steady_axis, window_params, window_scale
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label

TANGENT = 0.4  # how far a tangent is drawn to both sides, of the window's reach
ROOM_BELOW = 0.06  # of the height of the window
# positions far outside are no numbers that SVG can hold
IN_WINDOW = "abs(datum.w - center) <= 2 * reach"
READ = ("w", "gradient", "step")  # the numbers above the plot


def curve_chart(e: Experiment, traces: dict[str, Trace]) -> Spec:
    """The loss as a function of w, with all states and the step from the one shown.

    Both runs' lines have the gradient of the run as slope: a right gradient makes it
    the tangent, a wrong one visibly does not.
    """
    curve, windows = LossCurve.of(e), Windows.of(e, traces)
    ranges = [curve.loss_range(reach) for reach in windows.reach]
    ranges = [(low - ROOM_BELOW * (high - low), high) for low, high in ranges]
    states = state_data(e, traces)
    data: Spec = {"states": states, "drawn": drawn_data(states, traces)}
    values = windows.values(ranges) | {
        "center": curve.center,
        "base": curve.base,
        "slope": curve.slope,
        "a": curve.a,
    }
    if curve.optimum is not None:
        optimum, name = optimum_facts(curve.optimum)
        data, values = data | optimum, values | name
    notes = [label("chart.curve.window")] if windows.several else []
    form = _curve_form(curve.optimum is not None, windows.several)
    title = label("chart.curve.title")
    return fill_form(form, data, values, **heading(title, e, notes, READOUT_HEIGHT))


@memoised_form
def _curve_form(has_optimum: bool, several: bool) -> Spec:
    """The form of the curve: with an optimum or none, in one window or several."""
    optimum = optimum_marks(_x("w", several)) if has_optimum else []
    layers: list[alt.Chart] = [
        _curve(several),
        *optimum,
        _states(several),
        *_step(several),
        _shown(several),
        pointer_layer(_x("w", several), _y("loss", several), IN_WINDOW),
        *readout(*READ),
    ]
    names = ["center", "base", "slope", "a", *(["optimum_name"] if has_optimum else [])]
    params = [shown_state(), readout_param("curve", *READ), *window_params()]
    return form_of(layers, [*params, *map(filled_in, names)])


def _x(column: str, several: bool) -> alt.X:
    ends = [alt.ExprRef("center - reach"), alt.ExprRef("center + reach")]
    axis = quiet_axis(tickCount=7, grid=False, format=SIX_DIGITS, labelBound=several)
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=axis,
    )


def _y(column: str, several: bool) -> alt.Y:
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.loss.y"),
        scale=window_scale(),
        axis=quiet_axis(tickCount=5, format=SIX_DIGITS, **steady_axis(several)),
    )


def _curve(several: bool) -> alt.Chart:
    """J around the center, see `loss_curve.py`."""
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, 101, 1, as_="t"))
        .transform_calculate(away="(datum.t / 50 - 1) * reach")
        .transform_calculate(w="center + datum.away")
        .transform_calculate(
            loss="base + slope * datum.away + a * datum.away * datum.away"
        )
        .mark_line(color=THEORY_GREY, strokeWidth=2, clip=True)
        .encode(x=_x("w", several), y=_y("loss", several))
    )
    return chart


def _states(several: bool) -> alt.Chart:
    chart: alt.Chart = (
        named_data("drawn")
        .transform_filter(IN_WINDOW)
        .mark_point(filled=True, opacity=0.7, clip=True)
        .encode(
            x=_x("w", several),
            y=_y("loss", several),
            color=run_color(),
            shape=run_shape(),
            size=run_size(*STATE_SIZES),
        )
    )
    return chart


def _shown(several: bool) -> alt.Chart:
    """The state that is shown."""
    chart: alt.Chart = (
        shown_states()
        .mark_point(filled=True, opacity=1, stroke="white", clip=True)
        .encode(
            x=_x("w", several),
            y=_y("loss", several),
            color=run_color(),
            shape=run_shape(),
            size=run_size(*SHOWN_STATE_SIZES),
        )
    )
    return chart


def _step(several: bool) -> list[alt.Chart]:
    """The step from the state shown: down to the next loss, the slope, the arrow."""
    x, y = _x("w", several), _y("loss", several)
    next_x = _x("w_next", several)
    color = run_color()
    drop = (
        shown_states()
        .mark_rule(strokeWidth=1.5, strokeDash=[2, 2], clip=True)
        .encode(x=next_x, y=y, y2="loss_next", color=color)
    )
    arrow = (
        shown_states()
        .mark_rule(clip=True)
        .encode(x=x, x2="w_next", y=y, color=color, strokeWidth=run_size(*ARROW_WIDTHS))
    )
    direction = alt.condition(
        "datum.step > 0", alt.value("triangle-right"), alt.value("triangle-left")
    )
    head = (
        shown_states()
        .transform_filter("isValid(datum.w_next) && datum.w_next != datum.w")
        .mark_point(filled=True, opacity=1, clip=True)
        .encode(
            x=next_x,
            y=y,
            color=color,
            size=run_size(*ARROW_HEAD_SIZES),
            shape=direction,
        )
    )
    return [drop, _tangent(several), arrow, head]


def _tangent(several: bool) -> alt.Chart:
    """The line through the state shown with the gradient of its run as slope."""
    chart: alt.Chart = (
        shown_states()
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
            x=_x("left", several),
            x2="right",
            y=_y("at_left", several),
            y2="at_right",
            color=run_color(),
            strokeDash=run_dash(),
            strokeWidth=run_size(*LINE_WIDTHS),
        )
    )
    return chart
