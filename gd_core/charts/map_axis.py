"""The axis of losses of the map of rates, with a band above and one below it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.rates import RateMap
from gd_core.charts.forms import Fact
from gd_core.charts.loss_axis import SMALLEST_LOSS, log_ticks
from gd_core.charts.loss_curve import LossCurve, start_loss
from gd_core.runs.experiment import Experiment

# all in powers of ten
ROOM_ABOVE = 3.0  # losses up to so many times the first one have a place, at most
SHARE_ABOVE = 0.3  # of the room below, less where the best rate does not gain much
LEAST_ROOM = math.log10(2)  # from the lowest loss to the highest
LOWEST, HIGHEST = -307.0, 308.0  # of a loss on the axis
NEXT_TO_NOTHING = 1.0  # above eps^2 of the first loss: what is below has no place
BAND = 0.09  # of the axis, for those that have none
# the facts that the axis is filled with
BANDED_NUMBERS = ("lowest", "below", "high", "above", "highest")
BANDED_LISTS = ("ticks",)


@dataclass(frozen=True)
class BandedAxis:
    """A logarithmic axis for losses, with a band above it and one below it.

    All positions are log10 of a loss: the bands may reach over the largest number.

    Attributes:
        low, high: the losses between them have their place on the axis.
        below_used: whether any mark is in the band below.
    """

    low: float
    high: float
    below_used: bool

    @classmethod
    def of(cls, e: Experiment, rate_map: RateMap) -> BandedAxis:
        """The axis of a map: from next to nothing to well above the first loss."""
        least, eps = least_loss(e), float(np.finfo(e.precision).eps)
        first = float(log_loss(start_loss(e)))
        low = max(first + NEXT_TO_NOTHING + 2 * math.log10(eps), LOWEST)
        if least:
            low = max(low, float(log_loss(least / 2)))
        room = SHARE_ABOVE * (first - low)
        high = min(first + min(max(room, LEAST_ROOM), ROOM_ABOVE), HIGHEST)
        high = max(high, low + LEAST_ROOM)
        losses = np.concatenate([ends.loss for ends in rate_map.ends.values()])
        return cls(low, high, bool(np.any(log_loss(losses) < low)))

    @property
    def band(self) -> float:
        """How high a band is."""
        return (self.high - self.low) * BAND / (1 - 2 * BAND)

    @property
    def above(self) -> float:
        """Where the marks of losses stand that are too large: in the band's middle."""
        return self.high + self.band / 2

    @property
    def below(self) -> float:
        """Where the marks of losses stand that are too small."""
        return self.low - self.band / 2

    @property
    def domain(self) -> list[float]:
        """The axis with its bands, the one below only if it is used."""
        bottom = self.low - self.band if self.below_used else self.low
        return [bottom, self.high + self.band]

    def facts(self) -> dict[str, Fact]:
        """What the map needs of it, see BANDED_NUMBERS and BANDED_LISTS."""
        lowest, highest = self.domain
        return {
            "lowest": lowest,
            "below": self.below,
            "high": self.high,
            "above": self.above,
            "highest": highest,
            "ticks": log_ticks(self.low, self.high),
        }


def least_loss(e: Experiment) -> float:
    """The smallest loss there is, 0 where it cannot be drawn."""
    if e.model == "line":
        return bowl_of(e).least_loss
    curve = LossCurve.of(e)
    return curve.base if curve.optimum is not None else 0.0


def rate_domain(e: Experiment, rate_map: RateMap) -> list[float]:
    """The ends of the axis of rates: those that were tried, and the chosen one."""
    ends = [float(rate_map.rates[0]), float(rate_map.rates[-1])]
    if e.learning_rate > 0:
        ends.append(e.learning_rate)
    return [min(ends), max(ends)]


def decades(low: float, high: float) -> float:
    """How many powers of ten there are from one rate to another."""
    return math.log10(high) - math.log10(low)


def log_loss(losses: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """log10 of losses, same shape; of 0 and of inf that of the last number before."""
    largest = float(np.finfo(np.float64).max)
    return np.asarray(np.log10(np.clip(losses, SMALLEST_LOSS / 10, largest)))
