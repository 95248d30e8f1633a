"""The ways of a race: over the contours of the loss, or under its curve.

Of a line the ways lead over the plane of w and b; through the origin see `race_curve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
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
    plane_names,
    plane_params,
)
from gd_core.charts.contour_window import Window
from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.race_curve import ways_on_curve
from gd_core.charts.race_data import RaceLine, Racer
from gd_core.charts.race_loss import RACE_HEIGHT
from gd_core.charts.race_marks import (
    COLOR,
    LINE_KEY,
    LINE_NUMBERS,
    beside_plot,
    codes_of,
    key_names,
    label_room,
    race_lines,
    race_params,
    state_rows,
    with_name_room,
    with_run_names,
)
from gd_core.charts.theme import in_lines
from gd_core.charts.tooltips import state_told
from gd_core.runs.experiment import Experiment
from gd_core.text import races
from gd_core.text.catalogue import label, say

MARK_SIZE = 12  # square pixels
# pixels of a way: the longer the wider, so that it is seen beneath those on it
WAY_WIDTH = "max(2, 4.5 - 1.25 * datum.line)"
FARTHEST_SEEN = 20.0  # windows away from the middle: states beyond are left out


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
    make = _on_plane if e.model == "line" else ways_on_curve
    chart = make(e, kept, notes)
    names = {line.racer.name for line in kept}
    if len(names) > 1 or not left_out:
        return chart
    return replace(chart, title=say("chart.ways.title.one", name=names.pop()))


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
    ways = [line.drawn.params[k] for line, k in zip(lines, kept, strict=True)]
    # the longest way first, beneath the others, which would be buried under it
    lengths = [float(np.sum(np.abs(np.diff(w / window.reach, axis=0)))) for w in ways]
    order = np.argsort(lengths, kind="stable")[::-1]
    states = state_rows([lines[at] for at in order], [kept[at] for at in order])
    states["w"], states["b"] = np.concatenate([ways[at] for at in order]).T
    last = [line.drawn.params[k][-1] for line, k in zip(lines, kept, strict=True)]
    ends = DataFrame({**codes_of(lines), "name": [line.name for line in lines]})
    ends["w"], ends["b"] = np.array(last).T
    return Chart(
        _plane_form(),
        {"states": states, "ends": ends},
        plane_facts(bowl, window)
        | {
            "first_name": "",
            "second_name": "",
            "label_room": label_room(lines, LINE_KEY),
        },
        label("chart.ways.title"),
        in_lines([*notes, " · ".join(more)]),
        races.ways_told(lines),
    )


@memoised_form
def _plane_form() -> Form:
    """The form of the ways over the contours."""
    states = named_data("states").transform_filter(f"{IN_SIGHT} || datum.iteration < 2")
    marks = (
        with_run_names(states)
        .mark_point(filled=True, opacity=0.9, size=MARK_SIZE, fill=COLOR, clip=True)
        .encode(
            x=axis_w(),
            y=axis_b(),
            tooltip=state_told(w=label("chart.contour.x"), b=label("chart.contour.y")),
        )
    )
    names = key_names(
        "plot_width * (1 + (datum.w - center_w) / half_w) / 2",
        "height * (1 - (datum.b - center_b) / half_b) / 2",
    )
    form = form_of(
        [
            *plane_layers(),
            race_lines(states, WAY_WIDTH, x=axis_w(), y=axis_b()),
            marks,
            *plane_names(),
            beside_plot(),
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
