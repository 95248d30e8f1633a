"""Lecture: a view as a slide, which fits its screen without scrolling.

A slide is laid out once, on a canvas of fixed size, and zoomed to the screen as a
whole: what fits 1280 x 720 then fits every larger screen of that shape, with larger
type. All sizes here are pixels of the canvas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pandas import DataFrame

from gd_core.charts.forms import Chart, beside
from gd_core.charts.theme import in_lines, settings_lines
from gd_core.exchange.link import VIEWS
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import ALL_DIGITS, number

ZOOM_AT_LEAST = 1.12  # the page's type is that much larger on the smallest screen
SCREEN_WIDTHS = (1280, 1366, 1440, 1536, 1600, 1680, 1920, 2560, 3840)  # pixels
SCREEN_SHAPE = 9 / 16  # height over width
SLIDE_WIDTH = int(SCREEN_WIDTHS[0] / ZOOM_AT_LEAST)
SLIDE_HEIGHT = int(SCREEN_WIDTHS[0] * SCREEN_SHAPE / ZOOM_AT_LEAST)
PADDING = 16  # left and right
HEADING, BAR = 54, 52  # the heights of the heading and of the bar with the settings
WHOLE_WIDTH = SLIDE_WIDTH - 2 * PADDING
HALF_WIDTH = WHOLE_WIDTH // 2 - 12  # of two columns
THIRD_WIDTH = WHOLE_WIDTH // 3 - 16  # of three
GAP = 7

VERDICT_HEIGHT, VERDICT_LINE = 68, 24  # its title with the padding, and each line
VERDICT_LETTER = 7.4  # on average, in a verdict
VERDICT_PADDING = 32
TABLE_ROW = 25.5
ANSWER_HEIGHT = 60  # of what a reader answered, above it all
STEP_HEIGHT, START_HEIGHT = 250, 420  # of the charts of a step, and of the start
ONE_POINT_MORE = 70  # that the charts of a step gain, since its cards are lower
# of a line above a chart
MOST_CHARACTERS = {THIRD_WIDTH: 66, HALF_WIDTH: 104, WHOLE_WIDTH: 210}
SLIDE_FIRST_ROWS, SLIDE_LAST_ROWS = 2, 1  # states of a long run that its table shows

DOT = re.compile(r"\s·\s")  # between the parts of a line above a chart

STYLE = """\
<style>
[data-testid=stMainBlockContainer] {{
    --player-gap: 0.1rem; --player-padding: 0.3rem; --player-leading: 1.25;
    --player-lines: 0.95rem; --player-long-lines: 0.82rem;
    width: {width}px; max-width: {width}px; margin: 0 auto;
    padding: 10px {padding}px 0;
}}
[data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] {{
    min-height: {inner}px;
}}
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock] {{ gap: {gap}px; }}
[data-testid=stMainBlockContainer] h1 {{
    font-size: 1.5rem; line-height: 1.2; margin: -5px 0 3px; padding: 0 0 0 2rem;
}}
[data-testid=stHeader] {{ background: none; }}
[data-testid=stMainMenu] {{ display: none; }}
[data-testid=stTable] :is(td, th) {{ padding: 0.1rem 0.5rem !important; }}
:has(> .st-key-slide-bar) {{
    margin-top: auto; position: sticky; bottom: 0; padding-bottom: 8px;
    background: var(--st-background-color);
}}
[data-testid=stCode] code {{ font-size: 0.82rem; }}
.st-key-slide-bar {{ flex-wrap: nowrap; gap: 0.75rem; }}
.st-key-slide-bar button kbd {{ display: none; }}
.st-key-slide-bar [data-testid=stCaptionContainer] p {{
    white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
}}
{zooms}
</style>
"""
ZOOM = """\
@media (min-width: {width}px) and (min-height: {height}px) {{
    [data-testid=stMainBlockContainer] {{ zoom: {zoom:.4f}; }}
}}"""


def slide_style() -> str:
    """The style sheet of a slide."""
    zooms = (
        ZOOM.format(
            width=width,
            height=int(width * SCREEN_SHAPE),
            zoom=ZOOM_AT_LEAST * width / SCREEN_WIDTHS[0],
        )
        for width in SCREEN_WIDTHS
    )
    return STYLE.format(
        width=SLIDE_WIDTH,
        inner=SLIDE_HEIGHT - 10,
        padding=PADDING,
        gap=GAP,
        zooms="\n".join(zooms),
    )


def room_below(*verdicts: str, answered: bool = False) -> int:
    """The height that is left below verdicts that stand side by side.

    Args:
        verdicts: their sentences.
        answered: above them stands whether the reader was right.
    """
    width = WHOLE_WIDTH / len(verdicts) - VERDICT_PADDING
    lines = max(-(-len(verdict) * VERDICT_LETTER // width) for verdict in verdicts)
    used = HEADING + VERDICT_HEIGHT + VERDICT_LINE * lines + GAP
    return int(SLIDE_HEIGHT - used - ANSWER_HEIGHT * answered - BAR)


def fit_half(*charts: Chart) -> tuple[Chart, ...]:
    """Charts that share a slide side by side; their plots begin at the same height."""
    return beside(
        *(chart.with_subtitle(_joined(chart.subtitle, HALF_WIDTH)) for chart in charts)
    )


def width_of(count: int) -> int:
    """Of each of two or three charts side by side."""
    return HALF_WIDTH if count == 2 else THIRD_WIDTH


def fit_tall(e: Experiment, *charts: Chart) -> tuple[Chart, ...]:
    """Charts side by side, without the settings, which the slide's bar has as well."""
    return _without(settings_lines(e), charts)


