"""What a finding says, word for word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, Step, run_autograd, run_manual
from gd_core.analysis.step import seen_by_steps
from gd_core.text.findings import (
    Finding,
    compare_finding,
    question_finding,
    rate_finding,
    step_finding,
    take_finding,
)
from tests.conftest import changed

LESSON = PRESETS["lesson"]


def compared(**change: Any) -> Finding:
    """The finding of Compare about a changed lesson."""
    e = changed(LESSON, **change)
    return compare_finding(e, {"manual": run_manual(e), "autograd": run_autograd(e)})


@pytest.mark.parametrize(
    ("change", "title", "tone"),
    [
        (
            {},
            "Converging slowly: 19.7 % of the way remains after 10 iterations",
            "slow",
        ),
        (
            {"learning_rate": 0.05},
            "Converging: 9.54e−5 % of the way to the best w = 2 remains after "
            "10 iterations",
            "good",
        ),
        (
            {"learning_rate": 0.05, "iterations": 40},
            "Converges: from iteration 4 on at most 1 % of the way to the best w = 2 "
            "is left",
            "good",
        ),
        ({"learning_rate": 1 / 15}, "One step lands on the best w = 2", "good"),
        (
            {"learning_rate": 0.12},
            "Overshooting, closing in slowly: 10.7 % of the way remains after "
            "10 iterations",
            "slow",
        ),
        (
            {"learning_rate": 2 / 15},
            "On the edge: w jumps from side to side of the best w = 2 forever",
            "warning",
        ),
        (
            {"learning_rate": 0.14},
            "η = 0.14, above the edge 0.1333: each step lands 1.1 times as far "
            "beyond the best w",
            "warning",
        ),
        (
            {"manual_gradient": "sum"},
            "By hand the gradient is 4 times too large: it adds up where the loss "
            "averages",
            "wrong",
        ),
        (
            {"autograd_gradient": "no_zero_grad"},
            "Without a reset the gradient accumulates: w swings around 2 forever",
            "wrong",
        ),
        (
            {"autograd_gradient": "broadcast"},
            "By autograd every prediction meets every target: w heads for 1.667, not 2",
            "wrong",
        ),
        (
            {"manual_gradient": "sum", "autograd_gradient": "broadcast"},
            "Both runs slip: sum gradient by hand, y as a column by autograd",
            "wrong",
        ),
        (
            {"optimizer": "adam", "learning_rate": 0.1},
            "Adam is still on its way: 51.2 % of it remains after 10 iterations",
            "slow",
        ),
        (
            {"optimizer": "adam", "learning_rate": 0.1, "manual_gradient": "sum"},
            "By hand the gradient is 4 times too large, and Adam does not notice",
            "wrong",
        ),
        ({"learning_rate": 0}, "Learning rate 0: nothing moves", "warning"),
    ],
)
def test_what_is_compared_has_its_title(
    change: dict[str, Any], title: str, tone: str
) -> None:
    found = compared(**change)
    assert (found.title, found.tone) == (title, tone)


def test_the_numbers_and_how_exact_they_are_stand_below() -> None:
    assert compared().lines == (
        "w goes from 0 to 1.606, the loss from 30 to 1.163. Each step closes 15 % of "
        "the gap to the best w = 2.",
        "By hand and by autograd agree to within float32 rounding: w differs by at "
        "most 6e−8.",
    )
    assert compared(manual_gradient="sum").lines == (
        "At iteration 0 the gradient is −120 by hand, −30 by autograd. After 10 "
        "iterations w = 1.99979 by hand, 1.606 by autograd; the best is 2.",
        "It acts like the learning rate 0.04 (4 × 0.01): that helps here, but it "
        "diverges above 0.03333, the correct run only above 0.1333.",
    )
    never_reset = compared(autograd_gradient="no_zero_grad").lines[0]
    assert never_reset.startswith(
        "At iteration 1 the gradient is −25.5 by hand, by autograd −55.5 = −25.5 − 30: "
        "the new one on top of the old."
    )


def test_a_swing_is_told_by_its_size_and_not_where_it_happens_to_be() -> None:
    e = changed(LESSON, optimizer="momentum", iterations=60)
    trace = run_manual(e)
    found = compare_finding(e, {"manual": trace, "autograd": run_autograd(e)})
    assert found.title == (
        "Momentum swings, closing in slowly: 5.5 % of the way is left in its last swing"
    )
    period = 15.8  # 2π / arccos((1 + μ − s) / (2√μ)), s = 0.15
    away = abs(trace.w[-int(np.ceil(period / 2)) :] - 2) / 2
    assert max(away) == pytest.approx(0.055, abs=1e-4)
    alone = f"Without momentum {100 * 0.85**60:.5f} % of the way would remain"
    assert alone in found.lines[0]


def test_how_far_runs_go_past_the_best_is_measured() -> None:
    found = found_by_comparing(PRESETS["correction"])
    past = [run(PRESETS["correction"]).w.max() for run in (run_manual, run_autograd)]
    assert past == [pytest.approx(3.115, abs=5e-4), pytest.approx(2.260, abs=5e-4)]
    assert found.lines[1] == (
        "m and v, averages of the gradients and of their squares, start at 0. Past the "
        "best w, by hand w goes as far as 3.115, by autograd as far as 2.26."
    )
    short = found_by_comparing(changed(PRESETS["correction"], iterations=8))
    assert "By hand w goes past the best one, as far as 3.0" in short.lines[1]


def found_by_comparing(e: Experiment) -> Finding:
    return compare_finding(e, {"manual": run_manual(e), "autograd": run_autograd(e)})


@pytest.mark.parametrize(
    ("change", "title", "words"),
    [
        (
            {"learning_rate": 0.14},
            "Learning rate 0.14 is 105 % of the edge 0.1333: diverges",
            "Above the edge 1/a = 0.1333 it diverges; fastest = 1/(2a) = 0.06667; "
            "a = 7.5, the mean of x². Each step multiplies the gap by ρ = 1 − 2aη = "
            "−1.1.",
        ),
        (
            {},
            "Learning rate 0.01 is 7.5 % of the edge 0.1333: each step closes 15 % of "
            "the gap",
            "After 10 iterations 19.7 % remains of the way to the best w = 2.",
        ),
        (
            {"learning_rate": 1 / 15},
            "Learning rate 0.06667 is the fastest: one step lands on the best w = 2",
            "",
        ),
        (
            {"autograd_gradient": "no_zero_grad"},
            "Without a reset 0.01 is 3.75 % of its edge 0.2667: w swings forever",
            "Above the edge 2/a = 0.2667 it diverges; a = 7.5, the mean of x².",
        ),
        (
            {"optimizer": "nesterov", "learning_rate": 0.1},
            "Learning rate 0.1 is 111 % of the edge 0.09048: diverges",
            "Above the edge (1 + μ)/((1 + 2μ)·a) = 0.09048 it diverges",
        ),
        (
            {"optimizer": "rmsprop", "learning_rate": 0.1},
            "RMSProp at 0.1: the first step is 1 long, whatever the gradient",
            "it swings by about η/2 = 0.05",
        ),
        (
            {"optimizer": "adam", "x": [0, 0, 0, 0]},
            "What learning rate 0.01 does with Adam, only the run tells",
            "",
        ),
        (
            {"update": "each", "learning_rate": 0.07},
            "Learning rate 0.07 is 46.1 % of the edge 0.1518: each pass closes 87.8 % "
            "of the gap",
            "Edge = 0.1518: up to there the passes settle.",
        ),
    ],
)
def test_a_rate_has_its_place_in_the_title(
    change: dict[str, Any], title: str, words: str
) -> None:
    found = rate_finding(changed(LESSON, **change))
    assert found.title == title
    assert words in " ".join(found.lines)


@pytest.mark.parametrize(
    ("change", "k", "title"),
    [
        ({}, 1, "Iteration 1 by hand: the gradient −25.5 moves w from 0.3 to 0.555"),
        (
            {"learning_rate": 0.14},
            1,
            "Iteration 1 by hand: η = 0.14 is past the edge 0.1333, w jumps from 4.2 "
            "to −0.42",
        ),
        (
            {"manual_gradient": "sum"},
            1,
            "Iteration 1 by hand: the gradient −48 is 4 times the correct −12; w "
            "from 1.2 to 1.68",
        ),
        (
            {"learning_rate": 2 / 15, "precision": "float64"},
            2,
            "Iteration 2 at the edge 0.1333: w jumps from 0 to 4, the loss stays 30",
        ),
        ({}, 10, "Iteration 10 by hand: the run ends at w = 1.606"),
        (
            {"learning_rate": 1e9, "iterations": 9},
            9,
            "Iteration 1 by hand: the next update overflows float32",
        ),
        (
            {"update": "each"},
            5,
            "Iteration 1, point 2, by hand: the gradient −7.883 moves w from 1.015 to "
            "1.093",
        ),
    ],
)
def test_a_step_is_told_with_its_numbers(
    change: dict[str, Any], k: int, title: str
) -> None:
    e = changed(LESSON, **change)
    trace = seen_by_steps(e, run_manual(e))
    assert step_finding(e, "manual", Step.of(e, "manual", trace, k)).title == title


def test_the_programs_differ_in_who_finds_the_gradient_or_in_a_marked_line() -> None:
    assert take_finding(LESSON).title == (
        "What differs is who finds the gradient: a formula by hand, or backward()"
    )
    found = take_finding(changed(LESSON, manual_gradient="sum"))
    assert found.tone == "wrong"
    assert found.lines[0].startswith("The line marked WRONG adds up where the mean")


def test_a_question_has_a_rounded_rate_and_the_start() -> None:
    found = question_finding(changed(LESSON, learning_rate=2 / 15))
    assert found.title == "What will the learning rate 0.1333 do?"
    assert (
        "starts at w = 0, has 10 iterations, and the best is w = 2." in found.lines[0]
    )
