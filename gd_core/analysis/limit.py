"""Limit: what becomes of a run that is to have more iterations than it may have."""

from __future__ import annotations

from numbers import Real
from typing import Any

import numpy as np

from gd_core.analysis.line_passes import LinePass
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.passes import pass_of
from gd_core.analysis.prediction import asked_side
from gd_core.analysis.theory import Outcome, Theory, theory_of
from gd_core.runs.checks import (
    MOST_ITERATIONS,
    MOST_UPDATES,
    InputError,
    check_iterations,
)
from gd_core.runs.experiment import Experiment

STANDS = (
    Outcome.NOTHING_TO_LEARN,
    Outcome.ALREADY_THERE,
    Outcome.RATE_ZERO,
    Outcome.ROUNDED_AWAY,
)


def check_or_foresee(iterations: Any, **settings: Any) -> int:
    """`check_iterations`, whose error foresees what is left after MOST_ITERATIONS.

    Args:
        iterations: how many are asked for.
        settings: the other fields of an experiment, None for one that is unusable.

    Raises:
        InputError: not a whole number from 1 to MOST_ITERATIONS. If it is too many and
            the theory knows, with left, the share of the distance to the optimum that
            is left after the most there may be, and 1 - left; and optimum, w* or w*
            and b*. With an update after each point, of the distance to where the passes
            settle.
    """
    try:
        return check_iterations(iterations)
    except InputError as error:
        is_number = isinstance(iterations, Real)
        too_many = is_number and float(iterations) > MOST_ITERATIONS
        foreseen = _pass_at_the_limit(settings) if too_many else None
        if foreseen:
            key, facts = foreseen
            raise InputError(key, "iterations", **error.facts, **facts) from None
        theory = _theory_at_the_limit(settings) if too_many else None
        if theory is None:
            raise
        facts = {
            **error.facts,
            "left": (theory.share_left, theory.share_lost),
            "optimum": _optimum(theory),
        }
        raise InputError(_key(theory), "iterations", **facts) from None


def _optimum(theory: Theory | LineTheory) -> float | tuple[float, float]:
    """w*, or w* and b*."""
    if isinstance(theory, Theory):
        return theory.optimum
    w, b = theory.bowl.optimum.tolist()
    return w, b


def _theory_at_the_limit(settings: dict[str, Any]) -> Theory | LineTheory | None:
    """What is foreseen after MOST_ITERATIONS, of the run that makes a slip if one does.

    None where the settings cannot be run so long or the weight does not move.
    """
    try:
        e = Experiment(**settings, iterations=MOST_ITERATIONS)
    except InputError:
        return None
    side = asked_side(e)
    theory = line_theory_of(e, side) if e.model == "line" else theory_of(e, side)
    return None if theory is None or theory.outcome in STANDS else theory


def _pass_at_the_limit(settings: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """What is foreseen of passes after as many as there may be; None if nothing is."""
    if settings.get("update") != "each":
        return None
    try:
        e = Experiment(**settings, iterations=1)
    except InputError:
        return None
    made = pass_of(e, e.slip(asked_side(e)))
    right = min(MOST_ITERATIONS, MOST_UPDATES // e.n)
    settles: float | tuple[float, float]
    if isinstance(made, LinePass):
        settles, left, moves = made.settles, made.left(right), bool(made.taken)
    elif made is not None:
        settles = made.settles_at
        moves = abs(made.rho) != 1 and settles != e.w0
        with np.errstate(all="ignore"):
            left = float(np.float64(abs(made.rho)) ** right)
    if made is None or not moves:
        return None
    key = f"input.too_many_passes.{'left' if left < 1 else 'grown'}"
    return key, {"right": right, "left": (left, 1 - left), "settles": settles}


def _key(theory: Theory | LineTheory) -> str:
    e = theory.experiment
    whose = f".{asked_side(e)}" if e.slips else ""
    if theory.outcome is Outcome.SWINGS:
        return f"input.too_many_iterations.swings{whose}"
    grows = "grown" if theory.share_lost < 0 else "left"
    return f"input.too_many_iterations.{grows}{whose}"
