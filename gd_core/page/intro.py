"""Intro: what the page is about, in one sentence, and the first things to click."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gd_core.page.number_fields import narrow_rate
from gd_core.page.parts import kept_together, line
from gd_core.page.state import STATE
from gd_core.page.tour import show_tour
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.presets import COPIED_MISTAKE, LESSON
from gd_core.text.catalogue import label


def show_intro(e: Experiment) -> None:
    """The sentence; below it the tour and the mistake, where they have a place."""
    with st.container(gap="xxsmall", key="intro"):
        st.markdown(kept_together(label("page.intro")))
        with st.container():  # its place, also while it is empty
            if STATE.tour or is_like_lesson(e):
                with line("tour"):
                    show_tour(e)
                    if is_like_lesson(e):
                        offer_mistake(e)
        narrow_rate()


def is_like_lesson(e: Experiment) -> bool:
    """Whether nothing of the reader's own is lost when the mistake is shown."""
    right = replace(
        e,
        learning_rate=LESSON.learning_rate,
        iterations=LESSON.iterations,
        manual_gradient=LESSON.manual_gradient,
    )
    return not STATE.has_file and right == LESSON


def offer_mistake(e: Experiment) -> None:
    """A button for the mistake that everyone copies, or back from it."""
    is_shown = e.manual_gradient == COPIED_MISTAKE.manual_gradient
    name = "page.mended" if is_shown else "page.mistake"
    st.button(
        label(name),
        on_click=show_by_hand,
        args=(replace(e, manual_gradient="mean") if is_shown else COPIED_MISTAKE,),
        key="mistake",
        type="secondary" if is_shown else "primary",
        icon=f":material/{'healing' if is_shown else 'bug_report'}:",
        help=label(f"{name}.help"),
    )


def show_by_hand(e: Experiment) -> None:
    """Show an experiment, and where there is a step that of the run by hand."""
    STATE.fill(e)
    STATE.run = SIDES[0]
