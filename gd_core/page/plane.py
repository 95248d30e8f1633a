"""The plane of rates: how fast each learning rate converges with each momentum."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gd_core.analysis.effort import plane_effort
from gd_core.analysis.rate_plane import RatePlane
from gd_core.charts.rate_plane import TAKEN_PAIR, plane_chart
from gd_core.exchange.number import write_number
from gd_core.page.caches import cached, cached_aside
from gd_core.page.parts import show_chart
from gd_core.page.runs import LONG_EFFORT
from gd_core.page.state import STATE
from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import DEFAULTS

PLANE_KEY = "plane"  # of the chart

Pair = tuple[float, float]  # a learning rate and mu


def show_plane(e: Experiment) -> None:
    """The plane; a click takes the learning rate and mu of a place.

    Args:
        e: an experiment that `has_plane`.
    """
    chart = drawn_plane(e, given=(plane_of(e),))
    show_chart(chart, key=PLANE_KEY, on_select=take_pair, selection_mode=TAKEN_PAIR)
    remember_pairs()  # none in a chart that is new


def plane_of(e: Experiment) -> RatePlane:
    """The plane of the data: one for all rates and all mu."""
    carry_out = long_plane if plane_effort(e) > LONG_EFFORT else short_plane
    return carry_out(replace(e, learning_rate=0.0, momentum=DEFAULTS["momentum"]))


def carry_out_plane(e: Experiment) -> RatePlane:
    """The closed form everywhere, and both runs at some pairs."""
    from gd_core.runs.autograd import ends_by_autograd

    return RatePlane.of(e, ends_by_autograd)


short_plane, long_plane = cached(carry_out_plane), cached_aside(carry_out_plane)
drawn_plane = cached(plane_chart)


def take_pair() -> None:
    """The learning rate and mu of the place that was clicked go into the sidebar."""
    pair = clicked_pair(STATE.selected_pairs, selected_pairs())
    remember_pairs()
    if pair is not None:
        rate, mu = pair
        STATE.learning_rate, STATE.momentum = write_number(rate), write_number(mu)


def clicked_pair(before: tuple[Pair, ...], now: tuple[Pair, ...]) -> Pair | None:
    """The pair that was clicked last: it came to the selection or left it.

    Args:
        before: the pairs that were selected, in the order of their clicks.
        now: those that are.
    """
    came = [pair for pair in now if pair not in before]
    left = [pair for pair in before if pair not in now]
    changed = came or left
    return changed[-1] if changed else None


def remember_pairs() -> None:
    """What is selected now, to know later what a click has changed."""
    STATE.selected_pairs = selected_pairs()


def selected_pairs() -> tuple[Pair, ...]:
    """The pairs that are selected, in the order of their clicks."""
    marks = st.session_state[PLANE_KEY]["selection"].get(TAKEN_PAIR) or ()
    return tuple((float(mark["rate"]), float(mark["mu"])) for mark in marks)
