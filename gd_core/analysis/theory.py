"""Theory: what the mathematics says will happen, without running anything.

The loss is c * sum of (w*x_i - y_i)^2, a parabola in w,

    J(w) = a*w^2 - 2*b*w + J(0),   J'(w) = 2*a*w - 2*b,   J'' = 2*a,

with a = c * sum of x^2 and b = c * sum of x*y, of the mean squared error mean(x^2) and
mean(x*y),

with its optimum at w* = b/a. One update multiplies the distance to it by
rho = 1 - 2*a*eta, so that w_k = w* + rho^k * (w_0 - w*). A gradient that is
`factor` times too large acts as the learning rate factor*eta, and one that is added to
the weight as -eta.

(S. Boyd and L. Vandenberghe, Convex Optimization, 2004, section 9.3, for one variable.)

A gradient that is never reset accumulates, G_k = J'(w_0) + ... + J'(w_k). Since
w_{k+1} - w_k = -eta*G_k and G_k - G_{k-1} = 2*a*(w_k - w*), the distances
d_k = w_k - w* follow

    d_{k+1} = (2 - s)*d_k - d_{k-1},   d_1 = (1 - s)*d_0,   s = 2*a*eta.

The roots of r^2 - (2 - s)*r + 1 multiply to 1. For 0 < s < 4 they lie on the unit
circle, at the angles +-t with sin(t/2) = sqrt(s)/2, and

    d_k = d_0 * cos((k + 1/2)*t) / cos(t/2):

the weight swings around the optimum forever, up to 1/cos(t/2) starting distances
away, and comes round every 2*pi/t iterations. For s = 4 they are both -1 and
d_k = (-1)^k * (2k + 1) * d_0; beyond, one of them is past -1: with
cosh(u/2) = sqrt(s)/2,

    d_k = (-1)^k * d_0 * sinh((k + 1/2)*u) / sinh(u/2),

which grows by e^u at each step in the end.

What momentum and Nesterov do instead is in dynamics.py. Of the other optimisers there
is the parabola, but nothing that says how the weight moves on it.

Of the errors of every pair, w*x_i - y_j, as y of shape (n, 1) makes them, each target
is the mean of all: w* = mean(x)*mean(y)/mean(x^2), and the variance of y is on top of
the loss.

All of it holds for the data as the run has it, rounded to its precision. What rounding
adds is looked at where it decides, see starts.py.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from gd_core.analysis.dynamics import (
    NEVER_RESET,
    Motion,
    factor_of,
    motion_of,
)
from gd_core.analysis.dynamics import left_after as left_after
from gd_core.analysis.moments import Moments, exponent, moments_of_loss
from gd_core.analysis.outcomes import ROUNDINGS as ROUNDINGS
from gd_core.analysis.outcomes import Outcome as Outcome
from gd_core.analysis.outcomes import outcome_along, rounding_of
from gd_core.analysis.starts import (
    errors_round_to_zero,
    first_update_moves,
    gradient_is_zero,
    gradient_may_be_zero,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import LOSSES

# what follows from how the weight moves
FOLLOWS = ("rho", "lost", "share_left", "share_lost", "swing", "period")


@dataclass(frozen=True)
class Theory:
    """What one run of an experiment will do. All numbers are float64.

    Others than this package's analysis ask `theory_of`, which may have none.

    Args:
        experiment: what is run.
        slip: which slip the run makes, as `Experiment.slip` calls it.

    Attributes:
        motion: how the distance to w* moves, None where there is no closed form; then
            what follows from it is nan.
        factor: how many times too large the gradient is, or all that is made of it;
            negative where it is added to the weight.
        accumulates: the gradient is never reset.
        optimum: w* of the loss that is minimised, with "broadcast" that of every pair;
            nan when all x are 0, inf when it is beyond float64.
        least_loss: J(w*), the smallest that this loss can be.
        curvature: J'' = 2*a.
        fastest_rate: 1/(2*a*factor), which lands in one step; with a velocity the rate
            that converges fastest, see `Motion.fastest`; nan where there is none.
        edge_rate: the largest learning rate with which the weight stays bounded:
            1/(a*factor), 2/a for a gradient that accumulates, 0 for one that is added;
            with a velocity see `Motion.edge`.
        step: s = 2*a*factor*eta.
        rho: 1 - s, what one step leaves of the distance to w*; for a gradient that
            accumulates -e^u, what it leaves in the end, nan if it swings; with a
            velocity what it leaves in the end, of swings without a sign.
        lost: 1 - |rho|, also where 1 swallows it; negative if the distance grows.
        share_left: what all steps leave of the distance to w*.
        share_lost: 1 - share_left, also where 1 swallows it.
        swing: how many starting distances away a swinging weight comes, with a
            velocity on the other side, or in the end if it flips; else nan.
        period: after how many iterations its swing comes round, inf if it underflows,
            else nan.
    """

    experiment: Experiment
    slip: str = "right"
    motion: Motion | None = field(init=False)
    factor: float = field(init=False)
    accumulates: bool = field(init=False)
    optimum: float = field(init=False)
    least_loss: float = field(init=False)
    curvature: float = field(init=False)
    fastest_rate: float = field(init=False)
    edge_rate: float = field(init=False)
    step: float = field(init=False)
    rho: float = field(init=False)
    lost: float = field(init=False)
    share_left: float = field(init=False)
    share_lost: float = field(init=False)
    swing: float = field(init=False)
    period: float = field(init=False)

    def __post_init__(self) -> None:
        e, motion = self.experiment, motion_of(self.experiment, self.slip)
        factor = factor_of(e, self.slip, motion or Motion())
        facts: dict[str, Any] = {
            "motion": motion,
            "factor": factor,
            "accumulates": motion is not None and motion.law == NEVER_RESET,
            **_parabola(e, self.slip),
            **_rates(e, moments_of_loss(e, self.slip), factor, motion),
        }
        if motion is None:
            facts |= dict.fromkeys(FOLLOWS, math.nan)
        elif motion.has_memory:
            facts |= _remembering(motion, facts["step"], e)
        else:
            follow = _swinging if facts["accumulates"] else _shrinking
            facts |= follow(facts["step"], e.iterations)
        for name, value in facts.items():
            object.__setattr__(self, name, value)

    @cached_property
    def outcome(self) -> Outcome:
        """What will happen.

        Raises:
            ValueError: nobody knows.
        """
        if self.motion is None:
            raise ValueError("a run without a closed form has no outcome in theory")
        standing = _standing(self)
        if standing is not None:
            return standing
        rounding = rounding_of(self.experiment)
        if self.motion.has_memory:
            return outcome_along(self.motion, self.step, rounding)
        if self.factor < 0:
            return Outcome.CLIMBS
        if self.accumulates:
            within = self.step < 4 * (1 - rounding)
            return Outcome.SWINGS if within else Outcome.DIVERGES
        if abs(self.step - 1) <= rounding:
            return Outcome.LANDS
        if abs(self.step - 2) <= rounding:
            return Outcome.FLIPS
        if self.step > 2:
            return Outcome.DIVERGES
        return Outcome.CONVERGES if self.step < 1 else Outcome.OVERSHOOTS

    @property
    def fastest_until(self) -> float:
        """Up to which rate none is faster than from the fastest on; see `plateau`."""
        plateau = self.motion and self.motion.plateau()
        return self.fastest_rate * (plateau[1] / plateau[0] if plateau else 1.0)

    def left(self, k: Any) -> Any:
        """d_k / d_0, what k iterations leave of the distance to w*, of a run with one.

        Args:
            k: one iteration or an array of them.
        """
        if self.motion is None:
            raise ValueError("a run without a closed form has no distances in theory")
        return self.motion.left(k, self.step)

    def loss(self, w: Any) -> Any:
        """J(w) = J(w*) + a * (w - w*)^2 at a weight or many; inf if it overflows."""
        if math.isnan(self.optimum):
            return self.least_loss
        moments = moments_of_loss(self.experiment, self.slip)
        with np.errstate(all="ignore"):
            distance = np.ldexp(np.subtract(w, self.optimum), moments.x_exponent)
            rise = moments.times * moments.xx * distance * distance
            loss = self.least_loss + rise
        return loss if np.ndim(loss) else float(loss)


def theory_of(e: Experiment, side: str = "") -> Theory | None:
    """The theory of a run, None where the mathematics has no closed form for it.

    None, too, where its numbers are beyond float64: the optimum of tiny x. Which runs
    have a closed form, is in dynamics.py; what a pass with an update after each point
    does, in passes.py; and what a line does, in line_theory.py.

    Args:
        e: what is run.
        side: "manual" or "autograd", slip and all; without one, the right gradient.
    """
    if e.update == "each" or e.model == "line":
        return None
    theory = Theory(e, e.slip(side)) if side else Theory(e)
    return None if theory.motion is None or math.isinf(theory.optimum) else theory


def optimum_of(e: Experiment) -> float:
    """w* of the loss of all points; nan when all x are 0."""
    return _parabola(e)["optimum"]


def fastest_rate(x: Any, loss: str = "mean") -> float:
    """1/(2*a), the learning rate that lands on the optimum; inf when all x are 0.

    Args:
        x: the inputs, shape (n,).
        loss: what is minimised.
    """
    p = exponent(np.asarray(x))
    times = float(LOSSES[loss].c(len(x)) * len(x))
    a = times * float(np.mean(np.ldexp(x, -p) ** 2))
    with np.errstate(over="ignore", divide="ignore"):
        return float(np.ldexp(np.divide(0.5, a), -2 * p))


def _parabola(e: Experiment, slip: str = "right") -> dict[str, float]:
    """Optimum, least loss and curvature of J, see moments.py."""
    moments = moments_of_loss(e, slip)
    x, y = (values.astype(np.float64) for values in e.data())
    x, y = np.ldexp(x, -moments.x_exponent), np.ldexp(y, -moments.y_exponent)
    flat = moments.xx == 0
    scaled = 0.0 if flat else moments.xy / moments.xx
    with np.errstate(over="ignore"):
        optimum = float(np.ldexp(scaled, moments.y_exponent - moments.x_exponent))
        targets = np.mean(y) if slip == "broadcast" else y
        least = np.mean((scaled * x - targets) ** 2)
        if slip == "broadcast":
            least += np.var(y)
        least = moments.times * least
        least = np.ldexp(least, 2 * moments.y_exponent)
        curvature = 2 * moments.times * moments.xx
        curvature = np.ldexp(curvature, 2 * moments.x_exponent)
    return {
        "optimum": math.nan if flat else optimum,
        "least_loss": float(least),
        "curvature": float(curvature),
    }


def _rates(
    e: Experiment, moments: Moments, factor: float, motion: Motion | None
) -> dict[str, float]:
    """The step s, and the rates that are the fastest and the edge."""
    a = moments.times * moments.xx  # of the scaled data
    mantissa, power = math.frexp(e.learning_rate)  # which may be subnormal
    with np.errstate(over="ignore", divide="ignore"):
        fastest = float(np.ldexp(np.divide(0.5, a), -2 * moments.x_exponent))
        scaled = 2 * a * factor * mantissa
        step = float(np.ldexp(scaled, 2 * moments.x_exponent + power))
    if motion is None:
        return {"step": step, "fastest_rate": math.nan, "edge_rate": math.nan}
    if factor < 0:
        return {"step": step, "fastest_rate": math.nan, "edge_rate": 0.0}
    unit = fastest / factor  # the rate at which s is 1
    rates = {"fastest_rate": motion.fastest() * unit, "edge_rate": motion.edge * unit}
    return {"step": step, **rates}


def _shrinking(step: float, iterations: int) -> dict[str, float]:
    """What is left of the distance, rho = 1 - s at each step."""
    lost = step if step <= 1 else 2 - step
    with np.errstate(all="ignore"):
        log_left = iterations * np.log1p(-lost)
        left, gone = float(np.exp(log_left)), float(-np.expm1(log_left))
    return {
        "rho": 1 - step,
        "lost": lost,
        "share_left": left,
        "share_lost": gone,
        "swing": math.nan,
        "period": math.nan,
    }


def _swinging(step: float, iterations: int) -> dict[str, float]:
    """What there is to say of a gradient that accumulates."""
    left = abs(float(left_after(iterations, step, accumulates=True)))
    facts = {
        "rho": math.nan,
        "lost": math.nan,
        "share_left": left,
        "share_lost": 1 - left,
        "swing": math.nan,
        "period": math.nan,
    }
    if step == 0:
        facts |= {"rho": 1.0, "lost": 0.0}
        return facts | {"swing": 1.0, "period": math.inf}
    if step >= 4:
        with np.errstate(over="ignore"):
            rho = -float(np.exp(2 * np.arccosh(np.sqrt(step) / 2)))
        return facts | {"rho": rho, "lost": 1 + rho}
    turn = 2 * math.asin(math.sqrt(step) / 2)
    return facts | {"swing": 1 / math.sqrt(1 - step / 4), "period": math.tau / turn}


def _remembering(motion: Motion, step: float, e: Experiment) -> dict[str, float]:
    """What there is to say of an optimiser with a velocity."""
    found = motion.recurrence(step)
    left, rho = float(found.left(e.iterations)), float(found.rho)
    facts = {
        "rho": rho,
        "lost": float(found.lost),
        "share_left": abs(left),
        "share_lost": float(found.gone(e.iterations)) if left > 0 else 1 - abs(left),
        "swing": math.nan,
        "period": math.nan,
    }
    if outcome_along(motion, step, rounding_of(e)) is Outcome.FLIPS:
        return facts | {"swing": abs(float(found.share)), "period": 2.0}
    if not found.swings:
        return facts
    return facts | {"swing": found.farthest(), "period": math.tau / float(found.turn)}


# --- runs that do not move ------------------------------------------------------------


def _standing(theory: Theory) -> Outcome | None:
    """Why the weight of a run stays where it starts; None if it moves."""
    e, slip = theory.experiment, theory.slip
    if math.isnan(theory.optimum):
        return Outcome.NOTHING_TO_LEARN
    near = gradient_may_be_zero(e, slip)
    if near and gradient_is_zero(e, slip):
        return Outcome.ALREADY_THERE
    if float(np.dtype(e.precision).type(e.learning_rate)) == 0:
        return Outcome.RATE_ZERO
    if first_update_moves(e, slip) and not (near and errors_round_to_zero(e, slip)):
        return None
    return Outcome.ALREADY_THERE if near else Outcome.ROUNDED_AWAY
