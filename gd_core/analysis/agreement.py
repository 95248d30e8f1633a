"""Agreement: two traces compared, state by state.

How far two correct runs may part is derived, not guessed. Each run computes, with
unit roundoff u and n points, a gradient whose rounding error is at most

    gamma * 2 * (a*|w| + mean|x*y|),   gamma = (n + SPARE) * u,

since no term passes through more than n - 1 additions and a few other roundings
(N. Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1). That is
relative to what was summed, not to the sum: near the optimum the sum is almost
nothing and its rounding is not. Each update then passes on what the weights differed
by before, times |1 - 2*a*eta|: less in a converging run, more in a diverging one.

Why they part is read from the numbers too. At the weights of a trace the right
gradient is known from the data, 2*(a*w - b), and a slip shows in how the gradients and
the moves of the trace compare with it. Which slip was chosen is not looked up, so a
mistake that is not among them is called unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

RIGHT, UNKNOWN = "right", "unknown"
SPARE = 8  # roundings of a term besides those of the sum, and second-order effects
QUANTITIES = ("w", "loss", "gradient")

Floats = NDArray[np.float64]
Weight = TypeVar("Weight", float, Floats)  # one, or all of a trace


@dataclass(frozen=True)
class Difference:
    """How far two traces are apart in one quantity, over all common states.

    Attributes:
        largest: the largest absolute difference.
        relative: the same over the largest magnitude in either trace, 0 if that is 0.
        parted_at: the first state at which it exceeds what rounding can explain.
    """

    largest: float
    relative: float
    parted_at: int | None


@dataclass(frozen=True)
class Agreement:
    """What comparing two traces of one experiment finds.

    Attributes:
        w, loss, gradient: how far they are apart.
        states: how many states both traces have.
        lengths: how many finite states the run by hand and by autograd have.
        identical: every bit of every state is the same.
        parted_at: the first state at which they part by more than rounding can
            explain, None if they agree.
        gradients: both gradients at that state (by hand, by autograd), None when
            they agree or when only the lengths differ.
        ratio: by hand over by autograd there, None when that is not a number.
        moves: where the gradients were still alike and the weights then parted: what
            the update from the state before added to w (by hand, by autograd).
        slips: what each run does (by hand, by autograd), see `slip_of`.
        n: the number of points.
        precision: of both runs.
    """

    w: Difference
    loss: Difference
    gradient: Difference
    states: int
    lengths: tuple[int, int]
    identical: bool
    parted_at: int | None
    gradients: tuple[float, float] | None
    ratio: float | None
    moves: tuple[float, float] | None
    slips: tuple[str, str]
    n: int
    precision: str

    @property
    def differ_at(self) -> int | None:
        """The first state at which they differ."""
        return self.parted_at

    @property
    def reason(self) -> str:
        """The slip that explains why they part, by hand's first; else "unknown"."""
        if UNKNOWN in self.slips:
            return UNKNOWN
        return next((slip for slip in self.slips if slip != RIGHT), UNKNOWN)


def compare(e: Experiment, manual: Trace, autograd: Trace) -> Agreement:
    """Compare the two runs of an experiment.

    Args:
        e: what was run; its data decides how much rounding there can be.
        manual: the run by hand.
        autograd: the run by autograd.
    """
    longer = max(manual, autograd, key=lambda trace: trace.states)
    states = min(manual.states, autograd.states)
    rounding = _rounding(e, longer)
    differences = {
        name: _difference(getattr(manual, name), getattr(autograd, name), allowed)
        for name, allowed in zip(QUANTITIES, rounding, strict=True)
    }
    found = [d.parted_at for d in differences.values() if d.parted_at is not None]
    parted_at = min(found, default=None)
    gradients = ratio = moves = None
    if parted_at is not None:
        by_hand = float(manual.gradient[parted_at])
        by_torch = float(autograd.gradient[parted_at])
        gradients = (by_hand, by_torch)
        ratio = by_hand / by_torch if by_torch else None
        if parted_at and differences["w"].parted_at == parted_at:
            moves = _move(manual, parted_at), _move(autograd, parted_at)
    elif longer.states > states and not _overflows(e, longer, states, rounding):
        parted_at = states
    return Agreement(
        **differences,
        states=states,
        lengths=(manual.states, autograd.states),
        identical=_identical(manual, autograd),
        parted_at=parted_at,
        gradients=gradients,
        ratio=ratio,
        moves=moves,
        slips=(slip_of(e, manual), slip_of(e, autograd)),
        n=e.n,
        precision=e.precision,
    )


def _move(trace: Trace, k: int) -> float:
    return float(trace.w[k]) - float(trace.w[k - 1])