def fit_without(bar: str, *charts: Chart) -> tuple[Chart, ...]:
    """Charts side by side, without what the slide's bar says."""
    return _without(in_lines([bar]), charts)


def _without(bar_lines: Sequence[str], charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """Charts side by side, without the parts that stand in lines elsewhere."""
    width = width_of(len(charts))
    bar = {part for text in bar_lines for part in DOT.split(text)}
    kept = (
        [
            " · ".join(part for part in DOT.split(text) if part not in bar)
            for text in chart.subtitle
        ]
        for chart in charts
    )
    pairs = zip(charts, kept, strict=True)
    return beside(*(c.with_subtitle(_joined(lines, width)) for c, lines in pairs))


def fit_whole(chart: Chart) -> Chart:
    """A chart as wide as a slide."""
    return chart.with_subtitle(_joined(chart.subtitle, WHOLE_WIDTH))


def _joined(subtitle: Sequence[str], width: int) -> list[str]:
    """The lines above a chart in as few lines as there is room for."""
    lines: list[str] = []
    for text in filter(str.strip, subtitle):
        joined = f"{lines[-1]} · {text}" if lines else text
        if lines and len(joined) <= MOST_CHARACTERS[width]:
            lines[-1] = joined
        else:
            lines.append(text)
    return lines


def step_height(e: Experiment, answered: bool = False) -> int:
    """The height of the charts below the cards of a step."""
    return STEP_HEIGHT + ONE_POINT_MORE * (e.batch == 1) - ANSWER_HEIGHT * answered


def neighbour_of(view: str, by: int) -> str | None:
    """The view before (-1) or after (1) another, None if there is none."""
    place = VIEWS.index(view) + by
    return VIEWS[place] if 0 <= place < len(VIEWS) else None


def short_table(
    e: Experiment, trace: Trace, rows: str, memory: bool = True
) -> DataFrame:
    """The first and the last rows, and how many there are between them, as text.

    Args:
        e: what was run.
        trace: the run.
        rows: "updates" for those, where there is one after each point; else states.
        memory: whether what the optimiser remembers is in it.
    """
    digits = ALL_DIGITS[e.precision]
    of_updates = trace.updates and rows == "updates"
    seen = trace.updates if trace.updates and of_updates else trace
    whole = seen.table(memory)
    last = len(whole) - SLIDE_LAST_ROWS
    texts = [
        [str(v) if isinstance(v, int) else number(v, digits) for v in row]
        for k, row in enumerate(whole.itertuples(index=False))
        if k < SLIDE_FIRST_ROWS or k >= last
    ]
    if last > SLIDE_FIRST_ROWS:
        left_out = say("slide.left_out", count=last - SLIDE_FIRST_ROWS)
        others = [""] * (len(whole.columns) - 2)
        texts.insert(SLIDE_FIRST_ROWS, ["…", left_out, *others])
    columns = [label(heading(e, name, rows)) for name in whole.columns]
    return DataFrame(texts, columns=columns).set_index(columns[0])


def heading(e: Experiment, column: str, rows: str) -> str:
    """The key of a column's heading: the gradient of a pass is of its first point."""
    of_first = e.update == "each" and rows != "updates" and column == "gradient"
    return f"table.{column}.first" if of_first else f"table.{column}"


def table_height(table: DataFrame) -> int:
    """The height of a table with its heading."""
    return int(TABLE_ROW * (len(table) + 1)) + GAP
