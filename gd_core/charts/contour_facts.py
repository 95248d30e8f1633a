"""The facts of the plane of w and b: the bowl, the window on it, the names."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gd_core.analysis.bowl import Bowl
from gd_core.charts.contour_plane import PLANE_TEXTS
from gd_core.charts.contour_window import Window
from gd_core.charts.forms import Fact
from gd_core.charts.name_places import Paper, place_names
from gd_core.charts.twins import joint_facts, twin_facts
from gd_core.runs.checks import SIDES
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

LEVELS = 9  # contours
NEXT_LEVEL = 0.35  # of what the loss is above its least, from a contour to the next
ROUNDING = 1e-9  # of the floor: what a start above it may be by rounding
ABOVE_START = 2  # contours outside the one that the start stands on


def plane_facts(bowl: Bowl, window: Window) -> dict[str, Fact]:
    """What the form needs of the bowl and of the window."""
    one, other = bowl.curvatures.tolist()
    w, b = bowl.optimum.tolist()
    return {
        "w_star": w,
        "b_star": b,
        "along_w": float(bowl.directions[0, 0]),
        "along_b": float(bowl.directions[0, 1]),
        "steep": one,
        "flat": other,
        **window.facts(),
        "levels": levels(bowl, window),
        **_names(bowl, window),
    }


def path_facts(traces: Mapping[str, Trace], window: Window) -> dict[str, Fact]:
    """Whether both paths lie on each other; every state has a mark."""
    return joint_facts(
        [
            twin_facts([t.params[:, at] for t in traces.values()], 2 * reach, every=1)
            for at, reach in enumerate(window.reach.tolist())
        ]
    )


def _names(bowl: Bowl, window: Window) -> dict[str, Fact]:
    """The names of the optimum and the two directions, and where they stand."""
    names = [_optimum_name(bowl) if window.has_optimum else ""]
    for way, value in zip(("steep", "flat"), bowl.curvatures.tolist(), strict=True):
        names.append(say(f"chart.contour.lambda.{way}", value=number(value, 3)))
    paper = Paper.of(window.center, window.reach, window.is_equal, window.held)
    optimum = bowl.optimum if window.has_optimum else None
    places = place_names(paper, optimum, window.crossing, bowl.directions, names)
    return {
        **dict(zip(PLANE_TEXTS, names, strict=True)),
        "name_w": [place.w for place in places],
        "name_b": [place.b for place in places],
        "name_right": [float(place.right) for place in places],
        "name_above": [float(place.above) for place in places],
    }


def _optimum_name(bowl: Bowl) -> str:
    if bowl.is_valley:
        return label("chart.contour.optimum.valley")
    w, b = bowl.optimum.tolist()
    return say("chart.contour.optimum", w=number(w, 4), b=number(b, 4))


def levels(bowl: Bowl, window: Window) -> list[float]:
    """How far the contours are above the least loss, the outermost first.

    They lie around the floor of the valley beside the paths, and one of them goes
    through the start; where that is on the floor, one through the window's corner.
    """
    rise = window.start_rise
    if not rise > ROUNDING * window.floor:
        rise = float(bowl.loss(window.corner)) - bowl.least_loss - window.floor
    if not rise > 0:
        rise = 1.0
    powers = np.arange(LEVELS) - ABOVE_START
    above = window.floor + rise * NEXT_LEVEL**powers
    return [float(level) for level in above if np.isfinite(level)]


def paths_alt(traces: Mapping[str, Trace]) -> list[str]:
    """From where to where each run goes, in words."""
    told = []
    for side in SIDES:
        first, last = traces[side].params[0], traces[side].params[-1]
        told.append(
            say(
                "chart.contour.alt.run",
                side=label(f"side.{side}"),
                last=traces[side].states - 1,
                first_w=float(first[0]),
                first_b=float(first[1]),
                last_w=float(last[0]),
                last_b=float(last[1]),
            )
        )
    return told
