"""Agreement over random experiments: no false alarm, no missed one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import (
    Experiment,
    Theory,
    compare,
    run_autograd,
    run_manual,
)
from gd_core.analysis.rules import MULTIPLES
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, MOST_PAIRED
from gd_core.runs.losses import LOSSES, slip_factor
from gd_core.runs.manual.gradients import GRADIENTS, mean_gradient
from gd_core.text.agreements import agreement
from gd_core.text.numbers import number
from tests.conftest import changed, relative_rate

EXPERIMENTS, SLIPPING = 2_000, 600


def random_experiment(rng: np.random.Generator) -> Experiment:
    """Data and rates of many sizes; also near the optimum, diverging, and on the edge.

    The slope, the spread, the start and the rate are drawn on their own; one
    experiment in a hundred has 100,000 points.
    """
    n = int(rng.choice([1, 2, 3, 4, 7, 30, 300, 3_000]))
    n = 100_000 if rng.random() < 0.01 else n
    size = 10.0 ** rng.uniform(-3, 3)
    x = size * (rng.normal(size=n) + rng.choice([0, 1, 5]))
    slope = rng.normal() * 10.0 ** rng.uniform(-3, 3)
    noise = 10.0 ** rng.uniform(-6, 1) * rng.normal(size=n)
    share = rng.choice([rng.uniform(0, 1), rng.uniform(0, 1.5), 0.5, 1.0])
    start = slope * rng.choice([0, 1 + 1e-3 * rng.normal(), -1, 10 * rng.normal()])
    e = Experiment(
        x=x,
        y=slope * x + abs(slope) * size * noise,
        w0=float(np.clip(start, -1e6, 1e6)),
        learning_rate=relative_rate(x, float(share)),
        iterations=int(rng.choice([1, 5, 20, 60])),
        precision=str(rng.choice(["float32", "float64"])),
    )
    loss = str(rng.choice([*LOSSES]))
    return changed(e, loss=loss, learning_rate=relative_rate(x, float(share), loss))


def test_no_false_alarm_and_none_missed_over_random_experiments() -> None:
    rng = np.random.default_rng(1929)
    false, missed, unexplained, several = 0, 0, 0, 0
    for _ in range(EXPERIMENTS):
        e = random_experiment(rng)
        autograd = run_autograd(e)
        false += compare(e, run_manual(e), autograd).differ_at is not None
        summed = changed(e, manual_gradient="sum")
        found = compare(summed, run_manual(summed), autograd)
        if e.n > 1:
            several += 1
            missed += found.differ_at is None
            unexplained += slip_factor(found.reason, e.n) != e.n
        else:
            assert found.differ_at is None
    assert several > EXPERIMENTS / 2
    assert (false, missed, unexplained) == (0, 0, 0)


def slipping(rng: np.random.Generator) -> Experiment:
    """A random experiment with random slips; of many points not every pair counts."""
    e = random_experiment(rng)
    options = AUTOGRAD_GRADIENTS if e.n <= MOST_PAIRED else AUTOGRAD_GRADIENTS[:2]
    return changed(
        e,
        manual_gradient=str(rng.choice(MANUAL_GRADIENTS)),
        autograd_gradient=str(rng.choice(options)),
    )


def hidden(e: Experiment) -> Experiment:
    """The experiment without a word of which slips were chosen."""
    return changed(e, manual_gradient="mean", autograd_gradient="right")


def starts_near_the_optimum(e: Experiment) -> bool:
    """So near that rounding can hide a slip."""
    optimum = Theory(e).optimum
    return bool(abs(e.w0 - optimum) <= 1e-2 * abs(optimum))


def is_explained_by(
    e: Experiment, manual: str, autograd: str, expected: tuple[str, str]
) -> bool:
    """Whether slips are those expected, or as many times the right gradient.

    Twice is N times where N = 2.
    """
    same = manual == expected[0] or (
        {manual, expected[0]} <= {*MULTIPLES}
        and slip_factor(manual, e.n) == slip_factor(expected[0], e.n)
    )
    return same and autograd == expected[1]


def test_every_slip_is_diagnosed_from_the_numbers_alone() -> None:
    rng = np.random.default_rng(1986)
    told = 0
    for _ in range(SLIPPING):
        e = slipping(rng)
        manual, autograd = run_manual(e), run_autograd(e)
        found = compare(hidden(e), manual, autograd)
        expected = (e.slip("manual"), e.slip("autograd"))
        if starts_near_the_optimum(e):
            continue
        told += expected != ("right", "right")
        assert is_explained_by(e, *found.slips, expected)
        assert (found.differ_at is not None) == (expected != ("right", "right"))
    assert told > SLIPPING / 2


@pytest.mark.parametrize("factor", [3.0, 0.3, -2.0, 1.5])
def test_an_unlisted_mistake_is_unknown_and_told_with_its_ratio(
    factor: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(x: Any, error: Any) -> Any:
        return x.dtype.type(factor) * mean_gradient(x, error)

    rng = np.random.default_rng(3)
    several = 0
    for _ in range(60):
        e = changed(random_experiment(rng), loss="mean")
        with monkeypatch.context() as patch:
            patch.setitem(GRADIENTS[e.loss], "mean", mistaken)
            wrong = run_manual(e)
        if e.n in (factor, 2 * factor) or starts_near_the_optimum(e):
            continue
        several += 1
        found = compare(e, wrong, run_autograd(e))
        assert found.reason == "unknown"
        assert found.differ_at == 0
        assert found.ratio == pytest.approx(factor, rel=1e-2)
        assert found.ratio is not None
        assert f"{number(found.ratio)} times as large" in agreement(found)
        assert "more than rounding can explain" in agreement(found)
    assert several > 20
