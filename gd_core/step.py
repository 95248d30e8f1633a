"""Step: one iteration of a run, from state k to k + 1, taken apart.

The four stages with the numbers of the run: everything is computed in its precision,
by the formulas of the run, and loss and gradient are those that the trace holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core.experiment import Experiment
from gd_core.trace import Trace

Values = NDArray[np.floating]


@dataclass(frozen=True)
class Step:
    """One iteration of a run.

    Attributes:
        experiment: what was run.
        side: whose step it is, "manual" or "autograd".
        k: the state it starts from.
        last: the last finite state of the run.
        x, y: the data, shape (n,), dtype = precision, as everything below.
        w: the weight at state k.
        prediction: w * x, shape (n,).
        error: prediction - y, shape (n,).
        squared: error^2, shape (n,).
        terms: 2 * x * error, shape (n,), what the gradient adds up.
        loss: the loss of the trace at k.
        gradient: the gradient of the trace at k, the one that the update uses.
        learning_rate: eta.
        w_next: w - eta * gradient: the weight at k + 1, or what it would be if k is
            the last state; it may not be finite any more.
    """

    experiment: Experiment
    side: str
    k: int
    last: int
    x: Values
    y: Values
    w: np.floating
    prediction: Values
    error: Values
    squared: Values
    terms: Values
    loss: np.floating
    gradient: np.floating
    learning_rate: np.floating
    w_next: np.floating

    @classmethod
    def of(cls, e: Experiment, side: str, trace: Trace, k: int) -> Step:
        """The step from state k of a run; k is taken to the nearest state there is.

        Args:
            e: what was run.
            side: "manual" or "autograd".
            trace: the run of that side.
            k: the state to start from.
        """
        last = trace.states - 1
        k = min(max(k, 0), last)
        x, y = e.data()
        w, gradient = trace.w[k], trace.gradient[k]
        learning_rate = x.dtype.type(e.learning_rate)
        with np.errstate(all="ignore"):
            prediction = w * x
            error = prediction - y
            facts: dict[str, Any] = {
                "squared": error * error,
                "terms": 2 * x * error,
                "w_next": trace.w[k + 1] if k < last else w - learning_rate * gradient,
            }
        return cls(
            e,
            side,
            k,
            last,
            x,
            y,
            w,
            prediction,
            error,
            loss=trace.loss[k],
            gradient=gradient,
            learning_rate=learning_rate,
            **facts,
        )

    @property
    def n(self) -> int:
        """The number of points, N."""
        return len(self.x)

    @property
    def summed(self) -> bool:
        """Whether the gradient is the sum, N times the derivative, and N is not 1."""
        by_sum = self.experiment.manual_gradient == "sum" and self.side == "manual"
        return by_sum and self.n > 1

    @property
    def mean_gradient(self) -> float:
        """What the gradient should be: the mean of the terms, in float64."""
        return float(np.mean(self.terms.astype(np.float64)))
