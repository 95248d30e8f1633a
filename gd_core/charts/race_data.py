"""What a race draws of each run: its losses and its way, of the states that are drawn.

Of a run by hand and one by autograd that agree there is one line, that by hand; where
a slip parts them there are both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.agreement import compare
from gd_core.analysis.moments import Floats
from gd_core.analysis.race import above_least, floor_of, iterations_to_near
from gd_core.charts.thinned import bucket_size, thin
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

MOST_RACED = 600  # states of a run that are drawn one by one


@dataclass(frozen=True, eq=False)
class RacedSide:
    """One of the two runs of an experiment.

    Attributes:
        iterations: the states that are drawn, shape (m,).
        loss: of each of them, shape (m,).
        above: J - J* of each of them, see `race.above_least`, shape (m,).
        params: shape (m, p).
        states: how many there are in all.
        final_loss: of the last finite state.
        near: after how many iterations at most 1 % of the distance is left, for good.
        diverged_at: the state that was not finite, or None.
    """

    iterations: NDArray[np.intp]
    loss: Floats
    above: Floats
    params: Floats
    states: int
    final_loss: float
    near: int | None
    diverged_at: int | None

    @classmethod
    def of(cls, e: Experiment, trace: Trace) -> RacedSide:
        """What a race draws of a run."""
        drawn = thin(trace.loss, MOST_RACED)
        params = trace.params[drawn].astype(np.float64)
        return cls(
            drawn,
            trace.loss[drawn].astype(np.float64),
            above_least(e, params),
            params,
            trace.states,
            trace.final_loss,
            iterations_to_near(e, trace),
            trace.diverged_at,
        )


@dataclass(frozen=True, eq=False)
class Raced:
    """An experiment that was run.

    Attributes:
        sides: both runs by side.
        differ_at: the state at which they differ, None if they agree.
        floor: the least possible loss.
    """

    sides: Mapping[str, RacedSide]
    differ_at: int | None
    floor: float

    @classmethod
    def of(cls, e: Experiment, traces: Mapping[str, Trace]) -> Raced:
        """What a race has of both runs of an experiment."""
        sides = {side: RacedSide.of(e, traces[side]) for side in SIDES}
        both = compare(e, *(traces[side] for side in SIDES))
        return cls(sides, both.differ_at, floor_of(e))

    @property
    def agree(self) -> bool:
        """Whether both runs agree."""
        return self.differ_at is None


@dataclass(frozen=True)
class Racer:
    """A run in a race.

    Attributes:
        slot: its place, which decides its colour; 0 is the present run.
        name: what it is called beside the others.
        experiment: what was run.
        raced: what became of it.
    """

    slot: int
    name: str
    experiment: Experiment
    raced: Raced


@dataclass(frozen=True)
class RaceLine:
    """A line in a picture of a race: a side of a run.

    Attributes:
        racer: the run.
        side: "manual" or "autograd".
        name: at its end; with the side where there are both.
        drawn: what became of it.
    """

    racer: Racer
    side: str
    name: str
    drawn: RacedSide


def lines_of(racers: Sequence[Racer], with_side: Mapping[str, str]) -> list[RaceLine]:
    """The lines of a race: one of each run, or two where its sides differ.

    Args:
        racers: the runs.
        with_side: by side, the name of a line with "{name}" in it, for the latter.
    """
    lines = []
    for racer in racers:
        sides = racer.raced.sides
        if racer.raced.agree:
            lines.append(RaceLine(racer, SIDES[0], racer.name, sides[SIDES[0]]))
            continue
        for side in SIDES:
            name = with_side[side].format(name=racer.name)
            lines.append(RaceLine(racer, side, name, sides[side]))
    return lines


def thinned_by(racers: Sequence[Racer]) -> int | None:
    """How many states share a bucket in the longest run; None if all are drawn."""
    states = max(side.states for r in racers for side in r.raced.sides.values())
    return bucket_size(states, MOST_RACED) if states > MOST_RACED else None
