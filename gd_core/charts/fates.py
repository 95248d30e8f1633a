"""Four fates: the weight over the iterations, at four learning rates that tell."""

from __future__ import annotations

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, concat

from gd_core.analysis.theory import theory_of
from gd_core.charts.forms import (
    Spec,
    fill_form,
    filled_in,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.loss_axis import loss_x
from gd_core.charts.loss_curve import LossCurve, optimum_facts
from gd_core.charts.map_layers import taken
from gd_core.charts.theme import (
    DOTTED,
    QUIET_TEXT,
    THEORY_GREY,
    heading,
    quiet_axis,
    run_color,
    run_dash,
    run_labels,
    run_legend,
    run_shape,
)
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.catalogue import label, say

FATE_EXTRA = -10  # pixels that the chart is higher than a loss chart
FATE_REACH = 3  # starting distances to both sides of w* that a chart shows


def fate_window(e: Experiment) -> tuple[float, float]:
    """The weights that the chart of a fate shows, the same for all four."""
    curve = LossCurve.of(e)
    distance = abs(e.w0 - curve.center) or max(abs(curve.center), 1.0)
    reach = FATE_REACH * distance
    return curve.center - reach, curve.center + reach


def leaves_at(e: Experiment, trace: Trace) -> int | None:
    """The first state that the chart of a fate does not show; None if it shows all."""
    low, high = fate_window(e)
    w = trace.w.astype(np.float64)
    outside: NDArray[np.intp] = np.flatnonzero((w < low) | (w > high))
    return int(outside[0]) if len(outside) else trace.diverged_at


def fate_chart(e: Experiment, name: str, traces: dict[str, Trace]) -> Spec:
    """The weight over the iterations at one learning rate, both runs.

    Args:
        e: what was run, at this rate.
        name: one of rates.FATES.
        traces: the runs by side.
    """
    leaves = {side: leaves_at(e, trace) for side, trace in traces.items()}
    tables = [
        _drawn_states(trace, leaves[side]).assign(run=side, rate=e.learning_rate)
        for side, trace in traces.items()
    ]
    data: Spec = {"states": concat(tables, ignore_index=True)}
    low, high = fate_window(e)
    values: Spec = {"low": low, "high": high}
    curve = LossCurve.of(e)
    if curve.optimum is not None:
        optimum, optimum_name = optimum_facts(curve.optimum)
        data, values = data | optimum, values | optimum_name
    notes = _fate_notes(e) + [
        say(f"chart.fate.leaves.{side}", k=k)
        for side, k in leaves.items()
        if k is not None
    ]
    title = say(f"chart.fate.{name}", rate=e.learning_rate)
    form = _fate_form(curve.optimum is not None)
    return fill_form(form, data, values, **heading(title, e, notes, FATE_EXTRA))


def _drawn_states(trace: Trace, leaves: int | None) -> DataFrame:
    """The states up to the one that is outside, to which the line leads."""
    states = trace.table().astype(np.float64)
    return states if leaves is None else states.head(leaves + 1)


def _fate_notes(e: Experiment) -> list[str]:
    """What a step does to the weight, of both runs where they differ."""
    if not e.slips:
        theory = theory_of(e)
        return [sentences.fate(theory)] if theory else []
    theories = {side: theory_of(e, side) for side in SIDES}
    return [
        say(f"chart.fate.does.{side}", does=sentences.fate(theory))
        for side, theory in theories.items()
        if theory
    ]


@memoised_form
def _fate_form(has_optimum: bool) -> Spec:
    """The form of the chart of a fate, with an optimum or none."""
    x = loss_x(tickCount=5)
    ends = [alt.ExprRef("low"), alt.ExprRef("high")]
    y = alt.Y(
        "w",
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=quiet_axis(tickCount=5, format=".4~g"),
    )
    legend = run_legend(width=0, size=70)
    color = run_color(legend)
    lines = (
        named_data("states")
        .mark_line(strokeWidth=2, clip=True)
        .encode(x=x, y=y, color=color, strokeDash=run_dash(legend))
    )
    marks = (
        named_data("states")
        .transform_filter("low <= datum.w && datum.w <= high")
        .mark_point(filled=True, opacity=1, size=40, cursor="pointer")
        .encode(x=x, y=y, color=color, shape=run_shape(legend))
        .add_params(taken())
    )
    optimum = _optimum(y) if has_optimum else []
    names = ["low", "high", *(["optimum_name"] if has_optimum else [])]
    params = [run_labels(), *map(filled_in, names)]
    return form_of([*optimum, lines, marks], params)


def _optimum(y: alt.Y) -> list[alt.Chart]:
    """A dotted line at the optimum, and its name at the right; y is the weight."""
    optimum = named_data("optimum").encode(y=y)
    return [
        optimum.mark_rule(color=THEORY_GREY, strokeDash=DOTTED),
        optimum.mark_text(
            text=alt.ExprRef("optimum_name"),
            align="right",
            x=alt.ExprRef("width"),
            dy=-9,
            color=QUIET_TEXT,
            fontSize=12,
        ),
    ]


def fate_alt(e: Experiment, name: str, traces: dict[str, Trace]) -> str:
    """What becomes of the weight at one learning rate, in words."""
    return say(
        "chart.fate.alt",
        title=say(f"chart.fate.{name}", rate=e.learning_rate),
        first=e.w0,
        last=traces["autograd"].final_w,
        by_hand=traces["manual"].final_w,
        k=traces["autograd"].states - 1,
    )
