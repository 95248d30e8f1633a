"""The chart of the learning rate: the map of all rates.

Lines are the closed form, known before anything has run; marks are real runs.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.rates import MOST_SWINGING, RateMap, slow_until
from gd_core.analysis.theory import Theory
from gd_core.charts.forms import Spec, drawn
from gd_core.charts.linked import color
from gd_core.charts.loss import (
    COLORS,
    DASHES,
    GREY,
    QUIET,
    SHAPES,
    SUBTITLE_LINE,
    heading,
    quiet_axis,
)
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

TAKEN = "taken"  # the selection of a mark whose rate is taken
LINES = 5  # of the map's subtitle, usually
MAP_HEIGHT = 130  # pixels more than a loss chart has
ROOM_ABOVE = 1e3  # losses up to this many times the first one have their place, at most
NEXT_TO_NOTHING = 10.0  # losses below eps^2 of the first one, times this, have none
BAND = 0.09  # of the axis, for those that have none
TICKS = 8
SMALLEST = 1e-290  # a loss on the axis
MARK_SIZES = {"manual": 100, "autograd": 36}
REGION_FONT = 14
REGIONS = {  # name -> row above the plot, so that neighbours never touch
    "slow": -10,
    "good": -28,
    "overshooting": -10,
    "diverging": -28,
}
BOUNDS, LEGEND = -46, -66  # rows of the names of the fastest rate and the edge; of runs
NARROW = 600  # pixels, below which these two names would touch
OWN = alt.ExprRef("height - 60")  # where the chosen rate is named


class BandedAxis:
    """A logarithmic axis for losses, with a band above and one below it.

    Attributes:
        low, high: the losses that have their place on it.
        above, below: where the marks of those stand that have none.
        domain: both bands with it.
        below_used: whether anything is in the band below.
    """

    def __init__(self, made: RateMap) -> None:
        theory = made.theory
        first = theory.loss(theory.experiment.w0)
        eps = float(np.finfo(theory.experiment.precision).eps)
        nothing = NEXT_TO_NOTHING * first * eps * eps
        self.low = max(nothing, theory.least_loss / 2, SMALLEST)
        # less of it where the best rate does not gain much
        self.high = first * float(np.clip((first / self.low) ** 0.3, 2, ROOM_ABOVE))
        losses = np.concatenate([ends.loss for ends in made.ends.values()])
        self.below_used = bool(np.any(losses < self.low))
        decades = np.log10(self.high / self.low) * BAND / (1 - 2 * BAND)
        self.above = float(self.high * 10 ** (decades / 2))
        self.below = float(self.low * 10 ** (-decades / 2))
        self.band = float(self.high), float(self.high * 10**decades)
        bottom = float(self.low * 10**-decades) if self.below_used else self.low
        self.domain = [bottom, self.band[1]]

    def ticks(self) -> dict[str, Any]:
        """Powers of ten, at most TICKS of them; if there are too few, Vega's choice."""
        first = int(np.ceil(np.log10(self.low)))
        last = int(np.floor(np.log10(self.high)))
        every = -(-(last - first + 1) // TICKS) or 1
        if last <= first:
            return {"tickCount": 4}
        return {"values": [10.0**power for power in range(first, last + 1, every)]}


def map_chart(e: Experiment, made: RateMap) -> Spec:
    """The loss after all iterations, at every learning rate.

    Args:
        e: what was run; its rate is marked.
        made: the map of its data.
    """
    axis = BandedAxis(made)
    rate = e.learning_rate
    ends = [made.rates[0], made.rates[-1], *([rate] if rate > 0 else [])]
    x_scale = alt.Scale(
        type="log", domain=[float(min(ends)), float(max(ends))], nice=False
    )
    y_scale = alt.Scale(type="log", domain=axis.domain, nice=False)
    x = alt.X(
        "rate",
        type="quantitative",
        title=say("chart.map.x"),
        scale=x_scale,
        axis=quiet_axis(grid=False, format=".6~g", tickCount=6),
    )
    y = alt.Y(
        "place",
        type="quantitative",
        title=say("chart.loss.y"),
        scale=y_scale,
        axis=quiet_axis(format=".6~g", **axis.ticks()),
    )
    layers = [
        *_regions(made, x, axis),
        *_lines(made, axis, x, y),
        *_named_rates(e, made, x),
        *_marks(made, axis, x, y),
        *_legend(),
    ]
    swings = Theory(e, e.slip("autograd")).accumulates and e.iterations > MOST_SWINGING
    notes = [
        say("chart.map.how", count=len(made.rates)),
        *([say("chart.map.right")] if e.slips else []),
        *([say("chart.map.swings")] if swings else []),
        say("chart.map.above", high=number(axis.high, 2), precision=e.precision),
    ]
    if axis.below_used:
        notes.append(say("chart.map.below", low=number(axis.low, 2)))
    if rate == 0:
        notes.append(say("chart.map.zero"))
    title = say("chart.map.title", iterations=e.iterations)
    told = heading(title, e, notes, MAP_HEIGHT)
    # more lines than usual above the plot are taken from it, so that it stays in sight
    beyond = max(0, len(told["title"]["subtitle"]) - LINES)
    told["height"] -= SUBTITLE_LINE * beyond
    return drawn(layers) | told


def _named(places: list[float]) -> DataFrame:
    return DataFrame({"rate": places})


def _regions(made: RateMap, x: alt.X, axis: BandedAxis) -> list[alt.Chart]:
    """Slow, good, overshooting, diverging; and the band for what left the chart."""
    theory = made.theory
    bounds = [
        float(made.rates[0]),
        slow_until(theory),
        theory.fastest_rate,
        theory.edge_rate,
        float(made.rates[-1]),
    ]
    names = []
    for (name, row), (start, end) in zip(
        REGIONS.items(), pairwise(bounds), strict=True
    ):
        last = end == bounds[-1]  # ends where the plot ends
        at = alt.Chart(_named([end if last else float(np.sqrt(start * end))]))
        names.append(
            at.mark_text(
                y=row,
                align="right" if last else "center",
                fontSize=REGION_FONT,
                fontWeight=700,
                color=QUIET,
            ).encode(x=x, text=alt.value(label(f"region.{name}")))
        )
    band = DataFrame({"place": [axis.band[0]], "end": [axis.band[1]]})
    scale = alt.Scale(type="log", domain=axis.domain, nice=False)
    return [
        alt.Chart(band)
        .mark_rect(color=GREY, opacity=0.18)
        .encode(y=alt.Y("place", type="quantitative", scale=scale), y2="end"),
        alt.Chart(band.assign(middle=axis.above))
        .mark_text(align="left", x=6, color=QUIET, fontSize=12, fontWeight=600)
        .encode(
            y=alt.Y("middle", type="quantitative", scale=scale),
            text=alt.value(label("chart.map.band")),
        ),
        alt.Chart(_named([bounds[1]]))
        .mark_rule(color=GREY, strokeDash=[2, 3])
        .encode(x=x),
        *names,
    ]


def _lines(made: RateMap, axis: BandedAxis, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The closed form of both runs; one line where they have the same."""
    same = np.array_equal(made.line_loss["manual"], made.line_loss["autograd"])
    layers = []
    for side in SIDES[1:] if same else SIDES:
        loss = made.line_loss[side]
        held = np.clip(loss, 1e-300, 1e300)  # what a log axis can compute with
        line = alt.Chart(DataFrame({"rate": made.line_rates, "place": held}))
        dashed = [1, 0] if same else DASHES[side]
        layers.append(
            line.mark_line(
                color=GREY, strokeWidth=2.5, strokeDash=dashed, clip=True
            ).encode(x=x, y=y)
        )
    return layers


def _named_rates(e: Experiment, made: RateMap, x: alt.X) -> list[alt.Chart]:
    """The fastest rate, the edge, and the one that was chosen."""
    theory = made.theory
    edge_row = alt.ExprRef(f"width < {NARROW} ? height - 40 : {BOUNDS}")
    named: list[tuple[str, float, list[int], Any, float, Any]] = [
        ("fastest", theory.fastest_rate, [2, 3], GREY, 1.5, BOUNDS),
        ("edge", theory.edge_rate, [2, 3], GREY, 1.5, edge_row),
    ]
    if e.learning_rate > 0:
        named.append(("own", e.learning_rate, [1, 0], QUIET, 2.5, OWN))
    layers = []
    low, high = float(made.rates[0]), float(made.rates[-1])
    for name, rate, dashed, paint, width, row in named:
        at = alt.Chart(_named([rate]))
        left = rate > np.sqrt(low * high)  # its name stands where there is more room
        told = say(f"chart.map.{name}", rate=number(rate, 4))
        layers += [
            at.mark_rule(color=paint, strokeDash=dashed, strokeWidth=width).encode(x=x),
            at.mark_text(
                align="right" if left else "left",
                dx=-4 if left else 4,
                y=row,
                fontSize=13,
                fontWeight=600,
                color=QUIET,
            ).encode(x=x, text=alt.value(told)),
        ]
    return layers


def map_data(made: RateMap, axis: BandedAxis) -> DataFrame:
    """A row a run: run, rate, loss, diverged_at, and where it stands.

    What left the finite numbers or the axis stands in a band, as a triangle.
    """
    tables = []
    for side in SIDES:
        ends = made.ends[side]
        gone = ends.diverged_at >= 0
        above = gone | (ends.loss > axis.high)
        below = ~gone & (ends.loss < axis.low)
        place = np.where(above, axis.above, np.where(below, axis.below, ends.loss))
        mark = np.where(
            above, "triangle-up", np.where(below, "triangle-down", SHAPES[side])
        )
        tables.append(
            DataFrame(
                {
                    "run": label(f"side.{side}"),
                    "rate": made.rates,
                    "loss": ends.loss,
                    "ends": [
                        say("map.left", k=k) if k >= 0 else number(loss)
                        for k, loss in zip(
                            ends.diverged_at.tolist(), ends.loss.tolist(), strict=True
                        )
                    ],
                    "place": place,
                    "mark": mark,
                    "size": MARK_SIZES[side],
                }
            )
        )
    return concat(tables, ignore_index=True)


def taken() -> alt.Parameter:
    """A click anywhere takes the learning rate of the nearest mark."""
    return alt.selection_point(
        name=TAKEN, fields=["rate"], on="click", nearest=True, clear=False
    )


def _marks(made: RateMap, axis: BandedAxis, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Both runs at every rate that was tried; a click takes the rate."""
    marks: alt.Chart = (
        alt.Chart(map_data(made, axis))
        .mark_point(filled=True, opacity=1, cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=color(),
            shape=alt.Shape("mark", type="nominal", scale=None),
            size=alt.Size("size", type="quantitative", scale=None),
            tooltip=[
                alt.Tooltip("run", type="nominal"),
                alt.Tooltip(
                    "rate",
                    type="quantitative",
                    format=".6~g",
                    title=say("chart.map.x"),
                ),
                alt.Tooltip("ends", type="nominal", title=say("chart.map.ends")),
            ],
        )
        .add_params(taken())
    )
    return [marks]


def _legend() -> list[alt.Chart]:
    """Mark and name of each run, above the plot."""
    return [
        alt.Chart(DataFrame({"text": [text]}))
        .mark_text(
            align="left",
            x=x,
            y=LEGEND,
            color=paint,
            fontSize=REGION_FONT,
            fontWeight=600,
        )
        .encode(text=alt.Text("text", type="nominal"))
        for side, glyph, left in (("manual", "●", 0), ("autograd", "■", 150))
        for text, x, paint in (
            (glyph, left, COLORS[side]),
            (label(f"side.{side}"), left + 14, QUIET),
        )
    ]


def map_alt(e: Experiment, made: RateMap) -> str:
    """What the map shows, in words, from the data."""
    theory = made.theory
    best = int(np.argmin(made.ends["autograd"].loss))
    gone = int(np.sum(made.ends["autograd"].diverged_at >= 0))
    return say(
        "chart.map.alt",
        count=len(made.rates),
        iterations=e.iterations,
        fastest=theory.fastest_rate,
        edge=theory.edge_rate,
        rate=e.learning_rate,
        best=float(made.rates[best]),
        gone=gone,
        precision=e.precision,
    )
