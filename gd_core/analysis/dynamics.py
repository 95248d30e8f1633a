"""Dynamics: what an optimiser makes of a distance along one direction.

With s = f*eta*lambda, lambda the curvature along it and f what a slip makes of the
gradient, gradient descent leaves d_k = (1 - s)^k of a distance, and an optimiser that
remembers a velocity follows d_{k+2} = a*d_{k+1} - b*d_k (see recurrence.py):

    law          a                     b           c = d_1           bounded up to s =
    never reset  2 - s                 1           1 - s             4
    momentum     1 + mu - s            mu          1 - s             2 + 2mu
    nesterov     (1 + mu)*(1 - s)      mu*(1 - s)  1 - (1 + mu)*s    (2 + 2mu)/(1 + 2mu)
    dampened     1 + mu - (1 - mu)*s   mu          1 - s             (2 + 2mu)/(1 - mu)
    looks back   1 + mu - (1 - mu)*s   mu*(1 - s)  1 - (1 - mu)*s    2 + 2mu *

Nesterov's is that of the point that torch stores. Averaged momentum is momentum with
f = 1 - mu. An optimiser that forgets has v = g each time, which is gradient descent,
with Nesterov's at f = 1 + mu.

* Looking back, v turns against its own gradient: for mu above 1/2 the distance grows at
any rate, and at 1/2 it stops short of 0.

Of momentum the roots swing for s between (1 -+ sqrt(mu))^2, all with size sqrt(mu);
Nesterov's between ((1 - mu)/(1 + mu))^2 and 1, with size sqrt(mu*(1 - s)): at s = 1
its second step lands. (B. O'Donoghue and E. Candès, Adaptive restart for accelerated
gradient schemes, 2015, section 4; L. Lessard, B. Recht and A. Packard, Analysis and
design of optimization algorithms via integral quadratic constraints, 2016.)
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.analysis.moments import Floats
from gd_core.analysis.recurrence import Recurrence
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor

MOST_SWINGING = 30  # iterations up to which swings can be told apart on the map
BISECTIONS = 80  # until the fastest rate is known to the last bit
ONE_CURVATURE = 1e-9  # two that are closer: rounding could not tell what they keep
LAWS: dict[str, Callable[[Any, float], Recurrence]] = {
    "momentum": lambda s, mu: Recurrence(1 - mu + s, s, s, mu),
    "nesterov": lambda s, mu: Recurrence(
        1 - mu + (1 + mu) * s, s, (1 + mu) * s, mu * (1 - s)
    ),
    "dampened": lambda s, mu: Recurrence((1 - mu) * (1 + s), (1 - mu) * s, s, mu),
    "looks_back": lambda s, mu: Recurrence(
        (1 - mu) * (1 + s), (1 - 2 * mu) * s, (1 - mu) * s, mu * (1 - s)
    ),
}
DESCENT, NEVER_RESET = "descent", "never_reset"  # the laws without a recurrence here


@dataclass(frozen=True)
class Motion:
    """How distances to the optimum shrink or grow under an optimiser.

    Args:
        law: "descent", "never_reset", or one of LAWS.
        mu: of the law.
        times: what s has beside f*eta*lambda, of the slip of an optimiser.
    """

    law: str = DESCENT
    mu: float = 0.0
    times: float = 1.0

    @property
    def has_memory(self) -> bool:
        """Whether two steps in a row decide: its law is one of LAWS."""
        return self.law in LAWS

    def recurrence(self, s: Any) -> Recurrence:
        """That of one step s or of many, of a law in LAWS."""
        with np.errstate(all="ignore"):
            return LAWS[self.law](np.asarray(s, dtype=np.float64), self.mu)

    def left(self, k: Any, s: Any) -> Any:
        """d_k, what k iterations leave of a distance; inf where it overflows.

        Args:
            k: one iteration or an array of them.
            s: one step or an array of them; broadcast with k.
        """
        if self.has_memory:
            return self.recurrence(s).left(k)
        return left_after(k, s, self.law == NEVER_RESET)

    def reach(self, k: Any, s: Any) -> Any:
        """How large |d_k| can be where it swings, wherever in its swing it is."""
        if self.has_memory:
            return self.recurrence(s).reach(k)
        left, s = self.left(k, s), np.asarray(s, dtype=np.float64)
        if self.law == DESCENT:
            return left
        with np.errstate(all="ignore"):
            return np.where(s < 4, 1 / np.sqrt(1 - s / 4), left)

    @property
    def may_swing(self) -> bool:
        """Whether there are rates at which the distance swings."""
        return self.law != DESCENT

    def is_reach(self, k: int) -> bool:
        """Whether how far it swings is told of k iterations, not where it then is.

        Always of a swing that never ends: at its end it may be anywhere.
        """
        return self.may_swing and (k > MOST_SWINGING or not self.has_memory)

    def kept(self, s: Any) -> Floats:
        """|r1|, what a step keeps of a distance in the end."""
        if self.has_memory:
            return np.abs(self.recurrence(s).rho)
        return np.abs(1 - np.asarray(s, dtype=np.float64))

    @property
    def edge(self) -> float:
        """The largest s with which the distance stays bounded; 0 if none does."""
        mu = self.mu
        return {
            DESCENT: 2.0,
            NEVER_RESET: 4.0,
            "momentum": 2 + 2 * mu,
            "nesterov": (2 + 2 * mu) / (1 + 2 * mu),
            "dampened": (2 + 2 * mu) / (1 - mu),
            "looks_back": 2 + 2 * mu if mu <= 0.5 else 0.0,
        }[self.law]

    @property
    def best(self) -> tuple[float, float]:
        """From which s to which one direction converges fastest; nan if it never does.

        The first of them is critical damping: no swing yet, and none faster.
        """
        mu, root = self.mu, math.sqrt(self.mu)
        low, high = ((1 - mu) / (1 + root)) ** 2, (1 + root) ** 2
        balanced = (1 + mu) / (1 - mu) if mu < 0.5 else math.nan
        return {
            DESCENT: (1.0, 1.0),
            NEVER_RESET: (math.nan, math.nan),
            "momentum": (low, high),
            "nesterov": (1.0, 1.0),
            "dampened": (low / (1 - mu), high / (1 - mu)),
            "looks_back": (balanced, balanced),
        }[self.law]

    @property
    def jumps_from(self) -> float:
        """The s from which on a distance can change its side."""
        swings_from = {
            NEVER_RESET: 0.0,
            "nesterov": ((1 - self.mu) / (1 + self.mu)) ** 2,
            "looks_back": math.nan,
        }
        return swings_from.get(self.law, self.best[0])

    def fastest(self, ratio: float = 1.0) -> float:
        """The s with which all directions converge fastest; nan if none converges.

        Of the steepest direction; the flattest has ratio*s. If there are many, the
        smallest.

        Args:
            ratio: of the smallest curvature to the largest, above 0, at most 1.
        """
        low, high = self.best
        if not low > ratio * high * (1 + ONE_CURVATURE):  # which nan is not either
            return low / ratio
        if self.law in (DESCENT, "momentum", "dampened"):
            return self.edge / (1 + ratio)  # there both roots have the same size
        below, above = high, self.edge
        for _ in range(BISECTIONS):
            middle = (below + above) / 2
            is_past = self.kept(middle) > self.kept(ratio * middle)
            below, above = (below, middle) if is_past else (middle, above)
        return below

    def plateau(self, ratio: float = 1.0) -> tuple[float, float] | None:
        """From which s to which all directions keep the least there is, sqrt(mu).

        None where only one s does, or none.

        Args:
            ratio: as of `fastest`.
        """
        low, high = self.best
        start = low / ratio
        return (start, high) if start * (1 + ONE_CURVATURE) < high else None

    def slow_until(self, k: int, share: float) -> float:
        """The s, up to the first of `best`, below which k steps leave more than that.

        Its end where even the fastest leaves more.
        """
        if self.law == DESCENT:
            return -math.expm1(math.log(share) / k)
        below, above = 0.0, self.best[0]
        for _ in range(BISECTIONS):
            middle = (below + above) / 2
            is_slow = self.reach(k, middle) > share
            below, above = (middle, above) if is_slow else (below, middle)
        return above


def motion_of(e: Experiment, slip: str = "right") -> Motion | None:
    """How the distances of a run move, None where there is no closed form.

    That is so with AdaGrad, RMSProp and Adam, which are not linear; with a velocity
    whose gradient is never reset; and, with a velocity, an update after each point.

    Args:
        e: what is run; its rate does not count.
        slip: which slip the run makes.
    """
    if e.optimizer == "sgd":
        return Motion(NEVER_RESET if slip == "no_zero_grad" else DESCENT)
    right, mu = right_motion(e.optimizer, e.momentum), e.momentum
    if right is None or slip == "no_zero_grad" or e.update == "each":
        return None
    special = {
        "momentum_averaged": Motion("momentum", mu, 1 - mu),
        "momentum_dampened": Motion("dampened", mu),
        "lookahead_sign": Motion("looks_back", mu),
        "forgets": Motion(times=1.0 if e.optimizer == "momentum" else 1 + mu),
    }
    return special.get(slip, right)


def right_motion(optimizer: str, mu: float) -> Motion | None:
    """How distances move with an optimiser that makes no slip; None as above.

    Args:
        optimizer: one of `checks.OPTIMIZERS`.
        mu: of momentum and Nesterov.
    """
    if optimizer == "sgd":
        return Motion(DESCENT)
    return Motion(optimizer, mu) if optimizer in LAWS else None


def factor_of(e: Experiment, slip: str, motion: Motion) -> float:
    """f, how many times too large the slip of a run makes its steps."""
    return float(slip_factor(slip, e.n)) * motion.times


def best_pair(optimizer: str, curvatures: Any) -> tuple[float, float]:
    """The learning rate and mu with which all directions converge fastest.

        momentum  eta = (2/(sqrt(L) + sqrt(l)))^2,  mu = ((sqrt(L) - sqrt(l)) /
                  (sqrt(L) + sqrt(l)))^2, which keeps sqrt(mu)
        nesterov  eta = 4/(3L + l),  mu = (sqrt(3k + 1) - 2)/(sqrt(3k + 1) + 2), which
                  keeps 1 - 2/sqrt(3k + 1)

    with L the largest curvature, l the smallest and k = L/l. Where both are the same,
    as with one parameter, it is mu = 0 at eta = 1/L: gradient descent, which lands.

    Args:
        optimizer: "momentum" or "nesterov".
        curvatures: of the directions that lead down, above 0.
    """
    large, small = float(np.max(curvatures)), float(np.min(curvatures))
    ratio = small / large
    if optimizer == "momentum":
        root = math.sqrt(ratio)
        mu = ((1 - ratio) / (1 + root) ** 2) ** 2
        return 4 / (1 + root) ** 2 / large, mu
    root = math.sqrt(3 / ratio + 1)
    return 4 / (3 + ratio) / large, (root - 2) / (root + 2)


def left_after(k: Any, step: Any, accumulates: bool = False) -> Any:
    """d_k of gradient descent, see theory.py; inf if it overflows.

    Args:
        k: one iteration or an array of them.
        step: s = 2*a*factor*eta, one or an array; broadcast with k.
        accumulates: the gradient is never reset.
    """
    k, s = np.asarray(k, dtype=np.float64), np.asarray(step, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        if not accumulates:
            return (1 - s) ** k
        half = np.arcsin(np.sqrt(np.minimum(s, 4)) / 2)
        swings = np.cos((2 * k + 1) * half) / np.sqrt(1 - s / 4)
        half = np.arccosh(np.sqrt(np.maximum(s, 4)) / 2)
        # sinh((2k + 1)*half) / sinh(half), without overflow before its time
        grown = np.exp(2 * k * half) * np.expm1(-2 * (2 * k + 1) * half)
        grown = np.where(half == 0, 2 * k + 1, grown / np.expm1(-2 * half))
        return np.where(s < 4, swings, (1 - 2 * (k % 2)) * grown)
