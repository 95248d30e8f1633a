"""Loss axis: the axis of losses that both runs share, and which states stand on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.fit import Fit, least_squares
from gd_core.charts.forms import Fact
from gd_core.charts.theme import written_number
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import for_picture

MOST_DRAWN = 1_000  # states of a run that are drawn one by one
MOST_MARKED = 60  # states that get a mark each
WIDE_SPAN = 4  # powers of ten from which a linear axis hides the rest
# the least number with all its digits: of smaller ones no axis can be made
SMALLEST_LOSS = float(np.finfo(np.float64).tiny)

NOISE = 2  # roundings that a loss next to the least one can be off by
NEARS_FLOOR = 100.0  # times the least loss: where no run comes so near, it is no matter
TITLE_SIZES = (13, 14)  # of the letters of an axis' title, in pixels
TITLE_LETTER = 0.5  # how wide one is on average, of the font size
BESIDE_PLOT = 60  # pixels that a title can be longer than the plot is high
TICK_ROOM = 8  # pixels from a mark at the end of an axis to its ticks
MOST_TICKS = 8  # of a logarithmic axis
FLOOR_DIGITS = 5  # of the least loss, and of one that is near it
# the fact that any axis of losses is called by
LOSS_NAME = "loss_name"
# the facts that an axis is filled with
AXIS_NUMBERS = ("logarithmic", "floor", "least", "lowest", "highest")
AXIS_LISTS = ("ticks",)
LOSS_LABEL = written_number("(logarithmic ? pow(10, datum.value) : datum.value)")

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


def loss_x(
    last: str, counted: str = "all", room: float = TICK_ROOM, **axis: Any
) -> alt.X:
    """The axis of iterations, or "each" update, from 0 to the fact of that name.

    Args:
        last: the fact.
        counted: what is counted, "all" or "each".
        room: pixels beyond both ends, so that no mark covers a tick.
        axis: more about it.
    """
    return alt.X(
        "iteration",
        type="quantitative",
        title=label(f"chart.loss.x.{counted}"),
        axis=alt.Axis(tickMinStep=1, format="d", grid=False, **axis),
        scale=alt.Scale(domain=[0, alt.ExprRef(last)], nice=False, padding=room),
    )


def rounding_of_loss(e: Experiment, best: Fit) -> float:
    """How far the least loss can be off by rounding, as a run computes it."""
    size = 1 + float(np.max(np.abs(e.y))) / (best.error or math.inf)
    return NOISE * float(np.finfo(e.precision).eps) * size * best.loss


def axis_name(
    e: Experiment, scale: str = "linear", floor: float = 0
) -> dict[str, Fact]:
    """What an axis of losses is called, see LOSS_NAME; in lines.

    Args:
        e: whose losses they are.
        scale: "linear" or "log".
        floor: the least loss, where a log axis begins at it.
    """
    name = label(f"loss.{e.loss}.axis")
    if scale == "linear":
        return {LOSS_NAME: name}
    if floor:
        least = for_picture(floor, FLOOR_DIGITS)
        return {LOSS_NAME: say("chart.loss.axis.above", loss=name, least=least)}
    return {LOSS_NAME: say("chart.loss.axis.log", loss=name)}


def loss_sentence(e: Experiment) -> str:
    """The same for who cannot see it: to them, any axis of losses is called loss."""
    return say("chart.loss.is", loss=label(f"loss.{e.loss}.name"))


def named_axis(**axis: Any) -> alt.Axis:
    """An axis of losses. The chart needs the fact LOSS_NAME.

    Its title is smaller where a low plot leaves no room for it.
    """
    room = f"(height + {BESIDE_PLOT})"
    fits = f"{room} / ({TITLE_LETTER} * length({LOSS_NAME}))"
    smallest, largest = TITLE_SIZES
    size = alt.ExprRef(f"clamp({fits}, {smallest}, {largest})")
    return alt.Axis(title=LOSS_NAME, titleFontSize=size, **axis)


def loss_y(room: float = TICK_ROOM, **axis: Any) -> alt.Y:
    """The axis of losses, linear or logarithmic; what stands on it is `placed`.

    It is a linear axis in both cases, since a chart cannot change the kind of its axis
    in place: on a logarithmic one stand powers of ten.
    """
    ends = [alt.ExprRef("lowest"), alt.ExprRef("highest")]
    return alt.Y(
        "place",
        type="quantitative",
        title=label("chart.loss.y"),
        axis=named_axis(
            tickCount=5, values=alt.ExprRef("ticks"), labelExpr=LOSS_LABEL, **axis
        ),
        scale=alt.Scale(domain=ends, nice=False, zero=False, padding=room),
    )


def placed(loss: str) -> str:
    """Where a loss stands on the axis: in its place, or at the bottom.

    Args:
        loss: an expression for it.
    """
    seen = f"max({loss} - floor, least)"
    return f"logarithmic ? log({seen}) / LN10 : {seen}"


def is_below(loss: str) -> str:
    """Whether a loss has no place of its own on a log axis, and stands at the bottom.

    Args:
        loss: an expression for it.
    """
    return f"(logarithmic && {loss} - floor < least)"


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


def thin(losses: NDArray[np.floating], most: int = MOST_DRAWN) -> NDArray[np.intp]:
    """Which states to draw: all, or the lowest and the highest of every bucket.

    Args:
        losses: of all states, shape (states,).
        most: how many are drawn one by one.

    Returns:
        Their iterations in order, the first and the last always among them.
    """
    states = len(losses)
    if states <= most:
        return np.arange(states)
    size = bucket_size(states, most)
    picked = [0, states - 1]
    for start in range(0, states, size):
        bucket = losses[start : start + size]
        picked += [start + int(np.argmin(bucket)), start + int(np.argmax(bucket))]
    return np.unique(picked)


def bucket_size(states: int, most: int = MOST_DRAWN) -> int:
    """How many states share a bucket, so that about `most` of them are drawn."""
    return -(-2 * states // most)


def overflow_notes(e: Experiment, traces: dict[str, Trace]) -> list[str]:
    """Where the runs overflowed: one note where both did at once."""
    ends = {s: t.diverged_at for s, t in traces.items() if t.diverged_at is not None}
    facts = {"precision": e.precision}
    if len(ends) == 2 and len({*ends.values()}) == 1:
        return [say("chart.loss.diverged.both", k=ends["manual"], **facts)]
    return [
        say("chart.loss.diverged", side=label(f"side.{side}"), k=k, **facts)
        for side, k in ends.items()
    ]


def loss_notes(
    e: Experiment, traces: dict[str, Trace], axis: LossAxis, has_advice: bool = True
) -> list[str]:
    """What must be known to read the chart right; the same on both sides.

    Args:
        e: what was run.
        traces: the runs by side.
        axis: of their losses.
        has_advice: whether it is told which axis shows more, to who can choose it.
    """
    notes = overflow_notes(e, traces)
    states = max(trace.states for trace in traces.values())
    if states > MOST_DRAWN:
        notes.append(say("chart.loss.thinned", bucket=bucket_size(states)))
    losses = all_losses(*traces.values())
    positive = losses[losses > 0]
    if axis.floor and not axis.in_place(losses).all():
        notes.append(say("chart.loss.near", precision=e.precision))
    elif axis.scale == "log" and not axis.in_place(losses).all():
        tiny = "" if len(positive) < len(losses) else ".tiny"
        notes.append(say(f"chart.loss.zero{tiny}", low=axis.low))
    if has_advice and axis.scale == "linear" and len(positive):
        powers = float(np.log10(axis.high) - np.log10(positive.min()))
        if powers > WIDE_SPAN:
            notes.append(say("chart.loss.span", powers=round(powers)))
    return notes
