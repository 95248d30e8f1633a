"""Windows: how much of the loss curve is shown at each state of a run.

One window for all states where that is readable; else a few that follow the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from gd_core.charts.forms import Fact
from gd_core.charts.loss_curve import LossCurve
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

MARGIN = 1.25  # a window reaches this much farther than the states it must hold
STEADY = 12  # how many times larger than its smallest need one window may be for all
ROOMY = 3  # a window that must grow or shrink gets this much room
EXTENT = 50  # pixels, of an axis whose numbers change: a chart is laid out only once
EXTENTS = (0, 200)  # least and most, of any other axis
# pixels that a number across may stand out of the plot: where it changes, none
LABEL_BOUND = alt.ExprRef("several ? 1 : 1000")
# facts: which window shows each state; of each window, its reach, lowest and highest y
WINDOW_LISTS = ("level", "reaches", "lows", "highs")


@dataclass(frozen=True)
class Windows:
    """How much of the curve around its center is shown at each state.

    Attributes:
        center: the weight in the middle, the optimum where there is one.
        reach: how far each window reaches to both sides of it.
        level: for every state which of the windows shows it.
    """

    center: float
    reach: tuple[float, ...]
    level: tuple[int, ...]

    @classmethod
    def of(cls, e: Experiment, traces: dict[str, Trace]) -> Windows:
        """Few windows that hold the states of all runs, and the steps from them.

        One for all states where that is readable; else they follow the run, out when
        it diverges and in when it converges, down to what the precision can tell.
        """
        curve = LossCurve.of(e)
        center, size = curve.center, abs(curve.center)
        needs = np.minimum(MARGIN * _distances(center, traces), curve.largest_reach)
        eps = float(np.finfo(e.precision).eps)
        first = float(needs[np.flatnonzero(needs)[0]]) if needs.any() else 0.0
        least = 1e3 * eps * max(size, first)
        if needs.max() <= 4 * eps * size or not needs.max():
            reach = min(max(size, 1.0) / 2, curve.largest_reach)
            return cls(center, (reach,), (0,))
        if needs.max() <= STEADY * max(float(needs.min()), least):
            return cls(center, (float(needs.max()),), (0,))
        reaches, level = [max(float(needs[0]), least)], []
        for need in needs.tolist():
            if need > reaches[-1]:
                reaches.append(min(ROOMY * need, curve.largest_reach))
            elif max(ROOMY * need, least) < reaches[-1] / STEADY:
                reaches.append(max(ROOMY * need, least))
            level.append(len(reaches) - 1)
        return cls(center, tuple(reaches), tuple(level))

    @property
    def several(self) -> bool:
        """Whether the window changes with the state."""
        return len(self.reach) > 1

    def facts(self, ranges: list[tuple[float, float]]) -> dict[str, Fact]:
        """What `window_params` need, see WINDOW_LISTS.

        Args:
            ranges: the lowest and the highest y of each window.
        """
        lows, highs = zip(*ranges, strict=True)
        return {
            "level": self.level,
            "reaches": self.reach,
            "lows": lows,
            "highs": highs,
        }


def window_params() -> list[alt.Parameter]:
    """Parameters for a chart that has the parameter `k`, the state that is shown.

    `reach`, `low` and `high` are those of its window; `several`, whether there are
    more.
    """
    params = {
        "window": "toNumber(level[clamp(toNumber(k), 0, length(level) - 1)])",
        "reach": "toNumber(reaches[window])",
        "low": "toNumber(lows[window])",
        "high": "toNumber(highs[window])",
        "several": "length(reaches) > 1",
    }
    return [alt.param(name=name, expr=expr) for name, expr in params.items()]


def window_scale() -> alt.Scale:
    """The scale of y in the window of the state shown."""
    ends = [alt.ExprRef("low"), alt.ExprRef("high")]
    return alt.Scale(domain=ends, nice=False, zero=False)


def steady_axis() -> dict[str, Any]:
    """Room for the numbers of an axis that is the same in several windows."""
    least, most = (f"several ? {EXTENT} : {other}" for other in EXTENTS)
    return {"minExtent": alt.ExprRef(least), "maxExtent": alt.ExprRef(most)}


def _distances(center: float, traces: dict[str, Trace]) -> NDArray[np.float64]:
    """How far the farthest run is from the center at each state and the next."""
    states = max(trace.states for trace in traces.values())
    farthest = np.zeros(states)
    for trace in traces.values():
        distance = np.abs(trace.w.astype(np.float64) - center)
        with_next = np.maximum(distance, np.append(distance[1:], distance[-1]))
        np.maximum(farthest[: trace.states], with_next, out=farthest[: trace.states])
    return farthest
