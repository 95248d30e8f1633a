"""The chart of the start: the loss as a function of w, and where the run starts."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from pandas import DataFrame

from gd_core.analysis.theory import Theory
from gd_core.charts.forms import Spec, filled, form_of, named, number
from gd_core.charts.loss import (
    COLORS,
    GREY,
    QUIET,
    heading,
    optimum_data,
    optimum_marks,
    quiet_axis,
)
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import say
from gd_core.text.numbers import exact

REACH = 1.6  # of the chart, in starting distances to both sides of w*
MORE_HEIGHT = 60  # pixels, of the chart


def start_chart(e: Experiment) -> Spec:
    """The loss as a function of w, and where the run starts: all but what it does."""
    theory = Theory(e)
    center = theory.optimum if np.isfinite(theory.optimum) else e.w0
    reach = REACH * (abs(e.w0 - center) or max(abs(center), 1.0))
    w = center + np.linspace(-reach, reach, 101)
    curve = DataFrame({"w": w, "loss": theory.loss(w) + 0 * w})
    start = DataFrame({"w": [e.w0], "loss": [float(theory.loss(e.w0))]})
    data: Spec = {"curve": curve, "start": start}
    numbers: Spec = {"told": say("chart.start.here", w0=exact(e.w0))}
    has_best = bool(np.isfinite(theory.optimum))
    if has_best:
        best, told = optimum_data(theory.optimum)
        data, numbers = data | best, numbers | told
    title = say("chart.start.title")
    return filled(
        _start_form(has_best, e.w0 > center),
        data,
        numbers,
        **heading(title, e, [], MORE_HEIGHT),
    )


@cache
def _start_form(has_best: bool, left: bool) -> Spec:
    """The form of the chart: with a best weight or none, the name left or right."""
    x = alt.X(
        "w",
        type="quantitative",
        title=say("chart.curve.x"),
        scale=alt.Scale(nice=False, zero=False),
        axis=quiet_axis(tickCount=7, grid=False, format=".6~g"),
    )
    y = alt.Y(
        "loss",
        type="quantitative",
        title=say("chart.loss.y"),
        scale=alt.Scale(nice=True, zero=False),
        axis=quiet_axis(tickCount=5, format=".6~g"),
    )
    curve = named("curve").mark_line(color=GREY, strokeWidth=2).encode(x=x, y=y)
    at = named("start").encode(x=x, y=y)
    here = [
        at.mark_point(
            filled=True, opacity=1, size=220, color=COLORS["manual"], stroke="white"
        ),
        at.mark_text(  # the name stands where the curve does not
            text=alt.ExprRef("told"),
            align="right" if left else "left",
            dx=-14 if left else 14,
            fontSize=14,
            fontWeight=600,
            color=QUIET,
        ),
    ]
    best = optimum_marks(x) if has_best else []
    names = ["told", *(["best_told"] if has_best else [])]
    return form_of([curve, *best, *here], [*map(number, names)])


def start_alt(e: Experiment) -> str:
    """What the chart of the start shows, in words."""
    theory = Theory(e)
    flat = "" if np.isfinite(theory.optimum) else ".flat"
    return say(
        f"chart.start.alt{flat}",
        w0=e.w0,
        loss=float(theory.loss(e.w0)),
        w=theory.optimum,
    )
