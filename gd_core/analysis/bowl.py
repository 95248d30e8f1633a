"""Bowl: the loss of a line as a function of w and b, and the directions in it.

With e_i = w*x_i + b - y_i, mx = mean(x), v = mean((x - mx)^2) the variance, and
t = c*N (1 for the mean squared error):

    H = 2*t * [[v + mx^2, mx], [mx, 1]]                      the second derivatives
    optimum   w* = mean((x - mx)*(y - my)) / v,   b* = my - w* * mx,   least squares
    J(w, b) = J* + 1/2 * (lambda_1*d_1^2 + lambda_2*d_2^2)

with d the distance to the optimum along the eigenvectors of H, lambda_1 >= lambda_2.
lambda_1 * lambda_2 = 4*t^2*v, from which the smaller one is taken: it would be lost in
the difference of two large numbers.

Where all x are the same, v = 0 and the bowl is a valley, lambda_2 = 0: each point of a
line is an optimum, and the one meant is that next to the start, to which gradient
descent leads.

Of the errors of every pair, w*x_i + b - y_j, the targets are my each, and the variance
of y is on top of the loss.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from gd_core.analysis.moments import Floats
from gd_core.runs.experiment import Experiment


@dataclass(frozen=True, eq=False)
class Bowl:
    """The loss of a line, which does not depend on the learning rate.

    Attributes:
        curvatures: lambda_1 >= lambda_2 >= 0, shape (2,).
        directions: their eigenvectors of length 1, one a row, shape (2, 2).
        optimum: w* and b*, shape (2,).
        least_loss: J*, the smallest loss any line can reach.
        is_valley: lambda_2 is 0.
    """

    curvatures: Floats
    directions: Floats
    optimum: Floats
    least_loss: float
    is_valley: bool

    @property
    def condition(self) -> float:
        """kappa = lambda_1 / lambda_2, inf in a valley."""
        one, other = self.curvatures
        return float(one / other) if other else math.inf

    def distances(self, params: Any) -> Floats:
        """How far from the optimum along each direction, shape (…, 2)."""
        return np.asarray((np.asarray(params) - self.optimum) @ self.directions.T)

    def at(self, distances: Any) -> Floats:
        """The parameters at distances along the directions, shape (…, 2)."""
        return np.asarray(self.optimum + np.asarray(distances) @ self.directions)

    def loss(self, params: Any) -> Any:
        """J(w, b) of parameters, shape (…, 2); inf where it overflows."""
        with np.errstate(over="ignore"):
            rise = self.distances(params) ** 2 @ self.curvatures / 2
        return self.least_loss + rise


@lru_cache(maxsize=8)
def bowl_of(e: Experiment, slip: str = "right") -> Bowl:
    """The bowl of an experiment with a bias, of the data as its runs have it.

    Args:
        e: its data, start, loss and precision count.
        slip: "broadcast" for the loss of every pair; no other changes the loss.
    """
    x, y = (values.astype(np.float64) for values in e.data())
    (mean_x, off_x), (mean_y, off_y) = _centred(x), _centred(y)
    variance = float(np.mean(off_x**2))
    shared = float(np.mean(off_x * off_y))
    times, rest = float(e.made_of.c(e.n) * e.n), 0.0
    if slip == "broadcast":
        times = float(e.made_of.c(e.n**2) * e.n**2)
        rest, shared, off_y = float(np.mean(off_y**2)), 0.0, np.zeros_like(off_y)
    curvatures, directions = _directions(mean_x, variance)
    kind = np.dtype(e.precision).type
    start = np.array([float(kind(e.w0)), float(kind(e.b0))])
    if variance:
        w = shared / variance
        optimum = np.array([w, mean_y - w * mean_x])
    else:
        # from the start along the only direction that leads down
        above = start @ [mean_x, 1.0] - mean_y
        optimum = start - above * np.array([mean_x, 1.0]) / (mean_x**2 + 1)
        w = 0.0
    residual = w * off_x - off_y
    return Bowl(
        curvatures=2 * times * curvatures,
        directions=directions,
        optimum=optimum,
        least_loss=times * (float(np.mean(residual**2)) + rest),
        is_valley=not variance,
    )


def curvatures_of(x: Floats) -> Floats:
    """Eigenvalues of the second derivatives over 2*t, the larger first, shape (2,)."""
    mean, off = _centred(x)
    return _directions(mean, float(np.mean(off**2)))[0]


def _centred(values: Floats) -> tuple[float, Floats]:
    """The mean of some values, and how far each of them is from it.

    What rounding leaves of the mean of the latter is taken off as well: else values
    that are all the same could seem to differ.
    """
    mean = float(np.mean(values))
    off = values - mean
    more = float(np.mean(off))
    return mean + more, off - more


def _directions(mean_x: float, variance: float) -> tuple[Floats, Floats]:
    """Eigenvalues of [[v + mx^2, mx], [mx, 1]], the larger first, and eigenvectors."""
    square = variance + mean_x**2
    root = math.hypot(square - 1, 2 * mean_x)
    larger = (square + 1 + root) / 2
    turn = math.atan2(2 * mean_x, square - 1) / 2
    along = [math.cos(turn), math.sin(turn)]
    curvatures = np.array([larger, variance / larger])
    return curvatures, np.array([along, [-along[1], along[0]]])
