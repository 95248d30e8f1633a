"""The ways of a race: over the contours of the loss, or under its curve.

Of a line the ways lead over the plane of w and b. Through the origin they would all lie
on one another on the curve: each has its marks there, and a row of its own below.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from gd_core.analysis.bowl import bowl_of
from gd_core.charts.contour_facts import plane_facts
from gd_core.charts.contour_plane import (
    IN_SIGHT,
    PLANE_LISTS,
    PLANE_NUMBERS,
    PLANE_TEXTS,
    axis_b,
    axis_w,
    plane_layers,
    plane_params,
)
from gd_core.charts.contour_window import Window
from gd_core.charts.forms import Chart, Fact, Form, form_of, memoised_form, named_data
from gd_core.charts.loss_axis import LOSS_NAME, axis_name, named_axis
from gd_core.charts.loss_curve import (
    OPTIMUM_NUMBERS,
    OPTIMUM_TEXTS,
    LossCurve,
    optimum_facts,
    optimum_marks,
)
from gd_core.charts.race_data import RaceLine, Racer
from gd_core.charts.race_loss import RACE_HEIGHT
from gd_core.charts.race_marks import (
    COLOR,
    LINE_NUMBERS,
    NAME_LEADING,
    codes_of,
    end_names,
    label_room,
    race_lines,
    race_params,
    state_rows,
    with_name_room,
)
from gd_core.charts.theme import SIX_DIGITS, THEORY_GREY, in_lines
from gd_core.runs.experiment import Experiment
from gd_core.text import races
from gd_core.text.catalogue import label, say

SEEN_WAY = 2.0  # times as far from the optimum as the farthest start
FARTHEST_SEEN = 20.0  # windows away from the middle: states beyond are left out
RACE_CURVE = ("curve_center", "curve_base", "curve_slope", "curve_a")
ROW_ROOM = 14  # pixels between the curve and the rows below it


def shares_plane(e: Experiment, other: Experiment) -> bool:
    """Whether both runs move on the same loss: the same data, model and loss."""
    return (
        np.array_equal(e.inputs, other.inputs)
        and np.array_equal(e.y, other.y)
        and (e.model, e.loss) == (other.model, other.loss)
    )


def paths_chart(
    e: Experiment, racers: Sequence[Racer], lines: Sequence[RaceLine]
) -> Chart:
    """The ways of all runs on the loss of the present one.

    Args:
        e: the present experiment.
        racers: all runs.
        lines: what is drawn of them; of another loss it is left out.
    """
    kept = [line for line in lines if shares_plane(e, line.racer.experiment)]
    left_out = [r.name for r in racers if not shares_plane(e, r.experiment)]
    notes = [races.shared([line.racer for line in kept])]
    if left_out:
        notes.append(say("chart.ways.left_out", names="; ".join(left_out)))
    make = _on_plane if e.model == "line" else _on_curve
    return make(e, kept, notes)


def _on_plane(e: Experiment, lines: Sequence[RaceLine], notes: Sequence[str]) -> Chart:
    """The ways over the contours."""
    bowl = bowl_of(e)
    window = Window.of(bowl, [line.drawn.params for line in lines])
    more = [label(f"chart.contour.{'equal' if window.is_equal else 'own'}")]
    if not window.has_optimum:
        w, b = bowl.optimum.tolist()
        more.append(say("chart.contour.outside", w=w, b=b))
    kept = []
    for line in lines:
        away = np.abs(line.drawn.params - window.center) / window.reach
        outside = np.flatnonzero(away.max(axis=1) > FARTHEST_SEEN)
        kept.append(slice(None, outside[0] + 1 if len(outside) else None))
    states = state_rows(lines, kept)
    ways = np.concatenate(
        [line.drawn.params[k] for line, k in zip(lines, kept, strict=True)]
    )
    states["w"], states["b"] = ways.T
    last = [line.drawn.params[k][-1] for line, k in zip(lines, kept, strict=True)]
    ends = DataFrame({**codes_of(lines), "name": [line.name for line in lines]})
    ends["w"], ends["b"] = np.array(last).T
    return Chart(
        _plane_form(),
        {"states": states, "ends": ends},
        plane_facts(bowl, window)
        | {"first_name": "", "second_name": "", "label_room": label_room(lines)},
        label("chart.ways.title"),
        in_lines([*notes, " · ".join(more)]),
        ways_alt(lines),
    )


def _on_curve(e: Experiment, lines: Sequence[RaceLine], notes: Sequence[str]) -> Chart:
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
        ways_alt(lines),
    )


def _until_it_leaves(outside: NDArray[np.bool_]) -> slice:
    """The states before the first one outside, if a run ends there; else all."""
    first = int(np.argmax(outside)) if outside[-1] else len(outside)
    return slice(0, max(first, 1))


@memoised_form
def _plane_form() -> Form:
    """The form of the ways over the contours."""
    states = named_data("states").transform_filter(f"{IN_SIGHT} || datum.iteration < 2")
    marks = states.mark_point(
        filled=True, opacity=0.9, size=22, fill=COLOR, clip=True
    ).encode(x=axis_w(), y=axis_b())
    cover = (
        alt.Chart(alt.sequence(0, 1))
        .mark_rect(
            x=alt.ExprRef("plot_width + 1"),
            x2=alt.ExprRef("width + 1"),
            y=-1,
            y2=alt.ExprRef("height + 1"),
            fill=alt.ExprRef("background"),
            opacity=1,
        )
        .encode(detail=alt.Detail("data", type="nominal"))
    )
    names = end_names(
        "plot_width * (1 + (datum.w - center_w) / half_w) / 2",
        "height * (1 - (datum.b - center_b) / half_b) / 2",
    )
    form = form_of(
        [
            *plane_layers(),
            race_lines(states, x=axis_w(), y=axis_b()),
            marks,
            cover,
            *names,
        ],
        label("chart.ways.name"),
        RACE_HEIGHT,
        [*race_params(), *plane_params("plot_width")],
        numbers=(*PLANE_NUMBERS, *LINE_NUMBERS),
        texts=PLANE_TEXTS,
        lists=PLANE_LISTS,
    )
    return with_name_room(form)


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
    on_curve = states.mark_point(
        filled=True, opacity=0.8, size=24, fill=COLOR, clip=True
    ).encode(x=x, y=y)
    row = f"height - rows_room + {ROW_ROOM} + {NAME_LEADING} * (datum.line + 0.5)"
    in_rows = states.mark_point(
        filled=True, opacity=0.8, size=26, fill=COLOR, y=alt.ExprRef(row)
    ).encode(x=x)
    ways = states.mark_line(
        stroke=COLOR, strokeWidth=1, opacity=0.6, y=alt.ExprRef(row)
    ).encode(
        x=x,
        detail=alt.Detail("line", type="nominal"),
        order=alt.Order("iteration", type="quantitative"),
    )
    names = end_names("plot_width * (1 + (datum.w - curve_center) / reach) / 2", row)
    rows = alt.param(name="rows_room", expr=f"{ROW_ROOM} + {NAME_LEADING} * rows")
    form = form_of(
        [curve, *optimum_marks(x), on_curve, ways, in_rows, *names],
        label("chart.ways.name"),
        RACE_HEIGHT,
        [*race_params(), rows],
        numbers=(
            *(*RACE_CURVE, *OPTIMUM_NUMBERS, "reach", "low", "high", "rows"),
            *LINE_NUMBERS,
        ),
        texts=(LOSS_NAME, *OPTIMUM_TEXTS),
    )
    return with_name_room(form)


def ways_alt(lines: Sequence[RaceLine]) -> str:
    """From where to where each run goes, in words."""
    told = [f"{label('chart.ways.title')}."]
    for line in lines:
        first, last = (line.drawn.params[k].tolist() for k in (0, -1))
        key = "race.way" if len(first) == 1 else "race.way.line"
        facts = {"first_w": first[0], "last_w": last[0]}
        if len(first) > 1:
            facts |= {"first_b": first[1], "last_b": last[1]}
        told.append(say(key, name=line.name, last=line.drawn.states - 1, **facts))
    return " ".join(told)
