"""The loss charts: the loss of each run at every iteration, the other run behind it."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame, Index

from gd_core.charts.forms import INDEX, Chart, Form, form_of, memoised_form
from gd_core.charts.loss_axis import (
    AXIS_LISTS,
    AXIS_NUMBERS,
    LOSS_NAME,
    axis_name,
    is_below,
    loss_sentence,
    loss_x,
    loss_y,
    placed,
)
from gd_core.charts.loss_range import LossAxis
from gd_core.charts.theme import (
    CHART_HEIGHT,
    RUN_COLORS,
    RUN_SHAPES,
    TWIN_SIZES,
    TWIN_WIDTHS,
    run_color,
    run_dash,
    run_labels,
    run_legend,
    settings_lines,
)
from gd_core.charts.thinned import loss_notes, thin
from gd_core.charts.tooltips import iteration_told, number_told
from gd_core.charts.twins import IS_MARKED, TWIN_NUMBERS, twin_facts
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

OTHER_WIDTH = 2.5  # pixels, of the line of the other run, where it can be told apart
# an index built once, which saves half the time that pandas takes for so few rows
LOSS_COLUMNS = Index(["loss", "other"])
OWN, BELOW = "datum.column == 'loss'", is_below("datum.value")


def loss_data(side: str, traces: dict[str, Trace]) -> DataFrame:
    """What the chart of a run draws: a row an iteration, which is the index.

    Columns: loss, of the run; other, the loss of the other run. Where a run has no
    state, its loss is empty.
    """
    others = [trace for other, trace in traces.items() if other != side]
    drawn = np.unique(np.concatenate([thin(t.loss) for t in traces.values()]))
    losses = np.full((len(drawn), len(LOSS_COLUMNS)), np.nan, traces[side].loss.dtype)
    for column, trace in enumerate((traces[side], *others)):
        rows = drawn < trace.states
        losses[rows, column] = trace.loss[drawn[rows]]
    data = DataFrame(losses, columns=LOSS_COLUMNS.view())
    if len(drawn) <= drawn[-1]:  # else the index has them, and takes no room
        data.index = Index(drawn.astype(np.uint16))
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
    axis = LossAxis.of_runs(e, traces.values(), scale)
    last = max(trace.states for trace in traces.values()) - 1
    places = [axis.places(trace.loss) for trace in traces.values()]
    lines = settings_lines(e, loss_notes(e, traces, axis))
    return {
        side: Chart(
            _loss_form(side),
            {"states": loss_data(side, traces)},
            axis.facts()
            | axis_name(e, scale, axis.floor)
            | twin_facts(places, axis.span)
            | {"last": max(last, 1)},
            _title(side),
            lines,
            f"{loss_alt(e, side, traces)} {loss_sentence(e)}",
        )
        for side, trace in traces.items()
    }


@memoised_form
def _loss_form(side: str) -> Form:
    """The form of the loss chart of a side."""
    (other,) = (name for name in SIDES if name != side)
    wide, _ = TWIN_WIDTHS
    # by hand first: what is dashed lies on what is not
    columns = [*LOSS_COLUMNS] if side == SIDES[0] else [*LOSS_COLUMNS][::-1]
    lines = (
        alt.Chart()
        .mark_line()
        .encode(
            color=run_color(run_legend()),
            strokeDash=run_dash(alt.Undefined),
            strokeWidth=alt.condition(
                f"coincide || {OWN}", alt.value(wide), alt.value(OTHER_WIDTH)
            ),
        )
    )
    marks = (
        alt.Chart()
        .transform_filter(f"{OWN} && {IS_MARKED}")
        .mark_point(
            filled=True,
            opacity=1,
            size=TWIN_SIZES[0],
            color=RUN_COLORS[side],
            stroke="white",
            strokeWidth=1,
        )
        .encode(
            shape=alt.condition(
                BELOW, alt.value("triangle-down"), alt.value(RUN_SHAPES[side])
            ),
        )
    )
    under_pointer = (
        alt.Chart()
        .transform_filter(OWN)
        .mark_point(filled=True, opacity=0, size=150)
        .encode(
            tooltip=[
                iteration_told(),
                number_told(
                    "loss", say("chart.tooltip.loss", run=label(f"run.{side}"))
                ),
                number_told(
                    "other", say("chart.tooltip.loss", run=label(f"run.{other}"))
                ),
            ],
        )
    )
    states = (
        alt.LayerChart(
            layer=[lines, marks, under_pointer], data=alt.NamedData("states")
        )
        .encode(x=loss_x("last"), y=loss_y())
        .transform_calculate(iteration=f"datum['{INDEX}']")
        .transform_fold(columns, as_=["column", "value"])
        .transform_filter("isValid(datum.value)")
        .transform_calculate(
            run=f"{OWN} ? '{side}' : '{other}'", place=placed("datum.value")
        )
    )
    return form_of(
        [states],
        _title(side),
        CHART_HEIGHT,
        [run_labels()],
        numbers=(*AXIS_NUMBERS, *TWIN_NUMBERS, "last"),
        texts=(LOSS_NAME,),
        lists=AXIS_LISTS,
    )


def _title(side: str) -> str:
    return say("chart.loss.title", side=label(f"side.{side}"))


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
