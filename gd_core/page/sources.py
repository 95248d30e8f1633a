"""Sources: the code that ran, on the page."""

from __future__ import annotations

import streamlit as st

from gd_core.exchange.source import source_of, wrong_line
from gd_core.page.caches import cached
from gd_core.page.parts import as_markdown, style
from gd_core.page.state import STATE, State
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label

CODE_STYLE = style("code")  # stands where code is shown


def show_sources(e: Experiment) -> None:
    """The code that ran, once it is asked for.

    What colours code is the largest file of all that a browser would fetch.
    """
    st.toggle(
        label("page.source"),
        key=State.source.key,
        help=label("page.source.help"),
        persist_state="session",
    )
    if STATE.source:
        st.html(CODE_STYLE)
        draw_sources(e)


@cached
def draw_sources(e: Experiment) -> None:
    """The code of both runs, side by side."""
    for side, column in zip(SIDES, st.columns(2, gap="medium"), strict=True):
        with column:
            show_source(e, side, source_of(e, side))


def show_source(e: Experiment, side: str, source: str) -> None:
    """The code of a run; above it what its wrong line does, if it has one."""
    number_of_line = wrong_line(source)
    if number_of_line:
        slip = sentences.slip_in_source(e, side, number_of_line)
        st.markdown(f":red[:material/close: {as_markdown(slip)}]")
    st.code(source, line_numbers=True, wrap_lines=True)
