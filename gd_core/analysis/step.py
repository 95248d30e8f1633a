"""Step: one iteration of a run, from state k to k + 1, taken apart.

The four stages with the numbers of the run: everything is computed in its precision,
by the formulas of the run, and loss and gradient are those that the trace holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace, Values


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
        terms: 2 * x * error, shape (n,), what the gradient adds up; x * error where
            the run has lost the 2.
        loss: the loss of the trace at k.
        gradient: the gradient of the trace at k, the one that the update uses.
        before: what of it had accumulated before, 0 unless the run never resets it.
        learning_rate: eta.
        w_next: w - eta * gradient, plus if the run goes uphill: the weight at k + 1,
            or what it would be if k is the last state; it may not be finite any more.
        slip: which of the classic slips the run makes, "right" if none; a sum of one
            point is none.
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
    before: np.floating
    learning_rate: np.floating
    w_next: np.floating
    slip: str

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
        slip = e.slip(side)
        accumulated = slip == "no_zero_grad" and k > 0
        with np.errstate(all="ignore"):
            prediction = w * x
            error = prediction - y
            moved = learning_rate * gradient
            facts: dict[str, Any] = {
                "squared": error * error,
                "terms": x * error if slip == "no2" else 2 * x * error,
                "w_next": w + moved if slip == "uphill" else w - moved,
            }
        if k < last:
            facts["w_next"] = trace.w[k + 1]
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
            before=trace.gradient[k - 1] if accumulated else w.dtype.type(0),
            slip=slip,
            learning_rate=learning_rate,
            **facts,
        )

    @property
    def n(self) -> int:
        """The number of points, N."""
        return len(self.x)

    @property
    def twice(self) -> int:
        """What each of the terms has as factor: 2, or 1 where it was lost."""
        return 1 if self.slip == "no2" else 2

    @property
    def divisor(self) -> int:
        """What the sum of the terms is divided by: N, or 1 where it is not."""
        return 1 if self.slip == "sum" else self.n

    @property
    def accumulates(self) -> bool:
        """Whether the gradient is never reset."""
        return self.slip == "no_zero_grad"

    @property
    def derivative(self) -> bool:
        """Whether what the terms come to is J', the derivative of the loss."""
        return self.slip not in ("sum", "no2")

    @property
    def mean_gradient(self) -> float:
        """What the gradient should be: J' at this weight, in float64."""
        return 2 / self.twice * float(np.mean(self.terms.astype(np.float64)))
