"""Loss axis: how an axis of losses, and one of iterations, is drawn and called."""

from __future__ import annotations

from typing import Any

import altair as alt

from gd_core.charts.forms import Fact
from gd_core.charts.letters import shown_width
from gd_core.charts.theme import written_number
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import for_picture

TITLE_SIZES = (13, 14)  # of the letters of an axis' title, in pixels
TITLE_LETTER = 0.5  # how wide one is on average, of the font size
BESIDE_PLOT = 60  # pixels that a title can be longer than the plot is high
TICK_ROOM = 8  # pixels from a mark at the end of an axis to its ticks
FLOOR_DIGITS = 5  # of the least loss, and of one that is near it
# the fact that any axis of losses is called by
LOSS_NAME = "loss_name"
# the facts that an axis is filled with
AXIS_NUMBERS = ("logarithmic", "floor", "least", "lowest", "highest")
AXIS_LISTS = ("ticks",)
LOSS_LABEL = written_number("(logarithmic ? pow(10, datum.value) : datum.value)")


def loss_x(
    last: str, counted: str = "all", room: float = TICK_ROOM, **axis: Any
) -> alt.X:
    """The axis of iterations, or "each" update, from 0 to the fact of that name.

    Args:
        last: the fact.
        counted: what is counted, "all" or "each".
        room: pixels beyond both ends, so that no mark covers a tick.
        axis: more about it.
    """
    return alt.X(
        "iteration",
        type="quantitative",
        title=label(f"chart.loss.x.{counted}"),
        axis=alt.Axis(tickMinStep=1, format="d", grid=False, **axis),
        scale=alt.Scale(domain=[0, alt.ExprRef(last)], nice=False, padding=room),
    )


def axis_name(
    e: Experiment, scale: str = "linear", floor: float = 0
) -> dict[str, Fact]:
    """What an axis of losses is called, see LOSS_NAME; in lines.

    Args:
        e: whose losses they are.
        scale: "linear" or "log".
        floor: the least loss, where a log axis begins at it.
    """
    name = label(f"loss.{e.loss}.axis")
    if scale == "linear":
        return {LOSS_NAME: name}
    if floor:
        least = for_picture(floor, FLOOR_DIGITS)
        return {LOSS_NAME: say("chart.loss.axis.above", loss=name, least=least)}
    return {LOSS_NAME: say("chart.loss.axis.log", loss=name)}


def loss_sentence(e: Experiment) -> str:
    """The same for who cannot see it: to them, any axis of losses is called loss."""
    return say("chart.loss.is", loss=label(f"loss.{e.loss}.name"))


def named_axis(**axis: Any) -> alt.Axis:
    """An axis of losses. The chart needs the fact LOSS_NAME.

    Its title is smaller where a low plot leaves no room for it.
    """
    room = f"(height + {BESIDE_PLOT})"
    fits = f"{room} / ({TITLE_LETTER} * {shown_width(LOSS_NAME)})"
    smallest, largest = TITLE_SIZES
    size = alt.ExprRef(f"clamp({fits}, {smallest}, {largest})")
    return alt.Axis(title=LOSS_NAME, titleFontSize=size, **axis)


def loss_y(room: float = TICK_ROOM, **axis: Any) -> alt.Y:
    """The axis of losses, linear or logarithmic; what stands on it is `placed`.

    It is a linear axis in both cases, since a chart cannot change the kind of its axis
    in place: on a logarithmic one stand powers of ten.
    """
    ends = [alt.ExprRef("lowest"), alt.ExprRef("highest")]
    return alt.Y(
        "place",
        type="quantitative",
        title=label("chart.loss.y"),
        axis=named_axis(
            tickCount=5, values=alt.ExprRef("ticks"), labelExpr=LOSS_LABEL, **axis
        ),
        scale=alt.Scale(domain=ends, nice=False, zero=False, padding=room),
    )


def placed(loss: str) -> str:
    """Where a loss stands on the axis: in its place, or at the bottom.

    Args:
        loss: an expression for it.
    """
    seen = f"max({loss} - floor, least)"
    return f"logarithmic ? log({seen}) / LN10 : {seen}"


def is_below(loss: str) -> str:
    """Whether a loss has no place of its own on a log axis, and stands at the bottom.

    Args:
        loss: an expression for it.
    """
    return f"(logarithmic && {loss} - floor < least)"
