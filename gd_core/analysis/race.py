"""Race: how far each state of a run is above the least loss, and how soon it is near.

With d = theta - theta* and the second derivatives H of a quadratic loss,

    J(theta) - J* = 1/2 * d' H d,      share left = sqrt((J_k - J*) / (J_0 - J*))

which through the origin is |w_k - w*| / |w_0 - w*|, and of a line the distance with
each direction weighted by how steep the loss is along it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.fit import least_squares
from gd_core.analysis.moments import Floats
from gd_core.analysis.theory import Theory
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

NEAR = 0.01  # a run is near when at most this share of the distance is left


def quadratic_of(e: Experiment) -> tuple[Floats, Floats]:
    """The optimum and the second derivatives of the loss, shapes (p,) and (p, p).

    Where there is no slope there is no optimum: it is then where the run starts.
    """
    if e.model == "line":
        bowl = bowl_of(e)
        turned = bowl.directions.T * bowl.curvatures
        return bowl.optimum, turned @ bowl.directions
    theory = Theory(replace(e.whole, optimizer="sgd"))
    optimum = theory.optimum if np.isfinite(theory.optimum) else e.w0
    return np.array([optimum]), np.array([[theory.curvature]])


def above_least(e: Experiment, params: Any) -> Floats:
    """J - J* at some parameters, in float64 and without cancellation.

    Args:
        e: what was run.
        params: shape (states, p).

    Returns:
        Numbers from 0 on, inf where they overflow, shape (states,).
    """
    optimum, second = quadratic_of(e)
    with np.errstate(all="ignore"):
        away = np.asarray(params, np.float64) - optimum
        if e.model == "line":  # along the directions no term is negative
            bowl = bowl_of(e)
            above = (away @ bowl.directions.T) ** 2 @ bowl.curvatures / 2
        else:
            above = second[0, 0] / 2 * away[:, 0] ** 2
    return np.where(np.isnan(above), np.inf, above)


def near_from(above: Floats, share: float = NEAR) -> int | None:
    """The first state from which on at most a share of the distance is left.

    Args:
        above: J - J* of every state, the start first, shape (states,).
        share: of the distance.

    Returns:
        Its number; None if the last state is farther away.
    """
    with np.errstate(invalid="ignore"):
        is_far = ~(above <= share**2 * above[0])
    far = np.flatnonzero(is_far)
    first = int(far[-1]) + 1 if len(far) else 0
    return first if first < len(above) else None


def iterations_to_near(e: Experiment, trace: Trace, share: float = NEAR) -> int | None:
    """After how many iterations a run is near the optimum, and stays there.

    None if that is not within its iterations, or if it overflowed.
    """
    if trace.diverged_at is not None:
        return None
    return near_from(above_least(e, trace.params), share)


def floor_of(e: Experiment) -> float:
    """J*, the least possible loss; 0 where only rounding is left of it."""
    return least_squares(e).loss
