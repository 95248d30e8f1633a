"""The loss as a function of w, and one step on it."""

from __future__ import annotations

import altair as alt

from gd_core.charts.forms import Chart, Form, form_of, memoised_form
from gd_core.charts.linked import (
    all_states,
    drawn_states,
    pointer_layer,
    readout,
    readout_param,
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
    ARROW_HEAD_SIZES,
    ARROW_WIDTHS,
    LINE_WIDTHS,
    SHOWN_STATE_SIZES,
    SIX_DIGITS,
    STATE_SIZES,
    THEORY_GREY,
    run_color,
    run_dash,
    run_shape,
    run_size,
    settings_lines,
)
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

TANGENT = 0.4  # how far a tangent is drawn to both sides, of the window's reach
ROOM_BELOW = 0.06  # of the height of the window
# positions far outside are no numbers that SVG can hold
IN_WINDOW = "abs(datum.w - center) <= 2 * reach"
READ = ("w", "gradient", "step")  # the numbers above the plot
STEP = "datum.gradient * (datum.by_hand ? manual_factor : autograd_factor)"
STEP_WITH_MEMORY = "datum.w_next - datum.w"
BESIDE_STEP = (13, -13)  # pixels below it: the gradient's part, and the memory's
PART_WIDTHS, PART_HEAD_SIZES = (5, 2), (110, 50)  # by hand and by autograd
FACTORS = tuple(f"{side}_factor" for side in SIDES)  # facts
CURVE_NUMBERS = ("center", "base", "slope", "a")  # facts


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
        {"states": states.assign(**alone_data(e, traces))},
        {name: getattr(curve, name) for name in CURVE_NUMBERS}
        | axis_name(e)
        | optimum_facts(curve.optimum)
        | windows.facts(ranges)
        | step_facts(e),
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
        _states(),
        shown_states(*_step(), *parts, _shown(), *readout(*READ)),
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
        [shown_state(), readout_param("curve", *READ), *window_params()],
        numbers=(*CURVE_NUMBERS, *OPTIMUM_NUMBERS, *FACTORS),
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


def _states() -> alt.Chart:
    chart: alt.Chart = (
        drawn_states(IN_WINDOW)
        .mark_point(filled=True, opacity=0.7, clip=True)
        .encode(
            x=_x("w"),
            y=_y("loss"),
            color=run_color(),
            shape=run_shape(),
            size=run_size(*STATE_SIZES),
            order=alt.Order("by_hand", type="nominal", sort="descending"),
        )
    )
    return chart


def _shown() -> alt.Chart:
    """The state that is shown."""
    chart: alt.Chart = (
        alt.Chart()
        .mark_point(filled=True, opacity=1, stroke="white", clip=True)
        .encode(
            x=_x("w"),
            y=_y("loss"),
            color=run_color(),
            shape=run_shape(),
            size=run_size(*SHOWN_STATE_SIZES),
        )
    )
    return chart


def _step() -> list[alt.Chart]:
    """The step from the state shown: down to the next loss, the slope, the arrow."""
    x, y = _x("w"), _y("loss")
    next_x = _x("w_next")
    color = run_color()
    drop = (
        alt.Chart()
        .mark_rule(strokeWidth=1.5, strokeDash=[2, 2], clip=True)
        .encode(x=next_x, y=y, y2="loss_next", color=color)
    )
    arrow = (
        alt.Chart()
        .mark_rule(clip=True)
        .encode(x=x, x2="w_next", y=y, color=color, strokeWidth=run_size(*ARROW_WIDTHS))
    )
    direction = alt.condition(
        "datum.step > 0", alt.value("triangle-right"), alt.value("triangle-left")
    )
    head = (
        alt.Chart()
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
    return [drop, _tangent(), arrow, head]


def _parts() -> list[alt.Chart]:
    """What the arrow is made of: below it the gradient's part, above it the rest.

    Each has its row, so that heads that are close do not cover each other.
    """
    of_gradient, of_memory = BESIDE_STEP
    y, color = _y("loss"), run_color()
    there = "isValid(datum.w_next)"
    alone = (
        alt.Chart()
        .transform_filter(there)
        .mark_rule(clip=True, yOffset=of_gradient)
        .encode(
            x=_x("w"),
            x2="w_alone",
            y=y,
            color=color,
            strokeWidth=run_size(*PART_WIDTHS),
        )
    )
    rest = (
        alt.Chart()
        .transform_filter(there)
        .mark_rule(clip=True, strokeDash=[2, 2], yOffset=of_memory)
        .encode(
            x=_x("w_alone"),
            x2="w_next",
            y=y,
            color=color,
            strokeWidth=run_size(*PART_WIDTHS),
        )
    )
    heads = [
        alt.Chart()
        .transform_filter(f"{there} && datum.{to} != datum.{start}")
        .mark_point(filled=True, opacity=1, clip=True, yOffset=below)
        .encode(
            x=_x(to),
            y=y,
            color=color,
            size=run_size(*PART_HEAD_SIZES),
            shape=alt.condition(
                f"datum.{to} > datum.{start}",
                alt.value("triangle-right"),
                alt.value("triangle-left"),
            ),
        )
        for start, to, below in (
            ("w", "w_alone", of_gradient),
            ("w_alone", "w_next", of_memory),
        )
    ]
    return [alone, rest, *heads]


def _tangent() -> alt.Chart:
    """The line through the state shown with the gradient of its run as slope."""
    chart: alt.Chart = (
        alt.Chart()
        .transform_calculate(
            left=f"datum.w - {TANGENT} * reach",
            right=f"datum.w + {TANGENT} * reach",
            at_left=f"datum.loss - {TANGENT} * reach * datum.gradient",
            at_right=f"datum.loss + {TANGENT} * reach * datum.gradient",
        )
        .mark_rule(clip=True)
        .encode(
            x=_x("left"),
            x2="right",
            y=_y("at_left"),
            y2="at_right",
            color=run_color(),
            strokeDash=run_dash(),
            strokeWidth=run_size(*LINE_WIDTHS),
        )
    )
    return chart
