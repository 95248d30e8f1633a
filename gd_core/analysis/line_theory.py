"""Line theory: what the mathematics says of a line, without running anything.

Along each direction of the bowl (see bowl.py), gradient descent is that of one
parameter: with s_i = f*eta*lambda_i, f what a slip makes of the gradient,

    d_i,k = (1 - s_i)^k * d_i,0,

or what a gradient that is never reset makes of it (see theory.py). So a rate is

    bounded    up to the edge 2/(f*lambda_1), 4/lambda_1 if never reset
    fastest    at 2/(f*(lambda_1 + lambda_2)), where both directions keep the same
               share, (kappa - 1)/(kappa + 1)

and no rate lands in one step, unless kappa = lambda_1/lambda_2 is 1, as it is where x
is standardised, or the start is off along one direction alone.

(S. Boyd and L. Vandenberghe, Convex Optimization, 2004, section 9.3.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from gd_core.analysis.bowl import Bowl, bowl_of
from gd_core.analysis.moments import Floats, moments_of
from gd_core.analysis.theory import ROUNDINGS, Outcome, left_after
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor


@dataclass(frozen=True, eq=False)
class LineTheory:
    """What one run of an experiment with a bias will do. All numbers are float64.

    Pairs are by direction, lambda_1 first.

    Args:
        experiment: what is run.
        slip: which slip the run makes, as `Experiment.slip` calls it.
    """

    experiment: Experiment
    slip: str = "right"

    @cached_property
    def bowl(self) -> Bowl:
        """The loss that the run minimises: with "broadcast" that of every pair."""
        return bowl_of(self.experiment, self.slip)

    @property
    def factor(self) -> float:
        """How many times too large the gradient is, negative if it is added."""
        return float(slip_factor(self.slip, self.experiment.n))

    @property
    def accumulates(self) -> bool:
        """Whether the gradient is never reset."""
        return self.slip == "no_zero_grad"

    @property
    def start(self) -> Floats:
        """w_0 and b_0, as the run has them, shape (2,)."""
        kind = np.dtype(self.experiment.precision).type
        return np.array(
            [float(kind(v)) for v in (self.experiment.w0, self.experiment.b0)]
        )

    @cached_property
    def distances(self) -> Floats:
        """How far the start is from the optimum along each direction, shape (2,)."""
        return self.bowl.distances(self.start)

    @cached_property
    def steps(self) -> Floats:
        """s_i = f*eta*lambda_i, shape (2,)."""
        with np.errstate(over="ignore"):
            rate = self.factor * self.experiment.learning_rate
            return np.asarray(rate * self.bowl.curvatures)

    @property
    def edge_rate(self) -> float:
        """The largest rate with which w and b stay bounded; 0 if it leads uphill."""
        if self.factor < 0:
            return 0.0
        most = 4.0 if self.accumulates else 2.0
        return float(most / (self.factor * self.bowl.curvatures[0]))

    @property
    def fastest_rate(self) -> float:
        """2/(f*(lambda_1 + lambda_2)), or 1/(f*lambda_1) in a valley; nan if none is.

        In a valley only one direction leads down.
        """
        if self.factor < 0 or self.accumulates:
            return math.nan
        one, other = self.bowl.curvatures
        return float(
            (1.0 if self.bowl.is_valley else 2.0) / (self.factor * (one + other))
        )

    @cached_property
    def matters(self) -> tuple[bool, ...]:
        """Along which directions the run has a way to go, beyond rounding.

        A valley has none along it, and a start that is off along one direction alone
        has none along the other.
        """
        moments, (w, b) = moments_of(self.experiment), self.start
        by_w, by_b = moments.gradient(w, b), moments.gradient_b(w, b)
        rounding = math.hypot(float(by_w.rounding), float(by_b.rounding))
        slopes = np.abs(self.bowl.curvatures * self.distances)
        return tuple((slopes > rounding).tolist())

    def left(self, k: Any) -> Floats:
        """What is left of each distance after k updates, shape (…, 2).

        Args:
            k: a number of updates, or many; inf where it overflows.
        """
        k = np.asarray(k, dtype=np.float64)[..., None]
        return np.asarray(left_after(k, self.steps, self.accumulates))

    def params_at(self, k: Any) -> Floats:
        """w and b after k updates by the closed form, shape (…, 2)."""
        with np.errstate(all="ignore"):
            left = np.where(self.distances == 0, 0.0, self.left(k) * self.distances)
            return self.bowl.at(left)

    def loss_at(self, k: Any) -> Any:
        """J after k updates by the closed form; inf where it overflows."""
        with np.errstate(all="ignore"):
            left = np.where(self.distances == 0, 0.0, self.left(k) * self.distances)
            return self.bowl.least_loss + left**2 @ self.bowl.curvatures / 2

    def loss_at_rates(self, rates: Any) -> Floats:
        """J after all updates at other learning rates, shape (m,); inf if too large."""
        k = self.experiment.iterations
        with np.errstate(all="ignore"):
            steps = self.factor * np.outer(rates, self.bowl.curvatures)
            left = left_after(k, steps, self.accumulates) * self.distances
            left = np.where(self.distances == 0, 0.0, left)
            loss = self.bowl.least_loss + left**2 @ self.bowl.curvatures / 2
        return np.where(np.isfinite(loss), loss, np.inf)

    @property
    def kept(self) -> Floats:
        """|1 - s_i|, what one step keeps of each distance, shape (2,)."""
        return np.abs(1 - self.steps)

    @property
    def slowest(self) -> int:
        """The direction that keeps most, of those that matter: 0 or 1."""
        kept = np.where(self.matters, self.kept, -1.0)
        return int(np.argmax(kept))

    @property
    def share_left(self) -> float:
        """What all updates leave of the distance to the optimum, as a length."""
        start = float(np.hypot(*self.distances))
        if not start:
            return 0.0
        with np.errstate(all="ignore"):
            end = self.left(self.experiment.iterations) * self.distances
            return float(np.hypot(*np.where(self.distances == 0, 0.0, end))) / start

    def iterations_until(self, share: float) -> int | None:
        """After how many updates no direction has more of its distance left.

        Args:
            share: of each distance, below 1.

        Returns:
            The least k with |1 - s_i|^k <= share along each direction that matters;
            None if there is none.
        """
        if self.accumulates or self.factor < 0:
            return None
        kept = max(
            (k for k, m in zip(self.kept, self.matters, strict=True) if m), default=1
        )
        if kept >= 1:
            return None
        if kept == 0:
            return 1
        needed = math.log(share) / math.log(kept)
        # 1e-12: what rounding may add to a whole number
        return max(1, math.ceil(needed * (1 - 1e-12)))

    @cached_property
    def outcome(self) -> Outcome:
        """What will happen to w and b."""
        e, rounding = (
            self.experiment,
            ROUNDINGS * float(np.finfo(self.experiment.precision).eps),
        )
        if not any(self.matters):
            return Outcome.ALREADY_THERE
        if float(np.dtype(e.precision).type(e.learning_rate)) == 0:
            return Outcome.RATE_ZERO
        if self._is_rounded_away():
            return Outcome.ROUNDED_AWAY
        if self.factor < 0:
            return Outcome.CLIMBS
        steps = [s for s, m in zip(self.steps.tolist(), self.matters, strict=True) if m]
        largest = max(steps)
        if self.accumulates:
            return Outcome.SWINGS if largest < 4 * (1 - rounding) else Outcome.DIVERGES
        if all(abs(s - 1) <= rounding for s in steps):
            return Outcome.LANDS
        if abs(largest - 2) <= rounding:
            return Outcome.FLIPS
        if largest > 2:
            return Outcome.DIVERGES
        return Outcome.CONVERGES if largest < 1 else Outcome.OVERSHOOTS

    def _is_rounded_away(self) -> bool:
        """Whether every update is below a quarter of the next number of w and of b."""
        e, (w, b) = self.experiment, self.start
        kind, moments = np.dtype(e.precision).type, moments_of(e)
        rate, updates = float(kind(e.learning_rate)), e.iterations + 1
        for value, by in ((w, moments.gradient(w, b)), (b, moments.gradient_b(w, b))):
            with np.errstate(all="ignore"):
                size = abs(float(by.value)) + float(by.rounding)
                update = abs(self.factor) * rate * size
                update *= updates if self.accumulates else 1
                if not update < np.spacing(kind(abs(value))) / 4:
                    return False
        return True


@lru_cache(maxsize=16)
def line_theory_of(e: Experiment, side: str = "") -> LineTheory | None:
    """The theory of a run with a bias, None where there is no closed form for it.

    Args:
        e: what is run.
        side: "manual" or "autograd", slip and all; without one, the right gradient.
    """
    if e.update == "each":
        return None
    return LineTheory(e, e.slip(side) if side else "right")
