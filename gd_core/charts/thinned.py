"""Thinned: which states of a run are drawn, and what is to know of the others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gd_core.charts.loss_range import LossAxis, all_losses
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

MOST_DRAWN = 1_000  # states of a run that are drawn one by one
MOST_MARKED = 60  # states that get a mark each
WIDE_SPAN = 4  # powers of ten from which a linear axis hides the rest


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
