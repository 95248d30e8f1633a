"""The axis of losses of the map of rates, with a band above and one below it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.fit import least_squares
from gd_core.analysis.rates import RateMap
from gd_core.charts.forms import Fact
from gd_core.charts.loss_curve import start_loss
from gd_core.charts.loss_range import SMALLEST_LOSS, log_ticks, rounding_of_loss
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment

# all in powers of ten
ROOM_ABOVE = 3.0  # losses up to so many times the first one have a place, at most
SHARE_ABOVE = 0.3  # of the room below, less where the best rate does not gain much
LEAST_ROOM = math.log10(2)  # from the lowest loss to the highest
LOWEST, HIGHEST = -307.0, 308.0  # of a loss on the axis
NEXT_TO_NOTHING = 1.0  # above eps^2 of the first loss: what is below has no place
DECADES_SEEN = 7.0  # below the first loss: what is lower is not told apart
BELOW_LOWEST = 0.3  # below the lowest loss of a run
BAND = 0.09  # of the axis, for those that have none
MOST_TICKED = 5  # powers of ten of rates, of each of which 2 and 5 times has a tick
# the facts that the axis is filled with
BANDED_NUMBERS = ("floor", "lowest", "below", "high", "above", "highest")
BANDED_LISTS = ("ticks",)


@dataclass(frozen=True)
class BandedAxis:
    """A logarithmic axis for losses, with a band above it and one below it.

    All positions are log10 of a loss above the floor: the bands may reach over the
    largest number.

    Attributes:
        low, high: the losses between them have their place on the axis.
        below_used: whether any mark is in the band below.
        floor: the least possible loss, where the axis begins at it; else 0.
    """

    low: float
    high: float
    below_used: bool
    floor: float = 0.0

    @classmethod
    def of(cls, e: Experiment, rate_map: RateMap) -> BandedAxis:
        """The axis of a map: from next to nothing to well above the first loss."""
        best, eps = least_squares(e), float(np.finfo(e.precision).eps)
        floor = best.loss if best.loss > SMALLEST_LOSS else 0.0
        first = float(log_loss(max(start_loss(e) - floor, eps * floor)))
        low = max(
            first + NEXT_TO_NOTHING + 2 * math.log10(eps), first - DECADES_SEEN, LOWEST
        )
        if floor:
            low = max(low, float(log_loss(rounding_of_loss(e, best))))
        places = np.concatenate(
            [log_loss(losses_at(e, rate_map, side) - floor) for side in SIDES]
        )
        low = max(low, float(places.min()) - BELOW_LOWEST)
        room = SHARE_ABOVE * (first - low)
        high = min(first + min(max(room, LEAST_ROOM), ROOM_ABOVE), HIGHEST)
        high = max(high, low + LEAST_ROOM)
        return cls(low, high, bool(np.any(places < low)), floor)

    def place(self, losses: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Where losses would stand on the axis, same shape."""
        return log_loss(np.asarray(losses, np.float64) - self.floor)

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
            "floor": self.floor,
            "lowest": lowest,
            "below": self.below,
            "high": self.high,
            "above": self.above,
            "highest": highest,
            "ticks": log_ticks(self.low, self.high),
        }


def losses_at(e: Experiment, rate_map: RateMap, side: str) -> NDArray[np.float64]:
    """What a map shows of each run of a side: its final loss, shape (m,).

    Of a gradient that is never reset, which swings forever, how far up it swings in
    the end: where it is at the last iteration says nothing.
    """
    ends = rate_map.ends[side]
    if swings_forever(e, side) and ends.highest is not None:
        return ends.highest
    return ends.loss


def swings_forever(e: Experiment, side: str) -> bool:
    """Whether a run is drawn by how far up it swings, however few iterations it has."""
    is_whole = e.optimizer == "sgd" and e.update == "all"
    return is_whole and e.slip(side) == "no_zero_grad"


def rate_domain(e: Experiment, rate_map: RateMap) -> list[float]:
    """The ends of the axis of rates: those that were tried, and the chosen one."""
    ends = [float(rate_map.rates[0]), float(rate_map.rates[-1])]
    if e.learning_rate > 0:
        ends.append(e.learning_rate)
    return [min(ends), max(ends)]


def rate_ticks(low: float, high: float) -> list[float]:
    """Ticks of the axis of rates: 1, 2 and 5 times powers of ten, or these alone."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    mantissas = (1, 2, 5) if last - first <= MOST_TICKED else (1,)
    ticks = [
        float(f"{mantissa}e{power}")
        for power in range(first, last + 1)
        for mantissa in mantissas
    ]
    return [tick for tick in ticks if low <= tick <= high]


def decades(low: float, high: float) -> float:
    """How many powers of ten there are from one rate to another."""
    return math.log10(high) - math.log10(low)


def log_loss(losses: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """log10 of losses, same shape; of 0 and of inf that of the last number before."""
    largest = float(np.finfo(np.float64).max)
    return np.asarray(np.log10(np.clip(losses, SMALLEST_LOSS / 10, largest)))
