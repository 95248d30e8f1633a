"""The window of the contour chart: which part of the plane of w and b it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gd_core.analysis.bowl import Bowl
from gd_core.analysis.moments import Floats
from gd_core.charts.forms import Fact
from gd_core.runs.trace import Trace

ROOM_AROUND = 1.18  # of what the window holds, so that no mark stands on its edge
FAR = 1.6  # starting distances: states that are farther away are left outside
LEAST_REACH = 1e-9  # of the largest number in it, so that an axis can have ticks
MOST_UNEQUAL = 6.0  # times wider than high, up to which both scales are the same
NAME_AT = 0.86  # of the way from the optimum to the edge: the name of a direction


@dataclass(frozen=True, eq=False)
class Window:
    """A part of the plane of w and b.

    Attributes:
        center: of it, shape (2,).
        reach: from there to its edges at least, shape (2,).
        is_equal: whether w and b have the same scale, so that right angles are right.
        names_at: where the names of the two directions stand, a row each.
        start_rise: how far the loss of the start is above the least.
    """

    center: Floats
    reach: Floats
    is_equal: bool
    names_at: Floats
    start_rise: float

    @classmethod
    def of(cls, bowl: Bowl, traces: Mapping[str, Trace]) -> Window:
        """The window that holds the start, the optimum and the states near both."""
        points = [bowl.optimum[None, :]]
        start = next(iter(traces.values())).params[0].astype(np.float64)
        away = float(np.hypot(*(start - bowl.optimum)))
        for trace in traces.values():
            params = trace.params.astype(np.float64)
            with np.errstate(over="ignore"):
                far = np.hypot(*(params - bowl.optimum).T)
            points.append(params[far <= FAR * away])
        held = np.concatenate([*points, start[None, :]])
        low, high = held.min(axis=0), held.max(axis=0)
        center, reach = (low + high) / 2, ROOM_AROUND * (high - low) / 2
        is_equal = bool(reach.max() <= MOST_UNEQUAL * reach.min()) or not away
        size = float(reach.max()) or max(1.0, float(np.abs(held).max()))
        if is_equal:
            reach = np.maximum(reach, size / MOST_UNEQUAL)
        least = LEAST_REACH * max(float(np.abs(held).max()), size)
        reach = np.maximum(reach, max(size / 1e6 if is_equal else 0.0, least))
        return cls(
            center,
            reach,
            is_equal,
            _names_at(bowl, center, reach),
            float(bowl.loss(start)) - bowl.least_loss,
        )

    @property
    def corner(self) -> Floats:
        """The upper right corner."""
        return np.asarray(self.center + self.reach)

    def facts(self) -> dict[str, Fact]:
        """What the form needs of it."""
        (first_w, first_b), (second_w, second_b) = self.names_at.tolist()
        return {
            "center_w": float(self.center[0]),
            "center_b": float(self.center[1]),
            "reach_w": float(self.reach[0]),
            "reach_b": float(self.reach[1]),
            "is_equal": float(self.is_equal),
            "first_w": first_w,
            "first_b": first_b,
            "second_w": second_w,
            "second_b": second_b,
        }


def _names_at(bowl: Bowl, center: Floats, reach: Floats) -> Floats:
    """Where the line along each direction is almost at the edge of the window.

    Of its two ends the one with more way from the optimum to there.
    """
    places = []
    for direction in bowl.directions:
        ends: list[tuple[float, Floats]] = []
        for sign in (1.0, -1.0):
            step = sign * direction
            edge = np.where(step > 0, center + reach, center - reach)
            with np.errstate(divide="ignore", invalid="ignore"):
                ways = np.where(step == 0, np.inf, (edge - bowl.optimum) / step)
            ends.append((float(ways.min()), step))
        way, step = max(ends, key=lambda end: end[0])
        places.append(bowl.optimum + NAME_AT * max(way, 0.0) * step)
    return np.array(places)
