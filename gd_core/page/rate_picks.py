"""Rate picks: learning rates that tell something, each a click away."""

from __future__ import annotations

from typing import Any

import streamlit as st

from gd_core.analysis.dynamics import Motion
from gd_core.analysis.rates import FATES, many_are_fastest, telling_rates
from gd_core.exchange.number import write_number
from gd_core.page.state import STATE, State
from gd_core.runs.checks import InputError
from gd_core.runs.joint_checks import standardised_inputs
from gd_core.text.catalogue import label, say


def quick_picks(
    x: Any, loss: str, model: str, standardize: bool, motion: Motion | None
) -> None:
    """Learning rates that tell something about data, loss and optimiser."""
    if standardize:
        try:
            x = standardised_inputs(x)
        except InputError:  # which is said where it is not allowed
            return
    rates = telling_rates(x, loss, model, motion)
    at_once = {"fastest": ".plateau"} if many_are_fastest(x, model, motion) else {}
    if rates:
        st.pills(
            label("page.pick"),
            list(rates),
            format_func=lambda name: label(f"pick.{name}{at_once.get(name, '')}"),
            required=True,  # so that a second click does not take back the first
            key=State.rate_pick.key,
            on_change=pick_rate,
            args=(rates,),
            label_visibility="collapsed",
            help=say("page.pick.help", near=FATES["near"], over=FATES["over"]),
        )


def pick_rate(rates: dict[str, float]) -> None:
    if STATE.rate_pick:
        STATE.learning_rate = write_number(rates[STATE.rate_pick])
        STATE.rate_pick = None  # so that it can be picked again
