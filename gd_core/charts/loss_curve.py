"""Loss curve: J as a function of w, as charts draw it. It follows from the data alone.

    J(w) = J(m) + J'(m)*(w - m) + a*(w - m)^2,   a = half of J'', which is mean(x^2)
                                                 for the mean squared error

around a center m: the optimum w* = mean(x*y)/mean(x^2), where J' is 0. Where there is
none to draw, since all x are 0 or so small that w* is out of any axis, the start w0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import altair as alt
import numpy as np
from numpy.typing import NDArray

from gd_core.charts.forms import Fact
from gd_core.charts.theme import DOTTED, QUIET_TEXT, THEORY_GREY
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import say

LARGEST_WEIGHT = 1e300  # of an axis
LARGEST_RISE = 1e307  # of the loss, from the center to the end of an axis
OPTIMUM_NUMBERS, OPTIMUM_TEXTS = ("optimum",), ("optimum_name",)  # facts


@dataclass(frozen=True)
class LossCurve:
    """The parabola J(w) around a center. All numbers are finite float64.

    Attributes:
        optimum: w*, None where there is none that can be drawn.
        center: w*, or w0 where that is None.
        base: J(center), the least loss if the center is the optimum.
        slope: J'(center), 0 at the optimum.
        a: half of J''.
    """

    optimum: float | None
    center: float
    base: float
    slope: float
    a: float

    @classmethod
    def of(cls, e: Experiment) -> LossCurve:
        """The loss curve of an experiment's data."""
        times = c_times_n(e)
        unit = float(np.max(np.abs(e.x))) or 1.0  # in which no square underflows
        u = e.x / unit
        a = float(np.mean(u * u))
        scaled = float(np.mean(u * e.y)) / a if a else 0.0  # w* in units of 1/unit
        # floats of Python, as their division by a subnormal is inf without a warning
        optimum = scaled / unit if a else math.nan
        if abs(optimum) <= LARGEST_WEIGHT:
            base = times * float(np.mean((scaled * u - e.y) ** 2))
            return cls(optimum, optimum, base, 0.0, times * a * unit * unit)
        slope = times * float(2 * np.mean(e.x * (e.w0 * e.x - e.y)))
        return cls(None, e.w0, start_loss(e), slope, times * a * unit * unit)

    @property
    def flat(self) -> bool:
        """Whether the loss is the same for every w that can be drawn."""
        return not (self.a or self.slope)

    @property
    def largest_reach(self) -> float:
        """How far from the center the loss is still a number that an axis can show."""
        reach = LARGEST_WEIGHT
        if self.a:
            reach = min(reach, math.sqrt(LARGEST_RISE / self.a))
        if self.slope:
            reach = min(reach, LARGEST_RISE / abs(self.slope))
        return reach

    def loss(self, w: NDArray[np.float64]) -> NDArray[np.float64]:
        """J at some weights, at most `largest_reach` from the center; same shape."""
        away = w - self.center
        return np.asarray(self.base + self.slope * away + self.a * away * away)

    def loss_range(self, reach: float) -> tuple[float, float]:
        """The lowest and the highest loss within a reach of the center, not equal."""
        ends = [self.center - reach, self.center, self.center + reach]
        losses = self.loss(np.array(ends))
        low, high = float(losses.min()), float(losses.max())
        if low == high:
            high += min(abs(low), LARGEST_RISE) or 1.0
        return low, high


def start_loss(e: Experiment) -> float:
    """J of the start in float64, which is finite for every experiment."""
    return c_times_n(e) * float(np.mean((e.w0 * e.inputs + e.b0 - e.y) ** 2))


def c_times_n(e: Experiment) -> float:
    """What the loss is times the mean squared error."""
    return float(e.made_of.c(e.n) * e.n)


def optimum_row() -> alt.Chart:
    """A chart of one row whose `w` is the optimum; of none where there is no optimum.

    Its facts are `optimum_facts`.
    """
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, 1, as_="w"))
        .transform_filter("isValid(optimum)")
        .transform_calculate(w="optimum")
    )
    return chart


def optimum_marks(x: alt.X) -> list[alt.Chart]:
    """A dotted line at the optimum, and its name; x is the axis of weights."""
    optimum = optimum_row().encode(x=x)
    return [
        optimum.mark_rule(color=THEORY_GREY, strokeDash=DOTTED, clip=True),
        optimum.mark_text(
            text=alt.ExprRef("optimum_name"),
            dx=6,
            align="left",
            baseline="top",
            fontSize=13,
            y=4,
            color=QUIET_TEXT,
        ),
    ]


def optimum_facts(w: float | None) -> dict[str, Fact]:
    """What charts need of the optimum, see OPTIMUM_NUMBERS and OPTIMUM_TEXTS.

    Args:
        w: the optimum; None where there is none to draw.
    """
    name = "" if w is None else say("chart.curve.optimum", w=w)
    return {"optimum": w, "optimum_name": name}
