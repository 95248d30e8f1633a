"""The window of the contour chart: which part of the plane of w and b it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gd_core.analysis.bowl import Bowl
from gd_core.analysis.moments import Floats
from gd_core.charts.forms import Fact

# of what the window holds in w and b, so that no mark stands on its edge, and above or
# below the last one there is room for a name
ROOM_AROUND = np.array([1.3, 1.4])
FAR = 1.6  # contours of that size, the start's being 1: states beyond are left outside
MOST_GROWN = 6.0  # times as large as without the optimum, if that takes it in
MOST_UNEQUAL = 6.0  # times longer than wide, up to which w and b have the same scale
LEAST_REACH = 1e-9  # of the largest number in it, so that an axis can have ticks
LEAST_SIZE = 1e-200  # what is smaller is drawn as a point: its parts would be 0


@dataclass(frozen=True, eq=False)
class Window:
    """A part of the plane of w and b.

    Attributes:
        center: of it, shape (2,).
        reach: from there to its edges at least, shape (2,).
        is_equal: whether w and b have the same scale, so that right angles are right.
        has_optimum: whether the optimum is in it.
        crossing: where the two directions are drawn through: the optimum, or else the
            place on the floor of the valley beside the paths, shape (2,).
        held: the marks in it, shape (m, 2).
        start: of the runs, shape (2,).
        floor: how far the lowest place in it is above the least loss.
        start_rise: how far the start is above that.
    """

    center: Floats
    reach: Floats
    is_equal: bool
    has_optimum: bool
    crossing: Floats
    held: Floats
    start: Floats
    floor: float
    start_rise: float

    @classmethod
    def of(cls, bowl: Bowl, paths: Sequence[Floats]) -> Window:
        """The window that holds the start, the states near it, and the optimum.

        Without the optimum, where the way to it along the valley makes a dot of the
        way down into the valley.

        Args:
            bowl: of the loss.
            paths: from the start on, each of shape (states, 2).
        """
        start = paths[0][0]
        rise = float(bowl.loss(start)) - bowl.least_loss
        held = np.concatenate([start[None, :], *_near(bowl, paths, rise)])
        away = bowl.distances(held)[:, 1]
        crossing = bowl.at([0.0, float(away[np.argmin(np.abs(away))])])
        held = np.concatenate([held, crossing[None, :]])
        whole = np.concatenate([held, bowl.optimum[None, :]])
        size, whole_size = _extents(bowl, held).max(), _extents(bowl, whole).max()
        has_optimum = bool(not size or whole_size <= MOST_GROWN * size)
        if has_optimum:
            held, crossing = whole, bowl.optimum
        across, along = _extents(bowl, held)
        long, short = np.sort(np.ptp(held, axis=0))[::-1]
        is_equal = bool(
            along <= MOST_UNEQUAL * across or long <= MOST_UNEQUAL * short or not across
        )
        center, reach = _box(held, is_equal)
        floor = float(bowl.loss(crossing)) - bowl.least_loss
        return cls(
            center,
            reach,
            is_equal,
            has_optimum,
            crossing,
            held,
            start,
            floor,
            rise - floor,
        )

    @property
    def corner(self) -> Floats:
        """The upper right corner."""
        return np.asarray(self.center + self.reach)

    def facts(self) -> dict[str, Fact]:
        """What the form needs of it."""
        return {
            "center_w": float(self.center[0]),
            "center_b": float(self.center[1]),
            "reach_w": float(self.reach[0]),
            "reach_b": float(self.reach[1]),
            "crossing_w": float(self.crossing[0]),
            "crossing_b": float(self.crossing[1]),
            "is_equal": float(self.is_equal),
        }


def _near(bowl: Bowl, paths: Sequence[Floats], rise: float) -> list[Floats]:
    """The states of each run that a contour somewhat larger than the start's holds."""
    return [p[bowl.loss(p) - bowl.least_loss <= FAR**2 * rise] for p in paths]


def _extents(bowl: Bowl, points: Floats) -> Floats:
    """How far points reach along the two directions, shape (2,)."""
    return np.asarray(np.ptp(bowl.distances(points), axis=0))


def _box(held: Floats, is_equal: bool) -> tuple[Floats, Floats]:
    """The center of what the window holds, and how far it reaches from there."""
    low, high = held.min(axis=0), held.max(axis=0)
    center, reach = (low + high) / 2, ROOM_AROUND * (high - low) / 2
    largest = float(np.abs(held).max())
    size = float(reach.max())
    if size < LEAST_SIZE:
        size = max(1.0, largest)
    least = np.full(2, LEAST_REACH * max(largest, size))
    if is_equal:
        least = np.maximum(least, size / MOST_UNEQUAL)
    return center, np.maximum(reach, least)
