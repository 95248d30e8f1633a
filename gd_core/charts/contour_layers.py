"""What the contour chart is made of, from the bottom to the top."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.linked import (
    BUS,
    NO_TOOLTIP,
    PIN,
    all_states,
    drawn_states,
    readout,
    readout_room,
    shown_states,
)
from gd_core.charts.name_places import ABOVE, ASIDE, NAME_SIZE
from gd_core.charts.step_data import STEP_CHART_HEIGHT
from gd_core.charts.theme import (
    ARROW_HEAD_SIZES,
    ARROW_WIDTHS,
    QUIET_TEXT,
    SHOWN_STATE_SIZES,
    SIX_DIGITS,
    STATE_SIZES,
    THEORY_GREY,
    run_color,
    run_dash,
    run_shape,
    run_size,
)
from gd_core.text.catalogue import label

CONTOUR_HEIGHT = STEP_CHART_HEIGHT + 20  # pixels
START_FROM = "start"  # the selection of a place to start from
SIDE_POINTS = 60  # of one side of a contour
ACROSS, UP = 60, 40  # places in the window that can be clicked
SLOPE_LENGTH, ANGLE_LENGTH = 0.28, 0.1  # of the window: gradient, right angle to it
# the facts that are filled in
CONTOUR_NUMBERS = (
    *("w_star", "b_star", "along_w", "along_b", "steep", "flat"),
    *("center_w", "center_b", "reach_w", "reach_b", "is_equal"),
    *("crossing_w", "crossing_b"),
)
NAME_TEXTS = ("optimum_name", "first_name", "second_name")
CONTOUR_LISTS = ("levels", "name_w", "name_b", "name_right", "name_above")
IN_SIGHT = (
    "abs(datum.w - center_w) <= 3 * half_w && abs(datum.b - center_b) <= 3 * half_b"
)
SIZE = "sqrt(pow(datum.gradient / {0}, 2) + pow(datum.gradient_b / {1}, 2))"


def contour_params() -> list[alt.Parameter]:
    """Half of the window in units of w and of b, and how far a direction is drawn.

    With equal scales the smaller side is as large as it must be, and the other has
    what the chart has room for.
    """
    unit = "max(2 * reach_w / width, 2 * reach_b / height)"
    halves = {
        "half_w": f"is_equal ? {unit} * width / 2 : reach_w",
        "half_b": f"is_equal ? {unit} * height / 2 : reach_b",
        # along the flat direction: from the optimum to the middle, and to the edge
        "middle": "(center_b - b_star) * along_w - (center_w - w_star) * along_b",
        "far": "sqrt(half_w * half_w + half_b * half_b)",
    }
    return [alt.param(name=name, expr=expr) for name, expr in halves.items()]


def contour_layers(*columns: str) -> list[alt.Chart | alt.LayerChart]:
    """All layers.

    Args:
        columns: the numbers that stand above the plot.
    """
    states = all_states(
        _path(),
        _states(),
        shown_states(*_slope(), *_step(), _shown(), *readout(*columns)),
        _pointer(),
    )
    return [
        readout_room(),
        _contours(),
        _directions(),
        _optimum(),
        _names(),
        _places(),
        states.transform_window(w_next="lead(w)", b_next="lead(b)", groupby=["run"]),
    ]


def _x(column: str = "w") -> alt.X:
    ends = [alt.ExprRef(f"center_w {sign} half_w") for sign in "-+"]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.contour.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=7, grid=False, format=SIX_DIGITS),
    )


def _y(column: str = "b") -> alt.Y:
    ends = [alt.ExprRef(f"center_b {sign} half_b") for sign in "-+"]
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.contour.y"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=6, grid=False, format=SIX_DIGITS),
    )


def _at(along: str, across: str) -> dict[str, str]:
    """w and b at distances from the optimum along the two directions."""
    return {
        "w": f"w_star + ({along}) * along_w - ({across}) * along_b",
        "b": f"b_star + ({along}) * along_b + ({across}) * along_w",
    }


def _contours() -> alt.Chart:
    """An ellipse a level: both its sides, each from one end to the other.

    Along the flat direction only where the window is, so that the sides of a long one
    have enough points there; where it has no end, as in a valley, they are lines.
    """
    count = 2 * SIDE_POINTS
    turn = f"(PI * (datum.t % {SIDE_POINTS}) / {SIDE_POINTS - 1} - PI / 2)"
    side = f"(datum.t % {count} < {SIDE_POINTS} ? 1 : -1)"
    end = "(flat > 0 ? sqrt(2 * datum.level / flat) : 1e300)"
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, 20 * count, 1, as_="t"))
        .transform_calculate(ring=f"floor(datum.t / {count})")
        .transform_filter("datum.ring < length(levels)")
        .transform_calculate(level="toNumber(levels[datum.ring])")
        .transform_calculate(
            low=f"max(-{end}, middle - far)", high=f"min({end}, middle + far)"
        )
        .transform_filter("datum.low < datum.high")
        .transform_calculate(
            across=(
                "(datum.low + datum.high) / 2 +"
                f" {side} * sin({turn}) * (datum.high - datum.low) / 2"
            )
        )
        .transform_calculate(
            along=(
                f"{side} * sqrt(max(0, (2 * datum.level - flat * datum.across *"
                " datum.across) / steep))"
            )
        )
        .transform_calculate(**_at("datum.along", "datum.across"))
        .mark_line(color=THEORY_GREY, strokeWidth=1, opacity=0.75, clip=True)
        .encode(
            x=_x(),
            y=_y(),
            detail=alt.Detail("ring", type="nominal"),
            order=alt.Order("t", type="quantitative"),
        )
    )
    return chart


def _directions() -> alt.Chart:
    """The eigenvectors, each with its eigenvalue: through the optimum if it is seen."""
    way = "(datum.t % 2 ? 2 : -2) * far"
    ends = (
        alt.Chart(alt.sequence(0, 4, 1, as_="t"))
        .transform_calculate(axis="floor(datum.t / 2)", way=way)
        .transform_calculate(
            w="crossing_w + datum.way * (datum.axis ? -along_b : along_w)",
            b="crossing_b + datum.way * (datum.axis ? along_w : along_b)",
        )
    )
    chart: alt.Chart = ends.mark_line(
        color=THEORY_GREY, strokeDash=[6, 4], strokeWidth=1, clip=True
    ).encode(x=_x(), y=_y(), detail=alt.Detail("axis", type="nominal"))
    return chart


def _optimum() -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, 1))
        .transform_calculate(w="w_star", b="b_star")
        .mark_point(
            shape="cross",
            size=110,
            filled=True,
            color=THEORY_GREY,
            opacity=1,
            clip=True,
        )
        .encode(x=_x(), y=_y())
    )
    return chart


def _names() -> alt.Chart:
    """The names of the optimum, if it is seen, and of the directions."""
    right, above = "toNumber(name_right[datum.t])", "toNumber(name_above[datum.t])"
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, len(NAME_TEXTS), 1, as_="t"))
        .transform_calculate(
            w="toNumber(name_w[datum.t])",
            b="toNumber(name_b[datum.t])",
            text=f"[{', '.join(NAME_TEXTS)}][datum.t]",
        )
        .transform_filter("datum.text")
        .mark_text(
            fontSize=NAME_SIZE,
            color=QUIET_TEXT,
            clip=True,
            align=alt.ExprRef(f"{right} ? 'left' : 'right'"),
            baseline=alt.ExprRef(f"{above} ? 'bottom' : 'top'"),
            dx=alt.ExprRef(f"{right} ? {ASIDE} : {-ASIDE}"),
            dy=alt.ExprRef(f"{above} ? {-ABOVE} : {ABOVE}"),
        )
        .encode(x=_x(), y=_y(), text=alt.Text("text", type="nominal"))
    )
    return chart


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
        .encode(x=_x(), y=_y(), tooltip=NO_TOOLTIP)
        .add_params(clicked)
    )
    return chart


def _path() -> alt.Chart:
    chart: alt.Chart = (
        drawn_states(IN_SIGHT)
        .mark_line(strokeWidth=1.5, opacity=0.6, clip=True)
        .encode(
            x=_x(),
            y=_y(),
            color=run_color(),
            strokeDash=run_dash(),
            order=alt.Order("iteration", type="quantitative"),
        )
    )
    return chart


def _states() -> alt.Chart:
    chart: alt.Chart = (
        drawn_states(IN_SIGHT)
        .mark_point(filled=True, opacity=0.7, clip=True)
        .encode(
            x=_x(),
            y=_y(),
            color=run_color(),
            shape=run_shape(),
            size=run_size(*STATE_SIZES),
        )
    )
    return chart


def _shown() -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart()
        .mark_point(filled=True, opacity=1, stroke="white", clip=True)
        .encode(
            x=_x(),
            y=_y(),
            color=run_color(),
            shape=run_shape(),
            size=run_size(*SHOWN_STATE_SIZES),
        )
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
        .encode(x=_x(), y=_y(), x2="end_w", y2="end_b", color=run_color())
    )
    return chart


def _step() -> list[alt.Chart]:
    """The step from the state shown to the next, with a head."""
    arrow = (
        alt.Chart()
        .mark_rule(clip=True)
        .encode(
            x=_x(),
            y=_y(),
            x2="w_next",
            y2="b_next",
            color=run_color(),
            strokeWidth=run_size(*ARROW_WIDTHS),
        )
    )
    turn = (
        "atan2((datum.w_next - datum.w) / half_w * width,"
        " (datum.b_next - datum.b) / half_b * height) * 180 / PI"
    )
    head: Any = (
        alt.Chart()
        .transform_filter(
            "isValid(datum.w_next) &&"
            " (datum.w_next != datum.w || datum.b_next != datum.b)"
        )
        .transform_calculate(turn=turn)
        .mark_point(
            filled=True,
            opacity=1,
            clip=True,
            shape="triangle-up",
            angle=alt.ExprRef("datum.turn"),
        )
        .encode(
            x=_x("w_next"),
            y=_y("b_next"),
            color=run_color(),
            size=run_size(*ARROW_HEAD_SIZES),
        )
    )
    return [arrow, head]


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
        .encode(x=_x(), y=_y(), tooltip=NO_TOOLTIP)
        .add_params(*selections)
    )
    return chart
