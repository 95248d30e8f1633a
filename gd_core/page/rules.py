"""The six rules: the page in docs/ about the optimisers, opened above the view."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from gd_core.page.caches import cached
from gd_core.page.parts import kept_together, style
from gd_core.text.catalogue import label, language
from gd_core.text.written import unbroken

FOLDER = Path(__file__).parents[2] / "docs"
FENCE = "```"
# spaces at which a formula breaks badly: it breaks before a sign, and not in 1 − β
BREAKS_BADLY = re.compile(r"1 − | \+ ε| ← \w [−+] | ← |[−+/·] ")
RULES_STYLE = style("code") + style("rules")


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


def show_rules(file: Path) -> None:
    """The rules, line by line, in their style."""
    st.html(RULES_STYLE)
    with st.container(key="rules-page"):
        draw_rules(file)


@cached
def draw_rules(file: Path) -> None:
    """The page without its title, which is above it already."""
    _, _, text = file.read_text("utf-8").partition("\n")
    told = text.split(FENCE)
    told[::2] = map(_unbroken_formulas, told[::2])
    st.markdown(FENCE.join(told))


def _unbroken_formulas(text: str) -> str:
    """A text without code, as `kept_together`, whose formulas break between parts."""
    return BREAKS_BADLY.sub(lambda found: unbroken(found[0]), kept_together(text))
