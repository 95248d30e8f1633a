"""The loss of both runs over the iterations, and where the state shown is."""

from __future__ import annotations

import altair as alt

from gd_core.charts.forms import Chart, Form, form_of, memoised_form
from gd_core.charts.linked import (
    all_states,
    drawn_states,
    pointer_layer,
    readout,
    readout_param,
    readout_room,
    shown_state,
    shown_states,
)
from gd_core.charts.loss_axis import (
    AXIS_LISTS,
    AXIS_NUMBERS,
    LOSS_NAME,
    LossAxis,
    axis_name,
    loss_notes,
    loss_sentence,
    loss_x,
    loss_y,
    placed,
)
from gd_core.charts.step_data import STEP_CHART_HEIGHT, charts_alt, state_data
from gd_core.charts.theme import (
    DOTTED,
    LINE_WIDTHS,
    SHOWN_STATE_SIZES,
    STATE_SIZES,
    THEORY_GREY,
    run_color,
    run_dash,
    run_shape,
    run_size,
    settings_lines,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label


def losses_chart(
    e: Experiment, traces: dict[str, Trace], scale: str = "linear"
) -> Chart:
    """The loss of both runs over the iterations, and where the state shown is."""
    axis = LossAxis.of(scale, *traces.values())
    last = max(trace.states for trace in traces.values()) - 1
    return Chart(
        _losses_form(e.update),
        {"states": state_data(traces, "loss")},
        axis.facts() | axis_name(e) | {"last": max(last, 1)},
        label(f"chart.losses.title.{e.update}"),
        settings_lines(e, loss_notes(e, traces, axis)),
        f"{charts_alt('losses', traces)} {loss_sentence(e)}",
    )


@memoised_form
def _losses_form(update: str) -> Form:
    """The form of the losses over the iterations, or over the updates."""
    x, y = loss_x("last", update), loss_y()
    color, shape = run_color(), run_shape()
    here = alt.Chart().mark_rule(color=THEORY_GREY, strokeDash=DOTTED).encode(x=x)
    lines = (
        drawn_states()
        .mark_line()
        .encode(
            x=x,
            y=y,
            color=color,
            strokeDash=run_dash(),
            strokeWidth=run_size(*LINE_WIDTHS),
        )
    )
    marks = (
        drawn_states()
        .mark_point(filled=True, opacity=0.7)
        .encode(x=x, y=y, color=color, shape=shape, size=run_size(*STATE_SIZES))
    )
    shown = (
        alt.Chart()
        .mark_point(filled=True, opacity=1, stroke="white")
        .encode(x=x, y=y, color=color, shape=shape, size=run_size(*SHOWN_STATE_SIZES))
    )
    states = all_states(
        shown_states(here),
        lines,
        marks,
        shown_states(shown, *readout("loss")),
        pointer_layer(x, y),
    ).transform_calculate(place=placed("datum.loss"))
    return form_of(
        [readout_room(), states],
        label(f"chart.losses.title.{update}"),
        STEP_CHART_HEIGHT,
        [shown_state(), readout_param("losses", "loss")],
        numbers=(*AXIS_NUMBERS, "last"),
        texts=(LOSS_NAME,),
        lists=AXIS_LISTS,
    )
