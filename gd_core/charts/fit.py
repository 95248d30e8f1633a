"""The data, the line that each run ended with, and the best line there is."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import numpy as np
from pandas import DataFrame

from gd_core.analysis.fit import Fit, fits_of, least_squares
from gd_core.analysis.moments import Floats
from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.theme import (
    CHART_HEIGHT,
    LINE_WIDTHS,
    QUIET_TEXT,
    SIX_DIGITS,
    THEORY_GREY,
    run_color,
    run_dash,
    run_labels,
    run_legend,
    run_size,
    settings_lines,
)
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.fit import fit_title, how_good
from gd_core.text.numbers import number

MOST_POINTS_DRAWN = 400  # points of the data
ROOM = 0.06  # beside the points, of how far they reach
NEARBY = 0.4  # of the same: an end of a run's line that the window still takes in
LARGEST = 1e307  # of a height on the axis
FIT_NUMBERS = ("left", "right", "low", "high")


def fit_chart(e: Experiment, traces: dict[str, Trace]) -> Chart:
    """The points, the line of each run's last state, and the least-squares line.

    Args:
        e: what was run.
        traces: the runs by side.
    """
    every = -(-e.n // MOST_POINTS_DRAWN)
    best, fits = least_squares(e), fits_of(e, traces)
    left, right = _ends(e.x if e.model == "line" else np.append(e.x, 0.0))
    low, high = _heights(e, best, fits, np.array([left, right]))
    notes = [say("chart.fit.best", w=number(best.w, 4), b=number(best.b, 4))]
    if e.model == "origin":
        notes = [say("chart.fit.best.origin", w=number(best.w, 4))]
    if e.standardize:
        notes.append(label("chart.fit.own_units"))
    if every > 1:
        drawn = -(-e.n // every)
        notes.append(say("chart.line.thinned", count=drawn, n=e.n))
    return Chart(
        _fit_form(),
        {
            "points": DataFrame({"x": e.x[::every], "y": e.y[::every]}),
            "lines": _lines(fits, best, left, right),
        },
        {"left": left, "right": right, "low": low, "high": high},
        fit_title(e, fits),
        settings_lines(e, notes),
        fit_alt(e, traces),
    )


def _ends(values: np.ndarray) -> tuple[float, float]:
    """The ends of an axis that holds some numbers, with room beside them."""
    values = np.clip(values, -LARGEST, LARGEST)
    low, high = float(values.min()), float(values.max())
    room = ROOM * (high - low) or max(abs(low), 1.0)
    return low - room, high + room


def _heights(
    e: Experiment, best: Fit, fits: Mapping[str, Fit], ends: Floats
) -> tuple[float, float]:
    """The ends of the axis of y: all points and the best line, and of a run's line
    what is near them.
    """
    must = np.append(e.y, best.at(ends))
    low, high = _ends(must)
    room = NEARBY * (high - low)
    with np.errstate(all="ignore"):
        others = np.concatenate([fit.at(ends) for fit in fits.values()])
    near = others[(others >= low - room) & (others <= high + room)]
    return _ends(np.append(must, near))


def _lines(fits: dict[str, Fit], best: Fit, left: float, right: float) -> DataFrame:
    """A row a line. Columns: by_hand, best, at_left, at_right."""
    ends = np.array([left, right])
    rows = []
    for name, fit in (("best", best), *fits.items()):
        with np.errstate(all="ignore"):
            heights = np.clip(np.nan_to_num(fit.at(ends)), -LARGEST, LARGEST)
        rows.append((name == "manual", name == "best", *heights.tolist()))
    return DataFrame(rows, columns=["by_hand", "best", "at_left", "at_right"])


@memoised_form
def _fit_form() -> Form:
    """The form of the chart."""
    lines = named_data("lines").transform_calculate(
        run=f"datum.by_hand ? '{SIDES[0]}' : '{SIDES[1]}'", start="left", end="right"
    )
    best = (
        lines.transform_filter("datum.best")
        .mark_rule(color=THEORY_GREY, strokeWidth=10, opacity=0.55, clip=True)
        .encode(x=_x("start"), x2="end", y=_y("at_left"), y2="at_right")
    )
    ended = (
        lines.transform_filter("!datum.best")
        .mark_rule(clip=True)
        .encode(
            x=_x("start"),
            x2="end",
            y=_y("at_left"),
            y2="at_right",
            color=run_color(run_legend()),
            strokeDash=run_dash(alt.Undefined),
            strokeWidth=run_size(*LINE_WIDTHS),
        )
    )
    points = (
        named_data("points")
        .mark_point(filled=True, size=55, opacity=0.9, color=QUIET_TEXT, clip=True)
        .encode(
            x=_x("x"),
            y=_y("y"),
            tooltip=[
                alt.Tooltip("x", type="quantitative", title=label("chart.line.x")),
                alt.Tooltip("y", type="quantitative", title=label("chart.line.y")),
            ],
        )
    )
    return form_of(
        [best, ended, points],
        label("chart.fit.title"),
        CHART_HEIGHT,
        [run_labels()],
        numbers=FIT_NUMBERS,
    )


def _x(column: str) -> alt.X:
    ends = [alt.ExprRef("left"), alt.ExprRef("right")]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.line.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=6, format=SIX_DIGITS, grid=False),
    )


def _y(column: str) -> alt.Y:
    ends = [alt.ExprRef("low"), alt.ExprRef("high")]
    return alt.Y(
        column,
        type="quantitative",
        title=label("chart.line.y"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=5, format=SIX_DIGITS),
    )


def fit_alt(e: Experiment, traces: dict[str, Trace]) -> str:
    """What the chart shows, in words, from the data."""
    fits, best = fits_of(e, traces), least_squares(e)
    told = [label("chart.fit.alt"), how_good(e, fits)]
    for side, fit in fits.items():
        told.append(
            say("chart.fit.alt.run", side=label(f"side.{side}"), w=fit.w, b=fit.b)
        )
    told.append(say("chart.fit.alt.best", w=best.w, b=best.b))
    return " ".join(told)
