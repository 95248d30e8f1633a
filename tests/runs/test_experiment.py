"""Experiment: its limits, its sentences, its equality, its presets."""

from __future__ import annotations

import copy
import itertools
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch

from gd_core import PRESETS, Experiment, InputError, run_autograd, run_manual
from gd_core.runs.checks import MOST_ITERATIONS, MOST_POINTS
from gd_core.runs.presets import (
    HUBBLE_DISTANCES,
    HUBBLE_VELOCITIES,
    WOMENS_HEIGHTS,
    WOMENS_WEIGHTS,
)
from gd_core.runs.units import own_units
from tests.conftest import changed

LESSON = PRESETS["lesson"]

# field at fault, what is changed in the lesson, what the sentence must say
IMPOSSIBLE: list[tuple[str, dict[str, Any], list[str]]] = [
    ("x", {"x": []}, ["x is empty", "1 to 100,000"]),
    ("y", {"y": []}, ["y is empty", "1 to 100,000"]),
    ("y", {"y": [1, 2, 3]}, ["y has 3 numbers, x has 4: they must pair up"]),
    ("x", {"x": {1, 2, 3, 4}}, ["x is a set, which has no order", "a list"]),
    ("y", {"y": frozenset([1, 2, 3, 4])}, ["y is a set", "pair up by order"]),
    ("x", {"x": dict.fromkeys([1, 2, 3, 4]).keys()}, ["x is a set"]),
    ("x", {"x": {1: 2, 3: 4}.items()}, ["x is a set"]),
    ("x", {"x": {1: 2, 3: 4}}, ["x is “{1: 2, 3: 4}”", "a list"]),
    ("x", {"x": [1, 2, np.nan, 4]}, ["x", "nan", "item 3", "finite"]),
    ("y", {"y": [1, np.inf, 3, 4]}, ["y", "inf", "item 2", "finite"]),
    ("x", {"x": [1, "two", 3, 4]}, ["x", "“two”", "item 2", "number"]),
    ("x", {"x": [1, None, 3, 4]}, ["x", "item 2", "number"]),
    ("x", {"x": [1, 10**400, 3, 4]}, ["x", "inf", "item 2"]),
    ("x", {"x": "1 2 3 4"}, ["x", "“1 2 3 4”", "list of numbers"]),
    ("x", {"x": 4}, ["x is 4", "list of numbers"]),
    ("x", {"x": None}, ["x is empty", "list of numbers"]),
    ("x", {"x": np.ones((2, 2))}, ["x", "list of numbers"]),
    ("x", {"x": [[1, 2], [3, 4]]}, ["x", "item 1"]),
    ("x", {"x": [1, 2, 3j, 4]}, ["x", "item 3"]),
    ("x", {"x": np.ones(MOST_POINTS + 1)}, ["x has 100,001 numbers", "100,000"]),
    ("w0", {"w0": np.nan}, ["initial w is nan", "−1,000,000 to 1,000,000"]),
    ("w0", {"w0": 1_000_001}, ["initial w is 1000001", "1,000,000"]),
    ("w0", {"w0": -2e6}, ["initial w is −2000000", "−1,000,000"]),
    ("w0", {"w0": "0"}, ["initial w is “0”", "number"]),
    ("w0", {"w0": True}, ["initial w", "True", "number"]),
    ("learning_rate", {"learning_rate": -0.1}, ["learning rate is −0.1", "from 0 to"]),
    ("learning_rate", {"learning_rate": 2e9}, ["learning rate", "1,000,000,000"]),
    ("learning_rate", {"learning_rate": np.inf}, ["learning rate is inf"]),
    ("learning_rate", {"learning_rate": None}, ["learning rate is empty"]),
    ("iterations", {"iterations": 0}, ["iterations is 0", "from 1 to 10,000"]),
    ("iterations", {"iterations": 10_001}, ["iterations is 10001", "10,000"]),
    ("iterations", {"iterations": 2.5}, ["iterations is 2.5", "whole number"]),
    ("iterations", {"iterations": np.nan}, ["iterations is nan", "whole number"]),
    ("iterations", {"iterations": "ten"}, ["iterations is “ten”", "whole number"]),
    (
        "iterations",
        {"x": np.ones(50_000), "y": np.ones(50_000), "iterations": 1_001},
        ["iterations is 1,001", "50,000 points", "50,000,000", "1,000 iterations"],
    ),
    (
        "manual_gradient",
        {"manual_gradient": "median"},
        ["manual gradient is “median”", "“mean” or “sum”"],
    ),
    ("manual_gradient", {"manual_gradient": None}, ["manual gradient is empty"]),
    ("precision", {"precision": "float16"}, ["“float16”", "“float32” or “float64”"]),
    ("x", {"x": [1, 2, 3, 1e39]}, ["x", "1e39", "item 4", "float32", "float64"]),
    ("x", {"x": [1, 2, 3, 1e25]}, ["too large", "float32", "float64"]),
    ("x", {"x": [1, 2, 3, 1e200], "precision": "float64"}, ["too large", "float64"]),
]


