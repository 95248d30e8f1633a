"""Slide: the open view on one screen, and the bar that leads to the others."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from gd_core.analysis.checking.programs import as_said
from gd_core.analysis.prediction import NO_ANSWER, right_answer
from gd_core.page import slides
from gd_core.page.lecture import as_html, neighbour_of
from gd_core.page.parts import style
from gd_core.page.pins import pinned_and
from gd_core.page.predict import is_asked
from gd_core.page.presenter import presenter
from gd_core.page.state import STATE
from gd_core.page.views import enter
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number
from gd_core.text.runs_named import common_settings

SLIDE_STYLE = style("slide")
LONG_NUMBER = re.compile(r"\d+\.\d{7,}")  # is rounded for reading
TURN_KEYS = {-1: "PageUp", 1: "PageDown"}  # what a clicker sends


def show_slide(e: Experiment) -> None:
    """The open view, or the question; below it the settings, over both the bar."""
    st.html(SLIDE_STYLE)
    presenter()
    asked = is_asked() and right_answer(e) != NO_ANSWER
    enter((STATE.view, STATE.lecture, asked))
    with st.container(key="slide"):
        with st.container(key="slide-view"):
            (slides.question_slide if asked else slides.SLIDE_OF[STATE.view])(e)
        with st.container(key="slide-settings"):
            st.html(settings_line(e))
        show_bar()


def show_bar() -> None:
    """To the views before and after, and out of the lecture."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="slide-bar",
    ):
        with st.container(horizontal=True, width="content"):
            turn_button("back", -1)
            turn_button("next", 1)
        st.button(
            label("page.slide.leave"),
            on_click=leave_lecture,
            key="leave",
            help=label("page.slide.leave.help"),
        )


def settings_of(e: Experiment) -> str:
    """What the view shows, in one line.

    Of a race what all runs have in common; of a printed run what its reader set.
    """
    if STATE.view == "check":
        return sentences.settings(as_said(e))
    if STATE.view == "race" and STATE.pins:
        return " · ".join(common_settings(pinned_and(e)))
    return sentences.settings(e)


def settings_line(e: Experiment) -> str:
    """The settings as HTML, rounded for reading; pointed at, exactly."""
    exact = settings_of(e)
    read = LONG_NUMBER.sub(lambda found: number(float(found[0])), exact)
    title = f' title="{escape(exact)}"' if read != exact else ""
    return f"<p{title}>{as_html(read)}</p>"


def turn_button(name: str, by: int) -> None:
    """To the view before (-1) or after (1)."""
    key = TURN_KEYS[by]
    st.button(
        label(f"page.slide.{name}"),
        on_click=turn,
        args=(by,),
        key=f"turn{by}",
        icon=f":material/arrow_{'back' if by < 0 else 'forward'}:",
        icon_position="left" if by < 0 else "right",
        shortcut=key,
        disabled=neighbour_of(STATE.view, by) is None,
        help=say(f"page.slide.{name}.help", key=key),
    )


def turn(by: int) -> None:
    STATE.view = neighbour_of(STATE.view, by) or STATE.view


def leave_lecture() -> None:
    STATE.lecture = False
