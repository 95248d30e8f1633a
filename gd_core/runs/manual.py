"""The run by hand: NumPy, and a gradient derived with pencil and paper."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np

from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import Settings, optimizer_by_hand
from gd_core.runs.trace import Trace


def mean_gradient(x: Any, error: Any) -> Any:
    """J'(w) = 1/N * sum of 2 * x_i * error_i."""
    return 2 * np.dot(x, error) / len(x)


def sum_gradient(x: Any, error: Any) -> Any:
    """N * J'(w), as the tutorial prints it: the dot product
    is the sum already, one number, whose mean is itself.
    """
    # WRONG: no / len(x)
    return np.dot(2 * x, error).mean()


def half_gradient(x: Any, error: Any) -> Any:
    """J'(w) / 2: the 2 that the square leaves is lost."""
    # WRONG: no 2 *
    return np.dot(x, error) / len(x)


GRADIENTS = {
    "mean": mean_gradient,
    "sum": sum_gradient,
    "no2": half_gradient,
    "uphill": mean_gradient,
}


@np.errstate(all="ignore")
def gradient_at(e: Experiment, w: float) -> float:
    """The gradient by hand of an experiment at any weight, in its precision."""
    x, y = e.data()
    return float(GRADIENTS[e.manual_gradient](x, x.dtype.type(w) * x - y))


@np.errstate(all="ignore")
def run_manual(e: Experiment) -> Trace:
    """Minimise J(w) = 1/N * sum of (w * x_i - y_i)^2.

    x, y, prediction and error have shape (n,); every
    number has the precision of the experiment. A run
    that stops being finite ends early.
    """
    x, y = e.data()
    w = x.dtype.type(e.w0)
    settings = Settings(x.dtype.type(e.learning_rate))
    gradient_of = GRADIENTS[e.manual_gradient]
    optimizer = optimizer_by_hand(e.manual_gradient)
    step, memory = optimizer.step, optimizer.start(w)
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x
        # loss: the mean of the squared errors
        error = prediction - y
        loss = np.dot(error, error) / len(x)
        # gradient: the formula derived by hand
        gradient = gradient_of(x, error)

        if not (isfinite(loss) and isfinite(gradient)):
            break
        states.append((w, loss, gradient, *memory))

        # update
        w, memory = step(w, memory, gradient, settings)

    return Trace.of(e, states, optimizer.remembers)
