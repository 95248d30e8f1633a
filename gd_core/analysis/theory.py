"""Theory: what the mathematics says will happen, without running anything.

With a = mean(x^2), b = mean(x*y), c = mean(y^2) the loss is a parabola in w,

    J(w) = a*w^2 - 2*b*w + c,   J'(w) = 2*a*w - 2*b,   J'' = 2*a,

with its optimum at w* = b/a. One update multiplies the distance to it by
rho = 1 - 2*a*eta, so that w_k = w* + rho^k * (w_0 - w*). A gradient that is
`factor` times too large acts as the learning rate factor*eta, and one that is added to
the weight as -eta.

(S. Boyd and L. Vandenberghe, Convex Optimization, 2004, section 9.3, for one variable.)

A gradient that is never reset piles up, G_k = J'(w_0) + ... + J'(w_k). Since
w_{k+1} - w_k = -eta*G_k and G_k - G_{k-1} = 2*a*(w_k - w*), the distances
d_k = w_k - w* follow

    d_{k+1} = (2 - s)*d_k - d_{k-1},   d_1 = (1 - s)*d_0,   s = 2*a*eta.

The roots of r^2 - (2 - s)*r + 1 multiply to 1. For 0 < s < 4 they lie on the unit
circle, at the angles +-t with sin(t/2) = sqrt(s)/2, and

    d_k = d_0 * cos((k + 1/2)*t) / cos(t/2):

the weight swings around the optimum for ever, up to 1/cos(t/2) starting distances
away, and comes round every 2*pi/t iterations. For s = 4 they are both -1 and
d_k = (-1)^k * (2k + 1) * d_0; beyond, one of them is past -1: with
cosh(u/2) = sqrt(s)/2,

    d_k = (-1)^k * d_0 * sinh((k + 1/2)*u) / sinh(u/2),

which grows by e^u at each step in the end.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np

from gd_core.runs.experiment import Experiment

ROUNDINGS = 8  # how many units of rounding two rates may differ and count as one


class Outcome(Enum):
    """What will happen to the weight."""

    LANDS = "lands"  # rho = 0: one step to the optimum
    CONVERGES = "converges"  # 0 < rho < 1
    OVERSHOOTS = "overshoots"  # -1 < rho < 0: converges from alternating sides
    FLIPS = "flips"  # rho = -1: between two values for ever
    DIVERGES = "diverges"  # rho < -1, or swings that grow
    SWINGS = "swings"  # a gradient that piles up: around the optimum for ever
    CLIMBS = "climbs"  # rho > 1: away from the optimum, without jumping over it
    NOTHING_TO_LEARN = "nothing_to_learn"  # all x are 0
    ALREADY_THERE = "already_there"  # w0 is the optimum
    RATE_ZERO = "rate_zero"  # learning rate 0


@dataclass(frozen=True)
class Theory:
    """What one run of an experiment will do. All numbers are float64.

    Args:
        experiment: what is run.
        slip: which slip the run makes, as `Experiment.slip` calls it.

    Attributes:
        factor: how many times too large the gradient is, negative where it is added
            to the weight.
        piles_up: the gradient is never reset.
        optimum: w* = b/a, nan when all x are 0.
        least_loss: J(w*) = c - b^2/a.
        curvature: J'' = 2*a.
        fastest_rate: the learning rate 1/(2*a*factor) that lands on w* in one step,
            nan where no rate does.
        edge_rate: the learning rate up to which the weight stays bounded:
            1/(a*factor), 2/a for a gradient that piles up, 0 for one that is added.
        rho: 1 - 2*a*factor*eta, what one step leaves of the distance to w*; for a
            gradient that piles up -e^u, what it leaves in the end, nan if it swings.
        share_left: what all steps leave of the distance to w*.
        swing: how many starting distances away a swinging weight comes, else nan.
        period: after how many iterations its swing comes round, else nan.
        outcome: what will happen.
    """

    experiment: Experiment
    slip: str = "right"
    factor: float = field(init=False)
    piles_up: bool = field(init=False)
    optimum: float = field(init=False)
    least_loss: float = field(init=False)
    curvature: float = field(init=False)
    fastest_rate: float = field(init=False)
    edge_rate: float = field(init=False)
    rho: float = field(init=False)
    share_left: float = field(init=False)
    swing: float = field(init=False)
    period: float = field(init=False)
    outcome: Outcome = field(init=False)

    @classmethod
    def of(cls, e: Experiment, side: str = "") -> Theory:
        """The theory of the run "manual" or "autograd" of an experiment, slip and all.

        Without a side, that of the right gradient.
        """
        return cls(e, e.slip(side)) if side else cls(e)

    def __post_init__(self) -> None:
        e = self.experiment
        factors = {"sum": e.n, "no2": 0.5, "uphill": -1}
        object.__setattr__(self, "factor", factors.get(self.slip, 1))
        object.__setattr__(self, "piles_up", self.slip == "no_zero_grad")
        # in units of the largest |x|, where no square can underflow
        unit = float(np.max(np.abs(e.x))) or 1.0
        x = e.x / unit
        a = float(np.mean(x * x))
        optimum = float(np.mean(x * e.y)) / a / unit if a else math.nan
        step = 2 * a * self.factor * e.learning_rate * unit * unit  # 2*a*factor*eta
        reached = optimum if a else 0.0
        facts = {
            "optimum": optimum,
            "least_loss": float(np.mean((reached * e.x - e.y) ** 2)),
            "curvature": 2 * a * unit * unit,
            "swing": math.nan,
            "period": math.nan,
        }
        fastest = fastest_rate(e.x)
        if self.piles_up:
            facts |= {"fastest_rate": math.nan, "edge_rate": 4 * fastest}
            facts |= self._swings(step)
        else:
            fastest = fastest / self.factor if self.factor > 0 else math.nan
            edge = 2 * fastest if self.factor > 0 else 0.0
            facts |= {"fastest_rate": fastest, "edge_rate": edge, "rho": 1 - step}
            facts["share_left"] = _power(step, e.iterations)
        for name, value in facts.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "outcome", self._outcome(step))

    def _swings(self, step: float) -> dict[str, float]:
        """What there is to say of a gradient that piles up."""
        last = self.experiment.iterations
        facts = {"share_left": abs(float(left_after(last, step, piles_up=True)))}
        if step == 0:
            return {"rho": 1.0, **facts}
        if step >= 4:
            return {"rho": -math.exp(2 * math.acosh(math.sqrt(step) / 2)), **facts}
        turn = 2 * math.asin(math.sqrt(step) / 2)
        swing = 1 / math.sqrt(1 - step / 4)
        return {"rho": math.nan, "swing": swing, "period": math.tau / turn, **facts}

    def _outcome(self, step: float) -> Outcome:
        e = self.experiment
        rounding = ROUNDINGS * float(np.finfo(e.precision).eps)
        if math.isnan(self.optimum):
            return Outcome.NOTHING_TO_LEARN
        if abs(e.w0 - self.optimum) <= rounding * abs(self.optimum):
            return Outcome.ALREADY_THERE
        if step == 0:
            return Outcome.RATE_ZERO
        if step < 0:
            return Outcome.CLIMBS
        if self.piles_up:
            within = step < 4 * (1 - rounding)
            return Outcome.SWINGS if within else Outcome.DIVERGES
        if abs(step - 1) <= rounding:
            return Outcome.LANDS
        if abs(step - 2) <= rounding:
            return Outcome.FLIPS
        if step > 2:
            return Outcome.DIVERGES
        return Outcome.CONVERGES if step < 1 else Outcome.OVERSHOOTS

    def w(self, k: Any) -> Any:
        """The closed form, w_k = w* + rho^k * (w_0 - w*), inf when it overflows.

        Of a gradient that piles up, see above.

        Args:
            k: one iteration or an array of them; the result has the same shape.
        """
        if math.isnan(self.optimum):
            return self.experiment.w0 + 0.0 * k
        step = 1 - self.rho
        if self.piles_up:
            step = self.curvature * self.experiment.learning_rate
        with np.errstate(over="ignore", invalid="ignore"):
            left = left_after(k, step, self.piles_up)
            return self.optimum + left * (self.experiment.w0 - self.optimum)

    def loss(self, w: Any) -> Any:
        """J(w) = J(w*) + a * (w - w*)^2, the mean squared error at a weight or many."""
        if math.isnan(self.optimum):
            return self.least_loss
        return self.least_loss + self.curvature / 2 * (w - self.optimum) ** 2


def theory_of(e: Experiment, side: str = "") -> Theory | None:
    """The theory of a run, None where the mathematics has no closed form for it."""
    return Theory.of(e, side)


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
    if 0 <= step < 0.5:
        return math.exp(iterations * math.log1p(-step))
    with np.errstate(over="ignore"):
        return float(np.float64(abs(1 - step)) ** iterations)


def left_after(k: Any, step: Any, piles_up: bool = False) -> Any:
    """d_k / d_0, what k iterations leave of the distance to w*; inf if it overflows.

    Args:
        k: one iteration or an array of them.
        step: s = 2*a*factor*eta, one or an array; broadcast with k.
        piles_up: the gradient is never reset.
    """
    k, s = np.asarray(k, dtype=np.float64), np.asarray(step, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        if not piles_up:
            return (1 - s) ** k
        half = np.arcsin(np.sqrt(np.minimum(s, 4)) / 2)
        swings = np.cos((2 * k + 1) * half) / np.sqrt(1 - s / 4)
        half = np.arccosh(np.sqrt(np.maximum(s, 4)) / 2)
        # sinh((2k + 1)*half) / sinh(half), without overflow before its time
        grown = np.exp(2 * k * half) * np.expm1(-2 * (2 * k + 1) * half)
        grown = np.where(half == 0, 2 * k + 1, grown / np.expm1(-2 * half))
        return np.where(s < 4, swings, (1 - 2 * (k % 2)) * grown)
