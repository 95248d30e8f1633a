"""The ways of a race through the origin, on the curve of the loss over w.

They would all lie on one another: each has its marks there, and a row of its own below.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from gd_core.charts.forms import Chart, Fact, Form, form_of, memoised_form, named_data
from gd_core.charts.loss_axis import LOSS_NAME, axis_name, named_axis
from gd_core.charts.loss_curve import (
    OPTIMUM_NUMBERS,
    OPTIMUM_TEXTS,
    LossCurve,
    optimum_facts,
    optimum_marks,
)
from gd_core.charts.race_data import RaceLine
from gd_core.charts.race_loss import RACE_HEIGHT
from gd_core.charts.race_marks import (
    COLOR,
    LINE_NUMBERS,
    NAME_LEADING,
    codes_of,
    end_names,
    label_room,
    race_params,
    state_rows,
    with_name_room,
    with_run_names,
)
from gd_core.charts.theme import SIX_DIGITS, THEORY_GREY, in_lines
from gd_core.charts.tooltips import state_told
from gd_core.runs.experiment import Experiment
from gd_core.text import races
from gd_core.text.catalogue import label

SEEN_WAY = 2.0  # times as far from the optimum as the farthest start
RACE_CURVE = ("curve_center", "curve_base", "curve_slope", "curve_a")
MOST_FOR_ROWS = 0.6  # of the height of the plot, so that there is a curve
ROW_ROOM = 14  # pixels between the curve and the rows below it


def ways_on_curve(
    e: Experiment, lines: Sequence[RaceLine], notes: Sequence[str]
) -> Chart:
    """The ways on the curve, and each in a row of its own below."""
    curve = LossCurve.of(e)
    starts = max(abs(float(line.drawn.params[0, 0]) - curve.center) for line in lines)
    most = SEEN_WAY * starts or abs(curve.center) or 1.0
    ways = [line.drawn.params[:, 0] for line in lines]
    seen = np.concatenate([w[np.abs(w - curve.center) <= most] for w in ways])
    reach = 1.1 * float(np.max(np.abs(seen - curve.center), initial=0.0)) or most
    reach = min(reach, curve.largest_reach)
    low, high = curve.loss_range(reach)
    room = 0.06 * (high - low)
    kept = [_until_it_leaves(np.abs(w - curve.center) > reach) for w in ways]
    states = state_rows(lines, kept)
    states["w"] = np.concatenate([w[k] for w, k in zip(ways, kept, strict=True)])
    ends = DataFrame({**codes_of(lines), "name": [line.name for line in lines]})
    ends["w"] = [float(w[k][-1]) for w, k in zip(ways, kept, strict=True)]
    facts: dict[str, Fact] = {
        "curve_center": curve.center,
        "curve_base": curve.base,
        "curve_slope": curve.slope,
        "curve_a": curve.a,
        "reach": reach,
        "low": low - room,
        "high": high,
        "rows": len(lines),
        "label_room": label_room(lines),
    }
    return Chart(
        _curve_form(),
        {"states": states, "ends": ends},
        facts | axis_name(e) | optimum_facts(curve.optimum),
        label("chart.ways.title"),
        in_lines([*notes, label("chart.ways.rows")]),
        races.ways_told(lines),
    )


def _until_it_leaves(outside: NDArray[np.bool_]) -> slice:
    """The states before the first one outside, if a run ends there; else all."""
    first = int(np.argmax(outside)) if outside[-1] else len(outside)
    return slice(0, max(first, 1))


@memoised_form
def _curve_form() -> Form:
    """The form of the ways on the curve."""
    across = [alt.ExprRef("curve_center - reach"), alt.ExprRef("curve_center + reach")]
    x = alt.X(
        "w",
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(domain=across, nice=False, zero=False),
        axis=alt.Axis(tickCount=6, grid=False, format=SIX_DIGITS),
    )
    y = alt.Y(
        "value",
        type="quantitative",
        title=label("chart.loss.y"),
        scale=alt.Scale(
            domain=[alt.ExprRef("low"), alt.ExprRef("high")],
            range=[alt.ExprRef("height - rows_room"), 0],
            nice=False,
            zero=False,
        ),
        axis=named_axis(tickCount=4, format=SIX_DIGITS, grid=False),
    )
    loss = (
        "curve_base + curve_slope * (datum.w - curve_center)"
        " + curve_a * (datum.w - curve_center) * (datum.w - curve_center)"
    )
    curve = (
        alt.Chart(alt.sequence(0, 101, 1, as_="t"))
        .transform_calculate(w="curve_center + (datum.t / 50 - 1) * reach")
        .transform_calculate(value=loss)
        .mark_line(color=THEORY_GREY, strokeWidth=1.5, clip=True)
        .encode(x=x, y=y)
    )
    states = (
        named_data("states")
        .transform_filter("abs(datum.w - curve_center) <= reach")
        .transform_calculate(value=loss)
    )
    tooltip = state_told(w=label("chart.curve.x"))
    named = with_run_names(states)
    on_curve = named.mark_point(
        filled=True, opacity=0.8, size=24, fill=COLOR, clip=True
    ).encode(x=x, y=y, tooltip=tooltip)
    row = f"height - rows_room + {ROW_ROOM} + row_height * (datum.line + 0.5)"
    in_rows = named.mark_point(
        filled=True, opacity=0.8, size=26, fill=COLOR, y=alt.ExprRef(row)
    ).encode(x=x, tooltip=tooltip)
    ways = states.mark_line(
        stroke=COLOR, strokeWidth=1, opacity=0.6, y=alt.ExprRef(row)
    ).encode(
        x=x,
        detail=alt.Detail("line", type="nominal"),
        order=alt.Order("iteration", type="quantitative"),
    )
    end_x = "plot_width * (1 + (datum.w - curve_center) / reach) / 2"
    names = end_names(end_x, row, is_quiet=True)
    rows = alt.param(name="rows_room", expr=f"{ROW_ROOM} + row_height * rows")
    row_height = alt.param(
        name="row_height", expr=f"min({NAME_LEADING}, {MOST_FOR_ROWS} * height / rows)"
    )
    form = form_of(
        [curve, *optimum_marks(x), on_curve, ways, in_rows, *names],
        label("chart.ways.name"),
        RACE_HEIGHT,
        [*race_params(), row_height, rows],
        numbers=(
            *(*RACE_CURVE, *OPTIMUM_NUMBERS, "reach", "low", "high", "rows"),
            *LINE_NUMBERS,
        ),
        texts=(LOSS_NAME, *OPTIMUM_TEXTS),
    )
    return with_name_room(form)
