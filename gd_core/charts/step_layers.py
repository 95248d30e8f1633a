"""What is drawn on the curve of a step: its arrow, its parts and its tangent."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.arrows import arrow_layers
from gd_core.charts.letters import shown_width
from gd_core.charts.loss_axis import named_axis
from gd_core.charts.theme import ARROW_HEADS, ARROW_WIDTHS, HALO, SIX_DIGITS, run_color
from gd_core.charts.windows import LABEL_BOUND, steady_axis, window_scale
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label
from gd_core.text.widths import width

# lighter than the step, which matters
SLOPE: dict[str, Any] = {"strokeWidth": 1.5, "opacity": 0.6}
SLOPE_FONT, SLOPE_LEADING = 13, 16  # pixels
SLOPE_ASIDE, SLOPE_LETTER = 7, 6.6  # pixels from a tangent to its name, and of a letter
# pixels to both sides of the line at the optimum; and from the top, where its name is
OPTIMUM_CLEAR, OPTIMUM_ROOM = 8, 44
OFF_SLOPE = 0.01  # of the slope of the curve: a gradient farther from it is not that
# facts: whether the gradient of a run is its own by a slip, not the curve's slope
OWN_GRADIENTS = tuple(f"{side}_own" for side in SIDES)
TANGENT = 0.4  # how far a tangent is drawn to both sides, of the window's reach
# positions far outside are no numbers that SVG can hold
IN_WINDOW = "abs(datum.w - center) <= 2 * reach"
BESIDE_STEP = (13, -13)  # pixels below it: the gradient's part, and the memory's
PART_WIDTHS, PART_HEADS = (5, 2), (10, 6)  # by hand and by autograd, in pixels
PIXELS = ("(width / (2 * reach))", "(height / (high - low))")  # of 1 across, of 1 up


def curve_x(column: str) -> alt.X:
    """The axis of weights, as far as the window reaches."""
    ends = [alt.ExprRef("center - reach"), alt.ExprRef("center + reach")]
    axis = alt.Axis(tickCount=7, grid=False, format=SIX_DIGITS, labelBound=LABEL_BOUND)
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=axis,
    )


def curve_y(column: str) -> alt.Y:
    """The axis of losses in the window."""
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.loss.y"),
        scale=window_scale(),
        axis=named_axis(tickCount=5, format=SIX_DIGITS, **steady_axis()),
    )


def step_arrow(has_memory: bool) -> list[alt.Chart]:
    """The step from the state shown: an arrow on the curve to the next state.

    With a memory it is level, as its two parts are, and a line leads down to the next.
    """
    drop = (
        alt.Chart()
        .mark_rule(strokeWidth=1.5, strokeDash=[2, 2], clip=True)
        .encode(
            x=curve_x("w_next"), y=curve_y("loss"), y2="loss_next", color=run_color()
        )
    )
    arrow = arrow_layers(
        alt.Chart(),
        (curve_x, "w", "w_next"),
        (curve_y, "loss", "loss" if has_memory else "loss_next"),
        PIXELS,
        ARROW_WIDTHS,
        ARROW_HEADS,
        alike="coincide",
    )
    return [drop, *arrow] if has_memory else arrow


def step_parts() -> list[alt.Chart]:
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
            (curve_x, start, end),
            (curve_y, "loss", "loss"),
            PIXELS,
            PART_WIDTHS,
            PART_HEADS,
            yOffset=offset,
            strokeDash=dash,
        )
    return parts


def tangent_layers() -> list[alt.Chart]:
    """The line through the state shown with the gradient of its run as slope.

    Its name stands once, of the run by hand: at the lower end, where the tangent is
    outside of the curve; of a slope that is steeper than it at the upper, inside. A
    line that is no tangent is called so, of each run. Needs the facts OWN_GRADIENTS.
    """
    tangent = alt.Chart().transform_calculate(
        left=f"datum.w - {TANGENT} * reach",
        right=f"datum.w + {TANGENT} * reach",
        at_left=f"datum.loss - {TANGENT} * reach * datum.gradient",
        at_right=f"datum.loss + {TANGENT} * reach * datum.gradient",
    )
    line = tangent.transform_filter("datum.by_hand || !coincide")
    line = line.mark_rule(clip=True, **SLOPE).encode(
        x=curve_x("left"),
        x2="right",
        y=curve_y("at_left"),
        y2="at_right",
        color=run_color(),
    )
    has_own = "(datum.by_hand ? manual_own : autograd_own)"
    end = "(datum.is_steep ? high - datum.loss : datum.loss - low)"
    # of two names that by hand is lower, so that neither stands on the other
    is_first = "datum.by_hand && datum.is_own && autograd_own && !coincide"
    share = f"({is_first} ? 0.45 : 0.85)"
    named = (
        tangent.transform_filter(f"datum.gradient != 0 && {IN_WINDOW}")
        .transform_calculate(of_curve="slope + 2 * a * (datum.w - center)")
        .transform_calculate(
            is_own=(
                f"{has_own} && abs(datum.gradient - datum.of_curve)"
                f" > {OFF_SLOPE} * abs(datum.of_curve)"
            ),
            is_steep="abs(datum.gradient) > 1.3 * abs(datum.of_curve)",
        )
        .transform_filter("datum.by_hand || datum.is_own && !coincide")
        .transform_calculate(
            away=f"min({TANGENT} * reach, {share} * {end} / abs(datum.gradient))",
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
        _clear_of_optimum(named.transform_filter(which), lines)
        .mark_text(
            text=lines,
            lineHeight=SLOPE_LEADING,
            align=alt.ExprRef("datum.side > 0 ? 'left' : 'right'"),
            baseline="middle",
            dx=alt.ExprRef(f"{SLOPE_ASIDE} * datum.side + datum.shift"),
            dy=alt.ExprRef(f"datum.sinks - {SLOPE_LEADING * (len(lines) - 1) / 2:g}"),
            fontSize=SLOPE_FONT,
            **halo,
        )
        .encode(x=curve_x("name_w"), y=curve_y("name_loss"), color=run_color())
        for which, lines in (
            ("!datum.is_own", [label("chart.curve.slope")]),
            ("datum.is_own", label("chart.curve.slope.own").split("\n")),
        )
        for halo in (HALO, {})
    ]
    return [line, *names]


def _clear_of_optimum(named: alt.Chart, lines: list[str]) -> alt.Chart:
    """The place of a tangent's name clear of the line at the optimum and its name.

    It goes to the other side of the tangent, or where it has no room there, beside the
    line and below that name: `side`; `shift` and `sinks` in pixels.
    """
    wide = SLOPE_LETTER * max(map(width, lines))

    def hits(side: str) -> str:
        left = f"(datum.px + ({side} > 0 ? {SLOPE_ASIDE} : {-SLOPE_ASIDE - wide:g}))"
        return f"({left} < datum.zone_end && {left} + {wide:g} > datum.zone)"

    beside = f"{OPTIMUM_CLEAR} + {SLOPE_LETTER} * {shown_width('optimum_name')}"
    chart: alt.Chart = (
        named.transform_calculate(
            px=f"(datum.name_w - center + reach) * {PIXELS[0]}",
            py=f"(high - datum.name_loss) * {PIXELS[1]}",
            at=f"isValid(optimum) ? (optimum - center + reach) * {PIXELS[0]} : -10000",
        )
        .transform_calculate(
            zone=f"datum.at - {OPTIMUM_CLEAR}",
            zone_end=f"datum.at + (datum.py < {OPTIMUM_ROOM} ? {beside}"
            f" : {OPTIMUM_CLEAR})",
        )
        .transform_calculate(
            far=f"abs(datum.px - datum.side * {SLOPE_ASIDE + wide:g} - datum.at)",
            # from the curve to the optimum, where the name's lower line stands
            inside="sqrt(max(0, datum.name_loss - base -"
            f" {SLOPE_LEADING} / {PIXELS[1]}) / a) * {PIXELS[0]}",
        )
        .transform_calculate(
            flips=f"{hits('datum.side')} && !{hits('-datum.side')}"
            f" && datum.far < min(datum.inside - {OPTIMUM_CLEAR}, width / 2)",
        )
        .transform_calculate(side="datum.flips ? -datum.side : datum.side")
        .transform_calculate(moves=hits("datum.side"))
        .transform_calculate(
            shift="!datum.moves ? 0 : datum.side > 0"
            f" ? datum.at + {OPTIMUM_CLEAR} - datum.px - {SLOPE_ASIDE}"
            f" : datum.zone - datum.px + {SLOPE_ASIDE}",
            sinks=f"datum.moves ? max(0, {OPTIMUM_ROOM} - datum.py) : 0",
        )
    )
    return chart
