"""Witnesses: the gradient at one weight, found in three ways that share nothing.

By hand, by autograd, and by the central difference of the loss,

    (J(w + h) - J(w - h)) / ((w + h) - (w - h)),

which needs no derivative at all. It is taken of the mean squared error, of which any
other loss c * sum of e_i^2 is c*N times. J is a parabola, so it has no truncation
error at any h. What is left is rounding, of about

    eps * (J(w + h) + J(w - h)) / 2h = eps * (J(w) / h + a*h),   a = mean(x^2),

and that is least at h = sqrt(J(w) / a), the step that doubles the loss. There it is
eps * 2 * sqrt(a * J(w)), eps times the largest that a gradient can be where the loss is
J(w). A power of two for h costs no rounding itself; and h is never below |w| * 2^-20,
where w + h and w - h would lose its digits.

With a bias each parameter has its own: for w the targets are y - b, and for b, whose
prediction is b * 1, they are y - w*x.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gd_core.analysis.moments import (
    SPARE_ROUNDINGS,
    Floats,
    gamma,
    moments_of,
    smallest,
)
from gd_core.analysis.rules import in_order, problem_of
from gd_core.runs.checks import MOST_PAIRED
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor

SMALLEST_STEP = 2.0**-20  # of the weight
LARGEST_STEP = 2.0**1000  # from there on the loss overflows anyway


@dataclass(frozen=True)
class Witnesses:
    """Three gradients at one weight, and whether they say the same.

    Attributes:
        by_hand: of the run by hand.
        by_autograd: of the run by autograd.
        before: what autograd's had accumulated before; 0 if nothing.
        by_difference: the central difference in float64, nan if it overflows.
        step: its h.
        step_from: what decided h: "loss", "weight", or "one" when both are 0.
        allowed: how far by_hand and by_autograd can be apart by rounding.
        allowed_difference: how far by_difference can be from either.
        ratio: by_hand over what autograd's is without `before`, if that explains it;
            None when that is not a number.
        manual_is: what by_hand is, judged by the others: "right"; one of
            rules.MULTIPLES when it is that multiple of the right one; else "unknown".
        autograd_is: what by_autograd is: "right"; "no_zero_grad" when it is the right
            one added to what it was before; "broadcast" when it is that of every
            prediction beside every target; else "unknown". A difference that
            overflows has no say in either.
        n: the number of points.
        precision: of both runs.
        minimised: the loss, "mean".
    """

    by_hand: float
    by_autograd: float
    before: float
    by_difference: float
    step: float
    step_from: str
    allowed: float
    allowed_difference: float
    ratio: float | None
    manual_is: str
    autograd_is: str
    n: int
    precision: str
    minimised: str

    @property
    def verdict(self) -> str:
        """What they say together: "agree"; "unknown"; the slip of one; or "both"."""
        if self.autograd_is == "right":
            return "agree" if self.manual_is == "right" else self.manual_is
        if "unknown" in (self.manual_is, self.autograd_is):
            return "unknown"
        return self.autograd_is if self.manual_is == "right" else "both"

    @property
    def largest_difference(self) -> float:
        """The largest difference between two of them that are a number."""
        gradients = (self.by_hand, self.by_autograd, self.by_difference)
        known = [gradient for gradient in gradients if not math.isnan(gradient)]
        return max(known) - min(known)


def witnesses(
    e: Experiment,
    w: float,
    by_hand: float,
    by_autograd: float,
    before: float = 0.0,
    b: float = 0.0,
    by: str = "w",
) -> Witnesses:
    """Hear all three on the gradient at the weight w.

    Which gradients were chosen is not looked up: the numbers tell.

    Args:
        e: what was run; its data, model, loss and precision count.
        w: the weight of a state.
        by_hand: the gradient there by hand.
        by_autograd: the gradient there by autograd.
        before: the gradient by autograd at the state before, 0 at the first.
        b: the bias of the state, 0 where there is none.
        by: the parameter whose gradient it is, "w" or "b".
    """
    moments = moments_of(e)
    column, target, at, spare_target = _seen_from(e, w, b, by)
    h, step_from = step(column, target, at)
    by_difference = central_difference(column, target, at, h, moments.times)
    gradient_rounding = moments.gradient_rounding(w, b)
    if by == "b":
        gradient_rounding = moments.gradient_b(w, b).rounding
    allowed = 2 * float(gradient_rounding)  # each of the two rounds
    spare = difference_rounding(column, target, at, h) + spare_target
    bounds = Bounds(by_difference, allowed, allowed + moments.times * spare)
    added = by_autograd - before
    adding = gamma(2, e.precision) * (abs(by_autograd) + abs(before))
    manual_is, autograd_is, right = "unknown", "unknown", by_autograd
    # autograd is right, or it is what it was before plus the right one
    for slip, gradient, more in (
        ("right", by_autograd, 0.0),
        ("no_zero_grad", added, adding),
    ):
        if bounds.refute(gradient, more):
            continue
        explained = slip_by_hand(e, by_hand, gradient, more, bounds)
        if explained != "unknown":
            manual_is, autograd_is, right = explained, slip, gradient
            break
        if math.isfinite(by_difference) and autograd_is == "unknown":
            autograd_is = slip
    if autograd_is == "unknown" and _is_of_pairs(e, w, b, by, by_autograd):
        autograd_is, right, more = "broadcast", by_difference, moments.times * spare
        manual_is = slip_by_hand(e, by_hand, right, more, bounds)
    ratio = by_hand / right if right else math.inf
    return Witnesses(
        by_hand=by_hand,
        by_autograd=by_autograd,
        before=before,
        by_difference=by_difference,
        step=h,
        step_from=step_from,
        allowed=allowed,
        allowed_difference=bounds.allowed_difference,
        ratio=ratio if math.isfinite(ratio) else None,
        manual_is=manual_is,
        autograd_is=autograd_is,
        n=e.n,
        precision=e.precision,
        minimised=e.loss,
    )


@np.errstate(all="ignore")
def _seen_from(
    e: Experiment, w: float, b: float, by: str
) -> tuple[Floats, Floats, float, float]:
    """What the loss is a function of, with everything else held.

    Returns:
        The column and the targets of one parameter alone, both of shape (n,), its
        value, and how far the rounding of these targets can move the slope.
    """
    x, y = (values.astype(np.float64) for values in e.data())
    if e.model == "origin":
        return x, y, w, 0.0
    held = w * x if by == "b" else np.full_like(x, b)
    column, at = (np.ones_like(x), b) if by == "b" else (x, w)
    size = np.abs(column) * (np.abs(y) + np.abs(held))
    return column, y - held, at, 2 * gamma(3, "float64") * float(np.mean(size))


def _is_of_pairs(
    e: Experiment, w: float, b: float, by: str, by_autograd: float
) -> bool:
    """Whether a gradient is that of every prediction beside every target."""
    if not 1 < e.n <= MOST_PAIRED:
        return False
    pairs = problem_of(e).pairs
    found = pairs.gradient_b(w, b) if by == "b" else pairs.gradient(w, b)
    return bool(abs(by_autograd - found.value) <= found.rounding)


@dataclass(frozen=True)
class Bounds:
    """What decides whether two gradients at one weight are the same.

    Attributes:
        by_difference: the central difference, nan if it overflows.
        allowed: how far two runs can be apart by rounding.
        allowed_difference: how far the central difference can be from either.
    """

    by_difference: float
    allowed: float
    allowed_difference: float

    def refute(self, gradient: float, spare: float) -> bool:
        """Whether the central difference says otherwise, which it never does if nan."""
        off = abs(self.by_difference - gradient)
        return off > self.allowed_difference + spare


def slip_by_hand(
    e: Experiment, by_hand: float, right: float, spare: float, bounds: Bounds
) -> str:
    """Which slip makes the gradient by hand of the right one: see `Witnesses`.

    Args:
        e: what was run; its loss and the number of its points count.
        by_hand: what is judged.
        right: the right gradient.
        spare: by how much more than `bounds.allowed` the right one may be off.
        bounds: what rounding explains.
    """
    if not (
        abs(by_hand - right) > bounds.allowed + spare or bounds.refute(by_hand, spare)
    ):
        return "right"
    for slip in in_order(e.loss):
        factor = float(slip_factor(slip, e.n))
        times = abs(factor)
        allowed = bounds.allowed * (times + 1) + times * spare
        if not abs(by_hand - factor * right) > allowed:
            return slip
    return "unknown"


@np.errstate(all="ignore")
def mean_squared_error(x: Floats, y: Floats, w: float) -> float:
    """J(w) = 1/N * sum of (w * x_i - y_i)^2, with x and y of shape (n,)."""
    error = w * x - y
    return float(np.mean(error * error))


@np.errstate(all="ignore")
def step(x: Floats, y: Floats, w: float) -> tuple[float, str]:
    """h = sqrt(J(w) / mean(x^2)), but at least |w| * 2^-20, and what decided it.

    Rounded up to a power of two; 1 if both are 0.
    """
    a = float(np.mean(x * x))
    best = math.sqrt(mean_squared_error(x, y, w)) / math.sqrt(a) if a else 0.0
    least = abs(w) * SMALLEST_STEP
    h = max(best, least) if math.isfinite(best) else least
    if not 0 < h < LARGEST_STEP:
        return 1.0, "one"
    return 2.0 ** math.ceil(math.log2(h)), "loss" if best >= least else "weight"


def central_difference(
    x: Floats, y: Floats, w: float, h: float, times: float = 1.0
) -> float:
    """(J(w + h) - J(w - h)) / ((w + h) - (w - h)), nan if a loss overflows.

    Args:
        x: the data, shape (n,).
        y: the data, shape (n,).
        w: in the middle.
        h: the step to both sides.
        times: what the loss is times the mean squared error.
    """
    above, below = w + h, w - h
    rise = mean_squared_error(x, y, above) - mean_squared_error(x, y, below)
    slope = times * rise / (above - below)
    return slope if math.isfinite(slope) else math.nan


@np.errstate(all="ignore")
def difference_rounding(x: Floats, y: Floats, w: float, h: float) -> float:
    """How far rounding can move the central difference in float64.

    A loss rounds by at most gamma * mean(|error| * (|error| + 2*|w*x|)): the squares
    and their sum as in moments.py, the product w*x before the subtraction. Besides,
    w + h and w - h round, which moves their middle, and the slope by 2*a times that.
    """
    above, below = w + h, w - h
    rounding = 0.0
    for at in (above, below):
        size = np.abs(at * x - y)
        summed = float(np.mean(size * (size + 2 * abs(at * x))))
        rounding += gamma(len(x) + SPARE_ROUNDINGS, "float64") * summed
        rounding += 2 * smallest("float64") * float(np.mean(2 * size + 1))  # underflow
    moved = 2 * float(np.mean(x * x)) * gamma(1, "float64") * (abs(w) + h)
    slope = smallest("float64")  # which may underflow, too
    return rounding / (above - below) + moved + slope
