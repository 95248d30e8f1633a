"""Offers: a learning rate that makes sense where another optimiser is chosen.

What a rate is depends on the optimiser. Of gradient descent, momentum and Nesterov it
is in units of 1/J'', and has an edge. Of AdaGrad, RMSProp and Adam it is a length: the
first step is eta, or eta/sqrt(1 - alpha), long, whatever the gradient. So what makes
sense there depends on how far away the optimum is.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.dynamics import Motion, right_motion
from gd_core.analysis.starts import start_of
from gd_core.analysis.theory import Theory
from gd_core.runs.checks import MOST_LEARNING_RATE, InputError
from gd_core.runs.experiment import Experiment

GENTLE = 1 / 6  # of the fastest rate of gradient descent
# the first step's share of the way to the optimum
FIRST_STEP = {"adagrad": 1 / 4, "rmsprop": 1 / 2, "adam": 1 / 20}
NEAR_ENOUGH = 10.0  # times: a rate that near to the one offered makes sense as it is


def offered_rate(e: Experiment, optimizer: str) -> float | None:
    """A learning rate for another optimiser; None if that of `e` makes sense with it.

    Args:
        e: what was run before.
        optimizer: what is chosen now, one of `checks.OPTIMIZERS`.
    """
    try:
        other = replace(
            e.whole, optimizer=optimizer, manual_gradient="mean", standardize=False
        )
    except InputError:
        return None
    other = replace(other, standardize=e.standardize)
    if optimizer in FIRST_STEP:
        rate = FIRST_STEP[optimizer] * step_of_way(other)
        fits = rate / NEAR_ENOUGH < e.learning_rate < rate * NEAR_ENOUGH
    else:
        steepest = _steepest(other)
        rate = GENTLE / steepest if steepest else math.nan
        is_other_kind = (
            e.optimizer in FIRST_STEP and e.learning_rate < rate / NEAR_ENOUGH
        )
        motion = right_motion(optimizer, other.momentum) or Motion()
        edge = motion.edge / steepest if steepest else math.inf
        fits = e.learning_rate < edge and not is_other_kind
    if fits or not 0 < rate <= MOST_LEARNING_RATE:
        return None
    return float(f"{rate:.1g}")


def is_length(e: Experiment) -> bool:
    """Whether the rate is a length, and what it does is found by trying alone."""
    return e.optimizer in FIRST_STEP


def step_of_way(e: Experiment) -> float:
    """The rate at which the first step is as long as the way to the optimum."""
    return way_of(e) * math.sqrt(1 - e.alpha if e.optimizer == "rmsprop" else 1)


def way_of(e: Experiment) -> float:
    """How far the start is from the optimum, of the parameter that is farthest."""
    start = start_of(e)
    if e.model == "line":
        return float(np.max(np.abs(bowl_of(e).optimum - start)))
    return abs(Theory(replace(e.whole, optimizer="sgd")).optimum - float(start[0]))


def _steepest(e: Experiment) -> float:
    """J'', of a line the larger one."""
    if e.model == "line":
        return float(bowl_of(e).curvatures[0])
    return Theory(replace(e.whole, optimizer="sgd")).curvature
