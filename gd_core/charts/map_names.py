"""What is named on the map of rates: regions, borders, the own rate, and the legend."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt

from gd_core.charts.forms import named_data
from gd_core.charts.letters import shown_width
from gd_core.charts.map_layers import RUNS_ROW, once
from gd_core.charts.map_places import BORDER_LETTER, SHORT
from gd_core.charts.theme import (
    DOTTED,
    QUIET_TEXT,
    RUN_COLORS,
    RUN_GLYPHS,
    THEORY_GREY,
)
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label
from gd_core.text.widths import width

REGION_FONT, REGION_LETTER = 13, 7.4  # pixels, of the type and of a letter
REGION_COLORS = {  # that are none of the runs'; light, as they are behind everything
    "slow": "#8A857C",
    "good": "#009E73",
    "overshooting": "#E69F00",
    "diverging": "#CC79A7",
}
SHADE = 0.16  # how opaque they are
REGIONS_ROW, LEADER_FROM = -15, -7  # pixels from the top of the plot
LEGEND_LEADING = 18  # pixels from one of its rows to the next
OUT_AT_LEFT = 40  # pixels that a name may stand out of the plot, over its axis
BETWEEN_NAMES = 10  # pixels
BORDER_ROOM = 17  # pixels that the name of a border needs to the one before it

IS_REGION, IS_OWN = "isValid(region_colors[datum.name])", "datum.name == 'own'"
LOW_BAND = "below > lowest ? band_height : 0"  # how high it is, if it is used
RATE_SHARE = "(log({} / lowest_rate) / log(highest_rate / lowest_rate))"


def region_colors() -> alt.Parameter:
    """The parameter `region_colors`: what a region is shaded with, by its name."""
    return alt.param(name="region_colors", value=REGION_COLORS)


def region_layers(x: Callable[[str], alt.X]) -> list[alt.Chart]:
    """Shaded bands of slow, good, overshooting and diverging, and above them names.

    The names stand in one row, each over the middle of its band, or as far to the left
    of that as the next one needs; what has no room at the left is left out.
    """
    regions = named_data("names").transform_filter(IS_REGION)
    bands = regions.mark_rect(
        opacity=SHADE, fill=alt.ExprRef("region_colors[datum.name]")
    ).encode(x=x("rate"), x2="end")
    from_right: Any = [alt.SortField("rate", order="descending")]
    named = (
        regions.transform_filter("datum.text != ''")
        .transform_calculate(
            size=f"{REGION_LETTER} * {shown_width('datum.text')} + {BETWEEN_NAMES}",
            middle=f"width * ({_share('rate')} + {_share('end')}) / 2",
        )
        .transform_window(taken_up="sum(size)", sort=from_right, frame=[None, 0])
        .transform_calculate(
            before="datum.taken_up - datum.size",
            right="min(datum.middle + datum.size / 2, width)",
        )
        .transform_calculate(most="datum.right + datum.before")
        .transform_window(least="min(most)", sort=from_right, frame=[None, 0])
        .transform_calculate(at="datum.least - datum.before - datum.size / 2")
        .transform_filter(f"datum.at - datum.size / 2 >= -{OUT_AT_LEFT}")
    )
    each = alt.Detail("name", type="nominal")
    leaders = (
        named.transform_filter("abs(datum.at - datum.middle) > 2")
        .transform_calculate(end="[0, 1]")
        .transform_flatten(["end"])
        .mark_line(
            x=alt.ExprRef("datum.end ? datum.middle : datum.at"),
            y=alt.ExprRef(f"datum.end ? 1 : {LEADER_FROM}"),
            stroke=QUIET_TEXT,
            strokeWidth=1.5,
        )
    )
    texts = named.mark_text(
        x=alt.ExprRef("datum.at"),
        y=REGIONS_ROW,
        baseline="middle",
        fontSize=REGION_FONT,
        fontWeight=700,
        color=QUIET_TEXT,
    )
    return [
        bands,
        leaders.encode(detail=each),
        texts.encode(text=alt.Text("text", type="nominal")),
    ]


def _share(column: str) -> str:
    return RATE_SHARE.format(f"datum.{column}")


def border_layers(x: Callable[[str], alt.X]) -> list[alt.Chart]:
    """A dotted line at each border, and along it its name with its number.

    Where it stands see `map_places`; one that has no room is left out.
    """
    borders = named_data("names").transform_filter(f"!{IS_REGION} && !({IS_OWN})")
    rules = borders.mark_rule(
        color=QUIET_TEXT, strokeDash=DOTTED, strokeWidth=1.5
    ).encode(x=x("rate"))
    by_rate: Any = [alt.SortField("rate", order="ascending")]
    texts = (
        borders.transform_calculate(
            px=f"width * {_share('rate')}",
            code="[datum.paper0, datum.paper1, datum.paper2][paper]",
        )
        .transform_filter("datum.code >= 0")
        .transform_calculate(
            right="datum.code % 2",
            low=f"datum.code % {SHORT} >= 2",
            text=f"datum.code >= {SHORT} ? datum.short : datum.text",
        )
        .transform_window(
            before="lag(px)", after="lead(px)", groupby=["low"], sort=by_rate
        )
        .transform_filter(
            "datum.right ? !isValid(datum.after)"
            f" || datum.after - datum.px > {BORDER_ROOM}"
            f" : !isValid(datum.before) || datum.px - datum.before > {BORDER_ROOM}"
        )
        .transform_calculate(
            text=f"height * 0.88 > {BORDER_LETTER} * {shown_width('datum.text')}"
            " ? datum.text : datum.short"
        )
        .mark_text(
            angle=270,
            align=alt.ExprRef("datum.low ? 'left' : 'right'"),
            baseline=alt.ExprRef("datum.right ? 'top' : 'bottom'"),
            dy=alt.ExprRef("datum.right ? 5 : -3"),
            y=alt.ExprRef(f"datum.low ? height - 6 - ({LOW_BAND}) : band_height + 5"),
            fontSize=13,
            fontWeight=600,
            color=QUIET_TEXT,
        )
        .encode(x=x("rate"), text=alt.Text("text", type="nominal"))
    )
    return [rules, texts]


def own_layers(x: Callable[[str], alt.X], y: alt.Y) -> list[alt.Chart]:
    """The reader's own rate: a ring on the line, and beside it its name."""
    own = named_data("own")
    rings = own.mark_point(
        filled=False, size=230, strokeWidth=3, stroke=QUIET_TEXT, opacity=1
    ).encode(x=x("rate"), y=y)
    name = (
        own.transform_window(row="row_number()")
        .transform_filter("datum.row == 1")
        .mark_text(
            text=alt.ExprRef("own_name"),
            baseline="middle",
            dx=alt.ExprRef("toNumber(own_dx[paper])"),
            dy=alt.ExprRef("-toNumber(own_dy[paper])"),
            fontSize=14,
            fontWeight=700,
            color=QUIET_TEXT,
        )
        .encode(x=x("rate"), y=y)
    )
    return [rings, name]


