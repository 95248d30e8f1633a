"""The loss charts: the loss of each run at every iteration, the other run behind it."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
from pandas import DataFrame, Index

from gd_core.charts.forms import (
    Spec,
    fill_form,
    filled_in,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.loss_axis import LossAxis, loss_notes, loss_x, loss_y, thin
from gd_core.charts.theme import (
    GROUPED_DIGITS,
    RUN_COLORS,
    RUN_SHAPES,
    heading,
    run_color,
    run_dash,
    run_labels,
    run_legend,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

# an index built once, which saves half the time that pandas takes for so few rows
LOSS_COLUMNS = Index(["iteration", "w", "loss", "gradient", "shown"])
MOST_MARKED = 60  # states that get a mark each
IN_PLACE, BELOW = "datum.shown == datum.loss", "datum.shown != datum.loss"


def loss_data(traces: dict[str, Trace], axis: LossAxis) -> DataFrame:
    """What the charts draw of the runs: a row a state.

    Columns: run, the code of its side; iteration, w, loss, gradient; and `shown`, the
    loss at its place on the axis: the loss itself, but the bottom where it has none.
    """
    tables, runs = [], []
    for side, trace in traces.items():
        k = thin(trace.loss)
        loss = trace.loss[k].astype(np.float64)
        columns = (k, trace.w[k], loss, trace.gradient[k], axis.places(loss))
        tables.append(np.column_stack(columns))
        runs += [side] * len(k)
    data = DataFrame(np.concatenate(tables), columns=LOSS_COLUMNS.view())
    data.insert(0, "run", runs)
    return data


def loss_charts(
    e: Experiment, traces: dict[str, Trace], scale: str = "linear"
) -> dict[str, Spec]:
    """The loss of each run at every iteration, the other run's behind it, by side.

    Args:
        e: what was run.
        traces: the runs by side; all charts share the axes that hold all of them, and
            the data.
        scale: "linear" or "log".
    """
    axis = LossAxis.of(scale, *traces.values())
    data, notes = {"runs": loss_data(traces, axis)}, loss_notes(e, traces, axis)
    charts = {}
    for side, trace in traces.items():
        in_place = axis.in_place(trace.loss)
        marked = bool(in_place.any()) and trace.states <= MOST_MARKED
        below = not in_place.all()
        form = _loss_form(side, tuple(traces), scale, marked, below)
        title = say("chart.loss.title", side=label(f"side.{side}"))
        charts[side] = fill_form(form, data, axis.values(), **heading(title, e, notes))
    return charts


@memoised_form
def _loss_form(
    side: str, sides: tuple[str, ...], scale: str, marked: bool, below: bool
) -> Spec:
    """The form of a loss chart; Vega complains of a layer that is empty.

    Args:
        side: whose chart it is.
        sides: whose runs there are.
        scale: "linear" or "log".
        marked: its states get a mark each.
        below: some of them have no place on the axis.
    """
    layers = [_line(side, scale, width=3)]
    layers += [_line(other, scale, width=1.5) for other in sides if other != side]
    if marked:
        layers.append(_marks(side, scale, IN_PLACE, RUN_SHAPES[side]))
    if below:
        layers.append(_marks(side, scale, BELOW, "triangle-down"))
    return form_of(layers, [run_labels(), filled_in("lowest"), filled_in("highest")])


def _encodings(scale: str) -> dict[str, Any]:
    """What every layer of a loss chart has in common."""
    formats = {"iteration": "d", "w": ".9~g", "loss": ".9~g", "gradient": ".9~g"}
    return {
        "x": loss_x(),
        "y": loss_y(scale, labelExpr=GROUPED_DIGITS),
        "tooltip": [
            alt.Tooltip("run_name", type="nominal", title=label("chart.tooltip.run")),
            *(
                alt.Tooltip(
                    name,
                    type="quantitative",
                    format=digits,
                    title=label(f"chart.tooltip.{name}"),
                )
                for name, digits in formats.items()
            ),
        ],
    }


def _of_run(side: str, which: str = "true") -> alt.Chart:
    """The states of one run, or some of them."""
    chart: alt.Chart = (
        named_data("runs")
        .transform_filter(f"datum.run == '{side}' && {which}")
        .transform_calculate(run_name="run_labels[datum.run]")
    )
    return chart


def _line(side: str, scale: str, width: float) -> alt.Chart:
    legend = run_legend()
    line: alt.Chart = (
        _of_run(side)
        .mark_line(strokeWidth=width)
        .encode(
            **_encodings(scale), color=run_color(legend), strokeDash=run_dash(legend)
        )
    )
    return line


def _marks(side: str, scale: str, which: str, shape: str) -> alt.Chart:
    marks: alt.Chart = (
        _of_run(side, which)
        .mark_point(
            shape=shape, filled=True, opacity=1, size=45, color=RUN_COLORS[side]
        )
        .encode(**_encodings(scale))
    )
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
