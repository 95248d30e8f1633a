"""Slide: the open view on one screen, and the bar that leads to the others."""

from __future__ import annotations

import streamlit as st

from gd_core.page.lecture import neighbour_of, slide_style
from gd_core.page.parts import as_markdown
from gd_core.page.pins import pinned_and
from gd_core.page.state import STATE
from gd_core.page.views import show_view
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.runs_named import common_settings


def show_slide(e: Experiment) -> None:
    """The open view, at the bottom the bar."""
    st.html(slide_style())
    show_view(e, STATE.view)
    with st.container(horizontal=True, vertical_alignment="center", key="slide-bar"):
        # in One step the arrow keys lead through the states
        back, forward = (
            ("PageUp", "PageDown") if STATE.view == "step" else ("Left", "Right")
        )
        turn_button("back", -1, back)
        turn_button("next", 1, forward)
        st.caption(as_markdown(settings_of(e)), text_alignment="center")
        st.button(
            label("page.slide.leave"),
            on_click=leave_lecture,
            key="leave",
            help=label("page.slide.leave.help"),
        )


def settings_of(e: Experiment) -> str:
    """What the view shows, in one line: of a race what all runs have in common."""
    if STATE.view == "race" and STATE.pins:
        return " · ".join(common_settings(pinned_and(e)))
    return sentences.settings(e)


def turn_button(name: str, by: int, key: str) -> None:
    """To the view before (-1) or after (1)."""
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
