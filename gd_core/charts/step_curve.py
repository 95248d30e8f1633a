"""The loss as a function of w, and one step on it."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.arrows import arrow_layers
from gd_core.charts.curve_states import (
    joined_states,
    number_layers,
    numbered_states,
    outside_layer,
    step_over,
)
from gd_core.charts.forms import Chart, Form, form_of, memoised_form
from gd_core.charts.linked import (
    all_states,
    pointer_layer,
    readout,
    readout_params,
    readout_room,
    shown_state,
    shown_states,
)
from gd_core.charts.loss_axis import LOSS_NAME, axis_name, loss_sentence, named_axis
from gd_core.charts.loss_curve import (
    OPTIMUM_NUMBERS,
    OPTIMUM_TEXTS,
    LossCurve,
    optimum_facts,
    optimum_marks,
)
from gd_core.charts.step_data import (
    STEP_CHART_HEIGHT,
    alone_data,
    charts_alt,
    state_data,
)
from gd_core.charts.theme import (
    ARROW_HEADS,
    ARROW_WIDTHS,
    HALO,
    SIX_DIGITS,
    THEORY_GREY,
    run_color,
    settings_lines,
    shown_marks,
)
from gd_core.charts.twins import TWIN_NUMBERS, twin_facts
from gd_core.charts.windows import (
    LABEL_BOUND,
    WINDOW_LISTS,
    Windows,
    steady_axis,
    window_params,
    window_scale,
)
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label

SLOPE: dict[str, Any] = {
    "strokeWidth": 1.5,
    "opacity": 0.6,
}  # lighter than the step, which matters
SLOPE_FONT = 13  # pixels
TANGENT = 0.4  # how far a tangent is drawn to both sides, of the window's reach
ROOM_BELOW = 0.08  # of the height of the window
# positions far outside are no numbers that SVG can hold
IN_WINDOW = "abs(datum.w - center) <= 2 * reach"
READ = ("w", "gradient", "step")  # the numbers above the plot
STEP = "datum.gradient * (datum.by_hand ? manual_factor : autograd_factor)"
STEP_WITH_MEMORY = "datum.w_next - datum.w"
BESIDE_STEP = (13, -13)  # pixels below it: the gradient's part, and the memory's
PART_WIDTHS, PART_HEADS = (5, 2), (10, 6)  # by hand and by autograd, in pixels
PIXELS = ("(width / (2 * reach))", "(height / (high - low))")  # of 1 across, of 1 up
FACTORS = tuple(f"{side}_factor" for side in SIDES)  # facts
CURVE_NUMBERS = ("center", "base", "slope", "a")  # facts
STEPS_OVER = "steps_over"  # a fact


def curve_chart(e: Experiment, traces: dict[str, Trace]) -> Chart:
    """The loss as a function of w, with all states and the step from the one shown.

    Both runs' lines have the gradient of the run as slope: a right gradient makes it
    the tangent, a wrong one visibly does not.
    """
    curve, windows = LossCurve.of(e), Windows.of(e, traces)
    ranges = [curve.loss_range(reach) for reach in windows.reach]
    ranges = [(low - ROOM_BELOW * (high - low), high) for low, high in ranges]
    notes = [label("chart.curve.window")] if windows.several else []
    if e.update == "each":
        notes.append(label("chart.curve.of_point"))
    if e.remembers:
        notes.append(label("chart.curve.memory"))
    states = state_data(traces, "w", "loss", "gradient")
    return Chart(
        _curve_form(bool(e.remembers)),
        {
            "states": states.assign(**alone_data(e, traces)),
            "numbers": numbered_states(
                traces, curve.center, windows.reach[0], ranges[0]
            ),
        },
        {name: getattr(curve, name) for name in CURVE_NUMBERS}
        | axis_name(e)
        | optimum_facts(curve.optimum)
        | windows.facts(ranges)
        | step_facts(e)
        | twin_facts([t.w for t in traces.values()], 2 * min(windows.reach))
        | {"every": 1, STEPS_OVER: step_over(traces, curve.center, windows.reach[0])},
        label("chart.curve.title"),
        settings_lines(e, notes),
        f"{charts_alt('curve', traces)} {loss_sentence(e)}",
    )


def step_facts(e: Experiment) -> dict[str, float]:
    """By what the gradient of each run is multiplied to get its step, see FACTORS.

    With a memory that is not all of it.
    """
    signs = {"uphill": 1}
    return {
        name: signs.get(e.slip(side), -1) * e.learning_rate
        for name, side in zip(FACTORS, SIDES, strict=True)
    }


@memoised_form
def _curve_form(has_memory: bool) -> Form:
    """The form of the curve; with a memory the step is shown in its two parts."""
    parts = _parts() if has_memory else []
    states = all_states(
        shown_states(*_tangent()),
        *joined_states(_x("w"), _y("loss"), IN_WINDOW, STEPS_OVER),
        outside_layer(),
        shown_states(
            shown_marks(_x("w"), _y("loss")),
            *_step(has_memory),
            *parts,
            *readout(*READ),
        ),
        *number_layers(_x("w"), _y("loss")),
        pointer_layer(_x("w"), _y("loss"), IN_WINDOW),
    )
    return form_of(
        [
            readout_room(),
            _curve(),
            *optimum_marks(_x("w")),
            states.transform_window(
                w_next="lead(w)", loss_next="lead(loss)", groupby=["run"]
            ).transform_calculate(step=STEP_WITH_MEMORY if has_memory else STEP),
        ],
        label("chart.curve.title"),
        STEP_CHART_HEIGHT,
        [shown_state(), *readout_params("curve", *READ), *window_params()],
        numbers=(
            *(*CURVE_NUMBERS, *OPTIMUM_NUMBERS, *FACTORS, *TWIN_NUMBERS),
            STEPS_OVER,
        ),
        texts=(LOSS_NAME, *OPTIMUM_TEXTS),
        lists=WINDOW_LISTS,
    )


def _x(column: str) -> alt.X:
    ends = [alt.ExprRef("center - reach"), alt.ExprRef("center + reach")]
    axis = alt.Axis(tickCount=7, grid=False, format=SIX_DIGITS, labelBound=LABEL_BOUND)
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=axis,
    )


def _y(column: str) -> alt.Y:
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.loss.y"),
        scale=window_scale(),
        axis=named_axis(tickCount=5, format=SIX_DIGITS, **steady_axis()),
    )


def _curve() -> alt.Chart:
    """J around the center, see `loss_curve.py`."""
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, 101, 1, as_="t"))
        .transform_calculate(away="(datum.t / 50 - 1) * reach")
        .transform_calculate(w="center + datum.away")
        .transform_calculate(
            loss="base + slope * datum.away + a * datum.away * datum.away"
        )
        .mark_line(color=THEORY_GREY, strokeWidth=2, clip=True)
        .encode(x=_x("w"), y=_y("loss"))
    )
    return chart


def _step(has_memory: bool) -> list[alt.Chart]:
    """The step from the state shown: an arrow on the curve to the next state.

    With a memory it is level, as its two parts are, and a line leads down to the next.
    """
    drop = (
        alt.Chart()
        .mark_rule(strokeWidth=1.5, strokeDash=[2, 2], clip=True)
        .encode(x=_x("w_next"), y=_y("loss"), y2="loss_next", color=run_color())
    )
    arrow = arrow_layers(
        alt.Chart(),
        (_x, "w", "w_next"),
        (_y, "loss", "loss" if has_memory else "loss_next"),
        PIXELS,
        ARROW_WIDTHS,
        ARROW_HEADS,
        alike="coincide",
    )
    return [drop, *arrow] if has_memory else arrow


def _parts() -> list[alt.Chart]:
    """What the arrow is made of: below it the gradient's part, above it the rest.

    Each has its row, so that heads that are close do not cover each other.
    """
    of_gradient, of_memory = BESIDE_STEP
    parts = []
    for start, end, offset, dash in (
        ("w", "w_alone", of_gradient, [1, 0]),
        ("w_alone", "w_next", of_memory, [2, 2]),
    ):
        parts += arrow_layers(
            alt.Chart().transform_filter("isValid(datum.w_next)"),
            (_x, start, end),
            (_y, "loss", "loss"),
            PIXELS,
            PART_WIDTHS,
            PART_HEADS,
            yOffset=offset,
            strokeDash=dash,
        )
    return parts


def _tangent() -> list[alt.Chart]:
    """The line through the state shown with the gradient of its run as slope.

    Its name stands once, of the run by hand: at the lower end, where the tangent is
    outside of the curve; of a slope that is steeper than it at the upper, inside.
    """
    tangent = alt.Chart().transform_calculate(
        left=f"datum.w - {TANGENT} * reach",
        right=f"datum.w + {TANGENT} * reach",
        at_left=f"datum.loss - {TANGENT} * reach * datum.gradient",
        at_right=f"datum.loss + {TANGENT} * reach * datum.gradient",
    )
    line = tangent.mark_rule(clip=True, **SLOPE).encode(
        x=_x("left"), x2="right", y=_y("at_left"), y2="at_right", color=run_color()
    )
    own = "abs(slope + 2 * a * (datum.w - center))"
    end = "(datum.is_steep ? high - datum.loss : datum.loss - low)"
    named = (
        tangent.transform_filter(f"datum.by_hand && datum.gradient != 0 && {IN_WINDOW}")
        .transform_calculate(is_steep=f"abs(datum.gradient) > 1.3 * {own}")
        .transform_calculate(
            away=f"min({TANGENT} * reach, 0.85 * {end} / abs(datum.gradient))",
            way="(datum.is_steep ? 1 : -1) * (datum.gradient > 0 ? 1 : -1)",
        )
        .transform_calculate(
            name_w="datum.w + datum.way * datum.away",
            name_loss="datum.loss + datum.way * datum.away * datum.gradient",
            is_level=f"abs(datum.gradient) * {PIXELS[1]} < 0.4 * {PIXELS[0]}",
        )
        .transform_calculate(side="datum.is_level ? datum.way : -datum.way")
    )
    names = [
        named.mark_text(
            text=label("chart.curve.slope"),
            align=alt.ExprRef("datum.side > 0 ? 'left' : 'right'"),
            baseline="middle",
            dx=alt.ExprRef("7 * datum.side"),
            fontSize=SLOPE_FONT,
            **halo,
        ).encode(x=_x("name_w"), y=_y("name_loss"), color=run_color())
        for halo in (HALO, {})
    ]
    return [line, *names]
