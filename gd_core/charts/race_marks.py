"""The marks of a race: a colour and a dash for each run, and a name at its end.

Colours are those of M. Okabe and K. Ito, Color universal design, 2008, which can be
told apart without red or green; those of the runs by hand and by autograd come last.
Names stand in a room at the right, spread so that none covers another. A thin line
leads from the end of a run to its name, or a piece of its line stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
from pandas import DataFrame

from gd_core.charts.forms import Form, named_data
from gd_core.charts.letters import shown_width
from gd_core.charts.race_data import RaceLine
from gd_core.charts.theme import QUIET_TEXT
from gd_core.charts.tooltips import run_told
from gd_core.runs.checks import SIDES
from gd_core.text.widths import width

# of the present run and of six pins, on a light and on a dark page
SLOT_COLORS = (
    ("#23201C", "#009E73", "#E69F00", "#56B4E9", "#CC79A7", "#B8A600", "#0072B2"),
    ("#ECE9E2", "#009E73", "#E69F00", "#56B4E9", "#CC79A7", "#F0E442", "#D55E00"),
)
SLOT_DASHES = (
    *([1, 0], [8, 4], [2, 2], [10, 3, 2, 3]),
    *([5, 3], [14, 4], [6, 2, 2, 2, 2, 2]),
)
QUIET_DASH = [1, 4]  # of what leads to a name
OTHER_DASH = [1, 3]  # of the run by autograd, where it differs from that by hand
WIDTHS = (3.0, 2.5)
LINE_WIDTH = f"datum.by_hand ? {WIDTHS[0]} : {WIDTHS[1]}"
NAME_LEADING, RUN_NAME_FONT = 17, 13  # pixels
RUN_NAME_LETTER = 6.4  # pixels, the usual width of a letter of a name
LEADER, BEFORE_NAME = 26, 5  # pixels from the plot to a name, the last few are empty
LINE_KEY, BEFORE_KEY = 30, 4  # the same with a piece of the line, and the first few
MOST_ROOM = 0.6  # of the width of a chart, for names
LINE_NUMBERS = ("label_room",)  # facts
COLOR = alt.ExprRef("slot_colors[datum.slot]")
EACH_LINE = alt.Detail("line", type="nominal")
DASH = alt.ExprRef("slot_dashes[datum.by_hand ? datum.slot : 7]")


def race_params() -> list[alt.Parameter]:
    """Colours and dashes by slot, and how wide plot and names are."""
    light, dark = (list(colors) for colors in SLOT_COLORS)
    return [
        alt.param(
            name="slot_colors", expr=f"luminance(background) < 0.5 ? {dark} : {light}"
        ),
        alt.param(name="slot_dashes", expr=str([*SLOT_DASHES, OTHER_DASH])),
        alt.param(name="room", expr=f"min(label_room, {MOST_ROOM} * width)"),
        alt.param(name="plot_width", expr="width - room"),
    ]


def label_room(lines: Sequence[RaceLine], before: float = LEADER) -> float:
    """How many pixels the names need at the right of a plot, so many before them."""
    return before + RUN_NAME_LETTER * max(width(line.name) for line in lines) + 8


def codes_of(lines: Sequence[RaceLine]) -> dict[str, Any]:
    """What a table with a row a line has of each, by column."""
    return {
        "line": np.arange(len(lines), dtype=np.uint8),
        "slot": np.array([line.racer.slot for line in lines], np.uint8),
        "by_hand": [line.side == SIDES[0] for line in lines],
    }


def state_rows(lines: Sequence[RaceLine], kept: Sequence[Any]) -> DataFrame:
    """What a table with a row a state has of each line: line, slot, by_hand, iteration.

    Args:
        lines: what is drawn.
        kept: of each line, which of its drawn states are in the table.
    """
    codes = codes_of(lines)
    counts = [
        len(line.drawn.iterations[k]) for line, k in zip(lines, kept, strict=True)
    ]
    columns: dict[str, Any] = {
        name: np.repeat(values, counts) for name, values in codes.items()
    }
    columns["iteration"] = np.concatenate(
        [line.drawn.iterations[k] for line, k in zip(lines, kept, strict=True)]
    ).astype(np.uint16)
    return DataFrame(columns)


def race_lines(
    states: alt.Chart, line_width: str = LINE_WIDTH, **encoding: Any
) -> alt.Chart:
    """The lines of all runs.

    Args:
        states: of `state_rows`.
        line_width: an expression for the pixels of a line.
        encoding: the axes.
    """
    chart: alt.Chart = states.mark_line(
        clip=True,
        stroke=COLOR,
        strokeDash=DASH,
        strokeWidth=alt.ExprRef(line_width),
    ).encode(
        detail=alt.Detail("line", type="nominal"),
        order=alt.Order("iteration", type="quantitative"),
        **encoding,
    )
    return chart


def with_run_names(states: alt.Chart) -> alt.Chart:
    """States of `state_rows` with the run_name of their line. Data: "ends"."""
    names = alt.LookupData(alt.NamedData("ends"), "line", ["name"])
    chart: alt.Chart = states.transform_lookup("line", names, as_=["run_name"])
    return chart


def end_names(end_x: str, end_y: str, is_quiet: bool = False) -> list[alt.Chart]:
    """The name at the end of each line, and what leads there. Data: "ends".

    Args:
        end_x: an expression for the pixels of a line's end from the left.
        end_y: and from the top.
        is_quiet: whether what leads to a name is grey, where in the run's colour it
            would look like more of the run.
    """
    ends = _with_places(end_x, end_y)
    leaders = _pieces(
        ends,
        x=alt.ExprRef(f"datum.end ? plot_width + {LEADER - BEFORE_NAME} : datum.end_x"),
        y=alt.ExprRef("datum.end ? datum.name_y : datum.end_y"),
        stroke=QUIET_TEXT if is_quiet else COLOR,
        strokeDash=QUIET_DASH if is_quiet else DASH,
        strokeWidth=1 if is_quiet else 1.5,
    )
    return [leaders, _dots(ends), _names(ends, LEADER)]


def key_names(end_x: str, end_y: str) -> list[alt.Chart]:
    """The names of all lines, each behind a piece of its line. Data: "ends".

    For lines that end in the middle of a plot: what would lead from there to a name
    would cross them. Arguments as for `end_names`.
    """
    ends = _with_places(end_x, end_y)
    pieces = _pieces(
        ends,
        x=alt.ExprRef(
            f"plot_width + (datum.end ? {LINE_KEY - BEFORE_NAME} : {BEFORE_KEY})"
        ),
        y=alt.ExprRef("datum.name_y"),
        stroke=COLOR,
        strokeDash=DASH,
        strokeWidth=WIDTHS[0],
    )
    return [pieces, _dots(ends), _names(ends, LINE_KEY)]


def _pieces(ends: alt.Chart, **line: Any) -> alt.Chart:
    """A straight piece for each line, from where `datum.end` is 0 to where it is 1."""
    chart: alt.Chart = (
        ends.transform_calculate(end="[0, 1]")
        .transform_flatten(["end"])
        .mark_line(**line)
        .encode(detail=EACH_LINE, order=alt.Order("end", type="quantitative"))
    )
    return chart


def _with_places(end_x: str, end_y: str) -> alt.Chart:
    """The ends of the lines, and where their names stand.

    A name stands beside its line's end, or below the name before it; where the last
    ones would stand below the plot, they and those above them move up.
    """
    gap = f"min({NAME_LEADING}, height / datum.count)"
    sort: Any = [alt.SortField("end_y"), alt.SortField("line")]
    ends: alt.Chart = (
        named_data("ends")
        .transform_calculate(
            end_x=f"clamp({end_x}, 0, plot_width)", end_y=f"clamp({end_y}, 0, height)"
        )
        .transform_window(row="row_number()", sort=sort)
        .transform_joinaggregate(count="count()")
        .transform_calculate(above=f"datum.end_y - datum.row * {gap}")
        .transform_window(highest="max(above)", sort=sort, frame=[None, 0])
        .transform_calculate(
            name_y=(
                f"min(datum.highest + datum.row * {gap},"
                f" height - (datum.count - datum.row + 0.5) * {gap})"
            )
        )
    )
    return ends


def _dots(ends: alt.Chart) -> alt.Chart:
    chart: alt.Chart = ends.mark_point(
        x=alt.ExprRef("datum.end_x"),
        y=alt.ExprRef("datum.end_y"),
        filled=True,
        opacity=1,
        size=40,
        fill=COLOR,
    ).encode(detail=EACH_LINE)
    return chart


def _names(ends: alt.Chart, before: float) -> alt.Chart:
    """The names, so many pixels beside the plot.

    One that has no room is cut in the middle: names differ where they begin, or in the
    side where they end.
    """
    wide = f"({RUN_NAME_LETTER} * {shown_width('datum.name')})"
    kept = f"floor(length(datum.name) * (room - {before}) / {wide}) - 1"
    ends = ends.transform_calculate(kept=f"max({kept}, 2)").transform_calculate(
        run_name="datum.name",
        shown=f"{wide} <= room - {before} ? datum.name :"
        " substring(datum.name, 0, ceil(datum.kept / 2)) + '…' +"
        " substring(datum.name, length(datum.name) - floor(datum.kept / 2))",
    )
    chart: alt.Chart = ends.mark_text(
        x=alt.ExprRef(f"plot_width + {before}"),
        y=alt.ExprRef("datum.name_y"),
        align="left",
        baseline="middle",
        fontSize=RUN_NAME_FONT,
        fontWeight=600,
        color=QUIET_TEXT,
        limit=alt.ExprRef(f"room - {before}"),  # of wider letters than usual
    ).encode(text=alt.Text("shown", type="nominal"), tooltip=[run_told()])
    return chart


def beside_plot() -> alt.Chart:
    """A cover of the grid beside the plot, where names stand."""
    cover: alt.Chart = (
        alt.Chart(alt.sequence(0, 1))
        .mark_rect(
            x=alt.ExprRef("plot_width + 1"),
            x2=alt.ExprRef("width + 1"),
            y=-1,
            y2=alt.ExprRef("height + 1"),
            fill=alt.ExprRef("background"),
            opacity=1,
        )
        .encode(detail=alt.Detail("data", type="nominal"))
    )
    return cover


def with_name_room(form: Form) -> Form:
    """A form whose axis across leaves the room at the right free."""
    for layer in _layers(form.spec["layer"]):
        scale = layer.get("encoding", {}).get("x", {}).get("scale")
        if scale:
            scale["range"] = [0, {"expr": "plot_width"}]
    return form


def _layers(layers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        each for layer in layers for each in (layer, *_layers(layer.get("layer", [])))
    ]
