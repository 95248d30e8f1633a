"""Lines: what becomes of a run with a bias is said with its own numbers."""

from __future__ import annotations

from typing import Any

import pytest

from gd_core import Experiment, run_autograd, run_manual
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.text.lines import line_outcome, line_outcomes, line_rate_verdict
from tests.conftest import changed

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
    assert "keeps 81.6 % of the distance, and keeps 99.8 % along" in sentence
    assert "after 40 iterations 81.9 % of the distance to the optimum" in sentence
    assert "w* = 6.50467, b* = 17.3364" in sentence
    assert "The condition number λ₁/λ₂ = 856 holds it up" in sentence
    assert "holds it up" not in said(standardize=True, learning_rate=0.1)
    assert "One step lands on the optimum" in said(standardize=True, learning_rate=0.5)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"learning_rate": 0.004}, "Each step keeps 39.5 % of the distance along"),
        ({"learning_rate": 0.02}, "The rate 0.02 is above the edge, 0.0132167"),
        ({"learning_rate": 0}, "The learning rate is 0, so nothing moves."),
        ({"y": [11, 15, 19, 25], "w0": 2, "b0": 1}, "The start is the optimum"),
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
    assert "1 % is left after 2,169 iterations, 0.01 % after 4,338" in verdict