@pytest.mark.parametrize(("field", "change", "says"), IMPOSSIBLE)
def test_impossible_input_is_one_sentence_that_names_the_field(
    field: str, change: dict[str, Any], says: list[str]
) -> None:
    with pytest.raises(InputError) as caught:
        changed(LESSON, **change)
    assert caught.value.field == field
    for words in says:
        assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    "change",
    [
        {"x": [1], "y": [2]},
        {"x": np.ones(MOST_POINTS), "y": np.ones(MOST_POINTS), "iterations": 500},
        {"w0": 1e6},
        {"w0": -1e6},
        {"learning_rate": 0},
        {"learning_rate": 1e9},
        {"iterations": 1},
        {"iterations": MOST_ITERATIONS},
        {"iterations": 10.0},
        {"iterations": np.int64(7)},
        {"x": pd.Series([1, 2, 3, 4], index=list("abcd"))},
        {"x": np.array([1, 2, 3, 4], dtype=np.int8)},
        {"x": (1, 2, 3, 4)},
        {"x": [0, 0, 0, 0]},
    ],
)
def test_the_limits_themselves_are_possible(change: dict[str, Any]) -> None:
    assert changed(LESSON, **change).n >= 1


def test_an_input_error_is_a_value_error_and_survives_pickling() -> None:
    problem = InputError("input.not_paired", "y", x_count=4, y_count=3)
    again = pickle.loads(pickle.dumps(problem))
    assert isinstance(problem, ValueError)
    assert (str(again), again.field) == (str(problem), "y")


def test_an_experiment_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        LESSON.w0 = 1.0  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        LESSON.x[0] = 7


def test_an_experiment_does_not_follow_the_array_it_was_made_from() -> None:
    x = np.array([1.0, 2, 3, 4])
    e = changed(LESSON, x=x)
    x[0] = 7
    assert e == LESSON
    assert x.flags.writeable


def test_equal_experiments_are_equal_keys() -> None:
    same = Experiment(
        x=[1, 2, 3, 4], y=[2, 4, 6, 8], w0=-0.0, learning_rate=0.01, iterations=10
    )
    assert same == LESSON
    assert hash(same) == hash(LESSON)
    assert same.key == LESSON.key
    assert copy.copy(LESSON) == LESSON
    assert {LESSON: "run"}[same] == "run"
    assert LESSON != "lesson"


@pytest.mark.parametrize(
    "change",
    [
        {"x": [1, 2, 3, 5]},
        {"y": [2, 4, 6, 9]},
        {"x": [1, 2], "y": [2, 4]},
        {"w0": 1e-300},
        {"learning_rate": 0.010000000000000002},
        {"iterations": 11},
        {"manual_gradient": "sum"},
        {"precision": "float64"},
    ],
)
def test_every_field_is_part_of_the_key(change: dict[str, Any]) -> None:
    assert changed(LESSON, **change) != LESSON
    assert changed(LESSON, **change).key != LESSON.key


def test_x_and_y_are_not_mixed_up_in_the_key() -> None:
    assert changed(LESSON, x=LESSON.y, y=LESSON.x) != LESSON


def test_the_values_of_a_dict_are_in_order() -> None:
    values = {"b": 3, "a": 1, "c": 2}.values()
    assert Experiment(x=values, y=values).x.tolist() == [3, 1, 2]  # type: ignore[arg-type]


