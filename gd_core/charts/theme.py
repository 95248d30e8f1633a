"""Theme: everything that decides how the charts look, in one place.

Each chart explains itself alone, since it will end up on a slide: a title that says
what it shows, the settings that made it, axes with names. The run by hand is
vermilion, solid, with round marks; the run by autograd is blue, dashed, with square
marks; so the two can be told apart without colour as well. Theory is grey.

In the data and in the scales a run is its code, "manual" or "autograd"; its label is
looked up in the parameter `run_labels` where it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from gd_core.charts.letters import WIDE_SIGNS
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label
from gd_core.text.numbers import exact, number
from gd_core.text.widths import width, wrapped

# --- the runs, by code ----------------------------------------------------------------

RUN_COLORS = {"manual": "#D55E00", "autograd": "#0072B2"}
RUN_DASHES = {"manual": [1, 0], "autograd": [9, 8]}
RUN_SHAPES = {"manual": "circle", "autograd": "square"}
RUN_GLYPHS = {"manual": "●", "autograd": "■"}  # its mark, as text
LINE_GLYPHS = {"manual": "━", "autograd": "╍"}  # its line, as text

# by hand and by autograd: square pixels of marks, pixels of lines
STATE_SIZES, SHOWN_STATE_SIZES = (64, 25), (300, 140)
SHOWN_WIDTH = 2.5  # pixels, of the ring around the state that is shown
ARROW_HEADS = (18, 11)  # pixels
MAP_MARK_SIZES = (80, 62)
LINE_WIDTHS, ARROW_WIDTHS = (4, 4), (7, 3)
# of both runs in one plot over the iterations, see `twins.py`
TWIN_SIZES, TWIN_WIDTHS = (80, 60), (4, 4)

# --- everything else ------------------------------------------------------------------

THEORY_GREY = "#8A857C"
# of text: readable on a light and on a dark page; which it is, Vega knows
QUIET_COLOR = "luminance(background) < 0.5 ? '#B4B1AA' : '#625D54'"
QUIET_TEXT = alt.ExprRef("quiet")  # a parameter that every form has
# around text that stands on lines or marks
HALO: dict[str, Any] = {
    "stroke": alt.ExprRef("background"),
    "strokeWidth": 4,
    "strokeJoin": "round",
}
DOTTED = [2, 3]  # dashes of a line at one value, as the optimum
# of the graph, on a light and on a dark page
GRAPH_COLORS = {
    "forward": ("#1B7837", "#7FCB8E"),
    "backward": ("#762A83", "#CFA6E6"),
    "word": ("#23201C", "#ECE9E2"),
    "box": ("#F3F1EC", "#202228"),
}

CHART_HEIGHT = 318  # pixels, of a chart with its title, legend and some lines between
SUBTITLE_LEADING = 16  # pixels from line to line
DOT, NBSP = " · ", "\N{NO-BREAK SPACE}"  # between the parts of a line; between words
SECOND = "\\ue000"  # counts behind a letter that is as wide as two
SUBTITLE_WIDTH = 70  # characters that fit above a chart on a telephone
NARROW, BESIDE_TITLE = 380, 40  # pixels: a telephone's charts; what a title has not
CONTAINER = "(width > 0 ? containerSize()[0] : 0)"  # pixels, looked at as a plot is
RUNS_IN_ROW = 262  # pixels that the names of both runs need, with a line each
MOST_READ = 9  # characters of a number in the settings; a longer one is rounded
SIX_DIGITS = ".6~g"  # 1e+30 for very large numbers


def lines_with_room(text: str, letter: float) -> str:
    r"""An expression for the lines of a text, broken where a telephone has no room.

    Between two parts if it can be, else between two words; a line that the text has
    stays one. A letter of Hangul counts as two: while lines are broken a sign stands
    behind it that no text has. Wider charts have room for SUBTITLE_WIDTH.

    Args:
        text: an expression for it; its lines end in \n.
        letter: pixels, how wide a Latin one is.
    """
    room = f"floor(({CONTAINER} - {BESIDE_TITLE}) / {letter})"
    some = f"(.{{1,' + {room} + '}})"
    words = f"(.{{0,' + ({room} - 1) + '}}[^=])\\\\s(?![=%])"  # η = 0.1 and 5 % are one
    pattern = f"regexp('{some}(?:\\\\s·\\\\s|\\\\n)|{words}', 'g')"
    doubled = f"replace({text}, regexp('({WIDE_SIGNS})', 'g'), '$1{SECOND}')"
    broken = f"slice(replace({doubled} + '\\n', {pattern}, '$1$2\\n'), 0, -1)"
    broken = f"replace({broken}, regexp('{SECOND}', 'g'), '')"
    return f"split({CONTAINER} < {NARROW} ? {broken} : {text}, '\\n')"


# of a chart; what it says are facts, see `forms.py`
TITLE: dict[str, Any] = {
    "text": {"expr": lines_with_room("title", 6.9)},
    "subtitle": {"expr": lines_with_room("subtitle", 5.4)},
    "subtitleColor": {"expr": QUIET_TEXT.expr},
    "subtitleFontSize": 13,
    "subtitleLineHeight": SUBTITLE_LEADING,
    "subtitlePadding": 4,
    # hidden from screen readers, which would be told that of the first experiment for
    # as long as the chart is on the page; the `finding` has it
    "aria": False,
    "anchor": "start",
    "offset": 6,
}
# of all axes: their names and numbers are readable and don't shout
QUIET_AXIS: dict[str, Any] = {
    "titleFontSize": 13,
    "titlePadding": 6,
    "labelFontSize": 13,
    "labelPadding": 6,
    "labelFlush": False,
    "titleColor": {"expr": QUIET_TEXT.expr},
    "labelColor": {"expr": QUIET_TEXT.expr},
}


def written_number(value: str, digits: int = 6) -> str:
    """An expression that writes a number as sentences do: 50,000, 1e−7 and 1e7.

    Args:
        value: an expression for it.
        digits: significant ones, at most.
    """
    is_tiny = f"{value} != 0 && abs({value}) < 0.00009"
    form = f"{is_tiny} ? '.{digits - 1}~e' : ',.{digits}~g'"
    written = f"format({value}, {form})"
    return f"replace(replace({written}, 'e-', 'e−'), 'e+', 'e')"


def run_labels() -> alt.Parameter:
    """The parameter `run_labels`: what a person reads for the code of a run."""
    labels = {side: label(f"side.{side}") for side in SIDES}
    return alt.param(name="run_labels", value=labels)


def run_legend(width: int = 3, size: int = 400) -> alt.Legend:
    """Above the plot: which run is which. The chart needs the param `run_labels`.

    Args:
        width: of the line beside its name, in pixels; 0 where a mark stands there.
        size: of the line or the mark, in square pixels.
    """
    return alt.Legend(
        orient="top",
        title=None,
        padding=0,
        columns=alt.ExprRef(f"width < {RUNS_IN_ROW} ? 1 : 2")
        if width
        else alt.Undefined,
        labelFontSize=13,
        symbolStrokeWidth=width,
        symbolSize=size,
        labelColor=QUIET_TEXT,
        labelExpr="run_labels[datum.value]",
    )


def _run_channel(channel: Any, values: dict[str, Any], legend: Any) -> Any:
    scale = alt.Scale(domain=[*SIDES], range=[values[side] for side in SIDES])
    return channel("run", type="nominal", scale=scale, legend=legend)


def run_color(legend: alt.Legend | None = None) -> alt.Color:
    """The colour of the run in the column `run`."""
    color: alt.Color = _run_channel(alt.Color, RUN_COLORS, legend)
    return color


def run_dash(legend: Any = None) -> alt.StrokeDash:
    """The dashes of the run in the column `run`.

    The legend is that of the colour, if it is not said to be none: alt.Undefined.
    """
    dash: alt.StrokeDash = _run_channel(alt.StrokeDash, RUN_DASHES, legend)
    return dash


def run_shape(legend: alt.Legend | None = None) -> alt.Shape:
    """The mark of the run in the column `run`."""
    shape: alt.Shape = _run_channel(alt.Shape, RUN_SHAPES, legend)
    return shape


def run_size(manual: float, autograd: float) -> Any:
    """By hand larger, and beneath: where the runs agree, both can be seen."""
    by_hand = "datum.run == 'manual'"
    return alt.condition(by_hand, alt.value(manual), alt.value(autograd))


def shown_marks(x: alt.X, y: alt.Y) -> alt.Chart:
    """A ring of each run around its state that is shown, so that nothing is hidden."""
    chart: alt.Chart = (
        alt.Chart()
        .mark_point(filled=False, opacity=1, strokeWidth=SHOWN_WIDTH, clip=True)
        .encode(
            x=x,
            y=y,
            color=run_color(),
            shape=run_shape(),
            size=run_size(*SHOWN_STATE_SIZES),
        )
    )
    return chart


def settings_lines(e: Experiment, notes: Sequence[str] = ()) -> tuple[str, ...]:
    """What stands under the title of a chart, in lines: the settings, and notes.

    Args:
        e: what was run.
        notes: what must be known to read the chart right.
    """
    settings = [sentences.settings_data(e), sentences.settings_run(e)]
    return in_lines([*(_for_reading(e, line) for line in settings), *notes])


def _for_reading(e: Experiment, settings: str) -> str:
    """Settings whose numbers have no more digits than can be read."""
    for value in (e.learning_rate, e.w0, e.b0):
        if len(exact(value)) > MOST_READ:
            settings = settings.replace(exact(value), number(value))
    return settings


def in_lines(facts: Sequence[str], most: int = SUBTITLE_WIDTH) -> tuple[str, ...]:
    """Facts in the lines under the title of a chart, each begins a new one.

    Args:
        facts: their parts are divided by a dot.
        most: letters that a line has room for.
    """
    return tuple(line for fact in facts for line in _in_width(fact, most))


def _in_width(fact: str, most: int) -> list[str]:
    """A fact in lines of at most a width, broken between its parts where it can be."""
    pieces: list[str] = []
    for part in fact.replace("\N{NO-BREAK SPACE}", " ").split(DOT):
        pieces += wrapped(part, most)
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{DOT}{piece}" if lines else piece
        if lines and width(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(piece)
    # a narrow screen breaks none of them again, but between parts
    return [NBSP.join(line.split(" ")).replace(f"{NBSP}·", " ·") for line in lines]
