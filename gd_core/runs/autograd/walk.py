"""The graph that backward() walks, asked of PyTorch."""

from __future__ import annotations

from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from gd_core.runs.autograd.losses import LOSS_FUNCTIONS
from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Graph, Node


class Recorder(TorchFunctionMode):
    """While active, records the output and the operands of every operation.

    Attributes:
        outputs: for each node of PyTorch's graph its output and its operands.
    """

    def __init__(self) -> None:
        super().__init__()
        self.outputs: dict[Any, tuple[torch.Tensor, tuple[Any, ...]]] = {}

    def __torch_function__(
        self, operation: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        """Carry the operation out, and remember it if it has a node."""
        out = operation(*args, **(kwargs or {}))
        if isinstance(out, torch.Tensor) and out.grad_fn is not None:
            self.outputs[out.grad_fn] = (out, args)
        return out


def walk_backward(
    e: Experiment,
    w: float,
    before: float = 0.0,
    b: float = 0.0,
    before_b: float = 0.0,
) -> Graph:
    """The graph that backward() walks at some parameters, with every gradient.

    The forward pass is that of `run_autograd`. What the graph looks like is then asked
    of PyTorch: it is followed from `loss.grad_fn` to the leaves, and each gradient is
    the one that came along when backward() reached the node.

    Args:
        e: its data, model and precision count, not its rate nor its iterations.
        w: the weight; it is rounded to the precision.
        before: what its .grad holds already, where it was never reset.
        b: the bias, where there is one; likewise.
        before_b: what the .grad of b holds already.
    """
    x, y = map(torch.from_numpy, e.data())
    if e.slip("autograd") == "broadcast":
        y = y[:, None]
    leaves = {}
    given = {"w": (w, before), "b": (b, before_b)}
    for name in e.parameters:
        value, held = given[name]
        leaf = torch.tensor(value, dtype=x.dtype, requires_grad=True)
        if held:
            leaf.grad = x.new_tensor(held)
        leaves[name] = leaf
    with Recorder() as recorder:
        product = leaves["w"] * x
        prediction = product + leaves["b"] if "b" in leaves else product
        error = prediction - y
        loss = LOSS_FUNCTIONS[e.loss](error)

    names = {"product": product, **leaves, "x": x, "y": y}
    names |= {"prediction": prediction, "error": error}
    names |= _within_loss(e, recorder, loss) | {"two": x.new_tensor(2), "loss": loss}
    name_of = {id(value): name for name, value in names.items()}
    # (torch's node or None, value, places of the operands), operands first
    values: list[tuple[Any, torch.Tensor, tuple[int, ...]]] = []
    place: dict[int, int] = {}  # of a value in the graph, by its id
    gradients: dict[int, torch.Tensor] = {}  # by place

    def visit(node: Any, operand: Any) -> int:
        """Walk down from a node, None for a constant operand; the value's place."""
        value, operands = recorder.outputs.get(node, (operand, ()))
        if not isinstance(value, torch.Tensor):  # what half a loss is divided by
            value = names["two"]
        if node is not None and not operands:
            value = node.variable  # AccumulateGrad: the leaf that it adds to
        if id(value) not in place:
            below = node.next_functions if operands else ()
            inputs = tuple(
                visit(next_node, operand)
                for (next_node, _), operand in zip(below, operands, strict=True)
            )
            k = place[id(value)] = len(values)
            values.append((node, value, inputs))
            if node is not None:
                # what reaches a node is the gradient of its output
                node.register_prehook(
                    lambda arriving: gradients.update({k: arriving[0]})
                )
        return place[id(value)]

    visit(loss.grad_fn, loss)
    loss.backward()
    return tuple(
        Node(
            kind="data" if node is None else "operation" if inputs else "leaf",
            name=name_of.get(id(value), ""),
            torch_name="" if node is None else type(node).__name__,
            value=value.detach().numpy().copy(),
            gradient=gradients[k].numpy().copy() if k in gradients else None,
            grad=_held(value),
            inputs=inputs,
        )
        for k, (node, value, inputs) in enumerate(values)
    )


def _held(value: torch.Tensor) -> Any:
    """What the .grad of a leaf holds; None of any other value."""
    is_leaf = value.is_leaf and value.requires_grad
    return value.grad.numpy().copy() if is_leaf else None


def _within_loss(
    e: Experiment, recorder: Recorder, loss: torch.Tensor
) -> dict[str, torch.Tensor]:
    """The values on the way to the loss, which have no name in the source."""
    names, made = {}, loss
    if e.made_of.halves:
        made = recorder.outputs[loss.grad_fn][1][0]
        names["mean_squared" if e.made_of.averages else "sum_squared"] = made
    return names | {"squared": recorder.outputs[made.grad_fn][1][0]}
