"""Twins: both runs over the iterations in one plot, so that each can be told apart.

Where both lie on each other the line is a rope of both colours, the dashes by autograd
as long as what is seen by hand between them. If they do so all along, their marks take
turns, so that none covers the other; in pairs on a zigzag, where else all of one run
would be at the bottom and all of the other at the top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from gd_core.charts.forms import Fact
from gd_core.charts.letters import shown_width
from gd_core.charts.theme import (
    CONTAINER,
    TWIN_SIZES,
    TWIN_WIDTHS,
    run_color,
    run_dash,
    run_legend,
    run_shape,
    run_size,
)
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import for_picture
from gd_core.text.slips import choice_label

LARGE_END = 10_000  # values from which on an end has five digits
SAME_PLACE = 0.004  # of an axis, between marks that lie on each other
MOST_TWIN_MARKS = 24  # of a run: more would touch in a narrow plot
TWIN_NUMBERS = ("coincide", "every", "turn")  # facts
# facts: what stands in the legend
LEGEND_TEXTS = ("manual_ends", "autograd_ends", "legend_columns")
ENDS = "(datum.value == 'manual' ? manual_ends : autograd_ends)"
END_LETTER, BESIDE_ENDS = 5.7, 140  # pixels: of a letter; of a chart, beside a text
IS_MARKED = "datum.iteration % every == 0"
IS_BY_HAND = "(datum.run == 'manual')"
TURN = "floor(datum.iteration / every / turn) % 2"  # 0 where it is that by hand
TAKES_TURN = f"(!coincide || ({TURN} == 0) == {IS_BY_HAND})"


def coincide(places: Sequence[NDArray[np.floating]], span: float) -> bool:
    """Whether both runs lie on each other all along.

    Args:
        places: of the states of each run on an axis, shape (states,).
        span: from the lowest to the highest place on it.
    """
    if len({len(each) for each in places}) > 1 or len(places) < 2:
        return False
    one, other = (np.asarray(each, np.float64) for each in places)
    with np.errstate(over="ignore", invalid="ignore"):
        apart = np.abs(one - other)
    return bool((apart <= SAME_PLACE * span).all())


def turn_of(places: NDArray[np.floating], span: float) -> int:
    """How many marks of a run come one after another where both take turns.

    Args:
        places: of the marks on an axis, one after another, shape (marks,).
        span: from the lowest to the highest place on it.

    Returns:
        2 where most steps that can be seen lead back, as those over an optimum do;
        else 1.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        steps = np.diff(np.asarray(places, np.float64))
        ways = np.sign(steps[np.abs(steps) > SAME_PLACE * span])
    back = ways[1:] != ways[:-1]
    return 2 if len(back) and back.mean() > 0.5 else 1


