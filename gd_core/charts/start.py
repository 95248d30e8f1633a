"""The chart of the start: the loss as a function of w, and where the run starts."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame

from gd_core.charts.forms import (
    Spec,
    fill_form,
    filled_in,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.loss_curve import (
    LossCurve,
    optimum_facts,
    optimum_marks,
    start_loss,
)
from gd_core.charts.theme import (
    QUIET_TEXT,
    RUN_COLORS,
    SIX_DIGITS,
    THEORY_GREY,
    heading,
    quiet_axis,
)
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import exact

START_REACH = 1.6  # of the chart, in starting distances to both sides of w*
START_EXTRA = 60  # pixels that the chart is higher than a loss chart


def start_chart(e: Experiment) -> Spec:
    """The loss as a function of w, and where the run starts: all but what it does."""
    curve = LossCurve.of(e)
    distance = abs(e.w0 - curve.center) or max(abs(curve.center), 1.0)
    reach = min(START_REACH * distance, curve.largest_reach)
    w = curve.center + np.linspace(-reach, reach, 101)
    data: Spec = {
        "curve": DataFrame({"w": w, "loss": curve.loss(w)}),
        "start": DataFrame({"w": [e.w0], "loss": [start_loss(e)]}),
    }
    values: Spec = {"start_name": say("chart.start.here", w0=exact(e.w0))}
    if curve.optimum is not None:
        optimum, name = optimum_facts(curve.optimum)
        data, values = data | optimum, values | name
    return fill_form(
        _start_form(curve.optimum is not None, e.w0 > curve.center),
        data,
        values,
        **heading(label("chart.start.title"), e, [], START_EXTRA),
    )


@memoised_form
def _start_form(has_optimum: bool, left: bool) -> Spec:
    """The form: with an optimum or none, the name of the start left or right."""
    x = alt.X(
        "w",
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(nice=False, zero=False),
        axis=quiet_axis(tickCount=7, grid=False, format=SIX_DIGITS),
    )
    y = alt.Y(
        "loss",
        type="quantitative",
        title=label("chart.loss.y"),
        scale=alt.Scale(nice=True, zero=False),
        axis=quiet_axis(tickCount=5, format=SIX_DIGITS),
    )
    curve = named_data("curve").mark_line(color=THEORY_GREY, strokeWidth=2)
    start = named_data("start").encode(x=x, y=y)
    mark = start.mark_point(
        filled=True, opacity=1, size=220, color=RUN_COLORS["manual"], stroke="white"
    )
    name = start.mark_text(  # where the curve is not
        text=alt.ExprRef("start_name"),
        align="right" if left else "left",
        dx=-14 if left else 14,
        fontSize=14,
        fontWeight=600,
        color=QUIET_TEXT,
    )
    optimum = optimum_marks(x) if has_optimum else []
    names = ["start_name", *(["optimum_name"] if has_optimum else [])]
    layers = [curve.encode(x=x, y=y), *optimum, mark, name]
    return form_of(layers, [*map(filled_in, names)])


def start_alt(e: Experiment) -> str:
    """What the chart of the start shows, in words."""
    curve = LossCurve.of(e)
    key = "chart.start.alt"
    if curve.optimum is None:
        key += ".flat" if curve.flat else ".far"
    return say(key, w0=e.w0, loss=start_loss(e), w=curve.optimum)
