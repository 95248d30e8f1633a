"""Lines: what becomes of a run with a bias is said with its own numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.theory import theory_of
from gd_core.runs.checks import SIDES
from gd_core.text import sentences
from gd_core.text.lines import line_outcome, line_outcomes, line_rate_verdict
from tests.conftest import changed

LESSON = PRESETS["lesson"]
HOMEWORK = Experiment(
    x=[5, 7, 9, 12],
    y=[51, 60, 78, 95],
    model="line",
    learning_rate=0.012,
    iterations=40,
)


def said(**change: Any) -> str:
    e = changed(HOMEWORK, **change)
    theories = line_theory_of(e, "manual"), line_theory_of(e, "autograd")
    return line_outcomes(*theories, run_manual(e), run_autograd(e))


def test_what_each_direction_keeps_and_why_it_takes_so_long() -> None:
    sentence = said()
    assert "closes 18.4 % of the gap along the steep direction" in sentence
    assert "after 40 steps 81.9 % of the gap to the best line" in sentence
    assert "0.212 % along the flat one" in sentence
    assert "w = 6.50467, b = 17.3364" in sentence
    assert "The condition number λ₁/λ₂ = 856 holds it up" in sentence
    assert "holds it up" not in said(standardize=True, learning_rate=0.1)
    assert "One step lands on the best line" in said(
        standardize=True, learning_rate=0.5
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"learning_rate": 0.004}, "Each step closes 60.5 % of the gap along"),
        ({"learning_rate": 0.02}, "The rate 0.02 is over the edge, 2/λ₁ = 0.0132167"),
        ({"learning_rate": 0}, "The learning rate is 0, so nothing moves."),
        ({"y": [11, 15, 19, 25], "w0": 2, "b0": 1}, "The start is the best line"),
        ({"manual_gradient": "uphill", "autograd_gradient": "right"}, "goes uphill"),
        ({"autograd_gradient": "no_zero_grad"}, "By autograd: The gradient accumul"),
    ],
)
def test_each_outcome_has_its_sentence(change: dict[str, Any], words: str) -> None:
    assert words in said(**change)


def test_a_run_that_overflows_says_where() -> None:
    assert "overflow" in said(learning_rate=1, iterations=200)
    e = changed(HOMEWORK, learning_rate=1, iterations=200)
    trace = run_manual(e)
    assert f"iteration {trace.diverged_at}" in line_outcome(LineTheory(e), trace)


def test_a_rate_is_placed_between_0_the_fastest_and_the_edge() -> None:
    verdict = line_rate_verdict(LineTheory(HOMEWORK), (0.01, 0.0001))
    assert "0.012 is 90.9 % of the fastest, 2/(λ₁ + λ₂) = 0.0132013" in verdict
    assert "90.8 % of the edge, 2/λ₁ = 0.0132167" in verdict
    assert "1 % is left after 2,169 steps, 0.01 % after 4,338" in verdict


def test_where_every_pair_settles_is_told_from_the_numbers() -> None:
    change = {"autograd_gradient": "broadcast", "iterations": 5_000}
    sentence = said(**change, precision="float64")
    e = changed(HOMEWORK, **change, precision="float64")
    trace = run_autograd(e)
    spread = float(np.var(e.y))
    errors = 6.504672897196262 * e.x + 17.33644859813084 - e.y
    assert "to the best line, w = 0, b = 71, is left" in sentence
    assert f"is never below {spread:.6g}; that of the points is" in sentence
    assert f"w = 6.50467, b = 17.3364, with the loss {np.mean(errors**2):.6g}." in (
        sentence
    )
    assert trace.final_loss == pytest.approx(spread, rel=1e-4)
    assert trace.params[-1] == pytest.approx([0, 71], abs=0.1)


def test_where_every_pair_settles_through_the_origin() -> None:
    e = changed(LESSON, autograd_gradient="broadcast", iterations=200)
    theories, trace = [theory_of(e, side) for side in SIDES], run_autograd(e)
    sentence = sentences.outcomes(theories[0], theories[1], run_manual(e), trace)
    assert sentence.startswith("By hand: Each step closes 15 % of the gap to the best")
    assert "By autograd: Each step closes 15 % of the gap to the best w" in sentence
    assert "the best w = 1.66667; after" in sentence
    assert (
        "every pair, whose loss is never below 9.16667; that of the points is"
        in sentence
    )
    assert sentence.endswith("w = 2, with the loss 0.")
    assert trace.gradient[0] == pytest.approx(-25)
    assert trace.final_w == pytest.approx(5 / 3)
    assert trace.final_loss == pytest.approx(55 / 6)
    verdict = sentences.rate_verdict(theories[1], (29, 57))
    assert "7.5 % of the edge, 1/a = 0.133333, of the loss of every pair" in verdict
    summed = theory_of(changed(e, loss="sum"), "autograd")  # of N^2 errors, not N
    assert summed
    assert summed.edge_rate == pytest.approx(0.133333 / 16, rel=1e-5)
    same = changed(e, x=[2, 2, 2, 2])
    assert "is least there as well: it is 5, that of the points 5" in (
        sentences.outcome(theory_of(same, "autograd"))
    )


def test_a_slip_that_acts_as_another_rate_is_told_as_that() -> None:
    sentence = said(manual_gradient="sum", learning_rate=0.003)
    assert "By hand: The sum acts as the learning rate 0.012 (4 × 0.003)." in sentence
    e = changed(HOMEWORK, manual_gradient="sum", learning_rate=0.003)
    verdict = line_rate_verdict(LineTheory(e, "sum"), (0.01, 0.0001))
    assert "(4 × 0.003): 90.9 % of the fastest, 2/(λ₁ + λ₂) = 0.0132013" in verdict
    forgets = line_rate_verdict(LineTheory(e, "no_zero_grad"), (0.01, 0.0001))
    assert "0.003 is 11.3 % of its edge, 4/λ₁ = 0.0264335" in forgets


def test_a_valley_is_told_as_one() -> None:
    sentence = said(x=[3, 3, 3, 3])
    assert "Each step closes 24 % of the gap to the best line, w = 21.3" in sentence
    assert "All x are 3, so every line through (3, 71) is as good" in sentence
    assert "holds it up" not in sentence
    e = changed(HOMEWORK, x=[3, 3, 3, 3])
    verdict = line_rate_verdict(LineTheory(e), (0.01, 0.0001))
    assert "24 % of the fastest, 1/λ₁ = 0.05" in verdict
    assert "One step lands" in said(x=[3, 3, 3, 3], learning_rate=0.05)


def test_a_kept_share_is_never_all_of_it() -> None:
    sentence = said(learning_rate=1e-17)
    assert "100 %" not in sentence
    assert "1.77e−16 % along the flat one" in sentence
    assert "holds it up" not in sentence  # the small rate does
