"""The loss charts: the loss of each run at every iteration, the other run behind it."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame, Index

from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.loss_axis import (
    AXIS_LISTS,
    AXIS_NUMBERS,
    LossAxis,
    loss_notes,
    loss_x,
    loss_y,
    placed,
    thin,
)
from gd_core.charts.theme import (
    CHART_HEIGHT,
    RUN_COLORS,
    RUN_SHAPES,
    run_color,
    run_dash,
    run_labels,
    run_legend,
    settings_lines,
)
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

MOST_MARKED = 60  # states that get a mark each
# an index built once, which saves half the time that pandas takes for so few rows
COLUMNS = Index(["w", "loss", "gradient", "other"])
OWN, OTHER = "isValid(datum.loss)", "isValid(datum.other)"
IN_PLACE = "marked && datum.loss >= least"
BELOW = "datum.loss < least"


def loss_data(side: str, traces: dict[str, Trace]) -> DataFrame:
    """What the chart of a run draws: a row an iteration.

    Columns: iteration; w, loss and gradient of the run; other, the loss of the other
    run. What a run has no state for is empty.
    """
    own = traces[side]
    others = [trace for other, trace in traces.items() if other != side]
    drawn = np.unique(np.concatenate([thin(t.loss) for t in traces.values()]))
    table = np.full((len(drawn), len(COLUMNS)), np.nan, own.loss.dtype)
    rows = drawn < own.states
    for column, values in enumerate((own.w, own.loss, own.gradient)):
        table[rows, column] = values[drawn[rows]]
    for trace in others:
        rows = drawn < trace.states
        table[rows, -1] = trace.loss[drawn[rows]]
    data = DataFrame(table, columns=COLUMNS.view())
    data.insert(0, "iteration", drawn.astype(np.uint16))
    return data


def loss_charts(
    e: Experiment, traces: dict[str, Trace], scale: str = "linear"
) -> dict[str, Chart]:
    """The loss of each run at every iteration, the other run's behind it, by side.

    Args:
        e: what was run.
        traces: the runs by side; all charts share the axes that hold all of them.
        scale: "linear" or "log".
    """
    axis = LossAxis.of(scale, *traces.values())
    last = max(trace.states for trace in traces.values()) - 1
    lines = settings_lines(e, loss_notes(e, traces, axis))
    return {
        side: Chart(
            _loss_form(side),
            {"states": loss_data(side, traces)},
            axis.facts()
            | {"last": max(last, 1), "marked": trace.states <= MOST_MARKED},
            _title(side),
            lines,
            loss_alt(e, side, traces),
        )
        for side, trace in traces.items()
    }


@memoised_form
def _loss_form(side: str) -> Form:
    """The form of the loss chart of a side."""
    other = next(name for name in SIDES if name != side)
    states = named_data("states")
    own = states.transform_filter(OWN).transform_calculate(
        run=f"'{side}'", place=placed("datum.loss")
    )
    behind = states.transform_filter(OTHER).transform_calculate(
        run=f"'{other}'", place=placed("datum.other")
    )
    layers = [
        _line(own, width=3),
        _line(behind, width=1.5),
        _marks(own.transform_filter(IN_PLACE), RUN_SHAPES[side], RUN_COLORS[side]),
        _marks(own.transform_filter(BELOW), "triangle-down", RUN_COLORS[side]),
    ]
    numbers = (*AXIS_NUMBERS, "last", "marked")
    return form_of(
        layers,
        _title(side),
        CHART_HEIGHT,
        [run_labels()],
        numbers=numbers,
        lists=AXIS_LISTS,
    )


def _title(side: str) -> str:
    return say("chart.loss.title", side=label(f"side.{side}"))


def _line(states: alt.Chart, width: float) -> alt.Chart:
    legend = run_legend()
    line: alt.Chart = states.mark_line(strokeWidth=width).encode(
        x=loss_x("last"),
        y=loss_y(),
        color=run_color(legend),
        strokeDash=run_dash(legend),
    )
    return line


def _marks(states: alt.Chart, shape: str, color: str) -> alt.Chart:
    formats = {"iteration": "d", "w": ".9~g", "loss": ".9~g", "gradient": ".9~g"}
    tooltip = [
        alt.Tooltip(
            name,
            type="quantitative",
            format=digits,
            title=label(f"chart.tooltip.{name}"),
        )
        for name, digits in formats.items()
    ]
    marks: alt.Chart = states.mark_point(
        shape=shape, filled=True, opacity=1, size=45, color=color
    ).encode(x=loss_x("last"), y=loss_y(), tooltip=tooltip)
    return marks


def loss_alt(e: Experiment, side: str, traces: dict[str, Trace]) -> str:
    """What the loss chart shows, in words, from the data."""
    own = traces[side]
    facts: dict[str, object] = {
        "side": label(f"side.{side}"),
        "iterations": own.states - 1,
        "first": float(own.loss[0]),
        "last": own.final_loss,
    }
    others = [trace for other, trace in traces.items() if other != side]
    if not others:
        return say("chart.loss.alt_alone", **facts)
    return say(
        "chart.loss.alt",
        **facts,
        other_first=float(others[0].loss[0]),
        other_last=others[0].final_loss,
    )
