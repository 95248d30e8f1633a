"""The chart of the graph that backward() walks.

The leaf stands at the bottom, the loss at the top. Between two boxes, which are
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
    WALK_HEIGHT,
    graph_form,
)
from gd_core.charts.graph_text import (
    accumulates_in,
    grad_text,
    gradient_text,
    graph_alt,
    value_lines,
    value_text,
    walked_nodes,
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
        graph: what `walk_backward` returned at that weight.
    """
    walked = walked_nodes(graph)
    bottom, gap = LEGEND_HEIGHT + WALK_HEIGHT, WALK_HEIGHT // len(walked) - BOX_HEIGHT
    boxes: _Rows = []
    arrows: _Rows = []
    texts = _legend()
    for row, node in enumerate(walked):
        top = bottom - BOX_HEIGHT - row * (gap + BOX_HEIGHT)
        boxes.append({"y": top, "node": node.torch_name})
        words = label(_key_of_words(e, node))
        texts.append(
            _text(words, "word", BOX_INDENT, top + WORDS_OFFSET, BOX_WIDTH - BOX_INDENT)
        )
        texts += _beside(node, top - gap // 2)
        arrows += _arrows(top, top - gap, _uses(graph, node))
        for operand in (graph[at] for at in node.inputs):
            if operand.kind == "data":
                texts += _beside_box(operand, top)
                arrows.append(_fed(top))
    deepest = bottom
    if accumulates_in(walked[0]):
        deepest += PILE_HEIGHT
        below = deepest - PILE_HEIGHT // 3
        texts.append(_text(grad_text(walked[0]), "backward", 0, below))
    return Chart(
        graph_form(),
        {
            "boxes": DataFrame(boxes).astype({"y": np.uint16}),
            "arrows": DataFrame(arrows, dtype=np.float32),
            "texts": DataFrame(texts).astype(
                dict.fromkeys(("x", "y", "room"), np.uint16)
            ),
        },
        {"deepest": deepest},
        label("chart.graph.title"),
        settings_lines(e, [say(f"chart.graph.at.{run}", k=k)]),
        graph_alt(graph, k),
    )


def _key_of_words(e: Experiment, node: Node) -> str:
    """What stands in a box; in the last one how the loss comes about."""
    is_loss = node.name == "loss"
    return f"chart.graph.loss.{e.loss}" if is_loss else f"chart.graph.{node.name}"


def _uses(graph: Graph, node: Node) -> int:
    """How often a value goes into others; that of the loss leads out of the graph."""
    place = next(at for at, other in enumerate(graph) if other is node)
    return max(1, sum(other.inputs.count(place) for other in graph))


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


def _beside(node: Node, middle: int) -> _Rows:
    """Above a box: its value, on its way up, and its gradient, on its way down."""
    return [
        _text(value_text(node), "forward", BESIDE_ARROWS_X, middle - TEXT_OFFSET),
        _text(gradient_text(node), "backward", BESIDE_ARROWS_X, middle + TEXT_OFFSET),
    ]


def _arrows(top: int, end: int, uses: int) -> _Rows:
    """From the top of a box to the next and back, as often as its value is used."""
    low, high = top - 2, end + 3
    return [
        _arrow(x + ARROW_GAP * (use - (uses - 1) / 2), start, end)
        for x, start, end in ((UP_X, low, high), (DOWN_X, high, low))
        for use in range(uses)
    ]


def _arrow(x: float, y: float, y2: float, x2: float | None = None) -> dict[str, Any]:
    """Up is a value, down a gradient, to the left data."""
    return {"x": x, "y": y, "x2": x if x2 is None else x2, "y2": y2}


def _beside_box(operand: Node, top: int) -> _Rows:
    """The data that goes into a box; shape and mean in two lines."""
    lines, middle = value_lines(operand), top + BOX_HEIGHT // 2
    offsets = (0,) if len(lines) == 1 else (-TEXT_OFFSET, TEXT_OFFSET)
    return [
        _text(line, "forward", BESIDE_BOX_X, middle + offset)
        for line, offset in zip(lines, offsets, strict=True)
    ]


def _fed(top: int) -> dict[str, Any]:
    """Beside a box: data goes into it, which nobody asks a gradient for."""
    y = top + BOX_HEIGHT // 2
    return _arrow(BESIDE_BOX_X - 6, y, y, BOX_WIDTH + 2)
