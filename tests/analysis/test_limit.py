"""More iterations than there may be: what is left after the most there may be."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, InputError, run_manual
from gd_core.analysis.limit import check_or_foresee
from gd_core.analysis.line_passes import line_pass_of
from gd_core.runs.checks import MOST_ITERATIONS

LESSON = PRESETS["lesson"]
SLOW = 1e-6  # of the lesson's edge, so that something is left after all


def settings(**change: Any) -> dict[str, Any]:
    fields = {f.name: getattr(LESSON, f.name) for f in dataclasses.fields(Experiment)}
    del fields["iterations"]
    return fields | change


def said(iterations: Any = 20_000, **change: Any) -> str:
    with pytest.raises(InputError) as caught:
        check_or_foresee(iterations, **settings(**change))
    sentence = str(caught.value)
    assert "a whole number from 1 to 10,000" in sentence
    assert len(sentence) < 250
    return sentence


def test_what_may_be_is_returned() -> None:
    assert check_or_foresee(10_000.0, **settings()) == 10_000


def test_the_share_that_is_left_is_that_of_a_run() -> None:
    sentence = said(learning_rate=SLOW)
    e = dataclasses.replace(
        LESSON, learning_rate=SLOW, iterations=MOST_ITERATIONS, precision="float64"
    )
    left = (2 - run_manual(e).final_w) / 2
    assert f"after 10,000 iterations {100 * left:.3g} % of the distance" in sentence
    assert "to w* = 2 is left" in sentence


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "practically nothing of the distance to w* = 2 is left"),
        ({"learning_rate": 1.0}, "has grown to more than 1e308 % of what it was"),
        ({"manual_gradient": "sum", "learning_rate": SLOW}, "; by hand 54.9 % of"),
        (
            {"manual_gradient": "uphill", "learning_rate": SLOW},
            "; by hand the distance",
        ),
        ({"autograd_gradient": "no_zero_grad"}, "by autograd the weight still swings"),
        (
            {"autograd_gradient": "no_zero_grad", "learning_rate": 1.0},
            "by autograd the distance to w* = 2 has grown",
        ),
    ],
)
def test_each_outcome_has_its_sentence(change: dict[str, Any], words: str) -> None:
    assert words in said(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"x": None},
        {"x": [1, 2]},
        {"w0": None},
        {"learning_rate": None},
        {"learning_rate": 0.0},
        {"w0": 2.0},
        {"x": [0, 0, 0, 0]},
    ],
)
def test_where_nothing_can_be_foreseen_the_limit_is_said(
    change: dict[str, Any],
) -> None:
    assert said(**change) == (
        "iterations is 20000: it must be a whole number from 1 to 10,000"
    )


@pytest.mark.parametrize("iterations", [0, -1, 2.5, "ten", None])
def test_what_is_not_too_many_is_only_refused(iterations: Any) -> None:
    assert said(iterations).endswith("10,000")


def test_of_passes_it_is_told_what_is_left_of_the_way_to_where_they_settle() -> None:
    e = dataclasses.replace(
        LESSON,
        learning_rate=SLOW,
        iterations=5_000,
        precision="float64",
        update="each",
    )
    left = (2 - run_manual(e).final_w) / 2
    sentence = said(learning_rate=SLOW, update="each")
    assert f"up to 5,000; after 5,000 iterations {100 * left:.3g} % of" in sentence
    assert "of the distance to w = 2, where the passes settle, is left" in sentence
    assert "has grown to" in said(learning_rate=1.0, update="each")
    assert "after" not in said(learning_rate=0.0, update="each")


LINE: dict[str, Any] = {"model": "line", "x": [5, 7, 9, 12], "y": [51, 60, 78, 95]}


def test_of_a_line_it_is_told_what_is_left_of_the_way_to_w_and_b() -> None:
    e = dataclasses.replace(
        LESSON,
        **LINE,
        learning_rate=0.001,
        iterations=MOST_ITERATIONS,
        precision="float64",
    )
    optimum = np.array([6.504672897196262, 17.33644859813084])
    left = np.hypot(*(run_manual(e).params[-1] - optimum)) / np.hypot(*optimum)
    sentence = said(**LINE, learning_rate=0.001)
    assert f"after 10,000 iterations {100 * left:.3g} % of the distance" in sentence
    assert "to w* = 6.50467, b* = 17.3364 is left" in sentence
    passing = said(**LINE, learning_rate=0.001, update="each")
    made = line_pass_of(dataclasses.replace(e, update="each", iterations=1))
    assert made
    w, b = made.settles
    assert f"of the distance to w = {w:.6g}, b = {b:.6g}, where the passes" in passing


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"learning_rate": 1.0}, "has grown to more than 1e308 % of what it was"),
        ({"autograd_gradient": "broadcast"}, "of the distance to w* = 0, b* = 71 is"),
        ({"autograd_gradient": "no_zero_grad"}, "by autograd the weight still swings"),
        ({"learning_rate": 0.0}, "a whole number from 1 to 10,000"),
        ({"learning_rate": 0.0, "update": "each"}, "a whole number from 1 to 10,000"),
    ],
)
def test_each_outcome_of_a_line_has_its_sentence(
    change: dict[str, Any], words: str
) -> None:
    assert words in said(**LINE | {"learning_rate": 0.001} | change)


def test_where_every_pair_settles_is_told_through_the_origin_as_well() -> None:
    sentence = said(autograd_gradient="broadcast", learning_rate=SLOW)
    assert "by autograd 86.1 % of the distance to w* = 1.66667 is left" in sentence
