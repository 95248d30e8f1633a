"""Groups: what of the sidebar belongs together, and which of it is folded at first.

What a beginner needs is always open, under a heading. The rest is folded, and says on
the outside what it holds. A folded group whose settings are not the usual ones when the
page is opened is open at first; from then on only its reader opens and closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from gd_core.page.state import STATE, State
from gd_core.runs.experiment import Experiment
from gd_core.runs.presets import LESSON
from gd_core.text.catalogue import label, say

# the settings in each group that is folded, as an experiment calls them
FOLDED = {
    "model": ("model", "standardize", "loss", "precision"),
    "optimizer": ("optimizer", "update"),
}


def headed(group: str) -> Any:
    """A group that is always open."""
    place = st.container(gap="xsmall", key=f"group-{group}")
    place.header(label(f"group.{group}"), anchor=False)
    return place


def folded(group: str) -> Any:
    """A group that can be folded. Its controls are there and count in either case."""
    key = f"fold-{group}"
    if STATE.open_groups is None:
        STATE.open_groups = unusual_groups(STATE.experiment)
    is_open = group in STATE.open_groups
    # as in `views.show_tabs`: Streamlit knows a fold by its label, which changes
    st.session_state[key] = is_open
    name = label(f"group.{group}")
    return st.expander(
        name if is_open else say("group.folded", group=name, holds=held(group)),
        key=key,
        on_change=remember,
        args=(group, key),
    )


def remember(group: str, key: str) -> None:
    """Which groups are open, after one was opened or closed."""
    others = (STATE.open_groups or frozenset()) - {group}
    STATE.open_groups = others | {group} if st.session_state[key] else others


def unusual_groups(e: Experiment) -> frozenset[str]:
    """The groups in which an experiment has other settings than the lesson."""
    return frozenset(
        group
        for group, names in FOLDED.items()
        if any(getattr(e, name) != getattr(LESSON, name) for name in names)
    )


def held(group: str) -> str:
    """What the controls of a folded group hold, in a few words."""
    return ", ".join(filter(None, HELD[group]()))


def in_model() -> list[str]:
    loss, precision = STATE.control(State.loss.key), STATE.control(State.precision.key)
    model, standardize = STATE.control(State.model.key), STATE.standardize
    is_standardised = model == "line" and standardize == "on"
    return [
        label(f"model.{model}"),
        label("group.standardised") if is_standardised else "",
        label(f"loss.{loss}"),
        precision if precision != LESSON.precision else "",
    ]


def in_optimizer() -> list[str]:
    optimizer, update = STATE.optimizer, STATE.update
    return [
        label(f"optimizer.{optimizer}"),
        label(f"update.{update}") if update != LESSON.update else "",
    ]


HELD: dict[str, Callable[[], list[str]]] = {
    "model": in_model,
    "optimizer": in_optimizer,
}
