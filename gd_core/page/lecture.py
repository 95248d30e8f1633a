"""Lecture: a view as a slide, which fits its screen without scrolling.

A slide is laid out once, on a canvas of fixed size, and zoomed to the screen as a
whole: what fits 1280 x 720 then fits every larger screen of that shape, with larger
type. All sizes here are pixels of the canvas.
"""

from __future__ import annotations

from pandas import DataFrame

from gd_core.charts.forms import Spec
from gd_core.exchange.link import VIEWS
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import say
from gd_core.text.numbers import ALL_DIGITS, number

LARGER = 1.12  # than the page's type, on the smallest screen
SCREENS = (1280, 1366, 1440, 1536, 1600, 1680, 1920, 2560, 3840)  # pixels across
SHAPE = 9 / 16  # height over width
WIDTH, HEIGHT = int(SCREENS[0] / LARGER), int(SCREENS[0] * SHAPE / LARGER)
PADDING = 16  # left and right
TOP, BOTTOM = 54, 52  # the heading, and the bar with the settings
WHOLE = WIDTH - 2 * PADDING
HALF = WHOLE // 2 - 12  # of two columns
GAP = 7

VERDICT, VERDICT_LINE = 68, 24  # its title with the padding, and each line
LETTER = 7.4  # how wide one is on average, in a verdict
VERDICT_PADDING = 32
TABLE_ROW = 25.5
ANSWER = 60  # what a reader answered, above it all
STEP_HEIGHT, START_HEIGHT = 250, 420
ONE_POINT_MORE = 70  # of a step's charts, since its cards are lower
LINE = {HALF: 108, WHOLE: 220}  # characters of a line above a chart of this width
FIRST, LAST = 2, 1  # states of a long run that its table shows

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


def style() -> str:
    """The style sheet of a slide."""
    zooms = (
        ZOOM.format(
            width=width, height=int(width * SHAPE), zoom=LARGER * width / SCREENS[0]
        )
        for width in SCREENS
    )
    return STYLE.format(
        width=WIDTH,
        inner=HEIGHT - 10,
        padding=PADDING,
        gap=GAP,
        zooms="\n".join(zooms),
    )


def room_below(*verdicts: str, answered: bool = False) -> int:
    """The height that is left below verdicts that stand side by side.

    Args:
        verdicts: what is said in them.
        answered: above them stands whether the reader was right.
    """
    width = WHOLE / len(verdicts) - VERDICT_PADDING
    lines = max(-(-len(verdict) * LETTER // width) for verdict in verdicts)
    taken = TOP + VERDICT + VERDICT_LINE * lines + GAP + ANSWER * answered
    return int(HEIGHT - taken - BOTTOM)


def halves(height: int, *charts: Spec) -> tuple[Spec, ...]:
    """Charts that share a slide side by side; their plots begin at the same height."""
    told = [_joined(chart["title"]["subtitle"], HALF) for chart in charts]
    most = max(map(len, told))
    made = []
    for chart, lines in zip(charts, told, strict=True):
        lines += ["\N{NO-BREAK SPACE}"] * (most - len(lines))
        title = chart["title"] | {"subtitle": lines}
        made.append(chart | {"width": HALF, "height": height, "title": title})
    return tuple(made)


def step_height(e: Experiment, answered: bool = False) -> int:
    """The height of the charts below the cards of a step."""
    return STEP_HEIGHT + ONE_POINT_MORE * (e.n == 1) - ANSWER * answered


def whole(chart: Spec, height: int) -> Spec:
    """A chart as wide as a slide."""
    title = chart["title"] | {"subtitle": _joined(chart["title"]["subtitle"], WHOLE)}
    return chart | {"width": WHOLE, "height": height, "title": title}


def _joined(told: list[str], width: int) -> list[str]:
    """What is said above a chart, in as few lines as there is room for."""
    lines: list[str] = []
    for text in filter(str.strip, told):
        joined = f"{lines[-1]} · {text}" if lines else text
        if lines and len(joined) <= LINE[width]:
            lines[-1] = joined
        else:
            lines.append(text)
    return lines


def beside(view: str, by: int) -> str | None:
    """The view before (-1) or after (1) another, None if there is none."""
    place = VIEWS.index(view) + by
    return VIEWS[place] if 0 <= place < len(VIEWS) else None


def short_table(e: Experiment, trace: Trace) -> DataFrame:
    """The first and the last states, and how many there are between them, as text."""
    digits = ALL_DIGITS[e.precision]
    rows = [
        [str(k), *(number(value, digits) for value in state)]
        for k, *state in trace.table().itertuples(index=False)
        if k < FIRST or k >= trace.states - LAST
    ]
    left_out = trace.states - FIRST - LAST
    if left_out > 0:
        told = say("slide.left_out", count=left_out)
        rows.insert(FIRST, ["…", told, "", ""])
    table = DataFrame(rows, columns=["iteration", "w", "loss", "gradient"])
    return table.set_index("iteration")


def table_height(table: DataFrame) -> int:
    """How high a table with its heading is."""
    return int(TABLE_ROW * (len(table) + 1)) + GAP
