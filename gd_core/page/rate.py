"""The view Learning rate: why this one converges, and which would not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.effort import map_effort
from gd_core.analysis.rate_plane import has_plane
from gd_core.analysis.rates import (
    RateMap,
    can_be_mapped,
    shortened,
    telling_rates,
    with_rate,
)
from gd_core.analysis.theory import theory_of
from gd_core.charts.fate_contours import fate_contours
from gd_core.charts.fates import fate_chart
from gd_core.charts.forms import Chart, beside
from gd_core.charts.map_layers import TAKEN
from gd_core.charts.rate_map import map_chart
from gd_core.exchange.number import write_number
from gd_core.page.caches import cached, cached_aside
from gd_core.page.compare import show_verdict
from gd_core.page.parts import as_markdown, line, show_chart, show_settings
from gd_core.page.plane import show_plane
from gd_core.page.predict import has_answer, show_settings_and_switch
from gd_core.page.process import load_autograd
from gd_core.page.runs import LONG_EFFORT, traces_of
from gd_core.page.state import STATE
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.findings.finding import WARNING
from gd_core.text.verdicts import rate_prediction


def show(e: Experiment) -> None:
    """The verdict, the map of all rates, and four fates."""
    if has_answer(e, "rate"):  # the switch stands above, beside the answer
        show_settings(e)
    else:
        show_settings_and_switch(e)
    show_rate_verdicts(e)
    if not can_be_mapped(e):
        st.caption(as_markdown(sentences.no_map(e, theory_of(e))))
        return
    load_autograd()
    show_rates("map", drawn_map(e, given=(map_of(e),)))
    if has_plane(e):
        show_plane(e)
    if e.update == "all":  # of these the four are
        show_fates(e)


def show_rate_verdicts(e: Experiment) -> list[str]:
    """What the learning rate will do in each run, or in both alike."""
    verdicts = []
    with line("verdicts", "top"):
        for side in SIDES if e.slips else SIDES[:1]:
            verdict = rate_prediction(e, side)
            verdicts.append(verdict.text)
            box, icon = st.info, ":material/insights:"
            if verdict.tone == WARNING:
                box, icon = st.warning, ":material/warning:"
            show_verdict(box, icon, verdict)
    return verdicts


def map_of(e: Experiment) -> RateMap:
    """What all learning rates do: one map for all of them."""
    carry_out = long_map if map_effort(e) > LONG_EFFORT else short_map
    return carry_out(with_rate(e, 0.0))


def carry_out_map(e: Experiment) -> RateMap:
    """Both runs at all rates of the map."""
    from gd_core.runs.autograd import ends_by_autograd

    return RateMap.of(e, ends_by_autograd)


short_map = cached(carry_out_map)
long_map = cached_aside(carry_out_map)


drawn_map = cached(map_chart)
drawn_fate, drawn_fate_of_line = cached(fate_chart), cached(fate_contours)


def show_fates(e: Experiment) -> None:
    """What becomes of the parameters at four rates that tell."""
    rates = telling_rates(e.inputs, e.loss, e.model, motion_of(e))
    fates = [(name, shortened(with_rate(e, rate))) for name, rate in rates.items()]
    draw = drawn_fate_of_line if e.model == "line" else drawn_fate
    for row in (fates[:2], fates[2:]):
        drawn = [draw(fate, name, given=(traces_of(fate),)) for name, fate in row]
        places = zip(st.columns(2), row, beside(*drawn), strict=False)
        for column, (name, _), chart in places:
            with column:
                show_rates(f"fate-{name}", chart)


def show_rates(key: str, chart: Chart, fills: bool = False) -> None:
    """A chart whose marks can be clicked to take their rate."""
    on_select = partial(take_rate, key)
    show_chart(chart, fills, key=key, on_select=on_select, selection_mode=TAKEN)
    remember_selected(key)  # nothing in a chart that is new


def take_rate(key: str) -> None:
    """The learning rate of a mark that was clicked goes into the sidebar."""
    rate = clicked_rate(STATE.selected.get(key, ()), selected_rates(key))
    remember_selected(key)
    if rate is not None:
        STATE.learning_rate = write_number(rate)


def clicked_rate(before: Sequence[float], now: Sequence[float]) -> float | None:
    """The rate of the mark that was clicked last: it came to the selection or left it.

    Args:
        before: the rates that were selected, in the order of their clicks.
        now: those that are.
    """
    came = [rate for rate in now if rate not in before]
    left = [rate for rate in before if rate not in now]
    changed = came or left
    return changed[-1] if changed else None


def remember_selected(key: str) -> None:
    # another dictionary: the one at first is everybody's
    STATE.selected = {**STATE.selected, key: selected_rates(key)}


def selected_rates(key: str) -> tuple[float, ...]:
    """The rates that are selected in a chart, in the order of their clicks."""
    marks = st.session_state[key]["selection"].get(TAKEN) or ()
    return tuple(float(mark["rate"]) for mark in marks)
