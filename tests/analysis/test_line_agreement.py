"""Agreement of runs with a bias: no false alarm, no missed slip, the right reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_core import Experiment, compare, run_autograd, run_manual
from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.rules import MULTIPLES
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, MOST_PAIRED
from gd_core.runs.losses import LOSSES, slip_factor
from gd_core.text.agreements import agreement
from tests.conftest import changed

EXPERIMENTS, SLIPPING = 2_000, 500


def random_line(rng: np.random.Generator) -> Experiment:
    """Lines of many sizes; valleys, near the optimum, diverging, and on the edge."""
    n = int(rng.choice([1, 2, 3, 4, 7, 30, 300]))
    size = 10.0 ** rng.uniform(-2, 3)
    x = size * (rng.normal(size=n) + rng.choice([0, 1, 20]))
    if rng.random() < 0.05:
        x[:] = x[0]
    slope, level = rng.normal(size=2) * 10.0 ** rng.uniform(-2, 2, size=2)
    noise = 10.0 ** rng.uniform(-6, 1) * rng.normal(size=n)
    e = Experiment(
        x=x,
        y=slope * x + level + abs(slope) * size * noise,
        w0=float(slope * rng.choice([0, 1 + 1e-3 * rng.normal(), -1])),
        b0=float(level * rng.choice([0, 1 + 1e-3 * rng.normal(), 10])),
        iterations=int(rng.choice([1, 5, 20, 60])),
        precision=str(rng.choice(["float32", "float64"])),
        loss=str(rng.choice([*LOSSES])),
        model="line",
    )
    if rng.random() < 0.3 and np.ptp(x) > 0:
        e = changed(e, standardize=True)
    share = float(rng.choice([rng.uniform(0, 1), rng.uniform(0, 1.5), 0.5, 1.0]))
    return changed(e, learning_rate=share * LineTheory(e).edge_rate)


def starts_near_the_optimum(e: Experiment) -> bool:
    """So near that rounding can hide a slip: in what the loss is above the least."""
    bowl = bowl_of(e)
    least = bowl.loss([e.w0, e.b0]) - bowl.least_loss
    size = float(e.made_of.c(e.n)) * float(np.sum(e.y.astype(float) ** 2))
    return bool(least <= 1e-4 * (size + bowl.least_loss))


def test_no_false_alarm_and_no_missed_sum_over_random_lines() -> None:
    rng = np.random.default_rng(1805)
    false, missed, unexplained, several = 0, 0, 0, 0
    for _ in range(EXPERIMENTS):
        e = random_line(rng)
        autograd = run_autograd(e)
        false += compare(e, run_manual(e), autograd).differ_at is not None
        if e.n == 1 or starts_near_the_optimum(e):
            continue
        several += 1
        summed = changed(e, manual_gradient="sum")
        found = compare(summed, run_manual(summed), autograd)
        missed += found.differ_at is None
        unexplained += slip_factor(found.reason, e.n) != e.n
    assert several > EXPERIMENTS / 3
    assert (false, missed, unexplained) == (0, 0, 0)


def test_every_slip_is_told_from_the_numbers_alone() -> None:
    rng = np.random.default_rng(1809)
    told: dict[str, int] = dict.fromkeys([*MANUAL_GRADIENTS, *AUTOGRAD_GRADIENTS], 0)
    for _ in range(SLIPPING):
        e = random_line(rng)
        options = AUTOGRAD_GRADIENTS if e.n <= MOST_PAIRED else AUTOGRAD_GRADIENTS[:2]
        choices: dict[str, Any] = {
            "manual_gradient": str(rng.choice(MANUAL_GRADIENTS)),
            "autograd_gradient": str(rng.choice(options)),
        }
        if starts_near_the_optimum(e):
            continue
        try:
            e = changed(e, **choices)
        except ValueError:  # a sum that is too large for the precision
            continue
        traces = run_manual(e), run_autograd(e)
        hidden = changed(e, manual_gradient="mean", autograd_gradient="right")
        found = compare(hidden, *traces)
        expected = e.slip("manual"), e.slip("autograd")
        if expected[1] == "broadcast" and np.ptp(e.data()[0]) == 0:
            expected = expected[0], "right"  # of equal x both have one gradient
        same = found.slips[0] == expected[0] or (
            {found.slips[0], expected[0]} <= {*MULTIPLES}
            and slip_factor(found.slips[0], e.n) == slip_factor(expected[0], e.n)
        )
        assert same, (found.slips, expected)
        assert found.slips[1] == expected[1], (found.slips, expected)
        assert (found.differ_at is not None) == (expected != ("right", "right"))
        for slip in choices.values():
            told[slip] += 1
    assert min(told.values()) >= 10


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_what_an_update_amplifies_is_told_along_the_steep_direction(
    precision: str,
) -> None:
    e = Experiment(
        x=[1, 2, 3, 4],
        y=[3, 5, 7, 8.5],
        model="line",
        learning_rate=0.2,
        iterations=20,
        precision=precision,
    )
    found = compare(e, run_manual(e), run_autograd(e))
    assert found.differ_at is None
    growth = abs(1 - 0.2 * bowl_of(e).curvatures[0])
    assert found.amplified == pytest.approx(growth, rel=1e-6)


EVEN = Experiment(x=[-1, 1], y=[1, 1], model="line", precision="float64", iterations=3)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"manual_gradient": "sum"},
            "By hand the gradient by b is wrong: it adds up where the mean squared "
            "error averages, so it is 2 times as large (N = 2). At iteration 0 it is "
            "−4, by autograd −2.",
        ),
        (
            {"manual_gradient": "uphill"},
            "By hand the update is wrong: it adds the gradient to w and b, and so goes "
            "uphill. At iteration 1 it has moved b by −0.02, by autograd by 0.02.",
        ),
        (
            {"autograd_gradient": "no_zero_grad"},
            "By autograd the gradient by b is wrong: it was never reset, so −2 of the "
            "step before is still in it. At iteration 1 it is −3.96, by hand −1.96.",
        ),
        (
            {"x": [1, 3], "y": [1, 2], "manual_gradient": "no2"},
            "By hand the gradient by w is wrong: the 2 that the derivative of a square "
            "leaves is lost, so it is 0.5 times as large. At iteration 0 it is −3.5",
        ),
        (
            {"x": [0, 3], "y": [1, 2], "manual_gradient": "no2", "update": "each"},
            "By hand the gradient by b is wrong: the 2 that the derivative of a square "
            "leaves is lost, so it is 0.5 times as large. At iteration 0, point 1, it",
        ),
        (
            {"x": [0, 3], "y": [0, 2], "manual_gradient": "uphill", "update": "each"},
            "By hand the update is wrong: it adds the gradient to w and b, and so goes "
            "uphill. At iteration 0, point 2, it moved w by −0.12, by autograd by 0.12",
        ),
        ({}, "w, b, the loss and both gradients are the same to the last bit in all 4"),
        (
            {"x": [0.1, 0.7, 3, 5, 9, 2, 4], "y": [0.3] * 7, "precision": "float32"},
            "They agree to within float32 rounding. Largest differences: w and b ",
        ),
    ],
)
def test_it_is_said_which_parameter_differs(change: dict[str, Any], says: str) -> None:
    e = changed(EVEN, **change)
    found = compare(e, run_manual(e), run_autograd(e))
    assert agreement(found).startswith(says)


def test_a_bias_that_differs_alone_is_no_agreement() -> None:
    e = changed(EVEN, y=[1, 2], precision="float32")
    manual, autograd = run_manual(e), run_autograd(e)
    params = manual.params.copy()
    params[2, 1] *= 1.01
    found = compare(e, replace(manual, params=params), autograd)
    assert (found.differ_at, found.differ_in, found.parameter) == (2, "update", "b")
    assert not found.identical
    params = manual.params.copy()
    params[0, 1] = 1
    found = compare(e, replace(manual, params=params), autograd)
    assert agreement(found).startswith("They do not start at the same b: by hand it is")
