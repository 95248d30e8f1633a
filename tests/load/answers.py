"""Answers: what the page must show for the controls of a visitor."""

from __future__ import annotations

import random

from gd_core import Experiment, run_manual
from gd_core.text.numbers import exact, number
from tests.load.visitors import Visitor, WrongAnswerError

LABELS = {"Initial w": "w0", "Learning rate": "learning_rate", "Iterations": "n"}
START = {"Initial w": 0.0, "Learning rate": 0.01, "Iterations": 100.0}


def expected(w0: float, learning_rate: float, iterations: int) -> Experiment:
    """The lesson's data with the settings of a visitor."""
    return Experiment(
        x=[1, 2, 3, 4],
        y=[2, 4, 6, 8],
        w0=w0,
        learning_rate=learning_rate,
        iterations=iterations,
    )


def check(visitor: Visitor, changed: dict[str, float]) -> None:
    """The page must show what these settings come to, and nobody else's.

    By hand and by autograd the last bits may differ, so what is compared exactly is
    the run by hand; the other must be there and within rounding of it.

    Raises:
        WrongAnswerError: with what is shown and what is right.
    """
    now = START | changed
    e = expected(now["Initial w"], now["Learning rate"], int(now["Iterations"]))
    right = run_manual(e)
    told = visitor.metrics("Final w")
    if not told or told[-2] != number(right.final_w):
        raise WrongAnswerError(f"final w {told}, not {right.final_w:.9g}, for {now}")
    if abs(as_number(told[-1]) - right.final_w) > 1e-4 * max(1, abs(right.final_w)):
        raise WrongAnswerError(f"by autograd {told[-1]}, not {right.final_w:.9g}")
    if f"w₀ = {exact(e.w0)}" not in as_read(visitor.text()):
        raise WrongAnswerError(f"the settings of another: not w₀ = {e.w0}")


def as_number(told: str) -> float:
    """A number as the page writes it."""
    return float(told.replace("−", "-").replace(",", ""))


def as_read(markdown: str) -> str:
    """Markdown as a reader sees it."""
    return markdown.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def weights(number: int, count: int) -> list[tuple[str, float]]:
    """Initial weights that a visitor tries, different for each one."""
    drawn = random.Random(number)
    return [("Initial w", round(drawn.uniform(-5, 5), 6)) for _ in range(count)]
