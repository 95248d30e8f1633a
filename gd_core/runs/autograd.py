"""The run by autograd: PyTorch, and a gradient that backward() finds."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Graph, Node
from gd_core.runs.trace import Ends, Trace


def use_one_thread() -> None:
    """Compute in one thread, in this process, from now on.

    The tensors here are small: handing out the work of an operation to a second thread
    costs more than it saves, and on a busy machine each operation waits for a thread
    that has no core. Measured for the map of rates, 40 runs at once, an iteration with
    1,000 points: 0.3 ms with one thread, 3.6 ms with two on a busy machine; with 5,000
    points 1.0 ms and 33 ms.
    """
    torch.set_num_threads(1)


def mean_loss(error: Any) -> Any:
    """J = 1/N * sum of error_i^2."""
    return (error * error).mean()


def half_mean_loss(error: Any) -> Any:
    """J = 1/(2N) * sum of error_i^2."""
    return (error * error).mean() / 2


def sum_loss(error: Any) -> Any:
    """J = sum of error_i^2."""
    return (error * error).sum()


def half_sum_loss(error: Any) -> Any:
    """J = 1/2 * sum of error_i^2."""
    return (error * error).sum() / 2


LOSS_FUNCTIONS = {
    "mean": mean_loss,
    "half_mean": half_mean_loss,
    "sum": sum_loss,
    "half_sum": half_sum_loss,
}


def run_autograd(e: Experiment) -> Trace:
    """Minimise J(w), made of the errors w * x_i - y_i.

    x, y, prediction and error have shape (n,); every
    number has the precision of the experiment. A run
    that stops being finite ends early.
    """
    if e.update == "each":
        return run_autograd_each(e)
    x, y = map(torch.from_numpy, e.data())
    w = torch.tensor(e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(e.learning_rate).item()
    loss_of = LOSS_FUNCTIONS[e.loss]
    no_grad = torch.no_grad()
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x
        # loss: one number made of the errors
        error = prediction - y
        loss = loss_of(error)
        # gradient: the graph of the loss, walked back
        loss.backward()
        gradient = w.grad.item()

        loss_now = loss.item()
        if not (isfinite(loss_now) and isfinite(gradient)):
            break
        states.append((w.item(), loss_now, gradient))

        # update; then reset, as backward() adds to grad
        with no_grad:
            w -= learning_rate * gradient
        if e.autograd_gradient == "no_zero_grad":
            # WRONG: no w.grad = None
            pass
        else:
            w.grad = None

    return Trace.of(e, states)


def run_autograd_each(e: Experiment) -> Trace:
    """Minimise J(w), with an update after every point.

    An iteration is a pass over the points. x_i, y_i,
    prediction and error have shape (1,): the gradient
    is that of this point's loss. J, of all points, is
    looked at before each pass.
    """
    x, y = map(torch.from_numpy, e.data())
    points = list(zip(x[:, None], y[:, None], strict=True))
    w = torch.tensor(e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(e.learning_rate).item()
    loss_of = LOSS_FUNCTIONS[e.loss]
    no_grad = torch.no_grad()
    states, updates = [], []

    for _ in range(e.iterations + 1):
        # J, of all points, before the pass
        error = w.detach() * x - y
        loss = loss_of(error)
        made = []

        for x_i, y_i in points:
            # prediction
            prediction = w * x_i
            # loss: of this point alone
            error = prediction - y_i
            point_loss = loss_of(error)
            # gradient: the graph of the loss, walked back
            point_loss.backward()
            gradient = w.grad.item()
            made.append((w.item(), gradient))

            # update; then reset, as backward() adds to grad
            with no_grad:
                w -= learning_rate * gradient
            if e.autograd_gradient == "no_zero_grad":
                # WRONG: no w.grad = None
                pass
            else:
                w.grad = None

        before, first = made[0]
        loss_now = loss.item()
        if not (isfinite(loss_now) and isfinite(first)):
            break
        states.append((before, loss_now, first))
        updates.append(made)

    return Trace.of(e, states, updates=updates)


def ends_by_autograd(e: Experiment, rates: Sequence[float]) -> Ends:
    """The ends of `run_autograd` at some learning rates, all carried out at once.

    There is a weight for each rate, shape (m, 1), and a loss for each weight, shape
    (m,). As no loss depends on another's weight, backward() of their sum finds for
    each weight its own gradient.

    Args:
        e: its own learning rate does not count.
        rates: m of them.
    """
    if e.update == "each":
        return ends_of_passes(e, rates)
    x, y = map(torch.from_numpy, e.data())
    w = torch.full((len(rates), 1), e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(rates)[:, None]
    last = x.new_full((len(rates),), torch.nan)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        prediction = w * x
        error = prediction - y
        loss = reduce(error * error, dim=1) / parts
        loss.sum().backward()

        with torch.no_grad():
            finite = loss.isfinite() & w.grad.isfinite()[:, 0]
            diverged_at[~finite & (diverged_at < 0)] = k
            last = torch.where(diverged_at < 0, loss, last)
            w -= learning_rate * w.grad
        if e.autograd_gradient != "no_zero_grad":
            w.grad = None

    return Ends(last.double().numpy(), diverged_at.numpy())


def ends_of_passes(e: Experiment, rates: Sequence[float]) -> Ends:
    """`ends_by_autograd` with an update after each point, all rates at once."""
    x, y = map(torch.from_numpy, e.data())
    points = list(zip(x, y, strict=True))
    w = torch.full((len(rates),), e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(rates)
    last = x.new_full((len(rates),), torch.nan)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        error = w.detach()[:, None] * x - y
        loss = reduce(error * error, dim=1) / parts
        for i, (x_i, y_i) in enumerate(points):
            point_error = w * x_i - y_i
            (point_error * point_error / parts).sum().backward()
            with torch.no_grad():
                if i == 0:
                    finite = loss.isfinite() & w.grad.isfinite()
                    diverged_at[~finite & (diverged_at < 0)] = k
                    last = torch.where(diverged_at < 0, loss, last)
                w -= learning_rate * w.grad
            if e.autograd_gradient != "no_zero_grad":
                w.grad = None

    return Ends(last.double().numpy(), diverged_at.numpy())


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


def walk_backward(e: Experiment, w: float, before: float = 0.0) -> Graph:
    """The graph that backward() walks at the weight w, with the gradient everywhere.

    The forward pass is that of `run_autograd`. What the graph looks like is then asked
    of PyTorch: it is followed from `loss.grad_fn` to the leaf, and each gradient is
    the one that came along when backward() reached the node.

    Args:
        e: its data and precision count, not its rate nor its iterations.
        w: the weight; it is rounded to the precision.
        before: what the leaf's .grad holds already, where it was never reset.
    """
    x, y = map(torch.from_numpy, e.data())
    leaf = torch.tensor(w, dtype=x.dtype, requires_grad=True)
    if before:
        leaf.grad = x.new_tensor(before)
    with Recorder() as recorder:
        prediction = leaf * x
        error = prediction - y
        loss = LOSS_FUNCTIONS[e.loss](error)

    names = {"w": leaf, "x": x, "y": y, "prediction": prediction, "error": error}
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
            grad=value.grad.numpy().copy() if value is leaf else None,
            inputs=inputs,
        )
        for k, (node, value, inputs) in enumerate(values)
    )


def _within_loss(
    e: Experiment, recorder: Recorder, loss: torch.Tensor
) -> dict[str, torch.Tensor]:
    """The values on the way to the loss, which have no name in the source."""
    names, made = {}, loss
    if e.made_of.halves:
        made = recorder.outputs[loss.grad_fn][1][0]
        names["mean_squared" if e.made_of.averages else "sum_squared"] = made
    return names | {"squared": recorder.outputs[made.grad_fn][1][0]}
