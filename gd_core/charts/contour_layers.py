"""What stands on the plane of w and b in the contour chart: paths, step, places."""

from __future__ import annotations

import altair as alt

from gd_core.charts.arrows import arrow_layers
from gd_core.charts.contour_plane import (
    IN_SIGHT,
    axis_b,
    axis_w,
    plane_layers,
    plane_names,
)
from gd_core.charts.curve_states import joined_states
from gd_core.charts.linked import (
    BUS,
    PIN,
    all_states,
    drawn_states,
    readout,
    readout_room,
    shown_states,
)
from gd_core.charts.step_data import STEP_CHART_HEIGHT
from gd_core.charts.theme import (
    ARROW_HEADS,
    ARROW_WIDTHS,
    run_color,
    shown_marks,
)

CONTOUR_HEIGHT = STEP_CHART_HEIGHT + 20  # pixels
START_FROM = "start"  # the selection of a place to start from
ACROSS, UP = 60, 40  # places in the window that can be clicked
SLOPE_LENGTH, ANGLE_LENGTH = 0.28, 0.1  # of the window: gradient, right angle to it
SIZE = "sqrt(pow(datum.gradient / {0}, 2) + pow(datum.gradient_b / {1}, 2))"


def contour_layers(
    *columns: str, has_memory: bool = False
) -> list[alt.Chart | alt.LayerChart]:
    """All layers.

    Args:
        columns: the numbers that stand above the plot.
        has_memory: the optimiser remembers something, whose part in the step is shown.
    """
    parts = _parts() if has_memory else []
    states = all_states(
        *joined_states(axis_w(), axis_b(), IN_SIGHT),
        shown_states(*_slope(), *parts, shown_marks(axis_w(), axis_b()), *_step()),
        *plane_names(),
        shown_states(*readout(*columns)),
        _pointer(),
    )
    return [
        readout_room(),
        *plane_layers(),
        _places(),
        states.transform_window(w_next="lead(w)", b_next="lead(b)", groupby=["run"]),
    ]


def _places() -> alt.Chart:
    """Places to start from, invisible: a click takes the nearest one."""
    clicked = alt.selection_point(
        name=START_FROM, fields=["w", "b"], on="click", nearest=True, clear=False
    )
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, ACROSS * UP, 1, as_="t"))
        .transform_calculate(
            w=f"center_w + half_w * (2 * ((datum.t % {ACROSS}) + 0.5) / {ACROSS} - 1)",
            b=f"center_b + half_b * (2 * (floor(datum.t / {ACROSS}) + 0.5) / {UP} - 1)",
        )
        .mark_point(opacity=0, size=1)
        .encode(x=axis_w(), y=axis_b())
        .add_params(clicked)
    )
    return chart


def _slope() -> list[alt.Chart]:
    """Down the gradient of the state shown, and a right angle to it."""
    # lengths as they are seen: of the window, not of w or of b
    true, seen = SIZE.format(1, 1), SIZE.format("half_b", "half_w")
    down = f"(is_equal ? half_b / {true} : 1 / {seen})"
    return [
        _rule(f"{-SLOPE_LENGTH} * {down}", "datum.gradient", "datum.gradient_b", 1.5),
        _rule(f"{ANGLE_LENGTH} * {down}", "datum.gradient_b", "-datum.gradient", 1.0),
        _rule(f"{-ANGLE_LENGTH} * {down}", "datum.gradient_b", "-datum.gradient", 1.0),
    ]


def _rule(times: str, across: str, up: str, width: float) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart()
        .transform_filter("datum.gradient != 0 || datum.gradient_b != 0")
        .transform_calculate(
            end_w=f"datum.w + {times} * {across}", end_b=f"datum.b + {times} * {up}"
        )
        .mark_rule(strokeDash=[2, 2], strokeWidth=width, clip=True)
        .encode(x=axis_w(), y=axis_b(), x2="end_w", y2="end_b", color=run_color())
    )
    return chart


def _step() -> list[alt.Chart]:
    """The step from the state shown to the next, with a head."""
    return arrow_layers(
        alt.Chart(),
        (axis_w, "w", "w_next"),
        (axis_b, "b", "b_next"),
        ("(width / (2 * half_w))", "(height / (2 * half_b))"),
        ARROW_WIDTHS,
        ARROW_HEADS,
        alike="coincide",
    )


def _parts() -> list[alt.Chart]:
    """What the step is made of: of this gradient alone, then what is remembered."""
    return [
        alt.Chart()
        .transform_filter("isValid(datum.w_next)")
        .mark_rule(clip=True, strokeWidth=1.5, strokeDash=dash)
        .encode(
            x=axis_w(f"w{start}"),
            y=axis_b(f"b{start}"),
            x2=f"w{end}",
            y2=f"b{end}",
            color=run_color(),
        )
        for start, end, dash in (
            ("", "_alone", [1, 0]),
            ("_alone", "_next", [2, 2]),
        )
    ]


def _pointer() -> alt.Chart:
    """The states, above all else and invisible: pointing shows one, a click pins it."""
    selections = [
        alt.selection_point(
            name=name,
            fields=["iteration"],
            on=event,
            clear=False,
            bind={"iteration": alt.BindDirect(**element)},  # type: ignore[arg-type]
        )
        for name, event, element in (
            ("pointed", "pointerover", BUS),
            ("clicked", "click", PIN),
        )
    ]
    chart: alt.Chart = (
        drawn_states(IN_SIGHT)
        .mark_point(filled=True, opacity=0, size=160, clip=True)
        .encode(x=axis_w(), y=axis_b())
        .add_params(*selections)
    )
    return chart
