"""Arrows: from one place to another, the tip of the head at its end exactly.

A head is a path whose tip is where the mark stands. A short arrow has a small head and
a thin shaft, so that its length can still be read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt

from gd_core.charts.theme import run_color

HEAD_OF = 0.7  # of its length, at most, is an arrow's head
UNDER_HEAD = 0.8  # of a head, from the tip, is drawn no shaft
SHAFT_OF = 0.75  # of its head's length, at most, is a shaft wide
HEAD_WIDTH = 0.55  # half of it, of its length
# upwards, its tip at 0: Vega draws 1 as half the root of the mark's size
UPWARDS = f"M0,0L{HEAD_WIDTH},1L-{HEAD_WIDTH},1Z"


def arrow_layers(
    layer: alt.Chart,
    x: tuple[Callable[[str], alt.X], str, str],
    y: tuple[Callable[[str], alt.Y], str, str],
    lengths: tuple[str, str],
    widths: tuple[float, float],
    heads: tuple[float, float],
    alike: str = "false",
    **mark: Any,
) -> list[alt.Chart]:
    """Shaft and head of an arrow, by hand larger than by autograd.

    Args:
        layer: a row an arrow, with `by_hand` and `run`.
        x: the axis across for a column, and the columns where an arrow starts and ends.
        y: the same upwards.
        lengths: expressions for the pixels of 1 across and of 1 upwards.
        widths: of the shafts, by hand and by autograd, in pixels.
        heads: how long they are, in pixels.
        alike: an expression for whether both runs have the same arrow: then that by
            autograd is a line in that by hand, without a head of its own.
        mark: more about both, as their offset.
    """
    (axis_x, start_x, end_x), (axis_y, start_y, end_y) = x, y
    across = f"(datum.{end_x} - datum.{start_x}) * {lengths[0]}"
    up = f"(datum.{end_y} - datum.{start_y}) * {lengths[1]}"
    by_side = "(datum.by_hand ? {} : {})"
    arrows = (
        layer.transform_filter(f"isValid(datum.{end_x}) && isValid(datum.{end_y})")
        .transform_calculate(
            far=f"sqrt(pow({across}, 2) + pow({up}, 2))",
            turn=f"atan2({across}, {up}) * 180 / PI",
        )
        .transform_filter("datum.far > 0")
        .transform_calculate(
            head=f"min({by_side.format(*heads)}, {HEAD_OF} * datum.far)"
        )
        .transform_calculate(
            shaft=f"1 - {UNDER_HEAD} * datum.head / datum.far",
            thick=f"min({by_side.format(*widths)}, {SHAFT_OF} * datum.head)",
        )
        .transform_calculate(
            shaft_x=f"lerp([datum.{start_x}, datum.{end_x}], datum.shaft)",
            shaft_y=f"lerp([datum.{start_y}, datum.{end_y}], datum.shaft)",
        )
    )
    dash = mark.pop("strokeDash", [1, 0])
    return [
        arrows.mark_rule(
            clip=True,
            strokeDash=dash,
            strokeWidth=alt.ExprRef("datum.thick"),
            **mark,
        ).encode(
            x=axis_x(start_x),
            x2="shaft_x",
            y=axis_y(start_y),
            y2="shaft_y",
            color=run_color(),
        ),
        arrows.transform_filter(f"datum.by_hand || !({alike})")
        .mark_point(
            clip=True,
            filled=True,
            opacity=1,
            shape=UPWARDS,
            stroke=alt.ExprRef("background"),
            strokeWidth=1,
            strokeJoin="round",
            size=alt.ExprRef("4 * datum.head * datum.head"),
            angle=alt.ExprRef("datum.turn"),
            **mark,
        )
        .encode(x=axis_x(end_x), y=axis_y(end_y), color=run_color()),
    ]
