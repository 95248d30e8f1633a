"""Theory: what the mathematics says will happen, without running anything.

With a = mean(x^2), b = mean(x*y), c = mean(y^2) the loss is a parabola in w,

    J(w) = a*w^2 - 2*b*w + c,   J'(w) = 2*a*w - 2*b,   J'' = 2*a,

with its optimum at w* = b/a. One update multiplies the distance to it by
rho = 1 - 2*a*eta, so that w_k = w* + rho^k * (w_0 - w*). A gradient that is
`factor` times too large acts as the learning rate factor*eta.

(S. Boyd and L. Vandenberghe, Convex Optimization, 2004, section 9.3, for one variable.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np

from gd_core.experiment import Experiment

ROUNDINGS = 8  # how many units of rounding two rates may differ and count as one


class Outcome(Enum):
    """What will happen to the weight."""

    LANDS = "lands"  # rho = 0: one step to the optimum
    CONVERGES = "converges"  # 0 < rho < 1
    OVERSHOOTS = "overshoots"  # -1 < rho < 0: converges from alternating sides
    FLIPS = "flips"  # rho = -1: between two values for ever
    DIVERGES = "diverges"  # rho < -1
    NOTHING_TO_LEARN = "nothing_to_learn"  # all x are 0
    ALREADY_THERE = "already_there"  # w0 is the optimum
    RATE_ZERO = "rate_zero"  # learning rate 0


@dataclass(frozen=True)
class Theory:
    """What one run of an experiment will do. All numbers are float64.

    Args:
        experiment: what is run.
        factor: how many times too large the gradient is; `Theory.of` knows it.

    Attributes:
        optimum: w* = b/a, nan when all x are 0.
        least_loss: J(w*) = c - b^2/a.
        curvature: J'' = 2*a.
        fastest_rate: the learning rate 1/(2*a*factor) that lands on w* in one step.
        edge_rate: the learning rate 1/(a*factor) at which the weight flips for ever.
        rho: 1 - 2*a*factor*eta, what one step leaves of the distance to w*.
        share_left: |rho|^iterations, what all steps leave of it.
        outcome: what will happen.
    """

    experiment: Experiment
    factor: int = 1
    optimum: float = field(init=False)
    least_loss: float = field(init=False)
    curvature: float = field(init=False)
    fastest_rate: float = field(init=False)
    edge_rate: float = field(init=False)
    rho: float = field(init=False)
    share_left: float = field(init=False)
    outcome: Outcome = field(init=False)

    @classmethod
    def of(cls, e: Experiment, side: str = "autograd") -> Theory:
        """The theory of the run "manual" or "autograd" of an experiment."""
        summed = side == "manual" and e.manual_gradient == "sum"
        return cls(e, e.n if summed else 1)

    def __post_init__(self) -> None:
        e = self.experiment
        # in units of the largest |x|, where no square can underflow
        unit = float(np.max(np.abs(e.x))) or 1.0
        x = e.x / unit
        a = float(np.mean(x * x))
        optimum = float(np.mean(x * e.y)) / a / unit if a else math.nan
        step = 2 * a * self.factor * e.learning_rate * unit * unit  # 2*a*factor*eta
        fastest = fastest_rate(e.x) / self.factor
        reached = optimum if a else 0.0
        facts = {
            "optimum": optimum,
            "least_loss": float(np.mean((reached * e.x - e.y) ** 2)),
            "curvature": 2 * a * unit * unit,
            "fastest_rate": fastest,
            "edge_rate": 2 * fastest,
            "rho": 1 - step,
            "share_left": _power(step, e.iterations),
        }
        for name, value in facts.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "outcome", self._outcome(step))

    def _outcome(self, step: float) -> Outcome:
        e = self.experiment
        rounding = ROUNDINGS * float(np.finfo(e.precision).eps)
        if math.isnan(self.optimum):
            return Outcome.NOTHING_TO_LEARN
        if abs(e.w0 - self.optimum) <= rounding * abs(self.optimum):
            return Outcome.ALREADY_THERE
        if step == 0:
            return Outcome.RATE_ZERO
        if abs(step - 1) <= rounding:
            return Outcome.LANDS
        if abs(step - 2) <= rounding:
            return Outcome.FLIPS
        if step > 2:
            return Outcome.DIVERGES
        return Outcome.CONVERGES if step < 1 else Outcome.OVERSHOOTS

    def w(self, k: Any) -> Any:
        """The closed form w_k = w* + rho^k * (w_0 - w*), inf when it overflows.

        Args:
            k: one iteration or an array of them; the result has the same shape.
        """
        if math.isnan(self.optimum):
            return self.experiment.w0 + 0.0 * k
        with np.errstate(over="ignore", invalid="ignore"):
            kept = np.float64(self.rho) ** k
            return self.optimum + kept * (self.experiment.w0 - self.optimum)

    def loss(self, w: float) -> float:
        """J(w) = J(w*) + a * (w - w*)^2, the mean squared error at a weight."""
        if math.isnan(self.optimum):
            return self.least_loss
        return self.least_loss + self.curvature / 2 * (w - self.optimum) ** 2


def fastest_rate(x: Any) -> float:
    """1/(2*a), the learning rate that lands on the optimum; inf when all x are 0.

    Args:
        x: the inputs, shape (n,).
    """
    unit = float(np.max(np.abs(x))) or 1.0
    a = float(np.mean((x / unit) ** 2))
    with np.errstate(over="ignore", divide="ignore"):
        return float(np.divide(0.5 / unit / unit, a))


def _power(step: float, iterations: int) -> float:
    """|1 - step| ** iterations, exact also for steps that 1 swallows."""
    if step < 0.5:
        return math.exp(iterations * math.log1p(-step))
    with np.errstate(over="ignore"):
        return float(np.float64(abs(1 - step)) ** iterations)
