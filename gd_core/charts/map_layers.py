"""The layers of the map of rates: bands, regions, theory, names of rates, the marks."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.forms import named_data
from gd_core.charts.map_data import SHARES
from gd_core.charts.theme import (
    DOTTED,
    MAP_MARK_SIZES,
    QUIET_TEXT,
    RUN_DASHES,
    RUN_GLYPHS,
    RUN_SHAPES,
    SIX_DIGITS,
    THEORY_GREY,
    run_color,
)
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label

TAKEN = "taken"  # the selection of the marks whose rates are taken
REGION_FONT = 14
REGION_ROWS = {  # name -> pixels from the top, so that neighbours never touch
    "slow": -10,
    "good": -28,
    "overshooting": -10,
    "diverging": -28,
}
# rows of the names of the fastest rate and the edge; of the runs
BOUNDS_ROW, RUNS_ROW = -46, -66
CLOSE_ROW = -64  # of the fastest rate, where the edge is close to it
RUN_SPACE = 150  # pixels from the name of a run to the next
# below so many pixels, or above so many powers of ten, the names of the fastest rate
# and the edge would touch
NARROW, WIDE = 600, 5

IS_REGION, IS_OWN = "isValid(region_rows[datum.name])", "datum.name == 'own'"
DECADES = "log(highest_rate / lowest_rate) / LN10"
LOW_EDGE = f"datum.name == 'edge' && (width < {NARROW} || {DECADES} > {WIDE})"
HIGH_FASTEST = "datum.name == 'fastest' && is_close"
NAME_ROW = (
    f"{IS_OWN} ? height - 60 : {LOW_EDGE} ? height - 40 :"
    f" {HIGH_FASTEST} ? {CLOSE_ROW} : {BOUNDS_ROW}"
)
# a name stands where there is more room
LEFT = "2 * log(datum.rate) > log(first_rate) + log(last_rate)"
RUN_OF_SIDE = f"datum.side ? '{SIDES[1]}' : '{SIDES[0]}'"
BANDED = "datum.band > 0 ? {} : datum.band < 0 ? {} : {}"
# as numbers are written in sentences: 1e−7, 1e7
LOSS = f"replace(replace(format(datum.loss, '{SIX_DIGITS}'), 'e-', 'e−'), 'e+', 'e')"
OVERFLOW = "replace(overflowed, '{k}', format(datum.diverged_at, ','))"


def region_rows() -> alt.Parameter:
    """The parameter `region_rows`: where the names of the regions stand, in pixels."""
    return alt.param(name="region_rows", value=REGION_ROWS)


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


def _once() -> alt.Chart:
    return alt.Chart(alt.sequence(0, 1))


def band_layers(y: alt.Y) -> list[alt.Chart]:
    """The band for losses that are too large, and its name."""
    band = _once().transform_calculate(place="high", end="highest")
    middle = _once().transform_calculate(place="above")
    return [
        band.mark_rect(color=THEORY_GREY, opacity=0.18).encode(y=y, y2="end"),
        middle.mark_text(
            text=label("chart.map.band"),
            align="left",
            x=6,
            color=QUIET_TEXT,
            fontSize=12,
            fontWeight=600,
        ).encode(y=y),
    ]


def region_layer(x: alt.X) -> alt.Chart:
    """The names of slow, good, overshooting and diverging, as far as the map goes."""
    layer: alt.Chart = (
        named_data("names")
        .transform_filter(IS_REGION)
        .mark_text(
            y=alt.ExprRef("region_rows[datum.name]"),
            align=alt.ExprRef("datum.rate == last_rate ? 'right' : 'center'"),
            fontSize=REGION_FONT,
            fontWeight=700,
            color=QUIET_TEXT,
        )
        .encode(x=x, text=alt.Text("text", type="nominal"))
    )
    return layer


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


def named_rate_layers(x: alt.X) -> list[alt.Chart]:
    """The ends of what is slow, the fastest rate, the edge, and the chosen rate."""
    rates = named_data("names").transform_filter(f"!{IS_REGION}")
    color = f"{IS_OWN} ? ({QUIET_TEXT.expr}) : '{THEORY_GREY}'"
    width = f"{IS_OWN} ? 2.5 : datum.text ? 1.5 : 1"
    return [
        rates.mark_rule(
            color=alt.ExprRef(color),
            strokeDash=alt.ExprRef(f"{IS_OWN} ? [1, 0] : {DOTTED}"),
            strokeWidth=alt.ExprRef(width),
        ).encode(x=x),
        rates.mark_text(
            align=alt.ExprRef(f"{LEFT} ? 'right' : 'left'"),
            dx=alt.ExprRef(f"{LEFT} ? -4 : 4"),
            y=alt.ExprRef(NAME_ROW),
            fontSize=13,
            fontWeight=600,
            color=QUIET_TEXT,
        ).encode(x=x, text=alt.Text("text", type="nominal")),
    ]


def mark_layer(x: alt.X, y: alt.Y) -> alt.Chart:
    """Both runs at every rate that was tried; a click takes the rate."""
    at = BANDED.format("above", "below", "log(datum.loss) / LN10")
    by_hand, by_autograd = (RUN_SHAPES[side] for side in SIDES)
    shape = f"datum.side ? '{by_autograd}' : '{by_hand}'"
    shape = BANDED.format("'triangle-up'", "'triangle-down'", f"({shape})")
    ends = f"datum.diverged_at < 0 ? {LOSS} : {OVERFLOW}"
    larger, smaller = MAP_MARK_SIZES
    tooltip = [
        alt.Tooltip("run_name", type="nominal", title=label("chart.tooltip.run")),
        alt.Tooltip(
            "rate", type="quantitative", format=SIX_DIGITS, title=label("chart.map.x")
        ),
        alt.Tooltip("ends", type="nominal", title=label("chart.map.ends")),
    ]
    chart: alt.Chart = (
        named_data("runs")
        .transform_calculate(run=RUN_OF_SIDE, place=at, ends=ends)
        .transform_calculate(run_name="run_labels[datum.run]")
        .mark_point(
            filled=True,
            opacity=1,
            cursor="pointer",
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
    font: dict[str, Any] = {"align": "left", "y": row, "fontSize": REGION_FONT}
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
