"""The loss as a function of w, and one step on it."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import numpy as np

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
from gd_core.charts.loss_axis import LOSS_NAME, axis_name, loss_sentence
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
from gd_core.charts.step_layers import (
    IN_WINDOW,
    OFF_SLOPE,
    OWN_GRADIENTS,
    curve_x,
    curve_y,
    step_arrow,
    step_parts,
    tangent_layers,
)
from gd_core.charts.theme import THEORY_GREY, settings_lines, shown_marks
from gd_core.charts.twins import TWIN_NUMBERS, twin_facts
from gd_core.charts.windows import WINDOW_LISTS, Windows, window_params
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label

ROOM_BELOW = 0.08  # of the height of the window
READ = ("w", "gradient", "step")  # the numbers above the plot
STEP = "datum.gradient * (datum.by_hand ? manual_factor : autograd_factor)"
STEP_WITH_MEMORY = "datum.w_next - datum.w"
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
        | own_gradients(e, curve, traces)
        | twin_facts([t.w for t in traces.values()], 2 * min(windows.reach), every=1)
        | {STEPS_OVER: step_over(traces, curve.center, windows.reach[0])},
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


def own_gradients(
    e: Experiment, curve: LossCurve, traces: Mapping[str, Trace]
) -> dict[str, float]:
    """Whether a slip makes the gradient of a run another than the curve's slope.

    See OWN_GRADIENTS; of a right run it differs by rounding, or as it is of one point.
    """
    facts = {}
    for name, side in zip(OWN_GRADIENTS, SIDES, strict=True):
        w, gradient = (
            np.asarray(values, np.float64)
            for values in (traces[side].w, traces[side].gradient)
        )
        with np.errstate(over="ignore", invalid="ignore"):
            slope = curve.slope + 2 * curve.a * (w - curve.center)
            is_off = np.abs(gradient - slope) > OFF_SLOPE * np.abs(slope)
        facts[name] = float(e.slip(side) != "right" and bool(is_off.any()))
    return facts


@memoised_form
def _curve_form(has_memory: bool) -> Form:
    """The form of the curve; with a memory the step is shown in its two parts."""
    parts = step_parts() if has_memory else []
    states = all_states(
        shown_states(*tangent_layers()),
        *joined_states(curve_x("w"), curve_y("loss"), IN_WINDOW, STEPS_OVER),
        outside_layer(),
        shown_states(
            shown_marks(curve_x("w"), curve_y("loss")),
            *step_arrow(has_memory),
            *parts,
            *readout(*READ),
        ),
        *number_layers(curve_x("w"), curve_y("loss")),
        pointer_layer(curve_x("w"), curve_y("loss"), IN_WINDOW),
    )
    return form_of(
        [
            readout_room(),
            _curve(),
            *optimum_marks(curve_x("w")),
            states.transform_window(
                w_next="lead(w)", loss_next="lead(loss)", groupby=["run"]
            ).transform_calculate(step=STEP_WITH_MEMORY if has_memory else STEP),
        ],
        label("chart.curve.title"),
        STEP_CHART_HEIGHT,
        [shown_state(), *readout_params("curve", *READ), *window_params()],
        numbers=(
            *(*CURVE_NUMBERS, *OPTIMUM_NUMBERS, *FACTORS, *TWIN_NUMBERS),
            *(*OWN_GRADIENTS, STEPS_OVER),
        ),
        texts=(LOSS_NAME, *OPTIMUM_TEXTS),
        lists=WINDOW_LISTS,
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
        .encode(x=curve_x("w"), y=curve_y("loss"))
    )
    return chart
