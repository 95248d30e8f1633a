"""The run by hand of any experiment."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gd_core.runs.experiment import Experiment
from gd_core.runs.manual.gradients import gradient_by_hand
from gd_core.runs.manual.line import run_manual_line, run_manual_line_each
from gd_core.runs.manual.origin import run_manual_origin, run_manual_origin_each
from gd_core.runs.trace import Trace

RUNS_BY_HAND: dict[
    tuple[str, str], Callable[[Experiment], Trace]
] = {  # by model and update
    ("origin", "all"): run_manual_origin,
    ("origin", "each"): run_manual_origin_each,
    ("line", "all"): run_manual_line,
    ("line", "each"): run_manual_line_each,
}


def run_manual(e: Experiment) -> Trace:
    """Minimise the loss of an experiment by hand, in NumPy."""
    return RUNS_BY_HAND[e.model, e.update](e)


@np.errstate(all="ignore")
def gradient_at(e: Experiment, w: float, b: float = 0.0, by: str = "w") -> float:
    """The gradient by hand at any parameters, in the precision of the experiment.

    Args:
        e: what was run.
        w: the weight.
        b: the bias; 0 where there is none.
        by: "w" or "b".
    """
    x, y = e.data()
    gradient_of, kind = gradient_by_hand(e.loss, e.manual_gradient), x.dtype.type
    error = kind(w) * x - y if e.model == "origin" else kind(w) * x + kind(b) - y
    return float(gradient_of(x if by == "w" else np.ones_like(x), error))
