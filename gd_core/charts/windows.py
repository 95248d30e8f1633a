"""Windows: how much of the loss curve is shown at each state of a run.

One window for all states where that is readable; else a few that follow the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.theory import Theory
from gd_core.charts.forms import number
from gd_core.runs.trace import Trace

MARGIN = 1.25  # a window reaches this much farther than the states it must hold
STEADY = 12  # how many times larger than its smallest need one window may be for all
ROOMY = 3  # a window that must grow or shrink gets this much room
EXTENT = 50  # pixels, of an axis whose numbers change: a chart is laid out only once
AT = "level[clamp(toNumber(k), 0, length(level) - 1)]"  # the window of the state shown

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Windows:
    """How much of the curve around the optimum is shown at each state.

    Attributes:
        center: the weight in the middle, the optimum where there is one.
        reach: how far each window reaches to both sides of it.
        level: for every state which of the windows shows it.
    """

    center: float
    reach: tuple[float, ...]
    level: tuple[int, ...]

    @classmethod
    def of(cls, theory: Theory, traces: dict[str, Trace]) -> Windows:
        """Few windows that hold the states of all runs, and the steps from them.

        One for all states where that is readable; else they follow the run, out when
        it diverges and in when it converges, down to what the precision can tell.
        """
        e = theory.experiment
        center = theory.optimum if np.isfinite(theory.optimum) else e.w0
        needs = MARGIN * _distances(center, traces)
        eps = float(np.finfo(e.precision).eps)
        first = float(needs[np.flatnonzero(needs)[0]]) if needs.any() else 0.0
        least = 1e3 * eps * max(abs(center), first)
        if needs.max() <= 4 * eps * abs(center) or not needs.max():
            return cls(center, (max(abs(center), 1.0) / 2,), (0,))
        if needs.max() <= STEADY * max(float(needs.min()), least):
            return cls(center, (float(needs.max()),), (0,))
        reach, level = [max(float(needs[0]), least)], []
        for need in needs.tolist():
            if need > reach[-1]:
                reach.append(ROOMY * need)
            elif max(ROOMY * need, least) < reach[-1] / STEADY:
                reach.append(max(ROOMY * need, least))
            level.append(len(reach) - 1)
        return cls(center, tuple(reach), tuple(level))

    def numbers(self) -> dict[str, Any]:
        """What is filled in for `params`."""
        return {"level": list(self.level), "reaches": list(self.reach)}


def params() -> list[alt.Parameter]:
    """Parameters for a chart; `reach` is that of the state shown."""
    return [
        number("level"),
        number("reaches"),
        alt.param(name="reach", expr=f"reaches[{AT}]"),
    ]


def steady_axis(several: bool) -> dict[str, Any]:
    """Room for the numbers of an axis that is the same in several windows."""
    return {"minExtent": EXTENT, "maxExtent": EXTENT} if several else {}


def _distances(center: float, traces: dict[str, Trace]) -> Floats:
    """How far the farthest run is from the center at each state and the next."""
    states = max(trace.states for trace in traces.values())
    farthest = np.zeros(states)
    for trace in traces.values():
        apart = np.abs(trace.w.astype(np.float64) - center)
        with_next = np.maximum(apart, np.append(apart[1:], apart[-1]))
        held = np.pad(with_next, (0, states - len(apart)), constant_values=0)
        farthest = np.maximum(farthest, held)
    return farthest
