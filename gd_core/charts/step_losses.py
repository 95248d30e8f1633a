"""The loss of both runs over the iterations, and where the state shown is."""

from __future__ import annotations

import altair as alt

from gd_core.charts.forms import (
    Spec,
    fill_form,
    filled_in,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.linked import (
    pointer_layer,
    readout,
    readout_param,
    shown_state,
    shown_states,
)
from gd_core.charts.loss_axis import LossAxis, loss_notes, loss_x, loss_y
from gd_core.charts.step_data import READOUT_HEIGHT, drawn_data, state_data
from gd_core.charts.theme import (
    DOTTED,
    LINE_WIDTHS,
    SHOWN_STATE_SIZES,
    SIX_DIGITS,
    STATE_SIZES,
    THEORY_GREY,
    heading,
    run_color,
    run_dash,
    run_shape,
    run_size,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label


def losses_chart(
    e: Experiment, traces: dict[str, Trace], scale: str = "linear"
) -> Spec:
    """The loss of both runs over the iterations, and where the state shown is."""
    axis = LossAxis.of(scale, *traces.values())
    states = state_data(e, traces)
    drawn = drawn_data(states, traces)
    for table in (states, drawn):
        table["shown"] = axis.places(table["loss"].to_numpy())
    return fill_form(
        _losses_form(scale),
        {"states": states, "drawn": drawn},
        axis.values() | {"last": int(states["iteration"].max())},
        **heading(
            label("chart.losses.title"),
            e,
            loss_notes(e, traces, axis),
            READOUT_HEIGHT,
        ),
    )


@memoised_form
def _losses_form(scale: str) -> Spec:
    """The form of the losses over the iterations."""
    x = loss_x([0, alt.ExprRef("last")])
    y = loss_y(scale, format=SIX_DIGITS)
    color, shape = run_color(), run_shape()
    lines = (
        named_data("drawn")
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
        named_data("drawn")
        .mark_point(filled=True, opacity=0.7)
        .encode(x=x, y=y, color=color, shape=shape, size=run_size(*STATE_SIZES))
    )
    here = shown_states().mark_rule(color=THEORY_GREY, strokeDash=DOTTED).encode(x=x)
    shown = (
        shown_states()
        .mark_point(filled=True, opacity=1, stroke="white")
        .encode(x=x, y=y, color=color, shape=shape, size=run_size(*SHOWN_STATE_SIZES))
    )
    layers = [here, lines, marks, shown, pointer_layer(x, y), *readout("loss")]
    params = [shown_state(), readout_param("losses", "loss")]
    return form_of(layers, [*params, *map(filled_in, ("lowest", "highest", "last"))])
