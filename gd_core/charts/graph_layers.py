"""The form of the graph that backward() walks: boxes, arrows and lines of text."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.arrows import UPWARDS
from gd_core.charts.forms import Form, form_of, memoised_form, named_data
from gd_core.charts.letters import shown_width
from gd_core.charts.theme import GRAPH_COLORS, QUIET_TEXT, SUBTITLE_LEADING
from gd_core.text.catalogue import label

WAYS = ("forward", "backward")
BOX_WIDTH, BOX_HEIGHT = 186, 50
BOX_INDENT = 10  # of what stands in a box
NODE_OFFSET = 36  # from its top to the name of the node
PILE_HEIGHT = 30  # the line below it all, where the leaf's .grad was never reset
LEGEND_HEIGHT = 30  # the line above it all
TITLE_HEIGHT, LINES_ABOVE = 36, 4  # above that
WALK_HEIGHT = 540  # from the leaf to the loss, if that is room enough
LEAST_ROW_HEIGHT = 90  # of a box and what stands above it
GRAPH_WIDTH = "max(width, widest)"  # of all, in the units of x
ARROW_HEAD = 11  # pixels, how long the head of an arrow is
GRAPH_FONT, NODE_FONT = 17, 14
GRAPH_SMALLEST = 13  # a text that is too long for its room is made smaller
GRAPH_LETTER_WIDTH = 0.53  # how wide one is on average, of the font size


@memoised_form
def graph_form(walk_height: int) -> Form:
    """The form of a graph, `walk_height` pixels from the leaf to the loss."""
    above = TITLE_HEIGHT + SUBTITLE_LEADING * LINES_ABOVE + LEGEND_HEIGHT
    return form_of(
        [_draw_boxes(), *_draw_arrows(), _draw_names(), _draw_texts()],
        label("chart.graph.title"),
        above + walk_height + PILE_HEIGHT,
        numbers=("deepest", "widest"),
    )


def _x(column: str = "x") -> alt.X:
    """Pixels from the left; less than a pixel each where the boxes need more."""
    ends: list[Any] = [0, alt.ExprRef(GRAPH_WIDTH)]
    scale = alt.Scale(domain=ends, nice=False, zero=False)
    return alt.X(column, type="quantitative", axis=None, scale=scale)


def _y(column: str = "y") -> alt.Y:
    """Pixels from the top; less than a pixel each if the title leaves too few."""
    ends: list[Any] = [alt.ExprRef("max(height, deepest)"), 0]
    scale = alt.Scale(domain=ends, nice=False, zero=False)
    return alt.Y(column, type="quantitative", axis=None, scale=scale)


def _color(name: str) -> str:
    light, dark = GRAPH_COLORS[name]
    return f"(luminance(background) < 0.5 ? '{dark}' : '{light}')"


def _its_color() -> alt.ExprRef:
    """The colour of the way that a row names."""
    cases = (f"datum.way == '{way}' ? {_color(way)} : " for way in WAYS)
    return alt.ExprRef("".join(cases) + _color("word"))


def _draw_boxes() -> alt.Chart:
    chart: alt.Chart = (
        named_data("boxes")
        .transform_calculate(x2=f"datum.x + {BOX_WIDTH}", y2=f"datum.y + {BOX_HEIGHT}")
        .mark_rect(fill=alt.ExprRef(_color("box")), stroke=QUIET_TEXT, cornerRadius=6)
        .encode(x=_x(), x2="x2", y=_y(), y2="y2")
    )
    return chart


def _draw_arrows() -> list[alt.Chart]:
    """Values solid, gradients dashed, so that a grey print tells them apart too."""
    arrows = named_data("arrows").transform_calculate(
        way="datum.y2 > datum.y || datum.x2 > datum.x ? 'backward' : 'forward'"
    )
    ends = {f"end_{axis}": _before(f"datum.{axis}2", f"datum.{axis}") for axis in "xy"}
    shafts = arrows.transform_calculate(**ends).mark_rule(
        color=_its_color(),
        strokeWidth=2,
        strokeDash=alt.ExprRef("datum.way == 'backward' ? [5, 3] : [1, 0]"),
    )
    heads = arrows.transform_filter("datum.head").mark_point(
        filled=True,
        opacity=1,
        size=4 * ARROW_HEAD**2,
        color=_its_color(),
        shape=UPWARDS,
        angle=alt.ExprRef("datum.x2 < datum.x ? 270 : datum.y2 < datum.y ? 0 : 180"),
    )
    return [
        shafts.encode(x=_x(), x2="end_x", y=_y(), y2="end_y"),
        heads.encode(x=_x("x2"), y=_y("y2")),
    ]


def _before(end: str, start: str) -> str:
    """Where the shaft of an arrow ends, on the way from its start to its end."""
    way = f"(({end} > {start}) - ({end} < {start}))"
    return f"{end} - datum.head * {ARROW_HEAD - 1} * {way}"


def _draw_names() -> alt.Chart:
    """What PyTorch calls the node, in each box."""
    chart: alt.Chart = (
        named_data("boxes")
        .transform_calculate(
            left=f"datum.x + {BOX_INDENT}", at=f"datum.y + {NODE_OFFSET}"
        )
        .mark_text(
            **_line_of_text("datum.node", f"{BOX_WIDTH}", NODE_FONT),
            color=alt.ExprRef(_color("word")),
            font="monospace",
        )
        .encode(x=_x("left"), y=_y("at"), text=alt.Text("node", type="nominal"))
    )
    return chart


def _draw_texts() -> alt.Chart:
    room = f"((datum.room || {GRAPH_WIDTH} - datum.x) * width / {GRAPH_WIDTH})"
    chart: alt.Chart = (
        named_data("texts")
        .mark_text(
            **_line_of_text("datum.text", room, GRAPH_FONT),
            color=_its_color(),
            fontWeight=600,
        )
        .encode(x=_x(), y=_y(), text=alt.Text("text", type="nominal"))
    )
    return chart


def _line_of_text(text: str, room: str, largest: int) -> dict[str, Any]:
    """A line of text, as large as its room allows."""
    fits = f"{room} / ({shown_width(text)} * {GRAPH_LETTER_WIDTH})"
    size = f"clamp({fits}, {GRAPH_SMALLEST}, {largest})"
    return {
        "align": "left",
        "baseline": "middle",
        "fontSize": alt.ExprRef(size),
        "limit": alt.ExprRef(room),
    }
