"""Optimiser fields: what makes an update of a gradient, and when there is one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from gd_core.analysis.offers import offered_rate
from gd_core.exchange.number import write_number
from gd_core.page.choices import named_choice, named_select, part
from gd_core.page.number_fields import OF_OPTIMIZERS, number_field
from gd_core.page.problems import Problems
from gd_core.page.state import STATE, State
from gd_core.runs.checks import (
    OPTIMIZERS,
    UPDATES,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.optimizers import BY_HAND
from gd_core.text.catalogue import label


def optimizer_control() -> str:
    """What makes an update of a gradient."""
    return named_select("optimizer", OPTIMIZERS, State.optimizer.key, fit_optimizer)


def optimizer_fields(optimizer: str, problems: Problems) -> dict[str, Any]:
    """The fields for the settings that an optimiser has of its own."""
    names = BY_HAND[optimizer].settings
    if not names:
        return {}
    places, below = st.columns(len(names), gap="xxsmall"), part()
    found = {}
    for name, place in zip(names, places, strict=True):
        with place:
            field = OF_OPTIMIZERS[name]
            found[name] = number_field(field, problems, below, has_steps=False)
    return found


def fit_optimizer() -> None:
    """What does not go with the optimiser that was chosen is none of it any more.

    A slip is dropped that the other optimiser had, eps is torch's of this one, and a
    rate that makes no sense with it is replaced by one that does.
    """
    optimizer, before = STATE.optimizer, STATE.experiment
    if STATE.manual_gradient not in manual_gradients(optimizer):
        STATE.manual_gradient = "mean"
    if STATE.autograd_gradient not in autograd_gradients(optimizer):
        STATE.autograd_gradient = "right"
    eps = BY_HAND[optimizer].eps
    if eps is not None and before.optimizer != optimizer:
        STATE.eps = write_number(eps)
    rate = offered_rate(before, optimizer)
    if rate is not None:
        STATE.learning_rate = write_number(rate)


def update_control() -> str:
    """After how many points there is an update."""
    return named_choice(
        "update",
        UPDATES,
        STATE.update,
        key=State.update.key,
        format_func=lambda code: label(f"update.{code}"),
    )
