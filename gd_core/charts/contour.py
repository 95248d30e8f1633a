"""The loss of a line over w and b: its contours, both paths, and one step.

The contours are ellipses around the optimum, along the eigenvectors of the second
derivatives (see `analysis.bowl`), computed in the browser from a few numbers.
"""

from __future__ import annotations

import numpy as np

from gd_core.analysis.bowl import Bowl, bowl_of
from gd_core.charts.contour_facts import path_facts, paths_alt, plane_facts
from gd_core.charts.contour_layers import CONTOUR_HEIGHT, START_FROM, contour_layers
from gd_core.charts.contour_plane import (
    PLANE_LISTS,
    PLANE_NUMBERS,
    PLANE_TEXTS,
    plane_params,
)
from gd_core.charts.contour_window import Window
from gd_core.charts.forms import Chart, Form, form_of, memoised_form
from gd_core.charts.linked import readout_params, shown_state
from gd_core.charts.loss_axis import loss_sentence
from gd_core.charts.step_curve import FACTORS, step_facts
from gd_core.charts.step_data import alone_data, state_data
from gd_core.charts.theme import SUBTITLE_WIDTH, settings_lines
from gd_core.charts.twins import TWIN_NUMBERS
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number
from gd_core.text.widths import width

__all__ = ["START_FROM", "contour_alt", "contour_chart"]

NUMBERS_ABOVE = ("w", "b", "loss")  # the numbers above the plot


def contour_chart(e: Experiment, traces: dict[str, Trace]) -> Chart:
    """The contours of the loss, both paths, and the step from the state shown.

    Args:
        e: what was run, with a bias.
        traces: the runs by side, as `seen_by_steps` has them.
    """
    bowl = bowl_of(e)
    window = Window.of(bowl, [t.params.astype(np.float64) for t in traces.values()])
    states = state_data(traces, "w", "b", "loss", "gradient", "gradient_b")
    return Chart(
        _contour_form(bool(e.remembers)),
        {"states": states.assign(**alone_data(e, traces))},
        plane_facts(bowl, window) | step_facts(e) | path_facts(traces, window),
        label("chart.contour.title"),
        tuple(_notes(e, bowl, window)),
        f"{contour_alt(e, traces)} {loss_sentence(e)}",
    )


def _notes(e: Experiment, bowl: Bowl, window: Window) -> list[str]:
    """What must be known to read the chart right; the settings' last line with it."""
    settings = settings_lines(e)
    note = label(f"chart.contour.{'equal' if window.is_equal else 'own'}")
    if e.remembers:
        note = f"{note} · {label('chart.contour.memory')}"
    joined = f"{settings[-1]} · {note}"
    fits = width(joined) <= SUBTITLE_WIDTH
    lines = [*settings[:-1], joined] if fits else [*settings, note]
    if bowl.is_valley:
        lines.append(label("chart.contour.valley"))
    elif not window.has_optimum:
        w, b = (number(float(value), 4) for value in bowl.optimum)
        lines.append(say("chart.contour.outside", w=w, b=b))
    return lines


@memoised_form
def _contour_form(has_memory: bool) -> Form:
    """The form of the contour chart."""
    return form_of(
        contour_layers(*NUMBERS_ABOVE, has_memory=has_memory),
        label("chart.contour.title"),
        CONTOUR_HEIGHT,
        [shown_state(), *readout_params("contour", *NUMBERS_ABOVE), *plane_params()],
        numbers=(*PLANE_NUMBERS, *FACTORS, *TWIN_NUMBERS),
        texts=PLANE_TEXTS,
        lists=PLANE_LISTS,
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
    told += paths_alt(traces)
    return " ".join(told)
