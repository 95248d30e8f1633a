"""Effort: how much work an experiment is, before it is done.

The unit is one iteration of a run by autograd with a few points, about 45 µs; an update
after one point takes as long. Measured with one thread, in float32, on n points:

    an iteration by hand                        2.5 µs + 0.001 µs * n
    an iteration by autograd                     45 µs + 0.009 µs * n
    an iteration by autograd at m rates at once 100 µs + 0.005 µs * n * m
"""

from __future__ import annotations

from gd_core.analysis.rates import tried_count
from gd_core.runs.experiment import Experiment

UNIT = 45.0  # µs
BY_HAND, BY_HAND_POINT = 2.5 / UNIT, 0.001 / UNIT
AUTOGRAD, AUTOGRAD_POINT = 45 / UNIT, 0.009 / UNIT
BATCH, BATCH_POINT = 100 / UNIT, 0.005 / UNIT


def effort(e: Experiment, runs: int = 2) -> float:
    """The work of runs of an experiment, half of them by hand, half by autograd.

    Args:
        e: what is run.
        runs: how many times in all; 2 is once on each side.
    """
    by_hand = BY_HAND + BY_HAND_POINT * e.batch
    by_autograd = AUTOGRAD + AUTOGRAD_POINT * e.batch
    return e.updates * (by_hand + by_autograd) * runs / 2


def map_effort(e: Experiment) -> float:
    """The work of the map of rates: by hand one after the other, by autograd at once.

    Args:
        e: its points and iterations count, not its rate.
    """
    rates = tried_count(e)
    by_hand = rates * (BY_HAND + BY_HAND_POINT * e.batch)
    by_autograd = BATCH + BATCH_POINT * e.batch * rates
    return e.updates * (by_hand + by_autograd)
