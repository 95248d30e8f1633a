"""Tour: four states of the page, each one click away, until they are skipped.

Only the page that is opened by its bare address has the tour; whoever follows a link
has come for what is in it. What is skipped stays away as long as the page is open.
"""

from __future__ import annotations

import streamlit as st

from gd_core.page.state import STATE
from gd_core.runs.experiment import Experiment
from gd_core.runs.presets import COPIED_MISTAKE, LESSON, PRESETS
from gd_core.text.catalogue import label, say

# what each step shows: the experiment and the view
STEPS = {
    "lesson": (LESSON, "compare"),
    "mistake": (COPIED_MISTAKE, "compare"),
    "step": (COPIED_MISTAKE, "step"),
    "fast": (PRESETS["fast"], "rate"),
}


def show_tour(e: Experiment) -> None:
    """One quiet line of steps; the one that is on the page is marked."""
    with st.container(
        horizontal=True, gap="xsmall", vertical_alignment="center", key="tour"
    ):
        if not STATE.tour:
            return
        st.caption(label("tour.name"), width="content")
        for step, shown in STEPS.items():
            is_open = shown == (e, STATE.view)
            st.button(
                label(f"tour.{step}"),
                on_click=go_to,
                args=(step,),
                key=f"tour-{'open' if is_open else 'step'}-{step}",
                type="tertiary",
                help=say("tour.open", step=label(f"tour.{step}")) if is_open else None,
            )
        st.button(
            label("tour.skip"),
            on_click=skip,
            key="tour-skip",
            type="tertiary",
            icon=":material/close:",
            help=label("tour.skip.help"),
        )


def go_to(step: str) -> None:
    """Show what a step of the tour is about."""
    e, STATE.view = STEPS[step]
    STATE.fill(e)
    STATE.predict = False  # a question would stand before it
    STATE.run = "manual"
    STATE.put_player_at(0)


def skip() -> None:
    STATE.tour = False
