"""Step: one update of a run, from state k to k + 1, taken apart.

The four stages with the numbers of the run: everything is computed in its precision,
by the formulas of the run, and loss and gradient are those that the trace holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.theory import Theory
from gd_core.runs.checks import GRADIENTS_BY_HAND
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import LOSSES
from gd_core.runs.optimizers import optimizer_by_hand
from gd_core.runs.trace import Trace, Values


class GradientFormula(NamedTuple):
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
    def of(cls, loss: str, slip: str) -> GradientFormula:
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
    whole, params = e.whole, updates.params.astype(np.float64)
    with np.errstate(all="ignore"):
        if e.model == "line":
            loss = bowl_of(whole).loss(params)
        else:
            loss = Theory(whole).loss(params[:, 0])
        loss = loss.astype(e.precision)
    finite = np.isfinite(loss)
    rows = len(loss) if finite.all() else int(np.argmin(finite))
    is_whole = trace.diverged_at is None and finite.all()
    return replace(
        trace,
        params=updates.params[:rows],
        gradients=updates.gradients[:rows],
        loss=loss[:rows],
        buffers={name: values[:rows] for name, values in updates.buffers.items()},
        diverged_at=None if is_whole else rows,
        updates=None,
    )


@np.errstate(all="ignore")
def without_memory(e: Experiment, side: str, trace: Trace) -> Values:
    """Where each state would go if nothing were remembered, shape (states, p).

    What is left to the next state is what the optimiser remembers. Where an update has
    nothing to divide by, the parameters stay what they are.

    Args:
        e: what was run.
        side: "manual" or "autograd".
        trace: the run of that side, as `seen_by_steps`.
    """
    optimizer = optimizer_by_hand(e.optimizer, e.slip(side))
    state = optimizer.init(trace.params)
    alone, _ = optimizer.step(trace.params, trace.gradients, state, e.settings)
    return np.where(np.isfinite(alone), alone, trace.params)


class Moved(NamedTuple):
    """What becomes of one parameter in an update, dtype = precision.

    Attributes:
        value: the parameter at state k.
        column: what its error is multiplied by in its derivative: x by w, 1 by b.
        terms: twice * column * error, shape (n,), what the gradient adds up.
        gradient: that of the trace at k, the one that the update uses.
        before: what of it had accumulated before, 0 unless the run never resets it.
        following: what the update makes of the value: the parameter at k + 1, or what
            it would be if k is the last state; maybe not finite.
        memory: what the optimiser remembers of it at state k, by name; 0 of one that
            forgets.
        memory_next: the same at k + 1.
    """

    value: np.floating
    column: Values
    terms: Values
    gradient: np.floating
    before: np.floating
    following: np.floating
    memory: dict[str, np.floating]
    memory_next: dict[str, np.floating]


def _moved(
    e: Experiment,
    slip: str,
    value: np.floating,
    gradient: np.floating,
    memory: dict[str, np.floating],
    t: int,
) -> tuple[np.floating, dict[str, np.floating]]:
    """What an update makes of a parameter and of what is remembered, by hand."""
    optimizer = optimizer_by_hand(e.optimizer, slip)
    counted = (t - 1,) if len(optimizer.init(value)) > len(memory) else ()
    state = (*memory.values(), *counted)
    following, after = optimizer.step(value, gradient, state, e.settings)
    return following, dict(zip(memory, after, strict=False))


@dataclass(frozen=True)
class Step:
    """One update of a run.

    Where there is one after each point, states are those before each update, and it is
    the step of that point alone. Where every prediction meets every target, it is that
    of n^2 points.

    Attributes:
        experiment: what was run, or its one point, or its pairs.
        meant: what was run, or its one point: what the right gradient is of.
        side: whose step it is, "manual" or "autograd".
        k: the state it starts from.
        last: the last finite state of the run.
        diverged: there is no next state, since it overflowed.
        x, y: the data as the run has it, shape (n,), dtype = precision, as everything
            below.
        params: what becomes of each parameter, w first, then b if there is one.
        prediction: w * x, or w * x + b, shape (n,).
        error: prediction - y, shape (n,).
        squared: error^2, shape (n,).
        loss: the loss of the trace at k.
        learning_rate: eta.
        slip: which of the classic slips the run makes, "right" if none; a sum of one
            point is none.
        written: the gradient's formula.
    """

    experiment: Experiment
    meant: Experiment
    side: str
    k: int
    last: int
    diverged: bool
    x: Values
    y: Values
    params: tuple[Moved, ...]
    prediction: Values
    error: Values
    squared: Values
    loss: np.floating
    learning_rate: np.floating
    slip: str
    written: GradientFormula
    t: int

    @classmethod
    @np.errstate(all="ignore")
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
        meant, slip = e, e.slip(side)
        if slip == "broadcast":
            e = e.of_pairs()
        x, y = e.data()
        written = GradientFormula.of(e.loss, slip)
        w, *bias = trace.params[k]
        prediction = w * x + bias[0] if bias else w * x
        error = prediction - y
        squared = error * error
        learning_rate = x.dtype.type(e.learning_rate)
        columns = (x, np.ones_like(x))[: len(trace.names)]
        number = 1 if slip in ("forgets", "t_frozen") else k + 1
        params = []
        for i, column in enumerate(columns):
            value, gradient = trace.params[k, i], trace.gradients[k, i]
            before = value.dtype.type(0)
            if slip == "no_zero_grad" and k > 0:
                before = trace.gradients[k - 1, i]
            memory = {name: values[k, i] for name, values in trace.buffers.items()}
            if slip == "forgets":
                memory = {name: value.dtype.type(0) for name in memory}
            following, after = _moved(e, slip, value, gradient, memory, number)
            if k < last:
                following = trace.params[k + 1, i]
                after = {name: v[k + 1, i] for name, v in trace.buffers.items()}
            terms = written.twice * column * error
            params.append(
                Moved(value, column, terms, gradient, before, following, memory, after)
            )
        # of one point it is its squared error, or half of that
        own_loss = squared[0] / w.dtype.type(1 + e.made_of.halves)
        return cls(
            e,
            meant,
            side,
            k,
            last,
            trace.diverged_at is not None,
            x,
            y,
            tuple(params),
            prediction,
            error,
            squared,
            loss=own_loss if of_point else trace.loss[k],
            slip=slip,
            written=written,
            learning_rate=learning_rate,
            t=number,
        )

    @property
    def w(self) -> np.floating:
        """The weight at state k."""
        return self.params[0].value

    @property
    def terms(self) -> Values:
        """What the gradient by w adds up, shape (n,)."""
        return self.params[0].terms

    @property
    def terms_b(self) -> Values:
        """What the gradient by b adds up, shape (n,); (0,) where there is none."""
        return self.params[1].terms if self.bias else self.params[0].terms[:0]

    @property
    def gradient(self) -> np.floating:
        """The gradient by w that the update uses."""
        return self.params[0].gradient

    @property
    def before(self) -> np.floating:
        """What of the gradient by w had accumulated before."""
        return self.params[0].before

    @property
    def w_next(self) -> np.floating:
        """The weight at k + 1."""
        return self.params[0].following

    @property
    def bias(self) -> Moved | None:
        """What becomes of b, None where there is none."""
        return self.params[1] if len(self.params) > 1 else None

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
        return self.slip not in ("broadcast", *GRADIENTS_BY_HAND)

    @property
    def right_gradient(self) -> float:
        """What the gradient by w should be: dJ/dw at this state, in float64."""
        return self.right_gradients[0]

    @property
    def right_gradients(self) -> tuple[float, ...]:
        """What the gradients should be, that by w and that by b if there is one."""
        c = self.meant.made_of.c(self.meant.n)
        times = float(2 * c * self.meant.n / self.written.twice)
        if self.slip != "broadcast":
            means = (np.mean(p.terms.astype(np.float64)) for p in self.params)
            return tuple(times * float(mean) for mean in means)
        # what every pair has for each x is the same: one of n is enough
        own = self.meant.data()[1].astype(np.float64)
        prediction = self.prediction[:: self.meant.n].astype(np.float64)
        columns = (p.column[:: self.meant.n].astype(np.float64) for p in self.params)
        return tuple(
            times * self.written.twice * float(np.mean(column * (prediction - own)))
            for column in columns
        )
