"""Loss axis: the axis of losses that both runs share, and which states stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from gd_core.charts.theme import quiet_axis
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

MOST_DRAWN = 1_000  # states of a run that are drawn one by one
WIDE_SPAN = 4  # powers of ten from which a linear axis hides the rest
# the least number with all its digits: of smaller ones no axis can be made
SMALLEST_LOSS = float(np.finfo(np.float64).tiny)

Losses = NDArray[np.float64]


@dataclass(frozen=True)
class LossAxis:
    """The loss axis that both runs share.

    Attributes:
        scale: "linear" or "log".
        low: the smallest loss the axis shows; 0 on a linear axis.
        high: the largest loss it shows.
    """

    scale: str
    low: float
    high: float

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

    def places(self, losses: NDArray[np.floating]) -> Losses:
        """Where losses stand: in their place, or at the bottom; shape (states,)."""
        return np.where(self.in_place(losses), losses.astype(np.float64), self.low)

    def in_place(self, losses: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Which losses have a place of their own on the axis, shape (states,)."""
        return np.asarray(losses.astype(np.float64) >= self.low)

    def values(self) -> dict[str, float]:
        """What is filled in for `loss_y`."""
        return {"lowest": self.low, "highest": self.high}


def loss_x(ends: Any = alt.Undefined, **axis: Any) -> alt.X:
    """The axis of iterations, from one end to the other, which the data may decide."""
    return alt.X(
        "iteration",
        type="quantitative",
        title=say("chart.loss.x"),
        axis=quiet_axis(tickMinStep=1, format="d", grid=False, **axis),
        scale=alt.Scale(domain=ends, nice=False),
    )


def loss_y(scale: Any, **axis: Any) -> alt.Y:
    """The axis of losses, whose ends are filled in as `lowest` and `highest`."""
    ends = [alt.ExprRef("lowest"), alt.ExprRef("highest")]
    return alt.Y(
        "shown",
        type="quantitative",
        title=say("chart.loss.y"),
        axis=quiet_axis(tickCount=5, **axis),
        scale=alt.Scale(type=scale, domain=ends, nice=False),
    )


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


def loss_notes(e: Experiment, traces: dict[str, Trace], axis: LossAxis) -> list[str]:
    """What must be known to read the chart right; the same on both sides."""
    notes = overflow_notes(e, traces)
    states = max(trace.states for trace in traces.values())
    if states > MOST_DRAWN:
        notes.append(say("chart.loss.thinned", bucket=bucket_size(states)))
    losses = all_losses(*traces.values())
    positive = losses[losses > 0]
    if axis.scale == "log" and not axis.in_place(losses).all():
        tiny = "" if len(positive) < len(losses) else ".tiny"
        notes.append(say(f"chart.loss.zero{tiny}", low=axis.low))
    if axis.scale == "linear" and len(positive):
        powers = float(np.log10(axis.high) - np.log10(positive.min()))
        if powers > WIDE_SPAN:
            notes.append(say("chart.loss.span", powers=round(powers)))
    return notes
