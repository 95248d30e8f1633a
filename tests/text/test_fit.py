"""Fit: how good a line is, in words, with numbers that can be checked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.analysis.fit import fits_of
from gd_core.text.fit import fit_title, how_good, what_helps
from tests.conftest import changed

HOMEWORK = Experiment(
    x=[5, 7, 9, 12],
    y=[51, 60, 78, 95],
    model="line",
    learning_rate=0.012,
    iterations=40,
)


def said(**change: Any) -> tuple[str, str, str]:
    e = changed(HOMEWORK, **change)
    fits = fits_of(e, {"manual": run_manual(e), "autograd": run_autograd(e)})
    return fit_title(e, fits), how_good(e, fits), what_helps(e)


def test_a_run_on_its_way_is_held_against_the_best_line() -> None:
    title, good, helps = said()
    assert title == "Not the best line yet"
    assert "where the least possible is 3.547." in good  # numpy.polyfit's
    error = np.polyfit(HOMEWORK.x, HOMEWORK.y, 1, full=True)[1][0] / 4
    assert error == pytest.approx(3.547, abs=5e-4)
    assert "30.44 at least; with a bias 3.547." in helps


def test_the_best_line_is_called_so() -> None:
    title, good, _ = said(standardize=True, learning_rate=0.5)
    assert title == "As good as a straight line can be"
    assert "by 1.883 (root mean squared error, in the units of y; R² = 0.9876)" in good
    assert good.endswith("a loss of 3.547, the least that a straight line can have.")
    title, good, _ = said(model="origin", learning_rate=0.006)
    assert title == "As good as a line through the origin can be"
    assert "a loss of 30.44, the least that a line through the origin" in good


def test_two_lines_have_a_sentence_each() -> None:
    title, good, _ = said(
        autograd_gradient="broadcast", standardize=True, learning_rate=0.5
    )
    assert title == "The runs end with two different lines"
    assert good.startswith("By hand: The line misses the data by 1.883")
    assert "By autograd: The line misses the data by 16.93" in good


def test_a_run_that_overflows_is_farther_off_than_at_the_start() -> None:
    title, good, _ = said(learning_rate=1, iterations=200)
    assert title == "No closer to the data than at the start"
    assert "e" in good


def test_where_all_y_are_the_same_there_is_no_r_squared() -> None:
    _, good, helps = said(y=[5, 5, 5, 5])
    assert "all y are the same, so there is no R²" in good
    assert "with a bias 0." in helps


def test_the_lesson_needs_no_bias() -> None:
    assert not what_helps(PRESETS["lesson"])
