"""Side by side: the two short programs on the page, line by line against each other.

A table of two columns, each row a line of both. A line that has no equal beside it has
a tinted ground and a bar in the colour of its run, a wrong one a red cross; whoever
hears the page is told both in words. The type is as large as the room allows, at least
15.6 pixels; where that is too wide, a line breaks and its row grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil

import streamlit as st

from gd_core.charts.theme import RUN_COLORS
from gd_core.exchange.comments import spoken_code
from gd_core.exchange.short_programs import STAGES_OF_STEP
from gd_core.exchange.side_by_side import CodeRow, side_by_side
from gd_core.page.caches import cached
from gd_core.page.parts import style
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label
from gd_core.text.widths import width

TWINS_STYLE = style("side_by_side")
BROKEN = 4  # letters by which a broken line is indented further
STAGE_HEADINGS = tuple(f"# {stage}" for stage in STAGES_OF_STEP)
CROSS = "✗"
# where the two differ in what they do, not only in how their library says it
TELLING_STAGES, MARKED_FOR_GRADIENTS = ("gradient", "update"), "requires_grad"


def show_side_by_side(e: Experiment) -> None:
    """Both programs of an experiment; on 1110 x 540 pixels they fill what there is."""
    st.html(TWINS_STYLE)
    st.html(twins_of(e))


@cached
def twins_of(e: Experiment) -> str:
    """The table of both programs as HTML."""
    return as_table(side_by_side(e))


def as_table(rows: Sequence[CodeRow]) -> str:
    """Rows of two programs as HTML; whatever is in the code is escaped."""
    letters = max(
        ceil(width(spoken_code(line_of(row, side)))) + 3 * (side in row.wrong)
        for row in rows
        for side in SIDES
    )
    sizes = f"--rows: {len(rows)}; --letters: {letters}"
    colors = "; ".join(f"--{side}: {RUN_COLORS[side]}" for side in SIDES)
    heads = "".join(
        f'<th scope="col" class="{side}">{escape(label(f"slide_code.{side}"))}</th>'
        for side in SIDES
    )
    body = []
    wrong_above: tuple[str, ...] = ()
    for row in rows:
        cells = (_cell(row, side, side in wrong_above) for side in SIDES)
        body.append(f"<tr>{''.join(cells)}</tr>")
        wrong_above = row.wrong
    return (
        f'<div class="twins" style="{sizes}; {colors}">'
        f'<table aria-label="{escape(label("slide_code.alt"))}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def line_of(row: CodeRow, side: str) -> str:
    """The line of a run in a row."""
    return row.manual if side == "manual" else row.autograd


def _cell(row: CodeRow, side: str, goes_on: bool) -> str:
    """A line of code, and what marks it.

    Args:
        row: with the line.
        side: of the line.
        goes_on: the line above is wrong and this one goes on with it.
    """
    line = line_of(row, side)
    if not line:
        return "<td></td>"
    is_wrong = side in row.wrong
    marks = {
        side: row.differs or is_wrong,
        "wrong": is_wrong,
        "stage": line.strip() in STAGE_HEADINGS,
        "aside": not (
            row.stage in TELLING_STAGES or MARKED_FOR_GRADIENTS in row.autograd
        ),
    }
    classes = " ".join(name for name, is_so in marks.items() if is_so)
    deep = len(line) - len(line.lstrip()) + BROKEN
    cross = f'<b aria-hidden="true">{CROSS}</b>' if is_wrong and not goes_on else ""
    told = "wrong" if is_wrong else "differs"
    words = (
        f'<i class="told">{escape(label(f"slide_code.{told}"))}: </i>'
        if row.differs or is_wrong
        else ""
    )
    code = f'<code style="--deep: {deep}">{escape(spoken_code(line))}{cross}</code>'
    return f'<td class="{classes}">{words}{code}</td>'
