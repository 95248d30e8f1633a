"""Model fields: the line, the loss and the precision of both runs."""

from __future__ import annotations

from gd_core.exchange.link import SWITCH
from gd_core.page.choices import named_choice, named_select
from gd_core.page.state import STATE, State
from gd_core.runs.checks import MODELS, PRECISIONS
from gd_core.runs.losses import LOSSES, is_right_for
from gd_core.text.catalogue import label


def model_control() -> str:
    """Whether the line goes through the origin."""
    return named_choice(
        "model",
        MODELS,
        STATE.model,
        key=State.model.key,
        format_func=lambda code: label(f"model.{code}"),
    )


def standardize_control() -> bool:
    """Whether x is standardised."""
    chosen = named_choice(
        "standardize",
        SWITCH,
        STATE.standardize,
        key=State.standardize.key,
        format_func=lambda code: label(f"standardize.{code}"),
    )
    return chosen == SWITCH[True]


def loss_control() -> str:
    """What both runs minimise."""
    return named_select("loss", list(LOSSES), State.loss.key, keep_gradient)


def keep_gradient() -> None:
    """What was a slip, and is right for the loss that is chosen now, is none any more.

    Any other slip is the same one of that loss. It is set again in either case, since
    a browser knows a choice by what it is called, which depends on the loss.
    """
    slip, before = STATE.manual_gradient, STATE.experiment
    is_right = is_right_for(STATE.loss, before.loss, slip, before.n)
    STATE.manual_gradient = "mean" if is_right else slip


def precision_control() -> str:
    """Of every number in both runs."""
    key = State.precision.key
    return named_choice("precision", PRECISIONS, STATE.precision, key=key)
