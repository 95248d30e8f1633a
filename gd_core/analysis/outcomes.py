"""Outcomes: what can become of a run, as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import numpy as np

from gd_core.analysis.dynamics import Motion
from gd_core.runs.experiment import Experiment

ROUNDINGS = 8  # how many units of rounding two rates may differ and count as one


class Outcome(Enum):
    """What will happen to the weight."""

    LANDS = "lands"  # rho = 0: one step to the optimum
    CONVERGES = "converges"  # 0 < rho < 1
    OVERSHOOTS = "overshoots"  # -1 < rho < 0: converges from alternating sides
    FLIPS = "flips"  # rho = -1: between two values forever
    DIVERGES = "diverges"  # rho < -1, or swings that grow
    SWINGS = "swings"  # a gradient that accumulates: around the optimum forever
    CLIMBS = "climbs"  # rho > 1: away from the optimum, without jumping over it
    # with a velocity only
    SPIRALS = "spirals"  # swings around the optimum, less far each time
    LANDS_IN_TWO = "lands_in_two"  # Nesterov at s = 1: beyond it and back onto it
    DRIFTS = "drifts"  # rho > 1 by a velocity that looks back, at any rate
    STRANDS = "strands"  # the same at mu = 1/2: comes to rest before the optimum
    NOTHING_TO_LEARN = "nothing_to_learn"  # all x are 0
    ALREADY_THERE = "already_there"  # w0 is the optimum
    RATE_ZERO = "rate_zero"  # learning rate 0
    ROUNDED_AWAY = "rounded_away"  # every update is too small to change w0


# of directions that do different things, what is told: the first of these
GROWS = (Outcome.DIVERGES, Outcome.DRIFTS)
TELLING = (Outcome.FLIPS, Outcome.STRANDS, Outcome.OVERSHOOTS, Outcome.SPIRALS)


def rounding_of(e: Experiment) -> float:
    """By how much of itself a rate may be off and count as the edge or the fastest."""
    return ROUNDINGS * float(np.finfo(e.precision).eps)


def outcome_along(motion: Motion, s: float, rounding: float) -> Outcome:
    """What a velocity makes of the distance along one direction.

    Args:
        motion: of a law with a memory.
        s: the step along it.
        rounding: see `rounding_of`.
    """
    found = motion.recurrence(s)
    lost, rho = float(found.lost), float(found.rho)
    if motion.law == "nesterov" and abs(s - 1) <= rounding:
        return Outcome.LANDS_IN_TWO
    if motion.edge and abs(s - motion.edge) <= rounding * motion.edge:
        return Outcome.FLIPS
    if not lost >= 0:  # or so large that it is not a number
        return Outcome.DRIFTS if rho > 0 else Outcome.DIVERGES
    if lost == 0 and s > 0:
        return Outcome.STRANDS
    if found.swings:
        return Outcome.SPIRALS
    return Outcome.OVERSHOOTS if rho < 0 else Outcome.CONVERGES


def told_of(outcomes: Iterable[Outcome]) -> Outcome:
    """What is told of directions that do different things."""
    found = set(outcomes)
    for outcome in (*GROWS, *TELLING):
        if outcome in found:
            return outcome
    landing = {Outcome.LANDS_IN_TWO}
    return Outcome.LANDS_IN_TWO if found == landing else Outcome.CONVERGES
