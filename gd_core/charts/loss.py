"""Charts: pure functions from data to an Altair chart.

Each chart explains itself alone, since it will end up on a slide: a title that says
what it shows, the settings that made it, axes with names. The run by hand is
vermilion, solid, with round marks; the run by autograd is blue, dashed, with square
marks; so the two can be told apart without colour as well.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, Index

from gd_core.charts.forms import Spec, filled, form_of, named, number
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.catalogue import label, say

COLORS = {"manual": "#D55E00", "autograd": "#0072B2"}
DASHES = {"manual": [1, 0], "autograd": [7, 4]}
SHAPES = {"manual": "circle", "autograd": "square"}
GREY = "#8A857C"  # theory

HEIGHT = 275  # pixels, of a chart with its title and legend, without its subtitle
SUBTITLE_LINE = 16  # pixels
SUBTITLE_WIDTH = 70  # characters that fit above a chart on a telephone
# the settings under a title: readable on a light and on a dark page, which Vega tells
QUIET = alt.ExprRef("luminance(background) < 0.5 ? '#B4B1AA' : '#625D54'")
# as an index made once, which saves half the time that pandas takes for so few rows
LOSS_COLUMNS = Index(["side", "iteration", "w", "loss", "gradient", "shown"])
MOST_DRAWN = 1_000  # states of a run that are drawn one by one
MOST_MARKED = 60  # states that get a mark each
WIDE_SPAN = 1e4  # largest over smallest loss from which a linear axis hides the rest
NUMBERS = "format(datum.value, ',.6~g')"  # 6 digits, 1e+30 for very large ones

Floats = NDArray[np.floating]


@dataclass(frozen=True)
class LossAxis:
    """The loss axis that both sides share.

    Attributes:
        scale: "linear" or "log".
        low: the smallest loss the axis shows; 0 on a linear axis.
        high: the largest loss it shows.
    """

    scale: str
    low: float
    high: float

    @classmethod
    def of(cls, scale: str, *traces: Trace) -> LossAxis:
        """The axis on which every finite loss of the traces has its place."""
        losses = _losses(*traces)
        high = float(losses.max()) or 1.0
        positive = losses[losses > 0]
        if scale == "linear":
            return cls(scale, 0.0, high)
        low = float(positive.min()) if len(positive) else high / 10
        if len(positive) < len(losses):
            low /= 10  # room at the bottom for a loss of 0, which has no logarithm
        return cls(scale, min(low, high / 2), high)

    def numbers(self) -> dict[str, float]:
        """What is filled in for `loss_scale`."""
        return {"lowest": self.low, "highest": self.high}


def loss_scale(scale: Any) -> alt.Scale:
    """The scale of an axis for losses, whose ends are filled in."""
    ends = [alt.ExprRef("lowest"), alt.ExprRef("highest")]
    return alt.Scale(type=scale, domain=ends, nice=False)


def _losses(*traces: Trace) -> NDArray[np.float64]:
    """All losses of all traces."""
    return np.concatenate([trace.loss.astype(np.float64) for trace in traces])


def thin(losses: Floats, most: int = MOST_DRAWN) -> NDArray[np.intp]:
    """Which states to draw: all, or the lowest and the highest of every bucket.

    Args:
        losses: of all states, shape (states,).
        most: how many are drawn one by one.

    Returns:
        Their iterations in order, the first and the last always among them.
    """
    states = len(losses)
    if states <= most:
        return np.arange(states)
    size = bucket_size(states, most)
    picked = [0, states - 1]
    for start in range(0, states, size):
        bucket = losses[start : start + size]
        picked += [start + int(np.argmin(bucket)), start + int(np.argmax(bucket))]
    return np.unique(picked)


def bucket_size(states: int, most: int = MOST_DRAWN) -> int:
    """How many states share a bucket, so that about `most` of them are drawn."""
    return -(-2 * states // most)


def loss_data(traces: dict[str, Trace], axis: LossAxis) -> DataFrame:
    """What the chart draws of the runs: a row a state.

    Columns: side, its number among SIDES; iteration, w, loss, gradient; and `shown`,
    the loss at its place on the axis: the loss itself but for a 0 on a log axis, which
    stands at the bottom. All are numbers, which are sent faster than text.
    """
    parts = []
    for side, trace in traces.items():
        drawn = thin(trace.loss)
        loss = trace.loss[drawn].astype(np.float64)
        zero = axis.low if axis.scale == "log" else 0.0
        shown = np.where(loss > 0, loss, zero)
        number = np.full(len(drawn), SIDES.index(side))
        own = (number, drawn, trace.w[drawn], loss, trace.gradient[drawn], shown)
        parts.append(np.column_stack(own))
    return DataFrame(np.concatenate(parts), columns=LOSS_COLUMNS.view())


def loss_charts(
    e: Experiment, traces: dict[str, Trace], scale: str = "linear"
) -> dict[str, Spec]:
    """The loss of each run at every iteration, the other run's behind it, by side.

    Args:
        e: what was run.
        traces: the runs by side; all charts share the axes that hold all of them, and
            the data.
        scale: "linear" or "log".
    """
    axis = LossAxis.of(scale, *traces.values())
    data, notes = {"runs": loss_data(traces, axis)}, loss_notes(e, traces, axis)
    made = {}
    for side, trace in traces.items():
        in_place = (trace.loss > 0) | (scale == "linear")
        marked = bool(in_place.any()) and trace.states <= MOST_MARKED
        below = not in_place.all()
        form = _loss_form(side, tuple(traces), scale, marked, below)
        title = say("chart.loss.title", side=label(f"side.{side}"))
        head = heading(title, e, notes)
        made[side] = filled(form, data, axis.numbers(), **head)
    return made


@cache
def _loss_form(
    side: str, sides: tuple[str, ...], scale: str, marked: bool, below: bool
) -> Spec:
    """The form of a loss chart; Vega complains of a layer that is empty.

    Args:
        side: whose chart it is.
        sides: whose runs there are.
        scale: "linear" or "log".
        marked: its states get a mark each.
        below: some of them have no place on the axis.
    """
    layers = [_line(side, scale, width=3)]
    layers += [_line(other, scale, width=1.5) for other in sides if other != side]
    if marked:
        layers.append(_marks(side, scale, "datum.shown == datum.loss"))
    if below:
        out = "datum.shown != datum.loss"
        layers.append(_marks(side, scale, out, shape="triangle-down"))
    return form_of(layers, [number("lowest"), number("highest")])


def heading(title: str, e: Experiment, notes: list[str], more: int = 0) -> Spec:
    """The title of a chart, under it the settings and notes; and its height with them.

    Args:
        title: what the chart shows.
        e: what was run.
        notes: what must be known to read it right.
        more: pixels that it is higher than others.
    """
    facts = (sentences.settings_data(e), sentences.settings_run(e), *notes)
    lines = [line for fact in facts for line in _wrapped(fact)]
    told = {
        "text": title,
        "subtitle": lines,
        "subtitleColor": {"expr": QUIET.expr},
        "subtitleFontSize": 13,
        "subtitleLineHeight": SUBTITLE_LINE,
        "subtitlePadding": 4,
        "anchor": "start",
        "offset": 6,
    }
    return {"title": told, "height": HEIGHT + more + SUBTITLE_LINE * len(lines)}


def _wrapped(fact: str) -> list[str]:
    """A fact in lines of at most SUBTITLE_WIDTH, broken between its parts if it can."""
    kept = "\N{NO-BREAK SPACE}"
    parts = fact.replace(" ", kept).replace(f"{kept}·{kept}", f" ·{kept}")
    lines = textwrap.wrap(parts, SUBTITLE_WIDTH, break_on_hyphens=False)
    return [line.strip(f"·{kept}") for line in lines]


def _encodings(scale: str) -> dict[str, Any]:
    """What every layer of a loss chart has in common."""
    return {
        "x": alt.X(
            "iteration",
            type="quantitative",
            title=say("chart.loss.x"),
            axis=quiet_axis(tickMinStep=1, format="d", grid=False),
            scale=alt.Scale(nice=False),
        ),
        "y": alt.Y(
            "shown",
            type="quantitative",
            title=say("chart.loss.y"),
            axis=quiet_axis(tickCount=5, labelExpr=NUMBERS),
            scale=loss_scale(scale),
        ),
        "tooltip": [
            alt.Tooltip("run", type="nominal"),
            alt.Tooltip("iteration", type="quantitative", format="d"),
            *(
                alt.Tooltip(name, type="quantitative", format=".9~g")
                for name in ("w", "loss", "gradient")
            ),
        ],
    }


def optimum_marks(x: alt.X) -> list[alt.Chart]:
    """A dotted line at the best weight, and its name; x is the axis of weights.

    The weight is filled in as the data `best`, what is said as `best_told`.
    """
    best = named("best").encode(x=x)
    return [
        best.mark_rule(color=GREY, strokeDash=[2, 3], clip=True),
        best.mark_text(
            text=alt.ExprRef("best_told"),
            dx=6,
            align="left",
            baseline="top",
            fontSize=13,
            y=4,
            color=QUIET,
        ),
    ]


def optimum_data(w: float) -> tuple[Spec, Spec]:
    """What is filled in for `optimum_marks`: data, and what is said."""
    told = say("chart.curve.optimum", w=w)
    return {"best": DataFrame({"w": [w]})}, {"best_told": told}


def run_legend(width: int = 3, size: int = 400) -> alt.Legend:
    """Above the plot: which run is which.

    Args:
        width: of the line beside its name, in pixels; 0 where a mark stands there.
        size: of the line or the mark, in square pixels.
    """
    return alt.Legend(
        orient="top",
        title=None,
        padding=0,
        symbolStrokeWidth=width,
        symbolSize=size,
        labelColor=QUIET,
    )


def quiet_axis(**options: Any) -> alt.Axis:
    """An axis whose names and numbers are readable and don't shout."""
    return alt.Axis(
        titlePadding=6,
        labelFontSize=13,
        labelPadding=6,
        labelFlush=False,
        titleColor=QUIET,
        labelColor=QUIET,
        **options,
    )


