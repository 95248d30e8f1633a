"""The fate of a line: its way over the contours of the loss, at one learning rate."""

from __future__ import annotations

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.bowl import Bowl, bowl_of
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.moments import Floats
from gd_core.charts.contour_facts import path_facts, paths_alt, plane_facts
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
from gd_core.charts.fates import FATE_HEIGHT, title_key
from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.map_layers import RUN_OF_SIDE, taken
from gd_core.charts.theme import (
    TWIN_SIZES,
    run_color,
    run_dash,
    run_labels,
    run_legend,
    run_shape,
    run_size,
    settings_lines,
)
from gd_core.charts.tooltips import RUN_NAME, state_told
from gd_core.charts.twins import TAKES_TURN, TWIN_NUMBERS
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.lines import line_fate

HEIGHT = FATE_HEIGHT + 90  # pixels: of a plane both sides are wanted
FARTHEST = 20.0  # windows away from the middle: states beyond are left out


def fate_contours(e: Experiment, name: str, traces: dict[str, Trace]) -> Chart:
    """The paths of both runs at one learning rate, over the contours of the loss.

    Args:
        e: what was run, at this rate, with a bias.
        name: one of rates.FATES.
        traces: the runs by side.
    """
    bowl = bowl_of(e)
    window = line_fate_window(bowl, traces["manual"].params[0].astype(np.float64))
    notes = _notes(e)
    if not window.is_equal:
        notes.append(label("chart.contour.own"))
    if not window.has_optimum:
        w, b = bowl.optimum.tolist()
        notes.append(say("chart.contour.outside", w=w, b=b))
    return Chart(
        _fate_form(),
        {"states": _states(window, traces)},
        plane_facts(bowl, window)
        | path_facts(traces, window)
        | {"rate": e.learning_rate},
        _title(e, name),
        settings_lines(e, notes),
        fate_contours_alt(e, name, traces),
    )


def line_fate_window(bowl: Bowl, start: Floats) -> Window:
    """The window of all fates, which no rate decides.

    It holds the start, where a step at the edge leads, which is the other side of the
    valley or of the optimum, and the way from there along the valley.
    """
    across, along = bowl.distances(start).tolist()
    left = (1 - 2 / bowl.condition) * along
    path = [start, bowl.at([-across, left]), bowl.at([0.0, left])]
    return Window.of(bowl, [np.array(path)])


def _states(window: Window, traces: dict[str, Trace]) -> DataFrame:
    """The states of both runs, up to the first that is far outside.

    Columns: side, its place in SIDES; iteration; w; b.
    """
    tables = []
    for side, trace in traces.items():
        params = trace.params.astype(np.float64)
        away = np.max(np.abs(params - window.center) / window.reach, axis=1)
        outside = np.flatnonzero(away > FARTHEST)
        params = params[: outside[0] + 1] if len(outside) else params
        columns = {
            "side": np.full(len(params), SIDES.index(side), np.uint8),
            "iteration": np.arange(len(params), dtype=np.uint16),
            "w": params[:, 0],
            "b": params[:, 1],
        }
        tables.append(DataFrame(columns))
    return concat(tables, ignore_index=True)


def _title(e: Experiment, name: str) -> str:
    """Which rate it is: with a velocity the slow one is a share of the fastest."""
    key = title_key(f"chart.fate.line.{name}", e)
    if name == "slow" and e.optimizer != "sgd" and not key.endswith(".plateau"):
        key = f"chart.fate.{name}"
    return say(key, rate=e.learning_rate)


def _notes(e: Experiment) -> list[str]:
    """What a step does along both directions, of both runs where they differ."""
    if not e.slips:
        return [line_fate(line_theory_of(e))]
    return [
        say(f"chart.fate.does.{side}", does=line_fate(line_theory_of(e, side)))
        for side in SIDES
    ]


@memoised_form
def _fate_form() -> Form:
    """The form of the chart of a line's fate."""
    legend = run_legend(width=0, size=70)
    color = run_color(legend)
    states = (
        named_data("states")
        .transform_calculate(run=RUN_OF_SIDE, rate="rate")
        .transform_calculate(run_name=RUN_NAME)
        .transform_filter(f"{IN_SIGHT} || datum.iteration < 2")
    )
    paths = states.mark_line(strokeWidth=1.5, opacity=0.8, clip=True).encode(
        x=axis_w(),
        y=axis_b(),
        color=color,
        strokeDash=run_dash(legend),
        order=alt.Order("iteration", type="quantitative"),
    )
    marks = (
        states.transform_filter(TAKES_TURN)
        .mark_point(
            filled=True,
            opacity=1,
            stroke="white",
            strokeWidth=0.7,
            clip=True,
            cursor="pointer",
        )
        .encode(
            x=axis_w(),
            y=axis_b(),
            color=color,
            shape=run_shape(legend),
            size=run_size(*TWIN_SIZES),
            tooltip=state_told(w=label("chart.contour.x"), b=label("chart.contour.y")),
        )
        .properties(name="states")
        .add_params(taken())
    )
    return form_of(
        [*plane_layers(), paths, marks, *plane_names()],
        label("chart.fate.line.name"),
        HEIGHT,
        [run_labels(), *plane_params()],
        numbers=("rate", *PLANE_NUMBERS, *TWIN_NUMBERS),
        texts=PLANE_TEXTS,
        lists=PLANE_LISTS,
    )


def fate_contours_alt(e: Experiment, name: str, traces: dict[str, Trace]) -> str:
    """What becomes of w and b at one learning rate, in words."""
    told = [
        say(
            "chart.fate.line.alt",
            title=_title(e, name),
            does=" ".join(_notes(e)),
        )
    ]
    told += paths_alt(traces)
    return " ".join(told)
