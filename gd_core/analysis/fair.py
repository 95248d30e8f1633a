"""Fair rates: the best learning rate of each optimiser, found by trying a few.

Each optimiser is run, by hand and without a slip, at the rates 1, 2 and 5 times powers
of ten around those that make sense with it. The best one has the fewest iterations
until 1 % of the distance is left, for good; where none comes so near, the lowest loss
in the end; and of equal ones it is the smallest.

All rates are run at once, as an array, in float64. The steps depend on the gradient
alone, so that a run is followed by its distance d to the optimum:

    g = H d                                 an update after all points
    g_i = 2c * X_i * (X_i' d + r_i)         after each, X_i = (x_i, 1), r_i its residual

(H, d: see race.py; c: see losses.py.)
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gd_core.analysis.moments import Floats
from gd_core.analysis.offers import FIRST_STEP, step_of_way
from gd_core.analysis.race import NEAR, quadratic_of
from gd_core.analysis.starts import start_of
from gd_core.runs.checks import MOST_LEARNING_RATE, OPTIMIZERS
from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import BY_HAND

MANTISSAS = (1, 2, 5)
# how far the rates reach, in times the one that makes sense: of a factor of the
# gradient 1/J'', of a length the one whose first step is the whole way
REACH_OF_FACTOR, REACH_OF_LENGTH = (1e-3, 10.0), (1e-3, 10.0)


@dataclass(frozen=True, eq=False)
class Tried:
    """What became of one optimiser at some rates.

    Attributes:
        optimizer: its code.
        rates: that were tried, in ascending order, shape (m,).
        near: after how many iterations each is near for good, -1 if it is not.
        above: J - J* of the last state, inf where it overflowed, shape (m,).
    """

    optimizer: str
    rates: Floats
    near: Floats
    above: Floats

    @property
    def best(self) -> int:
        """The place of the best rate."""
        reached = np.flatnonzero(self.near >= 0)
        if len(reached):
            return int(reached[np.argmin(self.near[reached])])
        return int(np.argmin(self.above))

    @property
    def rate(self) -> float:
        """The best rate."""
        return float(self.rates[self.best])


def fair_tries(e: Experiment) -> tuple[Tried, ...]:
    """Every optimiser at all its rates, in the order of OPTIMIZERS.

    Args:
        e: its data, model, loss, start and iterations count, and the settings of its
            optimiser besides the rate.
    """
    return tuple(ends_at_rates(by_optimizer(e, name)) for name in OPTIMIZERS)


def by_optimizer(e: Experiment, optimizer: str) -> Experiment:
    """The same experiment without slips, by another optimiser.

    Momentum and Nesterov have the same mu; what else it has of its own is as usual.
    """
    right = replace(e, manual_gradient="mean", autograd_gradient="right")
    if optimizer == e.optimizer:
        return right
    return replace(right, optimizer=optimizer, eps=None)


def at_fair_rates(e: Experiment, tries: tuple[Tried, ...]) -> tuple[Experiment, ...]:
    """The same experiment by every optimiser, each at its best rate."""
    return tuple(
        replace(by_optimizer(e, tried.optimizer), learning_rate=tried.rate)
        for tried in tries
    )


def rates_to_try(e: Experiment) -> Floats:
    """Rates around those that make sense with an optimiser, in ascending order."""
    if e.optimizer in FIRST_STEP:
        middle, reach = step_of_way(e), REACH_OF_LENGTH
    else:
        _, second = quadratic_of(e)
        steepest = float(np.linalg.eigvalsh(second)[-1])
        middle, reach = 1 / steepest if steepest else 1.0, REACH_OF_FACTOR
    low, high = (middle * end for end in reach)
    if not (low > 0 and high < MOST_LEARNING_RATE):
        low, high = 1e-3, 10.0
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    rates = [
        float(f"{mantissa}e{power}")
        for power in range(first, last + 1)
        for mantissa in MANTISSAS
    ]
    return np.array([rate for rate in rates if low <= rate <= high])


@np.errstate(all="ignore")
def ends_at_rates(e: Experiment) -> Tried:
    """What becomes of an experiment at the rates that are tried."""
    rates = rates_to_try(e)
    optimum, second = quadratic_of(e)
    optimizer = BY_HAND[e.optimizer]
    settings: Any = {**e.settings, "learning_rate": rates}
    away = np.repeat((start_of(e) - optimum)[:, None], len(rates), axis=1)
    memory = [optimizer.init(part) for part in away]
    start = _above(second, away)
    far = np.zeros(len(rates))  # the last state that was not near
    above = start
    gradients = _gradients_of(e, optimum, second)
    for k in range(e.iterations + 1):
        above = _above(second, away)
        far = np.where(above <= NEAR**2 * start, far, k + 1)
        if k == e.iterations:
            break
        for gradient_at in gradients:
            found = gradient_at(away)
            stepped = [
                optimizer.step(part, slope, held, settings)
                for part, slope, held in zip(away, found, memory, strict=True)
            ]
            away = np.array([part for part, _ in stepped])
            memory = [held for _, held in stepped]
    near = np.where(far <= e.iterations, far, -1)
    return Tried(e.optimizer, rates, near, np.where(np.isfinite(above), above, np.inf))


def _above(second: Floats, away: Floats) -> Floats:
    """1/2 * d' H d of each rate, shape (m,)."""
    return np.asarray(np.einsum("im,ij,jm->m", away, second, away) / 2)


def _gradients_of(
    e: Experiment, optimum: Floats, second: Floats
) -> list[Callable[[Floats], Floats]]:
    """The gradients that the updates of one iteration are made of, one after another.

    Each takes the distances of all rates, shape (p, m), and gives as many gradients.
    """
    if e.update == "all":
        return [lambda away: second @ away]
    twice = 2 * float(e.made_of.c(1))
    ones = np.ones_like(e.inputs)
    points = np.stack([e.inputs, ones][: len(optimum)], axis=1)
    residuals = points @ optimum - e.y

    def of_point(point: Floats, residual: float) -> Callable[[Floats], Floats]:
        return lambda away: twice * point[:, None] * (point @ away + residual)

    return [of_point(*pair) for pair in zip(points, residuals.tolist(), strict=True)]
