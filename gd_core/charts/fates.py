"""Four fates: the weight over the iterations, at four learning rates that tell."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from pandas import concat

from gd_core.analysis.theory import Theory
from gd_core.charts.forms import Spec, filled, form_of, named, number
from gd_core.charts.linked import color, dash, shape
from gd_core.charts.loss import (
    GREY,
    QUIET,
    heading,
    optimum_data,
    quiet_axis,
    run_legend,
)
from gd_core.charts.rate_map import taken
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.catalogue import label, say

HEIGHT = -10  # pixels more than a loss chart has
SHOWN = 3  # starting distances to both sides of w* that a chart shows


def fate_window(theory: Theory) -> tuple[float, float]:
    """The weights that the chart of a fate shows, the same for all four."""
    reach = SHOWN * abs(theory.experiment.w0 - theory.optimum)
    return theory.optimum - reach, theory.optimum + reach


def leaves_at(theory: Theory, trace: Trace) -> int | None:
    """The first state that the chart of a fate does not show."""
    low, high = fate_window(theory)
    outside = np.flatnonzero((trace.w < low) | (trace.w > high))
    return int(outside[0]) if len(outside) else trace.diverged_at


def _shown(trace: Trace, leaves: int | None) -> int:
    """How many states are drawn: up to the one that is outside, which it leads to."""
    return trace.states if leaves is None else leaves + 1


def fate_chart(e: Experiment, name: str, traces: dict[str, Trace]) -> Spec:
    """The weight over the iterations at one learning rate, both runs.

    Args:
        e: what was run, at this rate.
        name: one of rates.FATES.
        traces: the runs by side.
    """
    theory = Theory(e)
    leaves = {side: leaves_at(theory, trace) for side, trace in traces.items()}
    tables = [
        trace.table()
        .astype(np.float64)
        .head(_shown(trace, leaves[side]))
        .assign(run=label(f"side.{side}"), rate=e.learning_rate)
        for side, trace in traces.items()
    ]
    data = concat(tables, ignore_index=True)
    low, high = fate_window(theory)
    best, told = optimum_data(theory.optimum)
    notes = [sentences.fate(theory)]
    if e.slips:
        notes = [
            say(
                "chart.fate.does",
                run=label(f"run.{side}"),
                does=sentences.fate(Theory(e, e.slip(side))),
            )
            for side in SIDES
        ]
    for side, k in leaves.items():
        if k is not None:
            run = label(f"run.{side}")
            notes.append(say("chart.fate.leaves", run=run, k=k))
    title = say(f"chart.fate.{name}", rate=e.learning_rate)
    return filled(
        _fate_form(),
        {"states": data, **best},
        {"low": low, "high": high, **told},
        **heading(title, e, notes, HEIGHT),
    )


@cache
def _fate_form() -> Spec:
    """The form of the chart of a fate."""
    ends = [alt.ExprRef("low"), alt.ExprRef("high")]
    x = alt.X(
        "iteration",
        type="quantitative",
        title=say("chart.loss.x"),
        axis=quiet_axis(tickMinStep=1, tickCount=5, format="d", grid=False),
        scale=alt.Scale(nice=False),
    )
    y = alt.Y(
        "w",
        type="quantitative",
        title=say("chart.curve.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=quiet_axis(tickCount=5, format=".4~g"),
    )
    legend = run_legend(width=0, size=70)
    lines = (
        named("states")
        .mark_line(strokeWidth=2, clip=True)
        .encode(x=x, y=y, color=color(legend), strokeDash=dash(legend))
    )
    marks = (
        named("states")
        .transform_filter("low <= datum.w && datum.w <= high")
        .mark_point(filled=True, opacity=1, size=40, cursor="pointer")
        .encode(x=x, y=y, color=color(legend), shape=shape(legend))
        .add_params(taken())
    )
    optimum = [
        named("best").mark_rule(color=GREY, strokeDash=[2, 3]).encode(y=y),
        named("best")
        .mark_text(
            text=alt.ExprRef("best_told"),
            align="right",
            x=alt.ExprRef("width"),
            dy=-9,
            color=QUIET,
            fontSize=12,
        )
        .encode(y=y),
    ]
    names = ("low", "high", "best_told")
    return form_of([*optimum, lines, marks], [*map(number, names)])


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
