"""Line theory: what the mathematics says of a line, without running anything.

Along each direction of the bowl (see bowl.py), gradient descent is that of one
parameter: with s_i = f*eta*lambda_i, f what a slip makes of the gradient,

    d_i,k = (1 - s_i)^k * d_i,0,

or what a gradient that is never reset makes of it (see theory.py). So a rate is

    bounded    up to the edge 2/(f*lambda_1), 4/lambda_1 if never reset
    fastest    at 2/(f*(lambda_1 + lambda_2)), where both directions keep the same
               share, (kappa - 1)/(kappa + 1)

and no rate lands in one step, unless kappa = lambda_1/lambda_2 is 1, as it is where x
is standardised, or the start is off along one direction alone. With momentum or
Nesterov each direction follows its own recurrence, see dynamics.py; of other optimisers
there is the bowl, but nothing that says how w and b move in it.

(S. Boyd and L. Vandenberghe, Convex Optimization, 2004, section 9.3.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from gd_core.analysis.bowl import Bowl, bowl_of
from gd_core.analysis.dynamics import NEVER_RESET, Motion, factor_of, motion_of
from gd_core.analysis.moments import Floats
from gd_core.analysis.outcomes import (
    GROWS,
    ROUNDINGS,
    Outcome,
    outcome_along,
    rounding_of,
    told_of,
)
from gd_core.analysis.starts import (
    errors_round_to_zero,
    first_update_moves,
    gradient_is_zero,
    gradient_may_be_zero,
    start_of,
)
from gd_core.runs.experiment import Experiment

SMALLEST_CURVATURE = 1e-290  # below it digits are lost


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

    @cached_property
    def motion(self) -> Motion:
        """How the distances move.

        Raises:
            ValueError: nobody knows; see `has_motion`.
        """
        motion = motion_of(self.experiment, self.slip)
        if motion is None:
            raise ValueError("a run without a closed form has no distances in theory")
        return motion

    @property
    def has_motion(self) -> bool:
        """Whether there is a closed form for how w and b move."""
        return motion_of(self.experiment, self.slip) is not None

    @property
    def factor(self) -> float:
        """f, negative if the gradient is added."""
        return factor_of(self.experiment, self.slip, self.motion)

    @property
    def accumulates(self) -> bool:
        """Whether the gradient is never reset."""
        return self.motion.law == NEVER_RESET

    @cached_property
    def distances(self) -> Floats:
        """How far the start is from the optimum along each direction, shape (2,)."""
        return self.bowl.distances(start_of(self.experiment))

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
        return float(self.motion.edge / (self.factor * self.bowl.curvatures[0]))

    @property
    def fastest_rate(self) -> float:
        """2/(f*(lambda_1 + lambda_2)), or 1/(f*lambda_1) in a valley; nan if none is.

        In a valley only one direction leads down. With a velocity see `Motion.fastest`.
        """
        if self.factor < 0 or self.accumulates:
            return math.nan
        one, other = self.bowl.curvatures
        if self.motion.has_memory:
            return float(self.motion.fastest(self.ratio) / (self.factor * one))
        return float(
            (1.0 if self.bowl.is_valley else 2.0) / (self.factor * (one + other))
        )

    @property
    def fastest_until(self) -> float:
        """Up to which rate none is faster than from the fastest on; see `plateau`."""
        plateau = self.motion.plateau(self.ratio)
        return self.fastest_rate * (plateau[1] / plateau[0] if plateau else 1.0)

    @property
    def ratio(self) -> float:
        """Of the smallest curvature that leads down to the largest."""
        one, other = self.bowl.curvatures
        return 1.0 if self.bowl.is_valley else float(other / one)

    @cached_property
    def matters(self) -> tuple[bool, ...]:
        """Along which directions the start is off the optimum, beyond what is known.

        A valley has no way to go along it, and a start that is off along one direction
        alone has none along the other.
        """
        size = np.abs(self.bowl.optimum) + np.abs(start_of(self.experiment))
        known = ROUNDINGS * float(np.finfo(np.float64).eps) * float(np.hypot(*size))
        return tuple((np.abs(self.distances) > known).tolist())

    @property
    def is_within_float64(self) -> bool:
        """Whether the bowl can be told: of tiny x neither w* nor lambda_2 can."""
        bowl, x = self.bowl, self.experiment.data()[0]
        is_lost = bowl.curvatures[1] < SMALLEST_CURVATURE and np.ptp(x) > 0
        known = (*bowl.curvatures, *bowl.optimum, bowl.least_loss, *self.distances)
        return not is_lost and bool(np.all(np.isfinite(known)))

    def left(self, k: Any) -> Floats:
        """What is left of each distance after k updates, shape (…, 2).

        Args:
            k: a number of updates, or many; inf where it overflows.
        """
        k = np.asarray(k, dtype=np.float64)[..., None]
        return np.asarray(self.motion.left(k, self.steps))

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
        """J after all updates at other learning rates, shape (m,); inf if too large.

        Of swings that are too many to be told apart: how far up they reach at most.
        """
        k = self.experiment.iterations
        with np.errstate(all="ignore"):
            steps = self.factor * np.outer(rates, self.bowl.curvatures)
            motion = self.motion
            reach = motion.is_reach(k)
            left = motion.reach(k, steps) if reach else motion.left(k, steps)
            left = np.where(self.distances == 0, 0.0, left * self.distances)
            loss = self.bowl.least_loss + left**2 @ self.bowl.curvatures / 2
        return np.where(np.isfinite(loss), loss, np.inf)

    @property
    def kept(self) -> Floats:
        """|1 - s_i|, what one step keeps of each distance, shape (2,).

        With a velocity what it keeps in the end.
        """
        return self.motion.kept(self.steps)

    @property
    def lost(self) -> Floats:
        """1 - `kept`, also where 1 swallows it; negative if it grows, shape (2,)."""
        if self.motion.has_memory:
            return self.motion.recurrence(self.steps).lost
        return np.where(self.steps <= 1, self.steps, 2 - self.steps)

    @property
    def share_left(self) -> float:
        """What all updates leave of the distance to the optimum, as a length."""
        start = float(np.hypot(*self.distances))
        if not start:
            return 0.0
        with np.errstate(all="ignore"):
            end = self.left(self.experiment.iterations) * self.distances
            return float(np.hypot(*np.where(self.distances == 0, 0.0, end))) / start

    @property
    def share_lost(self) -> float:
        """1 - share_left, also where 1 swallows it."""
        left, largest = self.share_left, float(np.max(np.abs(self.distances)))
        if self.accumulates or not 0 < left < 2:
            return 1 - left
        squares = (self.distances / largest) ** 2
        k = self.experiment.iterations
        with np.errstate(all="ignore"):
            if self.motion.has_memory:  # 1 - d^2 = (1 - d)*(1 + d)
                gone = self.motion.recurrence(self.steps).gone(k)
                gone = gone * (2 - gone)
            else:
                gone = -np.expm1(2 * k * np.log1p(-self.lost))
            gone = np.where(squares == 0, 0.0, gone * squares)
        return float(np.sum(gone) / np.sum(squares)) / (1 + left)

    def iterations_until(self, share: float) -> int | None:
        """After how many updates no direction has more of its distance left.

        Args:
            share: of each distance, below 1.

        Returns:
            The least k from which on that holds along each direction that matters:
            |1 - s_i|^k <= share; None if there is none.
        """
        if self.accumulates or self.factor < 0:
            return None
        if self.motion.has_memory:
            ways = zip(self.steps.tolist(), self.matters, strict=True)
            until = [self.motion.recurrence(s).until(share) for s, m in ways if m]
            known = [k for k in until if k is not None]
            return max(known) if known and len(known) == len(until) else None
        pairs = zip(self.lost.tolist(), self.matters, strict=True)
        lost = min((lost for lost, matters in pairs if matters), default=0.0)
        if not lost > 0:
            return None
        if lost == 1:
            return 1
        needed = math.log(share) / math.log1p(-lost)
        # 1e-12: what rounding may add to a whole number
        found = math.ceil(needed * (1 - 1e-12)) if math.isfinite(needed) else None
        return found and max(1, found)

    @cached_property
    def outcome(self) -> Outcome:
        """What will happen to w and b."""
        standing = self._standing()
        if standing:
            return standing
        if self.factor < 0:
            return Outcome.CLIMBS
        rounding = rounding_of(self.experiment)
        steps, distances = self.steps.tolist(), self.distances.tolist()
        way = [s for s, m in zip(steps, self.matters, strict=True) if m] or steps
        # past the edge what is only rounding grows as well, but what is 0 stays 0
        off = [s for s, d in zip(steps, distances, strict=True) if d]
        if self.motion.has_memory:
            along = {s: outcome_along(self.motion, s, rounding) for s in way + off}
            told = [o for s, o in along.items() if s in way or o in GROWS]
            return told_of(told)
        largest = max(way + off)
        if self.accumulates:
            return Outcome.SWINGS if largest < 4 * (1 - rounding) else Outcome.DIVERGES
        if largest > 2 + rounding:
            return Outcome.DIVERGES
        if all(abs(s - 1) <= rounding for s in way):
            return Outcome.LANDS
        if abs(max(way) - 2) <= rounding:
            return Outcome.FLIPS
        return Outcome.OVERSHOOTS if max(way) > 1 + rounding else Outcome.CONVERGES

    def _standing(self) -> Outcome | None:
        """Why w and b stay where they start; None if they move."""
        e, slip = self.experiment, self.slip
        near = gradient_may_be_zero(e, slip)
        if near and gradient_is_zero(e, slip):
            return Outcome.ALREADY_THERE
        if float(np.dtype(e.precision).type(e.learning_rate)) == 0:
            return Outcome.RATE_ZERO
        if first_update_moves(e, slip) and not (near and errors_round_to_zero(e, slip)):
            return None
        is_there = near and self._predicts_the_same()
        return Outcome.ALREADY_THERE if is_there else Outcome.ROUNDED_AWAY

    def _predicts_the_same(self) -> bool:
        """Whether the line at the start is the best one, to within rounding.

        In a long bowl a gradient can be lost in rounding far from the optimum.
        """
        e = self.experiment
        x, y = (values.astype(np.float64) for values in e.data())
        (w, b), (off_w, off_b) = start_of(e), start_of(e) - self.bowl.optimum
        size = np.abs(w * x) + abs(b) + np.abs(y)
        rounding = rounding_of(e)
        apart = float(np.sqrt(np.mean((off_w * x + off_b) ** 2)))
        return apart <= rounding * float(np.sqrt(np.mean(size**2)))


@lru_cache(maxsize=16)
def line_theory_of(e: Experiment, side: str = "") -> LineTheory | None:
    """The theory of a run with a bias, None where there is no closed form for it.

    None, too, where its numbers are beyond float64.

    Args:
        e: what is run.
        side: "manual" or "autograd", slip and all; without one, the right gradient.
    """
    if e.update == "each":
        return None
    theory = LineTheory(e, e.slip(side) if side else "right")
    return theory if theory.has_motion and theory.is_within_float64 else None
