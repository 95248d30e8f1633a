"""Prediction: what will this learning rate do? Asked before anything is shown.

The answers are the outcomes that theory knows, those where nothing moves as one. Only
those are offered that come true at some learning rate, all else being as it is, and
nothing is asked where theory has no answer.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from gd_core.analysis.deciding_rates import deciding_rates
from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.line_passes import LinePass
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.passes import Pass, pass_of
from gd_core.analysis.theory import ROUNDINGS, Outcome, theory_of
from gd_core.runs.checks import MOST_LEARNING_RATE
from gd_core.runs.experiment import Experiment

STILL = "still"  # one answer for every reason why nothing moves
ANSWERS = (
    Outcome.CONVERGES.value,
    Outcome.LANDS.value,
    Outcome.OVERSHOOTS.value,
    Outcome.FLIPS.value,
    Outcome.DIVERGES.value,
    Outcome.SWINGS.value,
    Outcome.CLIMBS.value,
    Outcome.SPIRALS.value,
    Outcome.LANDS_IN_TWO.value,
    Outcome.DRIFTS.value,
    Outcome.STRANDS.value,
    STILL,
)
DESCENT_ONLY = (Outcome.SWINGS.value, Outcome.CLIMBS.value)
VELOCITY_ONLY = (Outcome.SPIRALS.value,)
NESTEROV_ONLY = (  # its slip included
    Outcome.LANDS_IN_TWO.value,
    Outcome.DRIFTS.value,
    Outcome.STRANDS.value,
)
TURNING = "turns"  # around where the passes settle, which is none of the answers
NO_ANSWER = "none"  # nothing said yet


def asked_side(e: Experiment) -> str:
    """Whose run is asked about: one that makes a slip, by hand first."""
    return "autograd" if e.slip("manual") == "right" else "manual"


def answers_of(e: Experiment) -> tuple[str, ...]:
    """The ANSWERS that an optimiser can give, whatever its settings and slips are."""
    never = {
        "sgd": (*VELOCITY_ONLY, *NESTEROV_ONLY),
        "momentum": (*DESCENT_ONLY, *NESTEROV_ONLY),
    }.get(e.optimizer, DESCENT_ONLY)
    return tuple(answer for answer in ANSWERS if answer not in never)


@lru_cache(maxsize=64)
def possible_answers(e: Experiment) -> tuple[str, ...]:
    """The ANSWERS that come true for some learning rate above 0, and the right one.

    Each of them is what theory says at one of the rates of `deciding_rates`. That so
    small a rate moves nothing is none of them, unless it is the right answer.
    """
    side = asked_side(e)
    rates = [rate for rate in deciding_rates(e, side) if rate <= MOST_LEARNING_RATE]
    found = {right_answer(replace(e, learning_rate=rate)) for rate in rates}
    if found > {STILL}:
        found.remove(STILL)
    found.add(right_answer(e))
    return tuple(answer for answer in ANSWERS if answer in found)


def offered_answers(e: Experiment) -> tuple[str, ...]:
    """The answers that a reader chooses from: the possible ones.

    All that the optimiser can give where only one is possible, which would be no
    question, or where theory knows of none.
    """
    possible = possible_answers(e)
    return possible if len(possible) > 1 else answers_of(e)


def can_be_asked(e: Experiment) -> bool:
    """Whether theory may know what becomes of the run that is asked about.

    Not of an optimiser without a closed form; of passes see `right_answer`.
    """
    return e.optimizer == "sgd" or motion_of(e, e.slip(asked_side(e))) is not None


def right_answer(e: Experiment) -> str:
    """The one of ANSWERS that comes true; NO_ANSWER where theory does not know."""
    outcome = outcome_of(e, asked_side(e))
    return outcome if outcome in ANSWERS else NO_ANSWER


def outcome_of(e: Experiment, side: str) -> str:
    """What becomes of a run: one of ANSWERS, TURNING, or NO_ANSWER if not known."""
    if e.update == "each":
        made = pass_of(e, e.slip(side))
        if made is None:
            return NO_ANSWER
        if isinstance(made, LinePass):
            return _of_line(e, side, made)
        return _of_passes(e, side, made)
    theory = line_theory_of(e, side) if e.model == "line" else theory_of(e, side)
    if theory is None:
        return NO_ANSWER
    outcome = theory.outcome.value
    return outcome if outcome in ANSWERS else STILL


def _of_passes(e: Experiment, side: str, made: Pass) -> str:
    """The answer for a run with an update after each point, seen pass by pass."""
    rounding = ROUNDINGS * e.n * float(np.finfo(e.precision).eps)
    away = abs(e.w0 - made.settles_at)
    if made.rho == 1 or away <= rounding * abs(e.w0):
        return STILL
    if abs(made.rho) <= rounding:
        return Outcome.LANDS.value
    if abs(made.rho + 1) <= rounding:
        return Outcome.FLIPS.value
    if made.rho > 1 and e.slip(side) == "uphill":
        return Outcome.CLIMBS.value
    if abs(made.rho) > 1:
        return Outcome.DIVERGES.value
    outcome = Outcome.CONVERGES if made.rho > 0 else Outcome.OVERSHOOTS
    return str(outcome.value)


def _of_line(e: Experiment, side: str, made: LinePass) -> str:
    """The answer for a run with a bias and an update after each point."""
    rounding = ROUNDINGS * e.n * float(np.finfo(e.precision).eps)
    left = made.multipliers
    if not left:
        return STILL
    if all(abs(multiplier) <= rounding for multiplier in left):
        return Outcome.LANDS.value
    if not made.turns and abs(made.rho + 1) <= rounding:
        return Outcome.FLIPS.value
    if made.lost < 0:
        is_uphill = e.slip(side) == "uphill"
        return str((Outcome.CLIMBS if is_uphill else Outcome.DIVERGES).value)
    if made.turns:
        return TURNING
    jumps = any(multiplier.real < -rounding for multiplier in left)
    return str((Outcome.OVERSHOOTS if jumps else Outcome.CONVERGES).value)