def _of_run(side: str, which: str = "true") -> alt.Chart:
    """The states of one run, or some of them."""
    chart: alt.Chart = (
        named("runs")
        .transform_filter(f"datum.side == {SIDES.index(side)} && {which}")
        .transform_calculate(run=f"'{label(f'side.{side}')}'")
    )
    return chart


def _line(side: str, scale: str, width: float) -> alt.Chart:
    names = [label(f"side.{side}") for side in SIDES]
    line: alt.Chart = (
        _of_run(side)
        .mark_line(strokeWidth=width)
        .encode(
            **_encodings(scale),
            color=alt.Color(
                "run",
                type="nominal",
                title=None,
                scale=alt.Scale(domain=names, range=[COLORS[s] for s in SIDES]),
                legend=run_legend(),
            ),
            strokeDash=alt.StrokeDash(
                "run",
                type="nominal",
                title=None,
                scale=alt.Scale(domain=names, range=[DASHES[s] for s in SIDES]),
            ),
        )
    )
    return line


def _marks(side: str, scale: str, which: str, shape: str = "") -> alt.Chart:
    marks: alt.Chart = (
        _of_run(side, which)
        .mark_point(
            shape=shape or SHAPES[side],
            filled=True,
            opacity=1,
            size=45,
            color=COLORS[side],
        )
        .encode(**_encodings(scale))
    )
    return marks


