"""The lines that the runs ended with, on the data, and what would be better."""

from __future__ import annotations

import streamlit as st

from gd_core.analysis.fit import fits_of
from gd_core.analysis.remedies import (
    bias_helps,
    standardised,
    standardising_helps,
    with_bias,
)
from gd_core.charts.fit import fit_chart
from gd_core.page.caches import cached
from gd_core.page.parts import as_markdown, line, show_chart
from gd_core.page.runs import Traces, traces_of
from gd_core.page.state import STATE
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.fit import how_good, what_helps


def show_what_helps(e: Experiment) -> None:
    """What a line through the origin cannot do, and a button for what can."""
    helps = what_helps(e)
    if helps:
        with line("helps"):
            st.markdown(as_markdown(helps))
            offer("add_bias", e, with_bias(e))


def show_fit_below(e: Experiment, traces: Traces | None) -> None:
    """The line through the origin on the data: drawn while it is looked at."""
    fold = st.expander(
        label("chart.fit.title"), bias_helps(e), on_change="rerun", key="fit"
    )
    if fold.open:
        traces = traces or traces_of(e)
        with fold:
            left, right = st.columns(2, gap="medium")
            with left:
                draw_fit(e, given=(traces,))
            with right:
                st.markdown(as_markdown(how_good(e, fits_of(e, traces))))


@cached
def draw_fit(e: Experiment, traces: Traces) -> None:
    """The points and the lines; drawn once for all."""
    show_chart(fit_chart(e, traces))


def say_fit(e: Experiment, traces: Traces) -> None:
    """How good the lines are, and a button for what would help."""
    sentences = how_good(e, fits_of(e, traces)), what_helps(e)
    st.markdown(as_markdown(" ".join(filter(None, sentences))))
    if standardising_helps(e):
        offer("standardise", e, standardised(e))


def offer(name: str, e: Experiment, better: Experiment | None) -> None:
    """A button that puts other settings into the sidebar."""
    if better is None:
        return
    about_it = label(f"fit.{name}.help")
    if better.learning_rate != e.learning_rate:
        about_it = say(f"fit.{name}.help.rate", rate=better.learning_rate)
    if st.button(
        label(f"fit.{name}"),
        on_click=take,
        args=(better,),
        key=f"fit-{name}",
        help=about_it,
        icon=":material/auto_fix_high:",
    ):
        st.rerun()  # the sidebar, too, where the view alone ran


def take(e: Experiment) -> None:
    STATE.change(e)
