"""The chart of the start: the loss as a function of w, and where the run starts."""

from __future__ import annotations

import altair as alt
import numpy as np

from gd_core.charts.forms import Chart, Fact, Form, form_of, memoised_form
from gd_core.charts.loss_axis import LOSS_NAME, axis_name, loss_sentence, named_axis
from gd_core.charts.loss_curve import (
    OPTIMUM_NUMBERS,
    OPTIMUM_TEXTS,
    LossCurve,
    optimum_facts,
    optimum_marks,
    start_loss,
)
from gd_core.charts.theme import (
    CHART_HEIGHT,
    QUIET_TEXT,
    RUN_COLORS,
    SIX_DIGITS,
    THEORY_GREY,
    settings_lines,
)
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

START_REACH = 1.6  # of the chart, in starting distances to both sides of w*
START_CHART_HEIGHT = CHART_HEIGHT + 50  # pixels
PIECES = 100  # of which the curve consists
# the facts that the chart is filled with: of the curve, of the axes, of the start
START_NUMBERS = (
    *("center", "base", "slope", "a", "reach"),
    *("left", "right", "lowest", "highest"),
    *("w0", "first_loss"),
)


def start_chart(e: Experiment) -> Chart:
    """The loss as a function of w, and where the run starts: all but what it does."""
    curve = LossCurve.of(e)
    facts = {"w0": e.w0, "first_loss": start_loss(e), **_curve_facts(e, curve)}
    name = {"start_name": say("chart.start.here", w0=number(e.w0))}
    return Chart(
        _start_form(),
        {},
        facts | name | axis_name(e) | optimum_facts(curve.optimum),
        label("chart.start.title"),
        settings_lines(e),
        f"{start_alt(e)} {loss_sentence(e)}",
    )


def _curve_facts(e: Experiment, curve: LossCurve) -> dict[str, Fact]:
    """What is drawn of the curve, and the ends of the axes that hold it."""
    distance = abs(e.w0 - curve.center) or max(abs(curve.center), 1.0)
    reach = min(START_REACH * distance, curve.largest_reach)
    ends = curve.center + np.array([-reach, 0, reach])
    losses = [start_loss(e), *curve.loss(ends).tolist()]
    return {
        "center": curve.center,
        "base": curve.base,
        "slope": curve.slope,
        "a": curve.a,
        "reach": reach,
        "left": min(curve.center - reach, e.w0),
        "right": max(curve.center + reach, e.w0),
        "lowest": min(losses),
        "highest": max(losses),
    }


@memoised_form
def _start_form() -> Form:
    """The form of the chart of the start."""
    x, y = _weight_x(), _loss_y()
    start = alt.Chart(alt.sequence(0, 1)).transform_calculate(w="w0", loss="first_loss")
    mark = start.mark_point(
        filled=True, opacity=1, size=220, color=RUN_COLORS["manual"], stroke="white"
    )
    name = start.mark_text(  # where the curve is not
        text=alt.ExprRef("start_name"),
        align=alt.ExprRef("w0 > center ? 'right' : 'left'"),
        dx=alt.ExprRef("w0 > center ? -14 : 14"),
        fontSize=14,
        fontWeight=600,
        color=QUIET_TEXT,
    )
    return form_of(
        [
            _curve().encode(x=x, y=y),
            *optimum_marks(x),
            mark.encode(x=x, y=y),
            name.encode(x=x, y=y),
        ],
        label("chart.start.title"),
        START_CHART_HEIGHT,
        numbers=(*START_NUMBERS, *OPTIMUM_NUMBERS),
        texts=("start_name", LOSS_NAME, *OPTIMUM_TEXTS),
    )


def _weight_x() -> alt.X:
    return alt.X(
        "w",
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(
            domain=[alt.ExprRef("left"), alt.ExprRef("right")], nice=False, zero=False
        ),
        axis=alt.Axis(tickCount=7, grid=False, format=SIX_DIGITS),
    )


def _loss_y() -> alt.Y:
    return alt.Y(
        "loss",
        type="quantitative",
        title=label("chart.loss.y"),
        scale=alt.Scale(
            domain=[alt.ExprRef("lowest"), alt.ExprRef("highest")],
            nice=True,
            zero=False,
        ),
        axis=named_axis(tickCount=5, format=SIX_DIGITS),
    )


def _curve() -> alt.Chart:
    """J around the center, see `loss_curve.py`."""
    away = f"(2 * datum.piece / {PIECES} - 1) * reach"
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, PIECES + 1, as_="piece"))
        .transform_calculate(away=away)
        .transform_calculate(
            w="center + datum.away",
            loss="base + slope * datum.away + a * datum.away * datum.away",
        )
        .mark_line(color=THEORY_GREY, strokeWidth=2)
    )
    return chart


def start_alt(e: Experiment) -> str:
    """What the chart of the start shows, in words."""
    curve = LossCurve.of(e)
    key = "chart.start.alt"
    if curve.optimum is None:
        key += ".flat" if curve.flat else ".far"
    return say(key, w0=e.w0, loss=start_loss(e), w=curve.optimum)
