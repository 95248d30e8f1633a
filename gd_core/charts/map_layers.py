"""The layers of the map of rates: bands, theory, the marks; names see `map_names`."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.forms import named_data
from gd_core.charts.letters import shown_width
from gd_core.charts.map_data import SHARES
from gd_core.charts.theme import (
    MAP_MARK_SIZES,
    QUIET_TEXT,
    RUN_DASHES,
    RUN_GLYPHS,
    RUN_SHAPES,
    SIX_DIGITS,
    THEORY_GREY,
    run_color,
    written_number,
)
from gd_core.charts.tooltips import RUN_NAME, run_told
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label

# pixels, of the name of a band; where it is too long it has two lines
BAND_LETTER, BAND_LEADING = 7, 13
BAND_SHARE = 0.75  # of the width of the plot for it: at the right are marks
TAKEN = "taken"  # the selection of the marks whose rates are taken
RUNS_ROW = -36  # of the names of the runs, in pixels from the top
RUN_SPACE = 150  # pixels from the name of a run to the next
RUN_FONT = 13  # pixels
RUN_OF_SIDE = f"datum.side ? '{SIDES[1]}' : '{SIDES[0]}'"
BANDED = "datum.band > 0 ? {} : datum.band < 0 ? {} : {}"
LOSS = written_number("datum.loss")
OVERFLOW = "replace(overflowed, '{k}', format(datum.diverged_at, ','))"


def taken() -> alt.Parameter:
    """A click anywhere takes the learning rate of the nearest mark.

    Each click changes what is selected: a mark comes to it or, clicked again, leaves
    it. Of a click that changes nothing the server would not hear, and somebody who has
    typed another rate since wants the mark's again.
    """
    return alt.selection_point(
        name=TAKEN,
        fields=["rate"],
        on="click",
        nearest=True,
        toggle="true",
        clear=False,
    )


def once() -> alt.Chart:
    """A chart of one row."""
    return alt.Chart(alt.sequence(0, 1))


def band_layers(y: alt.Y) -> list[alt.Chart]:
    """The bands for losses that are too large or too small, and their names."""
    layers: list[alt.Chart] = []
    for name, start, end, middle in (
        ("above_name", "high", "highest", "above"),
        ("below_name", "lowest", "2 * below - lowest", "below"),
    ):
        is_long = f"{BAND_LETTER} * {shown_width(name)} > {BAND_SHARE} * width"
        lines = f"split({name}, '\\n')"
        used = once().transform_filter(f"{name} != ''")
        band = used.transform_calculate(place=start, end=end)
        layers += [
            band.mark_rect(color=THEORY_GREY, opacity=0.18).encode(y=y, y2="end"),
            used.transform_calculate(place=middle)
            .mark_text(
                text=alt.ExprRef(f"{is_long} ? {lines} : join({lines}, ' ')"),
                align="left",
                x=6,
                dy=alt.ExprRef(f"{is_long} ? {-BAND_LEADING / 2} : 0"),
                lineHeight=BAND_LEADING,
                color=QUIET_TEXT,
                fontSize=13,
                fontWeight=600,
            )
            .encode(y=y),
        ]
    return layers


def line_layer(x: alt.X, y: alt.Y) -> alt.Chart:
    """The closed form of both runs; one line where it is the same."""
    solid, dashed = (RUN_DASHES[side] for side in SIDES)
    dash = f"same_line || datum.run == '{SIDES[0]}' ? {solid} : {dashed}"
    layer: alt.Chart = (
        named_data("lines")
        .transform_fold([*SIDES], as_=["run", "place"])
        .transform_filter("isValid(datum.place)")
        .transform_calculate(
            rate=f"first_rate * pow(last_rate / first_rate, datum.share / {SHARES})"
        )
        .mark_line(
            color=THEORY_GREY, strokeWidth=2.5, strokeDash=alt.ExprRef(dash), clip=True
        )
        .encode(x=x, y=y, detail=alt.Detail("run", type="nominal"))
    )
    return layer


def mark_layer(x: alt.X, y: alt.Y) -> alt.Chart:
    """Both runs at every rate that was tried; a click takes the rate."""
    at = BANDED.format("above", "below", "log(datum.loss - floor) / LN10")
    by_hand, by_autograd = (RUN_SHAPES[side] for side in SIDES)
    shape = f"datum.side ? '{by_autograd}' : '{by_hand}'"
    shape = BANDED.format("'triangle-up'", "'triangle-down'", f"({shape})")
    ends = f"datum.diverged_at < 0 ? {LOSS} : {OVERFLOW}"
    larger, smaller = MAP_MARK_SIZES
    tooltip = [
        run_told(),
        alt.Tooltip(
            "rate", type="quantitative", format=SIX_DIGITS, title=label("chart.map.x")
        ),
        alt.Tooltip("ends", type="nominal", title=label("chart.map.ends")),
    ]
    chart: alt.Chart = (
        named_data("runs")
        .transform_calculate(run=RUN_OF_SIDE, place=at, ends=ends)
        .transform_calculate(run_name=RUN_NAME)
        .mark_point(
            filled=True,
            opacity=alt.ExprRef("datum.hidden ? 0 : 1"),
            cursor="pointer",
            stroke="white",
            strokeWidth=0.7,
            shape=alt.ExprRef(shape),
            size=alt.ExprRef(f"datum.side ? {smaller} : {larger}"),
        )
        .encode(x=x, y=y, color=run_color(), tooltip=tooltip)
        .properties(name="runs")
        .add_params(taken())
    )
    return chart


def run_name_layers(row: int = RUNS_ROW) -> list[alt.Chart]:
    """Mark and name of each run, above the plot.

    Args:
        row: pixels from its top.
    """
    by_hand, by_autograd = (RUN_GLYPHS[side] for side in SIDES)
    names = alt.Chart(alt.sequence(0, 2, as_="side")).transform_calculate(
        run=RUN_OF_SIDE
    )
    font: dict[str, Any] = {"align": "left", "y": row, "fontSize": RUN_FONT}
    return [
        names.mark_text(
            text=alt.ExprRef(f"datum.side ? '{by_autograd}' : '{by_hand}'"),
            x=alt.ExprRef(f"{RUN_SPACE} * datum.side"),
            fontWeight=600,
            **font,
        ).encode(color=run_color()),
        names.mark_text(
            text=alt.ExprRef("run_labels[datum.run]"),
            x=alt.ExprRef(f"{RUN_SPACE} * datum.side + 14"),
            fontWeight=600,
            color=QUIET_TEXT,
            **font,
        ),
    ]
