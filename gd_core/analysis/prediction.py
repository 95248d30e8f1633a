"""Prediction: what will this learning rate do? Asked before anything is shown.

The answers are the outcomes that theory knows, those where nothing moves as one.
"""

from __future__ import annotations

from gd_core.analysis.theory import Outcome, theory_of
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
    STILL,
)
NO_ANSWER = "none"  # nothing said yet


def asked_side(e: Experiment) -> str:
    """Whose run is asked about: one that makes a slip, by hand first."""
    return "autograd" if e.slip("manual") == "right" else "manual"


def right_answer(e: Experiment) -> str:
    """The one of ANSWERS that comes true; NO_ANSWER where theory does not know."""
    theory = theory_of(e, asked_side(e))
    if theory is None:
        return NO_ANSWER
    outcome = theory.outcome.value
    return outcome if outcome in ANSWERS else STILL
