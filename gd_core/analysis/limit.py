"""Limit: what becomes of a run that is to have more iterations than it may have."""

from __future__ import annotations

from numbers import Real
from typing import Any

from gd_core.analysis.prediction import asked_side
from gd_core.analysis.theory import Outcome, Theory, theory_of
from gd_core.runs.experiment import (
    MOST_ITERATIONS,
    Experiment,
    InputError,
    check_iterations,
)

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
            is left after the most there may be, and 1 - left; and optimum.
    """
    try:
        return check_iterations(iterations)
    except InputError as error:
        is_number = isinstance(iterations, Real)
        too_many = is_number and float(iterations) > MOST_ITERATIONS
        theory = _theory_at_the_limit(settings) if too_many else None
        if theory is None:
            raise
        facts = {
            **error.facts,
            "left": (theory.share_left, theory.share_lost),
            "optimum": theory.optimum,
        }
        raise InputError(_key(theory), "iterations", **facts) from None


def _theory_at_the_limit(settings: dict[str, Any]) -> Theory | None:
    """What is foreseen after MOST_ITERATIONS, of the run that makes a slip if one does.

    None where the settings cannot be run so long or the weight does not move.
    """
    try:
        e = Experiment(**settings, iterations=MOST_ITERATIONS)
    except InputError:
        return None
    theory = theory_of(e, asked_side(e))
    return None if theory is None or theory.outcome in STANDS else theory


def _key(theory: Theory) -> str:
    e = theory.experiment
    whose = f".{asked_side(e)}" if e.slips else ""
    if theory.outcome is Outcome.SWINGS:
        return f"input.too_many_iterations.swings{whose}"
    grows = "grown" if theory.share_lost < 0 else "left"
    return f"input.too_many_iterations.{grows}{whose}"
