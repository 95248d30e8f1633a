"""Where the reader's own rate is on the map of rates, and where names stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame

from gd_core.analysis.moments import Floats
from gd_core.analysis.rates import RateMap, closed_form
from gd_core.charts.forms import Fact
from gd_core.charts.map_axis import BandedAxis, decades
from gd_core.charts.map_data import has_line, have_same_line
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.manual import run_manual
from gd_core.text.numbers import number
from gd_core.text.widths import width

OWN_LISTS = ("own_dx", "own_dy")  # facts: from the mark to the middle of its name
PAPERS = ((240.0, 150.0), (420.0, 140.0), (760.0, 200.0))  # plots, in pixels
TALL = 1.8  # times as high a plot may be, where no slide takes its height
PAPER = "width < 330 ? 0 : width < 600 ? 1 : 2"  # which of them a plot is like
OWN_FONT, OWN_LETTER = 14, 7.6  # pixels, of the type, and how wide a letter is
NAME_PADDING = 3.0  # pixels, around a name
BORDER_WIDTH, BORDER_LETTER = 18.0, 7.0  # pixels, across and along the line of a border
LINE_POINTS = 240  # points of a line that are looked at
# pixels from a mark to its name: across to its nearer end, and up to its middle
OWN_ASIDE = (14, 24, 48, -12)
OWN_ABOVE = (0, 24, -24, 36, -36, 54, -54, 76, -76)
RING_RADIUS = 11.0  # pixels, with half of its stroke
ON_NAME, OUTSIDE = 100, 1_000  # as bad as so many points under a name
CROSSED = 2  # points under a name: where slow ends is not told over a curve
SHORT, UNNAMED = 4, 2  # of a name only its number; as bad as so many points under it
FAR_FROM_MARK = 0.1  # and so is each pixel from a mark to its name

RING_ANGLES = np.linspace(0, 2 * np.pi, 16, endpoint=False)
ON_RING = np.stack(
    [np.cos(RING_ANGLES), np.sin(RING_ANGLES)], axis=1
)  # places on a ring of 1

Box = tuple[Floats, Floats]  # the lower left and the upper right corner


def own_marks(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> DataFrame:
    """The reader's own rate on the line of each run. Columns: side, rate, place.

    Both runs share one where their lines are the same; without a closed form it is
    where the run by hand ends.
    """
    if not e.learning_rate > 0:
        return DataFrame({"side": [], "rate": [], "place": []})
    sides = [side for side in SIDES if has_line(e, rate_map, side)]
    if have_same_line(e, rate_map):
        sides = sides[:1]
    rates = np.array([e.learning_rate])
    losses = {side: float(closed_form(e, side, rates)[0]) for side in sides}
    if not losses:
        trace = run_manual(e)
        gone = trace.diverged_at is not None
        losses["manual"] = np.inf if gone else trace.final_loss
    rows = [
        (SIDES.index(side), e.learning_rate, _in_sight(axis, loss))
        for side, loss in losses.items()
    ]
    return DataFrame(rows, columns=["side", "rate", "place"])


def _in_sight(axis: BandedAxis, loss: float) -> float:
    """Where a loss stands on the axis, in a band where it has no place of its own."""
    place = axis.place(loss if np.isfinite(loss) else np.finfo(np.float64).max)
    if place > axis.high:
        return axis.above
    return axis.below if place < axis.low else float(place)


@dataclass(frozen=True, eq=False)
class MapSheet:
    """A plot of some size, and what is drawn on it, in pixels from its lower left.

    Attributes:
        size: width and height, shape (2,).
        marks: points on lines and marks of runs, shape (m, 2).
        top: how high the band of losses that are too large begins.
        low: how high the band of those that are too small reaches.
    """

    size: Floats
    marks: Floats
    top: float
    low: float

    def badness(self, low: Floats, high: Floats, taken: Sequence[Box]) -> float:
        """How much is under a box, and whether it sticks out of the plot."""
        under = np.all((self.marks > low) & (self.marks < high), axis=1).sum()
        on = sum(bool(np.all(low < b) and np.all(a < high)) for a, b in taken)
        out = bool((low < 0).any() or (high > self.size).any())
        return float(under + ON_NAME * on + OUTSIDE * out)


def placed_names(
    axis: BandedAxis,
    ends: tuple[float, float],
    tables: tuple[DataFrame, DataFrame, DataFrame, DataFrame],
) -> tuple[DataFrame, dict[str, Fact]]:
    """Where the names of borders stand along their lines, and that of the own rate.

    Args:
        axis: of the losses.
        ends: the lowest and the highest rate on the axis of rates.
        tables: `names_on_map`, `own_marks`, and rate and place of all points on the
            lines and of all marks.

    Returns:
        The names with a column for each of PAPERS: 1 if a name is to the right of its
        line, 2 more if it stands low, 4 more if only its number is told, -1 if it has
        no place; and the facts OWN_LISTS, from the mark of the own rate to its name,
        for each of PAPERS.
    """
    names, own, lines, runs = tables
    columns: dict[str, list[int]] = {}
    offsets: list[Floats] = []
    for at, paper in enumerate(PAPERS):
        sheet = _sheet(axis, ends, np.array(paper), (lines, runs, own))
        tall = _sheet(axis, ends, np.array(paper) * [1, TALL], (lines, runs, own))
        offset, taken = _beside_own(axis, ends, (sheet, tall), own, names)
        columns[f"paper{at}"] = [
            _beside_line(axis, ends, sheet, row, taken)
            for row in names[["name", "rate", "end", "text"]].itertuples(index=False)
        ]
        offsets.append(offset)
    facts = np.array(offsets).T.tolist()
    short = [number(rate, 4) for rate in names["rate"]]
    return names.assign(short=short, **columns), dict(
        zip(OWN_LISTS, facts, strict=True)
    )


def _sheet(
    axis: BandedAxis,
    ends: tuple[float, float],
    size: Floats,
    tables: tuple[DataFrame, DataFrame, DataFrame],
) -> MapSheet:
    lines, runs, own = (
        _pixels(axis, ends, size, table[["rate", "place"]].to_numpy(float))
        for table in tables
    )
    rings = (own[:, None] + RING_RADIUS * ON_RING).reshape(-1, 2)
    every = np.concatenate([lines[:: len(lines) // LINE_POINTS + 1], runs, own, rings])
    low, high = axis.domain
    top, bottom = (size[1] * (at - low) / (high - low) for at in (axis.high, axis.low))
    return MapSheet(size, every, top, bottom)


def _pixels(
    axis: BandedAxis, ends: tuple[float, float], size: Floats, rows: Floats
) -> Floats:
    """Rates and places in pixels from the lower left, shape (m, 2)."""
    low, high = axis.domain
    across = (np.log10(rows[:, 0]) - np.log10(ends[0])) / (decades(*ends) or 1.0)
    return np.stack([across, (rows[:, 1] - low) / (high - low)], axis=1) * size


def _beside_line(
    axis: BandedAxis,
    ends: tuple[float, float],
    sheet: MapSheet,
    row: tuple[str, float, float, str],
    taken: list[Box],
) -> int:
    """On which side of its line a name stands, and whether low; -1 if it has none."""
    name, rate, end, text = row
    if name == "own" or rate != end or not text:
        return -1
    x = float(_pixels(axis, ends, sheet.size, np.array([[rate, axis.low]]))[0, 0])
    # as good as each other: to the left and high, but edges to the right and low
    order = (3, 1, 2, 0) if name.endswith("edge") else (0, 2, 1, 3)
    boxes: dict[int, Box] = {}
    for words, told in ((text, 0), (number(rate, 4), SHORT)):
        long = BORDER_LETTER * width(words)
        for code in order:
            left = x + 2 if code % 2 else x - BORDER_WIDTH
            corner = np.array(
                [left, sheet.low + 6 if code >= 2 else sheet.top - 5 - long]
            )
            wide = np.array([BORDER_WIDTH - 2, long])
            boxes[code + told] = (corner, corner + wide)
    badness = {
        code: sheet.badness(*box, taken) + UNNAMED * (code >= SHORT)
        for code, box in boxes.items()
    }
    best = min(boxes, key=lambda code: badness[code])
    if badness[best] >= (CROSSED if name == "slow_until" else ON_NAME):
        return -1
    taken.append(boxes[best])
    return best


def _beside_own(
    axis: BandedAxis,
    ends: tuple[float, float],
    sheets: Sequence[MapSheet],
    own: DataFrame,
    names: DataFrame,
) -> tuple[Floats, list[Box]]:
    """From the mark of the own rate to the middle of its name, and what that takes.

    That is on the first of the sheets; there must be room for it on all of them.
    """
    if own.empty:
        return np.zeros(2), []
    text = names.loc[names["name"] == "own", "text"].iloc[0]
    half = np.array([OWN_LETTER * width(text), OWN_FONT]) / 2 + NAME_PADDING
    place = own[["rate", "place"]].to_numpy(float)[:1]
    ats = [_pixels(axis, ends, sheet.size, place)[0] for sheet in sheets]
    offsets = [
        np.array([sign * (half[0] + aside), up])
        for sign in (1, -1)
        for aside in OWN_ASIDE
        for up in OWN_ABOVE
    ]
    offsets += [np.array([0.0, up]) for up in OWN_ABOVE if up]

    def badness(offset: Floats) -> float:
        far = float(np.hypot(*offset)) * FAR_FROM_MARK
        return far + sum(
            sheet.badness(at + offset - half, at + offset + half, [])
            for sheet, at in zip(sheets, ats, strict=True)
        )

    best = min(offsets, key=badness)
    return best, [(ats[0] + best - half, ats[0] + best + half)]