def loss_notes(e: Experiment, traces: dict[str, Trace], axis: LossAxis) -> list[str]:
    """What must be known to read the chart right; the same on both sides."""
    notes = [
        say(
            "chart.loss.diverged",
            side=label(f"side.{side}"),
            precision=e.precision,
            k=trace.diverged_at,
        )
        for side, trace in traces.items()
        if trace.diverged_at is not None
    ]
    losses = _losses(*traces.values())
    states = max(trace.states for trace in traces.values())
    if states > MOST_DRAWN:
        notes.append(say("chart.loss.thinned", bucket=bucket_size(states)))
    if axis.scale == "log" and np.any(losses == 0):
        notes.append(say("chart.loss.zero"))
    if axis.scale == "linear" and np.any(losses > 0):
        span = axis.high / float(np.min(losses[losses > 0]))
        if span > WIDE_SPAN:
            powers = round(float(np.log10(span)))
            notes.append(say("chart.loss.span", powers=powers))
    return notes


def loss_alt(e: Experiment, side: str, traces: dict[str, Trace]) -> str:
    """What the loss chart shows, in words, from the data."""
    own = traces[side]
    facts: dict[str, object] = {
        "side": label(f"side.{side}"),
        "iterations": own.states - 1,
        "first": float(own.loss[0]),
        "last": own.final_loss,
    }
    others = [trace for other, trace in traces.items() if other != side]
    if not others:
        return say("chart.loss.alt_alone", **facts)
    return say(
        "chart.loss.alt",
        **facts,
        other_first=float(others[0].loss[0]),
        other_last=others[0].final_loss,
    )
