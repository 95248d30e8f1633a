"""The chart of the graph that backward() walks.

The leaf stands at the bottom, the loss at the top. Between two boxes, which are
PyTorch's nodes, stands what travels from one to the other: the value on its way up,
the gradient on its way down. All positions are pixels.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from gd_core.charts.forms import Spec, drawn
from gd_core.charts.loss import QUIET, SUBTITLE_LINE, heading
from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Graph, Node
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import added, number

MOST_LISTED = 4  # values that are written one by one
DIGITS, LISTED_DIGITS = 6, 4  # of a number alone, and of each in a list
BOX_WIDTH, BOX_HEIGHT = 186, 50
INDENT = 10  # of what stands in a box
GAP = 58  # between two boxes
PILE = 30  # the line below it all, where the leaf's .grad was never reset
LEGEND, SECOND = 30, 190  # the line above it all, and where its second text begins
TITLE = 36
UP, DOWN = 40, 62  # where arrows stand: values up, gradients down
APART = 9  # between two arrows of a value that is used twice
HEAD = 5  # from an arrow's end to the middle of its head
BESIDE_ARROWS = DOWN + 22  # where their texts begin
BESIDE_BOX = BOX_WIDTH + 34
LINE = 11  # from the middle between two boxes to the middle of a line of text
FONT, NAME_FONT = 17, 14
SMALLEST_FONT = 10  # a text that is too long for its room is made smaller
CHARACTER = 0.53  # how wide one is on average, of the font size
# colours on a light and on a dark page; which it is, Vega knows
COLORS = {
    "forward": ("#1B7837", "#7FCB8E"),
    "backward": ("#762A83", "#CFA6E6"),
    "word": ("#23201C", "#ECE9E2"),
    "box": ("#F3F1EC", "#202228"),
}

Rows = list[dict[str, Any]]


def graph_chart(e: Experiment, run: str, k: int, graph: Graph) -> Spec:
    """The graph with its values and its gradients.

    Args:
        e: what was run.
        run: whose weight it was, "manual" or "autograd".
        k: at which state.
        graph: what `walk_backward` found at that weight.
    """
    walked = _walked(graph)
    piled_up = walked[0].grad != walked[0].gradient
    bottom = LEGEND + (GAP + BOX_HEIGHT) * len(walked)
    height = bottom + (PILE if piled_up else 0)
    boxes: Rows = []
    names: Rows = []
    arrows: Rows = []
    texts: Rows = _legend()
    for row, node in enumerate(walked):
        top = bottom - BOX_HEIGHT - row * (GAP + BOX_HEIGHT)
        boxes.append({"y": top, "y2": top + BOX_HEIGHT})
        words = label(f"chart.graph.{node.name}")
        texts.append(_text(words, "word", INDENT, top + 16, BOX_WIDTH - INDENT))
        names.append(_text(node.torch_name, "word", INDENT, top + 36, BOX_WIDTH))
        texts += _beside(node, top)
        arrows += _arrows(top, _uses(graph, node))
        for operand in (graph[at] for at in node.inputs):
            if operand.kind == "data":
                texts += _beside_box(operand, top)
                arrows.append(_fed(top))
    if piled_up:
        texts.append(_text(grad_text(walked[0]), "backward", 0, height - PILE / 3))
    layers = [
        _draw_boxes(boxes, height),
        *_draw_arrows(arrows, height),
        _draw_texts(names, height, font="monospace"),
        _draw_texts(texts, height),
    ]
    at = say("chart.graph.at", k=k, run=label(f"run.{run}"))
    told = heading(say("chart.graph.title"), e, [at])
    told["height"] = height + TITLE + SUBTITLE_LINE * len(told["title"]["subtitle"])
    return drawn(layers) | told


def graph_alt(graph: Graph, k: int) -> str:
    """What the graph shows, in words: its nodes, its values and its gradients."""
    walked = _walked(graph)
    leaf = walked[0]
    told = say(
        "chart.graph.alt",
        k=k,
        names=", ".join(node.torch_name for node in reversed(walked)),
        values=", ".join(value_text(node) for node in walked),
        gradients=", ".join(gradient_text(node) for node in reversed(walked)),
    )
    return f"{told} {grad_text(leaf)}." if leaf.grad != leaf.gradient else told


def value_text(node: Node) -> str:
    """A node's value with its name, "e = [−2, −4, −6, −8]"."""
    told = _written(node.value)
    return say(f"chart.graph.value.{node.name}", value=told)