LIKE_A_LIST: dict[str, Callable[[], Any]] = {
    "range": lambda: range(1, 5),
    "generator": lambda: (k for k in (1, 2, 3, 4)),
    "iterator": lambda: iter([1, 2, 3, 4]),
    "column": lambda: np.array([[1.0], [2], [3], [4]]),
    "row": lambda: np.array([[1, 2, 3, 4]]),
    "lists in a list": lambda: [[1], [2], [3], [4]],
    "a list in a list": lambda: [[1, 2, 3, 4]],
    "tuples": lambda: [(1,), (2,), (3,), (4,)],
    "tensor": lambda: torch.tensor([1.0, 2, 3, 4]),
    "whole tensor": lambda: torch.tensor([1, 2, 3, 4]),
    "column of a tensor": lambda: torch.tensor([[1.0], [2], [3], [4]]),
    "tensor with a gradient": lambda: torch.tensor([1.0, 2, 3, 4], requires_grad=True),
    "bfloat16": lambda: torch.tensor([1, 2, 3, 4], dtype=torch.bfloat16),
    "numbers of torch": lambda: list(torch.tensor([1.0, 2, 3, 4]).numpy()),
    "Series": lambda: pd.Series([1, 2, 3, 4], index=list("abcd")),
    "list of tensors": lambda: [torch.tensor(float(k)) for k in (1, 2, 3, 4)],
    "list of columns": lambda: [torch.tensor([k]) for k in (1, 2, 3, 4)],
    "sparse tensor": lambda: torch.tensor([1.0, 2, 3, 4]).to_sparse(),
    "matrix": lambda: np.array([1, 2, 3, 4]).view(np.matrix),
    "frame of one column": lambda: pd.DataFrame({"a": [1, 2, 3, 4]}),
    "Series of objects": lambda: pd.Series([1, 2, 3, 4], dtype=object),
    "frame": lambda: pd.DataFrame({"x": [1, 2, 3, 4]}),
    "nothing masked": lambda: np.ma.MaskedArray([1, 2, 3, 4], mask=False),
}


@pytest.mark.parametrize("kind", LIKE_A_LIST)
def test_numbers_are_taken_from_whatever_has_an_order(kind: str) -> None:
    e = changed(LESSON, x=LIKE_A_LIST[kind]())
    assert e == LESSON
    assert not e.x.flags.writeable


UNLIKE_A_LIST: dict[str, Callable[[], Any]] = {
    "set": lambda: {1, 2, 3, 4},
    "dict": lambda: {1: 2, 3: 4},
    "table": lambda: np.ones((2, 2)),
    "bytearray": lambda: bytearray(b"1234"),
    "tensor of booleans": lambda: torch.tensor([True] * 4),
    "tensor of one number": lambda: torch.tensor(1.0),
    "tensor of two columns": lambda: torch.ones(2, 2),
    "lists of two": lambda: [[1, 2], [3, 4]],
    "number and list": lambda: [1, [2]],
    "frame of two columns": lambda: pd.DataFrame({"x": [1, 2], "y": [3, 4]}),
    "scalar": lambda: np.array(4.0),
    "masked": lambda: np.ma.masked_equal([1.0, 2, 3, 4], 2),
    "without an end": lambda: itertools.count(),
    "missing in a Series": lambda: pd.Series([1, None, 3, 4]),
}


@pytest.mark.parametrize("kind", UNLIKE_A_LIST)
def test_what_is_no_list_of_numbers_is_refused_in_a_sentence(kind: str) -> None:
    with pytest.raises(InputError) as caught:
        changed(LESSON, x=UNLIKE_A_LIST[kind]())
    assert caught.value.field == "x"
    assert "\n" not in str(caught.value)


def test_an_array_is_not_changed_and_not_kept() -> None:
    x = torch.tensor([1.0, 2, 3, 4], dtype=torch.float64)
    e = changed(LESSON, x=x)
    x[0] = 7
    assert e == LESSON


