"""Places for the names in the contour chart, where they cover no mark and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gd_core.analysis.moments import Floats
from gd_core.text.widths import width

PLOT = (280.0, 150.0)  # its size in pixels on the smallest screen: width, height
NARROWEST, WIDEST = 1.4, 4.0  # width over height of a plot on any screen
NAME_SIZE = 13  # pixels, of the type
NAME_LETTER = 0.5  # of that: the usual width of a letter
ASIDE, ABOVE = 8, 7  # pixels from what is named to its name
ALONG = (0.86, 0.7, 0.55, 0.4, 0.25)  # of the way to the edge: names of a direction
MOST_MARKS, WAY = 200, 8  # that are looked at, and places from one to the next
BEYOND = 1_000.0  # marks under a name are as bad as one that sticks out
GAP = 5.0  # pixels between two names
# times as large as PLOT a plot may be: what names stand beside moves apart, they do not
PLOT_SIZES = (0.7, 1.0, 1.5, 2.2, 3.3)
LINE_PLACES, LINE_WEIGHT = 200, 0.05  # of a direction, and of each of them to a mark


@dataclass(frozen=True)
class Place:
    """Where a name stands.

    Attributes:
        w, b: what it stands beside.
        right, above: on which side of that.
    """

    w: float
    b: float
    right: bool
    above: bool


@dataclass(frozen=True, eq=False)
class Paper:
    """The plot in pixels, its middle at 0.

    Attributes:
        center: w and b in the middle, shape (2,).
        unit: w and b of a pixel, shape (2,).
        room: half of what is seen on a screen of any shape, in pixels, shape (2,).
        marks: what is drawn on it and the way between, in pixels, shape (m, 2).
    """

    center: Floats
    unit: Floats
    room: Floats
    marks: Floats

    @classmethod
    def of(cls, center: Floats, reach: Floats, is_equal: bool, marks: Floats) -> Paper:
        """The plot of a window as it usually is; its true size is the browser's."""
        unit, seen = 2 * reach / np.array(PLOT), reach
        if is_equal:
            unit = np.full(2, unit.max())
            seen = np.maximum(reach, reach[::-1] * [NARROWEST, 1 / WIDEST])
        return cls(center, unit, seen / unit, _with_way((marks - center) / unit))

    def pixels(self, place: Floats) -> Floats:
        """A place in pixels from the middle."""
        return np.asarray((place - self.center) / self.unit)

    def box(self, place: Place, text: str, scale: float = 1.0) -> Floats:
        """The lower left and the upper right corner of a name, shape (2, 2).

        Args:
            place: where it stands.
            text: the name.
            scale: how many times as large the plot is.
        """
        x, y = scale * self.pixels(np.array([place.w, place.b]))
        wide = NAME_LETTER * NAME_SIZE * width(text)
        left = x + ASIDE if place.right else x - ASIDE - wide
        low = y + ABOVE if place.above else y - ABOVE - NAME_SIZE
        return np.array([[left, low], [left + wide, low + NAME_SIZE]])


def _with_way(marks: Floats) -> Floats:
    """Some of the marks, and places on the way from each to the next."""
    some = marks[:: -(-len(marks) // MOST_MARKS)]
    shares = np.arange(WAY)[:, None, None] / WAY
    way = some[:-1] + shares * np.diff(some, axis=0)
    return np.concatenate([way.reshape(-1, 2), some[-1:]])


def place_names(
    paper: Paper,
    optimum: Floats | None,
    crossing: Floats,
    directions: Floats,
    names: Sequence[str],
) -> list[Place]:
    """Where the names of the optimum and of the two directions stand.

    Args:
        paper: what they stand on.
        optimum: None if it is outside.
        crossing: a place that both directions are drawn through.
        directions: one a row.
        names: of the optimum and the directions.
    """
    beside = crossing if optimum is None else optimum
    choices = [_around(beside), *(_along(paper, crossing, d) for d in directions)]
    lines = np.concatenate([_line(paper, crossing, d) for d in directions])
    places: list[Place] = []

    def badness(place: Place, name: str) -> float:
        named = zip(places, names, strict=False)  # those that have their place
        met = sum(
            bool(text) * _meet(paper, (place, name), (at, text)) for at, text in named
        )
        return BEYOND * met + _badness(paper, lines, paper.box(place, name))

    for options, name in zip(choices, names, strict=True):
        place = min(options, key=lambda option: badness(option, name))
        places.append(place)
    return places


def _around(at: Floats) -> Iterator[Place]:
    w, b = at.tolist()
    for above in (False, True):
        for right in (True, False):
            yield Place(w, b, right, above)


def _along(paper: Paper, crossing: Floats, direction: Floats) -> Iterator[Place]:
    """Beside the line through the crossing, from the edges of the plot inwards."""
    for share in ALONG:
        for sign in (1.0, -1.0):
            step = sign * direction
            way = share * _way_to_the_edge(paper, crossing, step)
            yield from _around(crossing + way * step)


def _line(paper: Paper, crossing: Floats, direction: Floats) -> Floats:
    """Places on the line of a direction, in pixels, shape (m, 2)."""
    along = direction / paper.unit
    ways = np.linspace(-1, 1, LINE_PLACES) * 2 * float(np.hypot(*paper.room))
    line = ways[:, None] * along / float(np.hypot(*along))
    return np.asarray(paper.pixels(crossing) + line)


def _way_to_the_edge(paper: Paper, place: Floats, step: Floats) -> float:
    """How many steps it is from a place to the end of the room, 0 from outside."""
    at, step = paper.pixels(place), step / paper.unit
    with np.errstate(divide="ignore", invalid="ignore"):
        ways = (np.sign(step) * paper.room - at) / step
    return max(float(np.where(step == 0, np.inf, ways).min()), 0.0)


def _meet(paper: Paper, one: tuple[Place, str], other: tuple[Place, str]) -> int:
    """On how many of the PLOT_SIZES two names touch; the usual one counts as all."""
    met = 0
    for scale in PLOT_SIZES:
        (low, high), (bottom, top) = (
            paper.box(place, text, scale) for place, text in (one, other)
        )
        touch = np.all(low - GAP < top) and np.all(bottom < high + GAP)
        met += (len(PLOT_SIZES) if scale == 1 else 1) * bool(touch)
    return met


def _badness(paper: Paper, lines: Floats, box: Floats) -> float:
    """How much a name covers, and how far it sticks out."""
    low, high = box
    under = np.all((paper.marks > low - ABOVE) & (paper.marks < high + ABOVE), axis=1)
    crossed = LINE_WEIGHT * np.all((lines > low) & (lines < high), axis=1).sum()
    out = np.maximum(np.abs(box) - paper.room, 0).sum()
    return float(under.sum() + crossed + BEYOND * bool(out > 0) + out)
