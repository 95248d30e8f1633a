"""Step: one update of a run, from state k to k + 1, taken apart.

The four stages with the numbers of the run: everything is computed in its precision,
by the formulas of the run, and loss and gradient are those that the trace holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from gd_core.analysis.theory import Theory
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import LOSSES
from gd_core.runs.trace import Trace, Values


class Written(NamedTuple):
    """How a gradient by hand is written: 1/2 * N^-power * sum of twice * x_i * e_i.

    Attributes:
        twice: the factor of each term: 2, or 1 where a half cancels it or it is lost.
        halves: whether there is a 1/2 in front.
        power: of N in what is divided by, 1 for a mean, 0 for a sum.
    """

    twice: int
    halves: bool
    power: int

    @classmethod
    def of(cls, loss: str, slip: str) -> Written:
        """The formula of a loss and a slip."""
        averages, halves = LOSSES[loss]
        twos = (0 if halves else 1) - ("no2" in slip) + (slip == "twice")
        power = averages - ("sum" in slip) + (slip == "averaged")
        return cls(2 ** max(twos, 0), twos < 0, power)


def seen_by_steps(e: Experiment, trace: Trace) -> Trace:
    """The trace as the steps have it: a state before each update.

    Where there is one after each point, the loss is that of all points at its weight,
    evaluated in float64, and the gradient that of the point; states end where this
    loss is beyond the precision.
    """
    updates = trace.updates
    if updates is None:
        return trace
    whole = Theory(replace(e, update="all"))
    with np.errstate(all="ignore"):
        loss = whole.loss(updates.params[:, 0].astype(np.float64))
        loss = loss.astype(e.precision)
    finite = np.isfinite(loss)
    rows = len(loss) if finite.all() else int(np.argmin(finite))
    is_whole = trace.diverged_at is None and finite.all()
    return replace(
        trace,
        params=updates.params[:rows],
        gradients=updates.gradients[:rows],
        loss=loss[:rows],
        diverged_at=None if is_whole else rows,
        updates=None,
    )


@dataclass(frozen=True)
class Step:
    """One update of a run.

    Where there is one after each point, states are those before each update, and it is
    the step of that point alone.

    Attributes:
        experiment: what was run, or its one point.
        side: whose step it is, "manual" or "autograd".
        k: the state it starts from.
        last: the last finite state of the run.
        diverged: there is no next state, since it overflowed.
        x, y: the data, shape (n,), dtype = precision, as everything below.
        w: the weight at state k.
        prediction: w * x, shape (n,).
        error: prediction - y, shape (n,).
        squared: error^2, shape (n,).
        terms: twice * x * error, shape (n,), what the gradient adds up.
        loss: the loss of the trace at k.
        gradient: the gradient of the trace at k, the one that the update uses.
        before: what of it had accumulated before, 0 unless the run never resets it.
        learning_rate: eta.
        w_next: w - eta * gradient, plus if the run goes uphill: the weight at k + 1,
            or what it would be if k is the last state; it may not be finite any more.
        slip: which of the classic slips the run makes, "right" if none; a sum of one
            point is none.
        written: the gradient's formula.
    """

    experiment: Experiment
    side: str
    k: int
    last: int
    diverged: bool
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
    written: Written

    @classmethod
    def of(cls, e: Experiment, side: str, trace: Trace, k: int) -> Step:
        """The step from state k of a run; k is taken to the nearest state there is.

        Args:
            e: what was run.
            side: "manual" or "autograd".
            trace: the run of that side, as `seen_by_steps`.
            k: the state to start from.
        """
        last = trace.states - 1
        k, of_point = min(max(k, 0), last), e.update == "each"
        if of_point:
            e = e.at_point(k % e.n)
        x, y = e.data()
        w, gradient = trace.w[k], trace.gradient[k]
        learning_rate = x.dtype.type(e.learning_rate)
        slip = e.slip(side)
        written = Written.of(e.loss, slip)
        accumulated = slip == "no_zero_grad" and k > 0
        with np.errstate(all="ignore"):
            prediction = w * x
            error = prediction - y
            moved = learning_rate * gradient
            facts: dict[str, Any] = {
                "squared": error * error,
                "terms": written.twice * x * error,
                "w_next": w + moved if slip == "uphill" else w - moved,
            }
        if k < last:
            facts["w_next"] = trace.w[k + 1]
        # of one point it is its squared error, or half of that
        own_loss = facts["squared"][0] / w.dtype.type(1 + e.made_of.halves)
        return cls(
            e,
            side,
            k,
            last,
            trace.diverged_at is not None,
            x,
            y,
            w,
            prediction,
            error,
            loss=own_loss if of_point else trace.loss[k],
            gradient=gradient,
            before=trace.gradient[k - 1] if accumulated else w.dtype.type(0),
            slip=slip,
            written=written,
            learning_rate=learning_rate,
            **facts,
        )

    @property
    def n(self) -> int:
        """The number of points, N."""
        return len(self.x)

    @property
    def loss_divisor(self) -> int:
        """What the sum of the squared errors is divided by: N where it is averaged."""
        return self.experiment.made_of.c(self.n).denominator

    @property
    def divisor(self) -> int:
        """What the sum of the terms is divided by: N, or 1 where it is not."""
        power = max(self.written.power, 0)
        return int(self.n**power) * (1 + self.written.halves)

    @property
    def times(self) -> int:
        """What the sum of the terms is multiplied by: N by mistake, else 1."""
        return int(self.n ** max(-self.written.power, 0))

    @property
    def accumulates(self) -> bool:
        """Whether the gradient is never reset."""
        return self.slip == "no_zero_grad"

    @property
    def derivative(self) -> bool:
        """Whether what the terms come to is J', the derivative of the loss."""
        return self.slip in ("right", "uphill", "no_zero_grad")

    @property
    def right_gradient(self) -> float:
        """What the gradient should be: J' at this weight, in float64."""
        c = self.experiment.made_of.c(self.n)
        times = float(2 * c * self.n / self.written.twice)
        return times * float(np.mean(self.terms.astype(np.float64)))
