"""Starts: whether a run starts at the optimum, and whether its first update moves it.

Rounding decides both, so that the optimum is asked of the exact gradient at the start,
in whole numbers, of the data as the run has it:

    dJ/dw = 0    w * sum x^2 + b * sum x = sum x*y
    dJ/db = 0    w * sum x   + b * N     = sum y

and of the errors of every pair with (sum x)*(sum y)/N in place of sum x*y.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from gd_core.analysis.moments import Bounded, Floats, moments_of_loss
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor


def start_of(e: Experiment) -> Floats:
    """The parameters before the first update, as the runs have them, shape (p,)."""
    kind = np.dtype(e.precision).type
    both = np.array([float(kind(value)) for value in (e.w0, e.b0)])
    return both[: len(e.parameters)]


def gradients_at_start(e: Experiment, slip: str = "right") -> Bounded:
    """The derivatives there of the loss that a run minimises, shapes (p,)."""
    found = moments_of_loss(e, slip).gradients(start_of(e)[None])
    return Bounded(found.value[0], found.rounding[0])


def gradient_may_be_zero(e: Experiment, slip: str = "right") -> bool:
    """Whether the gradient at the start is 0 to within what rounding explains."""
    found = gradients_at_start(e, slip)
    return bool(np.all(np.abs(found.value) <= found.rounding))


def gradient_is_zero(e: Experiment, slip: str = "right") -> bool:
    """Whether the exact gradient at the start is 0, of the data as the run has it.

    Args:
        e: what is run.
        slip: "broadcast" for the loss of every pair; no other changes the loss.
    """
    if not gradient_may_be_zero(e, slip):
        return False
    decides = replace(
        e,
        learning_rate=0.0,
        iterations=1,
        update="all",
        manual_gradient="mean",
        autograd_gradient="right",
    )
    return _is_exactly_zero(decides, slip == "broadcast")


@lru_cache(maxsize=16)
def _is_exactly_zero(e: Experiment, is_paired: bool) -> bool:
    x, y = (values.astype(np.float64) for values in e.data())
    xs, x_unit = _whole(x)
    ys, y_unit = _whole(y)
    sum_x, sum_y = sum(xs) * x_unit, sum(ys) * y_unit
    squares = sum(v * v for v in xs) * x_unit**2
    products = sum(v * u for v, u in zip(xs, ys, strict=True)) * x_unit * y_unit
    if is_paired:
        products = sum_x * sum_y / e.n
    w, *bias = (Fraction(value) for value in start_of(e).tolist())
    if not bias:
        return w * squares == products
    (b,) = bias
    return w * squares + b * sum_x == products and w * sum_x + b * e.n == sum_y


def _whole(values: Any) -> tuple[list[int], Fraction]:
    """Whole numbers m and a unit u with values = m * u, exactly."""
    mantissas, powers = np.frexp(values)
    least = int(np.min(powers))
    whole = np.ldexp(mantissas, 53).astype(np.int64).tolist()
    shifts = (powers - least).tolist()
    unit = Fraction(2) ** (least - 53)
    return [m << k for m, k in zip(whole, shifts, strict=True)], unit


def errors_round_to_zero(e: Experiment, slip: str = "right") -> bool:
    """Whether each term of the gradient at the start is rounded to 0, in either run."""
    x, y = e.data()
    w, b = x.dtype.type(e.w0), x.dtype.type(e.b0)
    targets = y[:, None] if slip == "broadcast" else y
    with np.errstate(all="ignore"):
        if e.model == "line":
            return not np.any(w * x + b - targets)
        return not np.any(2 * x * (w * x - targets))


def first_update_moves(e: Experiment, slip: str = "right") -> bool:
    """Whether an update may be large enough to change a parameter.

    It stays what it is if an update is below a quarter of its distance to the next
    number. Where the gradient is never reset, the last update has all of them in it;
    a velocity comes to at most 1/(1 - mu) of them.
    """
    kind = np.dtype(e.precision).type
    rate, factor = float(kind(e.learning_rate)), float(slip_factor(slip, e.n))
    updates = e.iterations + 1 if slip == "no_zero_grad" else 1.0
    if e.optimizer in ("momentum", "nesterov"):
        updates /= 1 - e.momentum
    found = gradients_at_start(e, slip)
    with np.errstate(all="ignore"):
        size = np.abs(found.value) + found.rounding
        update = abs(factor) * rate * size * updates
        next_to = np.spacing(np.abs(start_of(e)).astype(kind)).astype(np.float64)
        return not bool(np.all(update < next_to / 4))
