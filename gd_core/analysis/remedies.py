"""Remedies: what would bring a line closer to the data, a bias or standardised x."""

from __future__ import annotations

from dataclasses import replace
from math import inf, isfinite, sqrt

from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.fit import least_squares
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.rates import telling_rates
from gd_core.runs.checks import SIDES, InputError
from gd_core.runs.experiment import Experiment

LONG = 10.0  # from this condition number on it is said to be in the way
FAR_OFF = 0.01  # where more of the distance than that is left
HIGH_FLOOR = 2.0  # times the least loss with a bias
SEEN = 0.01  # of the spread of y: a smaller error of a line is no reason to change it
SAFE_SHARE = 0.6  # of the fastest rate: neither lands at once nor is at the edge


def bias_helps(e: Experiment) -> bool:
    """Whether the best line through the origin misses what one with a bias does not."""
    through, free = least_squares(e, "origin"), least_squares(e, "line")
    spread = float(e.y.std()) or float(abs(e.y).max())
    is_seen = through.error > SEEN * spread
    return is_seen and through.error > sqrt(HIGH_FLOOR) * free.error


def with_bias(e: Experiment) -> Experiment | None:
    """The experiment with a bias, None if it cannot have one.

    Its learning rate stays unless the run would leave the optimum, since the line has
    a lower edge: then it is a share of the fastest, which can be right at the edge.
    """
    line = _changed(e, model="line")
    if line is None or e.update == "each":
        return line
    theory = LineTheory(line)
    if not theory.has_motion:  # of which no edge is known
        return line
    if e.learning_rate < theory.edge_rate or not isfinite(theory.fastest_rate):
        return line
    return _changed(line, learning_rate=_safe_rate(theory.fastest_rate))


def is_held_up(theory: LineTheory) -> bool:
    """Whether a run ends far from the optimum because the bowl is long.

    Not where the rate is so small that the steep direction is not done either.
    """
    condition, end = theory.bowl.condition, theory.experiment.iterations
    is_long = isfinite(condition) and condition >= LONG and all(theory.matters)
    motion = theory.motion
    is_fast = theory.steps[0] >= (motion.best[1] if motion.has_memory else 1)
    is_steep_done = abs(theory.left(end)[0]) <= FAR_OFF or is_fast
    return is_long and is_steep_done and theory.share_left > FAR_OFF


def standardising_helps(e: Experiment) -> bool:
    """Whether one of the runs is held up, and x is not standardised yet."""
    if e.model != "line" or e.standardize or e.update == "each":
        return False
    theories = (line_theory_of(e, side) for side in SIDES)
    return any(theory and is_held_up(theory) for theory in theories)


def standardised(e: Experiment) -> Experiment | None:
    """The experiment with standardised x, at a rate that suits it; None if it cannot.

    With lambda_1 = lambda_2 the fastest rate lands in one step; this one is a share of
    it, so that there is something to see.
    """
    line = _changed(e, standardize=True)
    if line is None:
        return None
    motion = motion_of(line)
    if motion is None:  # no rate is known to suit it better
        return line
    rates = telling_rates(line.inputs, e.loss, "line", motion)
    fastest = rates.get("fastest", inf)
    return _changed(line, learning_rate=_safe_rate(fastest))


def _safe_rate(fastest: float) -> float:
    """A rate below the fastest, as people would type it."""
    return float(f"{SAFE_SHARE * fastest:.3g}")


def _changed(e: Experiment, **settings: object) -> Experiment | None:
    try:
        return replace(e, **settings)  # type: ignore[arg-type]
    except InputError:
        return None
