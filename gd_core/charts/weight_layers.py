"""What is drawn of a parameter over the iterations: both runs, and the best value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from gd_core.charts.forms import named_data
from gd_core.charts.linked import RUN_CODE
from gd_core.charts.loss_axis import loss_x
from gd_core.charts.race_marks import beside_plot
from gd_core.charts.theme import DOTTED, QUIET_TEXT, SIX_DIGITS, THEORY_GREY
from gd_core.charts.tooltips import RUN_NAME, state_told
from gd_core.charts.twins import ends_legend, twin_layers
from gd_core.text.catalogue import label

BEST_FONT, BEST_LETTER = 13, 7.5  # pixels, of the name of the best one
BESIDE_BEST = 8  # pixels, from the plot to the name
PANEL = 0.44  # of the height, for each of two plots one above the other


def weight_plot(name: str, names: Sequence[str]) -> alt.LayerChart:
    """What is drawn of a parameter."""
    is_first = name == names[0]
    ranges: Any = alt.Undefined
    if len(names) > 1:
        ends = (
            (f"{PANEL} * height", "0")
            if is_first
            else ("height", f"{1 - PANEL} * height")
        )
        ranges = [alt.ExprRef(end) for end in ends]
    y = alt.Y(
        name,
        type="quantitative",
        title=label(f"chart.weights.{name}"),
        scale=alt.Scale(
            domain=[alt.ExprRef(f"{name}_low"), alt.ExprRef(f"{name}_high")],
            range=ranges,
            nice=False,
            zero=False,
        ),
        axis=alt.Axis(orient="left", tickCount=6 // len(names), format=SIX_DIGITS),
    )
    states = (
        named_data("states")
        .transform_calculate(run=RUN_CODE)
        .transform_calculate(run_name=RUN_NAME)
    )
    tooltip = state_told(**{name: label(f"chart.weights.{name}")})
    layers = twin_layers(
        states, loss_x("last"), y, tooltip, ends_legend() if is_first else None
    )
    group: alt.LayerChart = alt.LayerChart(
        layer=[beside_plot(), *_best(name, y), *layers]
    )
    return group


def _best(name: str, y: alt.Y) -> list[alt.Chart]:
    """A dotted line at the best value, and its name where it covers least."""
    best = (
        alt.Chart(alt.sequence(0, 1))
        .transform_filter(f"isValid({name}_best)")
        .transform_calculate(**{name: f"toNumber({name}_best[0])"})
        .encode(y=y)
    )
    line = best.mark_rule(
        color=THEORY_GREY,
        strokeDash=DOTTED,
        strokeWidth=2,
        x=0,
        x2=alt.ExprRef("plot_width"),
    )
    told = best.mark_text(
        text=alt.ExprRef(f"{name}_best_name"),
        x=alt.ExprRef(f"plot_width + {BESIDE_BEST}"),
        align="left",
        baseline="middle",
        fontSize=BEST_FONT,
        fontWeight=600,
        color=QUIET_TEXT,
    )
    return [line, told]
