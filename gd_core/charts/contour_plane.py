"""The plane of w and b: the contours of the loss, its directions and its optimum.

All of it is computed in the browser from a few facts, see `contour_facts`.
"""

from __future__ import annotations

import altair as alt

from gd_core.charts.name_places import ABOVE, ASIDE, NAME_SIZE
from gd_core.charts.theme import HALO, QUIET_TEXT, SIX_DIGITS, THEORY_GREY
from gd_core.text.catalogue import label

SIDE_POINTS = 60  # of one side of a contour
MOST_CONTOURS = 20
NUMBERS_EXTENT = 34  # pixels that the numbers of the axis up have at least
# the facts that are filled in
PLANE_NUMBERS = (
    *("w_star", "b_star", "along_w", "along_b", "steep", "flat"),
    *("center_w", "center_b", "reach_w", "reach_b", "is_equal"),
    *("crossing_w", "crossing_b"),
)
PLANE_TEXTS = ("optimum_name", "first_name", "second_name")
PLANE_LISTS = ("levels", "name_w", "name_b", "name_right", "name_above")
# of a state whose columns are w and b
IN_SIGHT = (
    "abs(datum.w - center_w) <= 3 * half_w && abs(datum.b - center_b) <= 3 * half_b"
)


def plane_params(width: str = "width") -> list[alt.Parameter]:
    """Half of the window in units of w and of b, and how far a direction is drawn.

    With equal scales the smaller side is as large as it must be, and the other has
    what the chart has room for.

    Args:
        width: an expression for how many pixels of the chart are for w.
    """
    unit = f"max(2 * reach_w / ({width}), 2 * reach_b / height)"
    halves = {
        "half_w": f"is_equal ? {unit} * ({width}) / 2 : reach_w",
        "half_b": f"is_equal ? {unit} * height / 2 : reach_b",
        # along the flat direction: from the optimum to the middle, and to the edge
        "middle": "(center_b - b_star) * along_w - (center_w - w_star) * along_b",
        "far": "sqrt(half_w * half_w + half_b * half_b)",
    }
    return [alt.param(name=name, expr=expr) for name, expr in halves.items()]


def plane_layers() -> list[alt.Chart]:
    """What stands below the paths of the runs."""
    return [_contours(), _directions(), _optimum()]


def axis_w(column: str = "w") -> alt.X:
    ends = [alt.ExprRef(f"center_w {sign} half_w") for sign in "-+"]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.contour.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=7, grid=False, format=SIX_DIGITS),
    )


def axis_b(column: str = "b") -> alt.Y:
    ends = [alt.ExprRef(f"center_b {sign} half_b") for sign in "-+"]
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.contour.y"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        # numbers get longer when the size is known, too late for the layout
        axis=alt.Axis(
            tickCount=6, grid=False, format=SIX_DIGITS, minExtent=NUMBERS_EXTENT
        ),
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
        alt.Chart(alt.sequence(0, MOST_CONTOURS * count, 1, as_="t"))
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
            x=axis_w(),
            y=axis_b(),
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
    ).encode(x=axis_w(), y=axis_b(), detail=alt.Detail("axis", type="nominal"))
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
        .encode(x=axis_w(), y=axis_b())
    )
    return chart


def plane_names() -> list[alt.Chart]:
    """The names of the optimum, if it is seen, and of the directions; above paths."""
    right, above = "toNumber(name_right[datum.t])", "toNumber(name_above[datum.t])"
    names = (
        alt.Chart(alt.sequence(0, len(PLANE_TEXTS), 1, as_="t"))
        .transform_calculate(
            w="toNumber(name_w[datum.t])",
            b="toNumber(name_b[datum.t])",
            text=f"[{', '.join(PLANE_TEXTS)}][datum.t]",
        )
        .transform_filter("datum.text")
    )
    return [
        names.mark_text(
            fontSize=NAME_SIZE,
            color=QUIET_TEXT,
            clip=True,
            align=alt.ExprRef(f"{right} ? 'left' : 'right'"),
            baseline=alt.ExprRef(f"{above} ? 'bottom' : 'top'"),
            dx=alt.ExprRef(f"{right} ? {ASIDE} : {-ASIDE}"),
            dy=alt.ExprRef(f"{above} ? {-ABOVE} : {ABOVE}"),
            **halo,
        ).encode(x=axis_w(), y=axis_b(), text=alt.Text("text", type="nominal"))
        for halo in (HALO, {})
    ]
