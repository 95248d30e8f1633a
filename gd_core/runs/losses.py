"""Losses: what the two runs minimise, and the slips of a gradient by hand.

Each loss is J(w) = c * sum of e_i^2 with the errors e_i = w * x_i - y_i, so that its
derivative is J'(w) = 2 * c * sum of x_i * e_i:

    mean        c = 1/N       the mean squared error
    half_mean   c = 1/(2N)    half of it: the 1/2 cancels the 2 of the derivative
    sum         c = 1         the sum of the squared errors
    half_sum    c = 1/2       half of that

A slip makes the gradient by hand a multiple of the right one of the loss chosen. What
is a slip for one loss can be right for another.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Loss(NamedTuple):
    """What the c of a loss is made of.

    Attributes:
        averages: it has a 1/N; else the loss adds up.
        halves: it has a 1/2.
    """

    averages: bool
    halves: bool

    def c(self, n: int) -> Fraction:
        """c for n points."""
        return Fraction(1, (n if self.averages else 1) * (2 if self.halves else 1))


LOSSES = {
    "mean": Loss(averages=True, halves=False),
    "half_mean": Loss(averages=True, halves=True),
    "sum": Loss(averages=False, halves=False),
    "half_sum": Loss(averages=False, halves=True),
}


def slip_factor(slip: str, n: int) -> Fraction:
    """What a gradient by hand is multiplied by, beside the right one.

    Args:
        slip: what a gradient is; "uphill" acts as one of the opposite sign.
        n: the number of points.
    """
    factors = {
        "sum": Fraction(n),
        "no2": Fraction(1, 2),
        "sum_no2": Fraction(n, 2),
        "averaged": Fraction(1, n),
        "twice": Fraction(2),
        "uphill": Fraction(-1),
        "opposite": Fraction(-1),
    }
    return factors.get(slip, Fraction(1))


def natural_slips(loss: str) -> tuple[str, ...]:
    """The slips that people make with a loss."""
    averages, halves = LOSSES[loss]
    made = {
        "sum": averages,
        "no2": not halves,
        "sum_no2": averages and not halves,
        "averaged": not averages,
        "twice": halves,
        "uphill": True,
    }
    return tuple(slip for slip, is_made in made.items() if is_made)


def is_right_for(other: str, loss: str, slip: str, n: int) -> bool:
    """Whether a gradient by hand is the right one of another loss.

    Args:
        other: the other loss.
        loss: the one that is minimised.
        slip: what the gradient by hand is, beside the right one of that.
        n: the number of points.
    """
    return LOSSES[loss].c(n) * slip_factor(slip, n) == LOSSES[other].c(n)


def right_for(loss: str, slip: str, n: int) -> str | None:
    """The other loss whose right gradient a slip makes; None if there is none.

    Args:
        loss: the one that is minimised.
        slip: what the gradient by hand is.
        n: the number of points.
    """
    if slip_factor(slip, n) == 1:
        return None
    return next((o for o in LOSSES if is_right_for(o, loss, slip, n)), None)
