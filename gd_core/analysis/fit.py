"""Fit: how well a line does on the data, and the best there is.

With the errors e_i of a line and the targets' mean my:

    root mean squared error   sqrt(mean(e_i^2)), in the units of y
    R^2                       1 - sum e_i^2 / sum (y_i - my)^2, where y has a spread

Both are of the line, whatever loss was minimised. (N. Draper and H. Smith, Applied
Regression Analysis, 1998, chapter 1.)
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from gd_core.analysis.moments import Floats
from gd_core.analysis.theory import ROUNDINGS
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.runs.units import own_units


@dataclass(frozen=True)
class Fit:
    """A line y = w * x + b through the data as they were given.

    Attributes:
        w, b: of the line; b is 0 through the origin.
        loss: of the line, the one that was chosen.
        error: its root mean squared error.
        r_squared: R^2; nan where all y are the same.
    """

    w: float
    b: float
    loss: float
    error: float
    r_squared: float

    @classmethod
    def of(cls, e: Experiment, w: float, b: float = 0.0) -> Fit:
        """A line on the data of an experiment, in their own units."""
        with np.errstate(all="ignore"):
            squares = float(np.sum((w * e.x + b - e.y) ** 2))
        spread = float(np.sum((e.y - np.mean(e.y)) ** 2))
        return cls(
            w,
            b,
            float(e.made_of.c(e.n)) * squares,
            math.sqrt(squares / e.n),
            1 - squares / spread if spread else math.nan,
        )

    def at(self, x: Floats) -> Floats:
        """The line at some x."""
        return np.asarray(self.w * x + self.b)


def fit_of(e: Experiment, params: Floats) -> Fit:
    """The line of some parameters of a run, shape (p,)."""
    w, *b = own_units(e, params).tolist()
    return Fit.of(e, w, b[0] if b else 0.0)


def fits_of(e: Experiment, traces: Mapping[str, Trace]) -> dict[str, Fit]:
    """The line that each run ended with, by side."""
    return {side: fit_of(e, trace.params[-1]) for side, trace in traces.items()}


def least_squares(e: Experiment, model: str = "") -> Fit:
    """The best line there is, of the model of an experiment or of another.

    What only rounding leaves of the errors is no loss.

    Args:
        e: its data count.
        model: "origin" or "line"; by default its own.
    """
    if (model or e.model) == "origin":
        unit = float(np.max(np.abs(e.x))) or 1.0  # in which no square underflows
        u = e.x / unit
        squares = float(u @ u)
        w = float(u @ e.y) / squares / unit if squares else 0.0
        # of tiny x the best slope there is may be the largest number
        return _without_rounding(e, Fit.of(e, float(np.nan_to_num(w))))
    mean_x, mean_y = float(np.mean(e.x)), float(np.mean(e.y))
    off = e.x - mean_x
    squares = float(off @ off)
    w = float(off @ (e.y - mean_y)) / squares if squares else 0.0
    return _without_rounding(e, Fit.of(e, w, mean_y - w * mean_x))


def _without_rounding(e: Experiment, fit: Fit) -> Fit:
    """The line without a loss, where the points are on it as far as can be told."""
    size = np.abs(fit.w * e.x) + abs(fit.b) + np.abs(e.y)
    if fit.error > ROUNDINGS * np.finfo(np.float64).eps * float(np.max(size)):
        return fit
    r_squared = fit.r_squared if math.isnan(fit.r_squared) else 1.0
    return replace(fit, loss=0.0, error=0.0, r_squared=r_squared)
