"""Step data: the states of both runs, for the charts of one step.

Every chart is drawn once for all states; how they know which one is shown is in
`linked.py`.
"""

from __future__ import annotations

import numpy as np
from pandas import DataFrame

from gd_core.analysis.step import without_memory
from gd_core.charts.theme import CHART_HEIGHT
from gd_core.charts.thinned import thin
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace, Values
from gd_core.text.catalogue import label, say

STEP_CHART_HEIGHT = CHART_HEIGHT + 20  # pixels, with the lines of numbers above a plot


def state_data(traces: dict[str, Trace], *columns: str) -> DataFrame:
    """All states of all runs: a row a state, the runs one after the other.

    Args:
        traces: the runs by side.
        columns: of a trace, "w", "loss" or "gradient".

    Returns:
        The columns iteration; by_hand, whose state it is; drawn, whether it gets a
        mark: all do, or the extremes of every bucket; and `columns`, as they ran. A
        browser finds everything else in these.
    """
    runs = traces.values()
    drawn = [np.isin(np.arange(trace.states), thin(trace.loss)) for trace in runs]
    by_hand = [np.full(t.states, side == "manual") for side, t in traces.items()]
    every = {
        name: np.concatenate([getattr(trace, name) for trace in runs])
        for name in columns
    }
    return DataFrame(
        {
            "iteration": np.concatenate(
                [np.arange(trace.states, dtype=np.uint16) for trace in runs]
            ),
            "by_hand": np.concatenate(by_hand),
            "drawn": np.concatenate(drawn),
            **every,
        }
    )


def alone_data(e: Experiment, traces: dict[str, Trace]) -> dict[str, Values]:
    """Where each state would go if the optimiser remembered nothing, by column.

    Columns: w_alone, and with a bias b_alone; none of an optimiser without a memory.

    Args:
        e: what was run.
        traces: the runs by side, as `seen_by_steps` has them.
    """
    if not e.remembers:
        return {}
    runs = [without_memory(e, side, trace) for side, trace in traces.items()]
    columns = np.concatenate(runs).T
    names = (f"{name}_alone" for name in e.parameters)
    return dict(zip(names, columns, strict=True))


def charts_alt(chart: str, traces: dict[str, Trace], kind: str = "") -> str:
    """What a chart shows of all states, in words, from the data.

    Args:
        chart: "curve", "losses" or "line".
        traces: the runs by side.
        kind: of the chart, where there are several: how its text's key ends.
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
    return " ".join([label(f"chart.{chart}.alt{kind}"), *of_runs])
