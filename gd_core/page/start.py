"""Start: a click on an empty place of the contour chart is where the runs start."""

from __future__ import annotations

from math import floor, log10
from typing import Any

import streamlit as st

from gd_core.charts.contour import START_FROM
from gd_core.charts.forms import Chart
from gd_core.exchange.number import write_number
from gd_core.page.state import STATE
from gd_core.runs.checks import MOST_W0
from gd_core.runs.experiment import Experiment

KEY = "contour"  # of the chart
START_DIGITS = 3  # of how far the window reaches, that a start is rounded to


def startable(e: Experiment, chart: Chart) -> dict[str, Any]:
    """What `show_chart` needs so that a click on a contour chart starts there."""
    if e.model != "line":
        return {}
    reach = chart.facts["reach_w"], chart.facts["reach_b"]
    return {
        "key": KEY,
        "on_select": lambda: start_from(reach),
        "selection_mode": START_FROM,
    }


def start_from(reach: tuple[Any, ...]) -> None:
    """The place that was clicked goes into the sidebar."""
    places = st.session_state[KEY]["selection"].get(START_FROM)
    if not places:
        return
    place = places[-1]
    STATE.w0 = write_number(as_start(place["w"], float(reach[0])))
    STATE.b0 = write_number(as_start(place["b"], float(reach[1])))
    STATE.moved_start = True


def as_start(value: float, reach: float) -> float:
    """A place as a start: as many digits as can be told apart, within the limits."""
    decimals = START_DIGITS - 1 - floor(log10(reach))
    return min(max(round(float(value), decimals), -MOST_W0), MOST_W0)


def start_was_moved() -> bool:
    """Whether a click has just moved the start."""
    moved, STATE.moved_start = STATE.moved_start, False
    return moved
