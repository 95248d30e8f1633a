"""The losses of a race: every run over its iterations, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame

from gd_core.analysis.moments import Floats
from gd_core.charts.forms import Chart, Form, form_of, memoised_form, named_data
from gd_core.charts.loss_axis import (
    AXIS_LISTS,
    AXIS_NUMBERS,
    LOSS_NAME,
    loss_x,
    loss_y,
    placed,
)
from gd_core.charts.loss_range import SMALLEST_LOSS, LossAxis
from gd_core.charts.race_data import RaceLine, Racer, thinned_by
from gd_core.charts.race_marks import (
    COLOR,
    LINE_NUMBERS,
    codes_of,
    end_names,
    label_room,
    race_lines,
    race_params,
    state_rows,
    with_name_room,
    with_run_names,
)
from gd_core.charts.theme import in_lines
from gd_core.charts.thinned import MOST_MARKED
from gd_core.charts.tooltips import state_told
from gd_core.text import races
from gd_core.text.catalogue import label, say

RACE_HEIGHT = 400  # pixels
# how many times the largest loss of a start is seen: what grows beyond leaves the plot
MOST_SEEN_GROWTH = {"log": 1e3, "linear": 1.5}
BEYOND_AXIS = 20.0  # times the highest: farther away no line is drawn
LARGEST_RACED = float(np.finfo(np.float64).max) / (10 * BEYOND_AXIS)  # an axis ends
# places of the end of a line, in pixels
END_X = "plot_width * datum.iteration / last"
END_Y = "height * (highest - datum.place) / (highest - lowest)"


@dataclass(frozen=True, eq=False)
class RaceAxis:
    """The axis of a race, and what stands on it.

    Attributes:
        axis: its ends.
        less_floor: whether the least possible loss is taken off.
        values: of each line, its losses as the axis has them.
        leaves: of each line, whether it ends above the axis.
    """

    axis: LossAxis
    less_floor: bool
    values: tuple[Floats, ...]
    leaves: tuple[bool, ...]

    @classmethod
    def of(cls, lines: Sequence[RaceLine], scale: str) -> RaceAxis:
        """The axis that holds the starts of all runs, and what does not grow away.

        On a log axis the least possible loss is taken off, where there is one above 0:
        else all lines would end level with it.
        """
        less_floor = scale == "log" and any(
            line.racer.raced.floor > 0 for line in lines
        )
        values = tuple(
            line.drawn.above
            if less_floor and line.racer.raced.floor > 0
            else line.drawn.loss
            for line in lines
        )
        every = np.concatenate(values)
        largest = min(float(every.max()), LARGEST_RACED) or 1.0
        most = MOST_SEEN_GROWTH[scale] * max(float(v[0]) for v in values)
        high = min(largest, most or LARGEST_RACED)
        leaves = tuple(
            bool(v[-1] > high) or line.drawn.diverged_at is not None
            for v, line in zip(values, lines, strict=True)
        )
        if any(leaves):  # all of the axis is for who leaves it
            high = min(most or high, LARGEST_RACED)
        low = 0.0
        if scale == "log":
            high = max(high, 10 * SMALLEST_LOSS)
            in_place = every[(every >= SMALLEST_LOSS) & (every <= high)]
            low = float(in_place.min()) if len(in_place) else high / 10
            if bool((every < SMALLEST_LOSS).any()):
                low /= 10  # room at the bottom for a loss that has no place
            low = max(min(low, high / 2), SMALLEST_LOSS)
        axis = LossAxis(scale, low, max(high, SMALLEST_LOSS))
        return cls(axis, less_floor, values, leaves)


def race_chart(racers: Sequence[Racer], lines: Sequence[RaceLine], scale: str) -> Chart:
    """The losses of all runs over the iterations.

    Args:
        racers: the runs.
        lines: what is drawn of them, `race_data.lines_of`.
        scale: "log" or "linear".
    """
    race = RaceAxis.of(lines, scale)
    last = max(line.drawn.states for line in lines) - 1
    return Chart(
        _race_form(),
        {"states": _states(lines, race), "ends": _ends(lines, race)},
        race.axis.facts()
        | {
            LOSS_NAME: _axis_name(racers, race),
            "last": max(last, 1),
            "marked": last < MOST_MARKED,
            "label_room": label_room(lines),
        },
        races.race_title(lines),
        in_lines(_notes(racers, lines, race)),
        race_alt(lines),
    )


def _states(lines: Sequence[RaceLine], race: RaceAxis) -> DataFrame:
    """A row a state that is drawn: those of `state_rows`, value, loss and above."""
    table = state_rows(lines, [slice(None)] * len(lines))
    most = BEYOND_AXIS * race.axis.high
    table["value"] = np.minimum(np.concatenate(race.values), most)
    table["loss"] = np.concatenate([line.drawn.loss for line in lines])
    return table


def _ends(lines: Sequence[RaceLine], race: RaceAxis) -> DataFrame:
    """Where each line ends in the plot: line, slot, by_hand, name, iteration, value."""
    iterations, values, names = [], [], []
    for line, value, leaves in zip(lines, race.values, race.leaves, strict=True):
        inside = np.flatnonzero(value <= race.axis.high)
        at = int(inside[-1]) if len(inside) else 0
        if not leaves:
            at = len(value) - 1
        iterations.append(int(line.drawn.iterations[at]))
        values.append(race.axis.high if leaves else float(value[at]))
        names.append(f"{line.name} ↑" if leaves else line.name)
    return DataFrame(
        {**codes_of(lines), "name": names, "iteration": iterations, "value": values}
    )


def _axis_name(racers: Sequence[Racer], race: RaceAxis) -> str:
    """What is on the axis: the loss, or what it is above the least possible one."""
    losses = {racer.experiment.loss for racer in racers}
    name = label("chart.loss.y")
    if len(losses) == 1:
        name = label(f"loss.{losses.pop()}.axis")
    if race.axis.scale == "linear":
        return name
    if race.less_floor:
        name = say("chart.race.less", loss=name)
    return say("chart.loss.axis.log", loss=name)


def _notes(
    racers: Sequence[Racer], lines: Sequence[RaceLine], race: RaceAxis
) -> list[str]:
    """What all runs have in common, and what must be known to read the chart right."""
    notes = [races.shared(racers)]
    floors = {racer.raced.floor for racer in racers}
    if race.less_floor and len(floors) == 1:
        notes.append(say("chart.race.floor", least=floors.pop()))
    elif race.less_floor:
        notes.append(label("chart.race.floors"))
    gone = [line for line, leaves in zip(lines, race.leaves, strict=True) if leaves]
    if gone:
        notes.append(label("chart.race.leaves"))
    every = thinned_by(racers)
    if every:
        notes.append(say("chart.loss.thinned", bucket=every))
    if race.axis.scale == "log" and any(
        bool((value < race.axis.low).any()) for value in race.values
    ):
        notes.append(label("chart.race.zero"))
    return notes


@memoised_form
def _race_form() -> Form:
    """The form of the chart of a race."""
    x, y = loss_x("last", room=0, tickCount=5), loss_y(room=0)
    states = named_data("states").transform_calculate(place=placed("datum.value"))
    marks = (
        with_run_names(states)
        .transform_filter("marked && datum.value <= pow(10, 300)")
        .mark_point(filled=True, opacity=1, size=26, fill=COLOR, clip=True)
        .encode(
            x=x,
            y=y,
            tooltip=state_told(loss=label("chart.loss.y")),
        )
    )
    names = end_names(END_X, END_Y.replace("datum.place", f"({placed('datum.value')})"))
    form = form_of(
        [race_lines(states, x=x, y=y), marks, *names],
        label("chart.race.name"),
        RACE_HEIGHT,
        race_params(),
        numbers=(*AXIS_NUMBERS, "last", "marked", *LINE_NUMBERS),
        texts=(LOSS_NAME,),
        lists=AXIS_LISTS,
    )
    return with_name_room(form)


def race_alt(lines: Sequence[RaceLine]) -> str:
    """What the chart shows, in words, from the data."""
    return " ".join([f"{races.race_title(lines)}.", *map(races.line_told, lines)])