@np.errstate(over="ignore", invalid="ignore")
def slip_of(e: Experiment, trace: Trace) -> str:
    """Which of the classic slips explains every state of a trace, from its numbers.

    Args:
        e: its data, rate and precision count, not which gradients were chosen.
        trace: the run.

    Returns:
        "right"; "sum", "no2" or "opposite" when the gradient is n, 1/2 or -1 times the
        right one; "no_zero_grad" when each gradient is the one before plus the right
        one; "uphill" when it is right but added to the weight; else "unknown".
    """
    a, b, _, _, _ = _magnitudes(e)
    w, found = (v.astype(np.float64) for v in (trace.w, trace.gradient))
    right, allowed = 2 * (a * w - b), gradient_rounding(e, w)
    unit = 2 * float(np.finfo(e.precision).eps)
    before = np.append(0.0, found[:-1])
    adding = unit * (np.abs(found) + np.abs(before))
    # what each would leave unexplained, and how much of it can be rounding; the sum
    # comes last, as its rounding is the largest
    slips = {
        RIGHT: (found - right, allowed),
        "no2": (found - right / 2, allowed / 2),
        "opposite": (found + right, allowed),
        "no_zero_grad": (found - before - right, allowed + adding),
        "sum": (found - e.n * right, e.n * allowed),
    }
    slip = next((name for name, left in slips.items() if _within(*left)), UNKNOWN)

    moved = np.diff(w)
    move = float(np.dtype(e.precision).type(e.learning_rate)) * found[:-1]
    rounding = unit * (np.abs(w[:-1]) + np.abs(move)) + float(
        np.finfo(e.precision).tiny
    )
    if _within(moved + move, rounding):
        return slip
    return "uphill" if slip == RIGHT and _within(moved - move, rounding) else UNKNOWN


def _within(apart: Floats, allowed: Floats) -> bool:
    return not np.any(np.abs(apart) > allowed)  # what overflows says nothing


def _identical(one: Trace, other: Trace) -> bool:
    pairs = [(getattr(one, name), getattr(other, name)) for name in QUANTITIES]
    return all(a.tobytes() == b.tobytes() for a, b in pairs)


def _difference(one: Floats, other: Floats, allowed: Floats) -> Difference:
    states = min(len(one), len(other))
    a, b = one[:states].astype(np.float64), other[:states].astype(np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        apart = np.abs(a - b)
        parted = np.flatnonzero(apart > allowed[:states])
        largest = float(np.max(apart))
        magnitude = float(max(np.max(np.abs(a)), np.max(np.abs(b))))
    return Difference(
        largest=largest,
        relative=largest / magnitude if magnitude else 0.0,
        parted_at=int(parted[0]) if len(parted) else None,
    )


@lru_cache(maxsize=4)
def _magnitudes(e: Experiment) -> tuple[float, float, float, float, float]:
    """mean(x^2), mean(x*y), mean|x*y|, mean(y^2), mean|x| of the data as run."""
    x, y = (values.astype(np.float64) for values in e.data())
    means = (x * x, x * y, np.abs(x * y), y * y, np.abs(x))
    a, b, m, c, s = (float(np.mean(values)) for values in means)
    return a, b, m, c, s


def _sums(e: Experiment, w: Floats) -> tuple[Floats, Floats]:
    """What is added up at each weight, without the signs: for loss and gradient."""
    a, _, m, c, _ = _magnitudes(e)
    size = np.abs(w)
    return a * size * size + 2 * m * size + c, 2 * (a * size + m)


def gradient_rounding(e: Experiment, w: Weight) -> Weight:
    """How far the gradients of two correct runs at the same weight can be apart.

    gamma * 2 * (a*|w| + mean|x*y|), twice, as each of them rounds on its own.
    """
    a, _, m, _, s = _magnitudes(e)
    kind = np.finfo(e.precision)
    gamma = 2 * (e.n + SPARE) * (float(kind.eps) / 2)
    # tiny is what underflow can cost
    return gamma * (2 * (a * abs(w) + m)) + 4 * float(kind.tiny) * (s + 1)


def _rounding(e: Experiment, trace: Trace) -> tuple[Floats, Floats, Floats]:
    """How far w, loss and gradient of two correct runs can be apart, state by state."""
    a, b, _, _, _ = _magnitudes(e)
    kind = np.finfo(e.precision)
    u, tiny = float(kind.eps) / 2, float(kind.tiny)
    rate = float(np.dtype(e.precision).type(e.learning_rate))
    with np.errstate(over="ignore", invalid="ignore"):
        w = trace.w.astype(np.float64)
        step = rate * np.abs(trace.gradient.astype(np.float64))
        # each run rounds on its own, hence twice; tiny is what underflow can cost
        gamma = 2 * (e.n + SPARE) * u
        loss_sum, _ = _sums(e, w)
        loss_error = gamma * loss_sum + 2 * tiny
        gradient_error = gradient_rounding(e, w)
        update_error = 4 * u * (np.abs(w) + step) + tiny
        # what the weights can differ by at k, passed on by each update
        passed_on, apart = abs(1 - 2 * a * rate), [0.0]
        for caused in (rate * gradient_error + update_error)[:-1].tolist():
            apart.append(passed_on * apart[-1] + caused)
        w_error = np.array(apart)
        slope = np.abs(2 * a * w - 2 * b)
        loss_error += slope * w_error + a * w_error * w_error
        gradient_error += 2 * a * w_error
    return w_error, loss_error, gradient_error


def _overflows(
    e: Experiment, longer: Trace, k: int, rounding: tuple[Floats, Floats, Floats]
) -> bool:
    """Whether at state k, where only one run is left, the other may have overflown."""
    with np.errstate(over="ignore", invalid="ignore"):
        loss, gradient = _sums(e, longer.w[k : k + 1].astype(np.float64))
        largest = max(loss[0] + rounding[1][k], gradient[0] + rounding[2][k])
        return not e.n * largest < np.finfo(e.precision).max / 4
