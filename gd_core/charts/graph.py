"""The chart of the graph that backward() walks.

The leaf stands at the bottom, the loss at the top. Between two boxes, which are
PyTorch's nodes, stands what travels from one to the other: the value on its way up,
the gradient on its way down. All positions are pixels.
"""

from __future__ import annotations

from typing import Any

import altair as alt
from pandas import DataFrame

from gd_core.charts.forms import Spec, unvalidated
from gd_core.charts.graph_text import (
    accumulates_in,
    grad_text,
    gradient_text,
    graph_alt,
    value_lines,
    value_text,
    walked_nodes,
)
from gd_core.charts.theme import GRAPH_COLORS, QUIET_TEXT, SUBTITLE_LEADING, heading
from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Graph, Node
from gd_core.text.catalogue import label, say

__all__ = ["graph_alt", "graph_chart"]

BOX_WIDTH, BOX_HEIGHT = 186, 50
BOX_INDENT = 10  # of what stands in a box
BOX_GAP = 58  # between two boxes
PILE_HEIGHT = 30  # the line below it all, where the leaf's .grad was never reset
LEGEND_HEIGHT, SECOND_X = (
    30,
    190,
)  # the line above it all, and where its second text begins
TITLE_HEIGHT = 36
UP_X, DOWN_X = 40, 62  # where arrows stand: values up, gradients down
ARROW_GAP = 9  # between two arrows of a value that is used twice
ARROW_HEAD = 5  # from an arrow's end to the middle of its head
BESIDE_ARROWS_X = DOWN_X + 22  # where their texts begin
BESIDE_BOX_X = BOX_WIDTH + 34
TEXT_OFFSET = 11  # from the middle between two boxes to the middle of a line of text
GRAPH_FONT, NODE_FONT = 17, 14
GRAPH_SMALLEST = 10  # a text that is too long for its room is made smaller
GRAPH_LETTER_WIDTH = 0.53  # how wide one is on average, of the font size

Rows = list[dict[str, Any]]


def graph_chart(e: Experiment, run: str, k: int, graph: Graph) -> Spec:
    """The graph with its values and its gradients.

    Args:
        e: what was run.
        run: whose weight it was, "manual" or "autograd".
        k: at which state.
        graph: what `walk_backward` returned at that weight.
    """
    walked = walked_nodes(graph)
    piled_up = accumulates_in(walked[0])
    bottom = LEGEND_HEIGHT + (BOX_GAP + BOX_HEIGHT) * len(walked)
    height = bottom + (PILE_HEIGHT if piled_up else 0)
    boxes: Rows = []
    names: Rows = []
    arrows: Rows = []
    texts: Rows = _legend()
    for row, node in enumerate(walked):
        top = bottom - BOX_HEIGHT - row * (BOX_GAP + BOX_HEIGHT)
        boxes.append({"y": top, "y2": top + BOX_HEIGHT})
        words = label(f"chart.graph.{node.name}")
        texts.append(_text(words, "word", BOX_INDENT, top + 16, BOX_WIDTH - BOX_INDENT))
        names.append(_text(node.torch_name, "word", BOX_INDENT, top + 36, BOX_WIDTH))
        texts += _beside(node, top)
        arrows += _arrows(top, _uses(graph, node))
        for operand in (graph[at] for at in node.inputs):
            if operand.kind == "data":
                texts += _beside_box(operand, top)
                arrows.append(_fed(top))
    if piled_up:
        texts.append(
            _text(grad_text(walked[0]), "backward", 0, height - PILE_HEIGHT / 3)
        )
    layers = [
        _draw_boxes(boxes, height),
        *_draw_arrows(arrows, height),
        _draw_texts(names, height, font="monospace"),
        _draw_texts(texts, height),
    ]
    at = say(f"chart.graph.at.{run}", k=k)
    head = heading(label("chart.graph.title"), e, [at])
    lines = len(head["title"]["subtitle"])
    head["height"] = height + TITLE_HEIGHT + SUBTITLE_LEADING * lines
    return unvalidated(layers) | head


def _uses(graph: Graph, node: Node) -> int:
    """How often a value goes into others; that of the loss leads out of the graph."""
    place = next(at for at, other in enumerate(graph) if other is node)
    return max(1, sum(other.inputs.count(place) for other in graph))


# --- what is where --------------------------------------------------------------------


def _text(
    text: str, color: str, x: float, y: float, room: float | None = None
) -> dict[str, Any]:
    """A line of text; its room is from x to the right edge, unless told."""
    return {"text": text, "color": color, "x": x, "y": y, "room": room}


def _legend() -> Rows:
    """Which colour is which way."""
    return [
        _text(label(f"chart.graph.{way}"), way, x, LEGEND_HEIGHT / 2 - 2, room)
        for way, x, room in (
            ("forward", 0, SECOND_X - 10),
            ("backward", SECOND_X, None),
        )
    ]


