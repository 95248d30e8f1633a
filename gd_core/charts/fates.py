"""Four fates: the weight over the iterations, at four learning rates that tell."""

from __future__ import annotations

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, concat

from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.rates import many_are_fastest
from gd_core.analysis.theory import theory_of
from gd_core.charts.forms import (
    Chart,
    Fact,
    Form,
    form_of,
    memoised_form,
    named_data,
)
from gd_core.charts.loss_axis import loss_x
from gd_core.charts.loss_curve import (
    OPTIMUM_NUMBERS,
    OPTIMUM_TEXTS,
    LossCurve,
    optimum_facts,
    optimum_row,
)
from gd_core.charts.map_layers import RUN_OF_SIDE, taken
from gd_core.charts.race_marks import with_name_room
from gd_core.charts.theme import (
    CHART_HEIGHT,
    DOTTED,
    QUIET_TEXT,
    SIX_DIGITS,
    THEORY_GREY,
    TWIN_SIZES,
    TWIN_WIDTHS,
    run_color,
    run_dash,
    run_labels,
    run_legend,
    run_shape,
    run_size,
    settings_lines,
)
from gd_core.charts.tooltips import RUN_NAME, state_told
from gd_core.charts.twins import IS_MARKED, TAKES_TURN, TWIN_NUMBERS, twin_facts
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.catalogue import has, label, say

FATE_HEIGHT = CHART_HEIGHT + 10  # pixels
FATE_NAME_ROOM = 64  # pixels, right of the plot: the optimum's name is on no state
FATE_REACH = 3  # starting distances to both sides of w* that a chart shows


def fate_window(e: Experiment) -> tuple[float, float]:
    """The weights that the chart of a fate shows, the same for all four."""
    curve = LossCurve.of(e)
    distance = abs(e.w0 - curve.center) or max(abs(curve.center), 1.0)
    reach = FATE_REACH * distance
    return curve.center - reach, curve.center + reach


def leaves_at(e: Experiment, trace: Trace) -> int | None:
    """The first state that the chart of a fate does not show; None if it shows all."""
    low, high = fate_window(e)
    w = trace.w.astype(np.float64)
    outside: NDArray[np.intp] = np.flatnonzero((w < low) | (w > high))
    return int(outside[0]) if len(outside) else trace.diverged_at


def fate_chart(e: Experiment, name: str, traces: dict[str, Trace]) -> Chart:
    """The weight over the iterations at one learning rate, both runs.

    Args:
        e: what was run, at this rate.
        name: one of rates.FATES.
        traces: the runs by side.
    """
    leaves = {side: leaves_at(e, trace) for side, trace in traces.items()}
    states = fate_data(traces, leaves)
    low, high = fate_window(e)
    facts: dict[str, Fact] = {
        "low": low,
        "high": high,
        "last": max(1, int(states["iteration"].max())),
        "rate": e.learning_rate,
    }
    notes = _fate_notes(e) + [
        say(f"chart.fate.leaves.{side}", k=k)
        for side, k in leaves.items()
        if k is not None
    ]
    return Chart(
        _fate_form(),
        {"states": states},
        facts
        | optimum_facts(LossCurve.of(e).optimum)
        | twin_facts([trace.w for trace in traces.values()], high - low),
        say(title_key(f"chart.fate.{name}", e), rate=e.learning_rate),
        settings_lines(e, notes),
        fate_alt(e, name, traces),
    )


def title_key(key: str, e: Experiment) -> str:
    """The key of a fate's title: with momentum there is not one fastest rate."""
    is_plateau = many_are_fastest(e.inputs, e.model, motion_of(e))
    own = f"{key}.plateau"
    return own if is_plateau and has(own) else key


def fate_data(traces: dict[str, Trace], leaves: dict[str, int | None]) -> DataFrame:
    """The states of both runs, up to the one that is outside: the line leads to it.

    Columns: side, its place in SIDES; iteration; w.
    """
    tables = []
    for side, trace in traces.items():
        last = leaves[side]
        w = trace.w if last is None else trace.w[: last + 1]
        columns = {
            "side": np.full(len(w), SIDES.index(side), np.uint8),
            "iteration": np.arange(len(w), dtype=np.uint16),
            "w": w,
        }
        tables.append(DataFrame(columns))
    return concat(tables, ignore_index=True)


def _fate_notes(e: Experiment) -> list[str]:
    """What a step does to the weight, of both runs where they differ."""
    if not e.slips:
        theory = theory_of(e)
        return [sentences.fate(theory)] if theory else []
    theories = {side: theory_of(e, side) for side in SIDES}
    return [
        say(f"chart.fate.does.{side}", does=sentences.fate(theory))
        for side, theory in theories.items()
        if theory
    ]


@memoised_form
def _fate_form() -> Form:
    """The form of the chart of a fate."""
    x = loss_x("last", tickCount=5)
    ends = [alt.ExprRef("low"), alt.ExprRef("high")]
    y = alt.Y(
        "w",
        type="quantitative",
        title=label("chart.curve.x"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=alt.Axis(tickCount=5, format=SIX_DIGITS),
    )
    legend = run_legend(width=0, size=90)
    states = (
        named_data("states")
        .transform_calculate(run=RUN_OF_SIDE, rate="rate")
        .transform_calculate(run_name=RUN_NAME)
    )
    color = run_color(legend)
    lines = states.mark_line(clip=True).encode(
        x=x,
        y=y,
        color=color,
        strokeDash=run_dash(legend),
        strokeWidth=run_size(*TWIN_WIDTHS),
    )
    marks = (
        states.transform_filter("low <= datum.w && datum.w <= high")
        .transform_filter(f"{IS_MARKED} && {TAKES_TURN}")
        .mark_point(
            filled=True, opacity=1, stroke="white", strokeWidth=1, cursor="pointer"
        )
        .encode(
            x=x,
            y=y,
            color=color,
            shape=run_shape(legend),
            size=run_size(*TWIN_SIZES),
            tooltip=state_told(w=label("chart.curve.x")),
        )
        .properties(name="states")
        .add_params(taken())
    )
    form = form_of(
        [*_optimum(y), lines, marks],
        label("chart.fate.name"),
        FATE_HEIGHT,
        [run_labels(), alt.param(name="plot_width", expr=f"width - {FATE_NAME_ROOM}")],
        numbers=("low", "high", "last", "rate", *OPTIMUM_NUMBERS, *TWIN_NUMBERS),
        texts=OPTIMUM_TEXTS,
    )
    return with_name_room(form)


def _optimum(y: alt.Y) -> list[alt.Chart]:
    """A dotted line at the optimum, and its name at the right; y is the weight."""
    optimum = optimum_row().encode(y=y)
    return [
        optimum.mark_rule(
            color=THEORY_GREY, strokeDash=DOTTED, x=0, x2=alt.ExprRef("plot_width")
        ),
        optimum.mark_text(
            text=alt.ExprRef("split(optimum_name, ' = ')"),
            align="left",
            baseline="middle",
            x=alt.ExprRef("plot_width + 8"),
            dy=-8,
            lineHeight=16,
            color=QUIET_TEXT,
            fontSize=13,
        ),
    ]


def fate_alt(e: Experiment, name: str, traces: dict[str, Trace]) -> str:
    """What becomes of the weight at one learning rate, in words."""
    return say(
        "chart.fate.alt",
        title=say(title_key(f"chart.fate.{name}", e), rate=e.learning_rate),
        first=e.w0,
        last=traces["autograd"].final_w,
        by_hand=traces["manual"].final_w,
        k=traces["autograd"].states - 1,
    )
