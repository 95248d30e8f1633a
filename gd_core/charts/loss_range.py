"""Loss range: which losses an axis shows, and where each stands on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.fit import Fit, least_squares
from gd_core.charts.forms import Fact
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

MOST_TICKS = 8  # of a logarithmic axis
# the least number with all its digits: of smaller ones no axis can be made
SMALLEST_LOSS = float(np.finfo(np.float64).tiny)
NOISE = 2  # roundings that a loss next to the least one can be off by
NEARS_FLOOR = 100.0  # times the least loss: where no run comes so near, it is no matter
Losses = NDArray[np.float64]


@dataclass(frozen=True)
class LossAxis:
    """The loss axis that both runs share.

    Where the least possible loss is above 0, a log axis shows how far losses are above
    it: else all that comes near it is a level line.

    Attributes:
        scale: "linear" or "log".
        low: the smallest loss the axis shows, above the floor; 0 on a linear axis.
        high: the largest loss it shows, above the floor.
        floor: the least possible loss, where the axis begins at it; else 0.
    """

    scale: str
    low: float
    high: float
    floor: float = 0.0

    @classmethod
    def of_runs(cls, e: Experiment, traces: Iterable[Trace], scale: str) -> LossAxis:
        """The axis of runs of an experiment; a log axis is one above the least loss.

        What is nearer to it than a loss is rounded stands at the bottom.
        """
        runs, best = [*traces], least_squares(e)
        nearest = float(all_losses(*runs).min())
        comes_near = best.loss > SMALLEST_LOSS and nearest <= NEARS_FLOOR * best.loss
        if scale == "linear" or not comes_near:
            return cls.of(scale, *runs)
        noise = rounding_of_loss(e, best)
        above = all_losses(*runs) - best.loss
        in_place = above[above >= noise]
        high = max(float(above.max()), 10 * noise)
        low = float(in_place.min()) if len(in_place) else high / 10
        if len(in_place) < len(above):
            low = noise
        return cls(scale, max(min(low, high / 2), SMALLEST_LOSS), high, best.loss)

    @classmethod
    def of(cls, scale: str, *traces: Trace) -> LossAxis:
        """The axis on which every loss of the traces has its place.

        On a log axis a loss below SMALLEST_LOSS, as 0, stands at the bottom.
        """
        losses = all_losses(*traces)
        high = float(losses.max()) or 1.0
        if scale == "linear":
            return cls(scale, 0.0, max(high, SMALLEST_LOSS))
        high = max(high, 10 * SMALLEST_LOSS)
        in_place = losses[losses >= SMALLEST_LOSS]
        low = float(in_place.min()) if len(in_place) else high / 10
        if len(in_place) < len(losses):
            low /= 10  # room at the bottom for a loss that has no place
        return cls(scale, max(min(low, high / 2), SMALLEST_LOSS), high)

    def in_place(self, losses: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Which losses have a place of their own on the axis, shape (states,)."""
        return np.asarray(losses.astype(np.float64) - self.floor >= self.low)

    @property
    def span(self) -> float:
        """From the lowest to the highest place on it, see `places`."""
        if self.scale == "log":
            return math.log10(self.high) - math.log10(self.low)
        return self.high - self.low

    def places(self, losses: NDArray[np.floating]) -> Losses:
        """Where losses stand on the axis, as `placed` has it, shape (states,)."""
        seen = np.maximum(losses.astype(np.float64) - self.floor, self.low)
        return np.log10(seen) if self.scale == "log" else seen

    def facts(self) -> dict[str, Fact]:
        """What `loss_y` needs of it, see AXIS_NUMBERS and AXIS_LISTS."""
        low, high, ticks = self.low, self.high, None
        if self.scale == "log":
            low, high = math.log10(low), math.log10(high)
            ticks = log_ticks(low, high)
        return {
            "logarithmic": float(self.scale == "log"),
            "floor": self.floor,
            "least": self.low,
            "lowest": low,
            "highest": high,
            "ticks": ticks,
        }


def rounding_of_loss(e: Experiment, best: Fit) -> float:
    """How far the least loss can be off by rounding, as a run computes it."""
    size = 1 + float(np.max(np.abs(e.y))) / (best.error or math.inf)
    return NOISE * float(np.finfo(e.precision).eps) * size * best.loss


def log_ticks(low: float, high: float, most: int = MOST_TICKS) -> list[float]:
    """Where the ticks of a logarithmic axis stand, in powers of ten.

    Powers of ten, at most so many; where they are too few, round numbers.
    """
    first, last = math.ceil(low), math.floor(high)
    if first < last:
        every = -(-(last - first + 1) // most)
        return [float(power) for power in range(first, last + 1, every)]
    ticks: list[float] = []
    for mantissas in ((1, 2, 5), range(1, 10)):
        ticks = [
            power + math.log10(mantissa)
            for power in range(first - 1, last + 1)
            for mantissa in mantissas
        ]
        ticks = [tick for tick in ticks if low <= tick <= high]
        if len(ticks) > 1:
            break
    return ticks


def all_losses(*traces: Trace) -> Losses:
    """All losses of all traces, shape (sum of states,)."""
    return np.concatenate([trace.loss.astype(np.float64) for trace in traces])