def _beside(node: Node, top: float) -> Rows:
    """Above a box: its value, on its way up, and its gradient, on its way down."""
    middle = top - BOX_GAP / 2
    return [
        _text(value_text(node), "forward", BESIDE_ARROWS_X, middle - TEXT_OFFSET),
        _text(gradient_text(node), "backward", BESIDE_ARROWS_X, middle + TEXT_OFFSET),
    ]


def _arrows(top: float, uses: int) -> Rows:
    """From the top of a box to the next and back, as often as its value is used."""
    low, high = top - 2, top - BOX_GAP + 3
    return [
        {
            "color": color,
            "x": x + ARROW_GAP * (use - (uses - 1) / 2),
            "x2": x + ARROW_GAP * (use - (uses - 1) / 2),
            "y": start,
            "y2": end,
            "tip": end + ARROW_HEAD * sign,
            "shape": shape,
        }
        for color, x, start, end, sign, shape in (
            ("forward", UP_X, low, high, 1, "triangle-up"),
            ("backward", DOWN_X, high, low, -1, "triangle-down"),
        )
        for use in range(uses)
    ]


def _beside_box(operand: Node, top: float) -> Rows:
    """The data that goes into a box; shape and mean in two lines."""
    lines, middle = value_lines(operand), top + BOX_HEIGHT / 2
    offsets = (0,) if len(lines) == 1 else (-TEXT_OFFSET, TEXT_OFFSET)
    return [
        _text(line, "forward", BESIDE_BOX_X, middle + offset)
        for line, offset in zip(lines, offsets, strict=True)
    ]


def _fed(top: float) -> dict[str, Any]:
    """Beside a box: data goes into it, which nobody asks a gradient for."""
    y = top + BOX_HEIGHT / 2
    return {
        "color": "forward",
        "x": BOX_WIDTH + 2 + ARROW_HEAD,
        "x2": BESIDE_BOX_X - 6,
        "y": y,
        "y2": y,
        "tip": y,
        "shape": "triangle-left",
    }


# --- how it is drawn ------------------------------------------------------------------


def _pixels(height: float) -> dict[str, Any]:
    """Positions from the left and from the top, in pixels."""
    across = alt.Scale(domain=[0, alt.ExprRef("width")], nice=False, zero=False)
    down = alt.Scale(domain=[height, 0], nice=False)
    return {
        "x": alt.X("x", type="quantitative", axis=None, scale=across),
        "y": alt.Y("y", type="quantitative", axis=None, scale=down),
    }


def _color(name: str) -> str:
    light, dark = GRAPH_COLORS[name]
    return f"(luminance(background) < 0.5 ? '{dark}' : '{light}')"


def _its_color() -> alt.ExprRef:
    """The colour that a row names."""
    cases = (f"datum.color == '{name}' ? {_color(name)} : " for name in GRAPH_COLORS)
    return alt.ExprRef("".join(cases) + "'red'")


def _draw_boxes(boxes: Rows, height: float) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(DataFrame(boxes))
        .mark_rect(
            fill=alt.ExprRef(_color("box")),
            stroke=QUIET_TEXT,
            cornerRadius=6,
            x=0,
            x2=BOX_WIDTH,
        )
        .encode(y=_pixels(height)["y"], y2="y2")
    )
    return chart


def _draw_arrows(arrows: Rows, height: float) -> list[alt.Chart]:
    """Values solid, gradients dashed, so that a grey print tells them apart too."""
    at = _pixels(height)
    shafts = alt.Chart(DataFrame(arrows)).mark_rule(
        color=_its_color(),
        strokeWidth=2,
        strokeDash=alt.ExprRef("datum.color == 'backward' ? [5, 3] : [1, 0]"),
    )
    heads = (
        alt.Chart(DataFrame(arrows))
        .transform_calculate(y="datum.tip")
        .mark_point(filled=True, opacity=1, size=70, color=_its_color())
    )
    return [
        shafts.encode(**at, x2="x2", y2="y2"),
        heads.encode(**at, shape=alt.Shape("shape", type="nominal", scale=None)),
    ]


def _draw_texts(texts: Rows, height: float, font: str | None = None) -> alt.Chart:
    """Lines of text, each as large as its room allows."""
    room = "(isValid(datum.room) ? datum.room : width - datum.x)"
    fits = f"{room} / (length(datum.text) * {GRAPH_LETTER_WIDTH})"
    given: dict[str, Any] = {"font": font} if font else {}
    chart: alt.Chart = (
        alt.Chart(DataFrame(texts))
        .mark_text(
            align="left",
            baseline="middle",
            color=_its_color(),
            fontWeight=400 if font else 600,
            fontSize=alt.ExprRef(
                f"clamp({fits}, {GRAPH_SMALLEST}, {NODE_FONT if font else GRAPH_FONT})"
            ),
            limit=alt.ExprRef(room),
            **given,
        )
        .encode(**_pixels(height), text=alt.Text("text", type="nominal"))
    )
    return chart
