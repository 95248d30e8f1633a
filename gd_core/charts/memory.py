"""What the optimiser remembers, over the iterations: both runs in one chart a part."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.loss_axis import loss_x
from gd_core.charts.map_layers import RUN_OF_SIDE
from gd_core.charts.theme import (
    CHART_HEIGHT,
    SIX_DIGITS,
    run_labels,
    run_legend,
    settings_lines,
)
from gd_core.charts.thinned import thin
from gd_core.charts.tooltips import iteration_told, number_told
from gd_core.charts.twins import TWIN_NUMBERS, twin_facts, twin_layers
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace, Values
from gd_core.text.catalogue import label, say

MEMORY_HEIGHT = CHART_HEIGHT - 40  # pixels


def memory_charts(e: Experiment, traces: dict[str, Trace]) -> tuple[Chart, ...]:
    """A chart for each part of the memory, and with a bias for each parameter.

    Args:
        e: what was run.
        traces: the runs by side.
    """
    last = max(trace.states for trace in traces.values()) - 1
    charts = []
    for part in e.remembers:
        for i, name in enumerate(e.parameters):
            values = {side: t.buffers[part][:, i] for side, t in traces.items()}
            key = (
                "chart.memory.title.of"
                if len(e.parameters) > 1
                else "chart.memory.title"
            )
            title = say(key, part=part, name=name)
            charts.append(
                Chart(
                    _memory_form(),
                    {"states": memory_data(values)},
                    twin_facts([*values.values()], _span(values))
                    | {"last": max(last, 1), "part": part},
                    title,
                    settings_lines(e, [label(f"chart.memory.{e.optimizer}.{part}")]),
                    memory_alt(title, values),
                )
            )
    return tuple(charts)


def _span(values: dict[str, Values]) -> float:
    """From the lowest to the highest value of both runs."""
    every = np.concatenate([*values.values()]).astype(np.float64)
    with np.errstate(over="ignore"):
        return float(np.ptp(every))


def memory_data(values: dict[str, Values]) -> DataFrame:
    """What both runs remember: a row a state that is drawn.

    Columns: side, its place in SIDES; iteration; value.
    """
    tables = []
    for side, held in values.items():
        drawn = thin(held)
        columns = {
            "side": np.full(len(drawn), SIDES.index(side), np.uint8),
            "iteration": drawn.astype(np.uint16),
            "value": held[drawn],
        }
        tables.append(DataFrame(columns))
    return concat(tables, ignore_index=True)


@memoised_form
def _memory_form() -> Form:
    """The form of the chart of a part of the memory."""
    x = loss_x("last", tickCount=5)
    y = alt.Y(
        "value",
        type="quantitative",
        title=label("chart.memory.y"),
        scale=alt.Scale(zero=False),
        axis=alt.Axis(tickCount=5, format=SIX_DIGITS, title="part"),  # a fact
    )
    states = named_data("states").transform_calculate(run=RUN_OF_SIDE)
    tooltip = [
        iteration_told(),
        number_told("value", label("chart.memory.y")),
    ]
    return form_of(
        twin_layers(states, x, y, tooltip, run_legend(width=0, size=90)),
        label("chart.memory.name"),
        MEMORY_HEIGHT,
        [run_labels()],
        numbers=("last", *TWIN_NUMBERS),
        texts=("part",),
    )


def memory_alt(title: str, values: dict[str, Values]) -> str:
    """What a chart of the memory shows, in words, from the data."""
    of_runs = [
        say(
            "chart.memory.alt",
            side=label(f"side.{side}"),
            last=len(held) - 1,
            first=float(held[min(1, len(held) - 1)]),
            end=float(held[-1]),
        )
        for side, held in values.items()
    ]
    return " ".join([f"{title}.", *of_runs])
