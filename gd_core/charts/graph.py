"""The chart of the graph that backward() walks.

The leaves stand at the bottom, the loss at the top. Between two boxes, which are
PyTorch's nodes, stands what travels from one to the other: the value on its way up,
the gradient on its way down. All positions are pixels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from pandas import DataFrame

from gd_core.charts.forms import Chart
from gd_core.charts.graph_layers import (
    BOX_HEIGHT,
    BOX_INDENT,
    BOX_WIDTH,
    LEGEND_HEIGHT,
    PILE_HEIGHT,
    graph_form,
)
from gd_core.charts.graph_layout import (
    BESIDE_DOWN_X,
    BESIDE_UP_X,
    BESIDE_X,
    Placed,
    placed_boxes,
)
from gd_core.charts.graph_text import (
    accumulates_in,
    grad_text,
    gradient_text,
    graph_alt,
    value_lines,
    value_text,
)
from gd_core.charts.theme import settings_lines
from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Graph, Node
from gd_core.text.catalogue import label, say

__all__ = ["graph_alt", "graph_chart"]

WORDS_OFFSET = 16  # from the top of a box to the words in it
SECOND_X = 190  # where the second text of the legend begins
UP_X, DOWN_X = 40, 62  # where arrows stand: values up, gradients down
ARROW_GAP = 9  # between two arrows of a value that is used twice
BESIDE_ARROWS_X = DOWN_X + 22  # where their texts begin
BESIDE_BOX_X = BOX_WIDTH + 34
TEXT_OFFSET = 11  # from the middle between two boxes to the middle of a line of text

_Rows = list[dict[str, Any]]


def graph_chart(e: Experiment, run: str, k: int, graph: Graph) -> Chart:
    """The graph with its values and its gradients.

    Args:
        e: what was run.
        run: whose weight it was, "manual" or "autograd".
        k: at which state.
        graph: what `walk_backward` returned at that state.
    """
    boxes_placed, gap = placed_boxes(graph)
    leaves = [box for box in boxes_placed if not box.node.inputs]
    boxes: _Rows = []
    arrows: _Rows = []
    texts = _legend()
    for box in boxes_placed:
        node, top = box.node, box.y
        boxes.append({"x": box.x, "y": top, "node": node.torch_name})
        words, room = label(_key_of_words(e, node)), BOX_WIDTH - BOX_INDENT
        texts.append(_text(words, "word", box.x + BOX_INDENT, top + WORDS_OFFSET, room))
        is_narrow = len(leaves) > 1 and box is leaves[0]
        texts += _beside(box, top - gap // 2, BESIDE_X if is_narrow else 0)
        arrows += _over(box) if box.into else _arrows(top, top - gap, box.uses)
        for operand in (graph[at] for at in node.inputs):
            if operand.kind == "data":
                texts += _beside_box(operand, top, len(leaves) > 1)
                arrows.append(_fed(top))
    bottom = deepest = max(box.y for box in boxes_placed) + BOX_HEIGHT
    for leaf in leaves:
        if accumulates_in(leaf.node):
            deepest += PILE_HEIGHT
            below = deepest - PILE_HEIGHT // 3
            texts.append(_text(grad_text(leaf.node), "backward", 0, below))
    return Chart(
        graph_form(bottom - LEGEND_HEIGHT),
        {
            "boxes": DataFrame(boxes).astype({"x": np.uint16, "y": np.uint16}),
            "arrows": DataFrame(arrows, dtype=np.float32),
            "texts": DataFrame(texts).astype(
                dict.fromkeys(("x", "y", "room"), np.uint16)
            ),
        },
        {"deepest": deepest, "widest": max(b.x for b in boxes_placed) + BOX_WIDTH + 4},
        label("chart.graph.title"),
        settings_lines(e, [say(f"chart.graph.at.{run}", k=k)]),
        graph_alt(graph, k),
    )


def _key_of_words(e: Experiment, node: Node) -> str:
    """What stands in a box; in the last one how the loss comes about."""
    if node.name == "loss":
        return f"chart.graph.loss.{e.loss}"
    is_sum = node.name == "prediction" and e.model == "line"
    return f"chart.graph.{node.name}{'.line' if is_sum else ''}"


def _text(text: str, way: str, x: int, y: int, room: int = 0) -> dict[str, Any]:
    """A line of text; its room is from x to the right edge, unless told."""
    return {"text": text, "way": way, "x": x, "y": y, "room": room}


def _legend() -> _Rows:
    """Which colour is which way."""
    return [
        _text(label(f"chart.graph.{way}"), way, x, LEGEND_HEIGHT // 2 - 2, room)
        for way, x, room in (
            ("forward", 0, SECOND_X - 10),
            ("backward", SECOND_X, 0),
        )
    ]


def _beside(box: Placed, middle: int, right: int) -> _Rows:
    """Above a box: its value, on its way up, and its gradient, on its way down.

    Args:
        box: the box.
        middle: between it and the next.
        right: where its room ends, 0 for the edge of the chart.
    """
    x = BESIDE_X if box.into else BESIDE_ARROWS_X
    end = BESIDE_UP_X if box.into else right
    room = end - x - 6 if end else 0
    node = box.node
    return [
        _text(value_text(node), "forward", x, middle - TEXT_OFFSET, room),
        _text(gradient_text(node), "backward", x, middle + TEXT_OFFSET, room),
    ]


def _arrows(top: int, end: int, uses: int) -> _Rows:
    """From the top of a box to the next and back, as often as its value is used."""
    low, high = top - 2, end + 3
    return [
        _arrow(x + ARROW_GAP * (use - (uses - 1) / 2), start, end)
        for x, start, end in ((UP_X, low, high), (DOWN_X, high, low))
        for use in range(uses)
    ]


def _over(box: Placed) -> _Rows:
    """From the top of a leaf beside the pile up and over to a box in it, and back."""
    _, into = box.into or (0, 0)
    top, middle, edge = box.y - 2, into + BOX_HEIGHT // 2, BOX_WIDTH + 2
    value, gradient = middle - ARROW_GAP // 2 - 2, middle + ARROW_GAP // 2 + 2
    return [
        _arrow(BESIDE_UP_X, top, value, head=0),
        _arrow(BESIDE_UP_X, value, value, edge),
        _arrow(edge, gradient, gradient, BESIDE_DOWN_X, head=0),
        _arrow(BESIDE_DOWN_X, gradient, top),
    ]


def _arrow(
    x: float, y: float, y2: float, x2: float | None = None, head: int = 1
) -> dict[str, Any]:
    """Up and to the left is a value, down and to the right a gradient."""
    return {"x": x, "y": y, "x2": x if x2 is None else x2, "y2": y2, "head": head}


def _beside_box(operand: Node, top: int, is_narrow: bool) -> _Rows:
    """The data that goes into a box; shape and mean in two lines."""
    lines, middle = value_lines(operand), top + BOX_HEIGHT // 2
    offsets = (0,) if len(lines) == 1 else (-TEXT_OFFSET, TEXT_OFFSET)
    room = BESIDE_UP_X - BESIDE_BOX_X - 6 if is_narrow else 0
    return [
        _text(line, "forward", BESIDE_BOX_X, middle + offset, room)
        for line, offset in zip(lines, offsets, strict=True)
    ]


def _fed(top: int) -> dict[str, Any]:
    """Beside a box: data goes into it, which nobody asks a gradient for."""
    y = top + BOX_HEIGHT // 2
    return _arrow(BESIDE_BOX_X - 6, y, y, BOX_WIDTH + 2)
