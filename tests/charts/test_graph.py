"""The picture of the graph: what stands in it, read back from its specification."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, walk_backward
from gd_core.charts.arrows import UPWARDS
from gd_core.charts.forms import Chart
from gd_core.charts.graph import graph_alt, graph_chart
from gd_core.charts.graph_layers import (
    BOX_HEIGHT,
    BOX_INDENT,
    LINES_ABOVE,
    NODE_OFFSET,
    TITLE_HEIGHT,
)
from gd_core.charts.theme import GRAPH_COLORS, SUBTITLE_LEADING
from tests.conftest import changed

LESSON = PRESETS["lesson"]
NODES = [
    "AccumulateGrad",
    "MulBackward0",
    "SubBackward0",
    "MulBackward0",
    "MeanBackward0",
]


def drawn(e: Experiment, w: float, run: str = "manual", k: int = 1) -> Chart:
    return graph_chart(e, run, k, walk_backward(e, w))


def rows(made: Chart, name: str) -> list[dict[str, Any]]:
    return [
        {str(column): value for column, value in row.items()}
        for row in made.data[name].to_dict("records")
    ]


def lines(made: Chart) -> list[tuple[int, int, str]]:
    """All lines of text: pixels from the top and from the left, and the text."""
    told = [(row["y"], row["x"], row["text"]) for row in rows(made, "texts")]
    nodes = [
        (row["y"] + NODE_OFFSET, BOX_INDENT, row["node"]) for row in rows(made, "boxes")
    ]
    return told + nodes


def deepest_of(made: Chart) -> int:
    """How many pixels the graph takes, from the top."""
    deepest = made.facts["deepest"]
    assert isinstance(deepest, int)
    return deepest


def texts(made: Chart) -> list[str]:
    """From the bottom to the top, from the left to the right."""
    told = sorted(lines(made), key=lambda line: (-line[0], line[1]))
    return [text for *_, text in told]


def subtitle(made: Chart) -> str:
    return " ".join(made.subtitle).replace("\N{NO-BREAK SPACE}", " ")


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
    arrows = rows(drawn(LESSON, 0.3), "arrows")
    fed = [row for row in arrows if row["x2"] < row["x"]]
    assert len(fed) == 2  # x and y
    assert all(row["y2"] == row["y"] for row in fed)
    upright = [row for row in arrows if row["x2"] == row["x"]]
    up = [row["x"] for row in upright if row["y2"] < row["y"]]  # pixels from the top
    down = [row["x"] for row in upright if row["y2"] > row["y"]]
    assert len(fed) + len(up) + len(down) == len(arrows)
    # w, prediction, error twice, squared, loss
    assert len(up) == len(down) == 6
    assert max(up) < min(down)


def test_an_arrow_looks_like_what_it_carries() -> None:
    shafts, heads = drawn(LESSON, 0.3).form.spec["layer"][2:4]
    way = {
        "calculate": (
            "datum.y2 > datum.y || datum.x2 > datum.x ? 'backward' : 'forward'"
        ),
        "as": "way",
    }
    for layer in (shafts, heads):
        assert way in layer["transform"]
        color = layer["mark"]["color"]["expr"]
        for name in ("forward", "backward"):
            assert f"datum.way == '{name}' ? " in color
            assert all(tone in color for tone in GRAPH_COLORS[name])
    dashes = "datum.way == 'backward' ? [5, 3] : [1, 0]"
    assert shafts["mark"]["strokeDash"]["expr"] == dashes
    assert heads["mark"]["shape"] == UPWARDS  # whose tip is where the mark stands
    assert heads["encoding"]["x"]["field"] == "x2"
    assert heads["encoding"]["y"]["field"] == "y2"
    assert heads["mark"]["angle"]["expr"] == (
        "datum.x2 < datum.x ? 270 : datum.y2 < datum.y ? 0 : 180"
    )


def test_nothing_stands_on_another_or_outside() -> None:
    made = drawn(LESSON, 0.3)
    places = {(x, y) for y, x, _ in lines(made)}
    assert len(places) == len(lines(made))
    deepest = deepest_of(made)
    assert all(0 < y < deepest for _, y in places)
    tops = sorted(row["y"] for row in rows(made, "boxes"))
    assert len(tops) == len(NODES)
    assert all(top + BOX_HEIGHT < below for top, below in pairwise(tops))
    assert 0 < tops[0] < tops[-1] + BOX_HEIGHT <= deepest


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
    assert told in graph_alt(graph, 1) == made.finding
    leaf = max(row["y"] for row in rows(made, "boxes")) + BOX_HEIGHT
    (below,) = (y for y, _, text in lines(made) if text == told)
    assert leaf < below < deepest_of(made)
    assert "w.grad" not in "".join(texts(drawn(LESSON, 0.3)))


def test_there_is_one_form_and_room_in_it_for_every_graph() -> None:
    one = drawn(LESSON, 0.3)
    many = drawn(Experiment(x=[*range(1, 101)], y=[*range(1, 101)]), 0.0)
    piled_up = graph_chart(LESSON, "autograd", 1, walk_backward(LESSON, 0.3, -30.0))
    for other in (many, piled_up):
        assert other.form is one.form
        assert {name: [*table] for name, table in other.data.items()} == {
            name: [*table] for name, table in one.data.items()
        }
        head = TITLE_HEIGHT + SUBTITLE_LEADING * LINES_ABOVE
        assert head + deepest_of(other) <= one.form.spec["height"]


def test_the_text_alternative_names_nodes_values_and_gradients() -> None:
    told = graph_alt(walk_backward(LESSON, 0.3), 1)
    assert "state 1" in told
    assert ", ".join(reversed(NODES)) in told
    for text in ("J = 21.675", "∂J/∂w = −25.5", "e = [−1.7, −3.4, −5.1, −6.8]"):
        assert text in told
