"""Moments: the means of the data that decide loss and gradient at every state.

With X = x / 2^p and Y = y / 2^q scaled by powers of two so that the largest are
between 1/2 and 1, no square that counts overflows or underflows, and scaling rounds
nothing. With W = w*2^p and Q = 2^q, and b = 0 where there is no bias:

    J(w, b)  = mean(X^2)*W^2 + b^2 + mean(Y^2)*Q^2
               + 2*mean(X)*W*b - 2*mean(X*Y)*W*Q - 2*mean(Y)*b*Q
    dJ/dw    = 2 * 2^p * (mean(X^2)*W + mean(X)*b - mean(X*Y)*Q)
    dJ/db    = 2 * (mean(X)*W + b - mean(Y)*Q)

of the mean squared error. Any other loss c * sum of e_i^2 is c*N times that, and so
are its derivatives and, since rounding is relative, how far rounding can move them.

Everything is evaluated in float64 on the data as the run has it, rounded to its
precision, together with how far rounding can move a result, with the bounds of
N. Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1: k
roundings move a number by at most gamma(k) = k*u / (1 - k*u) of it.
"""

from __future__ import annotations

from collections.abc import Callable
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

    Of each point alone, all but n, precision, has_bias and times are arrays.

    Attributes:
        n: the number of errors that a loss is made of.
        precision: of the run.
        has_bias: whether there is a b, so that an error rounds once more.
        x_exponent, y_exponent: p and q.
        x, y, xx, xy, yy: mean(X), mean(Y), mean(X^2), mean(X*Y), mean(Y^2).
        size_x, size_y, size_xy: mean|X|, mean|Y|, mean|X*Y|.
        times: c*N, what the loss is times the mean squared error; 1/2, 1, N/2 or N.
    """

    n: int
    precision: str
    has_bias: bool
    x_exponent: Any
    y_exponent: Any
    x: Any
    y: Any
    xx: Any
    xy: Any
    yy: Any
    size_x: Any
    size_y: Any
    size_xy: Any
    times: float

    def rows(self, count: int) -> Moments:
        """Those of `moments_of_points`, over and over until there are so many rows."""
        means: dict[str, Any] = {
            name: np.resize(getattr(self, name), count) for name in OF_POINTS
        }
        return replace(self, **means)

    def paired(self, times: float) -> Moments:
        """Those of the errors w*x_i + b - y_j of every pair, of x and y of one each.

        Args:
            times: what their loss is times the mean of their squares.
        """
        return replace(
            self,
            n=self.n**2,
            xy=self.x * self.y,
            size_xy=self.size_x * self.size_y,
            times=times,
        )

    @property
    def few(self) -> float:
        """How far an error w*x_i + b - y_i rounds, of |w*x_i| + |b|."""
        return gamma(3 if self.has_bias else 2, self.precision)

    @property
    def many(self) -> float:
        """How far a sum of n terms rounds in a run, of what it adds up."""
        return gamma(self.n + SPARE_ROUNDINGS, self.precision)

    def loss(self, w: Any, b: Any = 0.0) -> Bounded:
        """J(w, b) and its rounding, of one state or of many.

        Of the mean squared error: a run computes error_i with an error of at most
        g*(|w*x_i| + |b|) + u*|error_i|, g = gamma(2), or gamma(3) with a bias, so that,
        by Cauchy and Schwarz, its loss is off by at most

            gamma(m)*J + 2*g*S*sqrt(J) + g^2*S^2,   S = |w|*sqrt(mean(x^2)) + |b|,

        m = n + SPARE_ROUNDINGS, and this evaluation by gamma(m) in float64 of what it
        adds up without signs. What is in the smallest subnormal is underflow.
        """
        with np.errstate(all="ignore"):
            value, evaluation = self._evaluated_loss(w, b)
            most = np.maximum(value, 0) + evaluation  # J is not above it
            root = self.few * self._reach(w, b)
            run = self.many * most + 2 * root * np.sqrt(most) + root**2
            underflow = smallest(self.precision) * (np.sqrt(most) + 4)
            return Bounded(value, run + evaluation + underflow).times(self.times)

    def gradients(self, params: Any) -> Bounded:
        """The derivatives by every parameter, shape (states, p) as the parameters."""
        w, b = self._columns(params)
        by = [self.gradient(w, b), self.gradient_b(w, b)][: np.shape(params)[1]]
        value, rounding = (np.column_stack(each) for each in zip(*by, strict=True))
        return Bounded(value, rounding)

    def gradient(self, w: Any, b: Any = 0.0) -> Bounded:
        """dJ/dw and its rounding, that of a run and of this evaluation."""
        with np.errstate(all="ignore"):
            p, q = self._scaled(w)
            value = np.ldexp(
                self.xx * p + self.x * b - self.xy * q, self.x_exponent + 1
            )
            value = value * self.times
            evaluation = self._evaluation * self.gradient_size(w, b)
            return Bounded(value, self.gradient_rounding(w, b) + evaluation)

    def gradient_b(self, w: Any, b: Any) -> Bounded:
        """dJ/db and its rounding, that of a run and of this evaluation.

        By the errors of error_i as above, a run is off by at most

            2 * (g*S + gamma(m)*sqrt(J)),   g, S and m as above.
        """
        with np.errstate(all="ignore"):
            p, q = self._scaled(w)
            value = 2 * (self.x * p + b - self.y * q) * self.times
            most, evaluation = self._most(w, b), self._evaluation
            relative = 2 * (self.few * self._reach(w, b) + self.many * np.sqrt(most))
            underflow = (self.n + SPARE_ROUNDINGS) * smallest(self.precision) * 2
            run = (relative + underflow) * self.times
            return Bounded(value, run + evaluation * self.gradient_b_size(w, b))

    def gradient_rounding(self, w: Any, b: Any = 0.0) -> Any:
        """How far rounding can move the derivative by w of a run at a state.

        By the errors of error_i as above, and by Cauchy and Schwarz, at most

            2 * (g*sqrt(a)*S + gamma(m)*sqrt(a*J)),   a = mean(x^2), the rest as above,

        and what underflows: n times the smallest subnormal, before and after the
        multiplication by x.
        """
        with np.errstate(all="ignore"):
            root = np.sqrt(self.xx)
            relative = self.few * root * self._reach(w, b)
            relative = relative + self.many * root * np.sqrt(self._most(w, b))
            relative = np.ldexp(relative, self.x_exponent + 1)
            size_x = np.ldexp(self.size_x, self.x_exponent)
            underflow = (
                (self.n + SPARE_ROUNDINGS) * smallest(self.precision) * (size_x + 1)
            )
            return (relative + underflow) * self.times

    def loss_size(self, w: Any, b: Any = 0.0) -> Any:
        """What J adds up, without the signs: c * sum of (|w*x| + |b| + |y|)^2."""
        with np.errstate(all="ignore"):
            return self._sizes(w, b) * self.times

    def gradient_size(self, w: Any, b: Any = 0.0) -> Any:
        """What dJ/dw adds up, without the signs: 2c * sum of |x|*(|w*x|+|b|+|y|)."""
        with np.errstate(all="ignore"):
            p, q = (np.abs(value) for value in self._scaled(w))
            size = self.xx * p + self.size_x * np.abs(b) + self.size_xy * q
            return np.ldexp(size, self.x_exponent + 1) * self.times

    def gradient_b_size(self, w: Any, b: Any) -> Any:
        """What dJ/db adds up, without the signs: 2c * sum of |w*x| + |b| + |y|."""
        with np.errstate(all="ignore"):
            p, q = (np.abs(value) for value in self._scaled(w))
            return 2 * (self.size_x * p + np.abs(b) + self.size_y * q) * self.times

    def loss_at(self, params: Any) -> Bounded:
        """`loss` of states, shape (states, p)."""
        return self.loss(*self._columns(params))

    def sizes_at(self, params: Any) -> tuple[Any, Any]:
        """`loss_size` of states, and the larger one of the sizes of the gradients."""
        w, b = self._columns(params)
        gradient = self.gradient_size(w, b)
        if np.shape(params)[-1] > 1:
            gradient = np.maximum(gradient, self.gradient_b_size(w, b))
        return self.loss_size(w, b), gradient

    def _columns(self, params: Any) -> tuple[Any, Any]:
        params = np.atleast_2d(params)
        return params[:, 0], params[:, 1] if params.shape[1] > 1 else 0.0

    def _scaled(self, w: Any) -> tuple[Any, Any]:
        return np.ldexp(w, self.x_exponent), np.ldexp(1.0, self.y_exponent)

    def _reach(self, w: Any, b: Any) -> Any:
        """S, see `loss`."""
        p, _ = self._scaled(w)
        return np.sqrt(self.xx) * np.abs(p) + np.abs(b)

    def _most(self, w: Any, b: Any) -> Any:
        """What J of the mean squared error is not above."""
        value, evaluation = self._evaluated_loss(w, b)
        return np.maximum(value, 0) + evaluation

    @property
    def _evaluation(self) -> float:
        """How far a sum rounds in this evaluation, of what it adds up."""
        return gamma(self.n + SPARE_ROUNDINGS, "float64")

    def _sizes(self, w: Any, b: Any) -> Any:
        """The mean of (|w*x| + |b| + |y|)^2."""
        p, q = (np.abs(value) for value in self._scaled(w))
        b = np.abs(b)
        squares = self.xx * p * p + b * b + self.yy * q * q
        products = self.size_x * p * b + self.size_xy * p * q + self.size_y * b * q
        return squares + 2 * products

    def _evaluated_loss(self, w: Any, b: Any) -> tuple[Any, Any]:
        # of the mean squared error, in float64, and how far that can be off
        p, q = self._scaled(w)
        squares = self.xx * p * p + b * b + self.yy * q * q
        products = self.x * p * b - self.xy * p * q - self.y * b * q
        return squares + 2 * products, self._evaluation * self._sizes(w, b)


# the attributes that are arrays where they are of each point alone
OF_POINTS = (
    *("x_exponent", "y_exponent", "x", "y", "xx", "xy", "yy"),
    *("size_x", "size_y", "size_xy"),
)


def _means(x: Any, y: Any, mean: Callable[[Any], Any]) -> dict[str, Any]:
    return {
        "x": mean(x),
        "y": mean(y),
        "xx": mean(x * x),
        "xy": mean(x * y),
        "yy": mean(y * y),
        "size_x": mean(np.abs(x)),
        "size_y": mean(np.abs(y)),
        "size_xy": mean(np.abs(x * y)),
    }


@lru_cache(maxsize=8)
def moments_of(e: Experiment) -> Moments:
    """The moments of the data of an experiment, as its runs have it."""
    x, y = (values.astype(np.float64) for values in e.data())
    p, q = exponent(x), exponent(y)
    return Moments(
        n=e.n,
        precision=e.precision,
        has_bias=e.model == "line",
        x_exponent=p,
        y_exponent=q,
        **_means(np.ldexp(x, -p), np.ldexp(y, -q), lambda v: float(np.mean(v))),
        times=float(e.made_of.c(e.n) * e.n),
    )


def moments_of_loss(e: Experiment, slip: str) -> Moments:
    """The moments of the loss that a run minimises.

    Args:
        e: what is run, with updates after all points.
        slip: "broadcast" for that of every pair; no other changes it.
    """
    pairs = e.n**2
    whole = moments_of(e)
    paired = slip == "broadcast"
    return whole.paired(float(e.made_of.c(pairs) * pairs)) if paired else whole


@lru_cache(maxsize=8)
def moments_of_points(e: Experiment) -> Moments:
    """The moments of each point alone, arrays of shape (n,)."""
    x, y = (values.astype(np.float64) for values in e.data())
    (x, p), (y, q) = np.frexp(x), np.frexp(y)
    return Moments(
        n=1,
        precision=e.precision,
        has_bias=e.model == "line",
        x_exponent=p,
        y_exponent=q,
        **_means(x, y, lambda v: v),
        times=float(e.made_of.c(1)),
    )


def exponent(values: Floats) -> int:
    """The p for which the largest of |values| / 2^p is between 1/2 and 1; 0 for 0."""
    return int(np.frexp(np.max(np.abs(values)))[1])
