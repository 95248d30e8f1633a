"""The player: buttons, a slider and four cards that walk through the states.

It runs in the browser (player.html, .css, .js) and tells the server where it rests.
"""

from __future__ import annotations

import streamlit as st

from gd_core.page.caches import CODE, cached
from gd_core.page.components import component
from gd_core.page.player.steps import (
    block_of,
    player_data,
    written_block,
    written_neighbours,
)
from gd_core.page.state import STATE
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

PLAYER_KEY = "player"

block_of_steps = cached(written_block)


def player(e: Experiment, run: str, trace: Trace, is_slide: bool = False) -> None:
    """The player of a run, at the state that is remembered."""
    block = block_of(STATE.k, trace.states - 1)
    steps = block_of_steps(e, run, block, is_slide, given=(trace,))
    steps = steps | written_neighbours(e, run, trace, STATE.k, is_slide)
    component(PLAYER_KEY, CODE)(
        key=PLAYER_KEY,
        data=player_data(e, run, trace, STATE.player_move, steps, is_slide),
        on_k_change=remember_state,
    )


def remember_state() -> None:
    """The player has come to rest at another state."""
    STATE.k = int(st.session_state[PLAYER_KEY]["k"])
