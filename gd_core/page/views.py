"""Views: the views, the open one, and what may stand before it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gd_core.analysis.prediction import NO_ANSWER, right_answer
from gd_core.exchange.link import VIEWS
from gd_core.page import check, compare, race, rate, step, take
from gd_core.page.predict import has_answer, is_asked, show_answer, show_question
from gd_core.page.state import STATE
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, language

SHOW: dict[str, Callable[[Experiment], None]] = {
    "compare": compare.show,
    "step": step.show,
    "rate": rate.show,
    "check": check.show,
    "take": take.show,
    "race": race.show,
}


def show_tabs(e: Experiment) -> None:
    """A tab a view; only the open one runs."""
    key = f"tabs-{language()}"
    labels = {label(f"view.{view}"): view for view in VIEWS}

    def open_view() -> None:
        STATE.view = labels[st.session_state[key]]

    # Streamlit knows tabs by their labels; what is remembered is the view's code
    st.session_state[key] = label(f"view.{STATE.view}")
    tabs = st.tabs(list(labels), key=key, on_change=open_view)
    for view, tab in zip(VIEWS, tabs, strict=True):
        if tab.open:
            with tab:
                show_view(e, view)


def show_view(e: Experiment, view: str) -> None:
    """A view; the question instead where the reader is to predict first."""
    asked = is_asked() and right_answer(e) != NO_ANSWER
    enter((view, STATE.lecture, asked))
    if asked:
        show_question(e)
        return
    with st.container():  # its place, also while there is no answer
        if has_answer(e, view):
            show_answer(e, view)
    SHOW[view](e)


def enter(place: tuple[object, ...]) -> None:
    """A player that was not on the page begins where the state is."""
    if place != STATE.place:
        STATE.place = place
        STATE.put_player_at(STATE.k)