def gradient_text(node: Node) -> str:
    """The gradient of the loss by a node's value, "∂J/∂e = [−1, −2, −3, −4]"."""
    assert node.gradient is not None
    told = _written(node.gradient)
    return say(f"chart.graph.gradient.{node.name}", value=told)


def grad_text(leaf: Node) -> str:
    """What the leaf's .grad then holds, "w.grad = −30 − 25.5 = −55.5"."""
    assert leaf.grad is not None
    assert leaf.gradient is not None
    return say(
        "chart.graph.piled_up",
        before=float(leaf.grad) - float(leaf.gradient),
        gradient=added(number(float(leaf.gradient), DIGITS)),
        grad=float(leaf.grad),
    )


def _written(values: NDArray[np.floating]) -> str:
    """A number; up to MOST_LISTED of them; of more their shape and mean."""
    if not values.shape:
        return number(float(values), DIGITS)
    if len(values) > MOST_LISTED:
        with np.errstate(over="ignore"):
            mean = float(np.mean(values.astype(np.float64)))
        told = number(mean, LISTED_DIGITS)
        return say("chart.graph.many", count=len(values), mean=told)
    told = ", ".join(number(float(value), LISTED_DIGITS) for value in values)
    return say("chart.graph.vector", values=told)


def _walked(graph: Graph) -> list[Node]:
    """What has a gradient, from the leaf to the loss."""
    return [node for node in graph if node.kind != "data"]


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
        _text(label(f"chart.graph.{way}"), way, x, LEGEND / 2 - 2, room)
        for way, x, room in (("forward", 0, SECOND - 10), ("backward", SECOND, None))
    ]


def _beside(node: Node, top: float) -> Rows:
    """Above a box: its value, on its way up, and its gradient, on its way down."""
    middle = top - GAP / 2
    return [
        _text(value_text(node), "forward", BESIDE_ARROWS, middle - LINE),
        _text(gradient_text(node), "backward", BESIDE_ARROWS, middle + LINE),
    ]


def _arrows(top: float, uses: int) -> Rows:
    """From the top of a box to the next and back, as often as its value is used."""
    low, high = top - 2, top - GAP + 3
    return [
        {
            "color": color,
            "x": x + APART * (use - (uses - 1) / 2),
            "x2": x + APART * (use - (uses - 1) / 2),
            "y": start,
            "y2": end,
            "tip": end + HEAD * sign,
            "shape": shape,
        }
        for color, x, start, end, sign, shape in (
            ("forward", UP, low, high, 1, "triangle-up"),
            ("backward", DOWN, high, low, -1, "triangle-down"),
        )
        for use in range(uses)
    ]


def _beside_box(operand: Node, top: float) -> Rows:
    """The data that goes into a box; shape and mean in two lines."""
    text, middle = value_text(operand), top + BOX_HEIGHT / 2
    if operand.value.size <= MOST_LISTED:
        return [_text(text, "forward", BESIDE_BOX, middle)]
    return [
        _text(line, "forward", BESIDE_BOX, middle + offset)
        for line, offset in zip(text.rsplit(", ", 1), (-LINE, LINE), strict=True)
    ]


def _fed(top: float) -> dict[str, Any]:
    """Beside a box: data goes into it, which nobody asks a gradient for."""
    y = top + BOX_HEIGHT / 2
    return {
        "color": "forward",
        "x": BOX_WIDTH + 2 + HEAD,
        "x2": BESIDE_BOX - 6,
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
    light, dark = COLORS[name]
    return f"(luminance(background) < 0.5 ? '{dark}' : '{light}')"


def _its_color() -> alt.ExprRef:
    """The colour that a row names."""
    cases = (f"datum.color == '{name}' ? {_color(name)} : " for name in COLORS)
    return alt.ExprRef("".join(cases) + "'red'")


def _draw_boxes(boxes: Rows, height: float) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(DataFrame(boxes))
        .mark_rect(
            fill=alt.ExprRef(_color("box")),
            stroke=QUIET,
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
    fits = f"{room} / (length(datum.text) * {CHARACTER})"
    given: dict[str, Any] = {"font": font} if font else {}
    chart: alt.Chart = (
        alt.Chart(DataFrame(texts))
        .mark_text(
            align="left",
            baseline="middle",
            color=_its_color(),
            fontWeight=400 if font else 600,
            fontSize=alt.ExprRef(
                f"clamp({fits}, {SMALLEST_FONT}, {NAME_FONT if font else FONT})"
            ),
            limit=alt.ExprRef(room),
            **given,
        )
        .encode(**_pixels(height), text=alt.Text("text", type="nominal"))
    )
    return chart
