"""Choices: how a control of the sidebar is laid out, its name beside or above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from gd_core.page.state import STATE
from gd_core.text.catalogue import label

SELECT_WIDTH = 150  # pixels, beside its name


def part() -> Any:
    """A part of the sidebar, its controls as far apart as the parts are.

    What comes and goes in a part moves no other: a field that is moved loses what is
    being typed in it.
    """
    return st.container(gap="xsmall")


def named_line() -> Any:
    """A line for a control with its name beside it."""
    return st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap=None,
    )


def named_choice(name: str, options: Sequence[str], value: str, **how: Any) -> str:
    """One of a few options, the name of the control beside them."""
    with named_line():
        title, about = label(f"page.{name}"), label(f"page.{name}.help")
        st.caption(title, help=about, width="content")
        chosen: str = st.segmented_control(
            title,
            options,
            default=value,
            required=True,
            help=about,
            label_visibility="collapsed",
            **how,
        )
    return chosen


def named_select(
    name: str, options: Sequence[str], key: str, on_change: Callable[[], None]
) -> str:
    """One of several options, the name of the control beside them.

    Args:
        name: the control is `page.{name}`, an option `{name}.{option}`.
        options: codes.
        key: of the control.
        on_change: what a choice brings with it.
    """
    with named_line():
        title, about = label(f"page.{name}"), label(f"page.{name}.help")
        st.caption(title, help=about, width="content")
        chosen: str = st.selectbox(
            title,
            options,
            index=options.index(STATE.control(key)),
            format_func=lambda code: label(f"{name}.{code}"),
            key=key,
            help=about,
            on_change=on_change,
            label_visibility="collapsed",
            width=SELECT_WIDTH,
        )
    return chosen
