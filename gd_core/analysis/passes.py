"""Passes: what an update after every point comes to, from one state to the next.

The update about point i is w <- w - eta * f * 2*c*x_i*(w*x_i - y_i), c of one point's
loss and f what a slip makes of the gradient, so that with s_i = eta*f*2*c*x_i^2

    w <- (1 - s_i)*w + s_i*y_i/x_i,

and a pass over all points is

    w_{k+1} = rho*w_k + shift,   rho = (1 - s_1)*(1 - s_2)*...*(1 - s_N).

What it leaves as it is, is shift/(1 - rho): the optimum if one line meets all points,
else a weight near it, which depends on the rate and on the order of the points. After
k passes rho^k of the distance to it is left. (This is the Kaczmarz method with a fixed
relaxation: S. Kaczmarz, Angenäherte Auflösung von Systemen linearer Gleichungen, 1937.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gd_core.analysis.line_passes import LinePass, line_pass_of, safe_line_rate
from gd_core.analysis.moments import (
    SPARE_ROUNDINGS,
    gamma,
    moments_of,
    moments_of_points,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor


class Pass(NamedTuple):
    """What one pass over the points does.

    Attributes:
        rho: what it leaves of the distance to `settles_at`.
        settles_at: the weight that a pass leaves as it is; nan where there is none.
    """

    rho: float
    settles_at: float


def pass_of(e: Experiment, slip: str = "right") -> Pass | LinePass | None:
    """What a pass of a run does, None where that has no closed form.

    Only passes of gradient descent have one. With a bias see line_passes.py.

    Args:
        e: what is run, with an update after each point.
        slip: which slip the run makes.
    """
    if e.optimizer != "sgd":
        return None
    if e.model == "line":
        return line_pass_of(e, slip)
    if slip == "no_zero_grad":
        return None
    moments, kind = moments_of_points(e), np.dtype(e.precision).type
    rate = float(kind(e.learning_rate)) * float(slip_factor(slip, 1))
    with np.errstate(all="ignore"):
        steep = 2 * moments.times * np.ldexp(moments.xx, 2 * moments.x_exponent)
        toward = np.ldexp(moments.xy, moments.x_exponent + moments.y_exponent)
        steps, shifts = rate * steep, rate * 2 * moments.times * toward
    rho, shift = 1.0, 0.0
    for s, moved in zip(steps.tolist(), shifts.tolist(), strict=True):
        rho, shift = rho * (1 - s), shift * (1 - s) + moved
    if not (math.isfinite(rho) and math.isfinite(shift)):
        return None
    return Pass(rho, shift / (1 - rho) if rho != 1 else math.nan)


def safe_rate(e: Experiment, slip: str = "right") -> float:
    """2 / (f * max 2*c*x_i^2): below it all |1 - s_i| <= 1, and the passes settle.

    With a bias it is x_i^2 + 1 for x_i^2. They may do so above it as well. 0 for a
    gradient that is added to the weight or never reset and for optimisers other than
    gradient descent, of which nothing is known; inf when all x are 0.
    """
    if e.optimizer != "sgd":
        return 0.0
    if e.model == "line":
        return safe_line_rate(e, slip)
    factor = float(slip_factor(slip, 1))
    if slip == "no_zero_grad" or factor < 0:
        return 0.0
    moments = moments_of_points(e)
    with np.errstate(all="ignore"):
        xx = np.ldexp(moments.xx, 2 * moments.x_exponent)
        steepest = float(np.max(2 * moments.times * factor * xx))
    return 2 / steepest if steepest else math.inf


def may_overflow_in_pass(
    e: Experiment, row: int, params: Sequence[float], held: float
) -> bool:
    """Whether what a run computes after an update may not be finite in the precision.

    That is the gradient of the next point, and after the last point of a pass the loss
    of all points. It is finite if what is added up, without signs, stays below the
    largest number.

    Args:
        e: what is run, with an update after each point.
        row: how many updates were made before.
        params: after the update, as far from 0 as rounding can have them.
        held: what a gradient can have beside that of the next point.
    """
    whole, points, k = moments_of(e), moments_of_points(e), (row + 1) % e.n
    w, *bias = params
    b = bias[0] if bias else 0.0
    with np.errstate(all="ignore"):
        sizes = [*map(abs, params), points.gradient_size(w, b)[k] + abs(held)]
        if bias:
            sizes.append(points.gradient_b_size(w, b)[k] + abs(held))
        if k == 0:
            sizes.append(whole.n / whole.times * whole.loss_size(w, b))
    rounding = 1 + gamma(e.n + SPARE_ROUNDINGS, e.precision)
    return not max(map(float, sizes)) * rounding < float(np.finfo(e.precision).max)
