"""Where the boxes of a graph stand, and how arrows lead from one to the next.

The way from the first leaf to the loss is one pile of boxes, the leaf at the bottom.
Any other leaf stands beside it, at the bottom as well, with an arrow up and over to the
box that its value goes into. All positions are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from gd_core.charts.graph_layers import (
    BOX_HEIGHT,
    BOX_WIDTH,
    LEAST_ROW_HEIGHT,
    LEGEND_HEIGHT,
    WALK_HEIGHT,
)
from gd_core.runs.graph import Graph, Node

BESIDE_X = BOX_WIDTH + 44  # where a second leaf's box begins
BESIDE_UP_X, BESIDE_DOWN_X = BESIDE_X + 158, BESIDE_X + 174  # and its arrows stand


@dataclass(frozen=True)
class Placed:
    """A box.

    Attributes:
        node: what is in it.
        x, y: its upper left corner.
        into: the upper left corner of the box that its value goes into, where that is
            not the next of the pile; else None.
        uses: how often its value goes into others; that of the loss leads out.
    """

    node: Node
    x: int
    y: int
    into: tuple[int, int] | None
    uses: int


def walk_height(boxes: int) -> int:
    """From the lowest box to the loss, so that texts have room between the boxes."""
    return max(WALK_HEIGHT, LEAST_ROW_HEIGHT * boxes)


def placed_boxes(graph: Graph) -> tuple[list[Placed], int]:
    """The boxes of all that has a gradient, and the height between two of the pile."""
    places = {at: node for at, node in enumerate(graph) if node.kind != "data"}
    used = {
        at: [k for k, other in places.items() for i in other.inputs if i == at]
        for at in places
    }
    first, *_ = places
    pile = [first]
    while used[pile[-1]]:
        pile.append(used[pile[-1]][0])
    height = walk_height(len(pile))
    row = height // len(pile)
    bottom = LEGEND_HEIGHT + height

    def top_of(level: int) -> int:
        return bottom - BOX_HEIGHT - level * row

    boxes = []
    for at, node in places.items():
        uses = max(1, len(used[at]))
        if at in pile:
            boxes.append(Placed(node, 0, top_of(pile.index(at)), None, uses))
            continue
        into = (0, top_of(pile.index(used[at][0])))
        boxes.append(Placed(node, BESIDE_X, top_of(0), into, uses))
    return boxes, row - BOX_HEIGHT
