"""Step data: the states of both runs, for the charts of one step.

Every chart is drawn once for all states; how they know which one is shown is in
`linked.py`.
"""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, concat

from gd_core.charts.loss_axis import thin
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

READOUT_HEIGHT = 20  # pixels, of the lines of numbers above a plot


def state_data(e: Experiment, traces: dict[str, Trace]) -> DataFrame:
    """All states of all runs: a row a state.

    Columns: run, the code of its side; iteration, w, loss, gradient, step (what the
    update adds to w), w_next and loss_next (empty after the last state), as float64.
    """
    tables = []
    for side, trace in traces.items():
        table = trace.table().astype(np.float64)
        uphill = e.slip(side) == "uphill"
        with np.errstate(all="ignore"):
            step = e.learning_rate * table["gradient"] * (1 if uphill else -1)
        tables.append(
            table.assign(
                run=side,
                step=step.where(np.isfinite(step)),
                w_next=table["w"].shift(-1),
                loss_next=table["loss"].shift(-1),
            )
        )
    return concat(tables, ignore_index=True)


def drawn_data(states: DataFrame, traces: dict[str, Trace]) -> DataFrame:
    """The states that get a mark each: all, or the extremes of every bucket."""
    picked = [
        states[states["run"] == side].iloc[thin(trace.loss)]
        for side, trace in traces.items()
    ]
    return concat(picked, ignore_index=True)


def charts_alt(chart: str, traces: dict[str, Trace]) -> str:
    """What a chart shows of all states, in words, from the data.

    Args:
        chart: "curve", "losses" or "line".
        traces: the runs by side.
    """
    of_runs = [
        say(
            "chart.step.alt",
            side=label(f"side.{side}"),
            last=trace.states - 1,
            first_w=float(trace.w[0]),
            first_loss=float(trace.loss[0]),
            first_gradient=float(trace.gradient[0]),
            last_w=trace.final_w,
            last_loss=trace.final_loss,
            last_gradient=float(trace.gradient[-1]),
        )
        for side, trace in traces.items()
    ]
    return " ".join([label(f"chart.{chart}.alt"), *of_runs])
