"""What the bare page shows: results and charts that are finished before it starts."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import streamlit as st

from gd_core import PRESETS, Experiment, compare, run_autograd, run_manual
from gd_core.analysis.theory import theory_of
from gd_core.charts.loss import loss_charts
from gd_core.page.parts import as_markdown
from gd_core.runs.presets import RACES
from gd_core.runs.trace import Trace
from gd_core.text import agreements, sentences
from gd_core.text.catalogue import label
from gd_core.text.numbers import number
from gd_core.text.tables import column_formats, table_alt

WEIGHTS = np.linspace(-5, 5, 101)  # as many finished pages, so that a change is one
ITERATIONS = PRESETS["lesson"].iterations  # as on the page that has no link


def _columns(e: Experiment, trace: Trace) -> dict[str, Any]:
    """How the table of a run is written."""
    formats = column_formats(e.precision, trace.columns())
    return {
        name: st.column_config.NumberColumn(
            label(f"table.{name}"), format=written.format, width=written.width
        )
        for name, written in formats.items()
    } | {"iteration": st.column_config.NumberColumn(label("table.iteration"))}


def _page(w0: float, iterations: int) -> dict[str, Any]:
    """What the two runs from one initial weight come to: sentences, charts, tables."""
    e = Experiment(x=[1, 2, 3, 4], y=[2, 4, 6, 8], w0=w0, iterations=iterations)
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    theories = theory_of(e, "manual"), theory_of(e, "autograd")
    agreement = compare(e, *traces.values())
    charts = loss_charts(e, traces)
    said = {
        "settings": sentences.settings(e),
        "outcome": sentences.outcomes(*theories, *traces.values()),
        "outcome_title": sentences.outcome_title(*theories),
        "agreement": agreements.agreement(agreement),
        "agreement_title": agreements.agreement_title(agreement),
    }
    return {key: as_markdown(sentence) for key, sentence in said.items()} | {
        "link": {"w0": f"{w0:g}", "n": str(iterations)},
        "sides": [
            {
                "name": label(f"side.{side}"),
                "final_w": number(trace.final_w),
                "final_loss": number(trace.final_loss),
                "chart": charts[side].spec(),
                "chart_alt": charts[side].form.alt,
                "table": trace.table().set_index("iteration"),
                "columns": _columns(e, trace),
                "table_alt": table_alt(side, trace),
            }
            for side, trace in traces.items()
        ],
    }


@st.cache_resource(show_spinner=False)
def ready(iterations: int = ITERATIONS) -> dict[str, Any]:
    """Everything that the bare page shows; made once, not walked by the collector.

    Args:
        iterations: of the runs, as `n` of the page's link.
    """
    made = {
        "iterations": iterations,
        "lessons": [label(f"preset.{name}") for name in (*PRESETS, *RACES)],
        "pages": [_page(float(w0), iterations) for w0 in WEIGHTS],
    }
    gc.collect()
    gc.freeze()
    return made


def nearest(w0: float) -> int:
    """The place of the finished page that is shown for an initial weight."""
    return int(np.argmin(np.abs(WEIGHTS - w0)))