def legend_layers() -> list[alt.Chart]:
    """Above the plot: what are marks of runs, and what is the line.

    Needs the facts manual_name, autograd_name and has_line. The line has a row of its
    own, below the runs, where there is no room beside them.
    """
    letter, glyph = 6.6, 16
    by_hand, by_autograd = (
        f"{letter} * {shown_width(f'{side}_name')} + {glyph + 14}" for side in SIDES
    )
    after_runs = f"{by_hand} + {by_autograd}"
    line_name = label("chart.map.line")
    line_end = f"{after_runs} - {OUT_AT_LEFT} + {letter * width(line_name) + glyph}"
    is_narrow = f"has_line && {line_end} > width"
    upper = f"{is_narrow} ? {RUNS_ROW - LEGEND_LEADING} : {RUNS_ROW}"
    entries = [
        (RUN_GLYPHS[side], RUN_COLORS[side], f"{side}_name", at, "true", upper)
        for side, at in zip(SIDES, ("0", by_hand), strict=True)
    ]
    line_at = f"({is_narrow} ? 0 : {after_runs})"
    entries.append(("━", THEORY_GREY, "", line_at, "has_line", str(RUNS_ROW)))
    layers = []
    for mark, color, text, at, where, up in entries:
        row = once().transform_filter(where)
        font: dict[str, Any] = {
            "align": "left",
            "baseline": "middle",
            "y": alt.ExprRef(up),
            "fontSize": REGION_FONT,
            "fontWeight": 600,
        }
        start = f"{at} - {OUT_AT_LEFT}"
        words = alt.ExprRef(text) if text else line_name
        layers += [
            row.mark_text(text=mark, color=color, x=alt.ExprRef(start), **font),
            row.mark_text(
                text=words,
                color=QUIET_TEXT,
                x=alt.ExprRef(f"{start} + {glyph}"),
                **font,
            ),
        ]
    return layers
