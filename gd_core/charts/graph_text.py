"""The texts of the graph that backward() walks: its values and gradients, in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.graph import Graph, Node
from gd_core.text.catalogue import say
from gd_core.text.numbers import added, number

MOST_LISTED = 4  # values that are written one by one
SCALAR_DIGITS, LISTED_DIGITS = 6, 4  # of a number alone, and of each in a list

Numbers = NDArray[np.floating]


def walked_nodes(graph: Graph) -> list[Node]:
    """What has a gradient, from the leaves to the loss."""
    return [node for node in graph if node.kind != "data"]


def accumulates_in(leaf: Node) -> bool:
    """Whether the leaf's .grad holds more than this gradient."""
    return leaf.grad is not None and leaf.grad != leaf.gradient


def value_text(node: Node) -> str:
    """A node's value with its name, "e = [−2, −4, −6, −8]"."""
    return say(f"chart.graph.value.{node.name}", value=_written(node.value))


def value_lines(node: Node) -> list[str]:
    """The same in one line, or in two where it is shape and mean."""
    if node.value.size <= MOST_LISTED:
        return [value_text(node)]
    shape = say("chart.graph.shape", shape=_shape(node.value))
    mean = say("chart.graph.mean", mean=_mean(node.value))
    return [say(f"chart.graph.value.{node.name}", value=shape), mean]


def gradient_text(node: Node) -> str:
    """The gradient of the loss by a node's value, "∂J/∂e = [−1, −2, −3, −4]"."""
    gradient = _written(_gradient(node))
    return say(f"chart.graph.gradient.{node.name}", value=gradient)


def grad_text(leaf: Node) -> str:
    """What a leaf's .grad then holds, "w.grad = −30 − 25.5 = −55.5"."""
    gradient = float(_gradient(leaf))
    grad = gradient if leaf.grad is None else float(leaf.grad)
    return say(
        "chart.graph.piled_up",
        name=leaf.name,
        before=grad - gradient,
        gradient=added(number(gradient, SCALAR_DIGITS)),
        grad=grad,
    )


def graph_alt(graph: Graph, k: int) -> str:
    """What the graph shows, in words: its nodes, its values and its gradients."""
    walked = walked_nodes(graph)
    piled = [node for node in walked if node.kind == "leaf" and accumulates_in(node)]
    facts = {
        "k": k,
        "names": ", ".join(node.torch_name for node in reversed(walked)),
        "values": ", ".join(value_text(node) for node in walked),
        "gradients": ", ".join(gradient_text(node) for node in reversed(walked)),
    }
    if piled:
        grads = "; ".join(map(grad_text, piled))
        return say("chart.graph.alt.piled_up", **facts, grad=grads)
    return say("chart.graph.alt", **facts)


def _gradient(node: Node) -> Numbers:
    """The gradient of what is no data.

    Raises:
        ValueError: the node is data, which has none.
    """
    if node.gradient is None:
        raise ValueError(f"{node.name} has no gradient")
    return node.gradient


def _written(values: Numbers) -> str:
    """A number; up to MOST_LISTED of them; of more their shape and mean."""
    if not values.shape:
        return number(float(values), SCALAR_DIGITS)
    if values.ndim > 1 or len(values) > MOST_LISTED:
        return say("chart.graph.many", shape=_shape(values), mean=_mean(values))
    listed = ", ".join(number(float(value), LISTED_DIGITS) for value in values)
    return say("chart.graph.vector", values=listed)


def _shape(values: Numbers) -> str:
    """A shape as Python writes it: "(5,)" or "(4, 4)"."""
    return str(values.shape)


def _mean(values: Numbers) -> str:
    with np.errstate(over="ignore"):
        mean = float(np.mean(values.astype(np.float64)))
    return number(mean, LISTED_DIGITS)
