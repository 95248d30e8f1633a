"""The picture of the graph: what stands in it, read back from its specification."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, walk_backward
from gd_core.charts.graph import graph_alt, graph_chart
from tests.conftest import changed, rows_of

LESSON = PRESETS["lesson"]
NODES = [
    "AccumulateGrad",
    "MulBackward0",
    "SubBackward0",
    "MulBackward0",
    "MeanBackward0",
]


def drawn(e: Experiment, w: float, run: str = "manual", k: int = 1) -> dict[str, Any]:
    made: dict[str, Any] = graph_chart(e, run, k, walk_backward(e, w))
    return made


def rows(made: dict[str, Any], column: str) -> list[dict[str, Any]]:
    """The rows of all data that have a column."""
    return [row for row in rows_of(made) if row.get(column) is not None]


def texts(made: dict[str, Any]) -> list[str]:
    """From the bottom to the top, from the left to the right."""
    told = sorted(rows(made, "text"), key=lambda row: (-row["y"], row["x"]))
    return [row["text"] for row in told]


def subtitle(made: dict[str, Any]) -> str:
    return " ".join(made["title"]["subtitle"]).replace("\N{NO-BREAK SPACE}", " ")


def test_one_neuron_is_the_classic_picture() -> None:
    told = texts(drawn(PRESETS["neuron"], 1.0))
    for text in ("w = 1", "x = [1]", "y = [2]", "ŷ = [1]", "e = [−1]", "e² = [1]"):
        assert text in told
    for text in ("J = 1", "∂J/∂J = 1", "∂J/∂e² = [1]", "∂J/∂e = [−2]", "∂J/∂w = −2"):
        assert text in told


def test_pytorchs_nodes_stand_from_the_leaf_up_to_the_loss() -> None:
    told = texts(drawn(LESSON, 0.3))
    assert [text for text in told if text in NODES] == NODES
    words = ["leaf: w", "multiply: ŷ", "subtract: e", "multiply: e · e", "mean: J"]
    at = [next(i for i, t in enumerate(told) if t.startswith(word)) for word in words]
    assert at == sorted(at)


def test_up_to_four_values_are_written_one_by_one() -> None:
    told = texts(drawn(LESSON, 0.3))
    assert "e = [−1.7, −3.4, −5.1, −6.8]" in told
    assert "∂J/∂ŷ = [−0.85, −1.7, −2.55, −3.4]" in told


@pytest.mark.parametrize("n", [5, 100])
def test_of_more_values_shape_and_mean_are_written(n: int) -> None:
    x = np.arange(1, n + 1)
    told = texts(drawn(Experiment(x=x, y=2 * x), 0.0))
    mean = f"{n + 1:g}"  # of 2x
    assert {f"y = shape ({n},)", f"mean {mean}"} <= {*told}  # one below the other
    assert f"e = shape ({n},), mean −{mean}" in told
    assert not any("[" in text for text in told)


def test_values_go_up_and_gradients_down_and_a_value_used_twice_goes_twice() -> None:
    arrows = rows(drawn(LESSON, 0.3), "y2")
    ways: dict[str, list[float]] = {"forward": [], "backward": []}
    for row in arrows:
        if row.get("x2") == row.get("x") and "tip" in row:
            up = row["y2"] < row["y"]  # pixels from the top
            assert up == (row["color"] == "forward")
            assert row["shape"] == ("triangle-up" if up else "triangle-down")
            ways[row["color"]].append(row["x"])
    # w, prediction, error twice, squared, loss
    assert len(ways["forward"]) == len(ways["backward"]) == 6
    assert max(ways["forward"]) < min(ways["backward"])
    fed = [row for row in arrows if row.get("shape") == "triangle-left"]
    assert len(fed) == 2  # x and y


def test_nothing_stands_on_another_or_outside() -> None:
    made = drawn(LESSON, 0.3)
    height = made["layer"][0]["encoding"]["y"]["scale"]["domain"][0]
    places = {(row["x"], row["y"]) for row in rows(made, "text")}
    assert len(places) == len(rows(made, "text"))
    assert all(0 < y < height for _, y in places)
    boxes = sorted(
        (row["y"], row["y2"]) for row in rows(made, "y2") if "color" not in row
    )
    assert len(boxes) == 5
    assert all(end < start for (_, end), (start, _) in pairwise(boxes))


@pytest.mark.parametrize("run", ["manual", "autograd"])
def test_the_picture_explains_itself_alone(run: str) -> None:
    told = subtitle(drawn(changed(LESSON, manual_gradient="sum"), 1.2, run, k=7))
    by = {"manual": "by hand", "autograd": "by autograd"}[run]
    for fact in ("x = 1, 2, 3, 4", "sum gradient", "float32", "state k = 7", by):
        assert fact in told


def test_numbers_of_any_size_can_be_written() -> None:
    e = changed(LESSON, precision="float64")
    for w in (1e150, -1e-150, 1e200):
        assert all("nan" not in text.lower() for text in texts(drawn(e, w)))


def test_what_was_never_reset_stands_under_the_leaf() -> None:
    graph = walk_backward(LESSON, 0.3, -30.0)
    made = graph_chart(LESSON, "autograd", 1, graph)
    told = "w.grad = −30 − 25.5 = −55.5: never reset"
    assert told in texts(made)
    assert told in graph_alt(graph, 1)
    assert made["height"] > drawn(LESSON, 0.3)["height"]
    assert "w.grad" not in "".join(texts(drawn(LESSON, 0.3)))


def test_the_text_alternative_names_nodes_values_and_gradients() -> None:
    told = graph_alt(walk_backward(LESSON, 0.3), 1)
    assert "state 1" in told
    assert ", ".join(reversed(NODES)) in told
    for text in ("J = 21.675", "∂J/∂w = −25.5", "e = [−1.7, −3.4, −5.1, −6.8]"):
        assert text in told
