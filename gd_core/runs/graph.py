"""Graph: what backward() walks, as plain data.

PyTorch links every tensor to the operation that made it. The links lead from the loss
down to the leaves, and along them the gradient of each value is passed on to its
operands.
"""

from __future__ import annotations

from dataclasses import dataclass

from gd_core.runs.trace import Values


@dataclass(frozen=True)
class Node:
    """One value of a graph and the operation that made it.

    Attributes:
        kind: "leaf", what the gradient is asked for; "data", which has none; or
            "operation".
        name: what the source calls the value: "w", "b", "x", "y", "prediction",
            "error", "squared" or "loss"; with a bias w * x is "product"; of half a
            loss "mean_squared" or "sum_squared", and "two", by which that is divided;
            "" if it has no name.
        torch_name: what PyTorch calls the node, "MulBackward0"; "" for data.
        value: the forward value, shape (), (n,) or of pairs (n, n), dtype = precision.
        gradient: dJ/d(this value), same shape and dtype; None for data.
        grad: of the leaf, what its .grad then holds: the gradient, on top of what was
            there before; else None.
        inputs: where in the graph each operand stands; error * error has the same
            one twice.
    """

    kind: str
    name: str
    torch_name: str
    value: Values
    gradient: Values | None
    grad: Values | None
    inputs: tuple[int, ...]


Graph = tuple[Node, ...]  # operands before what is made of them, the loss last
