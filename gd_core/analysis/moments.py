"""Moments: the means of the data that decide loss and gradient at every weight.

With X = x / 2^p and Y = y / 2^q scaled by powers of two so that the largest are
between 1/2 and 1, no square that counts overflows or underflows, and scaling rounds
nothing:

    J(w)  = mean(X^2)*(w*2^p)^2 - 2*mean(X*Y)*(w*2^p)*2^q + mean(Y^2)*4^q
    J'(w) = 2 * 2^p * (mean(X^2)*(w*2^p) - mean(X*Y)*2^q)

of the mean squared error. Any other loss c * sum of e_i^2 is c*N times that, and so
are its derivative and, since rounding is relative, how far rounding can move both.

Everything is evaluated in float64 on the data as the run has it, rounded to its
precision, together with how far rounding can move a result, with the bounds of
N. Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1: k
roundings move a number by at most gamma(k) = k*u / (1 - k*u) of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.experiment import Experiment

SPARE_ROUNDINGS = 8  # that a term of a sum goes through, besides those of the sum

Floats = NDArray[np.float64]


class Bounded(NamedTuple):
    """What a number ought to be, and how far rounding can move it.

    Attributes:
        value: in float64.
        rounding: the largest difference from it that rounding explains, same shape:
            that of the run plus that of this evaluation.
    """

    value: Floats
    rounding: Floats

    def times(self, factor: float) -> Bounded:
        """A multiple: its rounding grows as it does."""
        return Bounded(factor * self.value, abs(factor) * self.rounding)


def gamma(k: int, precision: str) -> float:
    """k*u / (1 - k*u), u the unit roundoff: the relative effect of k roundings."""
    ku = k * float(np.finfo(precision).eps) / 2
    return ku / (1 - ku)


def smallest(precision: str) -> float:
    """The smallest number above 0: at most half of it is lost in an underflow."""
    return float(np.finfo(precision).smallest_subnormal)


@dataclass(frozen=True)
class Moments:
    """The means of the scaled data of an experiment, see above.

    Of each point alone, all but n, precision and times are arrays.

    Attributes:
        n: the number of points.
        precision: of the run.
        x_exponent, y_exponent: p and q.
        xx, xy, yy: mean(X^2), mean(X*Y), mean(Y^2).
        times: c*N, what the loss is times the mean squared error; 1/2, 1, N/2 or N.
        size_xy, size_x: mean|X*Y|, mean|X|.
    """

    n: int
    precision: str
    x_exponent: Any
    y_exponent: Any
    xx: Any
    xy: Any
    yy: Any
    size_xy: Any
    size_x: Any
    times: float

    def rows(self, count: int) -> Moments:
        """Those of `moments_of_points`, over and over until there are so many rows."""

        def over_and_over(values: Any) -> Any:
            return np.resize(values, count)[:, None]

        return replace(
            self,
            x_exponent=over_and_over(self.x_exponent),
            y_exponent=over_and_over(self.y_exponent),
            xx=over_and_over(self.xx),
            xy=over_and_over(self.xy),
            yy=over_and_over(self.yy),
            size_xy=over_and_over(self.size_xy),
            size_x=over_and_over(self.size_x),
        )

    def loss(self, w: Any) -> Bounded:
        """J(w) and its rounding, of a weight or of many.

        Of the mean squared error: a run computes error_i with an error of at most
        gamma(2)*|w*x_i| + u*|error_i|, so that, by Cauchy and Schwarz, its loss is off
        by at most

            gamma(m)*J + 2*gamma(2)*|w|*sqrt(a*J) + gamma(2)^2*a*w^2,

        a = mean(x^2) and m = n + SPARE_ROUNDINGS, and this evaluation by gamma(m) in
        float64 of what it adds up without signs. What is in the smallest subnormal is
        underflow.
        """
        with np.errstate(all="ignore"):
            value, evaluation = self._evaluated_loss(w)
            few, many = (
                gamma(2, self.precision),
                gamma(self.n + SPARE_ROUNDINGS, self.precision),
            )
            most = np.maximum(value, 0) + evaluation  # J is not above it
            root = np.sqrt(self.xx) * np.abs(np.ldexp(w, self.x_exponent))
            run = many * most + 2 * few * root * np.sqrt(most) + (few * root) ** 2
            underflow = smallest(self.precision) * (np.sqrt(most) + 4)
            return Bounded(value, run + evaluation + underflow).times(self.times)

    def gradient(self, w: Any) -> Bounded:
        """J'(w) and its rounding, that of a run and of this evaluation."""
        with np.errstate(all="ignore"):
            p, q = np.ldexp(w, self.x_exponent), np.ldexp(1.0, self.y_exponent)
            value = np.ldexp(self.xx * p - self.xy * q, self.x_exponent + 1)
            value = value * self.times
            evaluation = gamma(
                self.n + SPARE_ROUNDINGS, "float64"
            ) * self.gradient_size(w)
            return Bounded(value, self.gradient_rounding(w) + evaluation)

    def gradient_rounding(self, w: Any) -> Any:
        """How far rounding can move the gradient of a run at a weight.

        By the errors of error_i as above, and by Cauchy and Schwarz, at most

            2 * (gamma(2)*a*|w| + gamma(m)*sqrt(a*J)),   a and m as above,

        and what underflows: n times the smallest subnormal, before and after the
        multiplication by x.
        """
        with np.errstate(all="ignore"):
            p = np.abs(np.ldexp(w, self.x_exponent))
            few, many = (
                gamma(2, self.precision),
                gamma(self.n + SPARE_ROUNDINGS, self.precision),
            )
            value, evaluation = self._evaluated_loss(w)
            root = np.sqrt(self.xx * (np.maximum(value, 0) + evaluation))
            relative = np.ldexp(few * self.xx * p + many * root, self.x_exponent + 1)
            size_x = np.ldexp(self.size_x, self.x_exponent)
            underflow = (
                (self.n + SPARE_ROUNDINGS) * smallest(self.precision) * (size_x + 1)
            )
            return (relative + underflow) * self.times

    def _evaluated_loss(self, w: Any) -> tuple[Any, Any]:
        # J(w) in float64, and how far that can be off
        p, q = np.ldexp(w, self.x_exponent), np.ldexp(1.0, self.y_exponent)
        value = self.xx * p * p - 2 * self.xy * p * q + self.yy * q * q
        # of the mean squared error
        size = self.xx * p * p + 2 * self.size_xy * np.abs(p) * q + self.yy * q * q
        return value, gamma(self.n + SPARE_ROUNDINGS, "float64") * size

    def loss_size(self, w: Any) -> Any:
        """What J(w) adds up, without the signs: c * sum of (|w*x| + |y|)^2."""
        with np.errstate(all="ignore"):
            p, q = np.abs(np.ldexp(w, self.x_exponent)), np.ldexp(1.0, self.y_exponent)
            size = self.xx * p * p + 2 * self.size_xy * p * q + self.yy * q * q
            return size * self.times

    def gradient_size(self, w: Any) -> Any:
        """What J'(w) adds up, without the signs: c * sum of 2*|x|*(|w*x| + |y|)."""
        with np.errstate(all="ignore"):
            p, q = np.abs(np.ldexp(w, self.x_exponent)), np.ldexp(1.0, self.y_exponent)
            size = np.ldexp(self.xx * p + self.size_xy * q, self.x_exponent + 1)
            return size * self.times


