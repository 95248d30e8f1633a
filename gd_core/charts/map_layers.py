"""The layers of the map of rates: regions, theory, the rates with a name, the marks."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.rates import RateMap, slow_until
from gd_core.analysis.theory import Theory, theory_of
from gd_core.charts.map_axis import BandedAxis, decades, log_loss, rate_domain
from gd_core.charts.theme import (
    DOTTED,
    MAP_MARK_SIZES,
    QUIET_TEXT,
    RUN_COLORS,
    RUN_DASHES,
    RUN_GLYPHS,
    RUN_SHAPES,
    SIX_DIGITS,
    THEORY_GREY,
    run_color,
)
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

TAKEN = "taken"  # the selection of a mark whose rate is taken
REGION_FONT = 14
REGION_ROWS = {  # name -> pixels from the top, so that neighbours never touch
    "slow": -10,
    "good": -28,
    "overshooting": -10,
    "diverging": -28,
}
# rows of the names of the fastest rate and the edge; of the runs
BOUNDS_ROW, RUNS_ROW = -46, -66
OVERFLOWED = 999.0  # log10 of a loss, over every axis
RUN_PLACES = {"manual": 0, "autograd": 150}  # of their names, pixels from the left
# below so many pixels, or above so many powers of ten, the names of the fastest rate
# and the edge would touch; a region below this share of the axis has no name
NARROW, WIDE, LEAST_REGION = 600, 5, 0.04
OWN_ROW = alt.ExprRef("height - 60")  # where the chosen rate is named


def taken() -> alt.Parameter:
    """A click anywhere takes the learning rate of the nearest mark."""
    return alt.selection_point(
        name=TAKEN, fields=["rate"], on="click", nearest=True, clear=False
    )


def _at(rate: float) -> alt.Chart:
    return alt.Chart(DataFrame({"rate": [rate]}))


def band_layers(axis: BandedAxis) -> list[alt.Chart]:
    """The band for losses that are too large, and its name."""
    rows = DataFrame(
        {"place": [axis.high], "end": [axis.domain[1]], "middle": [axis.above]}
    )
    scale = alt.Scale(domain=axis.domain, nice=False, zero=False)
    return [
        alt.Chart(rows)
        .mark_rect(color=THEORY_GREY, opacity=0.18)
        .encode(y=alt.Y("place", type="quantitative", scale=scale), y2="end"),
        alt.Chart(rows)
        .mark_text(align="left", x=6, color=QUIET_TEXT, fontSize=12, fontWeight=600)
        .encode(
            y=alt.Y("middle", type="quantitative", scale=scale),
            text=alt.value(label("chart.map.band")),
        ),
    ]


def region_layers(
    e: Experiment, theory: Theory, rate_map: RateMap, x: alt.X
) -> list[alt.Chart]:
    """The names of slow, good, overshooting and diverging, as far as the map goes."""
    first, last = float(rate_map.rates[0]), float(rate_map.rates[-1])
    slow = slow_until(theory)
    bounds = [first, slow, theory.fastest_rate, theory.edge_rate, math.inf]
    least = LEAST_REGION * decades(*rate_domain(e, rate_map))
    layers = []
    if first < slow < last:
        layers.append(_at(slow).mark_rule(color=THEORY_GREY, strokeDash=DOTTED))
    names = zip(REGION_ROWS.items(), pairwise(bounds), strict=True)
    for (name, row), (start, end) in names:
        if not start < last:
            break  # beyond the largest rate
        ends_map = end >= last
        if decades(start, min(end, last)) < least:
            continue
        place = last if ends_map else math.sqrt(start) * math.sqrt(end)
        layers.append(
            _at(place)
            .mark_text(
                y=row,
                align="right" if ends_map else "center",
                fontSize=REGION_FONT,
                fontWeight=700,
                color=QUIET_TEXT,
            )
            .encode(text=alt.value(label(f"region.{name}")))
        )
    return [layer.encode(x=x) for layer in layers]


def line_layers(
    e: Experiment, rate_map: RateMap, x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    """The closed form of both runs, if they have one; one line where it is the same."""
    losses = {
        side: rate_map.line_loss[side]
        for side in SIDES
        if theory_of(e, side) is not None and side in rate_map.line_loss
    }
    same = len(losses) == len(SIDES) and np.array_equal(
        losses["manual"], losses["autograd"]
    )
    layers = []
    for side in SIDES[1:] if same else losses:
        place = np.where(np.isinf(losses[side]), OVERFLOWED, log_loss(losses[side]))
        line = {"rate": rate_map.line_rates, "place": place}
        layers.append(
            alt.Chart(DataFrame(line).dropna())
            .mark_line(
                color=THEORY_GREY,
                strokeWidth=2.5,
                strokeDash=[1, 0] if same else RUN_DASHES[side],
                clip=True,
            )
            .encode(x=x, y=y)
        )
    return layers


def named_rate_layers(
    e: Experiment, theory: Theory | None, rate_map: RateMap, x: alt.X
) -> list[alt.Chart]:
    """The fastest rate and the edge, if they are on the map, and the chosen one."""
    first, last = float(rate_map.rates[0]), float(rate_map.rates[-1])
    narrow = f"width < {NARROW} || {decades(*rate_domain(e, rate_map)):.3f} > {WIDE}"
    edge_row = alt.ExprRef(f"{narrow} ? height - 40 : {BOUNDS_ROW}")
    rates: list[tuple[str, float, list[int], Any, float, Any]] = []
    if theory:
        rates = [
            ("fastest", theory.fastest_rate, DOTTED, THEORY_GREY, 1.5, BOUNDS_ROW),
            ("edge", theory.edge_rate, DOTTED, THEORY_GREY, 1.5, edge_row),
        ]
        rates = [named for named in rates if first <= named[1] <= last]
    if e.learning_rate > 0:
        rates.append(("own", e.learning_rate, [1, 0], QUIET_TEXT, 2.5, OWN_ROW))
    layers = []
    for name, rate, dashes, color, width, row in rates:
        # its name stands where there is more room
        left = 2 * math.log(rate) > math.log(first) + math.log(last)
        text = say(f"chart.map.{name}", rate=number(rate, 4))
        layers += [
            _at(rate)
            .mark_rule(color=color, strokeDash=dashes, strokeWidth=width)
            .encode(x=x),
            _at(rate)
            .mark_text(
                align="right" if left else "left",
                dx=-4 if left else 4,
                y=row,
                fontSize=13,
                fontWeight=600,
                color=QUIET_TEXT,
            )
            .encode(x=x, text=alt.value(text)),
        ]
    return layers


def map_data(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> DataFrame:
    """A row a run: run, the code of its side; rate, loss, and where it stands.

    Columns besides: ends, the final loss as a tooltip says it; place, log10 of the
    loss, or that of a band for what overflowed or left the axis, with a triangle as
    its mark; size, of the mark.
    """
    tables = []
    for side, size in zip(SIDES, MAP_MARK_SIZES, strict=True):
        ends, place = rate_map.ends[side], log_loss(rate_map.ends[side].loss)
        overflowed = ends.diverged_at >= 0
        above = overflowed | (place > axis.high)
        below = ~overflowed & (place < axis.low)
        texts = [
            say("map.overflowed", precision=e.precision, k=k)
            if k >= 0
            else number(loss)
            for k, loss in zip(
                ends.diverged_at.tolist(), ends.loss.tolist(), strict=True
            )
        ]
        tables.append(
            DataFrame(
                {
                    "run": side,
                    "rate": rate_map.rates,
                    "loss": ends.loss,
                    "ends": texts,
                    "place": np.select([above, below], [axis.above, axis.below], place),
                    "mark": np.select(
                        [above, below],
                        ["triangle-up", "triangle-down"],
                        RUN_SHAPES[side],
                    ),
                    "size": size,
                }
            )
        )
    return concat(tables, ignore_index=True)


def mark_layer(data: DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """Both runs at every rate that was tried; a click takes the rate."""
    chart: alt.Chart = (
        alt.Chart(data)
        .transform_calculate(run_name="run_labels[datum.run]")
        .mark_point(filled=True, opacity=1, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=run_color(),
            shape=alt.Shape("mark", type="nominal", scale=None),
            size=alt.Size("size", type="quantitative", scale=None),
            tooltip=[
                alt.Tooltip(
                    "run_name", type="nominal", title=label("chart.tooltip.run")
                ),
                alt.Tooltip(
                    "rate",
                    type="quantitative",
                    format=SIX_DIGITS,
                    title=label("chart.map.x"),
                ),
                alt.Tooltip("ends", type="nominal", title=label("chart.map.ends")),
            ],
        )
        .add_params(taken())
    )
    return chart


def run_name_layers() -> list[alt.Chart]:
    """Mark and name of each run, above the plot."""
    return [
        alt.Chart(DataFrame({"text": [text]}))
        .mark_text(
            align="left",
            x=left,
            y=RUNS_ROW,
            color=color,
            fontSize=REGION_FONT,
            fontWeight=600,
        )
        .encode(text=alt.Text("text", type="nominal"))
        for side, place in RUN_PLACES.items()
        for text, left, color in (
            (RUN_GLYPHS[side], place, RUN_COLORS[side]),
            (label(f"side.{side}"), place + 14, QUIET_TEXT),
        )
    ]