def twin_facts(
    places: Sequence[NDArray[np.floating]], span: float, every: int = 0
) -> dict[str, Fact]:
    """What the layers need, see TWIN_NUMBERS; arguments as for `coincide`.

    Besides whether both coincide: of how many states one has a mark, unless that is
    given, and how many marks a turn has.
    """
    last = max(len(each) for each in places) - 1
    every = every or max(-(-last // MOST_TWIN_MARKS), 1)
    return {
        "coincide": float(coincide(places, span)),
        "every": every,
        "turn": turn_of(places[0][::every], span),
    }


def joint_facts(made: Sequence[Mapping[str, Fact]]) -> dict[str, Fact]:
    """Facts of runs that are seen along several axes, from `twin_facts` of each.

    They coincide if they do along all, and zigzag if they do along one.
    """
    each = {name: [float(str(facts[name])) for facts in made] for name in TWIN_NUMBERS}
    return {
        "coincide": min(each["coincide"]),
        "every": max(each["every"]),
        "turn": max(each["turn"]),
    }


def ends_facts(
    e: Experiment,
    what: str,
    ends: Mapping[str, tuple[float, int, int | None]],
    coincides: bool,
) -> dict[str, Fact]:
    """What the legend says of the end of each run, see LEGEND_TEXTS.

    Of runs that are alike both marks stand before one text.

    Args:
        e: what was run; a slip is named.
        what: whose end, "loss", "w" or "b": a key of `chart.ends`.
        ends: by side the last value, its iteration, and where the run overflowed.
        coincides: whether both lie on each other all along.
    """
    told: dict[str, str] = {}
    for side, (value, last, diverged_at) in ends.items():
        key = f"chart.ends.{what}" if diverged_at is None else "chart.ends.gone"
        # a large one stands beside sentences that have as many digits
        shown = for_picture(value, 5 if abs(value) >= LARGE_END else 4)
        told[side] = say(key, value=shown, last=last, k=diverged_at or 0)
    manual, autograd = (told[side] for side in SIDES)
    if coincides and manual == autograd and not e.slips:
        both = say("chart.ends.run", run=label("chart.ends.alike"), end=manual)
        return dict(zip(LEGEND_TEXTS, ("", both, "2"), strict=True))
    runs = [
        say("chart.ends.run", run=_run_name(e, side), end=told[side]) for side in SIDES
    ]
    return dict(zip(LEGEND_TEXTS, (*runs, "1"), strict=True))


def _run_name(e: Experiment, side: str) -> str:
    """By whom a run is, and its slip."""
    run, slip = label(f"run.{side}"), e.slip(side)
    if slip == "right":
        return run
    name = choice_label(slip, e.loss, side)
    if has(f"chart.ends.{slip}"):  # shorter, or without signs that are too small
        name = label(f"chart.ends.{slip}")
    return say("chart.ends.slip", run=run, slip=name)


def ends_legend() -> alt.Legend:
    """Which run is which, and how it ends. Needs the facts LEGEND_TEXTS."""
    legend = run_legend(width=0, size=90)
    # who it is and how it ends: in two lines where there is no room for one, and so
    # beside a mark without a text, which else would not stand level with the other
    longest = f"max({shown_width('manual_ends')}, {shown_width('autograd_ends')})"
    is_narrow = f"{CONTAINER} - {BESIDE_ENDS} < {END_LETTER} * {longest}"
    broken = f"({ENDS} ? replace({ENDS}, ': ', ':\\n') : '\\n')"
    legend.labelExpr = f"split({is_narrow} ? {broken} : {ENDS}, '\\n')"
    # rows are placed anew only when this changes, as they must be for a second line
    legend.rowPadding = alt.ExprRef(f"width > 0 && {is_narrow} ? 3 : 2")
    legend.labelLimit = 400
    # not by the width, which is laid out too late
    legend.columns = alt.ExprRef("toNumber(legend_columns)")
    legend.columnPadding = 4
    return legend


def twin_layers(
    states: alt.Chart,
    x: alt.X,
    y: alt.Y,
    tooltip: Any,
    legend: Any = None,
    below: str = "false",
) -> list[alt.Chart]:
    """Lines and marks of both runs. Needs the facts TWIN_NUMBERS.

    Args:
        states: a row a state: run, iteration and what the axes show.
        x: the axis across.
        y: the axis up.
        tooltip: what hovering tells.
        legend: above the plot, None where there is none.
        below: an expression for the states that have no place of their own.
    """
    of_shapes: Any = alt.Undefined if legend else None
    lines = states.mark_line(clip=True).encode(
        x=x,
        y=y,
        color=run_color(legend),
        strokeDash=run_dash(of_shapes),
        strokeWidth=run_size(*TWIN_WIDTHS),
    )
    marks = (
        states.transform_filter(f"{IS_MARKED} && {TAKES_TURN} && !({below})")
        .mark_point(filled=True, opacity=1, stroke="white", strokeWidth=1)
        .encode(
            x=x,
            y=y,
            color=run_color(legend),
            shape=run_shape(of_shapes),
            size=run_size(*TWIN_SIZES),
        )
    )
    at_the_bottom = (
        states.transform_filter(f"{IS_MARKED} && {TAKES_TURN} && {below}")
        .mark_point(
            filled=True,
            opacity=1,
            shape="triangle-down",
            size=TWIN_SIZES[0],
            aria=False,
        )
        .encode(x=x, y=y, color=run_color(legend))
    )
    under_pointer = states.mark_point(
        filled=True, opacity=0, size=150, clip=True
    ).encode(x=x, y=y, tooltip=tooltip)
    bottom = [] if below == "false" else [at_the_bottom]
    return [lines, marks, *bottom, under_pointer]
