"""Pass rates: what any learning rate does where each point has its update.

A pass leaves rho(eta) = (1 - eta*h_1)*...*(1 - eta*h_N) of the distance to where the
passes settle, h_i the curvature of the loss of point i (see passes.py). Up to the rate
2/max(h_i) each factor is at most 1 in size; up to the edge, the first rate beyond where
|rho| is 1, the passes settle, too. Past it they may not.
"""

from __future__ import annotations

import numpy as np

from gd_core.analysis.edge_search import first_edge
from gd_core.analysis.line_pass_rates import (
    edge_of_line_passes,
    loss_after_line_passes,
)
from gd_core.analysis.moments import Floats, moments_of_points
from gd_core.analysis.passes import safe_rate
from gd_core.analysis.theory import Theory
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor

NEXT_RATE = 1.0005  # from a rate that is looked at to the next


def edge_of_passes(e: Experiment, slip: str = "right") -> float:
    """The rate up to which the passes settle; 0 or inf as `safe_rate` has it.

    That is 0 for any optimiser but gradient descent.

    Args:
        e: its data and loss count, not its rate.
        slip: which slip the run makes.
    """
    if e.optimizer != "sgd":
        return 0.0
    if e.model == "line":
        return edge_of_line_passes(e, slip)
    curvatures = np.unique(curvatures_of_points(e, slip))
    counts = np.array([np.sum(curvatures_of_points(e, slip) == h) for h in curvatures])
    return first_edge(
        safe_rate(e, slip),
        lambda rates: _log_rho(curvatures, counts, rates) > 0,
        NEXT_RATE,
    )


def curvatures_of_points(e: Experiment, slip: str) -> Floats:
    """h_i, what a step at the rate 1 takes off the distance to the own optimum."""
    moments = moments_of_points(e)
    with np.errstate(all="ignore"):
        xx = np.ldexp(moments.xx, 2 * moments.x_exponent)
        steep = 2 * moments.times * float(slip_factor(slip, 1)) * xx
    return np.asarray(steep[steep > 0])


def _log_rho(curvatures: Floats, counts: Floats, rates: Floats) -> Floats:
    """log|rho| at some rates."""
    with np.errstate(divide="ignore"):
        factors = np.log(np.abs(1 - np.outer(rates, curvatures)))
    return np.asarray(factors @ counts)


def loss_after_passes(e: Experiment, slip: str, rates: Floats) -> Floats:
    """The loss of all points after all passes at some rates, inf if it overflows.

    Args:
        e: its data, start, loss and number of passes count, not its rate.
        slip: which slip the run makes; none that is never reset, which has none.
        rates: shape (m,).
    """
    if e.model == "line":
        return loss_after_line_passes(e, slip, rates)
    moments = moments_of_points(e)
    factor = float(slip_factor(slip, 1))
    with np.errstate(all="ignore"):
        steep = 2 * moments.times * np.ldexp(moments.xx, 2 * moments.x_exponent)
        toward = np.ldexp(moments.xy, moments.x_exponent + moments.y_exponent)
        toward = 2 * moments.times * toward
        rho, shift = np.ones_like(rates), np.zeros_like(rates)
        for h, moved in zip((factor * steep).tolist(), toward.tolist(), strict=True):
            left = 1 - rates * h
            rho, shift = rho * left, shift * left + rates * factor * moved
        # the sum of rho^0 to rho^(k - 1) is what a shift comes to after k passes
        k = e.iterations
        power = rho**k
        total = np.where(rho == 1, k, (1 - power) / np.where(rho == 1, np.nan, 1 - rho))
        w = power * float(np.dtype(e.precision).type(e.w0)) + shift * total
        loss = Theory(e.whole).loss(w)
    return np.where(np.isfinite(loss), loss, np.inf)
