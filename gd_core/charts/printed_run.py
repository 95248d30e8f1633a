"""The chart of a printed run: its numbers beside those of the right program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.checking import RunCheck
from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.loss_axis import thin
from gd_core.charts.theme import (
    DOTTED,
    QUIET_TEXT,
    SIX_DIGITS,
    THEORY_GREY,
    settings_lines,
)
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.checks import check_title, kind_of_finding

PRINTED_HEIGHT = 290  # pixels
SERIES = ("right", "found", "yours")
# readable on light and dark; with the marks they are told apart without colours
SERIES_COLORS = {"right": "#009E73", "found": "#CC79A7", "yours": "#E69F00"}
SERIES_DASHES = {"right": [1, 0], "found": [7, 4], "yours": [1, 0]}
SERIES_SHAPES = {"right": "stroke", "found": "stroke", "yours": "diamond"}


def printed_chart(e: Experiment, check: RunCheck, column: str) -> Chart:
    """What was printed in a column, the right program's and what was found's numbers.

    Args:
        e: the settings.
        check: of the run.
        column: one of its columns.
    """
    rows = {
        "yours": check.rows.columns[column],
        "right": check.right[column],
        **({"found": check.explained[column]} if check.explained else {}),
    }
    data = printed_data(check, rows)
    finite = data["value"][np.isfinite(data["value"])]
    is_log = column == "loss" and len(finite) > 0 and bool((finite > 0).all())
    kind = kind_of_finding(check)
    begins = [] if check.begins_at is None else [check.begins_at]
    return Chart(
        _printed_form(is_log, bool(check.explained), kind),
        {"rows": data, "begins": DataFrame({"row": np.array(begins, np.int64)})},
        {
            "column": label(f"check.column.{column}"),
            "first": float(check.rows.labels.min()),
            "last": float(max(check.rows.labels.max(), check.rows.labels.min() + 1)),
        },
        check_title(check),
        settings_lines(e),
        printed_alt(check, column, rows),
    )


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
        axis=alt.Axis(tickCount=6, tickMinStep=1, format="d"),
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
        symbolSize=90,
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
        alt.Tooltip(
            "value", type="quantitative", format=".9~g", title=label("chart.check.y")
        ),
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
                "datum.series == 'right'", alt.value(4.5), alt.value(2)
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
        align="left", dx=4, baseline="top", color=QUIET_TEXT
    ).encode(x=x, y=alt.value(2), text=alt.value(label("chart.check.begins")))
    return form_of(
        [rule, lines, marks, name],
        label("chart.check.name"),
        PRINTED_HEIGHT,
        [alt.param(name="series_labels", value=names)],
        numbers=("first", "last"),
        texts=("column",),
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
