"""Slip fields: whether a run is right, or makes a mistake that is known."""

from __future__ import annotations

import streamlit as st

from gd_core.page.state import STATE, State
from gd_core.runs.checks import SIDES, autograd_gradients, manual_gradients
from gd_core.runs.losses import natural_slips
from gd_core.runs.optimizers import BY_HAND, SLIPS_BY_HAND
from gd_core.text.catalogue import label
from gd_core.text.slips import option_label


def slip_controls(loss: str, optimizer: str) -> tuple[str, str]:
    """What the two runs do: what is right, or a classic slip."""
    key, own = State.manual_gradient.key, State.autograd_gradient.key
    made = ("mean", *natural_slips(loss), *SLIPS_BY_HAND[optimizer], STATE.control(key))
    by_hand = tuple(code for code in manual_gradients(optimizer) if code in made)
    by_autograd = autograd_gradients(optimizer)
    return (
        slip_control("manual", key, by_hand, loss, optimizer),
        slip_control("autograd", own, by_autograd, loss, optimizer),
    )


def slip_control(
    side: str, key: str, options: tuple[str, ...], loss: str, optimizer: str
) -> str:
    """What one run does, right or wrong."""
    about = label(slips_help(side, loss))
    if BY_HAND[optimizer].remembers:
        which = optimizer if side == SIDES[0] else side
        about += label(f"page.slips.{which}")
    chosen: str = st.selectbox(
        label(f"page.{side}_gradient"),
        options,
        index=options.index(STATE.control(key)),
        format_func=lambda choice: option_label(choice, loss, side),
        key=key,
        on_change=show_step_of,
        args=(side,),
        help=about,
    )
    return chosen


def slips_help(side: str, loss: str) -> str:
    """The key of the text about the slips of the gradient."""
    key = f"page.{side}_gradient.help"
    return f"{key}.{loss}" if side == SIDES[0] else key


def show_step_of(side: str) -> None:
    """Whose gradient is changed is whose step is shown."""
    STATE.run = side
