"""Slopes: the gradient of a loss as the linear function of the parameters that it is.

    g(theta) = H theta - r,   H the matrix of second derivatives, r = -g(0)

evaluated from the moments of the data, at any number of parameters at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gd_core.analysis.moments import Floats, Moments


@dataclass(frozen=True)
class Slopes:
    """The gradient of a loss, at many parameters at once.

    Attributes:
        curvature: H, shape (p, p), or (walks, p, p) where each walk has its own.
        pull: r, shape (p,) or (walks, p).
        size: what r adds up without the signs, same shape.
    """

    curvature: Floats
    pull: Floats
    size: Floats

    @classmethod
    def of(cls, moments: Moments) -> Slopes:
        """Those of the loss that the moments are of; shape (n, …) of each point's."""
        p, q, twice = moments.x_exponent, moments.y_exponent, 2 * moments.times
        with np.errstate(all="ignore"):
            curvature = [[np.ldexp(twice * moments.xx, 2 * p)]]
            pull = [np.ldexp(twice * moments.xy, p + q)]
            size = [np.ldexp(twice * moments.size_xy, p + q)]
            if moments.has_bias:
                mixed = np.ldexp(twice * moments.x, p)
                ones = np.ldexp(twice * np.ones_like(moments.x), 0)
                curvature = [[curvature[0][0], mixed], [mixed, ones]]
                pull.append(np.ldexp(twice * moments.y, q))
                size.append(np.ldexp(twice * moments.size_y, q))
        rows = [np.stack(np.broadcast_arrays(*row), axis=-1) for row in curvature]
        return cls(
            np.stack(rows, axis=-2), np.stack(pull, axis=-1), np.stack(size, axis=-1)
        )

    def row(self, number: int) -> Slopes:
        """Those of one walk, or of one point."""
        return Slopes(self.curvature[number], self.pull[number], self.size[number])

    def at(self, params: Floats) -> Floats:
        """The gradient at parameters, both of shape (walks, p)."""
        return times_rows(self.curvature, params) - self.pull

    def sizes(self, params: Floats) -> Floats:
        """What the gradient adds up there, without the signs, same shape."""
        return times_rows(np.abs(self.curvature), np.abs(params)) + self.size


def times_rows(matrix: Floats, params: Floats) -> Floats:
    """Matrix times each row; written out, since p is 1 or 2 and calls cost most."""
    times_rows = matrix[..., :, 0] * params[..., :1]
    if params.shape[-1] > 1:
        times_rows = times_rows + matrix[..., :, 1] * params[..., 1:]
    return np.asarray(times_rows)
