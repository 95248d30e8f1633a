"""Linked: how charts show one state of two runs, and move together in the browser.

Which state is shown is a number that lives in the page, in the element BUS: a chart
reads it from there, and writes into it the state that is pointed at, so that all
charts and the player follow without a message to the server. A click writes into the
element PIN. Both are plain Vega-Lite: a parameter bound to an element of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from gd_core.charts.letters import shown_width
from gd_core.charts.theme import (
    LINE_GLYPHS,
    QUIET_TEXT,
    RUN_GLYPHS,
    run_color,
    written_number,
)
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import has, label, say

# the state shown and the one clicked: each the value of an element that is there before
# any chart is, and an event of its own that says it has changed
BUS: dict[str, Any] = {"element": "body", "event": "gd-shown"}
PIN: dict[str, Any] = {"element": "head", "event": "gd-clicked"}
READOUT_LEADING, READOUT_LIFT = 18, 8  # of its lines, and how far above the plot
READOUT_INDENT = 26  # pixels, of the text behind the glyphs of a run
# the texts of a line, the longest first, and digits of a number where there are so many
READOUTS = ("", ".short", ".narrow")
READOUT_DIGITS = ({1: 6, 2: 5, 3: 5}, {1: 6, 2: 5, 3: 3}, {1: 5, 2: 4, 3: 3})
READOUT_FONT, READOUT_SMALLEST = 14, 13  # as large as their line has room for
LETTER_WIDTH = 0.54  # on average, of the font size
RUN_CODE = "datum.by_hand ? 'manual' : 'autograd'"  # of a state
SHOWN = "datum.iteration == toNumber(k)"

Layer = alt.Chart | alt.LayerChart


def shown_state() -> alt.Parameter:
    """The parameter `k`, the state that is shown: what the page says."""
    return alt.param(name="k", value="0", bind=alt.BindDirect(**BUS))


def all_states(*layers: Layer) -> alt.LayerChart:
    """Layers of all states of both runs, each with the code of its run in `run`."""
    group: alt.LayerChart = alt.LayerChart(
        layer=[*layers], data=alt.NamedData("states")
    ).transform_calculate(run=RUN_CODE)
    return group


def shown_states(*layers: Layer) -> alt.LayerChart:
    """Layers of the states of the iteration that is shown, one a run."""
    group: alt.LayerChart = alt.LayerChart(layer=[*layers]).transform_filter(SHOWN)
    return group


def drawn_states(which: str = "true") -> alt.Chart:
    """A chart of the states that get a mark each.

    Args:
        which: an expression for those of them that are meant.
    """
    chart: alt.Chart = alt.Chart().transform_filter(f"datum.drawn && {which}")
    return chart


def _selection(name: str, event: str, element: dict[str, Any]) -> alt.Parameter:
    """A state that is chosen by the mouse and written into an element."""
    return alt.selection_point(
        name=name,
        fields=["iteration"],
        on=event,
        nearest=True,
        clear=False,  # the page knows when the pointer has left
        bind={"iteration": alt.BindDirect(**element)},  # type: ignore[arg-type]
    )


def pointer_layer(x: alt.X, y: alt.Y, which: str = "true") -> alt.Chart:
    """Every state, above all else and invisible: pointing shows it, a click pins it.

    Args:
        x: the axis across.
        y: the axis up.
        which: an expression for the states that can be pointed at.
    """
    pointed = _selection("pointed", "pointerover", BUS)
    clicked = _selection("clicked", "click", PIN)
    chart: alt.Chart = (
        drawn_states(which)
        .mark_point(opacity=0, clip=True)
        .encode(x=x, y=y)
        .add_params(pointed, clicked)
    )
    return chart


def readout_params(chart: str, *columns: str) -> list[alt.Parameter]:
    """The parameters `readout0` to `readout2`: by run, the template of its line.

    Each has the name of its run; where there is no shorter one it is the one before.

    Args:
        chart: whose line it is, "curve", "losses" or "line".
        columns: the numbers in it; each stays in braces, to be put in by the browser.
    """
    places = {column: f"{{{column}}}" for column in columns}
    params, key = [], ""
    for at, kind in enumerate(READOUTS):
        if has(f"readout.{chart}{kind}"):
            key = f"readout.{chart}{kind}"
        lines = {s: say(key, run=label(f"short.{s}"), **places) for s in SIDES}
        params.append(alt.param(name=f"readout{at}", value=lines))
    return params


def readout(*columns: str) -> list[alt.Chart]:
    """A line of numbers for each run shown, above the plot; the legend as well.

    Both lines are written alike: with the longest text that has room in both.

    Args:
        columns: as for `readout_params`.
    """
    texts = {
        f"text{at}": _filled(f"readout{at}[datum.run]", columns, digits)
        for at, digits in enumerate(READOUT_DIGITS)
    }
    room = f"(width - {READOUT_INDENT}) / {LETTER_WIDTH}"  # at a size of one pixel
    fits = [f"{READOUT_SMALLEST} * datum.wide{at} <= {room}" for at in range(2)]
    chosen = f"{fits[0]} ? {{}}0 : {fits[1]} ? {{}}1 : {{}}2"
    text, wide = (chosen.format(*3 * [f"datum.{name}"]) for name in ("text", "wide"))
    size = f"clamp({room} / ({wide}), {READOUT_SMALLEST}, {READOUT_FONT})"
    row = alt.ExprRef(f"datum.by_hand ? {_height_of(0)} : {_height_of(1)}")
    place: dict[str, Any] = {"align": "left", "baseline": "bottom", "y": row}
    glyphs = [f"'{RUN_GLYPHS[side]}{LINE_GLYPHS[side]}'" for side in SIDES]
    lines = (
        alt.Chart()
        .transform_calculate(**texts)
        .transform_calculate(
            **{
                f"long{at}": shown_width(f"datum.{text}")
                for at, text in enumerate(texts)
            }
        )
        .transform_joinaggregate(
            [
                alt.JoinAggregateFieldDef(
                    op="max", field=f"long{at}", **{"as": f"wide{at}"}
                )
                for at in range(len(texts))
            ]
        )
        .transform_calculate(text=text)
    )
    return [
        alt.Chart()
        .mark_text(**place, fontSize=READOUT_FONT, fontWeight=700)
        .encode(
            text=alt.value(alt.ExprRef(f"datum.by_hand ? {' : '.join(glyphs)}")),
            x=alt.value(0),
            color=run_color(),
        ),
        lines.mark_text(
            **place, fontSize=alt.ExprRef(size), fontWeight=600, color=QUIET_TEXT
        ).encode(text=alt.Text("text", type="nominal"), x=alt.value(READOUT_INDENT)),
    ]


def _filled(template: str, columns: Sequence[str], digits: dict[int, int]) -> str:
    """An expression for a template with its numbers."""
    for column in columns:
        number = written_number(f"datum.{column}", digits[len(columns)])
        template = f"replace({template}, '{{{column}}}', {number})"
    return template


def readout_room() -> alt.Chart:
    """The place of the readout while no state is there: a chart is laid out once."""
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, 1))
        .mark_text(baseline="bottom", fontSize=READOUT_FONT, y=_height_of(0), opacity=0)
        .encode(text=alt.value("█"), x=alt.value(0))
    )
    return chart


def _height_of(row: int) -> int:
    """How far below the top of the plot a line of numbers stands."""
    return READOUT_LEADING * (row - 1) - READOUT_LIFT
