"""The loss of a line over w and b: its contours, both paths, and one step.

The contours are ellipses around the optimum, along the eigenvectors of the second
derivatives (see `analysis.bowl`), computed in the browser from a few numbers.
"""

from __future__ import annotations

import numpy as np

from gd_core.analysis.bowl import Bowl, bowl_of
from gd_core.charts.contour_layers import (
    CONTOUR_HEIGHT,
    CONTOUR_LISTS,
    CONTOUR_NUMBERS,
    NAME_TEXTS,
    START_FROM,
    contour_layers,
    contour_params,
)
from gd_core.charts.contour_window import Window
from gd_core.charts.forms import Chart, Fact, Form, form_of, memoised_form
from gd_core.charts.linked import readout_param, shown_state
from gd_core.charts.loss_axis import loss_sentence
from gd_core.charts.name_places import Paper, place_names
from gd_core.charts.step_curve import FACTORS, step_facts
from gd_core.charts.step_data import state_data
from gd_core.charts.theme import SUBTITLE_WIDTH, settings_lines
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

__all__ = ["START_FROM", "contour_alt", "contour_chart"]

NUMBERS_ABOVE = ("w", "b", "loss")  # the numbers above the plot
LEVELS = 9  # contours
NEXT_LEVEL = 0.35  # of what the loss is above its least, from a contour to the next
ROUNDING = 1e-9  # of the floor: what a start above it may be by rounding
ABOVE_START = 2  # contours outside the one that the start stands on


def contour_chart(e: Experiment, traces: dict[str, Trace]) -> Chart:
    """The contours of the loss, both paths, and the step from the state shown.

    Args:
        e: what was run, with a bias.
        traces: the runs by side, as `seen_by_steps` has them.
    """
    bowl = bowl_of(e)
    window = Window.of(bowl, traces)
    return Chart(
        _contour_form(),
        {"states": state_data(traces, "w", "b", "loss", "gradient", "gradient_b")},
        _facts(bowl, window) | step_facts(e),
        label("chart.contour.title"),
        tuple(_notes(e, bowl, window)),
        f"{contour_alt(e, traces)} {loss_sentence(e)}",
    )


def _facts(bowl: Bowl, window: Window) -> dict[str, Fact]:
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


def _names(bowl: Bowl, window: Window) -> dict[str, Fact]:
    """The names of the optimum and the two directions, and where they stand."""
    names = [_optimum_name(bowl) if window.has_optimum else ""]
    for sign, value in zip("₁₂", bowl.curvatures.tolist(), strict=True):
        name = say("chart.contour.lambda", index=sign, value=number(value, 3))
        names.append(name)
    paper = Paper.of(window.center, window.reach, window.is_equal, window.held)
    optimum = bowl.optimum if window.has_optimum else None
    places = place_names(paper, optimum, window.crossing, bowl.directions, names)
    return {
        **dict(zip(NAME_TEXTS, names, strict=True)),
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


def _notes(e: Experiment, bowl: Bowl, window: Window) -> list[str]:
    """What must be known to read the chart right; the settings' last line with it."""
    settings = settings_lines(e)
    note = label(f"chart.contour.{'equal' if window.is_equal else 'own'}")
    joined = f"{settings[-1]} · {note}"
    fits = len(joined) <= SUBTITLE_WIDTH
    lines = [*settings[:-1], joined] if fits else [*settings, note]
    if bowl.is_valley:
        lines.append(label("chart.contour.valley"))
    elif not window.has_optimum:
        w, b = (number(float(value), 4) for value in bowl.optimum)
        lines.append(say("chart.contour.outside", w=w, b=b))
    return lines


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


@memoised_form
def _contour_form() -> Form:
    """The form of the contour chart."""
    return form_of(
        contour_layers(*NUMBERS_ABOVE),
        label("chart.contour.title"),
        CONTOUR_HEIGHT,
        [shown_state(), readout_param("contour", *NUMBERS_ABOVE), *contour_params()],
        numbers=(*CONTOUR_NUMBERS, *FACTORS),
        texts=NAME_TEXTS,
        lists=CONTOUR_LISTS,
    )


def contour_alt(e: Experiment, traces: dict[str, Trace]) -> str:
    """What the chart shows, in words, from the data."""
    bowl = bowl_of(e)
    facts: dict[str, object] = {
        "first": float(bowl.curvatures[0]),
        "second": float(bowl.curvatures[1]),
        "w": float(bowl.optimum[0]),
        "b": float(bowl.optimum[1]),
        "least": bowl.least_loss,
    }
    key = "chart.contour.alt.valley" if bowl.is_valley else "chart.contour.alt"
    told = [say(key, **facts)]
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
    return " ".join(told)
