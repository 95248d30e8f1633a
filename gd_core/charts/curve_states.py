"""The states of both runs on the curve of the loss: joined, numbered, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from gd_core.charts.forms import named_data
from gd_core.charts.linked import RUN_CODE, drawn_states
from gd_core.charts.theme import (
    HALO,
    QUIET_TEXT,
    TWIN_SIZES,
    run_color,
    run_dash,
    run_shape,
    run_size,
)
from gd_core.charts.twins import TAKES_TURN
from gd_core.runs.checks import SIDES
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

NUMBERED = 3  # states of a run that may have their number beside them
USUAL_PLOT = (400.0, 200.0)  # pixels, width and height of a plot as it usually is
NUMBER_FONT, DIGIT_WIDTH = 14, 9  # pixels, of the type and of a letter
NUMBER_ASIDE, NUMBER_ABOVE = 11, 13  # pixels from the middle of a mark to a number's
MARK_ROOM = 6.0  # pixels, around the middle of a mark
OPTIMUM_POINTS = 40  # on the line at the optimum, which a number must not cover
ONE_MARK = 3.0  # pixels: states so close have one mark, and one place for numbers
MOST_AVOIDED = 200  # states of a run that a number must not cover
STILL_SEEN = 4  # times as wide as the first window: there the numbers have no room

Pixels = NDArray[np.float64]


@dataclass
class _Number:
    """The number of a state, or of several in the same place."""

    side: str
    k: list[int]
    at: Pixels
    right: float
    above: float

    def box(self) -> tuple[Pixels, Pixels]:
        """Its lower left and upper right corner, in pixels."""
        width = DIGIT_WIDTH * len(self.text)
        aside = NUMBER_ASIDE - 4
        left = self.at[0] + (aside if self.right > 0 else -aside - width)
        low = self.at[1] + self.above * NUMBER_ABOVE - NUMBER_FONT / 2
        return np.array([left, low]), np.array([left + width, low + NUMBER_FONT])

    @property
    def text(self) -> str:
        """Where it is the start, it says what is counted."""
        numbers = ", ".join(map(str, self.k))
        return numbers if self.k[0] else say("chart.curve.k", k=numbers)


def numbered_states(
    traces: Mapping[str, Trace], center: float, reach: float, ends: tuple[float, float]
) -> DataFrame:
    """Where the numbers of the first states stand: beside their marks, on none.

    Columns: by_hand, w, loss, text, and right and above, 1 or -1: on which side of it.
    Where one has no place, those after it have none either.

    Args:
        traces: the runs by side.
        center: the weight in the middle of the window that shows the first state.
        reach: how far it reaches to both sides of it.
        ends: the lowest and the highest loss in it.
    """
    low, high = ends
    unit = np.array([2 * reach / USUAL_PLOT[0], (high - low) / USUAL_PLOT[1]])
    places: dict[str, Pixels] = {}
    for side, trace in traces.items():
        params = [trace.w[:MOST_AVOIDED], trace.loss[:MOST_AVOIDED]]
        seen = np.array(params, np.float64).T
        with np.errstate(all="ignore"):
            places[side] = (seen - [center, low]) / unit
    marks = np.concatenate([*places.values(), _optimum_line()])
    marks = marks[np.isfinite(marks).all(axis=1)]
    numbers: list[_Number] = []
    for side in traces:
        across = places[side][:NUMBERED, 0]
        zigzags = bool((np.sign(across[1:]) != np.sign(across[:-1])).any())
        for k, at in enumerate(places[side][:NUMBERED]):
            new = _Number(side, [k], at, 1.0, 1.0)
            inside = abs(at[0]) <= USUAL_PLOT[0] / 2 and 0 <= at[1] <= USUAL_PLOT[1]
            if not inside or not _has_place(numbers, new, marks, zigzags):
                break
    rows = [
        (
            number.side == SIDES[0],
            float(traces[number.side].w[number.k[0]]),
            float(traces[number.side].loss[number.k[0]]),
            number.text,
            number.right,
            number.above,
        )
        for number in numbers
    ]
    return DataFrame(rows, columns=["by_hand", "w", "loss", "text", "right", "above"])


def _optimum_line() -> Pixels:
    """Places on the line at the optimum, in the middle, shape (m, 2)."""
    up = np.linspace(0, USUAL_PLOT[1], OPTIMUM_POINTS)
    return np.stack([np.zeros(OPTIMUM_POINTS), up], axis=1)


def step_over(traces: Mapping[str, Trace], center: float, reach: float) -> bool:
    """Whether a run steps over the optimum, so that its order must be drawn.

    Args:
        traces: the runs by side.
        center: the optimum.
        reach: of the window that shows the first state.
    """
    near = 2 * reach * ONE_MARK / USUAL_PLOT[0]
    for trace in traces.values():
        with np.errstate(all="ignore"):
            away = trace.w.astype(np.float64) - center
        away = away[np.abs(away) > near]
        if (np.sign(away[1:]) != np.sign(away[:-1])).any():
            return True
    return False


def _has_place(
    numbers: list[_Number], new: _Number, marks: Pixels, zigzags: bool
) -> bool:
    """Find a place for a number, if there is one; where it stands already, that."""
    side, (k,), at = new.side, new.k, new.at
    for other in numbers:
        if np.hypot(*(other.at - at)) <= ONE_MARK:
            if k in other.k:
                return True
            if other.side == side:
                other.k.append(k)
                return True
    for right, above in _sides(at, zigzags):
        number = _Number(side, [k], at, right, above)
        if not _covers(number, numbers, marks):
            numbers.append(number)
            return True
    return False


def _sides(at: Pixels, zigzags: bool) -> Iterator[tuple[float, float]]:
    """To the right and above, or not: first where the curve is not.

    Inside it, unless the run zigzags there: outside are only lines of the slope.
    """
    inwards = 1.0 if at[0] <= 0 else -1.0
    inside, outside = (inwards, 1.0), (-inwards, -1.0)
    yield from (outside, inside) if zigzags else (inside, outside)
    yield inwards, -1.0


def _covers(number: _Number, numbers: list[_Number], marks: Pixels) -> bool:
    """Whether a number stands on a mark, on another number or beside the plot."""
    low, high = number.box()
    if low[0] < -USUAL_PLOT[0] / 2 or high[0] > USUAL_PLOT[0] / 2:
        return True
    on_mark = np.all((marks > low - MARK_ROOM) & (marks < high + MARK_ROOM), axis=1)
    on_mark &= np.hypot(*(marks - number.at).T) > ONE_MARK
    others = [other.box() for other in numbers]
    return bool(on_mark.any()) or any(
        np.all(low < top) and np.all(bottom < high) for bottom, top in others
    )


def joined_states(
    x: alt.X, y: alt.Y, which: str, joined: str = "true"
) -> list[alt.Chart]:
    """All states, each joined to the next; where runs coincide their marks take turns.

    Args:
        x: the axis across.
        y: the axis up.
        which: an expression for the states that can be drawn.
        joined: an expression for whether they are joined.
    """
    ways = (
        drawn_states(f"{which} && {joined}")
        .mark_line(strokeWidth=1.5, opacity=0.75, clip=True)
        .encode(
            x=x,
            y=y,
            color=run_color(),
            strokeDash=run_dash(),
            order=alt.Order("iteration", type="quantitative"),
        )
    )
    marks = (
        drawn_states(f"{which} && {TAKES_TURN}")
        .mark_point(filled=True, opacity=1, stroke="white", strokeWidth=0.7, clip=True)
        .encode(
            x=x,
            y=y,
            color=run_color(),
            shape=run_shape(),
            size=run_size(*TWIN_SIZES),
            order=alt.Order("by_hand", type="nominal", sort="descending"),
        )
    )
    return [ways, marks]


def number_layers(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The numbers of the first states, of `numbered_states`."""
    numbers = (
        named_data("numbers")
        .transform_filter(f"reach <= {STILL_SEEN} * toNumber(reaches[0])")
        .transform_filter("abs(datum.w - center) <= reach")
        .transform_calculate(run=RUN_CODE)
    )
    return [
        numbers.mark_text(
            align=alt.ExprRef("datum.right > 0 ? 'left' : 'right'"),
            baseline="middle",
            dx=alt.ExprRef(f"{NUMBER_ASIDE - 4} * datum.right"),
            dy=alt.ExprRef(f"-{NUMBER_ABOVE} * datum.above"),
            fontSize=NUMBER_FONT,
            fontWeight=700,
            **halo,
        ).encode(x=x, y=y, color=run_color(), text=alt.Text("text", type="nominal"))
        for halo in (HALO, {})
    ]


def outside_layer() -> alt.Chart:
    """Below the name of the optimum, that states are outside, where some are."""
    layer: alt.Chart = (
        alt.Chart()
        .transform_filter("abs(datum.w - center) > reach")
        .transform_aggregate(count="count()")
        .transform_filter("datum.count > 0")
        .mark_text(
            text=label("chart.curve.outside"),
            x=alt.ExprRef("width / 2 + 6"),
            y=22,
            align="left",
            baseline="top",
            fontSize=13,
            color=QUIET_TEXT,
        )
    )
    return layer