def test_the_presets_are_the_stories_they_promise() -> None:
    through_origin = [
        *("mistake", "lesson", "neuron", "fast", "edge", "zero_grad", "hubble"),
    ]
    of_optimizers = ["momentum", "correction", "unnoticed", "recreated"]
    assert list(PRESETS) == [*through_origin, "three", "women", *of_optimizers]
    for name, e in PRESETS.items():
        assert e.model == ("line" if name in ("three", "women") else "origin")
        assert bool(e.remembers) == (name in of_optimizers)
    assert PRESETS["mistake"] == changed(LESSON, manual_gradient="sum")
    assert PRESETS["neuron"].x.tolist() == [1]
    assert PRESETS["neuron"].y.tolist() == [2]
    assert PRESETS["neuron"].w0 == 1
    assert PRESETS["fast"] == changed(LESSON, learning_rate=0.14)
    assert PRESETS["edge"] == changed(LESSON, learning_rate=2 / 15)
    forgotten = changed(LESSON, iterations=50, autograd_gradient="no_zero_grad")
    assert PRESETS["zero_grad"] == forgotten


def test_adam_without_its_correction_ends_lower_than_the_right_one() -> None:
    e = PRESETS["correction"]
    by_hand, by_torch = run_manual(e), run_autograd(e)
    assert by_hand.w[1] / by_torch.w[1] == pytest.approx(3.16, abs=0.005)
    assert by_hand.loss[-1] < by_torch.loss[-1] / 2


def test_hubbles_table_is_whole() -> None:
    assert len(HUBBLE_DISTANCES) == len(HUBBLE_VELOCITIES) == 24
    assert sum(HUBBLE_DISTANCES) == pytest.approx(21.873)
    assert sum(HUBBLE_VELOCITIES) == 8955


@pytest.mark.parametrize("run", [run_manual, run_autograd])
def test_three_points_can_be_checked_by_hand(run: Any) -> None:
    e = PRESETS["three"]
    trace = run(changed(e, precision="float64", iterations=300))
    assert trace.loss[0] == 12
    expected = np.array([[0, -4], [0.8, -3.2]])
    np.testing.assert_allclose(trace.gradients[:2], expected, rtol=1e-14)
    np.testing.assert_allclose(trace.params[2], [-0.08, 0.72], rtol=1e-14)
    np.testing.assert_allclose(trace.params[-1], [-3, 5], rtol=1e-6)
    error = trace.params[-1, 0] * e.x + trace.params[-1, 1] - e.y
    np.testing.assert_allclose(error, [-1, 2, -1], atol=1e-5)


def test_the_womens_table_is_that_of_r() -> None:
    assert tuple(range(58, 73)) == WOMENS_HEIGHTS
    assert len(WOMENS_WEIGHTS) == 15
    assert sum(WOMENS_WEIGHTS) == 2051
    # what R prints of lm(weight ~ height)
    slope, intercept = np.polyfit(WOMENS_HEIGHTS, WOMENS_WEIGHTS, 1)
    assert (round(slope, 5), round(intercept, 5)) == (3.45, -87.51667)
    residuals = slope * np.array(WOMENS_HEIGHTS) + intercept - WOMENS_WEIGHTS
    assert round(float(np.sqrt(residuals @ residuals / 13)), 3) == 1.525
    assert round(1 - np.var(residuals) / np.var(WOMENS_WEIGHTS), 3) == 0.991


@pytest.mark.parametrize("run", [run_manual, run_autograd])
def test_the_womens_line_stays_far_away_unless_x_is_standardised(run: Any) -> None:
    trace = run(PRESETS["women"])
    assert trace.final_w == pytest.approx(2.11, abs=0.01)
    assert abs(trace.params[-1, 1]) < 0.1
    assert trace.final_loss > 30
    ready = changed(PRESETS["women"], standardize=True, learning_rate=0.3)
    quick = run(changed(ready, iterations=20))
    assert quick.final_loss == pytest.approx(2.01556, abs=1e-4)
    ends = own_units(ready, quick.params[-1])
    assert ends == pytest.approx([3.45, -87.5167], rel=1e-5)


@pytest.mark.parametrize("run", [run_manual, run_autograd])
def test_gradient_descent_finds_hubbles_constant(run: Any) -> None:
    trace = run(PRESETS["hubble"])
    assert trace.final_w == pytest.approx(423.937, abs=5e-4)
    assert trace.w[10] < 410 < 423 < trace.w[30]  # on its way for all to see
