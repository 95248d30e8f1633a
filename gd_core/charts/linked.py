"""Linked: how charts show one state of two runs, and move together in the browser.

Which state is shown is a number that lives in the page, in the element BUS: a chart
reads it from there, and writes into it the state that is pointed at, so that all
charts and the player follow without a message to the server. A click writes into the
element PIN. Both are plain Vega-Lite: a parameter bound to an element of the page.
"""

from __future__ import annotations

from typing import Any

import altair as alt
from pandas import DataFrame

from gd_core.charts.forms import named
from gd_core.charts.loss import COLORS, DASHES, QUIET, SHAPES
from gd_core.runs.experiment import SIDES
from gd_core.text.catalogue import label

# the state shown and the one clicked: each the value of an element that is there before
# any chart is, and an event of its own that says it has changed
BUS: dict[str, Any] = {"element": "body", "event": "gd-shown"}
PIN: dict[str, Any] = {"element": "head", "event": "gd-clicked"}
LINE_HEIGHT, LIFT = 18, 8  # of the lines of numbers, and how far above the plot
GLYPH_WIDTH = 26  # pixels
GLYPHS = {"manual": "●━", "autograd": "■╍"}  # mark and line of a run, as text
DIGITS = {1: ".6~g", 3: ".4~g"}  # of one number above a plot, of three
FONT, SMALLEST_FONT = 14, 10  # of these numbers, as large as their line has room for
CHARACTER = 0.54  # how wide one is on average, of the font size
SILENT = alt.value(None)  # no tooltip: the numbers stand above the plot
HERE = "datum.iteration == toNumber(k)"


def shown() -> alt.Parameter:
    """The state that is shown: what the page says."""
    return alt.param(name="k", value="0", bind=alt.BindDirect(**BUS))


def _selections() -> tuple[alt.Parameter, alt.Parameter]:
    """Pointing at a state shows it everywhere; clicking pins it."""
    pointed = alt.selection_point(
        name="pointed",
        fields=["iteration"],
        on="pointerover",
        nearest=True,
        clear=False,  # the page knows when the pointer has left
        bind={"iteration": alt.BindDirect(**BUS)},  # type: ignore[arg-type]
    )
    clicked = alt.selection_point(
        name="clicked",
        fields=["iteration"],
        on="click",
        nearest=True,
        clear=False,
        bind={"iteration": alt.BindDirect(**PIN)},  # type: ignore[arg-type]
    )
    return pointed, clicked


def sensitive(x: alt.X, y: alt.Y) -> alt.Chart:
    """What is pointed at: every state, and above all else, but not to be seen."""
    chart: alt.Chart = (
        named("drawn")
        .mark_point(opacity=0, clip=True)
        .encode(x=x, y=y, tooltip=SILENT)
        .add_params(*_selections())
    )
    return chart


def _by_run(
    channel: Any, values: dict[str, Any], legend: alt.Legend | None = None
) -> Any:
    names = [label(f"side.{side}") for side in SIDES]
    scale = alt.Scale(domain=names, range=[values[side] for side in SIDES])
    return channel("run", type="nominal", scale=scale, legend=legend)


def color(legend: alt.Legend | None = None) -> alt.Color:
    color: alt.Color = _by_run(alt.Color, COLORS, legend)
    return color


def dash(legend: alt.Legend | None = None) -> alt.StrokeDash:
    dash: alt.StrokeDash = _by_run(alt.StrokeDash, DASHES, legend)
    return dash


def shape(legend: alt.Legend | None = None) -> alt.Shape:
    shape: alt.Shape = _by_run(alt.Shape, SHAPES, legend)
    return shape


def size(manual: float, autograd: float) -> Any:
    """By hand larger, and beneath: where the runs agree, both can be seen."""
    by_hand = f"datum.run == '{label('side.manual')}'"
    return alt.condition(by_hand, alt.value(manual), alt.value(autograd))


def here() -> alt.Chart:
    """The states of the iteration that is shown, one a run."""
    chart: alt.Chart = named("states").transform_filter(HERE)
    return chart


def readout(*parts: str) -> list[alt.Chart]:
    """A line of numbers for each run, above the plot; it is the legend as well."""
    place: dict[str, Any] = {"align": "left", "baseline": "bottom", "fontSize": FONT}
    room = f"(width - {GLYPH_WIDTH}) / (length(datum.text) * {CHARACTER})"
    fitting = alt.ExprRef(f"clamp({room}, {SMALLEST_FONT}, {FONT})")
    # holds the place while no state is there: a chart is laid out only once
    nothing = alt.Chart(DataFrame({"text": ["█"]})).mark_text(
        **place, opacity=0, y=-LINE_HEIGHT - LIFT
    )
    lines = [nothing.encode(text=alt.Text("text", type="nominal"), x=alt.value(0))]
    for row, (side, glyph) in enumerate(GLYPHS.items()):
        told = " + ' · ' + ".join(
            f"'{label('readout.' + part)} ' + "
            f"format(datum.{part}, '{DIGITS[len(parts)]}')"
            for part in parts
        )
        name = label(f"short.{side}")
        place["y"] = LINE_HEIGHT * (row - 1) - LIFT
        own = here().transform_filter(f"datum.run == '{label(f'side.{side}')}'")
        lines += [
            own.mark_text(**place, color=COLORS[side], fontWeight=700).encode(
                text=alt.value(glyph), x=alt.value(0)
            ),
            own.transform_calculate(text=f"'{name}: ' + {told}")
            .mark_text(**place | {"fontSize": fitting}, color=QUIET, fontWeight=600)
            .encode(text=alt.Text("text", type="nominal"), x=alt.value(GLYPH_WIDTH)),
        ]
    return lines
