"""The six rules: the page in docs/ about the optimisers, opened above the view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from gd_core.text.catalogue import label

RULES = Path(__file__).parents[2] / "docs" / "optimizers.md"


def offer_rules() -> None:
    """A button that opens the page about the optimisers, where it is there."""
    if RULES.exists() and st.button(
        label("page.rules"),
        key="rules",
        icon=":material/menu_book:",
        help=label("page.rules.help"),
    ):
        st.dialog(label("page.rules"), width="large", icon=":material/menu_book:")(
            show_rules
        )()


def show_rules() -> None:
    """The rules, line by line, without the title, which is above them already."""
    _, _, text = RULES.read_text("utf-8").partition("\n")
    st.markdown(text)
