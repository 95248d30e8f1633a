"""The chart of a printed run: its numbers beside those of the right program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.checking import RunCheck
from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.theme import (
    DOTTED,
    QUIET_TEXT,
    SIX_DIGITS,
    THEORY_GREY,
    settings_lines,
)
from gd_core.charts.thinned import thin
from gd_core.charts.tooltips import number_told
from gd_core.charts.twins import SAME_PLACE
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.checks import check_title, kind_of_finding

PRINTED_HEIGHT = 290  # pixels
MOST_ROW_TICKS = 10
KEY_SIZE = 324  # square pixels, of a key in the legend: long enough for two dashes
SERIES = ("right", "found", "yours")
# readable on light and dark; with the marks they are told apart without colours
SERIES_COLORS = {"right": "#009E73", "found": "#CC79A7", "yours": "#E69F00"}
SERIES_DASHES = {"right": [1, 0], "found": [6, 3], "yours": [1, 0]}
SERIES_SHAPES = {"right": "stroke", "found": "stroke", "yours": "diamond"}


def printed_chart(e: Experiment, check: RunCheck, column: str) -> Chart:
    """What was printed in a column, the right program's and what was found's numbers.

    Where yours lie on the right ones, how far they are from them.

    Args:
        e: the settings.
        check: of the run.
        column: one of its columns.
    """
    rows = {
        "yours": np.asarray(check.rows.columns[column], np.float64),
        "right": np.asarray(check.right[column], np.float64),
    }
    if check.explained:
        rows["found"] = np.asarray(check.explained[column], np.float64)
    told = dict(rows)
    name = label(f"check.column.{column}")
    title = say("chart.check.title", column=name)
    is_difference = lies_on(rows["yours"], rows["right"])
    if is_difference:
        rows = {series: values - rows["right"] for series, values in rows.items()}
        title = say("chart.check.title.difference", column=name)
        name = say("chart.check.difference", column=name)
    data = printed_data(check, rows)
    finite = data["value"][np.isfinite(data["value"])]
    is_log = column == "loss" and len(finite) > 0 and bool((finite > 0).all())
    if is_log:
        name = say("chart.loss.axis.log", loss=name)
    kind = kind_of_finding(check)
    begins = [] if check.begins_at is None else [check.begins_at]
    first = int(check.rows.labels.min())
    last = max(int(check.rows.labels.max()), first + 1)
    return Chart(
        _printed_form(is_log, bool(check.explained), kind),
        {"rows": data, "begins": DataFrame({"row": np.array(begins, np.int64)})},
        {
            "column": name,
            "first": first,
            "last": last,
            "row_ticks": row_ticks(first, last),
        },
        title,
        settings_lines(e),
        printed_alt(check, column, told),
    )


def row_ticks(first: int, last: int) -> list[float]:
    """Ticks of the axis of rows: the first row, and round numbers up to the last."""
    steps = (times * 10**power for power in range(17) for times in (1, 2, 5))
    step = next(step for step in steps if (last - first) <= MOST_ROW_TICKS * step)
    rounds = [*range(-(-first // step) * step, last + 1, step)]
    return [float(first), *(float(row) for row in rounds if row - first > step / 2)]


def lies_on(yours: np.ndarray, right: np.ndarray) -> bool:
    """Whether two columns differ by what can not be seen beside each other, and do."""
    with np.errstate(all="ignore"):
        apart, span = np.abs(yours - right), np.ptp(right)
    if not np.isfinite(apart).all() or not np.isfinite(span):
        return False
    return 0 < float(apart.max()) <= SAME_PLACE * float(span)


def printed_data(check: RunCheck, rows: Mapping[str, np.ndarray]) -> DataFrame:
    """A row for each number that is drawn: series, row, value."""
    drawn = thin(np.asarray(rows["right"]))
    if check.shown is not None:
        drawn = np.union1d(drawn, [check.shown.place])
    tables = [
        DataFrame(
            {
                "series": name,
                "row": check.rows.labels[drawn],
                "value": np.where(np.isfinite(values), values, np.nan)[drawn],
            }
        )
        for name, values in rows.items()
    ]
    return concat(tables, ignore_index=True).dropna(ignore_index=True)


@memoised_form
def _printed_form(is_log: bool, has_found: bool, kind: str) -> Form:
    """The form of the chart.

    Args:
        is_log: whether the axis is a log axis, where all numbers are above 0.
        has_found: whether there is a run of what was found.
        kind: see `kind_of_finding`.
    """
    series = [name for name in SERIES if has_found or name != "found"]
    keys = {"right": "right", "yours": "yours", "found": f"found.{kind}"}
    names = {name: label(f"check.series.{keys[name]}") for name in series}
    x = alt.X(
        "row",
        type="quantitative",
        title=label("chart.check.row"),
        axis=alt.Axis(values=alt.ExprRef("row_ticks"), format="d"),
        scale=alt.Scale(
            domain=[alt.ExprRef("first"), alt.ExprRef("last")], nice=False, padding=12
        ),
    )
    y = alt.Y(
        "value",
        type="quantitative",
        title=label("chart.check.y"),
        scale=alt.Scale(type="log", nice=False)
        if is_log
        else alt.Scale(type="linear", zero=False, padding=8),
        axis=alt.Axis(tickCount=5, format=SIX_DIGITS, title="column"),  # a fact
    )
    legend = alt.Legend(
        orient="top",
        title=None,
        padding=0,
        labelFontSize=13,
        symbolSize=KEY_SIZE,
        symbolStrokeWidth=3,
        labelColor=QUIET_TEXT,
        labelExpr="series_labels[datum.value]",
    )

    def channel(kind: Any, values: Mapping[str, Any]) -> Any:
        scale = alt.Scale(domain=series, range=[values[name] for name in series])
        return kind("series", type="nominal", scale=scale, legend=legend)

    color = channel(alt.Color, SERIES_COLORS)
    rows = named_data("rows")
    told = [
        alt.Tooltip("row", type="quantitative", title=label("chart.check.row")),
        number_told("value", label("chart.check.y")),
    ]
    lines = (
        rows.transform_filter("datum.series != 'yours'")
        .mark_line(clip=True)
        .encode(
            x=x,
            y=y,
            color=color,
            strokeDash=channel(alt.StrokeDash, SERIES_DASHES),
            strokeWidth=alt.condition(
                "datum.series == 'right'", alt.value(5), alt.value(3)
            ),
        )
    )
    marks = (
        rows.transform_filter("datum.series == 'yours'")
        .mark_point(size=70, filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            color=color,
            shape=channel(alt.Shape, SERIES_SHAPES),
            tooltip=told,
        )
    )
    begins = named_data("begins")
    rule = begins.mark_rule(strokeDash=DOTTED, color=THEORY_GREY).encode(x=x)
    name = begins.mark_text(
        align="left", dx=4, baseline="top", fontSize=13, color=QUIET_TEXT
    ).encode(x=x, y=alt.value(2), text=alt.value(label("chart.check.begins")))
    return form_of(
        [rule, lines, marks, name],
        label("chart.check.name"),
        PRINTED_HEIGHT,
        [alt.param(name="series_labels", value=names)],
        numbers=("first", "last"),
        texts=("column",),
        lists=("row_ticks",),
    )


def printed_alt(check: RunCheck, column: str, rows: Mapping[str, np.ndarray]) -> str:
    """What the chart shows, in words, from the data."""
    ends = {name: float(values[-1]) for name, values in rows.items()}
    said = say(
        "chart.check.alt",
        title=check_title(check),
        column=label(f"check.column.{column}"),
        rows=len(check.rows),
        first=float(rows["yours"][0]),
        last=ends["yours"],
        right=ends["right"],
    )
    if "found" in ends:
        said = f"{said} {say('chart.check.alt.found', found=ends['found'])}"
    return said
