"""The loss of both runs over the iterations, and where the state shown is."""

from __future__ import annotations

import altair as alt

from gd_core.charts.forms import Chart, Form, form_of, memoised_form
from gd_core.charts.linked import (
    all_states,
    drawn_states,
    pointer_layer,
    readout,
    readout_params,
    readout_room,
    shown_state,
    shown_states,
)
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
from gd_core.charts.step_data import STEP_CHART_HEIGHT, charts_alt, state_data
from gd_core.charts.theme import (
    DOTTED,
    THEORY_GREY,
    settings_lines,
    shown_marks,
)
from gd_core.charts.thinned import loss_notes
from gd_core.charts.twins import TWIN_NUMBERS, twin_facts, twin_layers
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label


def losses_chart(
    e: Experiment,
    traces: dict[str, Trace],
    scale: str = "linear",
    has_advice: bool = True,
) -> Chart:
    """The loss of both runs over the iterations, and where the state shown is.

    Args:
        e: what was run.
        traces: the runs by side, as `seen_by_steps` has them.
        scale: "linear" or "log".
        has_advice: see `loss_notes`.
    """
    axis = LossAxis.of_runs(e, traces.values(), scale)
    last = max(trace.states for trace in traces.values()) - 1
    kind = ".each" if e.update == "each" else ""
    places = [axis.places(trace.loss) for trace in traces.values()]
    return Chart(
        _losses_form(e.update),
        {"states": state_data(traces, "loss")},
        axis.facts()
        | axis_name(e, scale, axis.floor)
        | twin_facts(places, axis.span)
        | {"last": max(last, 1)},
        label(f"chart.losses.title.{e.update}"),
        settings_lines(e, loss_notes(e, traces, axis, has_advice)),
        f"{charts_alt('losses', traces, kind)} {loss_sentence(e)}",
    )


@memoised_form
def _losses_form(update: str) -> Form:
    """The form of the losses over the iterations, or over the updates."""
    x, y = loss_x("last", update), loss_y()
    here = alt.Chart().mark_rule(color=THEORY_GREY, strokeDash=DOTTED).encode(x=x)
    # pointing is done by `pointer_layer`, for all charts at once
    *twins, _ = twin_layers(drawn_states(), x, y, [], below=is_below("datum.loss"))
    states = all_states(
        shown_states(here),
        *twins,
        shown_states(shown_marks(x, y), *readout("loss")),
        pointer_layer(x, y),
    ).transform_calculate(place=placed("datum.loss"))
    return form_of(
        [readout_room(), states],
        label(f"chart.losses.title.{update}"),
        STEP_CHART_HEIGHT,
        [shown_state(), *readout_params("losses", "loss")],
        numbers=(*AXIS_NUMBERS, *TWIN_NUMBERS, "last"),
        texts=(LOSS_NAME,),
        lists=AXIS_LISTS,
    )