@lru_cache(maxsize=8)
def moments_of(e: Experiment) -> Moments:
    """The moments of the data of an experiment, as its runs have it."""
    x, y = (values.astype(np.float64) for values in e.data())
    p, q = exponent(x), exponent(y)
    x, y = np.ldexp(x, -p), np.ldexp(y, -q)
    return Moments(
        n=e.n,
        precision=e.precision,
        x_exponent=p,
        y_exponent=q,
        xx=float(np.mean(x * x)),
        xy=float(np.mean(x * y)),
        yy=float(np.mean(y * y)),
        size_xy=float(np.mean(np.abs(x * y))),
        size_x=float(np.mean(np.abs(x))),
        times=float(e.made_of.c(e.n) * e.n),
    )


@lru_cache(maxsize=8)
def moments_of_points(e: Experiment) -> Moments:
    """The moments of each point alone, arrays of shape (n,)."""
    x, y = (values.astype(np.float64) for values in e.data())
    (x, p), (y, q) = np.frexp(x), np.frexp(y)
    return Moments(
        n=1,
        precision=e.precision,
        x_exponent=p,
        y_exponent=q,
        xx=x * x,
        xy=x * y,
        yy=y * y,
        size_xy=np.abs(x * y),
        size_x=np.abs(x),
        times=float(e.made_of.c(1)),
    )


def exponent(values: Floats) -> int:
    """The p for which the largest of |values| / 2^p is between 1/2 and 1; 0 for 0."""
    return int(np.frexp(np.max(np.abs(values)))[1])
