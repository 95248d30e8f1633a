"""The graph that backward() walked: PyTorch's own, with the gradients by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, Node, run_autograd, walk_backward
from gd_core.runs.graph import Graph
from tests.conftest import changed, times_mean

LESSON = PRESETS["lesson"]
TORCH_NAMES = [
    "AccumulateGrad",
    "MulBackward0",
    "SubBackward0",
    "MulBackward0",
    "MeanBackward0",
]
ROUNDING = {"float32": 1e-5, "float64": 1e-13}


def random_graph(
    n: int, precision: str, seed: int, loss: str = "mean"
) -> tuple[Experiment, float, Graph]:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(2, n))
    e = Experiment(x=x, y=y, precision=precision, loss=loss)
    w = float(np.dtype(precision).type(rng.normal()))
    return e, w, walk_backward(e, w)


def by_name(graph: Graph) -> dict[str, Node]:
    return {node.name: node for node in graph}


cases = pytest.mark.parametrize(
    ("n", "precision", "seed"),
    [(n, p, seed) for n in (1, 4, 100) for p in ROUNDING for seed in range(5)],
)


@cases
def test_every_value_and_gradient_is_that_by_hand(
    n: int, precision: str, seed: int
) -> None:
    e, w, graph = random_graph(n, precision, seed)
    x, y = (values.astype(np.float64) for values in e.data())
    error = w * x - y
    values: dict[str, Any] = {
        "w": w,
        "x": x,
        "y": y,
        "prediction": w * x,
        "error": error,
        "squared": error**2,
        "loss": np.mean(error**2),
    }
    gradients: dict[str, Any] = {
        "w": np.mean(2 * x * error),
        "prediction": 2 * error / n,
        "error": 2 * error / n,
        "squared": np.full(n, 1 / n),
        "loss": 1.0,
    }
    nodes = by_name(graph)
    assert {*nodes} == {*values}
    close: Any = {"rtol": ROUNDING[precision], "atol": ROUNDING[precision]}
    for name, node in nodes.items():
        np.testing.assert_allclose(node.value, values[name], **close)
        assert node.value.shape == np.shape(values[name])
        assert node.value.dtype == precision
        if name in gradients:
            assert node.gradient is not None
            np.testing.assert_allclose(node.gradient, gradients[name], **close)
            assert node.gradient.shape == node.value.shape
            assert node.gradient.dtype == precision
        else:
            assert (node.kind, node.gradient, node.torch_name) == ("data", None, "")


@cases
def test_the_graph_is_a_chain_fed_with_x_and_y(
    n: int, precision: str, seed: int
) -> None:
    _, _, graph = random_graph(n, precision, seed)
    walked = [node for node in graph if node.kind != "data"]
    assert [node.torch_name for node in walked] == TORCH_NAMES
    assert [node.kind for node in walked] == ["leaf", *["operation"] * 4]
    operands = {
        node.name: [graph[k].name for k in node.inputs] for node in graph if node.inputs
    }
    assert operands == {
        "prediction": ["w", "x"],
        "error": ["prediction", "y"],
        "squared": ["error", "error"],
        "loss": ["squared"],
    }
    assert graph[-1].name == "loss"
    for k, node in enumerate(graph):
        assert all(operand < k for operand in node.inputs)


@pytest.mark.parametrize("precision", ROUNDING)
@pytest.mark.parametrize(
    ("loss", "torch_names", "names"),
    [
        ("half_mean", ["MeanBackward0", "DivBackward0"], ["mean_squared", "two"]),
        ("sum", ["SumBackward0"], ["squared"]),
        ("half_sum", ["SumBackward0", "DivBackward0"], ["sum_squared", "two"]),
    ],
)
def test_the_graph_of_another_loss_ends_in_its_own_operations(
    loss: str, torch_names: list[str], names: list[str], precision: str
) -> None:
    e, w, graph = random_graph(5, precision, 1, loss)
    walked = [node for node in graph if node.kind != "data"]
    assert [node.torch_name for node in walked] == [*TORCH_NAMES[:-1], *torch_names]
    assert all(node.name for node in graph)
    assert [graph[k].name for k in graph[-1].inputs] == names
    nodes, times = by_name(graph), times_mean(loss, 5)
    x, y = (values.astype(np.float64) for values in e.data())
    error = w * x - y
    close: Any = {"rel": 10 * ROUNDING[precision]}
    assert nodes["loss"].value == pytest.approx(times * np.mean(error**2), **close)
    slope = times * np.mean(2 * x * error)
    assert nodes["w"].gradient == pytest.approx(slope, **close)
    one = run_autograd(changed(e, w0=w, iterations=1))
    assert (nodes["loss"].value, nodes["w"].gradient) == (one.loss[0], one.gradient[0])


def test_one_neuron_has_loss_1_and_gradient_minus_2() -> None:
    nodes = by_name(walk_backward(PRESETS["neuron"], 1.0))
    assert nodes["loss"].value == 1
    assert nodes["w"].gradient == -2


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_value_and_gradient_are_to_the_bit_those_of_the_run(precision: str) -> None:
    e = changed(PRESETS["hubble"], precision=precision)
    trace = run_autograd(e)
    for w, loss, gradient in zip(trace.w, trace.loss, trace.gradient, strict=True):
        nodes = by_name(walk_backward(e, float(w)))
        assert nodes["loss"].value == loss
        assert nodes["w"].gradient == gradient


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_what_was_never_reset_piles_up_as_in_the_run(precision: str) -> None:
    e = changed(LESSON, precision=precision, autograd_gradient="no_zero_grad")
    trace = run_autograd(e)
    before = 0.0
    for w, gradient in zip(trace.w, trace.gradient, strict=True):
        leaf = by_name(walk_backward(e, float(w), before))["w"]
        assert leaf.grad == gradient
        assert leaf.gradient is not None
        assert leaf.gradient + leaf.gradient.dtype.type(before) == leaf.grad
        before = float(gradient)


def test_only_the_leaf_has_a_grad() -> None:
    for node in walk_backward(LESSON, 0.5):
        assert (node.grad is not None) == (node.kind == "leaf")
        assert node.grad is None or node.grad == node.gradient


def test_the_graph_is_the_one_that_the_run_walks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import torch

    walked: list[Any] = []
    backward = torch.Tensor.backward

    def shape_of(node: Any) -> Any:
        if node is None:
            return "data"
        return type(node).__name__, [
            shape_of(below) for below, _ in node.next_functions
        ]

    def seen(loss: torch.Tensor, *args: Any) -> None:
        walked.append(shape_of(loss.grad_fn))
        backward(loss, *args)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(torch.Tensor, "backward", seen)
    run_autograd(changed(LESSON, iterations=2))
    graph = walk_backward(LESSON, 0.5)

    def shape_at(k: int) -> Any:
        node = graph[k]
        if node.kind == "data":
            return "data"
        return node.torch_name, [shape_at(operand) for operand in node.inputs]

    assert walked == [shape_at(len(graph) - 1)] * 4


def test_what_overflows_is_not_finite_and_no_error() -> None:
    nodes = by_name(walk_backward(LESSON, 1e30))
    assert nodes["loss"].value == np.inf
