"""The losses of both runs over the iterations, in one plot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.linked import RUN_CODE
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
from gd_core.charts.step_data import state_data
from gd_core.charts.theme import (
    CHART_HEIGHT,
    HALO,
    QUIET_TEXT,
    run_labels,
    settings_lines,
)
from gd_core.charts.thinned import loss_notes
from gd_core.charts.tooltips import RUN_NAME, iteration_told, number_told, run_told
from gd_core.charts.twins import (
    LEGEND_TEXTS,
    TWIN_NUMBERS,
    ends_facts,
    ends_legend,
    twin_facts,
    twin_layers,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say

NEAR_LEADING = 16  # pixels, from line to line
ABOVE_BOTTOM = 18  # pixels, of what stands above the marks at the bottom


def both_losses_chart(
    e: Experiment, traces: Mapping[str, Trace], scale: str = "linear"
) -> Chart:
    """The loss of both runs at every iteration; the legend says how each ends.

    Args:
        e: what was run.
        traces: the runs by side.
        scale: "linear" or "log".
    """
    runs = dict(traces)
    axis = LossAxis.of_runs(e, runs.values(), scale)
    last = max(trace.states for trace in runs.values()) - 1
    places = [axis.places(trace.loss) for trace in runs.values()]
    ends = {
        side: (trace.final_loss, trace.states - 1, trace.diverged_at)
        for side, trace in runs.items()
    }
    twins = twin_facts(places, axis.span)
    notes = loss_notes(e, runs, axis, has_advice=False)
    near = say("chart.loss.near", precision=e.precision)
    near_lines = say("chart.loss.near.lines", precision=e.precision)
    return Chart(
        _both_form(),
        {"states": state_data(runs, "loss")},
        axis.facts()
        | axis_name(e, scale, axis.floor)
        | twins
        | ends_facts(e, "loss", ends, bool(twins["coincide"]))
        | {"last": max(last, 1), "near_name": near_lines if near in notes else ""},
        label(f"chart.both.title{'.above' if axis.floor else ''}"),
        settings_lines(e, [note for note in notes if note != near]),
        f"{both_alt(runs)} {loss_sentence(e)}",
    )


@memoised_form
def _both_form() -> Form:
    """The form of both losses in one plot."""
    states = (
        named_data("states")
        .transform_filter("datum.drawn")
        .transform_calculate(run=RUN_CODE, place=placed("datum.loss"))
        .transform_calculate(run_name=RUN_NAME)
    )
    tooltip: Any = [
        run_told(),
        iteration_told(),
        number_told("loss", label("chart.loss.y")),
    ]
    return form_of(
        [
            *_near_names(),
            *twin_layers(
                states,
                loss_x("last"),
                loss_y(),
                tooltip,
                ends_legend(),
                is_below("datum.loss"),
            ),
        ],
        label("chart.both.title"),
        CHART_HEIGHT,
        [run_labels()],
        numbers=(*AXIS_NUMBERS, *TWIN_NUMBERS, "last"),
        texts=(LOSS_NAME, *LEGEND_TEXTS, "near_name"),
        lists=AXIS_LISTS,
    )


def _near_names() -> list[alt.Chart]:
    """At the bottom of a log axis, why marks stand there."""
    return [
        alt.Chart(alt.sequence(0, 1)).mark_text(
            text=alt.ExprRef("split(near_name, '\\n')"),
            lineHeight=NEAR_LEADING,
            x=alt.ExprRef("width - 6"),
            y=alt.ExprRef(f"height - {ABOVE_BOTTOM + NEAR_LEADING}"),
            align="right",
            baseline="bottom",
            fontSize=13,
            color=QUIET_TEXT,
            **halo,
        )
        for halo in (HALO, {})
    ]


def both_alt(traces: Mapping[str, Trace]) -> str:
    """What the chart shows, in words, from the data."""
    told = [label("chart.both.alt")]
    for side, trace in traces.items():
        told.append(
            say(
                "chart.both.alt.run",
                run=label(f"side.{side}"),
                first=float(trace.loss[0]),
                end=trace.final_loss,
                last=trace.states - 1,
            )
        )
    return " ".join(told)
