"""What the bare page shows: results and charts that are finished before it starts."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.charts import loss as charts
from gd_core.exchange.source import source_of
from gd_core.text import sentences
from gd_core.text.catalogue import label

WEIGHTS = np.linspace(-5, 5, 101)  # as many finished pages, so that a change is one
ITERATIONS = 100


def _sides(w0: float) -> list[dict[str, Any]]:
    """The two runs from one initial weight: a chart, a table, the code."""
    e = Experiment(x=[1, 2, 3, 4], y=[2, 4, 6, 8], w0=w0, iterations=ITERATIONS)
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    made = charts.loss_charts(e, traces)
    return [
        {
            "chart": made[side],
            "table": trace.table(),
            "source": source_of(e, side),
            "final_w": f"{trace.final_w:.6g}",
            "final_loss": f"{trace.final_loss:.6g}",
        }
        for side, trace in traces.items()
    ]


def ready() -> dict[str, Any]:
    """Everything that the bare page shows; made once, not walked by the collector."""
    made = {
        "lessons": [label(f"preset.{name}") for name in PRESETS],
        "text": sentences.settings(PRESETS["lesson"]),
        "sides": [_sides(float(w0)) for w0 in WEIGHTS],
    }
    gc.collect()
    gc.freeze()
    return made


def nearest(w0: float) -> int:
    """The place of the finished page that is shown for an initial weight."""
    return int(np.argmin(np.abs(WEIGHTS - w0)))
