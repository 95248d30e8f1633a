"""The layers of the plane of rates: shades, the edge, the best pair, own, and marks.

Each cell of the grid is a row of "cells"; which rate and mu it is for follows from its
place. mu stands on its axis at -log10(1 - mu), so that 0.9 and 0.99 have their room.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.forms import named_data
from gd_core.charts.map_layers import run_name_layers
from gd_core.charts.theme import (
    QUIET_TEXT,
    RUN_COLORS,
    SIX_DIGITS,
    THEORY_GREY,
)
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label

TAKEN_PAIR = "pair"  # the selection of the cells whose rate and mu are taken
# the facts that are filled in
PAIR_NUMBERS = (
    *("columns", "rows", "lowest_rate", "highest_rate", "first_rate", "last_rate"),
    *("most_place", "top", "best_rate", "best_place", "own_rate", "own_place"),
    *("fewest", "most"),
)
PAIR_TEXTS = ("best_name", "own_name", "overflowed", "left")
PAIR_LISTS = ("rates", "momenta", "shown_places", "speeds", "row_edges", "edge_speeds")
SHADES = (1.0, 0.12)  # opacity
MARK_SIZES = {"manual": 90, "autograd": 30}
NAME_FONT = 13
PLANE_RUNS_ROW = -14  # of the names of the runs, above the plot
# a share of the distance: overflowed, farther away than at first, left, or gone
GONE, AWAY = "{0} >= 0 && {0} <= 0.01", "{0} < 0 || {0} > 1"
SHARE = "{0} < 0 ? overflowed : format({0}, '.3~%')"
# of a name, in pixels: at an end of the axis it has no place on its own side
NAME_PLACE_ABOVE = "best_place > 0.9 * top ? 34 : -14"
NAME_PLACE_BELOW = "own_place < 0.1 * top ? -32 : 16"
LEFT_HALF = "log({0}) * 2 < log(lowest_rate) + log(highest_rate)"


def rate_plane_layers() -> list[alt.Chart]:
    """All layers, from the bottom to the top."""
    return [
        _shades(),
        _past_edge(),
        _edge(),
        *(_runs(side) for side in SIDES),
        *_named("best", "cross", "best_name", above=True),
        *_named("own", "circle", "own_name", above=False),
        *run_name_layers(PLANE_RUNS_ROW),
        _places(),
    ]


def _x(column: str) -> alt.X:
    """The axis of rates."""
    ends = [alt.ExprRef("lowest_rate"), alt.ExprRef("highest_rate")]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.map.x"),
        scale=alt.Scale(type="log", domain=ends, nice=False),
        axis=alt.Axis(grid=False, format=SIX_DIGITS, tickCount=6),
    )


def _y(column: str) -> alt.Y:
    """The axis of mu, whose places are -log10(1 - mu)."""
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.plane.y"),
        scale=alt.Scale(domain=[0, alt.ExprRef("top")], nice=False, zero=False),
        axis=alt.Axis(
            grid=False,
            values=alt.ExprRef("shown_places"),
            labelExpr="format(1 - pow(10, -datum.value), '.5~f')",
        ),
    )


def _cells() -> alt.Chart:
    """The cells with their place in the grid, and the rate and the mu of each."""
    chart: alt.Chart = (
        named_data("cells")
        .transform_window(number="row_number()")
        .transform_calculate(
            column="(datum.number - 1) % columns",
            row="floor((datum.number - 1) / columns)",
        )
        .transform_calculate(
            rate="toNumber(rates[datum.column])",
            mu="toNumber(momenta[datum.row])",
            place="(datum.row + 0.5) * most_place / rows",
        )
    )
    return chart


def _shades() -> alt.Chart:
    """A cell is the darker, the sooner 1 % of the distance is left."""
    share = "pow(last_rate / first_rate, {} / (columns - 1))"
    # past the edge as far as the cell that it crosses, see `_past_edge`
    inside = "datum.speed >= 0 || datum.from_rate < toNumber(row_edges[datum.row])"
    at_edge = "datum.speed < 0 ? toNumber(edge_speeds[datum.row]) : datum.speed"
    opacity = alt.Opacity(
        "speed",
        type="quantitative",
        scale=alt.Scale(
            type="log",
            domain=[alt.ExprRef("fewest"), alt.ExprRef("most")],
            range=[*SHADES],
            clamp=True,
        ),
        legend=alt.Legend(
            title=label("chart.plane.speed"),
            orient="right",
            values=alt.ExprRef("speeds"),
            format=",d",
            symbolType="square",
            symbolSize=260,
            symbolStrokeWidth=0,
            symbolFillColor=THEORY_GREY,
            labelColor=QUIET_TEXT,
            titleColor=QUIET_TEXT,
            titleLimit=200,
        ),
    )
    chart: alt.Chart = (
        _cells()
        .transform_calculate(
            from_rate=f"first_rate * {share.format('(datum.column - 0.5)')}",
            to_rate=f"first_rate * {share.format('(datum.column + 0.5)')}",
            from_place="datum.row * most_place / rows",
            to_place="(datum.row + 1) * most_place / rows",
        )
        .transform_filter(inside)
        .transform_calculate(speed=f"clamp({at_edge}, fewest, most)")
        .mark_rect(color=THEORY_GREY, clip=True, strokeWidth=0)
        .encode(
            x=_x("from_rate"),
            x2="to_rate",
            y=_y("from_place"),
            y2="to_place",
            opacity=opacity,
        )
    )
    return chart


def _past_edge() -> alt.Chart:
    """Nothing where no pair converges: the shades end at the edge, and not in steps."""
    chart: alt.Chart = (
        named_data("edge")
        .transform_calculate(end="highest_rate")
        .mark_area(
            color=alt.ExprRef("background"), opacity=1, clip=True, orient="horizontal"
        )
        .encode(x=_x("rate"), x2="end", y=_y("place"))
    )
    return chart


def _edge() -> alt.Chart:
    """Up to which rate the distance stays bounded, for each mu."""
    chart: alt.Chart = (
        named_data("edge")
        .mark_line(color=QUIET_TEXT, strokeWidth=2.5, clip=True)
        .encode(
            x=_x("rate"),
            y=_y("place"),
            order=alt.Order("place", type="quantitative"),
        )
    )
    return chart


def _named(pair: str, shape: str, name: str, above: bool) -> list[alt.Chart]:
    """A pair of rate and mu as a mark, and its name."""
    at = (
        alt.Chart(alt.sequence(0, 1))
        .transform_calculate(rate=f"{pair}_rate", place=f"{pair}_place")
        .transform_filter(f"{name} != '' && datum.rate <= highest_rate")
    )
    is_left = LEFT_HALF.format(f"{pair}_rate")
    font: dict[str, Any] = {
        "text": alt.ExprRef(name),
        "align": alt.ExprRef(f"{is_left} ? 'left' : 'right'"),
        "dx": alt.ExprRef(f"{is_left} ? 10 : -10"),
        "dy": alt.ExprRef(NAME_PLACE_ABOVE if above else NAME_PLACE_BELOW),
        "fontSize": NAME_FONT,
        "fontWeight": 700,
    }
    halo: dict[str, Any] = {
        "stroke": alt.ExprRef("background"),
        "strokeWidth": 4,
        "opacity": 0.8,
    }
    return [
        at.mark_point(
            shape=shape,
            size=300 if shape == "circle" else 190,
            filled=shape != "circle",
            opacity=1,
            color=QUIET_TEXT,
            strokeWidth=2.5,
        ).encode(x=_x("rate"), y=_y("place")),
        at.mark_text(**font, **halo).encode(x=_x("rate"), y=_y("place")),
        at.mark_text(**font, color=QUIET_TEXT).encode(x=_x("rate"), y=_y("place")),
    ]


def _runs(side: str) -> alt.Chart:
    """Real runs: filled if they came there, hollow if not, a triangle if farther."""
    share = f"datum.{side}"
    shape = "circle" if side == SIDES[0] else "square"
    is_away, is_gone = AWAY.format(share), GONE.format(share)
    chart: alt.Chart = (
        _cells()
        .transform_filter(f"isValid({share})")
        .mark_point(
            color=RUN_COLORS[side],
            size=MARK_SIZES[side],
            opacity=1,
            shape=alt.ExprRef(f"{is_away} ? 'triangle-up' : '{shape}'"),
            fill=alt.ExprRef(
                f"{is_away} || ({is_gone}) ? '{RUN_COLORS[side]}' : 'transparent'"
            ),
            strokeWidth=1.5,
            clip=True,
        )
        .encode(x=_x("rate"), y=_y("place"))
    )
    return chart


def _places() -> alt.Chart:
    """A click anywhere takes the rate and the mu of the nearest cell.

    Each click changes what is selected, see `map_layers.taken`.
    """
    clicked = alt.selection_point(
        name=TAKEN_PAIR,
        fields=["rate", "mu"],
        on="click",
        nearest=True,
        toggle="true",
        clear=False,
    )
    shares = {f"{side}_left": SHARE.format(f"datum.{side}") for side in SIDES}
    left = "left"
    for side in SIDES:
        left = f"replace({left}, '{{{side}}}', datum.{side}_left)"
    lands, never = label("chart.plane.lands"), label("chart.plane.never")
    speed = (
        f"datum.speed < 0 ? '{never}' : datum.speed < 1 ? '{lands}' :"
        " format(datum.speed, ',.0f')"
    )
    told = f"({speed}) + (isValid(datum.{SIDES[0]}) ? ' · ' + {left} : '')"
    tooltip: list[Any] = [
        alt.Tooltip(
            "rate", type="quantitative", format=SIX_DIGITS, title=label("chart.map.x")
        ),
        alt.Tooltip(
            "mu", type="quantitative", format=SIX_DIGITS, title=label("chart.plane.y")
        ),
        alt.Tooltip("told", type="nominal", title=label("chart.plane.speed")),
    ]
    chart: alt.Chart = (
        _cells()
        .transform_calculate(**shares)
        .transform_calculate(told=told)
        .mark_point(opacity=0, size=1, cursor="pointer")
        .encode(x=_x("rate"), y=_y("place"), tooltip=tooltip)
        .properties(name="places")
        .add_params(clicked)
    )
    return chart
