"""The six rules: the page in docs/ about the optimisers, opened above the view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from gd_core.page.caches import cached
from gd_core.text.catalogue import label, language

FOLDER = Path(__file__).parents[2] / "docs"


def rules_file() -> Path:
    """The page in the visitor's language, or in English where there is none in it."""
    own = FOLDER / f"optimizers.{language()}.md"
    return own if own.exists() else FOLDER / "optimizers.md"


def offer_rules() -> None:
    """A button that opens the page about the optimisers, where it is there."""
    file = rules_file()
    if file.exists() and st.button(
        label("page.rules"),
        key="rules",
        icon=":material/menu_book:",
        help=label("page.rules.help"),
    ):
        st.dialog(label("page.rules"), width="large", icon=":material/menu_book:")(
            show_rules
        )(file)


@cached
def show_rules(file: Path) -> None:
    """The rules, line by line, without the title, which is above them already."""
    _, _, text = file.read_text("utf-8").partition("\n")
    st.markdown(text)
